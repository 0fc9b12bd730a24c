/* What shipped, the figures of the weeks, the release types and the team check, by keys
 * alone. */
#include "led.h"

#include <criterion/criterion.h>
#include <string.h>

Test(shipped, looks_the_same_at_three_sizes)
{
    static const struct led_stop stops[] = {
        {"s", "shipped"},
        {"j", "shipped-entry"},
        {"\033[D", "shipped-none"},
        {"[", "shipped-before"},
        {"t/card", "shipped-filter"},
        {"\r\033\033D", "deploys"},
        {"\033W", "releases"},
        {"j", "releases-none"},
        {"e", "release-form"},
        {"\tput the copy back\t20\ttoday\t", "release-steps"},
        {"\x13", "releases-saved"},
        {NULL, NULL},
    };
    led_walk(led_demo, stops);
}

Test(team_check, looks_the_same_at_three_sizes)
{
    static const struct led_stop stops[] = {
        {"f", "check"},       {"fc", "check-two"},  {"\r", "check-open"},
        {"nc", "check-four"}, {"\r", "check-done"}, {NULL, NULL},
    };
    led_walk(led_demo, stops);
}

Test(shipped, goes_no_further_than_today_and_says_so)
{
    struct led led;
    led_demo(&led);
    led_start(&led, 24, 80, "mia");
    terminal_type(&led.t, "s\033[C");
    led_shows(&led, "Tomorrow has not shipped yet.");
    terminal_type(&led.t, "h");
    led_shows(&led, "Shipped yesterday");
    terminal_type(&led.t, "h");
    led_shows(&led, "Shipped on Wed 18 Nov");
    terminal_type(&led.t, "]");
    led_shows(&led, "Shipped today");
    terminal_type(&led.t, "y");
    led_shows(&led, "Copied: the line.");
    led_quit(&led);
    led_end(&led);
}

Test(team_check, is_kept_answer_by_answer)
{
    struct led led;
    led_demo(&led);
    led_start(&led, 24, 80, "mia");
    terminal_type(&led.t, "fc");
    led_shows(&led, "1 of 4 answered.");
    terminal_type(&led.t, "\033");
    led_says(&led, "check", "1\townership\tclear\tfuzzy");
    terminal_type(&led.t, "ff\r");
    led_shows(&led, "Question 3, deploys, is not answered yet");
    terminal_type(&led.t, "u");
    led_says(&led, "check", "2\ttickets\topen");
    led_quit(&led);
    led_end(&led);
}

Test(releases, are_written_down_and_the_check_sees_it)
{
    struct led led;
    led_demo(&led);
    led_start(&led, 24, 80, "mia");
    led_says(&led, "check", "migration: NO WAY BACK");
    terminal_type(&led.t, "Wje\tput the copy back\x13");
    led_shows(&led, "migration is saved.");
    led_says_no(&led, "check", "NO WAY BACK");
    terminal_type(&led.t, "t");
    led_shows(&led, "rehearsed today");
    terminal_type(&led.t, "amobile\t\t\t\tbuild it\r* send it to the store @mia\x13");
    led_shows(&led, "mobile is added.");
    led_says(&led, "release show mobile",
             "send it to the store (by hand), known by Mia Okafor");
    terminal_type(&led.t, "uuu");
    led_says(&led, "check", "migration: NO WAY BACK");
    led_quit(&led);
    led_end(&led);
}
