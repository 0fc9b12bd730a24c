/* Picking the one owner of areas that came in with several names, by keys alone. */
#include "led.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define REAL "../shared/real/codeowners/esphome.CODEOWNERS"

enum { CONTESTED = 58, WAITING = 98, PATIENCE = 300 };

/* The demo board, and three areas of a CODEOWNERS file that wait. */
static void begin(struct led *led)
{
    static const char text[] = "/api/ @ana @femi @newcomer\n"
                               "/web/ @acme/web @jonas\n"
                               "/infra/ @acme/infra\n"
                               "/docs/ @raj\n";
    char path[128], command[200];
    struct buf out;
    led_demo(led);
    snprintf(path, sizeof path, "%s/CODEOWNERS", led->folder);
    FILE *file = fopen(path, "w");
    cr_assert(file && fputs(text, file) >= 0 && fclose(file) == 0);
    snprintf(command, sizeof command, "import codeowners '%s'", path);
    led_ask(led, command, &out);
    buf_release(&out);
}

Test(pick, looks_the_same_at_three_sizes)
{
    static const struct led_stop stops[] = {{"o", "pick"},
                                            {"h", "pick-help"},
                                            {"3", "pick-team"},
                                            {"t", "pick-typing"},
                                            {"Zoe Park", "pick-new"},
                                            {"\r", "pick-next"},
                                            {"2", "pick-end"},
                                            {NULL, NULL}};
    led_walk(begin, stops);
}

Test(pick, names_one_after_the_other)
{
    struct led led;
    begin(&led);
    led_start(&led, 24, 80, "mia");
    terminal_type(&led.t, "oh3tZoe Park\r2");
    led_shows(&led, "Every area that came in has one name.");
    led_quit(&led);
    led_says(&led, "who api --all", "helper\tAna Ruiz");
    led_says(&led, "who api --all", "owner\tnewcomer");
    led_says(&led, "who infra", "Zoe Park");
    led_says(&led, "who web", "Jonas Weber");
    led_end(&led);
}

/* A skipped one comes again at the end; one undo takes a pick back and leads to it. */
Test(pick, skips_undoes_stops_and_goes_on)
{
    struct led led;
    begin(&led);
    led_start(&led, 24, 80, "mia");
    terminal_type(&led.t, "o");
    led_shows(&led, "Pick one   1 of 3");
    terminal_type(&led.t, "s");
    led_shows(&led, "2 of 3");
    led_shows(&led, "/infra/");
    terminal_type(&led.t, "\rMia\r");
    led_shows(&led, "infra: Mia Okafor");
    led_shows(&led, "/web/");
    terminal_type(&led.t, "u");
    led_shows(&led, "Undone");
    led_shows(&led, "/infra/");
    terminal_type(&led.t, "s");
    led_quit(&led);
    led_start(&led, 24, 80, "mia");
    terminal_type(&led.t, "oss2");
    led_shows(&led, "web: Jonas Weber");
    led_shows(&led, "2 were skipped.");
    terminal_type(&led.t, "\r1\rMia\r");
    led_shows(&led, "Every area that came in has one name.");
    terminal_type(&led.t, "\033");
    led_shows(&led, "[1 AREAS]");
    led_quit(&led);
    led_says(&led, "who api", "Ana Ruiz");
    led_end(&led);
}

/* What somebody else decides meanwhile is passed over. */
Test(pick, goes_on_when_somebody_else_was_quicker)
{
    struct led led;
    struct buf out;
    begin(&led);
    led_start(&led, 24, 80, "mia");
    terminal_type(&led.t, "o");
    led_ask(&led, "own api femi", &out);
    buf_release(&out);
    terminal_until(&led.t, "/infra/");
    led_shows(&led, "2 of 3");
    led_quit(&led);
    led_end(&led);
}

/* The real file: every area that came in with several names or a team, and no import after
 * it takes any of that back. */
