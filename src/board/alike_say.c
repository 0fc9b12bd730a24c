/* Saying of several at once that they are the same thing, or that they are not. */
#include "board/alike.h"

#include "same_private.h"
#include "store/incidents.h"
#include "store/tickets.h"

#include <inttypes.h>

static const struct same_kind *kind_of(enum alike_kind kind)
{
    return kind == ALIKE_TICKETS ? &same_tickets : &same_incidents;
}

static bool fold_all(struct tx *tx, const struct same_kind *kind, int64_t canonical,
                     const int64_t *ids, size_t n, struct arena *arena, struct err *err)
{
    void *row;
    size_t folded = 0;
    for (size_t i = 0; i < n; i++) {
        if (ids[i] == canonical)
            continue;
        if (!same_fold(tx, kind, ids[i], canonical, arena, &row, err))
            return false;
        folded++;
    }
    if (folded > 1)
        tx_say(tx, "%s %ss are the same as %" PRId64, GROUPED(folded), kind->noun,
               canonical);
    return true;
}

bool board_alike_fold(struct board *board, enum alike_kind kind, int64_t canonical,
                      const int64_t *ids, size_t n, struct arena *arena, struct err *err)
{
    struct tx *tx;
    return board_begin(board, NULL, &tx, err) &&
           board_end(board, tx, fold_all(tx, kind_of(kind), canonical, ids, n, arena, err),
                     err);
}

/* The mark is kept once a pair, the older number second. */
static bool part(struct tx *tx, enum alike_kind kind, int64_t one, int64_t other,
                 struct arena *arena, struct err *err)
{
    int64_t younger = one > other ? one : other, older = one > other ? other : one;
    struct ticket_apart ticket = {.ticket = younger, .other = older}, was;
    struct incident_apart incident = {.incident = younger, .other = older}, had;
    struct store *store = tx_store(tx);
    bool found;
    if (one == other) {
        const char *noun = kind_of(kind)->noun;
        err_set(err, ERR_REFUSED, "%s %" PRId64 " cannot be told apart from itself", noun,
                one);
        return err_next(err, "name the other one: buckstop %s apart %" PRId64 " NUMBER",
                        noun, one);
    }
    if (kind == ALIKE_TICKETS)
        return tickets_apart_of(store, younger, older, arena, &was, &found, err) &&
               (found || record_add(tx, &ticket_apart_records, &ticket, err));
    return incidents_apart_of(store, younger, older, arena, &had, &found, err) &&
           (found || record_add(tx, &incident_apart_records, &incident, err));
}

static bool there(struct tx *tx, const struct same_kind *kind, int64_t id,
                  struct arena *arena, struct err *err)
{
    void *row = arena_new(arena, 1, kind->record->size);
    if (record_get(tx_store(tx), kind->record, id, arena, row, err))
        return true;
    return err->code == ERR_NOT_FOUND
               ? err_next(err, "see what there is: buckstop %ss --all", kind->noun)
               : false;
}

static bool part_all(struct tx *tx, enum alike_kind kind, const int64_t *ids, size_t n,
                     struct arena *arena, struct err *err)
{
    const struct same_kind *same = kind_of(kind);
    for (size_t i = 0; i < n; i++)
        if (!there(tx, same, ids[i], arena, err))
            return false;
    for (size_t i = 0; i < n; i++)
        for (size_t j = i + 1; j < n; j++)
            if (!part(tx, kind, ids[i], ids[j], arena, err))
                return false;
    tx_say(tx, "%s %ss are different things", GROUPED(n), same->noun);
    return true;
}

bool board_alike_apart(struct board *board, enum alike_kind kind, const int64_t *ids,
                       size_t n, struct arena *arena, struct err *err)
{
    struct tx *tx;
    return board_begin(board, NULL, &tx, err) &&
           board_end(board, tx, part_all(tx, kind, ids, n, arena, err), err);
}
