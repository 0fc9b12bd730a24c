/* The roll call: an area, a name said aloud, and whose it is. */
#include "led.h"

#include <criterion/criterion.h>

Test(roll, looks_the_same_at_three_sizes)
{
    static const struct led_stop stops[] = {{"C", "roll"},
                                            {" ", "roll-nobody"},
                                            {"n ", "roll-shown"},
                                            {"c c c c c c c c c c f", "roll-end"},
                                            {NULL, NULL}};
    led_walk(led_demo, stops);
}

/* Nothing is marked before it is shown; left in the middle it goes on there; one may go
 * back and change a mark; at the end each area that was not clear leads to its form. */
Test(roll, asks_before_it_tells_and_goes_on_where_it_was_left)
{
    struct led led;
    led_demo(&led);
    led_start(&led, 24, 80, "mia");
    terminal_type(&led.t, "Cc");
    led_shows(&led, "Say a name first");
    led_shows(&led, "1 of 12");
    cr_assert_not(terminal_find(&led.t, "NO OWNER", NULL, NULL));
    terminal_type(&led.t, " n f");
    led_shows(&led, "3 of 12");
    led_quit(&led);
    led_start(&led, 24, 80, "mia");
    terminal_type(&led.t, "C");
    led_shows(&led, "3 of 12");
    terminal_type(&led.t, "\033[D ");
    led_shows(&led, "fuzzy");
    terminal_type(&led.t, "c");
    terminal_type(&led.t, " c c c c c c c c c c");
    led_shows(&led, "11 of 12 areas are clear. 0 fuzzy, 1 nobody knew.");
    led_shows(&led, "> checkout");
    terminal_type(&led.t, "\r");
    led_shows(&led, "Ownership board / checkout");
    terminal_type(&led.t, "Mia O\r\023");
    led_shows(&led, "Saved. checkout: Mia Okafor");
    terminal_type(&led.t, "\033C");
    led_shows(&led, "1 of 12");
    led_quit(&led);
    led_says(&led, "export board", "roll call: 11 of 12 areas clear");
    led_end(&led);
}

/* A second one of the week takes the place of the first; undo brings the first back. */
Test(roll, keeps_one_answer_a_week)
{
    struct led led;
    led_demo(&led);
    led_start(&led, 24, 80, "mia");
    terminal_type(&led.t, "C n c c c c c c c c c c c\033");
    terminal_type(&led.t, "C n f c c c c c c c c c c\033");
    led_says(&led, "export board", "roll call: 10 of 12 areas clear");
    led_says_no(&led, "export board", "roll call: 11 of 12 areas clear");
    terminal_type(&led.t, "u");
    led_says(&led, "export board", "roll call: 11 of 12 areas clear");
    led_quit(&led);
    led_end(&led);
}
