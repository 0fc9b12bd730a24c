/* The weekly review step by step: what its pages say to whoever has never seen them. */
#include "at_desk.h"

#include "board/incident.h"
#include "board/person.h"

#include <criterion/criterion.h>

TestSuite(review_steps, .init = desk_enter, .fini = desk_leave);

static void begin(void)
{
    cr_assert(review_view_open(&app), "%s", app.message);
    app_draw(&app);
    shows("IS LAST WEEK'S CAUSE GONE?");
}

Test(review_steps, say_of_each_answer_what_a_good_one_is)
{
    begin();
    type("y");
    shows("Good: what somebody saw, and where.");
    type("\033n");
    shows("Good: a day before the next review, such as fri or +5.");
    shows_not("Good: what somebody saw");
    type("\033d");
    shows("Good: why it is not worth removing, or cannot come again.");
}

Test(review_steps, say_the_weekday_of_a_new_date_while_it_is_typed)
{
    begin();
    type("n");
    shows("+7");
    shows("Fri 27 Nov, in 7 days");
    type("\025+3");
    shows("Mon 23 Nov, in 3 days");
    type("\025nonsense");
    shows_not("Nov, in");
}

Test(review_steps, keep_the_date_that_was_broken_in_sight)
{
    begin();
    type("yseen\rn\025+5\r");
    shows("now by Wed 25 Nov, was due Fri 20 Nov");
}

Test(review_steps, say_in_help_what_does_not_fit_one_row)
{
    begin();
    type("?");
    shows("leave the review; r");
    shows("  comes back to this step");
    app_resize(&app, 16, 60);
    app_draw(&app);
    shows("name who removes it now that its owner\n");
    shows("                  has left\n");
}

Test(review_steps, say_a_long_refusal_whole)
{
    cr_assert(promises_view_open(&app));
    app_resize(&app, 16, 60);
    app_draw(&app);
    type("r");
    shows("Ask Jonas Weber to say it, or g: it is");
    shows("gone, and what you saw.");
}

/* Step 5 with three causes, two of which begin alike. */
static void to_the_tests(void)
{
    begin();
    type("ygone\rn\r\r3\r");
    type(
        "The invoice export runs in the web server beside whatever the customers are doing "
        "and takes its memory\r");
    type(
        "The invoice export runs in the web server beside whatever the customers are doing "
        "and takes its disk\r");
    type("The alert waits\r\r");
    shows("WHICH CAUSE PASSES EVERY TEST?");
}

Test(review_steps, tell_two_causes_apart_that_begin_alike)
{
    to_the_tests();
    shows("Cause 1: The invoice export runs in the web server");
    shows("takes its memory\n");
    press(KEY_CODE_DOWN);
    shows("takes its disk\n");
    shows("..");
}

Test(review_steps, say_which_cause_dropped_out_and_let_e_make_it_smaller)
{
    to_the_tests();
    type("yyyn");
    shows("Cause 1 drops out: cannot be gone in 7 days. e says it smaller.");
    app_resize(&app, 16, 60);
    app_draw(&app);
    shows("Cause 1 drops out: cannot be gone in 7 days. e says it");
    shows("2 of 3");
    type("e");
    shows("doing and takes its");
    shows("memory\n");
    type("\033");
    shows("1 of 3");
    press(KEY_CODE_DOWN);
    type("e");
    shows("It has not dropped out.");
}

Test(review_steps, say_why_a_later_test_takes_no_answer_yet)
{
    to_the_tests();
    press(KEY_CODE_RIGHT);
    type("y");
    shows("The tests go in order: first \"was it there in this incident?\"");
}

Test(review_steps, ask_who_removes_it_where_nobody_is_typed)
{
    begin();
    type("ygone\rn\r\r3\rThe alert waits\r\ryyyyyyyyyy\r\r");
    shows("WHO REMOVES IT");
    type("\025\r");
    shows("Who removes it? One name.");
}

Test(review_steps, keep_the_count_where_one_says_there_was_no_incident)
{
    begin();
    type("ygone\rn\r\rG");
    shows("Enter says that the week was quiet. 3 incidents wait.");
}

Test(review_steps, break_a_long_fact_where_there_is_room)
{
    begin();
    type("ygone\rn\r\r3");
    shows("WHAT HAPPENED?");
    type("10:20 The queue of the invoices is emptied by hand and nobody is told that it "
         "was, so two of us do it\r");
    shows("so two of us do it");
    shows_not("..");
}

Test(review_steps, say_what_is_above_beside_no_gap)
{
    begin();
    type("ygone\rn\r\r3");
    for (int i = 0; i < 12; i++)
        type("10:20 The queue is long\r");
    shows(" above\n");
    shows_not(" above\n   > ");
}

Test(review_steps, say_of_a_new_incident_that_its_cause_was_reviewed)
{
    begin();
    type("ygone\rn\r\r");
    shows("its cause was reviewed in week 44, came back");
}

Test(review_steps, offer_to_drop_in_the_list_of_promises)
{
    cr_assert(promises_view_open(&app));
    app_draw(&app);
    shows("d drop");
}

Test(review_steps, say_when_a_cause_was_seen_gone)
{
    begin();
    type("yit stopped\rk");
    shows("GONE, seen today: it stopped");
    app.now += 86400;
    app_draw(&app);
    shows("GONE, seen yesterday: it stopped");
}

Test(review_steps, say_how_to_leave_a_text_and_no_more)
{
    begin();
    type("y");
    shows("Enter keep it  Up then y n d  Esc leave it, kept");
    shows_not("nothing lost");
    type("the alarm");
    press(KEY_CODE_ESC);
    shows("Esc leave, nothing lost");
    type("y");
    shows("the alarm");
}

Test(review_steps, offer_no_letters_where_up_chooses_a_new_owner)
{
    struct person_card card;
    struct person heir;
    struct arena arena;
    struct err err;
    arena_init(&arena);
    cr_assert(board_person_leave(desk.board, "bo", NULL, &arena, &card, &heir, &err));
    arena_release(&arena);
    begin();
    type("joe");
    shows("> Eli Sato");
    shows("Enter keep it  Esc leave it, kept");
}

Test(review_steps, say_of_one_customer_that_it_was_one)
{
    const struct incident_edit edit = {.title = "A page was empty", .customers = 1};
    struct incident incident;
    struct arena arena;
    struct err err;
    arena_init(&arena);
    cr_assert(board_incident_add(desk.board, &edit, &arena, &incident, &err));
    arena_release(&arena);
    begin();
    type("ygone\rn\r\r");
    shows("1 customer\n");
    type("1");
    shows("1 customer\n");
    shows_not("1 customers");
}
