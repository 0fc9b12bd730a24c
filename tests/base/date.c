/* Dates, weeks and zones against tables of known values. */
#include "base/date.h"

#include <criterion/criterion.h>
#include <string.h>

Test(date, counts_days_from_1970)
{
    cr_assert_eq(date_of((struct civil){1970, 1, 1}), 0);
    cr_assert_eq(date_of((struct civil){2000, 3, 1}), 11017);
    cr_assert_eq(date_of((struct civil){1969, 12, 31}), -1);
}

Test(date, gives_back_every_day_of_four_centuries)
{
    for (int64_t d = -150000; d < 150000; d++) {
        struct civil c = date_civil(d);
        cr_assert_eq(date_of(c), d);
        cr_assert(c.month >= 1 && c.month <= 12 && c.day >= 1 && c.day <= 31);
        cr_assert_eq(date_weekday(d + 1), date_weekday(d) % 7 + 1);
    }
    cr_assert_eq(date_weekday(0), 4);
}

Test(date, takes_only_days_that_exist)
{
    static const char *const bad[] = {
        "2026-02-29",  "2026-13-01", "2026-00-10", "2026-1-01",  "26-01-01",   "2026-01-32",
        "2026-01-01x", "",           "0000-01-01", "2026/01/01", "2026-04-31", "20260101"};
    int64_t d = 7;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        cr_assert(!date_parse(bad[i], &d) && d == 7, "%s", bad[i]);
    cr_assert(date_parse("2024-02-29", &d));
    char text[DATE_TEXT];
    date_text(d, text);
    cr_assert_str_eq(text, "2024-02-29");
}

Test(date, shows_a_damaged_day_at_the_edge)
{
    char text[DATE_TEXT];
    date_text(INT32_MAX, text);
    cr_assert_str_eq(text, "9999-12-31");
    date_text(-INT32_MAX, text);
    cr_assert_str_eq(text, "0001-01-01");
}

