/* The review's odd weeks by keys alone: weeks that were skipped, a promise carried twice,
 * an incident opened again, near misses, and a second sitting. */
#include "led.h"

#include <criterion/criterion.h>
#include <stdio.h>

static const char board[] =
    "buckstop: 1\n"
    "board: {name: Odd, time_zone: Europe/Berlin}\n"
    "people:\n"
    "- {name: Mia Okafor, handle: mia}\n"
    "- {name: Ana Ruiz, handle: ana}\n"
    "incidents:\n"
    "- {id: 1, title: Queue full, state: resolved, started: 2026-10-28T08:00:00Z,\n"
    "   recovered: 2026-10-28T09:00:00Z, reopened: 2026-11-18T08:00:00Z,\n"
    "   facts: [{at: 2026-10-28T08:01:00Z, text: no mail leaves}],\n"
    "   candidates: [{id: 1, text: nothing limits the queue, was_there: 'yes', less_harm: "
    "'yes',\n"
    "   ours: 'yes', in_week: 'yes', can_check: 'yes', review: 2026-W44}]}\n"
    "- {id: 2, title: Pool nearly full, near_miss: true, state: resolved,\n"
    "   started: 2026-11-17T08:00:00Z, recovered: 2026-11-17T08:05:00Z}\n"
    "- {id: 3, title: Login was slow, state: resolved, severity: minor,\n"
    "   started: 2026-11-11T08:00:00Z, recovered: 2026-11-11T09:00:00Z}\n"
    "- {id: 4, title: Prices were old, state: resolved, customers: 3,\n"
    "   started: 2026-11-04T08:00:00Z, recovered: 2026-11-04T09:00:00Z}\n"
    "causes:\n"
    "- {id: 1, text: nothing limits the queue, candidate: 1, named: 2026-10-30T09:00:00Z,\n"
    "   incidents: [{incident: 1, review: 2026-W44}],\n"
    "   removals: [{id: 1, review: 2026-W44, owner: ana, due: 2026-11-03, state: "
    "seen_gone,\n"
    "   gone_when: the queue refuses a mail too many, strength: strong,\n"
    "   promised: 2026-10-30T09:00:00Z, seen: 2026-11-06T09:00:00Z}]}\n"
    "- {id: 2, text: two machines keep the prices, named: 2026-10-09T09:00:00Z,\n"
    "   removals: [{id: 2, owner: ana, due: 2026-11-02, carried: 2,\n"
    "   gone_when: one machine answers for prices, promised: 2026-10-09T09:00:00Z}]}\n"
    "reviews:\n"
    "- {week: 2026-W44, step: close, incident: 1, cause: 1, removal: 1,\n"
    "   started: 2026-10-30T09:00:00Z, closed: 2026-10-30T09:20:00Z}\n";

static void begin(struct led *led)
{
    char path[128];
    struct buf out;
    led_init(led);
    snprintf(path, sizeof path, "%s/odd.yaml", led->folder);
    FILE *file = fopen(path, "w");
    cr_assert(file && fputs(board, file) >= 0 && fclose(file) == 0);
    snprintf(path, sizeof path, "import board '%s/odd.yaml'", led->folder);
    led_ask(led, path, &out);
    buf_release(&out);
}

Test(sittings, look_the_same_at_three_sizes)
{
    static const struct led_stop stops[] = {
        {"rn+7\r\r", "odd-carried"},
        {"g", "odd-incident"},
        {"G\r\rc", "odd-closed"},
        {"a", "odd-second"},
        {"\r", "odd-second-choose"},
        {"1", "odd-second-facts"},
        {NULL, NULL},
    };
    led_walk(begin, stops);
}

/* Its cause was seen gone; named again in the second sitting of the week, it came back. */
Test(sittings, bring_back_the_cause_of_what_was_opened_again)
{
    struct led led;
    begin(&led);
    led_start(&led, 24, 80, "mia");
    terminal_type(&led.t, "rn+7\r\r");
    led_shows(&led, "Weeks 45 and 46 were not reviewed; their 2 incidents wait here.");
    led_shows(&led, "> p ");
    led_shows(&led, "1 near miss");
    led_shows(&led, "reviewed in week 44, reopened");
    terminal_type(&led.t, "\r\rc");
    led_shows(&led, "is closed.");
    terminal_type(&led.t, "a");
    led_shows(&led, "week 47, second");
    terminal_type(&led.t, "\r1");
    led_shows(&led, "WHAT HAPPENED?");
    terminal_type(&led.t, "\r\r\r\r");
    led_shows(&led, "WHO REMOVES IT");
    led_says(&led, "causes --json", "\"state\": \"came_back\"");
    terminal_type(&led.t, "mia\r\025the queue has a limit that refuses\r");
    led_shows(&led, "READ IT BACK");
    terminal_type(&led.t, "c");
    led_says(&led, "review list", "2026-W47.2");
    led_says(&led, "review minutes 47", "# Weekly review, 2026-W47.2");
    led_says(&led, "review minutes 47", "We promise again to remove");
    led_quit(&led);
    led_end(&led);
}

/* A team whose incident is not there yet adds it where it looks for it. */
Test(sittings, take_an_incident_that_is_added_in_step_2)
{
    struct led led;
    begin(&led);
    led_start(&led, 24, 80, "mia");
    terminal_type(&led.t, "rn+7\r\ra");
    led_shows(&led, "Incidents / a new one");
    terminal_type(&led.t, "Search was empty\t\t-2h\t\t41m\023");
    led_shows(&led, "WHICH ONE INCIDENT DO WE REVIEW?");
    terminal_type(&led.t, "1");
    led_says(&led, "review show --json", "\"title\": \"Search was empty\"");
    led_quit(&led);
    led_end(&led);
}
