/* The eight steps and their gates. A gate says what is missing, why it is needed and in
 * which step it is mended; it never asks the store. */
#include "domain/review.h"

#include "base/buf.h"
#include "base/date.h"
#include "domain/removal.h"
#include "domain/spec.h"
#include "domain/when.h"
#include "text/fold.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

const struct review_step_text review_steps[REVIEW_STEPS] = {
    [STEP_LAST_WEEK] = {"Last week", "IS LAST WEEK'S CAUSE GONE?", "",
                        "Good: what somebody saw, and where."},
    [STEP_CHOOSE] = {"Choose", "WHICH ONE INCIDENT DO WE REVIEW?", "",
                     "Good: one that hurt and is fresh."},
    [STEP_FACTS] = {"Facts", "WHAT HAPPENED?", "Facts only. No causes, no names.",
                    "Good: a time and what anybody could see, no why."},
    [STEP_CAUSES] = {"Causes", "WHY COULD IT HAPPEN?", "Say them all. Judge none.",
                     "Good: a thing that let it happen, never a person."},
    [STEP_TESTS] = {"Tests", "WHICH CAUSE PASSES EVERY TEST?", "",
                    "Good: a plain yes or no. A maybe is a no."},
    [STEP_ONE] = {"One", "NAME THE ONE CAUSE WE REMOVE NOW", "",
                  "Good: small enough to be gone before we meet again."},
    [STEP_OWNER] = {"Owner", "WHO REMOVES IT, BY WHEN, HOW DO WE KNOW?", "",
                    "Good: one name, a near day, something anybody can see."},
    [STEP_CLOSE] = {"Close", "READ IT BACK, THEN CLOSE", "",
                    "Good: its owner reads it aloud."},
};

void review_name(const struct review *review, char name[REVIEW_NAME])
{
    if (review->earlier == 0)
        snprintf(name, REVIEW_NAME, "%.8s", review->week);
    else
        snprintf(name, REVIEW_NAME, "%.8s.%" PRId64, review->week, review->earlier + 1);
}

void review_week_say(struct buf *out, const struct review *review)
{
    static const char *const later[] = {"second", "third"};
    struct week week = {0};
    if (week_parse(review->week, &week))
        buf_addf(out, "%d", week.week);
    else
        buf_add(out, review->week);
    if (review->earlier == 1 || review->earlier == 2)
        buf_addf(out, ", %s", later[review->earlier - 1]);
    else if (review->earlier > 2)
        buf_addf(out, ", %" PRId64 "th", review->earlier + 1);
}

int64_t review_when(const struct incident *incident)
{
    return incident->reopened_at > incident->started_at ? incident->reopened_at
                                                        : incident->started_at;
}

static bool gate_last_week(const struct review_facts *facts, enum review_step *mend,
                           struct err *err)
{
    *mend = STEP_LAST_WEEK;
    int open = facts->promises_open - facts->promises_answered;
    if (open <= 0)
        return true;
    if (open == 1)
        err_set(err, ERR_REFUSED, "\"%s\" has no answer yet", facts->first_promise);
    else
        err_set(err, ERR_REFUSED, "%s older promises have no answer yet", GROUPED(open));
    err_why(err, "A promise is asked about every week until somebody has seen it gone.");
    return err_next(err, "Say whether it is gone, still there or dropped.");
}

static bool gate_choose(const struct review_facts *facts, enum review_step *mend,
                        struct err *err)
{
    *mend = STEP_CHOOSE;
    if (facts->quiet) {
        if (facts->incidents == 0)
            return true;
        err_set(err, ERR_REFUSED, "this week is not quiet: %s %s not reviewed",
                GROUPED(facts->incidents),
                facts->incidents == 1 ? "incident is" : "incidents are");
        return err_next(err, "Pick one incident.");
    }
    if (facts->again) {
        if (facts->carried >= REVIEW_CARRIES)
            return true;
        err_set(err, ERR_REFUSED, "an older promise alone does not close this review");
        err_why(err, "It may once it has been carried twice. So far: %d.",
                (int)facts->carried);
        return err_next(err, "Pick one incident as well.");
    }
    if (facts->incident != 0)
        return true;
    err_set(err, ERR_REFUSED, "no incident is chosen");
    return err_next(err, "Pick one, or say that there was none this week.");
}

static bool gate_facts(const struct review_facts *facts, enum review_step *mend,
                       struct err *err)
{
    *mend = STEP_FACTS;
    if (facts->facts > 0)
        return true;
    err_set(err, ERR_REFUSED, "the incident has no facts yet");
    err_why(err, "A cause without facts is a guess.");
    return err_next(err, "Write what happened, with its time.");
}

static bool gate_causes(const struct review_facts *facts, enum review_step *mend,
                        struct err *err)
{
    *mend = STEP_CAUSES;
    if (facts->candidates > 0)
        return true;
    err_set(err, ERR_REFUSED, "nobody has said a cause yet");
    return err_next(err, "Say why it could happen.");
}

static bool gate_tests(const struct review_facts *facts, enum review_step *mend,
                       struct err *err)
{
    *mend = facts->untested > 0 ? STEP_TESTS : STEP_CAUSES;
    if (facts->passing > 0)
        return true;
    err_set(err, ERR_REFUSED, "no cause has passed every test");
    if (facts->untested > 0)
        return err_next(err, "Answer the tests that are still open.");
    return err_next(err, "Say another cause: a smaller one, gone in 7 days.");
}

