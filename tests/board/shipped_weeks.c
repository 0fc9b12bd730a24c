/* The figures of the weeks: only theirs, nothing averaged, and who ships alone. */
#include "support.h"

#include "board/shipped.h"

TestSuite(shipped_weeks, .init = board_enter, .fini = board_leave);

enum { DAY = 24 * 60 * 60 };

static struct shipped_weeks weeks;

static void ship(const char *by, int64_t ago, int64_t changes)
{
    struct deploy_edit edit = deploy_edit_none();
    struct deploy_logged logged;
    edit.what = "Invoices can be grouped";
    edit.by = by;
    edit.at = world.now - ago * DAY;
    edit.changes = changes;
    cr_assert(board_deploy_ship(board, &edit, &arena, &logged, &err), "%s", err.what);
}

static void look(size_t n)
{
    cr_assert(board_shipped_weeks(board, n, &arena, &weeks, &err), "%s", err.what);
    cr_assert_eq(weeks.n, n);
}

Test(shipped_weeks, are_the_last_ones_up_to_this)
{
    ship("ana", 0, 1);
    ship("ana", 7, 3);
    ship("ana", 7, 9);
    ship("ana", 14, 0);
    look(2);
    cr_expect_eq(weeks.week[1].deploys, 1);
    cr_expect_eq(weeks.week[1].size[DEPLOY_ONE], 1);
    cr_expect_eq(weeks.week[0].deploys, 2);
    cr_expect_eq(weeks.week[0].size[DEPLOY_FEW], 1);
    cr_expect_eq(weeks.week[0].size[DEPLOY_MANY], 1);
    look(3);
    cr_expect_eq(weeks.week[0].size[DEPLOY_UNCOUNTED], 1);
}

Test(shipped_weeks, leave_out_what_lies_ahead_of_them)
{
    ship("ana", 0, 9);
    board_set_now(board, world.now - 14 * DAY);
    look(2);
    cr_expect_eq(weeks.week[1].deploys, 0);
    cr_expect_eq(weeks.marked_n, 0);
}

Test(shipped_weeks, name_who_ships_more_than_their_share)
{
    for (int i = 0; i < 3; i++)
        ship("ana", 0, 1);
    ship("deploybot", 0, 1);
    look(1);
    cr_expect_str_eq(weeks.hero, "", "four say nothing about who ships");
    ship("bob", 0, 1);
    look(1);
    cr_expect_str_eq(weeks.hero, "", "three of five are not more than 60 per cent");
    ship("ana", 0, 1);
    look(1);
    cr_expect_str_eq(weeks.hero, "Ana Ruiz");
    cr_expect_eq(weeks.hero_ships, 4);
    cr_expect_eq(weeks.hero_of, 6);
}

Test(shipped_weeks, count_those_of_nobody_for_a_share_as_the_team_check_does)
{
    for (int i = 0; i < 4; i++)
        ship("ana", 0, 1);
    ship("", 0, 1);
    look(1);
    cr_expect_str_eq(weeks.hero, "Ana Ruiz");
    cr_expect_eq(weeks.hero_of, 5);
}

Test(shipped_weeks, keep_each_recovery_and_what_is_open)
{
    struct deploy deploy;
    ship("ana", 1, 1);
    ship("ana", 1, 1);
    ship("ana", 1, 1);
    for (int i = 1; i <= 3; i++)
        cr_assert(
            board_deploy_broke(board, i, world.now - 3600, "", &arena, &deploy, &err));
    for (int i = 1; i <= 2; i++)
        cr_assert(board_deploy_recovered(board, i, RECOVERY_RECOVERED,
                                         world.now - 3600 + i * 60, "", &arena, &deploy,
                                         &err));
    look(1);
    cr_expect_eq(weeks.week[0].broke, 3);
    cr_expect_eq(weeks.week[0].open, 1);
    cr_assert_eq(weeks.week[0].recovered, 2);
    cr_expect_eq(weeks.week[0].recovery[0] + weeks.week[0].recovery[1], 180);
}

Test(shipped_weeks, list_what_is_marked_newest_first)
{
    ship("ana", 7, 6);
    ship("ana", 0, 1);
    ship("bob", 0, 8);
    look(2);
    cr_assert_eq(weeks.marked_n, 2);
    cr_expect_eq(weeks.marked[0].deploy.changes, 8);
    cr_expect_eq(weeks.marks[0], DEPLOY_IS_BATCH);
    cr_expect_eq(weeks.marked[1].deploy.changes, 6);
}
