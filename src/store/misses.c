/* What was asked for and not found. Nobody changed anything by asking, so it goes past the
 * log. */
#include "store/misses.h"

#include "base/date.h"
#include "store_private.h"

#include <assert.h>

/* A script that asks for anything must not fill the board: what was asked least recently is
 * forgotten. */
static bool write(struct store *store, const struct miss *miss, struct err *err)
{
    static const char add[] =
        "INSERT INTO miss (fold, typed, asked, asked_at) VALUES ($1, $2, 1, $3) "
        "ON CONFLICT (fold) DO UPDATE SET typed = excluded.typed, "
        "asked = miss.asked + 1, asked_at = excluded.asked_at";
    static const char forget[] =
        "DELETE FROM miss WHERE fold IN (SELECT m.fold FROM miss m "
        "ORDER BY m.asked_at DESC, m.fold = $2 DESC, m.fold LIMIT $3 OFFSET $1)";
    return store_run(store, add,
                     ARGS(TEXT_ARG(miss->fold), TEXT_ARG(miss->typed),
                          NUMBER_ARG(miss->asked_at)),
                     err) &&
           store_run(
               store, forget,
               ARGS(NUMBER_ARG(MISSES_MOST), TEXT_ARG(miss->fold), NUMBER_ARG(MISSES_MOST)),
               err);
}

bool misses_count(struct store *store, const struct miss *miss, struct err *err)
{
    assert(!store->tx);
    if (!db_begin(store->db, err))
        return false;
    if (write(store, miss, err))
        return db_commit(store->db, err);
    db_rollback(store->db);
    return false;
}

bool misses_list(struct store *store, struct arena *arena, struct miss **misses, size_t *n,
                 struct err *err)
{
    static const char sql[] = "SELECT fold, typed, asked, asked_at FROM miss "
                              "ORDER BY asked DESC, asked_at DESC, fold";
    struct db_stmt *stmt = store_ask(store, sql, NO_ARGS, err);
    if (!stmt)
        return false;
    struct miss *list = NULL;
    size_t count = 0, cap = 0;
    enum db_step step;
    while ((step = db_step(stmt, err)) == DB_ROW) {
        list = arena_grow(arena, list, &cap, count + 1, sizeof *list);
        list[count++] = (struct miss){
            .fold = arena_copy(arena, db_text(stmt, 0)),
            .typed = arena_copy(arena, db_text(stmt, 1)),
            .asked = db_int(stmt, 2),
            .asked_at = time_within(db_int(stmt, 3)),
        };
    }
    db_reset(stmt);
    if (step == DB_FAILED)
        return false;
    *misses = list;
    *n = count;
    return true;
}