static bool gate_one(const struct review_facts *facts, enum review_step *mend,
                     struct err *err)
{
    *mend = STEP_ONE;
    if (facts->cause == 0) {
        err_set(err, ERR_REFUSED, "no cause is chosen");
        return err_next(err, "Choose the one that is removed now.");
    }
    if (facts->cause_passes)
        return true;
    if (facts->cause_taken) {
        err_set(err, ERR_REFUSED, "\"%s\" was taken away in step 4", facts->cause_text);
        return err_next(err, "Choose another, or say it in step 4 again.");
    }
    err_set(err, ERR_REFUSED, "\"%s\" no longer passes every test", facts->cause_text);
    return err_next(err, "Choose another, or look at its tests in step 5.");
}

static bool gate_person(const struct review_facts *facts, struct err *err)
{
    if (facts->owner == 0)
        err_set(err, ERR_REFUSED, "nobody has promised to remove it");
    else if (facts->owner_state == PERSON_LEFT)
        err_set(err, ERR_REFUSED, "\"%s\" has left", facts->owner_name);
    else if (facts->owner_state == PERSON_AWAY)
        err_set(err, ERR_REFUSED, "\"%s\" is away", facts->owner_name);
    else
        return true;
    return err_next(err, "Name one person who is here.");
}

static bool gate_owner(const struct review_facts *facts, enum review_step *mend,
                       struct err *err)
{
    *mend = STEP_OWNER;
    return gate_person(facts, err) && review_due(facts->due, facts->today, err) &&
           review_checkable(facts->gone_when, facts->cause_text, err);
}

static bool (*const gates[])(const struct review_facts *, enum review_step *,
                             struct err *) = {
    [STEP_LAST_WEEK] = gate_last_week, [STEP_CHOOSE] = gate_choose,
    [STEP_FACTS] = gate_facts,         [STEP_CAUSES] = gate_causes,
    [STEP_TESTS] = gate_tests,         [STEP_ONE] = gate_one,
    [STEP_OWNER] = gate_owner,
};

/* A quiet week has nothing to remove; a promise made again has its cause already. */
static bool is_asked(enum review_step step, const struct review_facts *facts)
{
    if (step <= STEP_CHOOSE || step == STEP_CLOSE)
        return true;
    return !facts->quiet && (!facts->again || step == STEP_OWNER);
}

/* What is mended in another step says in which. */
static void say_where(enum review_step step, enum review_step where, struct err *err)
{
    char next[ERR_TEXT];
    if (where == step)
        return;
    snprintf(next, sizeof next, "%s", err->next);
    err_next(err, "Step %d: %s", (int)where + 1, next);
}

bool review_gate(enum review_step step, const struct review_facts *facts,
                 enum review_step *mend, struct err *err)
{
    enum review_step first = step == STEP_CLOSE ? STEP_LAST_WEEK : step;
    enum review_step last = step == STEP_CLOSE ? STEP_OWNER : step;
    for (enum review_step at = first; at <= last; at++) {
        enum review_step where;
        if (!is_asked(at, facts) || gates[at](facts, &where, err))
            continue;
        say_where(step, where, err);
        if (mend)
            *mend = where;
        return false;
    }
    return true;
}

bool review_repeats(const struct removal *removal)
{
    return removal_open(removal->state) && removal->carried >= REVIEW_CARRIES;
}

void review_times(struct buf *out, int64_t times)
{
    if (times == 1 || times == 2)
        buf_add(out, times == 1 ? "once" : "twice");
    else
        buf_addf(out, "%" PRId64 " times", times);
}

bool review_checkable(const char *gone_when, const char *cause_text, struct err *err)
{
    static const char *const faults[] = {
        [SPEC_TEMPLATE] = "is a placeholder",
        [SPEC_THIN] = "is one word",
    };
    struct spec_judgement judgement = spec_judge(gone_when, 2);
    struct span span = judgement.span;
    if (judgement.verdict == SPEC_VAGUE)
        err_set(err, ERR_REFUSED, "\"gone when\" says \"%.*s\", which nobody can check",
                (int)span.len, gone_when + span.at);
    else if (judgement.verdict == SPEC_MISSING)
        err_set(err, ERR_REFUSED, "\"gone when\" is empty");
    else if (judgement.verdict != SPEC_OK)
        err_set(err, ERR_REFUSED, "\"gone when\" %s: \"%s\"", faults[judgement.verdict],
                gone_when);
    else if (!fold_same(gone_when, cause_text))
        return true;
    else
        err_set(err, ERR_REFUSED, "\"gone when\" says the cause again");
    return err_next(err, "Write what anybody can look at to see that it is gone.");
}

bool review_due(int64_t due, int64_t today, struct err *err)
{
    if (due >= today && due <= today + REVIEW_DAYS && due != 0)
        return true;
    struct buf day, last;
    buf_init(&day);
    buf_init(&last);
    when_date_text(&day, due, today);
    when_date_text(&last, today + REVIEW_DAYS, today);
    if (due == 0)
        err_set(err, ERR_REFUSED, "there is no date");
    else if (due < today)
        err_set(err, ERR_REFUSED, "\"%s\" is past", day.text);
    else
        err_set(err, ERR_REFUSED, "\"%s\" is more than 7 days off", day.text);
    err_why(err, "What is not gone in a week is too big for one promise.");
    err_next(err, "Pick a day from today to %s.", last.text);
    buf_release(&last);
    buf_release(&day);
    return false;
}

enum review_step review_next(enum review_step step, const struct review_facts *facts)
{
    if (step == STEP_CLOSE)
        return STEP_CLOSE;
    do
        step++;
    while (!is_asked(step, facts));
    return step;
}

enum review_step review_before(enum review_step step, const struct review_facts *facts)
{
    while (step > STEP_LAST_WEEK && !is_asked(--step, facts))
        continue;
    return step;
}

enum review_step review_open_step(const struct review_facts *facts)
{
    struct err err;
    enum review_step step = STEP_LAST_WEEK;
    while (step < STEP_CLOSE && review_gate(step, facts, NULL, &err))
        step++;
    return step;
}
