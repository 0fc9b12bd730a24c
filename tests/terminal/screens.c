/* Every screen of the board, as it looks at three sizes. */
#include "led.h"

#include <criterion/criterion.h>

Test(screens, of_the_board)
{
    static const struct led_stop stops[] = {
        {"", "board"},
        {"2", "board-tickets"},
        {"z", "board-zoom"},
        {"\033z3", ""},
        {"/", ""},
        {"1/", ""},
        {"no", "board-filter"},
        {"\033a", ""},
        {"Search", "board-new-area"},
        {"\r", "board-taken"},
        {NULL, NULL},
    };
    led_walk(led_demo, stops);
}

Test(screens, of_an_area_and_a_ticket)
{
    static const struct led_stop stops[] = {
        {"/bil\r\r", "area"},
        {"\033\0332\r", "ticket"},
        {NULL, NULL},
    };
    led_walk(led_demo, stops);
}

Test(screens, of_the_look_up)
{
    static const struct led_stop stops[] = {
        {"wbil", "lookup"},
        {"\025src/billing/x.c", "lookup-path"},
        {"\025bil on 12 aug", "lookup-day"},
        {"\025ana", "lookup-person"},
        {"\025nothing", "lookup-none"},
        {NULL, NULL},
    };
    led_walk(led_demo, stops);
}

Test(screens, of_the_owner_form)
{
    static const struct led_stop stops[] = {
        {"/bil\re", "owner"},
        {"\025Ana & Bo", "owner-two"},
        {"\033[B\r", "owner-taken"},
        {"\ta new quarter", "owner-why"},
        {"\t\025Zoe Park", "owner-new"},
        {"\025\t\t\t\t\t\t /src/pay/", "owner-paths"},
        {NULL, NULL},
    };
    led_walk(led_demo, stops);
}

Test(screens, of_the_help_and_every_command)
{
    static const struct led_stop stops[] = {
        {"?", "help"},
        {"/undo", "help-search"},
        {"\033\033:", "palette"},
        {"re", "palette-typed"},
        {NULL, NULL},
    };
    led_walk(led_demo, stops);
}

Test(screens, of_the_review)
{
    static const struct led_stop stops[] = {
        {"r", "review-1"},
        {"ythe alert fired after twelve seconds", "review-1-typed"},
        {"\rn\r", "review-1-answered"},
        {"\r", "review-2"},
        {"3", "review-3"},
        {"14:46 Support answers the last customer", "review-3-typed"},
        {"\r\r", "review-4"},
        {"Five changes went out in one deploy\rNobody knew who could approve the roll "
         "back\rThe alert waits fifteen minutes\rBo forgot",
         "review-4-asked"},
        {"\025\033[A", "review-4-list"},
        {"\033[B\r", "review-5"},
        {"yyynyyyyyyyy", "review-5-answered"},
        {"yy\r", "review-6"},
        {"\r", "review-7"},
        {"mi", "review-7-typed"},
        {"\revery area page names who approves a roll back", "review-7-filled"},
        {"\r", "review-8"},
        {"c", "review-closed"},
        {"m", "minutes"},
        {NULL, NULL},
    };
    led_walk(led_demo, stops);
}

/* The same walk as above, with larger spacing and without grey. */
Test(screens, while_presenting)
{
    static const struct led_stop stops[] = {
        {"P", "present-board"},
        {"2j", "present-board-tickets"},
        {"r", "present-1"},
        {"ythe alert fired after twelve seconds", "present-1-typed"},
        {"\rn\r", "present-1-answered"},
        {"\r", "present-2"},
        {"3", "present-3"},
        {"14:46 Support answers the last customer\r", ""},
        {"\r", "present-4"},
        {"Five changes went out in one deploy\rNobody knew who could approve the roll "
         "back\rThe alert waits fifteen minutes\rBo forgot",
         "present-4-asked"},
        {"\025\r", "present-5"},
        {"yyynyyyyyyyyyy\r", "present-6"},
        {"\r", "present-7"},
        {"mia\revery area page names who approves a roll back", "present-7-filled"},
        {"\r", "present-8"},
        {"c", "present-closed"},
        {NULL, NULL},
    };
    led_walk(led_demo, stops);
}

Test(screens, of_a_fact_and_of_a_cause_made_smaller)
{
    static const struct led_stop stops[] = {
        {"rygone\rn\r\r3\033[A", "review-3-list"},
        {"\033[B\rEverything is one service\rThe alert waits fifteen minutes\r\r"
         "yyynyyyyy\033[A",
         "review-5-out"},
        {"e", "review-5-smaller"},
        {"\025The export runs in the web server\r", "review-5-said"},
        {NULL, NULL},
    };
    led_walk(led_demo, stops);
}

Test(screens, too_small_for_three_panes)
{
    struct led led;
    static const struct led_size tabs = {15, 59}, least = {10, 40}, none = {9, 39};
    led_demo(&led);
    led_start(&led, tabs.rows, tabs.cols, "mia");
    led_looks(&led, &tabs, "board");
    terminal_type(&led.t, "\t\t");
    led_looks(&led, &tabs, "board-review");
    terminal_resize(&led.t, least.rows, least.cols);
    terminal_settle(&led.t);
    led_looks(&led, &least, "board-review");
    terminal_resize(&led.t, none.rows, none.cols);
    terminal_settle(&led.t);
    led_shows(&led, "40x10");
    terminal_keys(&led.t, "q");
    cr_assert_eq(terminal_wait(&led.t, TERMINAL_PATIENCE), 0);
    terminal_end(&led.t);
    led_end(&led);
}
