/* Incidents by keys alone: the list, one added by hand, changed, over, and opened again. */
#include "led.h"
#include "support.h"

#include <criterion/criterion.h>

Test(incidents, look_the_same_at_three_sizes)
{
    static const struct led_stop stops[] = {
        {"i", "incidents"},
        {"/log", "incidents-filter"},
        {"\033a", "incident-new"},
        {"Login mail came la", "incident-alike"},
        {"te\tlog\ryesterday 23:50\t+9m\t41m", "incident-over"},
        {"\t", "incident-severity"},
        {"maj\r12\tsupport\rno", "incident-typed"},
        {"\023o", "incidents-asked"},
        {"\r", "incidents-opened"},
        {NULL, NULL},
    };
    led_walk(led_demo, stops);
}

/* Each is one change, and all of it can be taken back. */
Test(incidents, are_added_changed_opened_again_and_all_of_it_undone)
{
    struct led led;
    struct buf before, after;
    led_demo(&led);
    led_ask(&led, "export board", &before);
    led_start(&led, 24, 80, "mia");
    terminal_type(&led.t, "ia");
    led_shows(&led, "Incidents / a new one");
    terminal_type(&led.t,
                  "Nightly import stood still\tlogin\ryesterday 23:50\t00:07\t41m\023");
    led_shows(&led, "Added: 45");
    led_says(&led, "incident show 45 --json", "\"started_at\": \"2026-11-19T22:50:00Z\"");
    led_says(&led, "incident show 45 --json", "\"detected_at\": \"2026-11-19T23:07:00Z\"");
    led_says(&led, "incident show 45 --json", "\"recovered_at\": \"2026-11-19T23:31:00Z\"");
    terminal_type(&led.t, "/nightly\re");
    led_shows(&led, "Incidents / 45 / change");
    terminal_type(&led.t, "\033[Z"
                          "yes\023");
    led_shows(&led, "Saved. u undoes it.");
    led_shows(&led, "near miss");
    terminal_type(&led.t, "o");
    led_shows(&led, "Open again since");
    terminal_type(&led.t, "-1h\r");
    led_shows(&led, "OPEN again");
    terminal_type(&led.t, "o\r");
    led_shows(&led, "is over. u undoes it.");
    terminal_type(&led.t, "uuuu");
    led_shows(&led, "No incident fits");
    led_quit(&led);
    led_ask(&led, "export board", &after);
    cr_assert_str_eq(after.text, before.text);
    buf_release(&after);
    buf_release(&before);
    led_end(&led);
}

/* Somebody who is interrupted finds what was typed. */
Test(incidents, keep_the_draft_of_a_new_one)
{
    struct led led;
    led_demo(&led);
    led_start(&led, 24, 80, "mia");
    terminal_type(&led.t, "3a");
    led_shows(&led, "Incidents / a new one");
    terminal_type(&led.t, "Search was empty\t\t14:02");
    led_quit(&led);
    led_start(&led, 24, 80, "mia");
    terminal_type(&led.t, "ia");
    led_shows(&led, "Search was empty");
    led_shows(&led, "14:02");
    led_quit(&led);
    led_end(&led);
}
