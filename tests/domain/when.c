/* Times, dates and lengths as people type them. "Now" is Friday 20 November 2026, 15:30 in
 * Berlin, which is UTC+1 then. */
#include "domain/when.h"

#include <criterion/criterion.h>

#include <string.h>

static const struct zone berlin = {"Europe/Berlin"};
static const struct zone utc = {"UTC"};

enum { TODAY = 20777, DAY = 86400 };

static int64_t at(const char *text)
{
    int64_t time;
    cr_assert(time_parse(text, &utc, &time, NULL), "%s", text);
    return time;
}

static int64_t day(const char *text)
{
    int64_t date;
    cr_assert(date_parse(text, &date), "%s", text);
    return date;
}

static const struct {
    const char *text, *utc; /* NULL: no time */
} times[] = {
    {"2026-11-20T14:02:00Z", "2026-11-20T14:02:00Z"},
    {"2026-11-20 14:02", "2026-11-20T13:02:00Z"},
    {"2026-12-24 14:02", "2026-12-24T13:02:00Z"},
    {"2026-07-01 14:02", "2026-07-01T12:02:00Z"},
    {"2026-11-19", "2026-11-18T23:00:00Z"},
    {"2026-12-24", "2026-12-23T23:00:00Z"},
    {"now", "2026-11-20T14:30:00Z"},
    {" NOW ", "2026-11-20T14:30:00Z"},
    {"now then", NULL},
    /* a clock: today's, or yesterday's when that is still to come */
    {"14:02", "2026-11-20T13:02:00Z"},
    {"9:30:15", "2026-11-20T08:30:15Z"},
    {"15:34", "2026-11-20T14:30:00Z"},
    {"15:36", "2026-11-19T14:36:00Z"},
    {"24:00", NULL},
    {"14:60", NULL},
    {"14:6", NULL},
    {"14:", NULL},
    {"14", NULL},
    {"14:02 pm", NULL},
    /* days by name */
    {"today 9:30", "2026-11-20T08:30:00Z"},
    {"today", "2026-11-19T23:00:00Z"},
    {"today 18:00", "2026-11-20T14:30:00Z"},
    {"yesterday 23:50", "2026-11-19T22:50:00Z"},
    {"yesterday at 23:50", "2026-11-19T22:50:00Z"},
    {"yesterday 2350", NULL},
    {"yesterday 23:50 sharp", NULL},
    {"tomorrow 9:00", "2026-11-20T14:30:00Z"},
    {"today-3 14:02", "2026-11-17T13:02:00Z"},
    {"today - 3 14:02", "2026-11-17T13:02:00Z"},
    {"today-x", NULL},
    {"today+5 9:00", "2026-11-20T14:30:00Z"},
    {"mon 14:02", "2026-11-16T13:02:00Z"},
    {"Monday 14:02", "2026-11-16T13:02:00Z"},
    {"fri 14:02", "2026-11-20T13:02:00Z"},
    {"fri 16:00", "2026-11-13T15:00:00Z"},
    {"last fri 14:02", "2026-11-13T13:02:00Z"},
    {"this week tue 14:02", "2026-11-17T13:02:00Z"},
    {"last week tue 14:02", "2026-11-10T13:02:00Z"},
    {"this tue 14:02", NULL},
    {"next week mon 9:00", "2026-11-20T14:30:00Z"},
    {"mo 14:02", NULL},
    {"20 nov 14:02", "2026-11-20T13:02:00Z"},
    {"nov 17 14:02", "2026-11-17T13:02:00Z"},
    {"21 nov 14:02", "2025-11-21T13:02:00Z"},
    {"20 nov 2025 14:02", "2025-11-20T13:02:00Z"},
    {"1 dec 2026", "2026-11-30T23:00:00Z"},
    {"31 nov 14:02", NULL},
    {"31 nov 2026", NULL},
    {"nov 14:02", NULL},
    {"Tue 17 Nov 14:02", "2026-11-17T13:02:00Z"},
    {"tue nov 17", "2026-11-16T23:00:00Z"},
    {"Fri 21 Nov 2025 14:02", "2025-11-21T13:02:00Z"},
    {"fri 21 nov 14:02", "2025-11-21T13:02:00Z"},
    {"Sun 22 Nov 14:02", "2026-11-20T14:30:00Z"},
    {"mon 17 nov 14:02", NULL},
    {"tue 17 nov 2025 14:02", NULL},
    {"20 foo", NULL},
    /* distances */
    {"-2h", "2026-11-20T12:30:00Z"},
    {"-90m", "2026-11-20T13:00:00Z"},
    {"2h ago", "2026-11-20T12:30:00Z"},
    {"1h 30m ago", "2026-11-20T13:00:00Z"},
    {"2h", NULL},
    {"2h ago today", NULL},
    {"+41m", "2026-11-20T14:30:00Z"},
    {"-", NULL},
    /* a share of this week so far: 111 h 30 min since Monday */
    {"this week 0%", "2026-11-15T23:00:00Z"},
    {"this week 25%", "2026-11-17T02:52:00Z"},
    {"this week 100%", "2026-11-20T14:30:00Z"},
    {"today 0%", "2026-11-19T23:00:00Z"},
    {"today 50%", "2026-11-20T06:45:00Z"},
    {"today 101%", NULL},
    {"this week 101%", NULL},
    {"this week 25", NULL},
    {"this week 25% more", NULL},
    {"this 25%", NULL},
    {"", NULL},
    {"soon", NULL},
    {"a text that is much too long to be a time of any kind that people type", NULL},
};

