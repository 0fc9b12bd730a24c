/* The list of tickets, and the same thing under different names, by keys alone. */
#include "led.h"

#include <criterion/criterion.h>

Test(alike, looks_the_same_at_three_sizes)
{
    static const struct led_stop stops[] = {
        {"2t", "tickets"},
        {"/area:admin gap:awkward", "tickets-typed"},
        {"\r", "tickets-filter"},
        {"\033", ""},
        {"\033", ""},
        {"2=", "alike"},
        {"ll", "alike-third"},
        {"\0332/freeze after\r\r=", "same"},
        {"pdf", "same-words"},
        {NULL, NULL},
    };
    led_walk(led_demo, stops);
}

static void open_board(struct led *led, const char *keys)
{
    led_demo(led);
    led_start(led, 24, 80, "mia");
    terminal_type(&led->t, keys);
}

/* One bug under three names is one ticket of three customers, and comes apart again. */
Test(alike, three_names_end_as_one_and_come_apart)
{
    struct led led;
    struct buf before, after;
    open_board(&led, "2=");
    led_ask(&led, "export board", &before);
    led_shows(&led, "three customers, one shape: make one shared model");
    terminal_type(&led.t, "s");
    led_shows(&led, "They are one now: #221.");
    led_shows(&led, "Nothing that is open looks alike.");
    led_says(&led, "ticket show 221 --json", "Kupferhof");
    led_says(&led, "ticket show 242", "221");
    terminal_type(&led.t, "u");
    led_shows(&led, "three customers, one shape");
    led_quit(&led);
    led_ask(&led, "export board", &after);
    cr_assert_str_eq(after.text, before.text);
    buf_release(&after);
    buf_release(&before);
    led_end(&led);
}

Test(alike, different_things_do_not_come_back)
{
    struct led led;
    open_board(&led, "2=d");
    led_shows(&led, "They are different things");
    led_quit(&led);
    led_start(&led, 24, 80, "mia");
    terminal_type(&led.t, "2=");
    led_shows(&led, "Nothing that is open looks alike.");
    led_quit(&led);
    led_end(&led);
}

Test(alike, the_one_that_stays_is_chosen)
{
    struct led led;
    open_board(&led, "2=ls");
    led_shows(&led, "They are one now: #241.");
    led_says(&led, "ticket show 221 --json", "241");
    led_quit(&led);
    led_end(&led);
}

Test(alike, one_is_found_by_number_and_by_words)
{
    struct led led;
    open_board(&led, "2/better rep\r\r=#228");
    led_shows(&led, "> #228");
    terminal_type(&led.t, "\025retry");
    led_shows(&led, "> #217");
    terminal_type(&led.t, "\r");
    led_shows(&led, "#223 is #217 now. u undoes it.");
    led_shows(&led, "Same as");
    terminal_type(&led.t, "e");
    led_shows(&led, "x takes it apart");
    terminal_type(&led.t, "x");
    led_shows(&led, "own again");
    led_quit(&led);
    led_end(&led);
}

Test(alike, incidents_are_looked_through_as_well)
{
    struct led led;
    led_demo(&led);
    led_says(&led, "incident add 'Card payments time out at checkout' --started -3h", "");
    led_says(&led, "incident add 'Checkout: timeout of card payments' --started -2h", "");
    led_start(&led, 24, 80, "mia");
    terminal_type(&led.t, "3=");
    led_shows(&led, "Card payments time out");
    led_shows(&led, "Severity");
    terminal_type(&led.t, "\r");
    led_shows(&led, "WENT OUT SHORTLY BEFORE");
    terminal_type(&led.t, "\033s");
    led_shows(&led, "They are one now");
    led_quit(&led);
    led_end(&led);
}

Test(alike, the_list_is_narrowed_sorted_and_walked)
{
    struct led led;
    open_board(&led, "2t");
    led_shows(&led, "13 open, 7 not ready; as on the board");
    terminal_type(&led.t, "/gap:nothing\r");
    led_shows(&led, "\"nothing\"");
    terminal_type(&led.t, "/\025gap:why state:draft");
    led_shows(&led, "2 not ready");
    terminal_type(&led.t, "\r");
    led_shows(&led, "/ gap:why state:draft");
    terminal_type(&led.t, "/\033");
    led_shows(&led, "13 open");
    terminal_type(&led.t, "ff");
    led_shows(&led, "; as on the board");
    led_shows(&led, "ready");
    terminal_type(&led.t, "o");
    led_shows(&led, "by number");
    led_quit(&led);
    led_end(&led);
}

/* Somebody else's change does not move one off the ticket one is on. */
Test(alike, the_place_is_kept_by_number)
{
    struct led led;
    open_board(&led, "2tjjj");
    led_shows(&led, "> #226");
    led_says(&led, "ticket same 222 219", "");
    terminal_type(&led.t, "R");
    led_shows(&led, "> #226");
    led_quit(&led);
    led_end(&led);
}
