/* The folded columns after a migration: SQL cannot fold, so the program fills what a new
 * column left empty, and what an older program folded otherwise. */
#include "store_private.h"

#include "text/fold.h"

#include <string.h>

static bool write_fold(struct db *db, const char *sql, int64_t id, const char *fold,
                       struct err *err)
{
    struct db_stmt *stmt;
    if (!db_prepare(db, sql, &stmt, err))
        return false;
    db_bind_text(stmt, 1, fold);
    db_bind_int(stmt, 2, id);
    enum db_step step = db_step(stmt, err);
    db_finalize(stmt);
    return step != DB_FAILED;
}

static bool refold(struct db *db, const char *table, const char *column,
                   struct arena *arena, struct err *err)
{
    const char *read =
        arena_printf(arena, "SELECT id, %s, %s_fold FROM %s", column, column, table);
    const char *write =
        arena_printf(arena, "UPDATE %s SET %s_fold = $1 WHERE id = $2", table, column);
    struct db_stmt *stmt;
    if (!db_prepare(db, read, &stmt, err))
        return false;
    struct buf fold;
    buf_init(&fold);
    bool ok = true;
    enum db_step step = DB_DONE;
    while (ok && (step = db_step(stmt, err)) == DB_ROW) {
        buf_reset(&fold);
        fold_name(&fold, db_text(stmt, 1));
        if (strcmp(fold.text, db_text(stmt, 2)) != 0)
            ok = write_fold(db, write, db_int(stmt, 0), fold.text, err);
    }
    buf_release(&fold);
    db_finalize(stmt);
    return ok && step != DB_FAILED;
}

bool record_refold(struct db *db, struct err *err)
{
    struct arena arena;
    arena_init(&arena);
    bool ok = true;
    for (int r = 0; ok && records[r]; r++)
        for (int i = 0; ok && i < records[r]->n; i++)
            if (records[r]->column[i].folded)
                ok = refold(db, records[r]->table, records[r]->column[i].name, &arena, err);
    arena_release(&arena);
    return ok;
}
