/* This week's review as it stands: its older promises, and what its gates ask about. */
#include "sitting_private.h"

#include "board/lookup.h"
#include "domain/cause_test.h"
#include "store/namings.h"
#include "store/reviews.h"
#include "text/fold.h"

#include <stdlib.h>
#include <string.h>

/* A promise and where it stood when the review began: an answer moves nothing in the list.
 */
struct listed {
    struct sitting_promise promise;
    struct removal before;
};

static int by_order(const void *a, const void *b)
{
    const struct listed *x = a, *y = b;
    return removal_order(&x->before, &y->before);
}

bool sitting_made_it_come_back(const struct review *review, const struct removal *removal)
{
    return removal->cause == review->cause && removal->state == REMOVAL_CAME_BACK &&
           removal->closed_at >= review->started_at;
}

static bool list_answered(struct board *board, const struct answer_line *said,
                          struct arena *arena, struct listed *listed, struct err *err)
{
    struct cause_line *line = &listed->promise.line;
    bool found;
    if (!board_cause(board, said->cause.id, arena, line, err))
        return false;
    line->removal = said->removal;
    line->owner = (struct person){0};
    if (said->removal.owner && !record_get(board->store, &person_records,
                                           said->removal.owner, arena, &line->owner, err))
        return false;
    listed->promise.answer = said->answer;
    if (!namings_removal_before(board->store, &review_answer_records, said->answer.id,
                                said->removal.id, arena, &listed->before, &found, err))
        return false;
    if (!found)
        listed->before = said->removal;
    return true;
}

static bool is_listed(const struct listed *list, size_t n, int64_t removal)
{
    for (size_t i = 0; i < n; i++)
        if (list[i].promise.line.removal.id == removal)
            return true;
    return false;
}

static bool fill_promises(struct board *board, struct arena *arena, struct sitting *sitting,
                          struct err *err)
{
    const struct review_card *card = &sitting->card;
    struct cause_line *open;
    size_t open_n, n = 0;
    if (!board_causes(board, false, arena, &open, &open_n, err))
        return false;
    struct listed *list = arena_new(arena, open_n + card->answers_n + 1, sizeof *list);
    for (size_t i = 0; i < card->answers_n; i++)
        if (!list_answered(board, &card->answers[i], arena, &list[n++], err))
            return false;
    for (size_t i = 0; i < open_n; i++) {
        const struct removal *removal = &open[i].removal;
        bool spoken = false;
        if (removal->review == card->review.id || is_listed(list, n, removal->id) ||
            sitting_made_it_come_back(&card->review, removal))
            continue;
        if (!reviews_week_spoke(board->store, &card->review, removal->id, &spoken, err))
            return false;
        if (spoken) /* this week was asked already */
            continue;
        list[n].promise.line = open[i];
        list[n++].before = *removal;
    }
    qsort(list, n, sizeof *list, by_order);
    sitting->promises = arena_new(arena, n, sizeof *sitting->promises);
    sitting->promises_n = n;
    for (size_t i = 0; i < n; i++) {
        sitting->promises[i] = list[i].promise;
        sitting->promises[i].was_due = list[i].before.due;
    }
    return true;
}

static bool count_answered_before(struct board *board, struct arena *arena,
                                  struct sitting *sitting, struct err *err)
{
    const struct review *review = &sitting->card.review;
    struct review *reviews;
    struct review_answer *answers;
    size_t n, count;
    if (review->earlier == 0)
        return true;
    if (!reviews_of_week(board->store, review->week, arena, &reviews, &n, err))
        return false;
    for (size_t i = 0; i < n && reviews[i].earlier < review->earlier; i++) {
        if (!reviews_answers(board->store, reviews[i].id, arena, &answers, &count, err))
            return false;
        sitting->answered_before += count;
    }
    return true;
}

static bool fill_people(struct board *board, struct arena *arena, struct sitting *sitting,
                        struct err *err)
{
    struct person *people;
    size_t n, at = 0;
    if (!board_people(board, arena, &people, &n, err))
        return false;
    sitting->people = arena_new(arena, n, sizeof *people);
    sitting->named_n = n;
    for (int left = 0; left <= 1; left++) {
        for (size_t i = 0; i < n; i++)
            if ((people[i].state == PERSON_LEFT) == (left == 1))
                sitting->people[at++] = people[i];
        sitting->people_n = left ? sitting->people_n : at;
    }
    return true;
}