Test(week, is_the_iso_week)
{
    static const struct {
        const char *date, *week;
    } cases[] = {
        {"2020-12-31", "2020-W53"}, {"2021-01-03", "2020-W53"}, {"2021-01-04", "2021-W01"},
        {"2024-12-30", "2025-W01"}, {"2026-01-01", "2026-W01"}, {"2026-11-20", "2026-W47"},
        {"2016-01-03", "2015-W53"}, {"2019-12-30", "2020-W01"}, {"2026-12-31", "2026-W53"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int64_t d;
        char text[WEEK_TEXT];
        cr_assert(date_parse(cases[i].date, &d));
        struct week w = week_of(d);
        week_text(w, text);
        cr_assert_str_eq(text, cases[i].week);
        cr_assert(week_monday(w) <= d && d < week_monday(w) + 7);
        cr_assert_eq(date_weekday(week_monday(w)), 1);
    }
}

Test(week, takes_only_weeks_that_exist)
{
    static const char *const bad[] = {"2025-W53", "2026-W00", "2026-W54",
                                      "2026W47",  "2026-W4",  ""};
    struct week w;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        cr_assert(!week_parse(bad[i], &w), "%s", bad[i]);
    cr_assert(week_parse("2026-W53", &w) && w.week == 53);
}

static struct zone zone_named(const char *name)
{
    struct zone zone;
    struct err err;
    cr_assert(zone_find(name, &zone, &err), "%s", name);
    return zone;
}

Test(zone, reads_the_wall_clock)
{
    static const struct {
        const char *zone, *utc, *date;
        int hour, minute, offset;
    } cases[] = {
        {"Europe/Berlin", "2026-07-01T12:00:00Z", "2026-07-01", 14, 0, 7200},
        {"Europe/Berlin", "2026-12-31T23:30:00Z", "2027-01-01", 0, 30, 3600},
        {"America/New_York", "2026-01-01T03:00:00Z", "2025-12-31", 22, 0, -18000},
        {"Asia/Kolkata", "2026-01-01T00:00:00Z", "2026-01-01", 5, 30, 19800},
        {"Pacific/Apia", "2026-01-01T12:00:00Z", "2026-01-02", 1, 0, 46800},
        {"UTC", "2026-01-01T00:00:00Z", "2026-01-01", 0, 0, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct zone zone = zone_named(cases[i].zone);
        int64_t utc, date;
        cr_assert(time_parse(cases[i].utc, &zone, &utc, NULL));
        cr_assert(date_parse(cases[i].date, &date));
        struct local local = zone_local(&zone, utc);
        cr_assert_eq(local.date, date);
        cr_assert_eq(local.hour, cases[i].hour);
        cr_assert_eq(local.minute, cases[i].minute);
        cr_assert_eq(local.offset, cases[i].offset);
        cr_assert_eq(zone_utc(&zone, date, local.hour, local.minute, local.second), utc);
    }
}

Test(zone, reads_a_skipped_hour_as_before_and_a_repeated_one_as_the_first)
{
    struct zone berlin = zone_named("Europe/Berlin");
    static const struct {
        const char *wall, *utc;
    } cases[] = {
        {"2026-03-29 02:30", "2026-03-29T01:30:00Z"},
        {"2026-03-29 01:59", "2026-03-29T00:59:00Z"},
        {"2026-03-29 03:00", "2026-03-29T01:00:00Z"},
        {"2026-10-25 02:30", "2026-10-25T00:30:00Z"},
        {"2026-10-25 03:00", "2026-10-25T02:00:00Z"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int64_t utc;
        bool naive = false;
        char text[TIME_TEXT];
        cr_assert(time_parse(cases[i].wall, &berlin, &utc, &naive) && naive);
        time_text(utc, text);
        cr_assert_str_eq(text, cases[i].utc, "%s is %s", cases[i].wall, text);
    }
}

Test(zone, refuses_what_the_database_does_not_have)
{
    static const char *const bad[] = {
        "Nowhere/Else", "../etc/passwd",           "/etc/passwd", ":UTC", "",
        "Europe",       "Europe/../Europe/Berlin", "zone1970.tab"};
    struct zone zone = {"kept"};
    struct err err;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        cr_assert(!zone_find(bad[i], &zone, &err), "%s", bad[i]);
        cr_assert_eq(err.code, ERR_USAGE);
        cr_assert_str_eq(zone.name, "kept");
    }
}

Test(time, takes_what_trackers_write)
{
    static const struct {
        const char *text, *utc;
    } cases[] = {
        {"2026-11-20T14:02:00Z", "2026-11-20T14:02:00Z"},
        {"2026-11-20T14:02:00.123Z", "2026-11-20T14:02:00Z"},
        {"2026-11-20 14:02:00 +0200", "2026-11-20T12:02:00Z"},
        {"2026-11-20T14:02+02:00", "2026-11-20T12:02:00Z"},
        {"2026-11-20t14:02:00z", "2026-11-20T14:02:00Z"},
        {"2026-11-20T23:30:00-05", "2026-11-21T04:30:00Z"},
        {"2026-12-31T23:59:60Z", "2027-01-01T00:00:00Z"},
    };
    static const char *const bad[] = {"2026-11-20",
                                      "2026-11-20T24:00:00Z",
                                      "2026-11-20T14:60Z",
                                      "2026-11-20T14:02:00.Z",
                                      "2026-11-20T14:02:00+25:00",
                                      "2026-11-31T14:02:00Z",
                                      "14:02",
                                      "2026-11-20T14:02:00Zx",
                                      ""};
    struct zone utc = {"UTC"};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int64_t t;
        bool naive = true;
        char text[TIME_TEXT];
        cr_assert(time_parse(cases[i].text, &utc, &t, &naive), "%s", cases[i].text);
        cr_assert(!naive);
        time_text(t, text);
        cr_assert_str_eq(text, cases[i].utc);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        int64_t t = 5;
        cr_assert(!time_parse(bad[i], &utc, &t, NULL) && t == 5, "%s", bad[i]);
    }
}
