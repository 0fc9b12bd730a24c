/* What was typed and answered is there at the next start, however the program ended. */
#include "support.h"

#include <criterion/criterion.h>
#include <signal.h>
#include <string.h>

/* Something half done in each step of the review. */
static const struct {
    const char *keys;
    const char *again; /* after r: to where it was left; NULL is for a filter, not kept */
    const char *leave; /* out of the text, so that letters are commands */
    const char *shows[4];
} halves[] = {
    {"dnot ours" ENTER "yseen g", "", UP, {"2 of 2 open promises.", "seen g"}},
    {"/twi", NULL, ENTER, {"WHICH ONE INCIDENT DO WE REVIEW?", "Invoices sent twice"}},
    {"+6 mails stop" ENTER "+3 half a f",
     "",
     UP,
     {"WHAT HAPPENED?", "06:23   mails stop", "+3 half a f"}},
    {"No alert on the queue" ENTER "Nobody loo",
     "",
     UP,
     {"WHY COULD IT HAPPEN?", "No alert on the queue", "Nobody loo"}},
    {"yy", "", "", {"Cause 1: is it ours to remove?"}},
    {"", "", "", {"NAME THE ONE CAUSE WE REMOVE NOW", "No alert on the queue"}},
    {"ana" TAB CTRL_U "+4" TAB "an alert fir",
     "",
     UP UP UP,
     {"Ana Ruiz", "in 4 days", "an alert fir", "WHO REMOVES IT, BY WHEN"}},
    {"",
     "",
     "",
     {"READ IT BACK, THEN CLOSE", "Ana Ruiz", "an alert fires when mail waits",
      "dropped: not ours"}},
};

enum { STEPS = sizeof halves / sizeof *halves };

/* Opens the board again and the review, and looks for all that was there. */
static void must_come_back(struct demo *demo, int i, const char *keys, const char *was)
{
    demo_end(demo);
    demo_open(demo, ROWS, COLS, NULL);
    terminal_type(&demo->t, "r");
    terminal_type(&demo->t, keys);
    for (int s = 0; s < 4 && halves[i].shows[s]; s++)
        must_show(demo, halves[i].shows[s]);
    if (halves[i].again)
        cr_assert_str_eq(terminal_text(&demo->t), was, "step %d, it was:\n%s\nit is:\n%s",
                         i + 1, was, terminal_text(&demo->t));
}

static void half_do(struct demo *demo, int i, struct buf *was)
{
    demo_make(demo);
    demo_open(demo, ROWS, COLS, NULL);
    lead_to(demo, i + 1);
    terminal_type(&demo->t, halves[i].keys);
    buf_reset(was);
    buf_add(was, terminal_text(&demo->t));
}

static const char *again(int i)
{
    return halves[i].again ? halves[i].again : "";
}

static void comes_back_from(int sig)
{
    struct demo demo;
    struct buf was;
    buf_init(&was);
    for (int i = 0; i < STEPS; i++) {
        half_do(&demo, i, &was);
        terminal_signal(&demo.t, sig);
        cr_assert_eq(terminal_wait(&demo.t, 1000), 128 + sig, "step %d", i + 1);
        must_come_back(&demo, i, again(i), was.text);
        demo_remove(&demo);
    }
    buf_release(&was);
}

Test(kept, comes_back_from_kill_at_the_same_step)
{
    comes_back_from(SIGKILL);
}

Test(kept, comes_back_from_a_signal_to_leave_at_the_same_step)
{
    comes_back_from(SIGTERM);
}

Test(kept, comes_back_from_a_hang_up_at_the_same_step)
{
    struct demo demo;
    struct buf was;
    buf_init(&was);
    for (int i = 0; i < STEPS; i++) {
        half_do(&demo, i, &was);
        terminal_hangup(&demo.t);
        cr_assert_eq(terminal_wait(&demo.t, 1000), 128 + SIGHUP, "step %d", i + 1);
        must_come_back(&demo, i, again(i), was.text);
        demo_remove(&demo);
    }
    buf_release(&was);
}

Test(kept, comes_back_from_q_at_the_same_step)
{
    struct demo demo;
    struct buf was;
    buf_init(&was);
    for (int i = 0; i < STEPS; i++) {
        half_do(&demo, i, &was);
        terminal_type(&demo.t, halves[i].leave);
        terminal_type(&demo.t, "q");
        must_show(&demo, "[1 AREAS]");
        terminal_keys(&demo.t, "q");
        cr_assert_eq(terminal_wait(&demo.t, 1000), 0, "step %d", i + 1);
        must_come_back(&demo, i, again(i), was.text);
        demo_remove(&demo);
    }
    buf_release(&was);
}

