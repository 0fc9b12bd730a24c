/* What the sittings of a week are called, and when an incident is a week's. */
#include "base/date.h"
#include "domain/review.h"
#include "domain/when.h"

#include <criterion/criterion.h>
#include <stdint.h>
#include <string.h>

Test(review_names, are_the_week_and_which_sitting_it_was)
{
    static const struct {
        int64_t earlier;
        const char *name, *said;
    } cases[] = {
        {0, "2026-W07", "7"},
        {1, "2026-W07.2", "7, second"},
        {2, "2026-W07.3", "7, third"},
        {3, "2026-W07.4", "7, 4th"},
        {INT64_MAX - 1, "2026-W07.9223372036854775807", "7, 9223372036854775807th"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct review review = {.week = "2026-W07", .earlier = cases[i].earlier};
        char name[REVIEW_NAME];
        struct buf said;
        buf_init(&said);
        review_name(&review, name);
        review_week_say(&said, &review);
        cr_expect_str_eq(name, cases[i].name);
        cr_expect_str_eq(said.text, cases[i].said);
        buf_release(&said);
    }
    struct buf said;
    buf_init(&said);
    review_week_say(&said, &(struct review){.week = "some"});
    cr_expect_str_eq(said.text, "some");
    buf_release(&said);
}

/* "Fri 20 Nov 2026", and three days into the year after a year of 53 weeks. */
Test(review_names, are_read_as_they_are_typed)
{
    static const struct {
        const char *today, *text, *week;
        int64_t sitting;
    } cases[] = {
        {"2026-11-20", "47", "2026-W47", 0},
        {"2026-11-20", "47.2", "2026-W47", 2},
        {"2026-11-20", "week 47.1", "2026-W47", 1},
        {"2026-11-20", "2026-W46.12", "2026-W46", 12},
        {"2026-11-20", "last week.2", "2026-W46", 2},
        {"2026-11-20", "47.0", NULL, 0},
        {"2026-11-20", "47.", NULL, 0},
        {"2026-11-20", ".2", NULL, 0},
        {"2026-11-20", "47.2x", NULL, 0},
        {"2026-11-20", "47.1234567", NULL, 0},
        {"2026-11-20", "soon.2", NULL, 0},
        {"2027-01-03", "53", "2026-W53", 0},
        {"2027-01-03", "1", "2026-W01", 0},
        {"2027-01-04", "53", "2026-W53", 0},
        {"2027-01-04", "1", "2027-W01", 0},
        {"2027-01-04", "53.2", "2026-W53", 2},
        {"2027-01-04", "this week", "2027-W01", 0},
        {"2027-01-04", "last week", "2026-W53", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct week week;
        struct err err;
        int64_t today, sitting = 9;
        char text[WEEK_TEXT];
        cr_assert(date_parse(cases[i].today, &today));
        bool read = when_sitting(cases[i].text, today, &week, &sitting, &err);
        cr_expect_eq(read, cases[i].week != NULL, "%s", cases[i].text);
        if (!read || !cases[i].week)
            continue;
        week_text(week, text);
        cr_expect_str_eq(text, cases[i].week);
        cr_expect_eq(sitting, cases[i].sitting, "%s", cases[i].text);
    }
}

Test(review_names, sort_as_the_weeks_follow_one_another)
{
    char before[WEEK_TEXT], after[WEEK_TEXT];
    int64_t monday;
    cr_assert(date_parse("2026-11-30", &monday));
    for (int i = 0; i < 60; i++, monday += 7) {
        week_text(week_of(monday), before);
        week_text(week_of(monday + 7), after);
        cr_expect_lt(strcmp(before, after), 0, "%s %s", before, after);
    }
}

Test(review_names, put_an_incident_into_the_week_it_was_last_not_over)
{
    struct incident incident = {.started_at = 100};
    cr_assert_eq(review_when(&incident), 100);
    incident.reopened_at = 300;
    cr_assert_eq(review_when(&incident), 300);
    incident.started_at = 400; /* the start was mended later */
    cr_assert_eq(review_when(&incident), 400);
}
