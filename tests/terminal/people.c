/* The people: what hangs on each, being away, and leaving by keys alone. */
#include "led.h"

#include <criterion/criterion.h>
#include <string.h>

Test(people, look_the_same_at_three_sizes)
{
    static const struct led_stop stops[] = {
        {"p", "people"},          {"j\r", "person"},          {"e", "person-form"},
        {"\033a", "person-away"}, {"\033L", "person-leaves"}, {"\rmi", "person-heir"},
        {"\r", "person-taken"},   {"\023", "person-left"},    {NULL, NULL}};
    led_walk(led_demo, stops);
}

/* Every line goes where it was said to, the rest visibly to nobody, and one undo brings all
 * of it back. */
Test(people, hand_everything_over_and_take_it_back)
{
    struct led led;
    struct buf before, after;
    led_demo(&led);
    led_ask(&led, "export board", &before);
    led_start(&led, 24, 80, "mia");
    terminal_type(&led.t, "pj\rL");
    led_shows(&led, "Bo LEAVES");
    terminal_type(&led.t, "\rraj\r");
    led_shows(&led, "login                          Raj Patel");
    terminal_type(&led.t, "Aeli\r");
    led_shows(&led, "support tools                  Eli Sato");
    terminal_type(&led.t, "gx");
    led_shows(&led, "login                          NO OWNER");
    terminal_type(&led.t, "\rbo lind\r");
    led_shows(&led, "Nobody goes by \"bo lind\"");
    terminal_type(&led.t, "\033\023");
    led_shows(&led, "Bo Lind has left. 1 of 5 went to nobody, and show it.");
    led_says(&led, "who 'support tools'", "Eli Sato");
    led_says(&led, "causes --json", "eli");
    led_says(&led, "person show bo --json", "\"state\": \"left\"");
    terminal_type(&led.t, "u");
    led_shows(&led, "Undone");
    led_quit(&led);
    led_ask(&led, "export board", &after);
    cr_assert_str_eq(after.text, before.text);
    buf_release(&after);
    buf_release(&before);
    led_end(&led);
}

/* Given up, it changes nothing. */
Test(people, may_stay_after_all)
{
    struct led led;
    led_demo(&led);
    led_start(&led, 24, 80, "mia");
    terminal_type(&led.t, "p\rLAmia\r\033");
    led_shows(&led, "Nobody left. Nothing was changed.");
    led_quit(&led);
    led_says(&led, "who billing", "Ana Ruiz");
    led_end(&led);
}

Test(people, go_away_come_back_and_change_their_name)
{
    struct led led;
    led_demo(&led);
    led_start(&led, 24, 80, "mia");
    terminal_type(&led.t, "p\rafri\r");
    led_shows(&led, "away until Fri 27 Nov");
    led_says(&led, "who billing --now", "Eli Sato");
    terminal_type(&led.t, "b");
    led_shows(&led, "Ana Ruiz is back.");
    terminal_type(&led.t, "e\025Ana Ruiz Soto\t\t\025ana@soto.example\023");
    led_shows(&led, "Saved. Ana Ruiz Soto");
    led_quit(&led);
    led_says(&led, "person show ana --json", "ana@soto.example");
    led_says(&led, "who billing", "Ana Ruiz Soto");
    led_end(&led);
}

/* Half-typed is kept; Ctrl-R throws it away. */
Test(people, form_keeps_its_draft)
{
    struct led led;
    led_demo(&led);
    led_start(&led, 24, 80, "mia");
    terminal_type(&led.t, "p\re\025Ana Maria");
    led_quit(&led);
    led_start(&led, 24, 80, "mia");
    terminal_type(&led.t, "p\re");
    led_shows(&led, "Ana Maria");
    terminal_type(&led.t, "\022");
    led_shows(&led, "Ana Ruiz");
    led_quit(&led);
    led_end(&led);
}