Test(pick, leaves_no_contested_area_of_a_real_file)
{
    struct led led;
    struct buf out;
    if (access(REAL, R_OK) != 0)
        cr_skip("the real samples are not beside the tree");
    led_init(&led);
    led_ask(&led, "init Real", &out);
    buf_release(&out);
    led_ask(&led, "person add 'Mia Okafor'", &out);
    buf_release(&out);
    led_ask(&led, "import codeowners " REAL, &out);
    buf_release(&out);
    led_start(&led, 24, 80, "mia");
    terminal_type(&led.t, "oh");
    int picks = 0;
    for (; picks < PATIENCE; picks++) {
        char progress[32];
        if (terminal_find(&led.t, "Every area that came in has one name.", NULL, NULL))
            break;
        snprintf(progress, sizeof progress, "%d of %d ", picks + 1, WAITING);
        led_shows(&led, progress);
        bool person = terminal_find(&led.t, "> 1", NULL, NULL) ||
                      terminal_find(&led.t, "> 2", NULL, NULL);
        terminal_type(&led.t, person ? "\r" : "\rMia Okafor\r");
    }
    cr_assert_eq(picks, WAITING);
    cr_assert(CONTESTED < WAITING);
    led_quit(&led);
    led_says(&led, "import codeowners " REAL " --dry-run --json", "\"changed\": 0");
    led_ask(&led, "areas --json", &out);
    cr_assert_not(strstr(out.text, "\"owner\": null"), "%s", out.text);
    buf_release(&out);
    led_end(&led);
}

/* One line after the other, remembered for who narrowed it and nobody else. */
Test(pick, narrows_the_board_to_one_line)
{
    struct led led;
    led_demo(&led);
    led_start(&led, 24, 80, "mia");
    terminal_type(&led.t, "l");
    led_shows(&led, "Ownership board / only core");
    cr_assert_not(terminal_find(&led.t, "billing", NULL, NULL));
    terminal_type(&led.t, "lll");
    led_shows(&led, "Ownership board / only money");
    led_shows(&led, "billing");
    cr_assert_not(terminal_find(&led.t, "login", NULL, NULL));
    led_quit(&led);
    led_start(&led, 24, 80, "mia");
    led_shows(&led, "only money");
    led_quit(&led);
    led_start(&led, 24, 80, "bo");
    cr_assert_not(terminal_find(&led.t, "only money", NULL, NULL));
    led_quit(&led);
    led_start(&led, 24, 80, "mia");
    terminal_type(&led.t, "l");
    led_shows(&led, "All lines again.");
    led_quit(&led);
    led_says(&led, "areas", "billing");
    led_end(&led);
}

/* What was asked for and is nobody's stands where one asks, until an area goes by it. */
Test(pick, look_up_says_what_was_asked_for_and_not_found)
{
    struct led led;
    struct buf out;
    led_demo(&led);
    led_ask(&led, "who payroll || true", &out);
    buf_release(&out);
    led_start(&led, 24, 80, "mia");
    terminal_type(&led.t, "w");
    led_shows(&led, "12 of 12 areas.  Asked for and not found: payroll");
    terminal_type(&led.t, "\033/bil\re\t\t\t\t\t\t, payroll\023w");
    led_shows(&led, "12 of 12 areas");
    cr_assert_not(terminal_find(&led.t, "not found", NULL, NULL));
    led_quit(&led);
    led_end(&led);
}

/* One key says that an area is still its owner's; after 90 days the area asks for it. */
Test(pick, confirms_that_an_area_is_still_theirs)
{
    struct led led;
    led_demo(&led);
    led.now = "2027-03-01T12:00:00Z";
    led_start(&led, 24, 80, "ana");
    terminal_type(&led.t, "c");
    led_shows(&led, "Nobody owns checkout");
    terminal_type(&led.t, "/bil\r\r");
    led_shows(&led, "days ago: c, if it is still theirs");
    terminal_type(&led.t, "\033c");
    led_shows(&led, "Confirmed: Ana Ruiz decides for billing.");
    terminal_type(&led.t, "\r");
    led_shows(&led, "Confirmed     Mon 01 Mar");
    led_quit(&led);
    led_says_no(&led, "areas --stale 90", "billing");
    led_says(&led, "areas --stale 90", "reporting");
    led_end(&led);
}