Test(when, reads_times_as_people_type_them)
{
    struct when_base base = {
        .zone = &berlin, .now = at("2026-11-20T14:30:00Z"), .held = true};
    for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
        struct err err = {.code = ERR_NONE};
        int64_t time = 1;
        bool read = when_parse(times[i].text, &base, &time, &err);
        cr_expect_eq(read, times[i].utc != NULL, "\"%s\"", times[i].text);
        cr_expect_eq(time, times[i].utc ? at(times[i].utc) : 1, "\"%s\" is off by %lld s",
                     times[i].text,
                     times[i].utc ? (long long)(time - at(times[i].utc)) : 0);
        cr_expect_eq(err.code, times[i].utc ? ERR_NONE : ERR_USAGE);
    }
}

Test(when, plus_counts_from_the_base_and_never_passes_now)
{
    struct when_base base = {.zone = &berlin,
                             .now = at("2026-11-20T14:30:00Z"),
                             .from = at("2026-11-17T13:02:00Z"),
                             .held = true};
    struct err err;
    int64_t time;
    cr_assert(when_parse("+41m", &base, &time, &err));
    cr_assert_eq(time, at("2026-11-17T13:43:00Z"));
    cr_assert(when_parse("+1w", &base, &time, &err));
    cr_assert_eq(time, base.now);
}

Test(when, what_is_to_come_stays_to_come_unless_it_is_held_back)
{
    static const struct {
        const char *text, *utc;
    } ahead[] = {
        {"tomorrow 9:00", "2026-11-21T08:00:00Z"},
        {"tomorrow", "2026-11-20T23:00:00Z"},
        {"today 18:00", "2026-11-20T17:00:00Z"},
        {"today+5 9:00", "2026-11-25T08:00:00Z"},
        {"+41m", "2026-11-20T15:11:00Z"},
        {"Sun 22 Nov 14:02", "2026-11-22T13:02:00Z"},
        {"15:36", "2026-11-19T14:36:00Z"},
    };
    struct when_base base = {.zone = &berlin, .now = at("2026-11-20T14:30:00Z")};
    for (size_t i = 0; i < sizeof ahead / sizeof *ahead; i++) {
        struct err err;
        int64_t time = 0;
        cr_expect(when_parse(ahead[i].text, &base, &time, &err), "%s", ahead[i].text);
        cr_expect_eq(time, at(ahead[i].utc), "%s", ahead[i].text);
    }
}

