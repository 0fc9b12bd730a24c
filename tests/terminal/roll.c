/* The roll call: an area, a name said aloud, and whose it is. */
#include "led.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

static void asks(const struct led *led, const char *command, const char *wanted, bool there)
{
    struct buf out;
    led_ask(led, command, &out);
    cr_assert((strstr(out.text, wanted) != NULL) == there, "\"%s\" in %s", wanted,
              out.text);
    buf_release(&out);
}

Test(roll, at_three_sizes)
{
    static const struct {
        int rows, cols;
    } sizes[] = {{30, 100}, {24, 80}, {16, 60}};
    static const struct {
        const char *keys, *screen;
    } stops[] = {{"C", "roll"},
                 {" ", "roll-nobody"},
                 {"n ", "roll-shown"},
                 {"c c c c c c c c c c f", "roll-end"}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct led led;
        led_demo(&led);
        led_start(&led, sizes[i].rows, sizes[i].cols, "mia");
        for (size_t j = 0; j < sizeof stops / sizeof *stops; j++) {
            char name[64];
            terminal_type(&led.t, stops[j].keys);
            snprintf(name, sizeof name, "%s.%dx%d", stops[j].screen, sizes[i].cols,
                     sizes[i].rows);
            terminal_golden(&led.t, name);
        }
        led_quit(&led);
        asks(&led, "export board", "roll call: 10 of 12 areas clear", true);
        led_end(&led);
    }
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
    asks(&led, "export board", "roll call: 11 of 12 areas clear", true);
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
    asks(&led, "export board", "roll call: 10 of 12 areas clear", true);
    asks(&led, "export board", "roll call: 11 of 12 areas clear", false);
    terminal_type(&led.t, "u");
    asks(&led, "export board", "roll call: 11 of 12 areas clear", true);
    led_quit(&led);
    led_end(&led);
}
