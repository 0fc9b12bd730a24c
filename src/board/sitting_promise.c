/* Step 7: who removes the cause, by when, and how anybody sees that it is gone. */
#include "sitting_private.h"

#include "cause_private.h"
#include "store/reviews.h"

#include <string.h>

/* The cause the promise is for: the named one, or that of a promise made again. */
static bool promised_cause(struct sitting_tx *s, struct cause *cause, struct err *err)
{
    struct removal removal = {.cause = s->review.cause};
    if (!removal.cause && s->review.removal &&
        !record_get(s->board->store, &removal_records, s->review.removal, &s->arena,
                    &removal, err))
        return false;
    if (removal.cause)
        return record_get(s->board->store, &cause_records, removal.cause, &s->arena, cause,
                          err);
    err_set(err, ERR_REFUSED, "no cause is named that could be promised");
    return err_next(err, "Choose in step 6 the one that is removed now.");
}

/* The promise that is open for the cause: of this review, or an older one which is then
 * given anew. Else an empty one. */
static bool promise_of(struct sitting_tx *s, const struct cause *cause,
                       struct removal *removal, struct err *err)
{
    struct removal *removals;
    size_t n;
    if (!causes_removals(s->board->store, cause->id, &s->arena, &removals, &n, err))
        return false;
    for (size_t i = 0; i < n; i++) {
        bool ours = removals[i].id == s->review.removal && removal_open(removals[i].state);
        if (!ours && removals[i].state != REMOVAL_PLANNED &&
            removals[i].state != REMOVAL_REMOVED)
            continue;
        *removal = removals[i];
        return true;
    }
    *removal = (struct removal){
        .cause = cause->id,
        .review = s->review.id,
        .state = REMOVAL_PLANNED,
        .promised_at = tx_now(s->tx),
        .what = "",
    };
    return true;
}

static bool promise(struct sitting_tx *s, const char *owner, int64_t due,
                    const char *gone_when, struct err *err)
{
    struct cause cause = {0};
    struct removal removal;
    struct person person;
    struct lint lint;
    if (!promised_cause(s, &cause, err) || !promise_of(s, &cause, &removal, err) ||
        !cause_person(s->board, owner, &s->arena, &person, err) ||
        !review_due(due, board_today(s->board), err) ||
        !review_checkable(gone_when, cause.text, err) ||
        !board_lint(s->board, &s->arena, &lint, err))
        return false;
    removal.owner = person.id;
    removal.due = due;
    removal.gone_when = gone_when;
    if (removal.review == s->review.id && removal.state == REMOVAL_PLANNED)
        removal.what =
            ""; /* of a promise taken over from another cause: it is this one's */
    removal.strength = lint_strength(&lint, gone_when, NULL);
    tx_say(s->tx, "%s promised to remove \"%s\"", person.name,
           sitting_short(&s->arena, cause.text));
    if (!(removal.id ? record_change(s->tx, &removal_records, &removal, err)
                     : record_add(s->tx, &removal_records, &removal, err)))
        return false;
    s->review.removal = removal.id;
    return sitting_write(s, err);
}

bool board_sitting_promise(struct board *board, const char *owner, int64_t due,
                           const char *gone_when, struct err *err)
{
    struct sitting_tx s;
    return sitting_open(&s, board, NULL, err) &&
           sitting_end(&s, promise(&s, owner, due, gone_when, err), err);
}