Test(when, a_share_of_the_week_is_in_it_at_any_moment)
{
    int64_t monday = at("2026-11-15T23:00:00Z");
    static const int64_t after[] = {0, 1, 59, 60, 1800, 7 * DAY - 1};
    for (size_t i = 0; i < sizeof after / sizeof *after; i++) {
        struct when_base base = {.zone = &berlin, .now = monday + after[i]};
        struct err err;
        int64_t time;
        cr_assert(when_parse("this week 97%", &base, &time, &err));
        cr_expect_geq(time, monday);
        cr_expect_leq(time, base.now);
    }
}

static const struct {
    const char *text, *ahead, *back; /* NULL: no date */
} dates[] = {
    {"2026-11-20", "2026-11-20", "2026-11-20"},
    {"2026-02-30", NULL, NULL},
    {"2026-11", NULL, NULL},
    {"2026-11-", NULL, NULL},
    {"2026-13-01", NULL, NULL},
    {"2026-0-1", NULL, NULL},
    {"today", "2026-11-20", "2026-11-20"},
    {"Tomorrow", "2026-11-21", "2026-11-21"},
    {"yesterday", "2026-11-19", "2026-11-19"},
    {"today+5", "2026-11-25", "2026-11-25"},
    {"today-7", "2026-11-13", "2026-11-13"},
    {"+5", "2026-11-25", "2026-11-25"},
    {"+2w", "2026-12-04", "2026-12-04"},
    {"in 5 days", "2026-11-25", "2026-11-25"},
    {"in 1 day", "2026-11-21", "2026-11-21"},
    {"in 2 weeks", "2026-12-04", "2026-12-04"},
    {"in 5", NULL, NULL},
    {"5 days", NULL, NULL},
    {"5 days ago", "2026-11-15", "2026-11-15"},
    {"+5 days ago", NULL, NULL},
    {"in 5 days ago", NULL, NULL},
    {"9999", NULL, NULL},
    {"fri", "2026-11-27", "2026-11-20"},
    {"sat", "2026-11-21", "2026-11-14"},
    {"thursday", "2026-11-26", "2026-11-19"},
    {"next fri", "2026-11-27", "2026-11-27"},
    {"last fri", "2026-11-13", "2026-11-13"},
    {"last thu", "2026-11-19", "2026-11-19"},
    {"last week tue", "2026-11-10", "2026-11-10"},
    {"next week tue", "2026-11-24", "2026-11-24"},
    {"20 nov", "2026-11-20", "2026-11-20"},
    {"nov 19", "2027-11-19", "2026-11-19"},
    {"21 November", "2026-11-21", "2025-11-21"},
    {"29 feb", "2028-02-29", "2024-02-29"},
    {"20 nov 2025", "2025-11-20", "2025-11-20"},
    /* a weekday beside the date says which year, among the nearest and this one */
    {"Wed 25 Nov", "2026-11-25", "2026-11-25"},
    {"wed 25 november", "2026-11-25", "2026-11-25"},
    {"WEDNESDAY nov 25", "2026-11-25", "2026-11-25"},
    {"Fri 20 Nov", "2026-11-20", "2026-11-20"},
    {"Wed 18 Nov", "2026-11-18", "2026-11-18"},
    {"Thu 18 Nov", "2027-11-18", NULL},
    {"Tue 25 Nov", NULL, "2025-11-25"},
    {"Fri 01 Jan", "2027-01-01", NULL},
    {"Thu 01 Jan", "2026-01-01", "2026-01-01"},
    {"Fri 01 Jan 2027", "2027-01-01", "2027-01-01"},
    {"Tue 29 Feb", "2028-02-29", NULL},
    {"Wed 29 Feb", NULL, NULL},
    {"Thu 25 Nov", NULL, NULL},
    {"Wed 25 Nov 2027", NULL, NULL},
    {"Wed 31 Nov", NULL, NULL},
    {"Wed 25", NULL, NULL},
    {"Wed Nov", NULL, NULL},
    {"Wed 25 Nov soon", NULL, NULL},
    {"next wed 25 nov", NULL, NULL},
    {"20 nov 25", NULL, NULL},
    {"20 nov 2025:30", NULL, NULL},
    {"30 feb", NULL, NULL},
    {"32 nov", NULL, NULL},
    {"nov", NULL, NULL},
    {"", NULL, NULL},
    {"a text that is much too long to be a date of any kind that people type", NULL, NULL},
};

