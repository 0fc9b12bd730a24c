/* Step 6: the one cause of the chosen incident. One named earlier in the same review gives
 * way without a trace but in the log; one named by an earlier review is taken again. */
#include "sitting_private.h"

#include "cause_private.h"
#include "domain/cause_test.h"
#include "store/namings.h"
#include "store/reviews.h"
#include "text/fold.h"

#include <string.h>

/* Takes back what naming the cause did to an older promise, where nobody moved it since. */
static bool restore(struct sitting_tx *s, const struct cause_incident *naming,
                    struct removal *removal, struct err *err)
{
    struct removal before;
    bool found;
    if (!namings_removal_before(s->board->store, &cause_incident_records, naming->id,
                                removal->id, &s->arena, &before, &found, err))
        return false;
    bool seen =
        found && before.state == REMOVAL_SEEN_GONE && removal->state == REMOVAL_CAME_BACK;
    bool removed = found && before.state == REMOVAL_REMOVED &&
                   removal->state == REMOVAL_PLANNED && removal->carried == before.carried;
    if (!seen && !removed)
        return true;
    removal->state = before.state;
    if (seen && !removal->owner) /* it was taken from who left */
        removal->owner = before.owner;
    removal->removed_at = before.removed_at;
    removal->seen_at = before.seen_at;
    removal->closed_at = before.closed_at;
    return record_change(s->tx, &removal_records, removal, err);
}

static bool unlink_naming(struct sitting_tx *s, const struct cause_incident *naming,
                          struct err *err)
{
    struct removal *removals;
    size_t n;
    if (!causes_removals(s->board->store, naming->cause, &s->arena, &removals, &n, err))
        return false;
    for (size_t i = 0; i < n; i++)
        if (removals[i].review != s->review.id && !restore(s, naming, &removals[i], err))
            return false;
    return record_drop(s->tx, &cause_incident_records, naming, err);
}

/* The promise this review made for the cause goes with it, and so does the cause when
 * nothing else speaks of it. */
static bool give_up(struct sitting_tx *s, int64_t id, struct removal *promise,
                    struct err *err)
{
    struct store *store = s->board->store;
    struct removal *removals;
    struct cause cause;
    size_t n;
    int64_t uses = 0;
    if (!causes_removals(store, id, &s->arena, &removals, &n, err))
        return false;
    for (size_t i = 0; i < n; i++) {
        if (removals[i].review != s->review.id)
            continue;
        *promise = removals[i];
        if (!record_drop(s->tx, &removal_records, &removals[i], err))
            return false;
    }
    if (!namings_uses(store, id, s->review.id, &uses, err))
        return false;
    return uses > 0 || (record_get(store, &cause_records, id, &s->arena, &cause, err) &&
                        record_drop(s->tx, &cause_records, &cause, err));
}

/* An incident that was opened again kept its cause's link, so no link says what naming the
 * cause once more did to a promise that was seen gone. */
static bool restore_reopened(struct sitting_tx *s, struct err *err)
{
    struct removal *removals;
    size_t n;
    if (!causes_removals(s->board->store, s->review.cause, &s->arena, &removals, &n, err))
        return false;
    for (size_t i = 0; i < n; i++) {
        if (removals[i].review == s->review.id ||
            !sitting_made_it_come_back(&s->review, &removals[i]))
            continue;
        removals[i].state = REMOVAL_SEEN_GONE;
        removals[i].closed_at = 0;
        if (!record_change(s->tx, &removal_records, &removals[i], err))
            return false;
    }
    return true;
}

bool sitting_unname(struct sitting_tx *s, int64_t keep, struct removal *promise,
                    struct err *err)
{
    struct cause_incident *namings;
    size_t n;
    *promise = (struct removal){0};
    if (!namings_of_review(s->board->store, s->review.id, &s->arena, &namings, &n, err))
        return false;
    for (size_t i = 0; i < n; i++)
        if (namings[i].cause != keep && !unlink_naming(s, &namings[i], err))
            return false;
    return !s->review.cause || s->review.cause == keep ||
           (restore_reopened(s, err) && give_up(s, s->review.cause, promise, err));
}

static bool known_cause(struct sitting_tx *s, const char *text, struct cause *cause,
                        struct err *err)
{
    struct buf fold;
    bool found;
    buf_init(&fold);
    fold_name(&fold, text);
    bool ok = namings_cause(s->board->store, fold.text, &s->arena, cause, &found, err);
    buf_release(&fold);
    if (ok && !found)
        *cause = (struct cause){0};
    return ok;
}

/* A cause that somebody named outside this review is not this review's to replace. *again:
 * the incident has this very cause from before it was opened again. */
static bool is_free(struct sitting_tx *s, const struct incident *incident,
                    const struct cause *cause, bool *linked, bool *again, struct err *err)
{
    struct cause_incident naming;
    struct cause other;
    bool found;
    if (!namings_of_incident(s->board->store, incident->id, &s->arena, &naming, &found,
                             err))
        return false;
    *linked = found && naming.cause == cause->id;
    *again = *linked && naming.review != s->review.id && incident->reopened_at;
    if (!found || *linked || naming.review == s->review.id)
        return true;
    if (!record_get(s->board->store, &cause_records, naming.cause, &s->arena, &other, err))
        return false;
    err_set(err, ERR_REFUSED, "\"%s\" has its cause already: \"%s\"", incident->title,
            other.text);
    err_why(err, "An incident has one cause, and it was not named in this review.");
    return err_next(err, "Name that one again, or pick another incident in step 2.");
}

