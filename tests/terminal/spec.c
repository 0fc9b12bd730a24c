/* The form of a spec by keys alone, and its way through an editor. */
#include "led.h"

#include <criterion/criterion.h>

Test(spec, looks_the_same_at_three_sizes)
{
    static const struct led_stop stops[] = {
        {"2/better rep\r\re", "spec"},
        {"\025they copy rows by hand\reach month\033[A", "spec-lines"},
        {"\033[B\033[B\r", "spec-cases"},
        {"an export\t\t\t", "spec-signs"},
        {"an", "spec-signer"},
        {"\r\tthe list opens\tinvoices of one project", "spec-full"},
        {"\023", "spec-saved"},
        {"e\033[F and its owner\023e", "spec-again"},
        {NULL, NULL},
    };
    led_walk(led_demo, stops);
}

Test(spec, is_filled_by_keys_until_it_is_ready)
{
    struct led led;
    led_demo(&led);
    led_start(&led, 24, 80, "mia");
    terminal_type(&led.t, "2/tablets\r\re");
    led_shows(&led, "NOT READY   0 of 8 ok");
    terminal_type(&led.t, "driver with a tablet\tsees each message once\r"
                          "on every device");
    led_shows(&led, "NOT READY   2 of 8 ok");
    terminal_type(&led.t, "\tthey take the second one for a new order"
                          "\ttwo tablets with one login\ra tablet that was offline"
                          "\tten messages arrive ten times"
                          "\tthe sound of a message"
                          "\tturn off the flag push_once\traj");
    led_shows(&led, "Raj Patel");
    terminal_type(&led.t, "\r");
    led_shows(&led, "Every field passes: Ctrl-S saves it, and it is ready.");
    led_says(&led, "ticket show 228 --json", "\"state\": \"draft\"");
    terminal_type(&led.t, "\023");
    led_shows(&led, "Saved. Ready.");
    led_shows(&led, "READY");
    led_says(&led, "ticket show 228 --json", "\"state\": \"ready\"");
    led_says(&led, "ticket show 228 --json", "a tablet that was offline");
    terminal_type(&led.t, "u");
    led_shows(&led, "NOT READY   0 of 8 ok");
    led_quit(&led);
    led_end(&led);
}

Test(spec, keeps_what_was_typed_however_it_is_left)
{
    struct led led;
    led_demo(&led);
    led_start(&led, 24, 80, "mia");
    terminal_type(&led.t, "2/tablets\r\redriver with\ra tablet");
    led_quit(&led);
    led_start(&led, 24, 80, "mia");
    terminal_type(&led.t, "2/tablets\r\re");
    led_shows(&led, "Here is what you typed before; it is not saved yet.");
    led_shows(&led, "driver with");
    led_shows(&led, "a tablet");
    led_quit(&led);
    led_says(&led, "ticket show 228 --json", "\"state\": \"draft\"");
    led_says_no(&led, "ticket show 228 --json", "driver");
    led_end(&led);
}

/* Also where the other change came so late that the screen has not shown it yet. */
Test(spec, goes_over_no_change_that_was_not_seen)
{
    struct led led;
    struct buf ignored;
    led_demo(&led);
    led_start(&led, 24, 80, "mia");
    terminal_type(&led.t, "2/better rep\r\re and mine");
    led_ask(&led, "ticket edit 223 --why 'they copy rows by hand' || true", &ignored);
    buf_release(&ignored);
    terminal_type(&led.t, "\023");
    led_shows(&led, "Why was changed while you typed.");
    led_says(&led, "ticket show 223 --json", "they copy rows by hand");
    led_quit(&led);
    led_end(&led);
}