Test(when, reads_dates_ahead_and_back)
{
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        struct err err = {.code = ERR_NONE};
        int64_t ahead = 1, back = 1;
        bool is = when_date(dates[i].text, TODAY, &ahead, &err);
        cr_expect_eq(is, dates[i].ahead != NULL, "\"%s\"", dates[i].text);
        cr_expect_eq(ahead, is && dates[i].ahead ? day(dates[i].ahead) : 1, "\"%s\"",
                     dates[i].text);
        cr_expect_eq(err.code, is ? ERR_NONE : ERR_USAGE);
        is = when_past_date(dates[i].text, TODAY, &back, &err);
        cr_expect_eq(is, dates[i].back != NULL, "\"%s\" back", dates[i].text);
        cr_expect_eq(back, is && dates[i].back ? day(dates[i].back) : 1, "\"%s\" back",
                     dates[i].text);
    }
}

/* A promise that is shown is a promise that can be typed, overdue or not. */
Test(when, reads_the_dates_it_says)
{
    static const char *const todays[] = {"2026-11-20", "2026-01-01", "2026-12-31",
                                         "2028-02-29", "2100-03-01"};
    struct buf out;
    buf_init(&out);
    for (size_t i = 0; i < sizeof todays / sizeof *todays; i++)
        for (int64_t today = day(todays[i]), date = today - 800; date < today + 800;
             date++) {
            struct err err = {.code = ERR_NONE};
            int64_t ahead = 1, back = 1;
            buf_reset(&out);
            when_date_text(&out, date, today);
            when_date(out.text, today, &ahead, &err);
            when_past_date(out.text, today, &back, &err);
            cr_assert(ahead == date && back == date, "\"%s\" on %s", out.text, todays[i]);
        }
    buf_release(&out);
}

Test(when, says_which_weekday_a_date_is)
{
    static const struct {
        const char *text, *what;
    } odd[] = {
        {"tue 25 nov", "\"tue 25 nov\" does not fit: 25 Nov 2026 is a Wed"},
        {"sat nov 19", "\"sat nov 19\" does not fit: 19 Nov 2027 is a Fri"},
        {"Wed 25 Nov 2027", "\"Wed 25 Nov 2027\" does not fit: 25 Nov 2027 is a Thu"},
    };
    struct when_base base = {.zone = &berlin, .now = at("2026-11-20T14:30:00Z")};
    struct err err;
    int64_t date = 1;
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
        cr_expect(!when_date(odd[i].text, TODAY, &date, &err));
        cr_expect_eq(err.code, ERR_USAGE);
        cr_expect_str_eq(err.what, odd[i].what);
        cr_expect(strstr(err.next, "Type the date alone"), "%s", err.next);
    }
    cr_expect(!when_parse("mon 17 nov 14:02", &base, &date, &err));
    cr_expect_str_eq(err.what, "\"mon 17 nov 14:02\" does not fit: 17 Nov 2026 is a Tue");
    cr_expect(!when_date("wed 25 nov soon", TODAY, &date, &err));
    cr_expect_str_eq(err.what, "\"wed 25 nov soon\" is not a date");
    cr_expect_eq(date, 1);
}

