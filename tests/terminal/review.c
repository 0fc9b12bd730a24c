/* The weekly review, led by keys alone from the board to the minutes. */
#include "led.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    int rows, cols;
} sizes[] = {{30, 100}, {24, 80}, {16, 60}};

enum { SIZES = sizeof sizes / sizeof *sizes };

/* From the board to the closed week: the newest incident, one cause of two. */
static void lead(struct led *led)
{
    terminal_type(&led->t, "r\r1");
    led_shows(led, "WHAT HAPPENED?");
    terminal_type(&led->t, "23:59 The last page is green again\r\r");
    led_shows(led, "WHY COULD IT HAPPEN?");
    terminal_type(&led->t, "One node carried every write\rThe alert watched the mean\r\r");
    led_shows(led, "WHICH CAUSE PASSES EVERY TEST?");
    terminal_type(&led->t, "yynyyyyy\r");
    led_shows(led, "NAME THE ONE CAUSE"); /* over two rows where it presents */
    terminal_type(&led->t, "\r");
    led_shows(led, "WHO REMOVES IT, BY WHEN, HOW DO WE KNOW?");
    terminal_type(&led->t, "ana\ra test alert for one slow node fires within a minute\r");
    led_shows(led, "READ IT BACK, THEN CLOSE");
    terminal_type(&led->t, "c");
    led_shows(led, "Week 47 is closed.");
}

static int count(const char *text, const char *part)
{
    int n = 0;
    for (; (text = strstr(text, part)); text++)
        n++;
    return n;
}

static void has(const struct buf *text, const char *part)
{
    cr_assert(strstr(text->text, part), "%s is not in\n%s", part, text->text);
}

/* One cause, one owner, a date within seven days, and how to see that it is gone. */
static void ends_with_one_cause(const struct led *led)
{
    struct buf causes;
    led_ask(led, "causes --json", &causes);
    cr_assert_eq(count(causes.text, "\"gone_when\""), 1, "%s", causes.text);
    has(&causes, "\"text\": \"The alert watched the mean\"");
    has(&causes, "\"name\": \"Ana Ruiz\"");
    has(&causes, "\"due\": \"2026-11-25\"");
    has(&causes, "\"gone_when\": \"a test alert for one slow node fires within a minute\"");
    has(&causes, "\"state\": \"planned\"");
    buf_release(&causes);
}

static void writes_minutes(const struct led *led)
{
    struct buf minutes;
    led_ask(led, "review minutes", &minutes);
    has(&minutes, "# Weekly review, 2026-W47");
    has(&minutes, "One node carried every write");
    has(&minutes, "The alert watched the mean");
    has(&minutes, "Ana Ruiz");
    buf_release(&minutes);
}

static void opens_with_the_promise(struct led *led, int rows, int cols)
{
    led->now = LED_A_WEEK_LATER;
    led_start(led, rows, cols, "ana");
    terminal_type(&led->t, "r");
    led_shows(led, "IS LAST WEEK'S CAUSE GONE?");
    led_shows(led, "The alert watched the mean");
    terminal_type(&led->t, "ythe test alert fired after ten seconds\r");
    led_shows(led, "GONE, seen today");
    led_quit(led);
}

static void leads_on_real_incidents(int rows, int cols)
{
    struct led led;
    if (!led_real(&led))
        cr_skip_test("the real incidents are not here");
    led_start(&led, rows, cols, "mia");
    lead(&led);
    led_quit(&led);
    ends_with_one_cause(&led);
    writes_minutes(&led);
    opens_with_the_promise(&led, rows, cols);
    led_end(&led);
}

/* An imported update is longer than its line, and shown whole where one stands on it. */
Test(review, shows_imported_updates_cut_and_the_one_one_is_on_whole)
{
    struct led led;
    if (!led_real(&led))
        cr_skip_test("the real incidents are not here");
    led_start(&led, 24, 80, "mia");
    terminal_type(&led.t, "r\r7");
    led_shows(&led, "WHAT HAPPENED?");
    led_shows(&led, " 13 above");
    led_shows(&led, "Issues is experiencing degraded performance. We ar..  23 min");
    led_shows(&led, "Began 22:57, over +7 h 30 min");
    terminal_type(&led.t, "\033[A\033[A\033[A");
    led_shows(&led, "We experienced an incident causing missing Project item data. We");
    terminal_type(&led.t, "\033[Bn");
    led_shows(&led, "Began 22:57, noticed +7 h 4 min, over +7 h 30 min");
    led_quit(&led);
    led_end(&led);
}

