/* The promises to remove causes, the page of a cause, what the reviews came to, and causes
 * that come back, by keys alone. */
#include "led.h"

#include <criterion/criterion.h>

static void demo_without_bo(struct led *led)
{
    struct buf out;
    led_demo(led);
    led_ask(led, "person leave bo", &out);
    buf_release(&out);
}

Test(promises, look_the_same_at_three_sizes)
{
    static const struct led_stop stops[] = {
        {"v", "promises"},           {"j", ""},
        {"oan", "promises-owner"},   {"\033gthe script", "promises-seen"},
        {"\033a", "promises-all"},   {"\033[H\r", "cause"},
        {"\033s", "review-figures"}, {NULL, NULL},
    };
    led_walk(demo_without_bo, stops);
}

Test(promises, of_who_left_are_given_away_in_step_1)
{
    static const struct led_stop stops[] = {
        {"r\033[B", "review-1-nobody"}, {"n", ""},    {"oan", "review-1-owner"},
        {"\r", "review-1-given"},       {NULL, NULL},
    };
    led_walk(demo_without_bo, stops);
}

Test(promises, show_what_was_said_before_while_a_cause_is_typed)
{
    static const struct led_stop stops[] = {
        {"rygone\rygone\r\r3\rnothing told us of the full queue", "review-4-before"},
        {"\t", "review-4-offer"},
        {"\rseven changes", ""},
        {"\t\r", "review-4-again"},
        {"\r", "review-5-again"},
        {"yyyyyyyyyy\r", "review-6-again"},
        {NULL, NULL},
    };
    led_walk(led_demo, stops);
}

/* Taken from the offers, it is the cause of the earlier weeks, and came back. */
Test(promises, come_back_with_the_cause_that_is_said_again)
{
    struct led led;
    led_demo(&led);
    led_start(&led, 24, 80, "mia");
    terminal_type(&led.t, "rygone\rygone\r\r3\rnothing told us of the full queue");
    led_shows(&led, "reviewed in week 44, seen gone");
    terminal_type(&led.t, "\t\r");
    led_shows(&led, "CAME BACK: this cause was seen gone before.");
    terminal_type(&led.t, "\ryyyyy\r\r");
    led_shows(&led, "WHO REMOVES IT, BY WHEN");
    led_quit(&led);
    led_says(&led, "causes queue --json", "\"state\": \"came_back\"");
    led_says(&led, "causes", "3 incidents");
    led_end(&led);
}

Test(promises, keep_what_is_half_typed_and_answer_in_the_list)
{
    struct led led;
    led_demo(&led);
    led_start(&led, 24, 80, "mia");
    terminal_type(&led.t, "vr");
    led_shows(&led, "Jonas Weber says when");
    terminal_type(&led.t, "djthe page is");
    led_quit(&led);
    led_start(&led, 24, 80, "mia");
    terminal_type(&led.t, "vd");
    led_shows(&led, "Dropped because: jthe page is");
    terminal_type(&led.t, " gone\r");
    led_shows(&led, "Dropped, and the reason kept.");
    led_says(&led, "causes --all --json", "\"what\": \"jthe page is gone\"");
    terminal_type(&led.t, "u");
    led_shows(&led, "CAME BACK");
    terminal_type(&led.t, "/bo\r");
    led_shows(&led, "The migration ran before");
    cr_assert_not(terminal_find(&led.t, "Nothing told us", NULL, NULL));
    terminal_type(&led.t, "oAna & Eli");
    led_shows(&led, "is two people");
    terminal_type(&led.t, "\r");
    led_shows(&led, "Ana Ruiz owns the promise now.");
    led_says(&led, "causes --json", "\"handle\": \"ana\"");
    led_quit(&led);
    led_end(&led);
}
