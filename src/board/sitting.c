/* Leading this week's review: beginning it, where it stands, and closing it. Every step's
 * own changes are in the files beside this one. */
#include "sitting_private.h"

#include "seat_private.h"
#include "store/incidents.h"
#include "store/reviews.h"
#include "text/utf8.h"

#include <inttypes.h>
#include <string.h>

enum { SHORT_CLUSTERS = 60 };

int sitting_week(const struct review *review)
{
    struct week week = {0};
    return week_parse(review->week, &week) ? week.week : 0;
}

/* "week 47", "week 47, second"; in the arena. */
static const char *named(struct arena *arena, const struct review *review)
{
    struct buf text;
    buf_init(&text);
    buf_add(&text, "week ");
    review_week_say(&text, review);
    const char *kept = arena_copy(arena, text.text);
    buf_release(&text);
    return kept;
}

static bool is_open(struct sitting_tx *s, struct err *err)
{
    bool found = false;
    if (!board_held(s->board, &s->arena, &s->review, &found, err))
        return false;
    if (!found) {
        err_set(err, ERR_NOT_FOUND, "the review of week %d has not begun",
                sitting_week(&s->review));
        return err_next(err, "Begin it: open the weekly review on the board.");
    }
    if (!s->review.closed_at)
        return seat_allows(s->board, s->review.id, &s->arena, err);
    err_set(err, ERR_REFUSED, "%s is closed", named(&s->arena, &s->review));
    err_why(err, "A closed review is the record of what was decided.");
    return err_next(err, "Undo the closing with u, or say it in next week's review.");
}

bool sitting_open(struct sitting_tx *s, struct board *board, const char *why,
                  struct err *err)
{
    *s = (struct sitting_tx){.board = board};
    if (!board_begin(board, why ? sitting_short(&s->arena, why) : NULL, &s->tx, err)) {
        arena_release(&s->arena);
        return false;
    }
    return is_open(s, err) || sitting_end(s, false, err);
}

bool sitting_end(struct sitting_tx *s, bool ok, struct err *err)
{
    bool ended = board_end(s->board, s->tx, ok, err);
    arena_release(&s->arena);
    return ended;
}

bool sitting_write(struct sitting_tx *s, struct err *err)
{
    return record_change(s->tx, &review_records, &s->review, err);
}

bool sitting_gate(struct sitting_tx *s, enum review_step step, struct err *err)
{
    struct sitting sitting;
    return board_sitting(s->board, &s->arena, &sitting, err) &&
           review_gate(step, &sitting.facts, NULL, err);
}

bool sitting_incident(struct sitting_tx *s, struct incident *incident, struct err *err)
{
    if (s->review.incident)
        return record_get(s->board->store, &incident_records, s->review.incident, &s->arena,
                          incident, err);
    err_set(err, ERR_REFUSED, "no incident is chosen");
    return err_next(err, "Pick one in step 2, or say that there was none this week.");
}

bool sitting_candidate(struct sitting_tx *s, int64_t id, struct candidate *candidate,
                       struct err *err)
{
    struct incident incident = {0};
    if (!sitting_incident(s, &incident, err))
        return false;
    if (!record_get(s->board->store, &candidate_records, id, &s->arena, candidate, err)) {
        if (err->code == ERR_NOT_FOUND)
            err_next(err, "Say the cause in step 4.");
        return false;
    }
    if (candidate->incident != incident.id)
        err_set(err, ERR_REFUSED, "\"%s\" was said of another incident, not of \"%s\"",
                candidate->text, incident.title);
    else if (candidate->archived_at)
        err_set(err, ERR_REFUSED, "\"%s\" was taken away", candidate->text);
    else
        return true;
    return err_next(err, "Say it again in step 4 if it is a cause here.");
}

const char *sitting_short(struct arena *arena, const char *text)
{
    size_t len = strcspn(text, "\r\n"), at = 0;
    for (int i = 0; i < SHORT_CLUSTERS && at < len; i++)
        at = grapheme_next(text, len, at);
    return arena_printf(arena, "%.*s%s", (int)at, text, text[at] ? "..." : "");
}

bool sitting_says(const char *text, const char *what, const char *next, struct err *err)
{
    if (text[strspn(text, " \t\r\n")] != '\0')
        return true;
    err_set(err, ERR_REFUSED, "%s is empty", what);
    return err_next(err, "%s", next);
}