Test(kept, loses_nothing_by_ctrl_c_twice)
{
    struct demo demo;
    struct buf was;
    buf_init(&was);
    for (int i = 0; i < STEPS; i++) {
        half_do(&demo, i, &was);
        terminal_type(&demo.t, CTRL_C);
        terminal_keys(&demo.t, CTRL_C);
        cr_assert_eq(terminal_wait(&demo.t, 1000), 0, "step %d", i + 1);
        must_come_back(&demo, i, again(i), was.text);
        demo_remove(&demo);
    }
    buf_release(&was);
}

/* Who has no controlling terminal is not told by a signal that the terminal is gone. */
Test(kept, a_terminal_that_goes_without_a_signal_ends_it_as_a_hang_up)
{
    static const char script[] = "trap '' HUP; setsid -w \"$BUCKSTOP\"; "
                                 "exit $(($? == 129 ? 7 : 8))";
    struct demo demo;
    demo_make(&demo);
    const char *const argv[] = {"sh", "-c", script, NULL};
    demo_run(&demo, ROWS, COLS, argv, NULL);
    terminal_settle(&demo.t);
    terminal_type(&demo.t, "eAna Ru");
    terminal_hangup(&demo.t);
    cr_assert_eq(terminal_wait(&demo.t, 1000), 7);
    demo_end(&demo);
    demo_open(&demo, ROWS, COLS, NULL);
    terminal_type(&demo.t, "e");
    must_show(&demo, "Owner         Ana Ru");
    demo_remove(&demo);
}

/* The form of an owner, typed in each of its fields. */
static void form_keeps(const char *keys, const char *const shows[])
{
    struct demo demo;
    demo_make(&demo);
    demo_open(&demo, ROWS, COLS, NULL);
    terminal_type(&demo.t, keys);
    for (int i = 0; shows[i]; i++)
        must_show(&demo, shows[i]);
    terminal_hangup(&demo.t);
    cr_assert_eq(terminal_wait(&demo.t, 1000), 128 + SIGHUP);
    demo_end(&demo);
    demo_open(&demo, ROWS, COLS, NULL);
    terminal_type(&demo.t, "e");
    for (int i = 0; shows[i]; i++)
        must_show(&demo, shows[i]);
    must_show(&demo, "Not saved.");
    demo_remove(&demo);
}

Test(kept, an_owner_half_typed_survives_a_hang_up)
{
    static const char *const shows[] = {"Owner         Ana Ru", NULL};
    form_keeps("eAna Ru", shows);
}

Test(kept, the_name_of_what_is_added_survives_a_hang_up)
{
    static const char *const area[] = {"New area: wareh", NULL};
    static const char *const person[] = {"first and last name: Zoe Pa", NULL};
    struct demo demo;
    demo_make(&demo);
    for (int i = 0; i < 2; i++) {
        demo_open(&demo, ROWS, COLS, NULL);
        terminal_type(&demo.t, i ? "AZoe Pa" : "awareh");
        terminal_hangup(&demo.t);
        terminal_wait(&demo.t, 1000);
        demo_end(&demo);
        demo_open(&demo, ROWS, COLS, NULL);
        terminal_type(&demo.t, i ? "A" : "a");
        must_show(&demo, i ? person[0] : area[0]);
        demo_end(&demo);
    }
    demo_remove(&demo);
}

/* A change to a fact goes on as that change, and the line that was begun before it waits.
 */
Test(kept, a_change_to_a_line_stays_one)
{
    struct demo demo;
    demo_make(&demo);
    demo_open(&demo, ROWS, COLS, NULL);
    lead_to(&demo, 3);
    terminal_type(&demo.t, "+6 half a line" UP "e at last");
    terminal_signal(&demo.t, SIGKILL);
    terminal_wait(&demo.t, 1000);
    demo_end(&demo);
    demo_open(&demo, ROWS, COLS, NULL);
    terminal_type(&demo.t, "r");
    must_show(&demo, " at last");
    terminal_type(&demo.t, ENTER);
    must_show(&demo, "+6 half a line");
    const char *first = strstr(terminal_text(&demo.t), " at last");
    cr_assert(first && !strstr(first + 1, " at last"));
    demo_remove(&demo);
}

Test(kept, two_names_survive_a_hang_up_and_are_refused_again)
{
    static const char *const shows[] = {"Owner         Ana & Bob", "REFUSED", NULL};
    form_keeps("eAna & Bob", shows);
}

Test(kept, each_field_of_the_form_survives_a_hang_up)
{
    static const char *const shows[] = {"Owner         Ana", "When away     Bo L",
                                        "Why           knows the pay", NULL};
    form_keeps("eAna" TAB "knows the pay" TAB TAB "Bo L", shows);
}
