/* The gates of the eight steps. */
#include "domain/review.h"

#include <criterion/criterion.h>

#include <string.h>

enum { TODAY = 20777 }; /* Fri 2026-11-20 */

static const struct review_facts whole = {
    .promises_open = 1,
    .promises_answered = 1,
    .first_promise = "",
    .incidents = 3,
    .incident = 7,
    .facts = 5,
    .candidates = 4,
    .untested = 1,
    .passing = 2,
    .cause = 9,
    .cause_passes = true,
    .cause_text = "Nobody knew who could approve the roll back",
    .owner = 3,
    .owner_name = "Mia Okafor",
    .due = TODAY + 5,
    .today = TODAY,
    .gone_when = "every area page names who approves a roll back",
};

static const struct {
    const char *change; /* which of the facts is spoiled */
    enum review_step step, mend;
    const char *what;
} spoiled[] = {
    {"promise", STEP_LAST_WEEK, STEP_LAST_WEEK, "\"The old one\" has no answer yet"},
    {"promises", STEP_LAST_WEEK, STEP_LAST_WEEK, "2 older promises have no answer yet"},
    {"incident", STEP_CHOOSE, STEP_CHOOSE, "no incident is chosen"},
    {"facts", STEP_FACTS, STEP_FACTS, "the incident has no facts yet"},
    {"candidates", STEP_CAUSES, STEP_CAUSES, "nobody has said a cause yet"},
    {"untested", STEP_TESTS, STEP_TESTS, "no cause has passed every test"},
    {"dropped", STEP_TESTS, STEP_CAUSES, "no cause has passed every test"},
    {"cause", STEP_ONE, STEP_ONE, "no cause is chosen"},
    {"fails", STEP_ONE, STEP_ONE,
     "\"Nobody knew who could approve the roll back\" no longer passes every test"},
    {"taken", STEP_ONE, STEP_ONE,
     "\"Nobody knew who could approve the roll back\" was taken away in step 4"},
    {"owner", STEP_OWNER, STEP_OWNER, "nobody has promised to remove it"},
    {"left", STEP_OWNER, STEP_OWNER, "\"Mia Okafor\" has left"},
    {"away", STEP_OWNER, STEP_OWNER, "\"Mia Okafor\" is away"},
    {"no date", STEP_OWNER, STEP_OWNER, "there is no date"},
    {"past", STEP_OWNER, STEP_OWNER, "\"Thu 19 Nov\" is past"},
    {"far", STEP_OWNER, STEP_OWNER, "\"Sat 28 Nov\" is more than 7 days off"},
    {"gone empty", STEP_OWNER, STEP_OWNER, "\"gone when\" is empty"},
    {"gone vague", STEP_OWNER, STEP_OWNER,
     "\"gone when\" says \"better\", which nobody can check"},
    {"gone short", STEP_OWNER, STEP_OWNER, "\"gone when\" is one word: \"works\""},
    {"gone later", STEP_OWNER, STEP_OWNER, "\"gone when\" is a placeholder: \"TBD\""},
    {"gone same", STEP_OWNER, STEP_OWNER, "\"gone when\" says the cause again"},
};

static struct review_facts spoil(const char *change)
{
    struct review_facts facts = whole;
    if (strcmp(change, "promise") == 0) {
        facts.promises_answered = 0;
        facts.first_promise = "The old one";
    } else if (strcmp(change, "promises") == 0)
        facts.promises_open = 3;
    else if (strcmp(change, "incident") == 0)
        facts.incident = 0;
    else if (strcmp(change, "facts") == 0)
        facts.facts = 0;
    else if (strcmp(change, "candidates") == 0)
        facts.candidates = 0;
    else if (strcmp(change, "untested") == 0)
        facts.passing = 0;
    else if (strcmp(change, "dropped") == 0)
        facts.passing = facts.untested = 0;
    else if (strcmp(change, "cause") == 0)
        facts.cause = 0;
    else if (strcmp(change, "fails") == 0)
        facts.cause_passes = false;
    else if (strcmp(change, "taken") == 0) {
        facts.cause_passes = false;
        facts.cause_taken = true;
    } else if (strcmp(change, "owner") == 0)
        facts.owner = 0;
    else if (strcmp(change, "left") == 0)
        facts.owner_state = PERSON_LEFT;
    else if (strcmp(change, "away") == 0)
        facts.owner_state = PERSON_AWAY;
    else if (strcmp(change, "no date") == 0)
        facts.due = 0;
    else if (strcmp(change, "past") == 0)
        facts.due = TODAY - 1;
    else if (strcmp(change, "far") == 0)
        facts.due = TODAY + 8;
    else if (strcmp(change, "gone empty") == 0)
        facts.gone_when = " ";
    else if (strcmp(change, "gone vague") == 0)
        facts.gone_when = "the page is better";
    else if (strcmp(change, "gone short") == 0)
        facts.gone_when = "works";
    else if (strcmp(change, "gone later") == 0)
        facts.gone_when = "TBD";
    else
        facts.gone_when = "nobody knew who could approve the roll-back";
    return facts;
}

Test(review, closes_when_every_step_is_done)
{
    struct err err;
    for (int step = 0; step < REVIEW_STEPS; step++)
        cr_expect(review_gate((enum review_step)step, &whole, NULL, &err), "%d", step);
    cr_assert_eq(review_open_step(&whole), STEP_CLOSE);
}