/* The chosen cause's candidate is the one of this incident in the same words: a cause that
 * was taken again remembers an older one, and one whose words changed is to be named again.
 */
static bool cause_passes(const struct review_card *card)
{
    const struct incident_card *incident = &card->incident;
    if (!card->cause.id || incident->cause.id != card->cause.id)
        return false;
    for (size_t i = 0; i < incident->candidates_n; i++)
        if (fold_same(incident->candidates[i].text, card->cause.text))
            return cause_test_result(&incident->candidates[i]).state == CAUSE_TEST_PASSES;
    return card->cause.candidate == 0;
}

/* Whether the named cause is no longer among what was said of the incident. */
static bool cause_taken(const struct review_card *card)
{
    const struct incident_card *incident = &card->incident;
    if (!card->cause.id || !card->cause.candidate)
        return false;
    for (size_t i = 0; i < incident->candidates_n; i++)
        if (fold_same(incident->candidates[i].text, card->cause.text) ||
            incident->candidates[i].id == card->cause.candidate)
            return false;
    return true;
}

static void fill_tests(const struct incident_card *card, struct review_facts *facts)
{
    facts->facts = (int)card->facts_n;
    facts->candidates = (int)card->candidates_n;
    for (size_t i = 0; i < card->candidates_n; i++) {
        enum cause_test_state state = cause_test_result(&card->candidates[i]).state;
        facts->untested += state == CAUSE_TEST_OPEN;
        facts->passing += state == CAUSE_TEST_PASSES;
    }
}

static void fill_promise(const struct review_card *card, struct review_facts *facts)
{
    const struct removal *promise = &card->promise;
    const struct review *review = &card->review;
    facts->owner_name = facts->gone_when = "";
    if (!promise->id || !removal_open(promise->state))
        return;
    facts->owner = promise->owner;
    facts->owner_name = promise->owner ? card->owner.name : "";
    facts->owner_state = card->owner.state;
    facts->due = promise->due;
    facts->gone_when = promise->gone_when;
    facts->taken_over = promise->review == review->id &&
                        promise->state == REMOVAL_PLANNED && promise->what[0] != '\0';
    facts->again = review->cause == 0 && promise->review != review->id;
    facts->carried = promise->carried;
}

static bool fill_facts(struct board *board, struct arena *arena, struct sitting *sitting,
                       struct err *err)
{
    struct review_facts *facts = &sitting->facts;
    const struct review_card *card = &sitting->card;
    const struct choices_of of = sitting_choices_of(board, &card->review);
    int64_t unreviewed = 0, near_misses = 0;
    struct cause cause = card->cause;
    facts->first_promise = "";
    facts->promises_open = (int)sitting->promises_n;
    for (size_t i = sitting->promises_n; i-- > 0;)
        if (sitting->promises[i].answer.id)
            facts->promises_answered++;
        else
            facts->first_promise = sitting->promises[i].line.cause.text;
    facts->quiet = card->review.quiet;
    facts->incident = card->review.incident;
    facts->cause = card->review.cause;
    facts->today = board_today(board);
    fill_tests(&card->incident, facts);
    fill_promise(card, facts);
    facts->cause_passes = facts->again || cause_passes(card);
    facts->cause_taken = !facts->cause_passes && cause_taken(card);
    if (facts->again &&
        !record_get(board->store, &cause_records, card->promise.cause, arena, &cause, err))
        return false;
    facts->cause_text = cause.id ? cause.text : "";
    if (!choices_unreviewed(board->store, &of, &unreviewed, &near_misses, err))
        return false;
    facts->incidents = (int)unreviewed;
    facts->near_misses = (int)near_misses;
    return true;
}

bool board_sitting(struct board *board, struct arena *arena, struct sitting *sitting,
                   struct err *err)
{
    struct sitting s = {0};
    struct review latest;
    bool found;
    if (!board_latest(board, arena, &latest, &found, err))
        return false;
    if (!found) {
        err_set(err, ERR_NOT_FOUND, "no review has begun");
        return err_next(err, "Begin it: open the weekly review on the board.");
    }
    if (!board_review_of(board, &latest, arena, &s.card, err))
        return false;
    if (!fill_promises(board, arena, &s, err) ||
        !count_answered_before(board, arena, &s, err) ||
        !fill_people(board, arena, &s, err) || !fill_facts(board, arena, &s, err) ||
        !sitting_before(board, arena, &s, err))
        return false;
    s.closed = s.card.review.closed_at != 0;
    *sitting = s;
    return true;
}
