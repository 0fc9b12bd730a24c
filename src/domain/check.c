/* The team check. Where a threshold decides, it is named here with its reason. */
#include "domain/check.h"

#include "domain/deploy.h"
#include "domain/phrase.h"
#include "domain/when.h"

#include <ctype.h>
#include <string.h>

enum { LONG_TOOK = 30 * 60 }; /* a hand-over of more is no "ships in minutes" */

const struct check_question check_questions[CHECK_QUESTIONS] = {
    {"ownership",
     {"A bug lands in checkout, billing or onboarding.",
      "Can everyone name the person who decides what happens next?"},
     "name one owner for each area"},
    {"tickets",
     {"When someone picks up a ticket, does it say the change",
      "and the reason in one or two clear lines?"},
     "make each ticket say the change and the reason"},
    {"deploys",
     {"Can the team ship a small fix in minutes,", "without a long handoff?"},
     "make releases smaller, each with a way back"},
    {"visibility",
     {"Can support see what shipped today", "without asking engineers in chat?"},
     "log each deploy in plain words"},
};

/* Of the days that the counts are of; whether there was one before, they do not say. */
static const char no_deploy[] = "no deploy in the last 30 days";

static const char *plural(int n, const char *one, const char *many)
{
    return n == 1 ? one : many;
}

static enum check_word ownership(const struct check_facts *facts, struct buf *out)
{
    int none = facts->areas_unowned + facts->areas_left;
    if (facts->areas == 0) {
        buf_add(out, "there are no areas yet");
        return CHECK_OPEN;
    }
    if (facts->areas_unowned == 1)
        buf_addf(out, "%s has no owner", facts->unowned);
    else if (facts->areas_unowned > 1)
        buf_addf(out, "%s of %s areas have no owner", GROUPED(facts->areas_unowned),
                 GROUPED(facts->areas));
    else if (facts->areas_left == 1)
        buf_addf(out, "the owner of %s has left", facts->left);
    else if (facts->areas_left > 1)
        buf_addf(out, "the owners of %s areas have left", GROUPED(facts->areas_left));
    else if (facts->areas_unconfirmed == 1)
        buf_addf(out, "%s: owner not confirmed for %d days", facts->unconfirmed,
                 CHECK_DAYS);
    else if (facts->areas_unconfirmed > 1)
        buf_addf(out, "%s owners not confirmed for %d days",
                 GROUPED(facts->areas_unconfirmed), CHECK_DAYS);
    else
        buf_addf(
            out, "%s",
            plural(facts->areas, "the one area has an owner", "every area has an owner"));
    /* A third of the areas without anybody is no longer an exception. */
    if (none > 0)
        return none * 3 >= facts->areas ? CHECK_NO : CHECK_FUZZY;
    return facts->areas_unconfirmed > 0 ? CHECK_FUZZY : CHECK_CLEAR;
}

static enum check_word tickets(const struct check_facts *facts, struct buf *out)
{
    if (facts->tickets == 0) {
        buf_add(out, "there are no open tickets");
        return CHECK_OPEN;
    }
    buf_addf(out, "%s of %s %s ready", GROUPED(facts->tickets_ready),
             GROUPED(facts->tickets), facts->tickets == 1 ? "ticket is" : "tickets are");
    /* Three in four, so that a few fresh tickets do not spoil it; under half is chance. */
    if (facts->tickets_ready * 4 >= facts->tickets * 3)
        return CHECK_CLEAR;
    return facts->tickets_ready * 2 >= facts->tickets ? CHECK_FUZZY : CHECK_NO;
}

