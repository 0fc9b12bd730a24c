/* A team of three terminals leads one review: one drives, two follow live, one takes over,
 * one is killed, and it ends with one cause. */
#include "led.h"

#include <criterion/criterion.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#define BEFORE_THE_LEASE_ENDS "2026-11-20T15:00:29Z"
#define AFTER_THE_LEASE       "2026-11-20T15:00:31Z"

struct team {
    struct led mia;            /* drives first; the board is hers */
    struct terminal bo, jonas; /* look at the same board */
};

static void look_on(struct team *team, struct terminal *t, const char *as, const char *at)
{
    char now[64], actor[64];
    const char *const argv[] = {"buckstop", "--db", team->mia.db, NULL};
    const char *const env[] = {now, actor, NULL};
    snprintf(now, sizeof now, "BUCKSTOP_NOW=%s", at);
    snprintf(actor, sizeof actor, "BUCKSTOP_AS=%s", as);
    terminal_start(t, 24, 80, argv, env);
    terminal_settle(t);
}

static void shows(struct terminal *t, const char *text)
{
    cr_assert(terminal_find(t, text, NULL, NULL), "\"%s\" is not on\n%s", text,
              terminal_text(t));
}

static void shows_not(struct terminal *t, const char *text)
{
    cr_assert_not(terminal_find(t, text, NULL, NULL), "\"%s\" is on\n%s", text,
                  terminal_text(t));
}

/* Mia drives, Bo and Jonas follow. */
static void begin(struct team *team)
{
    led_demo(&team->mia);
    led_start(&team->mia, 24, 80, "mia");
    terminal_type(&team->mia.t, "r");
    look_on(team, &team->bo, "bo", LED_NOW);
    look_on(team, &team->jonas, "jonas", LED_NOW);
    shows(&team->bo, "Mia Okafor leads the weekly review: you follow.");
    terminal_type(&team->jonas, "\033");
    shows(&team->jonas, "Mia Okafor is driving it now");
    terminal_type(&team->jonas, "r");
    terminal_type(&team->bo, "j");
}

static void end(struct team *team)
{
    terminal_end(&team->bo);
    terminal_end(&team->jonas);
    terminal_end(&team->mia.t);
    led_end(&team->mia);
}

Test(together, who_follows_sees_it_within_a_second_and_changes_nothing)
{
    struct team team;
    begin(&team);
    shows(&team.bo, "Mia Okafor is driving.");
    terminal_until(&team.jonas, "2 people follow.");
    terminal_type(&team.mia.t, "ythe alarm ra");
    team.bo.patience = 1000;
    terminal_until(&team.bo, "the alarm ra");
    terminal_type(&team.bo, "xdn5\r\033[A");
    shows(&team.bo, "the alarm ra");
    terminal_type(&team.mia.t, "ng\r");
    terminal_until(&team.bo, "The migration ran before");
    shows_not(&team.bo, "the alarm ra");
    terminal_type(&team.bo, "u");
    shows(&team.bo, "Who drives undoes.");
    led_looks(&team.mia, &(struct led_size){24, 80}, "together-driver");
    end(&team);
}

Test(together, who_takes_over_goes_on_with_what_was_half_typed)
{
    struct team team;
    begin(&team);
    terminal_type(&team.mia.t, "ythe alarm ra");
    terminal_until(&team.bo, "the alarm ra");
    terminal_type(&team.bo, "T");
    shows(&team.bo, "You drive now.");
    terminal_until(&team.mia.t, "Bo Lind drives now. T takes it back.");
    terminal_type(&team.bo, "ng at nine\r");
    terminal_until(&team.mia.t, "The migration ran before");
    led_says(&team.mia, "review show --json", "the alarm rang at nine");
    terminal_type(&team.mia.t, "T");
    shows(&team.mia.t, "You drive now.");
    terminal_until(&team.bo, "Mia Okafor drives now.");
    end(&team);
}

Test(together, a_driver_that_is_killed_frees_the_seat)
{
    struct team team;
    struct terminal late;
    begin(&team);
    terminal_type(&team.mia.t, "ythe alarm ra");
    /* Of a process that is no more the next one who comes knows at once. */
    kill(team.mia.t.pid, SIGKILL);
    terminal_wait(&team.mia.t, TERMINAL_PATIENCE);
    look_on(&team, &late, "ana", LED_NOW);
    terminal_type(&late, "r");
    shows_not(&late, "Mia Okafor is driving.");
    shows(&late, "the alarm ra");
    terminal_type(&late, "ng\r");
    shows(&late, "The migration ran before");
    led_says(&team.mia, "review show --json", "the alarm rang");
    terminal_end(&late);
    end(&team);
}

Test(together, a_driver_that_is_silent_has_thirty_seconds)
{
    struct team team;
    struct terminal early, late;
    begin(&team);
    kill(team.mia.t.pid, SIGSTOP);
    look_on(&team, &early, "ana", BEFORE_THE_LEASE_ENDS);
    shows(&early, "Mia Okafor leads the weekly review");
    terminal_end(&early);
    look_on(&team, &late, "ana", AFTER_THE_LEASE);
    terminal_type(&late, "r");
    shows_not(&late, "Mia Okafor is driving.");
    terminal_type(&late, "ythe alarm rang\r");
    shows(&late, "The migration ran before");
    led_says(&team.mia, "review show --json", "the alarm rang");
    terminal_end(&late);
    kill(team.mia.t.pid, SIGCONT);
    end(&team);
}

/* Each of the three has the seat for a while. */
Test(together, three_terminals_end_with_one_cause)
{
    struct team team;
    struct buf causes;
    begin(&team);
    terminal_type(&team.mia.t, "ythe alarm rang\r");
    terminal_type(&team.mia.t, "nfri\r\r");
    terminal_until(&team.bo, "WHICH ONE INCIDENT DO WE REVIEW?");
    terminal_type(&team.bo, "T");
    terminal_type(&team.bo, "2");
    terminal_type(&team.bo, "+6 mails stop\r\r");
    terminal_until(&team.jonas, "WHY COULD IT HAPPEN?");
    terminal_type(&team.bo, "No alert on the qu");
    terminal_until(&team.jonas, "No alert on the qu");
    kill(team.bo.pid, SIGKILL);
    terminal_wait(&team.bo, TERMINAL_PATIENCE);
    terminal_type(&team.jonas, "T");
    terminal_type(&team.jonas, "eue\r\ryyyyy\r\r");
    terminal_until(&team.mia.t, "WHO REMOVES IT, BY WHEN");
    terminal_type(&team.jonas, "ana\ran alert fires when a mail waits for five minutes\r");
    shows(&team.jonas, "READ IT BACK, THEN CLOSE");
    terminal_type(&team.jonas, "c");
    shows(&team.jonas, "is closed.");
    terminal_until(&team.mia.t, "is closed");
    led_ask(&team.mia, "causes --json", &causes);
    cr_assert(strstr(causes.text, "No alert on the queue"), "%s", causes.text);
    buf_release(&causes);
    end(&team);
}
