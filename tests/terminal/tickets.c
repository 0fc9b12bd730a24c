/* Tickets by keys alone: read, decided, begun, done, and a new one. */
#include "led.h"

#include <criterion/criterion.h>

Test(tickets, look_the_same_at_three_sizes)
{
    static const struct led_stop stops[] = {
        {"2/photos\r\r", "ticket-begun"},
        {"d", "decide"},
        {"l", "decide-later"},
        {"after the fair\rin 2 weeks", "decide-day"},
        {"\033\033/\025addresses\r\r", "ticket-back"},
        {"\033/\025pdf\r\r", "ticket-same"},
        {"t", "ticket-title"},
        {"\033\033\033a", "ticket-new"},
        {"Approval frozen after an edit", "ticket-alike"},
        {"\tadm", "ticket-area"},
        {"\033[B\rNewcorp", "ticket-custom"},
        {NULL, NULL},
    };
    led_walk(led_demo, stops);
}

static void open_ticket(struct led *led, const char *keys, const char *shows)
{
    led_demo(led);
    led_start(led, 24, 80, "mia");
    terminal_type(&led->t, keys);
    led_shows(led, shows);
}

Test(tickets, are_decided_begun_and_done_and_all_of_it_undone)
{
    struct led led;
    struct buf before, after;
    open_ticket(&led, "2/retry\r\r", "#217");
    led_ask(&led, "export board", &before);
    terminal_type(&led.t, "d");
    led_shows(&led, "Ana Ruiz decides for billing.");
    led_shows(&led, "You record it for Ana Ruiz.");
    terminal_type(&led.t, "y\r");
    led_shows(&led, "no reason");
    terminal_type(&led.t, "it stops ten calls a day\r");
    led_shows(&led, "Recorded for Ana Ruiz: yes.");
    led_says(&led, "ticket show 217 --json", "\"answer\": \"yes\"");
    terminal_type(&led.t, "s");
    led_shows(&led, "Work began. u undoes it.");
    terminal_type(&led.t, "f");
    led_shows(&led, "Done. u undoes it.");
    led_says(&led, "tickets state:done", "217");
    terminal_type(&led.t, "uuu");
    led_shows(&led, "READY");
    led_quit(&led);
    led_ask(&led, "export board", &after);
    cr_assert_str_eq(after.text, before.text);
    buf_release(&after);
    buf_release(&before);
    led_end(&led);
}

Test(tickets, are_put_off_to_a_day)
{
    struct led led;
    open_ticket(&led, "2/retry\r\rdl", "not now, later");
    terminal_type(&led.t, "after the fair\rsomeday");
    led_shows(&led, "not a day yet");
    terminal_type(&led.t, "\025in 2 weeks");
    led_shows(&led, "Fri 04 Dec, in 14 days");
    terminal_type(&led.t, "\r");
    led_shows(&led, "Recorded for Ana Ruiz: not now.");
    led_shows(&led, "Fri 04 Dec");
    terminal_type(&led.t, "s");
    led_shows(&led, "decided: not now");
    led_quit(&led);
    led_end(&led);
}

Test(tickets, that_nobody_decided_begin_and_show_that_they_skipped_the_review)
{
    struct led led;
    open_ticket(&led, "2/freeze after\r\r", "#221");
    terminal_type(&led.t, "s");
    led_shows(&led, "skipped the review");
    led_says(&led, "tickets state:skipped", "221");
    led_quit(&led);
    led_end(&led);
}

Test(tickets, that_are_not_ready_do_not_begin)
{
    struct led led;
    open_ticket(&led, "2/better rep\r\r", "NOT READY   4 of 8 ok");
    terminal_type(&led.t, "s");
    led_shows(&led, "nothing starts before its spec is clear");
    led_says(&led, "ticket show 223 --json", "\"state\": \"draft\"");
    led_quit(&led);
    led_end(&led);
}

Test(tickets, of_an_area_without_owner_say_so_first)
{
    struct led led;
    open_ticket(&led, "2/pdf\r\r", "NO OWNER: nobody decides for checkout.");
    terminal_type(&led.t, "dy");
    led_shows(&led, "Nobody decides for its area: o names one.");
    terminal_type(&led.t, "oAna Ruiz\023");
    led_shows(&led, "Ana Ruiz decides for checkout.");
    terminal_type(&led.t, "ywe promised it\r");
    led_shows(&led, "Recorded for Ana Ruiz: yes.");
    led_quit(&led);
    led_end(&led);
}

Test(tickets, come_apart_again)
{
    struct led led;
    open_ticket(&led, "2/pdf\r\r", "Big purchase order hangs");
    led_quit(&led);
    led_says(&led, "ticket same 245", "245");
    led_says_no(&led, "ticket show 219", "Big purchase order");
    led_says(&led, "undo", "245");
    led_says(&led, "ticket show 219", "Big purchase order");
    led_end(&led);
}

Test(tickets, that_are_new_show_what_they_look_like_and_keep_their_draft)
{
    struct led led;
    open_ticket(&led, "2aApproval frozen after an edit", "IS IT ONE OF THESE?");
    led_shows(&led, "#221");
    led_quit(&led);
    led_start(&led, 24, 80, "mia");
    terminal_type(&led.t, "2a");
    led_shows(&led, "Approval frozen after an edit");
    terminal_type(&led.t, "\033[B\r");
    led_shows(&led, "Ownership board / #");
    terminal_type(&led.t, "\033\tadm\033[B\rNewcorp");
    led_shows(&led, "three customers, one shape: make one shared model");
    terminal_type(&led.t, "\023");
    led_shows(&led, "Added #246.");
    led_says(&led, "ticket show 246 --json", "Newcorp");
    terminal_type(&led.t, "\033\033a");
    led_shows(&led, "what is asked for, in a line");
    led_quit(&led);
    led_end(&led);
}

Test(tickets, need_an_area_that_is_there)
{
    struct led led;
    open_ticket(&led, "2aInvoices as PDF\tnowhere\023", "nowhere");
    led_says(&led, "tickets invoices", "Group invoices");
    terminal_type(&led.t, "\025\023");
    led_shows(&led, "Added #246.");
    led_quit(&led);
    led_end(&led);
}
