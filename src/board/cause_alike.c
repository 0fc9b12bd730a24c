/* Causes that come back: what was said in earlier weeks and looks like what is said now. */
#include "sitting_private.h"

#include "domain/cause_test.h"
#include "store/causes.h"
#include "store/namings.h"
#include "store/reviews.h"
#include "text/fold.h"

/* "week 44", or "week 44 of 2025": of the review, else of the instant. */
static bool week_said(struct board *board, int64_t review, int64_t at, struct arena *arena,
                      const char **said, struct err *err)
{
    struct review held;
    struct week week = week_of(zone_local(&board->zone, at).date);
    if (review && !record_get(board->store, &review_records, review, arena, &held, err))
        return false;
    if (review)
        week_parse(held.week, &week);
    bool old = week.year != week_of(board_today(board)).year;
    *said = old ? arena_printf(arena, "week %d of %d", week.week, week.year)
                : arena_printf(arena, "week %d", week.week);
    return true;
}

/* What became of the promise, and the word for the week it was promised in. */
static const struct {
    const char *was, *became;
} promises[] = {
    [REMOVAL_PLANNED] = {"promised", "still open"},
    [REMOVAL_REMOVED] = {"promised", "said to be removed"},
    [REMOVAL_SEEN_GONE] = {"reviewed", "seen gone"},
    [REMOVAL_CAME_BACK] = {"reviewed", "CAME BACK"},
    [REMOVAL_DROPPED] = {"promised", "dropped"},
};

static bool note_cause(struct board *board, int64_t id, struct arena *arena,
                       struct cause_alike *alike, struct err *err)
{
    struct cause_line line;
    struct cause_incident *namings;
    const char *week;
    size_t n;
    if (!board_cause(board, id, arena, &line, err) ||
        !causes_namings(board->store, id, arena, &namings, &n, err))
        return false;
    const struct removal *removal = &line.removal;
    int64_t review = removal->id ? removal->review : n ? namings[n - 1].review : 0;
    if (!week_said(board, review, removal->id ? removal->promised_at : line.cause.named_at,
                   arena, &week, err))
        return false;
    alike->text = line.cause.text;
    alike->cause = id;
    alike->gone = removal->id && (removal->state == REMOVAL_SEEN_GONE ||
                                  removal->state == REMOVAL_CAME_BACK);
    alike->note = removal->id
                      ? arena_printf(arena, "%s in %s, %s", promises[removal->state].was,
                                     week, promises[removal->state].became)
                      : arena_printf(arena, "named in %s, never promised", week);
    return true;
}

static bool note_candidate(struct board *board, int64_t id, struct arena *arena,
                           struct cause_alike *alike, struct err *err)
{
    struct candidate candidate;
    struct incident incident;
    const char *week;
    if (!record_get(board->store, &candidate_records, id, arena, &candidate, err) ||
        !record_get(board->store, &incident_records, candidate.incident, arena, &incident,
                    err) ||
        !week_said(board, candidate.review, incident.started_at, arena, &week, err))
        return false;
    struct cause_test_result result = cause_test_result(&candidate);
    alike->text = candidate.text;
    if (result.state == CAUSE_TEST_DROPPED)
        alike->note = arena_printf(arena, "said in %s, dropped out: %s", week,
                                   cause_tests[result.test].dropped);
    else
        alike->note =
            arena_printf(arena, "said in %s, %s", week,
                         result.state == CAUSE_TEST_PASSES ? "passed every test, not chosen"
                                                           : "not tested");
    return true;
}

bool board_causes_alike(struct board *board, const char *text, int64_t incident,
                        size_t most, struct arena *arena, struct cause_alike **alike,
                        size_t *n, struct err *err)
{
    struct said_alike *said;
    struct buf fold;
    size_t count;
    buf_init(&fold);
    fold_name(&fold, text);
    bool ok =
        causes_alike(board->store, fold.text, incident, most, arena, &said, &count, err);
    buf_release(&fold);
    if (!ok)
        return false;
    struct cause_alike *list = arena_new(arena, count, sizeof *list);
    for (size_t i = 0; i < count; i++)
        if (!(said[i].cause
                  ? note_cause(board, said[i].cause, arena, &list[i], err)
                  : note_candidate(board, said[i].candidate, arena, &list[i], err)))
            return false;
    *alike = list;
    *n = count;
    return true;
}

/* What is known of a cause in these words beside what this review says of it. */
static bool cause_before(struct board *board, const struct review *review, const char *text,
                         struct arena *arena, enum said_before *before, struct err *err)
{
    struct cause cause;
    struct cause_incident *namings;
    struct removal *removals;
    struct buf fold;
    size_t named, promised;
    bool found;
    buf_init(&fold);
    fold_name(&fold, text);
    bool ok = namings_cause(board->store, fold.text, arena, &cause, &found, err);
    buf_release(&fold);
    if (!ok || !found)
        return ok;
    if (!causes_namings(board->store, cause.id, arena, &namings, &named, err) ||
        !causes_removals(board->store, cause.id, arena, &removals, &promised, err))
        return false;
    for (size_t i = 0; i < named; i++)
        if (namings[i].incident != review->incident)
            *before = SAID_AGAIN;
    for (size_t i = 0; i < promised; i++) {
        if (removals[i].review == review->id)
            continue;
        *before =
            removals[i].state == REMOVAL_SEEN_GONE || removals[i].state == REMOVAL_CAME_BACK
                ? SAID_GONE
                : SAID_AGAIN;
        break;
    }
    return true;
}

bool sitting_before(struct board *board, struct arena *arena, struct sitting *sitting,
                    struct err *err)
{
    const struct incident_card *card = &sitting->card.incident;
    int64_t *again;
    size_t n;
    sitting->before = arena_new(arena, card->candidates_n, sizeof *sitting->before);
    if (card->candidates_n == 0)
        return true;
    if (!causes_said_before(board->store, card->incident.id, arena, &again, &n, err))
        return false;
    for (size_t i = 0; i < card->candidates_n; i++) {
        const struct candidate *candidate = &card->candidates[i];
        for (size_t j = 0; j < n; j++)
            if (again[j] == candidate->id)
                sitting->before[i] = SAID_AGAIN;
        if (!cause_before(board, &sitting->card.review, candidate->text, arena,
                          &sitting->before[i], err))
            return false;
    }
    return true;
}
