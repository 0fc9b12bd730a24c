/* The board's compass. The table is the order: ownership, then tickets, then deploys, then
 * the weekly review; within each, what hurts now before what may hurt later. */
#include "domain/next.h"

#include "text/shell.h"

#include <string.h>

static const char *const kind_names[] = {
    [NEXT_PEOPLE] = "people",
    [NEXT_AREAS] = "areas",
    [NEXT_LEFT] = "left",
    [NEXT_CONTESTED] = "contested",
    [NEXT_UNOWNED] = "unowned",
    [NEXT_AWAY] = "away",
    [NEXT_STARTED] = "started",
    [NEXT_UNREADY] = "unready",
    [NEXT_UNDECIDED] = "undecided",
    [NEXT_BROKEN] = "broken",
    [NEXT_NO_WAY_BACK] = "no_way_back",
    [NEXT_BATCH] = "batch",
    [NEXT_RESUME] = "resume",
    [NEXT_OVERDUE] = "overdue",
    [NEXT_DUE] = "due",
    [NEXT_REVIEW] = "review",
    [NEXT_WELL] = "well",
};
const struct words next_kind_words = {kind_names, NEXT_KINDS};

static void no_people(const struct next_facts *facts, struct next *next)
{
    (void)facts;
    buf_add(&next->line, "Nobody is on the board yet. Add the first person.");
    buf_add(&next->command, "buckstop person add NAME");
}

static void no_areas(const struct next_facts *facts, struct next *next)
{
    (void)facts;
    buf_add(&next->line, "There are no areas yet. Add the first part of the product.");
    buf_add(&next->command, "buckstop area add NAME");
}

/* " 2 more like it." */
static void add_more(struct next *next, int n)
{
    if (n > 1)
        buf_addf(&next->line, " %s more like it.", GROUPED(n - 1));
}

/* As a shell takes it for one word; a name may hold anything. */
static void add_quoted(struct buf *out, const char *word)
{
    if (strpbrk(word, " \t\"'`$\\!*?[]{}()<>;&|#~"))
        shell_quote(out, word);
    else
        buf_add(out, word);
}

static void about_area(struct next *next, const char *area, const char *option)
{
    next->area = area;
    buf_add(&next->command, "buckstop own ");
    add_quoted(&next->command, area);
    buf_addf(&next->command, " PERSON%s", option);
}

static void left(const struct next_facts *facts, struct next *next)
{
    buf_addf(&next->line, "%s has no owner since %s left. Name one person.",
             facts->left_area, facts->left_person);
    add_more(next, facts->left);
    about_area(next, facts->left_area, "");
}

static void contested(const struct next_facts *facts, struct next *next)
{
    buf_addf(&next->line, "%s has candidates and no owner. Pick one person.",
             facts->contested_area);
    add_more(next, facts->contested);
    about_area(next, facts->contested_area, "");
}

static void unowned(const struct next_facts *facts, struct next *next)
{
    buf_addf(&next->line, "%s has no owner. Name one person.", facts->unowned_area);
    add_more(next, facts->unowned);
    about_area(next, facts->unowned_area, "");
}

static void away(const struct next_facts *facts, struct next *next)
{
    buf_addf(&next->line, "%s: %s is away and nobody stands in. Name a stand-in.",
             facts->away_area, facts->away_person);
    add_more(next, facts->away_alone);
    about_area(next, facts->away_area, " --stand-in");
}

static void started(const struct next_facts *facts, struct next *next)
{
    next->number = facts->started_ticket;
    buf_addf(&next->line, "#%lld was started and is not ready. Fill its gaps.",
             (long long)next->number);
    add_more(next, facts->started_unready);
    buf_addf(&next->command, "buckstop ticket edit %lld", (long long)next->number);
}

static void unready(const struct next_facts *facts, struct next *next)
{
    next->number = facts->unready_ticket;
    if (facts->unready == 1)
        buf_addf(&next->line, "#%lld is not ready. Fill its gaps.",
                 (long long)next->number);
    else
        buf_addf(&next->line, "%s tickets are not ready. Begin with #%lld.",
                 GROUPED(facts->unready), (long long)next->number);
    buf_addf(&next->command, "buckstop ticket edit %lld", (long long)next->number);
}

static void undecided(const struct next_facts *facts, struct next *next)
{
    next->number = facts->undecided_ticket;
    if (!facts->undecided_area[0]) {
        buf_addf(&next->line, "#%lld is ready and in no area. Put it in one.",
                 (long long)next->number);
        buf_addf(&next->command, "buckstop ticket edit %lld --area AREA",
                 (long long)next->number);
        return;
    }
    if (!facts->undecided_person[0]) {
        buf_addf(&next->line, "#%lld is ready and nobody decides for %s. Name one person.",
                 (long long)next->number, facts->undecided_area);
        about_area(next, facts->undecided_area, "");
        return;
    }
    buf_addf(&next->line, "#%lld waits for a yes, no or not now from %s.",
             (long long)next->number, facts->undecided_person);
    add_more(next, facts->undecided);
    buf_addf(&next->command, "buckstop ticket decide %lld ANSWER --why WHY",
             (long long)next->number);
}

static void broken(const struct next_facts *facts, struct next *next)
{
    next->number = facts->broken_deploy;
    buf_addf(&next->line, "Deploy %lld broke and has not recovered. Say when it does.",
             (long long)next->number);
    add_more(next, facts->broken);
    buf_addf(&next->command, "buckstop recovered %lld", (long long)next->number);
}