static bool add_review(struct board *board, struct tx *tx, struct arena *arena,
                       struct review *review, struct err *err)
{
    review->step = STEP_LAST_WEEK;
    review->facilitator = board->actor_person;
    review->started_at = tx_now(tx);
    tx_say(tx, "began the review of %s", named(arena, review));
    return record_add(tx, &review_records, review, err);
}

static bool begin(struct board *board, struct tx *tx, struct arena *arena, struct err *err)
{
    bool found = false;
    struct review review;
    if (!board_held(board, arena, &review, &found, err) || found)
        return found;
    return add_review(board, tx, arena, &review, err);
}

bool board_sitting_begin(struct board *board, struct err *err)
{
    struct tx *tx;
    struct arena arena;
    struct review review;
    bool found = false;
    arena_init(&arena);
    /* Looked for first without the lock: finding it begun writes nothing. */
    bool ok = board_held(board, &arena, &review, &found, err);
    if (ok && !found)
        ok = board_begin(board, NULL, &tx, err) &&
             board_end(board, tx, begin(board, tx, &arena, err), err);
    else
        board->written = false;
    arena_release(&arena);
    return ok;
}

bool board_sitting_waiting(struct board *board, size_t *n, struct err *err)
{
    struct arena arena;
    struct review none = {0};
    struct incident *incidents;
    size_t listed, total = 0;
    struct choices_of of = sitting_choices_of(board, &none);
    arena_init(&arena);
    bool ok = choices_list(board->store, &of, &arena, &incidents, &listed, &total, err);
    arena_release(&arena);
    *n = ok ? total : *n;
    return ok;
}

static bool begin_another(struct board *board, struct tx *tx, struct arena *arena,
                          struct err *err)
{
    struct review held;
    bool found = false;
    size_t waiting = 0;
    if (!board_held(board, arena, &held, &found, err) ||
        !board_sitting_waiting(board, &waiting, err))
        return false;
    if (!found) {
        err_set(err, ERR_REFUSED, "%s has no review yet", named(arena, &held));
        return err_next(err, "Begin it: open the weekly review on the board.");
    }
    if (!held.closed_at) {
        err_set(err, ERR_REFUSED, "the review of %s is still open", named(arena, &held));
        return err_next(err, "Close it first, in step 8.");
    }
    if (waiting == 0) {
        err_set(err, ERR_REFUSED, "no other incident waits for a review");
        return err_next(err, "Add one that is missing, or let the week be.");
    }
    struct review review = {.week = held.week, .earlier = held.earlier + 1};
    return add_review(board, tx, arena, &review, err);
}

bool board_sitting_another(struct board *board, struct err *err)
{
    struct tx *tx;
    struct arena arena;
    arena_init(&arena);
    bool ok = board_begin(board, NULL, &tx, err) &&
              board_end(board, tx, begin_another(board, tx, &arena, err), err);
    arena_release(&arena);
    return ok;
}

static bool stand(struct sitting_tx *s, enum review_step step, struct err *err)
{
    struct sitting sitting;
    if (!board_sitting(s->board, &s->arena, &sitting, err))
        return false;
    for (enum review_step at = s->review.step; at < step; at++)
        if (!review_gate(at, &sitting.facts, NULL, err))
            return false;
    s->review.step = step;
    tx_say(s->tx, "the review is at step %d, %s", (int)step + 1, review_steps[step].title);
    return sitting_write(s, err);
}

bool board_sitting_step(struct board *board, enum review_step step, struct err *err)
{
    struct sitting_tx s;
    return sitting_open(&s, board, NULL, err) && sitting_end(&s, stand(&s, step, err), err);
}

static bool close_week(struct sitting_tx *s, struct err *err)
{
    if (!sitting_gate(s, STEP_CLOSE, err))
        return false;
    s->review.step = STEP_CLOSE;
    s->review.closed_at = tx_now(s->tx);
    tx_say(s->tx, "closed %s", named(&s->arena, &s->review));
    return sitting_write(s, err);
}

bool board_sitting_close(struct board *board, struct err *err)
{
    struct sitting_tx s;
    return sitting_open(&s, board, NULL, err) && sitting_end(&s, close_week(&s, err), err);
}
