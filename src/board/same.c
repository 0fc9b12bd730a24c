/* Folding one record under another as the same thing, and taking it out again. */
#include "same_private.h"

#include "board/incident.h"
#include "board/ticket.h"
#include "store/incidents.h"
#include "store/tickets.h"

#include <inttypes.h>
#include <stddef.h>

static bool tickets_under(struct store *store, int64_t canonical, struct arena *arena,
                          void **rows, size_t *n, struct err *err)
{
    struct ticket *tickets;
    if (!tickets_same(store, canonical, arena, &tickets, n, err))
        return false;
    *rows = tickets;
    return true;
}

static bool incidents_under(struct store *store, int64_t canonical, struct arena *arena,
                            void **rows, size_t *n, struct err *err)
{
    struct incident *incidents;
    if (!incidents_same(store, canonical, arena, &incidents, n, err))
        return false;
    *rows = incidents;
    return true;
}

static bool join_tickets(struct tx *tx, int64_t one, int64_t other, struct arena *arena,
                         struct err *err)
{
    struct ticket_apart apart;
    bool found;
    return tickets_apart_of(tx_store(tx), one, other, arena, &apart, &found, err) &&
           (!found || record_drop(tx, &ticket_apart_records, &apart, err));
}

static bool join_incidents(struct tx *tx, int64_t one, int64_t other, struct arena *arena,
                           struct err *err)
{
    struct incident_apart apart;
    bool found;
    return incidents_apart_of(tx_store(tx), one, other, arena, &apart, &found, err) &&
           (!found || record_drop(tx, &incident_apart_records, &apart, err));
}

const struct same_kind same_tickets = {&ticket_records, "ticket",
                                       offsetof(struct ticket, canonical), tickets_under,
                                       join_tickets};
const struct same_kind same_incidents = {&incident_records, "incident",
                                         offsetof(struct incident, canonical),
                                         incidents_under, join_incidents};

static int64_t *canonical_of(const struct same_kind *kind, void *row)
{
    return (int64_t *)(void *)((char *)row + kind->canonical);
}

static int64_t id_of(const void *row)
{
    return *(const int64_t *)row; /* every record begins with it */
}

static bool get(struct tx *tx, const struct same_kind *kind, int64_t id,
                struct arena *arena, void **row, struct err *err)
{
    *row = arena_new(arena, 1, kind->record->size);
    if (record_get(tx_store(tx), kind->record, id, arena, *row, err))
        return true;
    if (err->code == ERR_NOT_FOUND)
        err_next(err, "see what there is: buckstop %ss --all", kind->noun);
    return false;
}

static bool put_under(struct tx *tx, const struct same_kind *kind, void *row,
                      int64_t canonical, struct arena *arena, struct err *err)
{
    *canonical_of(kind, row) = canonical;
    return kind->join(tx, id_of(row), canonical, arena, err) &&
           record_change(tx, kind->record, row, err);
}

bool same_fold(struct tx *tx, const struct same_kind *kind, int64_t id, int64_t same_as,
               struct arena *arena, void **canonical, struct err *err)
{
    void *row, *other, *rows;
    size_t n;
    if (!get(tx, kind, id, arena, &row, err))
        return false;
    if (!same_as) {
        tx_say(tx, "%s %" PRId64 " is on its own again", kind->noun, id);
        *canonical_of(kind, row) = 0;
        *canonical = row;
        return record_change(tx, kind->record, row, err);
    }
    if (!get(tx, kind, same_as, arena, &other, err) ||
        (*canonical_of(kind, other) &&
         !get(tx, kind, *canonical_of(kind, other), arena, &other, err)))
        return false;
    if (id_of(other) == id) {
        err_set(err, ERR_REFUSED, "%s %" PRId64 " cannot be the same as itself", kind->noun,
                id);
        return err_next(err, "name the other one: buckstop %s same %" PRId64 " NUMBER",
                        kind->noun, id);
    }
    tx_say(tx, "%s %" PRId64 " is the same as %" PRId64, kind->noun, id, id_of(other));
    if (!kind->same(tx_store(tx), id, arena, &rows, &n, err))
        return false;
    for (size_t i = 0; i < n; i++)
        if (!put_under(tx, kind, (char *)rows + i * kind->record->size, id_of(other), arena,
                       err))
            return false;
    *canonical = other;
    return put_under(tx, kind, row, id_of(other), arena, err);
}
