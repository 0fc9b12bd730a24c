/* Everything about one cause, for its page. */
#include "board/cause.h"

#include "board_private.h"
#include "store/causes.h"
#include "store/reviews.h"

static bool week_of_review(struct board *board, int64_t id, struct arena *arena,
                           const char **week, struct err *err)
{
    struct review review = {.week = ""};
    if (id && !record_get(board->store, &review_records, id, arena, &review, err))
        return false;
    *week = review.week;
    return true;
}

static bool fill_behind(struct board *board, struct arena *arena, struct cause_card *card,
                        struct err *err)
{
    struct cause_incident *namings;
    struct incident *incidents;
    size_t named, n;
    int64_t cause = card->line.cause.id;
    if (!causes_namings(board->store, cause, arena, &namings, &named, err) ||
        !causes_incidents(board->store, cause, arena, &incidents, &n, err))
        return false;
    card->behind = arena_new(arena, n, sizeof *card->behind);
    card->behind_n = n;
    for (size_t i = 0; i < n; i++) {
        card->behind[i] = (struct cause_behind){.incident = incidents[i], .week = ""};
        for (size_t j = 0; j < named; j++)
            if (namings[j].incident == incidents[i].id &&
                !week_of_review(board, namings[j].review, arena, &card->behind[i].week,
                                err))
                return false;
    }
    return true;
}

static bool fill_answers(struct board *board, struct arena *arena,
                         struct cause_promise *promise, struct err *err)
{
    struct review_answer *answers;
    size_t n;
    if (!causes_answers(board->store, promise->removal.id, arena, &answers, &n, err))
        return false;
    promise->answers = arena_new(arena, n, sizeof *promise->answers);
    promise->answers_n = n;
    for (size_t i = 0; i < n; i++) {
        promise->answers[i].answer = answers[i];
        if (!week_of_review(board, answers[i].review, arena, &promise->answers[i].week,
                            err))
            return false;
    }
    return true;
}

static bool fill_promises(struct board *board, struct arena *arena, struct cause_card *card,
                          struct err *err)
{
    struct removal *removals;
    size_t n;
    if (!causes_removals(board->store, card->line.cause.id, arena, &removals, &n, err))
        return false;
    card->promises = arena_new(arena, n, sizeof *card->promises);
    card->promises_n = n;
    for (size_t i = 0; i < n; i++) {
        struct cause_promise *promise = &card->promises[i];
        promise->removal = removals[i];
        if ((removals[i].owner &&
             !record_get(board->store, &person_records, removals[i].owner, arena,
                         &promise->owner, err)) ||
            !week_of_review(board, removals[i].review, arena, &promise->week, err) ||
            !fill_answers(board, arena, promise, err))
            return false;
    }
    return true;
}

bool board_cause_card(struct board *board, int64_t cause, struct arena *arena,
                      struct cause_card *card, struct err *err)
{
    struct cause_card c = {0};
    if (!board_cause(board, cause, arena, &c.line, err) ||
        !fill_behind(board, arena, &c, err) || !fill_promises(board, arena, &c, err))
        return false;
    *card = c;
    return true;
}