Test(review, says_what_is_missing_and_where_to_mend_it)
{
    for (size_t i = 0; i < sizeof spoiled / sizeof *spoiled; i++) {
        struct review_facts facts = spoil(spoiled[i].change);
        struct err err = {.code = ERR_NONE};
        enum review_step mend = STEP_CLOSE;
        cr_expect_not(review_gate(spoiled[i].step, &facts, &mend, &err), "%s",
                      spoiled[i].change);
        cr_expect_eq(err.code, ERR_REFUSED);
        cr_expect_eq(mend, spoiled[i].mend, "%s", spoiled[i].change);
        cr_expect_str_eq(err.what, spoiled[i].what);
        cr_expect_neq(err.next[0], '\0');
        struct err again;
        cr_expect_not(review_gate(STEP_CLOSE, &facts, NULL, &again));
        cr_expect_str_eq(again.what, err.what);
        cr_expect_eq(review_open_step(&facts), spoiled[i].step, "%s", spoiled[i].change);
    }
}

Test(review, a_date_from_today_to_seven_days_off_is_promised)
{
    struct err err;
    cr_assert(review_due(TODAY, TODAY, &err));
    cr_assert(review_due(TODAY + 7, TODAY, &err));
    cr_assert_not(review_due(TODAY + 8, TODAY, &err));
    cr_assert_str_eq(err.next, "Pick a day from today to Fri 27 Nov.");
    cr_assert_not(review_due(0, 0, &err));
}

Test(review, a_quiet_week_closes_without_a_cause)
{
    struct review_facts facts = {.quiet = true, .first_promise = "", .today = TODAY};
    struct err err;
    enum review_step mend;
    cr_assert(review_gate(STEP_CLOSE, &facts, &mend, &err));
    cr_assert_eq(review_next(STEP_CHOOSE, &facts), STEP_CLOSE);
    cr_assert_eq(review_before(STEP_CLOSE, &facts), STEP_CHOOSE);
    cr_assert_eq(review_before(STEP_ONE, &facts), STEP_CHOOSE,
                 "from where it is not asked");
    facts.incidents = 1;
    cr_assert_not(review_gate(STEP_CLOSE, &facts, &mend, &err));
    cr_assert_eq(mend, STEP_CHOOSE);
    cr_assert_str_eq(err.what, "this week is not quiet: 1 incident is not reviewed");
    facts.incidents = 2;
    cr_assert_not(review_gate(STEP_CHOOSE, &facts, &mend, &err));
    cr_assert_str_eq(err.what, "this week is not quiet: 2 incidents are not reviewed");
}

Test(review, a_promise_carried_twice_closes_it_alone)
{
    struct review_facts facts = whole;
    struct err err;
    facts.again = true;
    facts.incident = facts.cause = 0;
    facts.facts = facts.candidates = facts.passing = 0;
    facts.carried = 1;
    cr_assert_not(review_gate(STEP_CLOSE, &facts, NULL, &err));
    cr_assert_str_eq(err.why, "It may once it has been carried twice. So far: 1.");
    facts.carried = 2;
    cr_assert(review_gate(STEP_CLOSE, &facts, NULL, &err));
    facts.owner = 0;
    cr_assert_not(review_gate(STEP_CLOSE, &facts, NULL, &err));
    cr_assert_eq(review_next(STEP_CHOOSE, &facts), STEP_OWNER);
    cr_assert_eq(review_next(STEP_OWNER, &facts), STEP_CLOSE);
    cr_assert_eq(review_before(STEP_CLOSE, &facts), STEP_OWNER);
    cr_assert_eq(review_before(STEP_OWNER, &facts), STEP_CHOOSE);
}

Test(review, is_closed_by_what_is_open_and_was_carried_twice)
{
    struct removal removal = {.state = REMOVAL_PLANNED, .carried = 1};
    struct buf text;
    buf_init(&text);
    cr_assert_not(review_repeats(&removal));
    removal.carried = 2;
    cr_assert(review_repeats(&removal));
    removal.state = REMOVAL_SEEN_GONE;
    cr_assert_not(review_repeats(&removal));
    for (int n = 1; n <= 3; n++) {
        review_times(&text, n);
        buf_add_c(&text, ' ');
    }
    cr_assert_str_eq(text.text, "once twice 3 times ");
    buf_release(&text);
}

Test(review, steps_follow_one_another)
{
    for (int step = 0; step < STEP_CLOSE; step++)
        cr_expect_eq((int)review_next((enum review_step)step, &whole), step + 1);
    cr_assert_eq(review_next(STEP_CLOSE, &whole), STEP_CLOSE);
    for (int step = STEP_CLOSE; step > 0; step--)
        cr_expect_eq((int)review_before((enum review_step)step, &whole), step - 1);
    cr_assert_eq(review_before(STEP_LAST_WEEK, &whole), STEP_LAST_WEEK);
}

/* One row of a small screen, and no more, so that it can stand in the place of a hint. */
Test(review, says_in_one_row_what_a_good_answer_looks_like)
{
    for (int step = 0; step < REVIEW_STEPS; step++) {
        const char *good = review_steps[step].good;
        cr_expect(strncmp(good, "Good: ", 6) == 0, "step %d: %s", step + 1, good);
        cr_expect(strlen(good) <= 58, "step %d: %s", step + 1, good);
    }
}
