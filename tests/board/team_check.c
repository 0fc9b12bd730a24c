/* The team check: the answers of a week, the evidence beside them, and the weeks before. */
#include "support.h"

#include "board/deploy.h"
#include "board/release.h"
#include "board/roll_call.h"
#include "board/team_check.h"

TestSuite(team_check, .init = board_enter, .fini = board_leave);

enum { DAY = 24 * 60 * 60 };

static struct team_check_card card;

static void look(void)
{
    cr_assert(board_team_check(board, &arena, &card, &err), "%s", err.what);
}

static void answer(int question, enum check_word word)
{
    cr_assert(board_team_check_answer(board, question, word, &err), "%s", err.what);
}

static void ship(const char *what, const char *by, int64_t ago, int64_t changes,
                 int64_t took)
{
    struct deploy_edit edit = deploy_edit_none();
    struct deploy_logged logged;
    edit.what = what;
    edit.by = by;
    edit.at = world.now - ago;
    edit.changes = changes;
    edit.took = took;
    cr_assert(board_deploy_ship(board, &edit, &arena, &logged, &err), "%s", err.what);
}

Test(team_check, has_evidence_before_anybody_answers)
{
    look();
    cr_expect_eq(card.check.id, 0);
    cr_expect_str_eq(card.question[0].evidence, "checkout has no owner");
    cr_expect_str_eq(card.question[1].evidence, "there are no open tickets");
    cr_expect_str_eq(card.question[2].evidence, "no deploy in the last 30 days");
    cr_expect_eq(card.question[3].board, CHECK_NO);
    cr_expect_eq(card.result.answered, 0);
    cr_expect_eq(card.by_board.first, 0);
}

Test(team_check, sees_what_changes_on_the_board)
{
    const struct release_edit web = {.name = "web", .minutes = -1};
    struct release_card release;
    cr_assert(own("checkout", "bob", ROLE_OWNER), "%s", err.what);
    cr_assert(board_release_add(board, &web, &arena, &release, &err), "%s", err.what);
    ship("Invoices can be grouped", "ana", 60, 1, 480);
    look();
    cr_expect_eq(card.question[0].board, CHECK_CLEAR);
    cr_expect_str_eq(card.question[2].evidence, "web: NO WAY BACK");
    cr_expect_eq(card.question[3].board, CHECK_CLEAR);
    cr_assert(board_release_archive(board, release.type.id, true, &arena, &release, &err));
    look();
    cr_expect_str_eq(card.question[2].evidence, "the last deploy took 8 minutes");
}

Test(team_check, takes_the_middle_hand_over_and_not_the_mean)
{
    for (int i = 0; i < 12; i++)
        ship("Invoices can be grouped", i % 2 ? "ana" : "bob", i * DAY, 1,
             i == 0   ? 90000
             : i < 10 ? 300
                      : 6000);
    look();
    cr_expect_str_eq(card.question[2].evidence,
                     "last 10 deploys took about 5 minutes each");
}

Test(team_check, names_who_ships_alone)
{
    for (int i = 0; i < 6; i++)
        ship("Invoices can be grouped", "ana", i * DAY, 1, 0);
    look();
    cr_expect_str_eq(card.question[2].evidence, "Ana Ruiz ships 100 % of all deploys");
    cr_expect_eq(card.question[2].board, CHECK_FUZZY);
}

Test(team_check, names_who_ships_barely_more_than_their_share)
{
    for (int i = 0; i < 33; i++)
        ship("Invoices can be grouped", i < 20 ? "ana" : "bob", i * 60, 1, 0);
    look();
    cr_expect_str_eq(card.question[2].evidence, "Ana Ruiz ships 61 % of all deploys");
}

Test(team_check, keeps_what_the_board_said_then)
{
    answer(0, CHECK_FUZZY);
    cr_assert(own("checkout", "bob", ROLE_OWNER), "%s", err.what);
    look();
    cr_expect_eq(card.question[0].answer, CHECK_FUZZY);
    cr_expect_str_eq(card.question[0].evidence_then, "checkout has no owner");
    cr_expect_eq(card.question[0].board, CHECK_CLEAR);
    answer(0, CHECK_OPEN);
    look();
    cr_expect_eq(card.result.answered, 0);
}

Test(team_check, of_a_roll_call_answers_the_first_question)
{
    const struct roll_call call = {.clear = 1, .nobody = 1};
    answer(1, CHECK_CLEAR);
    cr_assert(board_roll_call(board, &call, &err), "%s", err.what);
    look();
    cr_expect_eq(card.question[0].answer, CHECK_NO);
    cr_expect_str_eq(card.question[0].evidence_then, "roll call: 1 of 2 areas clear");
    cr_expect_eq(card.question[1].answer, CHECK_CLEAR, "the same check of the week");
}

Test(team_check, is_finished_once_all_four_are_answered)
{
    struct team_check_past *past;
    size_t n;
    for (int i = 0; i < 3; i++)
        answer(i, CHECK_CLEAR);
    cr_assert_not(board_team_check_finish(board, &err));
    assert_err(ERR_REFUSED, "question 4, visibility");
    answer(3, CHECK_NO);
    cr_assert(board_team_check_finish(board, &err), "%s", err.what);
    board_set_now(board, world.now + 7 * DAY);
    look();
    cr_expect_eq(card.check.id, 0, "another week, another check");
    answer(0, CHECK_FUZZY);
    cr_assert(board_team_checks(board, 9, &arena, &past, &n, &err), "%s", err.what);
    cr_assert_eq(n, 2);
    cr_expect_eq(past[0].result.answered, 1);
    cr_expect_neq(past[1].check.finished_at, 0);
    cr_expect_eq(past[1].result.weak, 1);
    cr_expect_eq(past[1].result.first, 3);
}
