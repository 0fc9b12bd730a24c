/* The weekly reviews as they are read, and the one next thing to fix. */
#include "board/review.h"

#include "board_private.h"
#include "domain/review.h"
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
                        &line->cause, err) ||
            !get_if(board, &person_records, line->removal.owner, arena, &line->owner, err))
            return false;
    }
    return true;
}

/* Whether what is promised was seen gone before. */
static bool fill_back(struct board *board, struct arena *arena, struct review_card *card,
                      struct err *err)
{
    int64_t cause = card->cause.id ? card->cause.id : card->promised.id;
    struct removal *removals;
    size_t n;
    if (!cause)
        return true;
    if (!causes_removals(board->store, cause, arena, &removals, &n, err))
        return false;
    card->came_back = removal_came_back(removals, n);
    return true;
}

static bool fill_card(struct board *board, struct arena *arena, struct review_card *card,
                      struct err *err)
{
    const struct review *review = &card->review;
    if (review->incident &&
        !board_incident_card(board, review->incident, arena, &card->incident, err))
        return false;
    if (!get_if(board, &person_records, review->facilitator, arena, &card->facilitator,
                err) ||
        !get_if(board, &cause_records, review->cause, arena, &card->cause, err) ||
        !get_if(board, &removal_records, review->removal, arena, &card->promise, err) ||
        !get_if(board, &cause_records, card->promise.cause, arena, &card->promised, err) ||
        !get_if(board, &person_records, card->promise.owner, arena, &card->owner, err))
        return false;
    board_away_end(board, &card->owner, 1);
    return fill_answers(board, arena, card, err) && fill_back(board, arena, card, err);
}

static bool fill_cards(struct board *board, const struct review *reviews, size_t count,
                       struct arena *arena, struct review_card **cards, size_t *n,
                       struct err *err)
{
    struct review_card *list = arena_new(arena, count, sizeof *list);
    for (size_t i = 0; i < count; i++)
        if (!board_review_of(board, &reviews[i], arena, &list[i], err))
            return false;
    *cards = list;
    *n = count;
    return true;
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

bool board_latest(struct board *board, struct arena *arena, struct review *review,
                  bool *found, struct err *err)
{
    char week[WEEK_TEXT];
    week_text(week_of(board_today(board)), week);
    return reviews_latest(board->store, week, arena, review, found, err);
}

bool board_review_of(struct board *board, const struct review *review, struct arena *arena,
                     struct review_card *card, struct err *err)
{
    struct review_card c = {.review = *review};
    if (!fill_card(board, arena, &c, err))
        return false;
    *card = c;
    return true;
}

static bool no_review(const char *week, struct err *err)
{
    err_set(err, ERR_NOT_FOUND, "there is no review of week %s", week);
    return err_next(err, "see what there is: buckstop review list");
}

/* Among the sittings of its week. */
static bool find_review(struct board *board, const char *name, struct arena *arena,
                        struct review *review, bool *found, struct err *err)
{
    const char *week = arena_text(arena, name, strcspn(name, "."));
    struct review *reviews;
    size_t n;
    if (!reviews_of_week(board->store, week, arena, &reviews, &n, err))
        return false;
    for (size_t i = 0; i < n && !*found; i++) {
        char called[REVIEW_NAME];
        review_name(&reviews[i], called);
        *found = strcmp(called, name) == 0;
        *review = reviews[i];
    }
    return true;
}

bool board_review(struct board *board, const char *name, struct arena *arena,
                  struct review_card *card, struct err *err)
{
    struct review review;
    bool found = false;
    if (name ? !find_review(board, name, arena, &review, &found, err)
             : !board_held(board, arena, &review, &found, err))
        return false;
    if (!found)
        return no_review(name ? name : review.week, err);
    return board_review_of(board, &review, arena, card, err);
}

bool board_review_week(struct board *board, const char *week, struct arena *arena,
                       struct review_card **cards, size_t *n, struct err *err)
{
    struct review *reviews;
    size_t count;
    if (!reviews_of_week(board->store, week, arena, &reviews, &count, err))
        return false;
    if (count == 0)
        return no_review(week, err);
    return fill_cards(board, reviews, count, arena, cards, n, err);
}

bool board_reviews(struct board *board, struct arena *arena, struct review_card **cards,
                   size_t *n, struct err *err)
{
    struct review *reviews;
    size_t count;
    return reviews_list(board->store, arena, &reviews, &count, err) &&
           fill_cards(board, reviews, count, arena, cards, n, err);
}

/* How many of the week's incidents its sittings have chosen, and whether one of them made
 * the promise that comes first. */
static bool fill_sittings(struct board *board, struct arena *arena,
                          struct review_outlook *outlook, struct err *err)
{
    struct review *reviews;
    size_t n;
    if (!reviews_of_week(board->store, outlook->week, arena, &reviews, &n, err))
        return false;
    for (size_t r = 0; r < n; r++) {
        for (size_t i = 0; i < outlook->this_week; i++)
            outlook->chosen += outlook->incidents[i].id == reviews[r].incident;
        if (outlook->promises_n && reviews[r].id &&
            (reviews[r].removal == outlook->promises[0].removal.id ||
             reviews[r].id == outlook->promises[0].removal.review))
            outlook->promised = true;
    }
    for (size_t i = 0; i < outlook->this_week; i++)
        outlook->near_misses += outlook->incidents[i].near_miss;
    return true;
}

/* Its week's incidents, and the earlier ones that wait. */
static bool fill_incidents(struct board *board, struct week week, bool earlier,
                           struct arena *arena, struct review_outlook *o, struct err *err)
{
    int64_t from = zone_utc(&board->zone, week_monday(week), 0, 0, 0);
    int64_t to = zone_utc(&board->zone, week_monday(week) + 7, 0, 0, 0);
    struct incident *more;
    if (!incidents_of_week(board->store, from, to, arena, &o->incidents, &o->this_week,
                           err))
        return false;
    o->incidents_n = o->this_week;
    if (!earlier)
        return incidents_waiting_count(board->store, from, &o->earlier, err);
    if (!incidents_waiting(board->store, from, arena, &more, &o->earlier, err))
        return false;
    struct incident *all = arena_new(arena, o->this_week + o->earlier, sizeof *all);
    for (size_t i = 0; i < o->this_week; i++)
        all[i] = o->incidents[i];
    for (size_t i = 0; i < o->earlier; i++)
        all[o->this_week + i] = more[i];
    o->incidents = all;
    o->incidents_n += o->earlier;
    return true;
}

bool board_review_outlook(struct board *board, bool earlier, struct arena *arena,
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
    if (!board_causes(board, false, arena, &o.promises, &o.promises_n, err) ||
        !fill_incidents(board, week, earlier, arena, &o, err))
        return false;
    if (!fill_sittings(board, arena, &o, err) ||
        !board_review_skipped(board, &o.skipped, err))
        return false;
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