Test(review, is_led_on_real_incidents_at_100x30)
{
    leads_on_real_incidents(30, 100);
}

Test(review, is_led_on_real_incidents_at_80x24)
{
    leads_on_real_incidents(24, 80);
}

Test(review, is_led_on_real_incidents_at_60x16)
{
    leads_on_real_incidents(16, 60);
}

/* Where the screen is not tall enough the promise may be cut, never what is asked. */
Test(review, of_a_quiet_week_asks_no_more)
{
    for (int i = 0; i < SIZES; i++) {
        struct led led;
        led_init(&led);
        struct buf made;
        led_ask(&led, "init Quiet", &made);
        buf_release(&made);
        led_start(&led, sizes[i].rows, sizes[i].cols, "mia");
        terminal_type(&led.t, "r\r0");
        led_shows(&led, "No incident this week");
        led_shows(&led, "READ IT BACK, THEN CLOSE");
        terminal_type(&led.t, "c");
        led_shows(&led, "Week 47 is closed.");
        led_quit(&led);
        led_end(&led);
    }
}

Test(review, is_not_quiet_while_an_incident_waits)
{
    struct led led;
    led_demo(&led);
    led_start(&led, 24, 80, "mia");
    terminal_type(&led.t, "rygone\rygone\r\r0");
    led_shows(&led, "WHICH ONE INCIDENT DO WE REVIEW?");
    led_shows(&led, "not quiet");
    led_quit(&led);
    led_end(&led);
}

/* Two weeks running it is still there: in the third it may be promised again by itself. */
Test(review, promises_again_what_was_carried_twice)
{
    static const char *const weeks[] = {LED_NOW, LED_A_WEEK_LATER, "2026-12-04T15:00:00Z",
                                        "2026-12-11T15:00:00Z"};
    struct led led;
    struct buf out;
    led_init(&led);
    led_ask(&led, "init Slow", &out);
    buf_release(&out);
    led_ask(&led, "person add 'Ana Ruiz'", &out);
    buf_release(&out);
    led_ask(&led, "incident add 'Queue full' --started 2026-11-18T10:00:00Z --for 41m",
            &out);
    buf_release(&out);
    for (size_t i = 0; i < sizeof weeks / sizeof *weeks; i++) {
        led.now = weeks[i];
        led_start(&led, 24, 80, "ana");
        if (i == 0)
            lead(&led);
        else
            terminal_type(&led.t, "rn+7\r\r");
        bool offered = terminal_find(&led.t, "Carried twice, promise it again", NULL, NULL);
        cr_assert_eq(offered, i == 3, "week %zu\n%s", i, terminal_text(&led.t));
        if (i > 0)
            terminal_type(&led.t, offered ? "p\rc" : "0c");
        led_shows(&led, "is closed.");
        led_quit(&led);
    }
    led_end(&led);
}

Test(review, undoes_and_goes_back_without_losing_anything)
{
    struct led led;
    led_demo(&led);
    led_start(&led, 24, 80, "mia");
    terminal_type(&led.t, "rygone\rygone\r\r3\rOne node carried every write\r");
    led_shows(&led, "1    One node carried every write");
    terminal_type(&led.t, "\033[Au");
    led_shows(&led, "Undone");
    cr_assert_not(terminal_find(&led.t, "1    One node", NULL, NULL));
    terminal_type(&led.t, "U");
    cr_assert_not(terminal_find(&led.t, "Undone", NULL, NULL));
    terminal_type(&led.t, "\033");
    led_shows(&led, "WHAT HAPPENED?");
    terminal_type(&led.t, "\r");
    led_shows(&led, "1    One node carried every write");
    led_quit(&led);
    led_end(&led);
}