/* One who said that it is removed, or saw it gone, was wrong: it has just happened. */
static bool happened_again(struct sitting_tx *s, const struct cause *cause, struct err *err)
{
    struct removal *removals;
    size_t n;
    enum removal_state state;
    if (!causes_removals(s->board->store, cause->id, &s->arena, &removals, &n, err))
        return false;
    if (n == 0 || removals[0].review == s->review.id)
        return true;
    struct removal *removal = &removals[0];
    struct person owner = {0};
    if (removal->owner && !record_get(s->board->store, &person_records, removal->owner,
                                      &s->arena, &owner, err))
        return false;
    const struct removal_facts facts = {
        .cause = cause->text, .state = removal->state, .owner_name = "", .what = ""};
    if (!removal_step(&facts, MOVE_INCIDENT, &state, err))
        return false;
    if (state == removal->state)
        return true;
    int64_t seen_at = removal->seen_at;
    cause_apply(removal, state, removal->what, tx_now(s->tx));
    cause_disown(removal, &owner);
    if (state == REMOVAL_CAME_BACK) {
        removal->seen_at = seen_at; /* it was gone for a while */
        removal->closed_at = tx_now(s->tx);
    }
    return record_change(s->tx, &removal_records, removal, err);
}

/* Links the cause with the incident; a link that this review made moves along. */
static bool link_cause(struct sitting_tx *s, const struct cause *cause, int64_t incident,
                       struct err *err)
{
    struct cause_incident *namings;
    size_t n;
    if (!namings_of_review(s->board->store, s->review.id, &s->arena, &namings, &n, err))
        return false;
    if (n > 0) {
        namings[0].incident = incident;
        return record_change(s->tx, &cause_incident_records, &namings[0], err);
    }
    struct cause_incident naming = {
        .cause = cause->id, .incident = incident, .review = s->review.id};
    return record_add(s->tx, &cause_incident_records, &naming, err) &&
           happened_again(s, cause, err);
}

/* The incident has the cause already: what this review linked it with before is let go. */
static bool unlink_others(struct sitting_tx *s, int64_t incident, struct err *err)
{
    struct cause_incident *namings;
    size_t n;
    if (!namings_of_review(s->board->store, s->review.id, &s->arena, &namings, &n, err))
        return false;
    for (size_t i = 0; i < n; i++)
        if (namings[i].incident != incident &&
            !record_drop(s->tx, &cause_incident_records, &namings[i], err))
            return false;
    return true;
}

/* What was promised for the cause that gave way is promised for this one, unless an older
 * promise of its own is open: that one is changed in step 7, by who reads it. */
static bool take_over(struct sitting_tx *s, const struct cause *cause,
                      struct removal *promise, struct err *err)
{
    struct removal *removals;
    size_t n;
    s->review.removal = 0;
    if (!promise->id)
        return true;
    if (!causes_removals(s->board->store, cause->id, &s->arena, &removals, &n, err))
        return false;
    for (size_t i = 0; i < n; i++)
        if (removals[i].state == REMOVAL_PLANNED || removals[i].state == REMOVAL_REMOVED)
            return true;
    struct removal taken = *promise;
    taken.id = taken.rev = 0;
    taken.cause = cause->id;
    taken.what = "promised for another cause, in the same review"; /* until step 7 */
    if (!record_add(s->tx, &removal_records, &taken, err))
        return false;
    s->review.removal = taken.id;
    return true;
}

static bool set_cause(struct sitting_tx *s, const struct incident *incident,
                      const struct candidate *candidate, struct err *err)
{
    struct cause cause;
    struct removal promise;
    bool linked, again;
    if (!known_cause(s, candidate->text, &cause, err) ||
        !is_free(s, incident, &cause, &linked, &again, err))
        return false;
    bool same = cause.id && cause.id == s->review.cause;
    if (!cause.id) {
        cause = (struct cause){
            .text = candidate->text, .candidate = candidate->id, .named_at = tx_now(s->tx)};
        if (!record_add(s->tx, &cause_records, &cause, err))
            return false;
    }
    if (!sitting_unname(s, cause.id, &promise, err) ||
        !(linked ? unlink_others(s, incident->id, err)
                 : link_cause(s, &cause, incident->id, err)) ||
        (again && !happened_again(s, &cause, err)) ||
        (!same && !take_over(s, &cause, &promise, err)))
        return false;
    s->review.cause = cause.id;
    return sitting_write(s, err);
}

static bool name(struct sitting_tx *s, int64_t id, struct err *err)
{
    struct incident incident;
    struct candidate candidate;
    if (!sitting_incident(s, &incident, err) || !sitting_candidate(s, id, &candidate, err))
        return false;
    struct cause_test_result result = cause_test_result(&candidate);
    if (result.state == CAUSE_TEST_DROPPED) {
        err_set(err, ERR_REFUSED, "\"%s\" did not pass its tests", candidate.text);
        err_why(err, "It %s.", cause_tests[result.test].dropped);
        return err_next(err, "Name one that passed every test.");
    }
    if (result.state == CAUSE_TEST_OPEN) {
        err_set(err, ERR_REFUSED, "\"%s\" has not passed every test yet", candidate.text);
        return err_next(err, "Answer in step 5: %s", cause_tests[result.test].question);
    }
    tx_say(s->tx, "named the cause \"%s\"", sitting_short(&s->arena, candidate.text));
    return set_cause(s, &incident, &candidate, err);
}

bool board_sitting_name(struct board *board, int64_t candidate, struct err *err)
{
    struct sitting_tx s;
    return sitting_open(&s, board, NULL, err) &&
           sitting_end(&s, name(&s, candidate, err), err);
}