Test(when, says_dates)
{
    static const struct {
        int64_t days;
        const char *text, *distance;
    } said[] = {{0, "Fri 20 Nov", "today"},         {1, "Sat 21 Nov", "tomorrow"},
                {-1, "Thu 19 Nov", "yesterday"},    {5, "Wed 25 Nov", "in 5 days"},
                {-12, "Sun 08 Nov", "12 days ago"}, {42, "Fri 01 Jan 2027", "in 42 days"}};
    struct buf out;
    buf_init(&out);
    for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
        buf_reset(&out);
        when_date_text(&out, TODAY + said[i].days, TODAY);
        cr_expect_str_eq(out.text, said[i].text);
        buf_reset(&out);
        when_days_text(&out, TODAY + said[i].days, TODAY);
        cr_expect_str_eq(out.text, said[i].distance);
    }
    buf_release(&out);
}

Test(when, says_times_and_ages)
{
    static const struct {
        const char *utc, *text, *age;
    } said[] = {{"2026-11-20T14:30:00Z", "15:30", "just now"},
                {"2026-11-20T14:45:00Z", "15:45", "just now"},
                {"2026-11-20T13:02:00Z", "14:02", "1 hour ago"},
                {"2026-11-20T14:25:00Z", "15:25", "5 minutes ago"},
                {"2026-11-19T22:50:00Z", "Thu 23:50", "15 hours ago"},
                {"2026-11-17T13:02:00Z", "Tue 14:02", "3 days ago"},
                {"2026-11-19T14:29:00Z", "Thu 15:29", "1 day ago"},
                {"2026-11-13T13:02:00Z", "Fri 13 Nov 14:02", "7 days ago"},
                {"2026-11-22T13:02:00Z", "Sun 22 Nov 14:02", "just now"}};
    struct when_base base = {.zone = &berlin, .now = at("2026-11-20T14:30:00Z")};
    struct buf out;
    buf_init(&out);
    for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
        buf_reset(&out);
        when_text(&out, at(said[i].utc), &base);
        cr_expect_str_eq(out.text, said[i].text);
        buf_reset(&out);
        when_age(&out, at(said[i].utc), &base);
        cr_expect_str_eq(out.text, said[i].age);
    }
    buf_release(&out);
}

Test(when, counts_a_day_of_25_hours_as_one)
{
    struct when_base base = {.zone = &berlin, .now = at("2026-10-25T22:59:00Z")};
    struct buf out;
    buf_init(&out);
    when_age(&out, at("2026-10-24T22:05:00Z"), &base);
    cr_expect_str_eq(out.text, "1 day ago");
    buf_release(&out);
}

/* Longer than any time. */
#define SEVENTY_SIGNS                                                                      \
    "47                                                                    "

Test(when, reads_weeks)
{
    static const struct {
        const char *today, *text, *week;
    } weeks[] = {
        {"2026-11-20", "2026-W44", "2026-W44"},  {"2026-11-20", "47", "2026-W47"},
        {"2026-11-20", "W44", "2026-W44"},       {"2026-11-20", "week 44", "2026-W44"},
        {"2026-11-20", "2026-w44", "2026-W44"},  {"2026-11-20", "48", "2025-W48"},
        {"2027-01-02", "53", "2026-W53"},        {"2027-01-04", "Week 53", "2026-W53"},
        {"2027-01-04", "last week", "2026-W53"}, {"2027-01-03", "this week", "2026-W53"},
        {"2026-11-20", "53", "2020-W53"},        {"2027-01-04", "1", "2027-W01"},
    };
    struct week week;
    struct err err = {0};
    char text[WEEK_TEXT];
    for (size_t i = 0; i < sizeof weeks / sizeof *weeks; i++) {
        int64_t today;
        cr_assert(date_parse(weeks[i].today, &today));
        cr_expect(when_week(weeks[i].text, today, &week, &err), "%s", weeks[i].text);
        week_text(week, text);
        cr_expect_str_eq(text, weeks[i].week, "%s: %s", weeks[i].text, text);
    }
    static const char *const none[] = {
        "",           "0", "54",   "2025-W53", "-1",   "next week",
        "47 last",    "w", "week", "last",     "soon", "last week or so",
        SEVENTY_SIGNS};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        cr_expect(!when_week(none[i], 20000, &week, &err), "%s", none[i]);
        cr_expect_eq(err.code, ERR_USAGE);
    }
}
