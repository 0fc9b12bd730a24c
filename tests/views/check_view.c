/* The four questions: an answer a key, kept at once, and what it comes to. */
#include "at_desk.h"

#include "board/team_check.h"

#include <criterion/criterion.h>

TestSuite(check_view, .init = desk_enter, .fini = desk_leave);

static void open_check(void)
{
    cr_assert(check_view_open(&app), "%s", app.message);
    app_draw(&app);
}

Test(check_view, shows_the_evidence_beside_each_question)
{
    open_check();
    shows("board: the owner of checkout has left");
    shows("board: 6 of 13 tickets are ready");
    shows("board: migration: NO WAY BACK");
    shows("board: 4 logged today, newest 15:12");
    shows("0 of 4 answered. No answer is weak.");
    shows("Earlier:  W44 2 weak");
}

Test(check_view, goes_on_to_the_next_open_question)
{
    open_check();
    type("f");
    shows("[FUZZY]");
    shows("> 2 ");
    press(KEY_CODE_DOWN);
    type("n");
    shows("> 4 ");
    type("c");
    shows("> 2 ");
    shows("3 of 4 answered. 2 weak. This week: name one owner for each area.");
}

Test(check_view, begins_where_the_team_stopped)
{
    open_check();
    type("cf\033");
    open_check();
    shows("> 3 ");
    shows("[FUZZY]");
}

Test(check_view, finishes_once_all_is_answered)
{
    open_check();
    type("cc\r");
    shows("Question 3, deploys, is not answered yet.");
    shows("> 3 ");
    type("nc\r");
    shows("This week: make releases");
    shows("Team check, finished this week");
}

Test(check_view, takes_an_answer_back_by_undo)
{
    struct arena arena;
    struct team_check_card card;
    struct err err;
    open_check();
    type("fu");
    shows("Undone, U does it again: answered the team check: ownership is fuzzy");
    shows_not("[FUZZY]");
    arena_init(&arena);
    cr_assert(board_team_check(desk.board, &arena, &card, &err));
    cr_expect_eq(card.question[0].answer, CHECK_OPEN);
    cr_expect_eq(card.by_board.first, 0);
    arena_release(&arena);
}
