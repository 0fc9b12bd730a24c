/* Dates, ISO weeks and time zones. The instants were worked out with GNU date. */
#include "base/date.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

Test(date, counts_days_from_1970)
{
    static const struct {
        struct civil civil;
        int64_t date;
        int weekday;
    } cases[] = {
        {{1970, 1, 1}, 0, 4},     {{1969, 12, 31}, -1, 3},      {{2000, 2, 29}, 11016, 2},
        {{2000, 3, 1}, 11017, 3}, {{1900, 3, 1}, -25508, 4},    {{2026, 11, 20}, 20777, 5},
        {{1, 1, 1}, -719162, 1},  {{9999, 12, 31}, 2932896, 5}, {{2024, 12, 30}, 20087, 1},
        {{2027, 1, 3}, 20821, 7},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct civil c = date_civil(cases[i].date);
        cr_expect_eq(date_of(cases[i].civil), cases[i].date, "case %zu: %ld", i,
                     (long)date_of(cases[i].civil));
        cr_expect(c.year == cases[i].civil.year && c.month == cases[i].civil.month &&
                      c.day == cases[i].civil.day,
                  "case %zu", i);
        cr_expect_eq(date_weekday(cases[i].date), cases[i].weekday, "case %zu", i);
    }
}

/* Every day of the years 1 to 9999: back and forth, one weekday after the other, each week
 * seven days of one name. */
Test(date, goes_through_every_day)
{
    int64_t last = date_of((struct civil){9999, 12, 31});
    int weekday = 7;
    struct week before = {0};
    for (int64_t date = date_of((struct civil){1, 1, 1}); date <= last; date++) {
        cr_assert_eq(date_of(date_civil(date)), date);
        cr_assert_eq(date_weekday(date), weekday % 7 + 1);
        weekday = weekday % 7 + 1;
        struct week week = week_of(date);
        cr_assert_eq(week_monday(week), date - weekday + 1);
        bool same = week.year == before.year && week.week == before.week;
        cr_assert_eq(same, weekday != 1);
        before = week;
    }
}