/* What one changes, another who looks at the same board sees without a key. */
Test(review, is_seen_by_who_has_the_board_open)
{
    struct led led, other;
    led_demo(&led);
    led_start(&led, 24, 80, "mia");
    other = led;
    memset(&other.t, 0, sizeof other.t);
    led_start(&other, 24, 80, "bo");
    led_shows(&other, "not started");
    terminal_type(&led.t, "r");
    terminal_until(&other.t, "step 1 of 8");
    led_quit(&other);
    led_quit(&led);
    led_end(&led);
}

/* Each refusal leads to the field it is about. */
Test(review, goes_to_the_field_that_has_to_be_mended)
{
    static const struct {
        const char *keys, *says, *at;
    } steps[] = {
        {"ana & bo\t", "is two people", "Owner      >"},
        {"\025zoe nox\t", "Enter puts them on the board", "Owner      >"},
        {"\025ana\t\025+10\tbetter monitoring\r", "more than 7 days off", "Gone by    >"},
        {"\025some day\r", "is not a date", "Gone by    >"},
        {"\025+3\r", "which nobody can check", "Gone when  >"},
        {"\025a test mail arrives within a minute\r", "READ IT BACK", "Incident"},
    };
    struct led led;
    led_demo(&led);
    led_start(&led, 24, 80, "mia");
    terminal_type(&led.t, "rygone\rygone\r\r3\rOne node carried every write\r\ryyyyy\r\r");
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        terminal_type(&led.t, steps[i].keys);
        led_shows(&led, steps[i].says);
        led_shows(&led, steps[i].at);
    }
    led_quit(&led);
    led_end(&led);
}

/* Drops every open promise, as somebody else. */
static void drop_all(const struct led *led)
{
    static const char id[] = "\"id\": ";
    struct buf causes, said;
    char command[64];
    led_ask(led, "causes --json", &causes);
    for (const char *at = causes.text; (at = strstr(at, id)); at++) {
        snprintf(command, sizeof command, "causes drop %ld --what moved",
                 strtol(at + strlen(id), NULL, 10));
        led_ask(led, command, &said);
        buf_release(&said);
    }
    buf_release(&causes);
}

/* Somebody else drops the promise one is typing about: nothing is said of another. */
Test(review, takes_no_answer_for_a_promise_that_was_dropped)
{
    struct led led;
    led_demo(&led);
    led_start(&led, 24, 80, "mia");
    terminal_type(&led.t, "ryit is gone");
    drop_all(&led);
    terminal_until(&led.t, "No promise is open");
    terminal_type(&led.t, "\r");
    cr_assert_not(terminal_find(&led.t, "GONE, seen today", NULL, NULL));
    led_quit(&led);
    led_end(&led);
}

/* Two change the owner of one area: the later is told, and may go on all the same. */
Test(review, form_tells_who_was_quicker)
{
    struct led led;
    struct buf out;
    led_demo(&led);
    led_start(&led, 24, 80, "mia");
    terminal_type(&led.t, "/bil\re\025Bo Lind");
    led_ask(&led, "own billing jonas", &out);
    buf_release(&out);
    terminal_until(&led.t, "Jonas Weber");
    led_shows(&led, "Somebody changed it meanwhile.");
    led_shows(&led, "> keep mine     Bo Lind");
    led_shows(&led, "take theirs   Jonas Weber");
    terminal_type(&led.t, "\023");
    led_shows(&led, "Owner was changed while you typed. Which one stays?");
    terminal_type(&led.t, "\r\023");
    led_shows(&led, "Why does the owner change?");
    terminal_type(&led.t, "\023");
    led_shows(&led, "Saved. billing: Bo Lind");
    led_quit(&led);
    led_end(&led);
}

/* What came back brings its cause along: taken by Enter alone, the review comes to its end.
 */
Test(review, of_what_came_back_offers_its_cause)
{
    struct led led;
    led_demo(&led);
    led_start(&led, 24, 80, "mia");
    terminal_type(&led.t, "rygone\rygone\r\r\r\r");
    led_shows(&led, "1    Nothing told us that the queue was full");
    terminal_type(&led.t, "\ryyyyy\r\r");
    led_shows(&led, "WHO REMOVES IT, BY WHEN, HOW DO WE KNOW?");
    terminal_type(&led.t, "mia\ran alert fires when mail waits a minute\rc");
    led_shows(&led, "Week 47 is closed.");
    led_quit(&led);
    led_end(&led);
}

