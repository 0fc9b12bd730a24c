/* The weekly review: what its pages ask, and what one does beside answering. */
#include "at_desk.h"

#include "board/person.h"
#include "board/words.h"

#include <criterion/criterion.h>

/* Up to the tests, with three causes of which the first dropped out. */
static void to_the_tests(void)
{
    cr_assert(review_view_open(&app));
    app_draw(&app);
    type("ygone\rn\r\r3\r");
    shows("WHY COULD IT HAPPEN?");
    type("Everything is one service\rThe alert waits fifteen minutes\r\r");
    shows("WHICH CAUSE PASSES EVERY TEST?");
}

TestSuite(review_view, .init = desk_enter, .fini = desk_leave);

Test(review_view, makes_a_cause_smaller_that_dropped_out)
{
    to_the_tests();
    type("yyynyyyyy");
    press(KEY_CODE_UP);
    shows("e smaller");
    type("e");
    shows("What part of it could be gone in seven days?");
    shows("> Everything is one service");
    type("\025The export runs in the web server\r");
    shows("A cause of its own now");
    shows("Everything is one service");
    shows("2   The export runs in the web");
    shows("Cause 2: was it there in this incident?");
    type("y");
    shows("Cause 2: would there have been less harm without it?");
}

Test(review_view, keeps_a_smaller_cause_half_typed)
{
    to_the_tests();
    type("yyynyyyyy");
    press(KEY_CODE_UP);
    type("e\025The exp\033");
    shows_not("What part of it");
    shows("Everything is one service");
    type("e");
    shows("> The exp");
    press(KEY_CODE_UP);
    shows("> The exp");
    type("\033\033");
    shows("WHY COULD IT HAPPEN?");
}

Test(review_view, asks_about_the_words_of_a_smaller_cause)
{
    to_the_tests();
    type("yyyn");
    press(KEY_CODE_UP);
    type("e\025a mistake");
    shows("What would have stopped it, whoever was there?");
    type("\025Everything is one service\r");
    shows("has been said already");
}

Test(review_view, makes_no_cause_smaller_that_is_in_the_running)
{
    to_the_tests();
    type("yyyyyyyyy");
    shows_not("e smaller");
    type("e");
    shows("It has not dropped out.");
}

Test(review_view, reads_the_teams_words_again)
{
    enum word_change done;
    struct board_word word;
    struct err err;
    to_the_tests();
    type("\033\025Murphy struck");
    shows_not("is no cause yet");
    cr_assert(
        board_word_add(desk.board, "no_cause", "Murphy", &desk.arena, &done, &word, &err));
    app_reload(&app);
    app_draw(&app);
    shows("is no cause yet");
}

/* To the facts of the checkout that froze, in the list above the text. */
static void to_the_facts(void)
{
    cr_assert(review_view_open(&app));
    app_draw(&app);
    type("ygone\rn\r\r3");
    shows("WHAT HAPPENED?");
    press(KEY_CODE_UP);
}

Test(review_view, shows_the_gaps_and_what_each_fact_is)
{
    to_the_facts();
    shows("began");
    shows("13 min");
    shows("22 min, over");
    shows("Began 09:36, noticed +17 min, over +41 min");
}

Test(review_view, sets_when_it_began_was_noticed_and_was_over)
{
    to_the_facts();
    type("s");
    shows("It was noticed before that");
    press(KEY_CODE_UP);
    press(KEY_CODE_UP);
    press(KEY_CODE_UP);
    type("n");
    shows("It was noticed at 09:40. u takes it back.");
    shows("noticed +4 min");
    type("s");
    shows("It began at 09:40.");
    shows("before it began");
    shows("Began 09:40, noticed +0 min, over +37 min");
    press(KEY_CODE_UP);
    type("o");
    shows("It began after that");
    type("u");
    shows("Began 09:36, noticed +4 min, over +41 min");
}

/* Types a "gone when" for the cause that waits fifteen minutes, up to the last step. */
static void promise(const char *gone_when)
{
    to_the_tests();
    type("yyynyyyyy\r\rmia\r");
    type(gone_when);
}

Test(review_view, says_how_strong_a_removal_is_while_it_is_typed_and_read_back)
{
    promise("the alert fires within a minute");
    shows("a middle removal: \"alert\"");
    type("\r");
    shows("READ IT BACK");
    shows("a middle removal: it makes it loud");
}

Test(review_view, asks_back_where_a_removal_is_weak)
{
    promise("remind everybody each Monday");
    shows("hopes that people keep it in mind.");
    type("\r");
    shows("a weak removal: what makes it impossible, or loud?");
}

Test(review_view, says_nothing_of_a_strength_it_does_not_know)
{
    promise("the sun shines on the page");
    shows_not("removal");
    type("\r");
    shows("READ IT BACK");
    shows_not("removal");
}

Test(review_view, asks_about_a_person_who_left)
{
    struct person_card card;
    struct person heir;
    struct err err;
    cr_assert(board_person_leave(desk.board, "femi", NULL, &desk.arena, &card, &heir, &err),
              "%s", err.what);
    to_the_tests();
    type("\033\025the script that femi wrote");
    shows("names a person. What let it happen?");
}
