/* Deploys by keys alone: logged, ticked, broken, rolled back, an incident made of one. */
#include "led.h"
#include "support.h"

#include <criterion/criterion.h>

Test(deploys, look_the_same_at_three_sizes)
{
    static const struct led_stop stops[] = {
        {"sa", "deploy-new"},
        {"Retry after a decline\rThe old button goes.\tap", "deploy-type"},
        {"\rcheckout\rdeploybot\r214 9999\r7\r8m\r15:30", "deploy-judged"},
        {"\r", "deploy-steps"},
        {" j ", "deploy-ticked"},
        {"b", "deploy-breaks"},
        {"15:40 the button showed twice\r", "deploy-broke"},
        {"B15:46 customers see the version before\r", "deploy-back"},
        {"i", "deploy-incident"},
        {"\r", "incident"},
        {"jl", "incident-linked"},
        {NULL, NULL},
    };
    led_walk(led_demo, stops);
}

/* Each step is one change, and all of it can be taken back. */
Test(deploys, are_logged_ticked_broken_and_rolled_back_and_all_of_it_undone)
{
    struct led led;
    struct buf before, after;
    led_demo(&led);
    led_ask(&led, "export board", &before);
    led_start(&led, 24, 80, "mia");
    terminal_type(&led.t, "saRetry after a decline\tapi\tcheckout\t\t\t3\t8m\t15:30\r");
    led_shows(&led, "Logged. u undoes it.");
    led_shows(&led, "ITS STEPS, 0 OF 3 DONE");
    led_says(&led, "deploy show 314 --json", "\"what\": \"Retry after a decline\"");
    terminal_type(&led.t, " ");
    led_shows(&led, "ITS STEPS, 1 OF 3 DONE");
    led_says(&led, "deploy show 314 --json", "\"ticked_by\": \"mia\"");
    terminal_type(&led.t, "b15:40 the button showed twice\r");
    led_shows(&led, "i makes an incident of it, its facts on the timeline.");
    terminal_type(&led.t, "B15:46 the version before is back\r");
    led_shows(&led, "Rolled back after 6 minutes.");
    led_says(&led, "deploy show 314 --json", "\"recovery_seconds\": 360");
    terminal_type(&led.t, "i");
    led_shows(&led, "has its facts. Enter opens it");
    terminal_type(&led.t, "\r");
    led_shows(&led, "15:40 the button showed twice");
    led_shows(&led, "15:46 rolled back: the version before is back");
    terminal_type(&led.t, "jl");
    led_shows(&led, "Deploy 312 led to it.");
    led_says(&led, "deploy show 312 --json", "\"incident\": 45");
    terminal_type(&led.t, "\033uuuuuu");
    led_shows(&led, "Shipped");
    led_quit(&led);
    led_ask(&led, "export board", &after);
    cr_assert_str_eq(after.text, before.text);
    buf_release(&after);
    buf_release(&before);
    led_end(&led);
}

/* Somebody who is interrupted finds what was typed. */
Test(deploys, keep_the_draft_of_a_new_one)
{
    struct led led;
    led_demo(&led);
    led_start(&led, 24, 80, "mia");
    terminal_type(&led.t, "saRetry after a decline\tapi");
    led_quit(&led);
    led_start(&led, 24, 80, "mia");
    terminal_type(&led.t, "sa");
    led_shows(&led, "Retry after a decline");
    led_shows(&led, "api, 3 steps, back in 6 minutes");
    terminal_type(&led.t, "\022");
    led_shows(&led, "what went out, in plain words");
    led_quit(&led);
    led_end(&led);
}

Test(deploys, are_looked_at_behind_an_incident_of_the_review)
{
    struct demo demo;
    demo_make(&demo);
    demo_open(&demo, ROWS, COLS, NULL);
    lead_to(&demo, 2);
    terminal_type(&demo.t, "i");
    must_show(&demo, "Incidents / ");
    must_show(&demo, "Timeline");
    terminal_type(&demo.t, ESC);
    must_show(&demo, "[2 Choose]");
    demo_remove(&demo);
}