/* What the words ask, and what nobody has tested, is said where the cause is named; a new
 * name goes on the board; and the board says what was reviewed, not what was not. */
Test(review, asks_about_the_words_and_shows_what_was_reviewed)
{
    struct led led;
    led_demo(&led);
    led_start(&led, 24, 80, "mia");
    terminal_type(&led.t, "rygone\rygone\r\r3\rBo forgot it\rNothing checks it\r\ryyyyy\r");
    led_shows(&led, "\"Bo\" names a person");
    led_shows(&led, "1 not tested yet");
    terminal_type(&led.t, "\rzoe nox\r");
    led_shows(&led, "zoe nox is on the board");
    terminal_type(&led.t, "the deploy refuses what nobody checked\r");
    led_shows(&led, "\"Bo\" names a person");
    terminal_type(&led.t, "cq");
    led_shows(&led, "1 of 3 incidents reviewed");
    led_shows(&led, "We remove   Bo forgot it");
    led_quit(&led);
    led_end(&led);
}

/* One undo too many names what it would take, and leaves the view of what it took. */
Test(review, undo_asks_before_it_takes_an_older_change)
{
    struct led led;
    struct buf out;
    led_demo(&led);
    led_ask(&led, "--as mia area add quux", &out);
    buf_release(&out);
    led_start(&led, 24, 80, "mia");
    terminal_type(&led.t, "/quux\r\r");
    led_shows(&led, "Ownership board / quux");
    terminal_type(&led.t, "u");
    led_shows(&led, "u again undoes: ");
    led_shows(&led, "Ownership board / quux");
    terminal_type(&led.t, "u");
    led_shows(&led, "No area fits");
    cr_assert_not(terminal_find(&led.t, "Ownership board / quux", NULL, NULL));
    led_quit(&led);
    led_end(&led);
}

/* Everything of an area in one save, and one undo that takes all of it back. */
Test(review, form_changes_everything_as_one)
{
    struct led led;
    struct buf out;
    led_demo(&led);
    led_start(&led, 24, 80, "mia");
    terminal_type(&led.t,
                  "/bil\re\t\t\025Femi\r\t\t, Bo L\r\t\025money in and out\t, cash");
    terminal_type(&led.t, "\t\025core\t /src/pay/\t\025Billing and pay\023");
    led_shows(&led, "Saved. Billing and pay: Ana Ruiz");
    led_ask(&led, "area show billing", &out);
    static const char *const says[] = {
        "Femi Adeyemi", "Bo Lind", "Raj Patel", "money in and out", "cash",
        "stripe",       "core",    "/src/pay/", "*.tax.json"};
    for (size_t i = 0; i < sizeof says / sizeof *says; i++)
        cr_assert(strstr(out.text, says[i]), "no %s in %s", says[i], out.text);
    buf_release(&out);
    terminal_type(&led.t, "u");
    led_shows(&led, "Undone, U does it again: named Femi Adeyemi delivery owner");
    led_ask(&led, "area show billing", &out);
    cr_assert(strstr(out.text, "invoices, refunds, tax, exports"), "%s", out.text);
    cr_assert_not(strstr(out.text, "/src/pay/"), "%s", out.text);
    cr_assert_not(strstr(out.text, "Femi"), "%s", out.text);
    buf_release(&out);
    led_quit(&led);
    led_end(&led);
}

/* What is not to be saved is thrown away by one key, the draft with it. */
Test(review, form_goes_back_to_what_it_was)
{
    struct led led;
    led_demo(&led);
    led_start(&led, 24, 80, "mia");
    terminal_type(&led.t, "/bil\re\025Bo\t\tZoe");
    terminal_type(&led.t, "\022");
    led_shows(&led, "As it was.");
    led_shows(&led, "Owner         Ana Ruiz");
    terminal_type(&led.t, "\023");
    led_shows(&led, "Nothing was changed.");
    terminal_type(&led.t, "e");
    led_shows(&led, "Owner         Ana Ruiz");
    led_quit(&led);
    led_end(&led);
}
