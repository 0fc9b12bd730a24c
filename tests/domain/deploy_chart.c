/* The figures of the weeks as rows of plain text. */
#include "domain/deploy_chart.h"

#include "base/arena.h"

#include <criterion/criterion.h>
#include <string.h>

static const struct zone berlin = {"Europe/Berlin"};

Test(deploy_chart, places_a_recovery_between_the_marks)
{
    static const struct {
        int64_t seconds;
        int place; /* of 0 to 40 */
    } cases[] = {{0, 0},      {60, 0},     {330, 5},    {600, 10},
                 {2100, 15},  {3600, 20},  {28800, 30}, {57600, 35},
                 {86399, 39}, {86400, 40}, {999999, 40}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        cr_expect_eq(deploy_chart_place(cases[i].seconds, 41), cases[i].place, "%lld: %d",
                     (long long)cases[i].seconds, deploy_chart_place(cases[i].seconds, 41));
}

static const char *row(int width, const struct deploy_week *week, int most)
{
    static char text[256];
    struct deploy_week weeks[2] = {*week, {.week = {2026, 46}, .deploys = most}};
    const struct deploy_chart chart = deploy_chart_of(weeks, 2, width);
    struct buf out;
    buf_init(&out);
    deploy_chart_row(&out, &chart, week);
    cr_assert_leq(out.len, (size_t)width);
    snprintf(text, sizeof text, "%s", out.text);
    buf_release(&out);
    return text;
}

Test(deploy_chart, draws_a_week_in_a_row)
{
    int64_t recovery[] = {60, 60, 600, 86400};
    const struct deploy_week week = {.week = {2026, 47},
                                     .deploys = 6,
                                     .size = {3, 1, 1, 1},
                                     .broke = 5,
                                     .recovery = recovery,
                                     .recovered = 4};
    cr_expect_str_eq(row(60, &week, 12),
                     "W47  ###      6   3   1   1   1     5   2   o              o");
    cr_expect_str_eq(row(60, &week, 6),
                     "W47  ######   6   3   1   1   1     5   2   o              o");
}

Test(deploy_chart, shows_one_of_many_and_what_is_open)
{
    const struct deploy_week week = {
        .week = {2026, 47}, .deploys = 1, .size = {1}, .broke = 1, .open = 1};
    const char *text = row(60, &week, 900);
    cr_expect(strncmp(text, "W47  #        1", 15) == 0, "%s", text);
    cr_expect_eq(text[strlen(text) - 1], '!');
}

Test(deploy_chart, fits_every_width)
{
    const struct deploy_week week = {.week = {2026, 47}, .deploys = 999};
    for (int width = 56; width <= 120; width++) {
        struct buf out;
        const struct deploy_chart chart = deploy_chart_of(&week, 1, width);
        buf_init(&out);
        deploy_chart_head(&out, &chart);
        cr_expect_leq(out.len, (size_t)width, "%d: %s", width, out.text);
        buf_release(&out);
        row(width, &week, 999);
    }
}

Test(deploy_chart, leaves_out_a_mark_that_has_no_room)
{
    static const struct {
        int width;
        const char *marks;
    } cases[] = {{56, "1m 10m 1h  8h 1d"}, {50, "1m  1h  1d"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct deploy_chart chart = deploy_chart_of(NULL, 0, cases[i].width);
        struct buf out;
        buf_init(&out);
        deploy_chart_head(&out, &chart);
        cr_expect_str_eq(out.text + chart.strip, cases[i].marks, "%s", out.text);
        buf_release(&out);
    }
}

Test(deploy_chart, sorts_deploys_into_the_weeks_of_the_zone)
{
    /* Sunday 23:30 and Monday 00:30 in Berlin; week 53 of 2026, and the first of 2027 */
    const struct deploy_line lines[] = {
        {.deploy = {.at = 1798929000, .changes = 1}}, /* 2027-01-02 23:30 UTC */
        {.deploy = {.at = 1799015400, .changes = 7}}, /* 2027-01-03 22:30 UTC, a Sunday */
        {.deploy = {.at = 1799019000, .changes = 2}}, /* 2027-01-03 23:30 UTC, a Monday */
        {.deploy = {.at = 1, .changes = 2}},
    };
    struct deploy_week weeks[3];
    struct arena arena;
    arena_init(&arena);
    deploy_weeks(lines, 4, (struct week){2027, 1}, 3, &berlin, &arena, weeks);
    cr_expect_eq(weeks[0].week.week, 52);
    cr_expect_eq(weeks[1].week.week, 53);
    cr_expect_eq(weeks[1].week.year, 2026);
    cr_expect_eq(weeks[0].deploys, 0);
    cr_expect_eq(weeks[1].deploys, 2);
    cr_expect_eq(weeks[2].deploys, 1);
    cr_expect_eq(weeks[2].size[DEPLOY_FEW], 1);
    arena_release(&arena);
}

Test(deploy_chart, counts_what_broke_and_how_long_each_recovery_took)
{
    enum { MONDAY = 1795393800 }; /* 2026-11-23 01:30 in Berlin, after the last week */
    const struct deploy_line lines[] = {
        {.deploy = {.at = MONDAY - 86400}},
        {.deploy = {.at = MONDAY - 86400, .changes = 1, .monitoring = MONITORING_BROKE}},
        {.deploy = {.at = MONDAY - 86400,
                    .changes = 6,
                    .monitoring = MONITORING_BROKE,
                    .recovery = RECOVERY_RECOVERED,
                    .broke_at = 1000,
                    .recovered_at = 1600}},
        {.deploy = {.at = MONDAY, .changes = 1}},
    };
    struct deploy_week week;
    struct arena arena;
    arena_init(&arena);
    deploy_weeks(lines, 4, (struct week){2026, 47}, 1, &berlin, &arena, &week);
    cr_expect_eq(week.deploys, 3);
    cr_expect_eq(week.size[DEPLOY_UNCOUNTED], 1);
    cr_expect_eq(week.size[DEPLOY_ONE], 1);
    cr_expect_eq(week.size[DEPLOY_MANY], 1);
    cr_expect_eq(week.broke, 2);
    cr_expect_eq(week.open, 1);
    cr_assert_eq(week.recovered, 1);
    cr_expect_eq(week.recovery[0], 600);
    arena_release(&arena);
}

/* 1, 2 and 10 recoveries of one length. */
Test(deploy_chart, counts_recoveries_that_stand_in_one_place)
{
    static const struct {
        size_t n;
        char sign;
    } cases[] = {{1, 'o'}, {2, '2'}, {9, '9'}, {10, '+'}};
    int64_t recovery[10];
    for (size_t i = 0; i < 10; i++)
        recovery[i] = 86400;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct deploy_week week = {.week = {2026, 47},
                                         .deploys = 10,
                                         .recovery = recovery,
                                         .recovered = cases[i].n};
        const struct deploy_chart chart = deploy_chart_of(&week, 1, 100);
        struct buf out;
        buf_init(&out);
        deploy_chart_row(&out, &chart, &week);
        cr_expect(strncmp(out.text, "2026-W47", 8) == 0, "%s", out.text);
        cr_expect_eq(out.text[out.len - 1], cases[i].sign, "%s", out.text);
        buf_release(&out);
    }
}

Test(deploy_chart, an_empty_week_has_no_bar)
{
    const struct deploy_week week = {.week = {2026, 47}};
    const struct deploy_chart chart = deploy_chart_of(&week, 1, 56);
    struct buf out;
    buf_init(&out);
    deploy_chart_row(&out, &chart, &week);
    cr_expect(strncmp(out.text, "W47 ", 4) == 0 && !strchr(out.text, '#'), "%s", out.text);
    buf_release(&out);
}

/* Whatever stands in a column of counts stands apart from the next one. */
Test(deploy_chart, keeps_thousands_apart_at_every_width)
{
    const struct deploy_week week = {
        .week = {2026, 47}, .deploys = 3200, .size = {1100, 1050, 1040, 10}, .broke = 1234};
    for (int width = 54; width <= 110; width++) {
        const char *text = row(width, &week, 9999);
        cr_expect(strstr(text, " 3,200 "), "%d: %s", width, text);
        cr_expect(strstr(text, " 1,100 "), "%d: %s", width, text);
        cr_expect(strstr(text, " 1,050 "), "%d: %s", width, text);
        cr_expect(strstr(text, " 1,040 "), "%d: %s", width, text);
        cr_expect(strstr(text, " 1,234"), "%d: %s", width, text);
    }
}