static enum check_word deploys(const struct check_facts *facts, struct buf *out)
{
    bool no_way_back = facts->types_no_way_back > 0;
    bool batches = facts->batches * 10 > facts->deploys; /* more than one in ten */
    bool hero = facts->deploys >= CHECK_HERO_LEAST && facts->hero_share > CHECK_HERO;
    bool slow = facts->took > LONG_TOOK;
    int weak = no_way_back + batches + hero + slow;
    if (facts->deploys == 0 && !no_way_back) {
        buf_add(out, no_deploy);
        return CHECK_OPEN;
    }
    if (facts->types_no_way_back == 1)
        buf_addf(out, "%s: NO WAY BACK", facts->no_way_back);
    else if (no_way_back)
        buf_addf(out, "%d of %d release types: NO WAY BACK", facts->types_no_way_back,
                 facts->types);
    else if (batches)
        buf_addf(out, "%s of %s %s more than %d changes", GROUPED(facts->batches),
                 GROUPED(facts->deploys),
                 plural(facts->deploys, "deploy had", "deploys had"), DEPLOY_BATCH);
    else if (hero)
        buf_addf(out, "%s ships %d %% of all deploys", facts->hero, facts->hero_share);
    else if (facts->took_of > 1) {
        buf_addf(out, "last %s deploys took about ", GROUPED(facts->took_of));
        when_span_text(out, facts->took);
        buf_add(out, " each");
    } else if (facts->took_of == 1) {
        buf_add(out, "the last deploy took ");
        when_span_text(out, facts->took);
    } else
        buf_add(out, "small deploys, each with a way back");
    if (weak == 0)
        return CHECK_CLEAR;
    return weak == 1 ? CHECK_FUZZY : CHECK_NO;
}

static enum check_word visibility(const struct check_facts *facts, struct buf *out)
{
    int unclear = facts->deploys_today - facts->deploys_today_plain;
    if (facts->deploys + facts->deploys_today == 0) {
        buf_add(out, no_deploy);
        return CHECK_NO;
    }
    if (facts->deploys_today == 0) {
        buf_add(out, "nothing logged today");
        return CHECK_FUZZY;
    }
    if (unclear == 0) {
        buf_addf(out, "%s logged today, newest %s", GROUPED(facts->deploys_today),
                 facts->newest);
        return CHECK_CLEAR;
    }
    buf_addf(out, "%s of %s logged today %s not in plain words", GROUPED(unclear),
             GROUPED(facts->deploys_today), plural(unclear, "is", "are"));
    return facts->deploys_today_plain == 0 ? CHECK_NO : CHECK_FUZZY;
}

enum check_word check_evidence(int question, const struct check_facts *facts,
                               struct buf *out)
{
    static enum check_word (*const judges[CHECK_QUESTIONS])(
        const struct check_facts *, struct buf *) = {ownership, tickets, deploys,
                                                     visibility};
    return judges[question](facts, out);
}

struct check_result check_result(const enum check_word answer[CHECK_QUESTIONS])
{
    struct check_result result = {.first = -1};
    for (int i = 0; i < CHECK_QUESTIONS; i++) {
        bool weak = answer[i] == CHECK_FUZZY || answer[i] == CHECK_NO;
        result.answered += answer[i] != CHECK_OPEN;
        result.weak += weak;
        if (weak && result.first < 0)
            result.first = i;
    }
    return result;
}

const char *check_verdict(int weak)
{
    static const char *const verdicts[CHECK_QUESTIONS + 1] = {
        "No answer is weak.",
        "One weak answer is a warning.",
        "Two weak answers already slow the team.",
        "Three weak answers count as two: they already slow the team.",
        "Four weak answers: demand is ahead of the team's habits.",
    };
    return verdicts[weak];
}

void check_say(struct buf *out, const struct check_result *result)
{
    if (result->answered < CHECK_QUESTIONS)
        buf_addf(out, "%d of %d answered. ", result->answered, CHECK_QUESTIONS);
    buf_add(out, check_verdict(result->weak));
    if (result->first >= 0)
        buf_addf(out, " This week: %s.", check_questions[result->first].first);
    else if (result->answered == CHECK_QUESTIONS)
        buf_add(out, " Ask again next month.");
}

bool check_plain(const char *what)
{
    /* What release tools write by themselves. */
    static const char *const machine[] = {"release", "version", "deploy", "tag",
                                          "merge",   "bump",    "build"};
    struct phrase words;
    struct span span;
    size_t plain = 0;
    phrase_init(&words);
    phrase_read(&words, what);
    for (size_t i = 0; i < words.n; i++) {
        struct phrase word = words;
        word.word += i;
        word.n = 1;
        bool number = strpbrk(phrase_word(&words, i), "0123456789") != NULL;
        plain += !number && phrase_first(&word, PHRASES(machine), &span) < 0;
    }
    phrase_release(&words);
    return plain >= 2;
}

int64_t check_confirmed(int64_t named, int64_t confirmed)
{
    return named && confirmed > named ? confirmed : named;
}

enum check_word roll_call_word(const struct roll_call *call)
{
    return call->nobody ? CHECK_NO : call->fuzzy ? CHECK_FUZZY : CHECK_CLEAR;
}
