/* The weekly reviews as they are read, and the one next thing to fix. */
#include "board/review.h"

#include "board_private.h"
#include "store/counts.h"
#include "store/incidents.h"
#include "store/reviews.h"

#include <string.h>

static bool get_if(struct board *board, const struct record *record, int64_t id,
                   struct arena *arena, void *row, struct err *err)
{
    return !id || record_get(board->store, record, id, arena, row, err);
}

static bool fill_answers(struct board *board, struct arena *arena, struct review_card *card,
                         struct err *err)
{
    struct review_answer *answers;
    if (!reviews_answers(board->store, card->review.id, arena, &answers, &card->answers_n,
                         err))
        return false;
    card->answers = arena_new(arena, card->answers_n, sizeof *card->answers);
    for (size_t i = 0; i < card->answers_n; i++) {
        struct answer_line *line = &card->answers[i];
        line->answer = answers[i];
        if (!record_get(board->store, &removal_records, answers[i].removal, arena,
                        &line->removal, err) ||
            !record_get(board->store, &cause_records, line->removal.cause, arena,
                        &line->cause, err))
            return false;
    }
    return true;
}

static bool fill_card(struct board *board, struct arena *arena, struct review_card *card,
                      struct err *err)
{
    const struct review *review = &card->review;
    if (review->incident &&
        !board_incident_card(board, review->incident, arena, &card->incident, err))
        return false;
    return get_if(board, &person_records, review->facilitator, arena, &card->facilitator,
                  err) &&
           get_if(board, &cause_records, review->cause, arena, &card->cause, err) &&
           get_if(board, &removal_records, review->removal, arena, &card->promise, err) &&
           get_if(board, &person_records, card->promise.owner, arena, &card->owner, err) &&
           fill_answers(board, arena, card, err);
}

bool board_held(struct board *board, struct arena *arena, struct review *review,
                bool *found, struct err *err)
{
    char week[WEEK_TEXT];
    week_text(week_of(board_today(board)), week);
    if (!reviews_held(board->store, week, arena, review, found, err))
        return false;
    if (!*found)
        *review = (struct review){.week = arena_copy(arena, week)};
    return true;
}

bool board_review(struct board *board, const char *week, struct arena *arena,
                  struct review_card *card, struct err *err)
{
    struct review_card c = {0};
    bool found;
    if (week ? !reviews_of_week(board->store, week, arena, &c.review, &found, err)
             : !board_held(board, arena, &c.review, &found, err))
        return false;
    if (!found) {
        err_set(err, ERR_NOT_FOUND, "there is no review of week %s",
                week ? week : c.review.week);
        return err_next(err, "see what there is: buckstop review list");
    }
    if (!fill_card(board, arena, &c, err))
        return false;
    *card = c;
    return true;
}

bool board_reviews(struct board *board, struct arena *arena, struct review_card **cards,
                   size_t *n, struct err *err)
{
    struct review *reviews;
    size_t count;
    if (!reviews_list(board->store, arena, &reviews, &count, err))
        return false;
    struct review_card *list = arena_new(arena, count, sizeof *list);
    for (size_t i = 0; i < count; i++) {
        list[i].review = reviews[i];
        if (!fill_card(board, arena, &list[i], err))
            return false;
    }
    *cards = list;
    *n = count;
    return true;
}

bool board_review_outlook(struct board *board, struct arena *arena,
                          struct review_outlook *outlook, struct err *err)
{
    struct review_outlook o = {0};
    struct review held;
    struct week week;
    bool found;
    if (!board_held(board, arena, &held, &found, err))
        return false;
    if (!week_parse(held.week, &week))
        week = week_of(board_today(board));
    week_text(week, o.week);
    int64_t from = zone_utc(&board->zone, week_monday(week), 0, 0, 0);
    int64_t to = zone_utc(&board->zone, week_monday(week) + 7, 0, 0, 0);
    if (!board_causes(board, false, arena, &o.promises, &o.promises_n, err) ||
        !incidents_unreviewed(board->store, from, to, arena, &o.incidents, &o.incidents_n,
                              err))
        return false;
    while (o.this_week < o.incidents_n && o.incidents[o.this_week].started_at >= from)
        o.this_week++;
    *outlook = o;
    return true;
}

bool board_next(struct board *board, struct arena *arena, struct next *next,
                struct err *err)
{
    struct next_facts facts;
    struct review held;
    bool found;
    if (!board_held(board, arena, &held, &found, err))
        return false;
    const struct counts_at at = {.now = board->world.now,
                                 .today = board_today(board),
                                 .week = held.week,
                                 .line = board->line_fold};
    if (!counts_next(board->store, &at, arena, &facts, err))
        return false;
    next_find(&facts, next);
    return true;
}
