/* Changing an incident that is there: what was said of it, that it is over, and that it is
 * not. Each counts as an edit, which no import writes over. */
#include "board/incident.h"

#include "board/lookup.h"
#include "board_private.h"
#include "domain/incident_flag.h"
#include "incident_private.h"

#include <inttypes.h>
#include <string.h>

/* Title, area and where it was heard of. */
static bool put_words(struct board *board, const struct incident_change *change,
                      struct arena *arena, struct incident *incident, struct err *err)
{
    struct area_found found = {0};
    if (change->area && change->area[0] &&
        !board_find_area(board, change->area, arena, &found, err))
        return false;
    incident->title = change->title ? change->title : incident->title;
    incident->area = change->area ? found.area.id : incident->area;
    incident->heard_from = change->heard_from ? change->heard_from : incident->heard_from;
    return true;
}

static void put_numbers(const struct incident_change *change, struct incident *incident)
{
    if (change->started_at)
        incident->started_at = change->started_at;
    if (change->noticed_given)
        incident->detected_at = change->detected_at;
    if (change->severity_given)
        incident->severity = change->severity;
    if (change->customers_given)
        incident->customers = change->customers;
    if (change->near_miss_given)
        incident->near_miss = change->near_miss;
    if (!change->ended_given)
        return;
    incident->recovered_at =
        change->lasted ? incident->started_at + change->lasted : change->ended_at;
    if (incident->recovered_at)
        incident->state = INCIDENT_RESOLVED;
}

static bool same(const struct incident *a, const struct incident *b)
{
    return strcmp(a->title, b->title) == 0 && strcmp(a->heard_from, b->heard_from) == 0 &&
           a->area == b->area && a->severity == b->severity && a->state == b->state &&
           a->started_at == b->started_at && a->detected_at == b->detected_at &&
           a->recovered_at == b->recovered_at && a->customers == b->customers &&
           a->near_miss == b->near_miss && strcmp(a->flag, b->flag) == 0;
}

/* What was odd about it is not, once a person has said how it is. */
static void answer_flag(struct incident *incident, unsigned answers, struct arena *arena)
{
    struct buf left;
    buf_init(&left);
    incident_flag_left(&left, incident->flag, answers);
    incident->flag = arena_copy(arena, left.text);
    buf_release(&left);
}

static unsigned answers_of(const struct incident_change *change)
{
    return (change->ended_given ? FLAG_ANSWERS_END : FLAG_ANSWERS_NONE) |
           (change->started_at ? FLAG_ANSWERS_START : FLAG_ANSWERS_NONE) |
           (change->severity_given ? FLAG_ANSWERS_SEVERITY : FLAG_ANSWERS_NONE) |
           (change->title ? FLAG_ANSWERS_TITLE : FLAG_ANSWERS_NONE);
}

static bool edit(struct board *board, struct tx *tx, int64_t id,
                 const struct incident_change *change, struct arena *arena,
                 struct incident *incident, bool *changed, struct err *err)
{
    if (!incident_get(board, id, arena, incident, err))
        return false;
    const struct incident was = *incident;
    if (!put_words(board, change, arena, incident, err))
        return false;
    put_numbers(change, incident);
    bool ended = change->ended_given || change->started_at;
    answer_flag(incident, answers_of(change), arena);
    *changed = !same(&was, incident);
    incident->edits += *changed;
    tx_say(tx, "changed incident %" PRId64, id);
    return incident_fits(board, incident, ended, err) &&
           record_change(tx, &incident_records, incident, err);
}

bool board_incident_edit(struct board *board, int64_t incident,
                         const struct incident_change *change, struct arena *arena,
                         struct incident *after, bool *changed, struct err *err)
{
    struct tx *tx;
    struct incident row;
    bool done = false;
    if (!board_begin(board, NULL, &tx, err) ||
        !board_end(board, tx, edit(board, tx, incident, change, arena, &row, &done, err),
                   err))
        return false;
    *after = row;
    *changed = done;
    return true;
}

static bool resolve(struct board *board, struct tx *tx, int64_t id, int64_t at,
                    struct arena *arena, struct incident *incident, struct err *err)
{
    if (!incident_get(board, id, arena, incident, err))
        return false;
    if (incident->state == INCIDENT_RESOLVED) {
        err_set(err, ERR_REFUSED, "incident %" PRId64 ", \"%s\", is over already", id,
                incident->title);
        return err_next(
            err, "change its end: buckstop incident edit %" PRId64 " --ended TIME", id);
    }
    if (!incident_not_ahead(board, at, "the end", err))
        return false;
    if (at < incident->started_at) {
        err_set(err, ERR_REFUSED, "the end comes before the start of incident %" PRId64,
                id);
        return err_next(err, "give a later time: buckstop incident show %" PRId64, id);
    }
    answer_flag(incident, FLAG_ANSWERS_END, arena);
    incident->edits++;
    incident->state = INCIDENT_RESOLVED;
    incident->recovered_at = at;
    tx_say(tx, "incident %" PRId64 " is over", id);
    return record_change(tx, &incident_records, incident, err);
}

bool board_incident_resolve(struct board *board, int64_t incident, int64_t at,
                            struct arena *arena, struct incident *resolved, struct err *err)
{
    struct tx *tx;
    struct incident row;
    if (!board_begin(board, NULL, &tx, err) ||
        !board_end(board, tx, resolve(board, tx, incident, at, arena, &row, err), err))
        return false;
    *resolved = row;
    return true;
}

static bool reopen(struct board *board, struct tx *tx, int64_t id, int64_t at,
                   struct arena *arena, struct incident *incident, struct err *err)
{
    if (!incident_get(board, id, arena, incident, err))
        return false;
    if (incident->state == INCIDENT_OPEN) {
        err_set(err, ERR_REFUSED, "incident %" PRId64 ", \"%s\", is open already", id,
                incident->title);
        return err_next(err, "say when it is over: buckstop incident resolve %" PRId64, id);
    }
    int64_t opened = at ? at : tx_now(tx);
    int64_t over = incident->recovered_at ? incident->recovered_at : incident->started_at;
    if (!incident_not_ahead(board, opened, "the opening again", err))
        return false;
    if (opened < over) {
        err_set(err, ERR_REFUSED, "\"%s\" was not over by then", incident->title);
        return err_next(err, "change its end instead: buckstop incident edit %" PRId64, id);
    }
    answer_flag(incident, FLAG_ANSWERS_END, arena);
    incident->state = INCIDENT_OPEN;
    incident->recovered_at = 0;
    incident->reopened_at = opened;
    incident->edits++;
    tx_say(tx, "incident %" PRId64 " is open again", id);
    return record_change(tx, &incident_records, incident, err);
}

bool board_incident_reopen(struct board *board, int64_t incident, int64_t at,
                           const char *why, struct arena *arena, struct incident *opened,
                           struct err *err)
{
    struct tx *tx;
    struct incident row;
    if (!board_begin(board, why && !incident_blank(why) ? why : NULL, &tx, err) ||
        !board_end(board, tx, reopen(board, tx, incident, at, arena, &row, err), err))
        return false;
    *opened = row;
    return true;
}