Test(date, reads_only_days_that_exist)
{
    static const struct {
        const char *text;
        bool ok;
    } cases[] = {
        {"2026-11-20", true},   {"2024-02-29", true},
        {"2000-02-29", true},   {"0001-01-01", true},
        {"9999-12-31", true},   {"2026-02-29", false},
        {"1900-02-29", false},  {"2026-04-31", false},
        {"2026-13-01", false},  {"2026-00-10", false},
        {"2026-01-00", false},  {"2026-01-32", false},
        {"0000-01-01", false},  {"2026-1-20", false},
        {"2026-11-2", false},   {"2026/11/20", false},
        {"2026-11/20", false},  {"26-11-20", false},
        {"2026-11-20 ", false}, {"2026-11-20x", false},
        {"20261120", false},    {" 2026-11-20", false},
        {"2026-11-200", false}, {"+026-11-20", false},
        {"2026-+1-20", false},  {"", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int64_t date = 12345;
        cr_expect_eq(date_parse(cases[i].text, &date), cases[i].ok, "\"%s\"",
                     cases[i].text);
        if (!cases[i].ok) {
            cr_expect_eq(date, 12345, "\"%s\"", cases[i].text);
            continue;
        }
        char text[DATE_TEXT];
        date_text(date, text);
        cr_expect_str_eq(text, cases[i].text);
    }
}

Test(date, shows_the_edge_for_what_has_no_four_digits)
{
    char text[DATE_TEXT];
    date_text(INT64_C(1) << 40, text);
    cr_expect_str_eq(text, "9999-12-31");
    date_text(-(INT64_C(1) << 40), text);
    cr_expect_str_eq(text, "0001-01-01");
}

Test(week, is_of_the_year_of_its_thursday)
{
    static const struct {
        const char *date, *week, *monday;
    } cases[] = {
        {"2020-12-31", "2020-W53", "2020-12-28"}, {"2021-01-03", "2020-W53", "2020-12-28"},
        {"2021-01-04", "2021-W01", "2021-01-04"}, {"2024-12-29", "2024-W52", "2024-12-23"},
        {"2024-12-30", "2025-W01", "2024-12-30"}, {"2025-12-29", "2026-W01", "2025-12-29"},
        {"2026-01-01", "2026-W01", "2025-12-29"}, {"2026-11-20", "2026-W47", "2026-11-16"},
        {"2026-11-22", "2026-W47", "2026-11-16"}, {"2026-11-23", "2026-W48", "2026-11-23"},
        {"2026-12-31", "2026-W53", "2026-12-28"}, {"2027-01-03", "2026-W53", "2026-12-28"},
        {"2016-01-03", "2015-W53", "2015-12-28"}, {"2012-01-01", "2011-W52", "2011-12-26"},
        {"2019-12-30", "2020-W01", "2019-12-30"}, {"1970-01-01", "1970-W01", "1969-12-29"},
        {"0001-01-01", "0001-W01", "0001-01-01"}, {"9999-12-31", "9999-W52", "9999-12-27"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int64_t date;
        struct week week;
        char text[WEEK_TEXT], day[DATE_TEXT];
        cr_assert(date_parse(cases[i].date, &date));
        week_text(week_of(date), text);
        cr_expect_str_eq(text, cases[i].week, "%s: %s", cases[i].date, text);
        cr_assert(week_parse(cases[i].week, &week));
        date_text(week_monday(week), day);
        cr_expect_str_eq(day, cases[i].monday, "%s: %s", cases[i].week, day);
    }
}

Test(week, reads_only_weeks_that_exist)
{
    static const char *const refused[] = {
        "2021-W53", "2025-W53",  "2026-W00", "2026-W54", "2026-W1",  "2026W47", "2026-w47",
        "26-W47",   "2026-W47 ", "0000-W10", "2026-47",  "2026-W4x", "",
    };
    struct week week = {1, 2};
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
        cr_expect_not(week_parse(refused[i], &week), "\"%s\"", refused[i]);
    cr_expect(week.year == 1 && week.week == 2);
}

static struct zone zone(const char *name)
{
    struct zone z;
    struct err err = {0};
    cr_assert(zone_find(name, &z, &err), "%s: %s", name, err.what);
    return z;
}

static int64_t day(const char *text)
{
    int64_t date;
    cr_assert(date_parse(text, &date));
    return date;
}

Test(zone, is_found_by_its_name_in_the_database)
{
    static const struct {
        const char *name;
        bool ok;
    } cases[] = {
        {"UTC", true},
        {"Europe/Berlin", true},
        {"America/Argentina/Buenos_Aires", true},
        {"Etc/GMT+5", true},
        {"Europe/Atlantis", false},
        {"Europe", false},
        {"zone.tab", false},
        {"zone1970.tab", false},
        {"Europe/../Europe/Berlin", false},
        {"../etc/passwd", false},
        {"Europe/../UTC", false},
        {"/usr/share/zoneinfo/UTC", false},
        {":UTC", false},
        {"", false},
        {"UTC0", false},
        {"Europe/Ber lin", false},
        {"right/UTC", false},
        {"A123456789012345678901234567890123456789012345678901234567890123", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct zone z = {.name = "as it was"};
        struct err err = {0};
        bool ok = zone_find(cases[i].name, &z, &err);
        cr_expect_eq(ok, cases[i].ok, "\"%s\"", cases[i].name);
        cr_expect_str_eq(z.name, ok ? cases[i].name : "as it was");
        cr_expect_eq(err.code, ok ? ERR_NONE : ERR_USAGE);
        if (!ok)
            cr_expect(strstr(err.what, cases[i].name) && err.next[0]);
    }
}

Test(zone, needs_no_database_for_utc)
{
    struct zone z;
    struct err err = {0};
    setenv("TZDIR", "/nowhere", 1);
    cr_expect_not(zone_find("Europe/Berlin", &z, &err));
    cr_expect(strstr(err.next, "tzdata"), "%s", err.next);
    cr_expect(zone_find("UTC", &z, &err));
    struct local local = zone_local(&z, 1795183320); /* 2026-11-20T14:02:00Z */
    cr_expect(local.hour == 14 && local.minute == 2 && local.offset == 0);
    setenv("TZDIR", "", 1); /* means the usual place */
    cr_expect(zone_find("Europe/Berlin", &z, &err));
}

Test(zone, refuses_a_folder_too_long_to_name)
{
    static char folder[5000];
    struct zone z;
    struct err err = {0};
    memset(folder, 'x', sizeof folder - 1);
    folder[0] = '/';
    setenv("TZDIR", folder, 1);
    cr_expect_not(zone_find("Europe/Berlin", &z, &err));
}

struct wall {
    const char *zone, *utc, *date;
    int hour, minute, offset;
};

static const struct wall walls[] = {
    {"UTC", "2026-11-20T14:02:00Z", "2026-11-20", 14, 2, 0},
    {"Europe/Berlin", "2026-11-20T14:02:00Z", "2026-11-20", 15, 2, 3600},
    {"Europe/Berlin", "2026-07-01T22:30:00Z", "2026-07-02", 0, 30, 7200},
    {"Europe/Berlin", "2026-03-29T00:59:00Z", "2026-03-29", 1, 59, 3600},
    {"Europe/Berlin", "2026-03-29T01:00:00Z", "2026-03-29", 3, 0, 7200},
    {"Europe/Berlin", "2026-10-25T00:30:00Z", "2026-10-25", 2, 30, 7200},
    {"America/New_York", "2026-03-08T06:59:00Z", "2026-03-08", 1, 59, -18000},
    {"America/New_York", "2026-03-08T07:00:00Z", "2026-03-08", 3, 0, -14400},
    {"America/New_York", "2026-11-01T05:30:00Z", "2026-11-01", 1, 30, -14400},
    {"America/New_York", "1969-12-31T23:00:00Z", "1969-12-31", 18, 0, -18000},
    {"Asia/Kolkata", "2026-11-20T20:00:00Z", "2026-11-21", 1, 30, 19800},
    {"Asia/Kathmandu", "2026-11-20T18:14:00Z", "2026-11-20", 23, 59, 20700},
    {"America/New_York", "2026-01-01T03:00:00Z", "2025-12-31", 22, 0, -18000},
    {"Europe/Berlin", "2026-12-31T23:30:00Z", "2027-01-01", 0, 30, 3600},
    {"Pacific/Apia", "2026-01-01T12:00:00Z", "2026-01-02", 1, 0, 46800},
    {"Pacific/Apia", "2011-12-30T09:59:00Z", "2011-12-29", 23, 59, -36000},
    {"Pacific/Apia", "2011-12-30T10:00:00Z", "2011-12-31", 0, 0, 50400},
    {"Australia/Lord_Howe", "2026-01-10T13:00:00Z", "2026-01-11", 0, 0, 39600},
};
enum { WALLS = sizeof walls / sizeof *walls };

Test(zone, shows_what_the_clock_on_the_wall_shows)
{
    for (size_t i = 0; i < WALLS; i++) {
        const struct wall *w = &walls[i];
        struct zone z = zone(w->zone);
        int64_t utc;
        cr_assert(time_parse(w->utc, &z, &utc, NULL));
        struct local local = zone_local(&z, utc);
        cr_expect_eq(local.date, day(w->date), "%s %s", w->zone, w->utc);
        cr_expect_eq(local.hour, w->hour, "%s %s: %d", w->zone, w->utc, local.hour);
        cr_expect_eq(local.minute, w->minute, "%s %s", w->zone, w->utc);
        cr_expect_eq(local.second, 0);
        cr_expect_eq(local.offset, w->offset, "%s %s", w->zone, w->utc);
    }
}

Test(zone, finds_the_instant_of_a_clock_on_the_wall)
{
    for (size_t i = 0; i < WALLS; i++) {
        const struct wall *w = &walls[i];
        struct zone z = zone(w->zone);
        char text[TIME_TEXT];
        time_text(zone_utc(&z, day(w->date), w->hour, w->minute, 0), text);
        cr_expect_str_eq(text, w->utc, "%s: %s, not %s", w->zone, text, w->utc);
    }
}

Test(zone, reads_skipped_hours_as_before_and_repeated_ones_as_the_first)
{
    static const struct {
        const char *zone, *date;
        int hour, minute;
        const char *utc;
    } cases[] = {
        {"Europe/Berlin", "2026-03-29", 2, 30, "2026-03-29T01:30:00Z"},
        {"Europe/Berlin", "2026-03-29", 2, 0, "2026-03-29T01:00:00Z"},
        {"Europe/Berlin", "2026-10-25", 2, 0, "2026-10-25T00:00:00Z"},
        {"Europe/Berlin", "2026-10-25", 2, 59, "2026-10-25T00:59:00Z"},
        {"Europe/Berlin", "2026-10-25", 3, 0, "2026-10-25T02:00:00Z"},
        {"America/New_York", "2026-03-08", 2, 30, "2026-03-08T07:30:00Z"},
        {"America/New_York", "2026-11-01", 1, 0, "2026-11-01T05:00:00Z"},
        {"America/New_York", "2026-11-01", 2, 0, "2026-11-01T07:00:00Z"},
        {"Australia/Lord_Howe", "2026-04-05", 1, 45, "2026-04-04T14:45:00Z"},
        {"Australia/Lord_Howe", "2026-10-04", 2, 15, "2026-10-03T15:45:00Z"},
        {"Pacific/Apia", "2011-12-30", 12, 0, "2011-12-30T22:00:00Z"}, /* no such day */
        {"Africa/Casablanca", "2026-02-15", 2, 30, "2026-02-15T01:30:00Z"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct zone z = zone(cases[i].zone);
        char text[TIME_TEXT];
        time_text(zone_utc(&z, day(cases[i].date), cases[i].hour, cases[i].minute, 0),
                  text);
        cr_expect_str_eq(text, cases[i].utc, "%s %s %02d:%02d: %s", cases[i].zone,
                         cases[i].date, cases[i].hour, cases[i].minute, text);
    }
}

/* Every quarter of an hour of three years: what the clock shows leads back to the instant,
 * or, where it shows it twice, to the first of the two. */
Test(zone, leads_back_from_every_quarter_of_an_hour)
{
    static const char *const names[] = {"Europe/Berlin", "America/New_York",
                                        "Australia/Lord_Howe", "Africa/Casablanca"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct zone z = zone(names[i]);
        int64_t from = day("2025-01-01") * 86400, to = day("2028-01-01") * 86400;
        for (int64_t utc = from; utc < to; utc += 900) {
            struct local a = zone_local(&z, utc);
            int64_t back = zone_utc(&z, a.date, a.hour, a.minute, a.second);
            struct local b = zone_local(&z, back);
            cr_assert(back <= utc && utc - back <= 3600, "%s %ld", names[i], (long)utc);
            cr_assert(a.date == b.date && a.hour == b.hour && a.minute == b.minute);
        }
    }
}

/* One zone after the other: the C library knows one at a time. */
Test(zone, goes_from_one_to_another_and_back)
{
    struct zone utc = zone("UTC"), berlin = zone("Europe/Berlin");
    setenv("TZ", "America/New_York", 1);
    for (int i = 0; i < 3; i++) {
        cr_expect_eq(zone_local(&berlin, 0).hour, 1);
        cr_expect_eq(zone_local(&utc, 0).hour, 0);
    }
}

Test(zone, bears_a_time_no_calendar_has)
{
    struct zone z = zone("UTC");
    cr_expect_eq(zone_local(&z, INT64_MAX).date, INT64_MAX / 86400);
    cr_expect_eq(zone_local(&z, INT64_MIN).date, INT64_MIN / 86400 - 1);
}

Test(time, reads_the_forms_that_occur)
{
    static const struct {
        const char *text, *utc; /* NULL: refused */
        bool naive;
    } cases[] = {
        {"2026-11-20T14:02:09Z", "2026-11-20T14:02:09Z", false},
        {"2026-11-20t14:02:09z", "2026-11-20T14:02:09Z", false},
        {"2026-11-20T14:02:09+02:00", "2026-11-20T12:02:09Z", false},
        {"2026-11-20T14:02:09-05:30", "2026-11-20T19:32:09Z", false},
        {"2026-11-20 14:02:09 +0200", "2026-11-20T12:02:09Z", false},
        {"2026-11-20 14:02+02", "2026-11-20T12:02:00Z", false},
        {"2026-11-20T23:30:00-01:00", "2026-11-21T00:30:00Z", false},
        {"2026-11-20T14:02:09.999Z", "2026-11-20T14:02:09Z", false},
        {"2026-11-20T14:02:09,5Z", "2026-11-20T14:02:09Z", false},
        {"2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z", false},
        {"2026-11-20T14:02:09", "2026-11-20T13:02:09Z", true},
        {"2026-11-20 14:02", "2026-11-20T13:02:00Z", true},
        {"2026-11-20T14:02:09.5", "2026-11-20T13:02:09Z", true},
        {"2026-03-29 02:30", "2026-03-29T01:30:00Z", true},
        {"1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z", false},
        {"2026-11-20", NULL, false},
        {"2026-11-20T", NULL, false},
        {"2026-11-20T14", NULL, false},
        {"2026-11-20T14:", NULL, false},
        {"2026-11-20T14:2", NULL, false},
        {"2026-11-20T24:00Z", NULL, false},
        {"2026-11-20T14:60Z", NULL, false},
        {"2026-11-20T14:02:61Z", NULL, false},
        {"2026-11-20T14:02:Z", NULL, false},
        {"2026-11-20T14:02:09.Z", NULL, false},
        {"2026-11-20_14:02", NULL, false},
        {"2026-11-20 14:02 ", NULL, false},
        {"2026-11-20 14:02 x", NULL, false},
        {"2026-11-20T14:02:09+", NULL, false},
        {"2026-11-20T14:02:09+2", NULL, false},
        {"2026-11-20T14:02:09+02:", NULL, false},
        {"2026-11-20T14:02:09+02:0", NULL, false},
        {"2026-11-20T14:02:09+020", NULL, false},
        {"2026-11-20T14:02:09+24:00", NULL, false},
        {"2026-11-20T14:02:09+02:60", NULL, false},
        {"2026-11-20T14:02:09Zx", NULL, false},
        {"2026-11-20T14:02:09  +0200", NULL, false},
        {"2026-11-31T14:02:09Z", NULL, false},
        {"", NULL, false},
    };
    struct zone z = zone("Europe/Berlin");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int64_t utc = 4242;
        bool naive = !cases[i].naive;
        bool ok = time_parse(cases[i].text, &z, &utc, &naive);
        cr_expect_eq(ok, cases[i].utc != NULL, "\"%s\"", cases[i].text);
        if (!ok) {
            cr_expect(utc == 4242 && naive, "\"%s\"", cases[i].text);
            continue;
        }
        char text[TIME_TEXT];
        time_text(utc, text);
        if (cases[i].utc)
            cr_expect_str_eq(text, cases[i].utc, "\"%s\": %s", cases[i].text, text);
        cr_expect_eq(naive, cases[i].naive, "\"%s\"", cases[i].text);
    }
}

Test(time, past_the_calendar_is_written_as_a_day_at_its_end)
{
    char text[TIME_TEXT];
    time_text(INT64_MIN, text);
    cr_expect_eq(strncmp(text, "0001-01-01T", 11), 0, "%s", text);
    time_text(INT64_MAX, text);
    cr_expect_eq(strncmp(text, "9999-12-31T", 11), 0, "%s", text);
}

Test(time, is_written_as_it_is_read)
{
    static const int64_t cases[] = {0,          -1,           86399,       -86400,
                                    1795183329, 253402300799, -62135596800};
    struct zone z = zone("UTC");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[TIME_TEXT];
        int64_t back = 1;
        time_text(cases[i], text);
        cr_expect(time_parse(text, &z, &back, NULL) && back == cases[i], "%s", text);
    }
}
