/* What is said of a deploy. */
#include "domain/deploy.h"

#include "domain/when.h"

#include <criterion/criterion.h>

enum { HOUR = 3600, DAY = 24 * HOUR };

static const struct zone berlin = {"Europe/Berlin"};

static int64_t at(const char *text)
{
    int64_t utc = 0;
    cr_assert(time_parse(text, &berlin, &utc, NULL), "%s", text);
    return utc;
}

Test(deploy, goes_one_of_five_ways)
{
    static const struct {
        enum monitoring monitoring;
        enum recovery recovery;
        enum deploy_state state;
        const char *name, *text;
    } cases[] = {
        {MONITORING_NOT_LOOKED, RECOVERY_NONE, DEPLOY_NOT_LOOKED, "not_looked",
         "not looked at yet"},
        {MONITORING_FINE, RECOVERY_NONE, DEPLOY_FINE, "fine", "fine"},
        {MONITORING_BROKE, RECOVERY_NONE, DEPLOY_BROKEN, "broke", "BROKE"},
        {MONITORING_BROKE, RECOVERY_RECOVERED, DEPLOY_RECOVERED, "recovered", "recovered"},
        {MONITORING_BROKE, RECOVERY_ROLLED_BACK, DEPLOY_ROLLED_BACK, "rolled_back",
         "ROLLED BACK"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct deploy deploy = {.monitoring = cases[i].monitoring,
                                      .recovery = cases[i].recovery};
        cr_expect_eq(deploy_state(&deploy), cases[i].state);
        cr_expect_str_eq(deploy_state_name(deploy_state(&deploy)), cases[i].name);
        cr_expect_str_eq(deploy_state_text(deploy_state(&deploy)), cases[i].text);
    }
}

Test(deploy, recovery_is_never_negative)
{
    struct deploy deploy = {
        .recovery = RECOVERY_RECOVERED, .broke_at = 1000, .recovered_at = 1360};
    bool backwards = true;
    cr_expect_eq(deploy_recovery(&deploy, &backwards), 360);
    cr_expect_not(backwards);
    deploy.recovered_at = 900;
    cr_expect_eq(deploy_recovery(&deploy, &backwards), -1);
    cr_expect(backwards);
    cr_expect_eq(deploy_recovery(&deploy, NULL), -1);
    deploy.recovery = RECOVERY_NONE;
    cr_expect_eq(deploy_recovery(&deploy, &backwards), -1);
    cr_expect_not(backwards, "what has not recovered went nowhere");
}

Test(deploy, is_marked_for_what_makes_shipping_risky)
{
    static const struct {
        const char *when;
        int64_t changes, waited; /* days, plus a second */
        bool approximate;
        unsigned marks;
    } cases[] = {
        {"2026-11-20 10:00", 5, 0, false, 0},
        {"2026-11-20 10:00", 6, 0, false, DEPLOY_IS_BATCH},
        {"2026-11-20 07:59:59", 1, 0, false, DEPLOY_OUTSIDE_HOURS},
        {"2026-11-20 08:00", 1, 0, false, 0},
        {"2026-11-20 17:59", 1, 0, false, 0},
        {"2026-11-20 18:00", 1, 0, false, DEPLOY_OUTSIDE_HOURS},
        {"2026-11-21 10:00", 1, 0, false, DEPLOY_OUTSIDE_HOURS},
        {"2026-11-22 10:00", 1, 0, false, DEPLOY_OUTSIDE_HOURS},
        {"2026-11-22 10:00", 1, 0, true, 0},
        {"2026-11-20 10:00", 0, 7, false, DEPLOY_HELD_BACK},
        {"2026-11-20 10:00", 0, 6, false, 0},
        {"2026-11-21 23:00", 9, 8, false,
         DEPLOY_IS_BATCH | DEPLOY_OUTSIDE_HOURS | DEPLOY_HELD_BACK},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct deploy_line line = {.deploy = {.at = at(cases[i].when),
                                              .changes = cases[i].changes,
                                              .approximate = cases[i].approximate}};
        if (cases[i].waited)
            line.oldest = line.deploy.at - cases[i].waited * DAY - 1;
        cr_expect_eq(deploy_marks(&line, &berlin), cases[i].marks, "%s, case %zu",
                     cases[i].when, i);
    }
}

Test(deploy, says_its_marks_with_their_figures)
{
    const struct deploy_line line = {
        .deploy = {.at = at("2026-11-21 21:40"), .changes = 7},
        .oldest = at("2026-11-12 09:00"),
    };
    struct buf text;
    buf_init(&text);
    deploy_marks_text(&text, &line, deploy_marks(&line, &berlin), &berlin);
    cr_expect_str_eq(text.text,
                     "a batch of 7 changes, outside hours (Sat 21:40), held back 9 days");
    buf_reset(&text);
    deploy_marks_text(&text, &line, 0, &berlin);
    cr_expect_str_eq(text.text, "");
    buf_release(&text);
}

Test(deploy, recovery_needs_both_ends)
{
    struct deploy deploy = {.recovery = RECOVERY_RECOVERED, .recovered_at = 1360};
    cr_expect_eq(deploy_recovery(&deploy, NULL), -1);
    deploy = (struct deploy){.recovery = RECOVERY_RECOVERED, .broke_at = 1000};
    cr_expect_eq(deploy_recovery(&deploy, NULL), -1);
}

Test(deploy, says_each_mark_alone_and_none)
{
    static const struct {
        unsigned marks;
        const char *says;
    } cases[] = {
        {0, ""},
        {DEPLOY_IS_BATCH, "a batch of 7 changes"},
        {DEPLOY_OUTSIDE_HOURS, "outside hours (Sat 21:40)"},
        {DEPLOY_HELD_BACK, "held back 9 days"},
        {DEPLOY_IS_BATCH | DEPLOY_HELD_BACK, "a batch of 7 changes, held back 9 days"},
    };
    const struct deploy_line line = {
        .deploy = {.at = at("2026-11-21T21:40"), .changes = 7},
        .oldest = at("2026-11-21T21:40") - 9 * DAY,
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf out;
        buf_init(&out);
        deploy_marks_text(&out, &line, cases[i].marks, &berlin);
        cr_expect_str_eq(out.text, cases[i].says);
        buf_release(&out);
    }
}