static void no_way_back(const struct next_facts *facts, struct next *next)
{
    buf_addf(&next->line, "Release type %s: NO WAY BACK. Write down how to undo one.",
             facts->no_way_back_type);
    add_more(next, facts->no_way_back);
    buf_add(&next->command, "buckstop release edit ");
    add_quoted(&next->command, facts->no_way_back_type);
    buf_add(&next->command, " --way-back TEXT");
}

static void batch(const struct next_facts *facts, struct next *next)
{
    next->number = facts->batch_deploy;
    buf_addf(&next->line,
             "Deploy %lld was a batch of %s changes. Ship the next ones apart.",
             (long long)next->number, GROUPED(facts->batch_changes));
    add_more(next, facts->batches);
    buf_add(&next->command, "buckstop ship --what WHAT --changes 1");
}

static void resume(const struct next_facts *facts, struct next *next)
{
    buf_addf(&next->line, "The weekly review stands at step %d of 8. Go on with it.",
             facts->review_step);
    buf_add(&next->command, "buckstop review");
}

/* Promises are answered in the review; once it is closed, by a command of their own. */
static void promise_command(const struct next_facts *facts, struct next *next)
{
    if (facts->review_closed)
        buf_addf(&next->command, "buckstop causes removed %lld", (long long)next->number);
    else
        buf_add(&next->command, "buckstop review");
}

static void overdue(const struct next_facts *facts, struct next *next)
{
    next->number = facts->overdue_cause;
    buf_addf(&next->line, "Overdue: \"%s\", promised by %s. Is it gone?",
             facts->overdue_text, facts->overdue_person);
    add_more(next, facts->overdue);
    promise_command(facts, next);
}

static void due(const struct next_facts *facts, struct next *next)
{
    next->number = facts->due_cause;
    buf_addf(&next->line, "Due today: \"%s\", promised by %s. Is it gone?", facts->due_text,
             facts->due_person);
    add_more(next, facts->due);
    promise_command(facts, next);
}

static void review(const struct next_facts *facts, struct next *next)
{
    if (facts->unreviewed == 0)
        buf_add(&next->line, "This week has no review yet. Close it as a quiet week.");
    else if (facts->unreviewed == 1)
        buf_add(&next->line, "1 incident is not reviewed. Start the weekly review.");
    else
        buf_addf(&next->line, "%s incidents are not reviewed. Start the weekly review.",
                 GROUPED(facts->unreviewed));
    buf_add(&next->command, "buckstop review");
}

static void well(const struct next_facts *facts, struct next *next)
{
    (void)facts;
    buf_add(&next->line,
            "Nothing to fix. Areas have owners, tickets are ready, the week is "
            "reviewed.");
}

static const struct {
    const char *key;
    void (*say)(const struct next_facts *, struct next *);
} kinds[NEXT_KINDS] = {
    [NEXT_PEOPLE] = {"a", no_people},
    [NEXT_AREAS] = {"a", no_areas},
    [NEXT_LEFT] = {"e", left},
    [NEXT_CONTESTED] = {"e", contested},
    [NEXT_UNOWNED] = {"e", unowned},
    [NEXT_AWAY] = {"e", away},
    [NEXT_STARTED] = {"e", started},
    [NEXT_UNREADY] = {"e", unready},
    [NEXT_UNDECIDED] = {"e", undecided},
    [NEXT_BROKEN] = {"s", broken},
    [NEXT_NO_WAY_BACK] = {"W", no_way_back},
    [NEXT_BATCH] = {"D", batch},
    [NEXT_RESUME] = {"r", resume},
    [NEXT_OVERDUE] = {"r", overdue},
    [NEXT_DUE] = {"r", due},
    [NEXT_REVIEW] = {"r", review},
    [NEXT_WELL] = {"", well},
};

void next_init(struct next *next)
{
    *next = (struct next){.kind = NEXT_WELL, .key = "", .area = ""};
    buf_init(&next->line);
    buf_init(&next->command);
}

void next_release(struct next *next)
{
    buf_release(&next->command);
    buf_release(&next->line);
}

void next_find(const struct next_facts *facts, struct next *next)
{
    const bool is[NEXT_KINDS] = {
        [NEXT_PEOPLE] = facts->people == 0,
        [NEXT_AREAS] = facts->areas == 0,
        [NEXT_LEFT] = facts->left > 0,
        [NEXT_CONTESTED] = facts->contested > 0,
        [NEXT_UNOWNED] = facts->unowned > 0,
        [NEXT_AWAY] = facts->away_alone > 0,
        [NEXT_STARTED] = facts->started_unready > 0,
        [NEXT_UNREADY] = facts->unready > 0,
        [NEXT_UNDECIDED] = facts->undecided > 0,
        [NEXT_BROKEN] = facts->broken > 0,
        [NEXT_NO_WAY_BACK] = facts->no_way_back > 0,
        [NEXT_BATCH] = facts->batches > 0,
        [NEXT_RESUME] = facts->review_open,
        [NEXT_OVERDUE] = facts->overdue > 0,
        [NEXT_DUE] = facts->due > 0,
        [NEXT_REVIEW] = !facts->review_closed,
        [NEXT_WELL] = true,
    };
    int kind = 0;
    while (!is[kind])
        kind++;
    buf_reset(&next->line);
    buf_reset(&next->command);
    next->kind = (enum next_kind)kind;
    next->key = kinds[kind].key;
    next->area = "";
    next->number = 0;
    kinds[kind].say(facts, next);
}
