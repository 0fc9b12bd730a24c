/* Who has a review on the screen: leases in one table. The lock of writers makes of two who
 * sit down at once one who drives. */
#include "store/seats.h"

#include "base/date.h"
#include "domain/seat.h"
#include "store_private.h"

#include <assert.h>
#include <string.h>

bool seats_list(struct store *store, int64_t review, int64_t now, struct arena *arena,
                struct seat **seats, size_t *n, struct err *err)
{
    static const char sql[] = "SELECT token, actor, drives, seen_at FROM seat "
                              "WHERE review = $1 ORDER BY drives DESC, actor, token";
    struct db_stmt *stmt = store_ask(store, sql, ARGS(NUMBER_ARG(review)), err);
    if (!stmt)
        return false;
    struct seat *list = NULL;
    size_t count = 0, cap = 0;
    enum db_step step;
    while ((step = db_step(stmt, err)) == DB_ROW) {
        if (!seat_is_held(time_within(db_int(stmt, 3)), now))
            continue;
        list = arena_grow(arena, list, &cap, count + 1, sizeof *list);
        list[count++] = (struct seat){
            .token = arena_copy(arena, db_text(stmt, 0)),
            .review = review,
            .actor = arena_copy(arena, db_text(stmt, 1)),
            .drives = db_int(stmt, 2) != 0,
            .seen_at = time_within(db_int(stmt, 3)),
        };
    }
    db_reset(stmt);
    if (step == DB_FAILED)
        return false;
    *seats = list;
    *n = count;
    return true;
}

bool seats_driver(struct store *store, int64_t review, int64_t now, struct arena *arena,
                  struct seat *seat, bool *found, struct err *err)
{
    struct seat *seats;
    size_t n;
    if (!seats_list(store, review, now, arena, &seats, &n, err))
        return false;
    *found = n > 0 && seats[0].drives;
    if (*found)
        *seat = seats[0];
    return true;
}

/* Whether somebody else drives, told inside the commit that wants to. */
static bool taken(struct store *store, const struct seat *seat, bool *by_other,
                  struct err *err)
{
    struct arena arena;
    struct seat driver;
    bool found;
    arena_init(&arena);
    bool ok =
        seats_driver(store, seat->review, seat->seen_at, &arena, &driver, &found, err);
    if (ok)
        *by_other = found && strcmp(driver.token, seat->token) != 0;
    arena_release(&arena);
    return ok;
}

static bool write(struct store *store, const struct seat *seat, bool takes, bool *drives,
                  struct err *err)
{
    static const char clear[] = "DELETE FROM seat WHERE seen_at <= $1 OR seen_at >= $2";
    static const char stand[] = "UPDATE seat SET drives = 0 WHERE review = $1";
    static const char sit[] =
        "INSERT INTO seat (token, review, actor, drives, seen_at) "
        "VALUES ($1, $2, $3, $4, $5) ON CONFLICT (token) DO UPDATE SET "
        "review = excluded.review, actor = excluded.actor, drives = excluded.drives, "
        "seen_at = excluded.seen_at";
    bool by_other = false;
    if (!taken(store, seat, &by_other, err))
        return false;
    *drives = seat->drives && (takes || !by_other);
    return store_run(store, clear,
                     ARGS(NUMBER_ARG(seat->seen_at - SEAT_LEASE),
                          NUMBER_ARG(seat->seen_at + SEAT_LEASE)),
                     err) &&
           (!*drives || store_run(store, stand, ARGS(NUMBER_ARG(seat->review)), err)) &&
           store_run(store, sit,
                     ARGS(TEXT_ARG(seat->token), NUMBER_ARG(seat->review),
                          TEXT_ARG(seat->actor), NUMBER_ARG(*drives),
                          NUMBER_ARG(seat->seen_at)),
                     err);
}

bool seats_sit(struct store *store, const struct seat *seat, bool takes, bool *drives,
               struct err *err)
{
    assert(!store->tx);
    if (!db_begin(store->db, err))
        return false;
    if (write(store, seat, takes, drives, err))
        return db_commit(store->db, err);
    db_rollback(store->db);
    return false;
}

bool seats_leave(struct store *store, const char *token, struct err *err)
{
    static const char sql[] = "DELETE FROM seat WHERE token = $1";
    assert(!store->tx);
    if (!db_begin(store->db, err))
        return false;
    if (store_run(store, sql, ARGS(TEXT_ARG(token)), err))
        return db_commit(store->db, err);
    db_rollback(store->db);
    return false;
}
