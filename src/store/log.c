/* Reading the log: what was done, by whom, and what the acting person would undo next. */
#include "store_private.h"

#include "base/date.h"

#include <inttypes.h>
#include <string.h>

/* Whether the newest operation that points at this one undid it. */
#define UNDONE                                                                             \
    "COALESCE((SELECT u.kind FROM operation u WHERE u.target = o.id "                      \
    "ORDER BY u.id DESC LIMIT 1), '') = 'undo'"
#define COLUMNS                                                                            \
    "o.id, o.key, o.at, o.actor, o.known, o.what, o.why, o.kind, "                         \
    "COALESCE(o.target, 0), " UNDONE

static void read_row(struct db_stmt *stmt, struct arena *arena, struct log_row *row)
{
    *row = (struct log_row){
        .id = db_int(stmt, 0),
        .key = arena_copy(arena, db_text(stmt, 1)),
        .at = time_within(db_int(stmt, 2)),
        .actor = arena_copy(arena, db_text(stmt, 3)),
        .known = db_int(stmt, 4) != 0,
        .what = arena_copy(arena, db_text(stmt, 5)),
        .why = arena_copy(arena, db_text(stmt, 6)),
        .kind = arena_copy(arena, db_text(stmt, 7)),
        .target = db_int(stmt, 8),
        .undone = db_int(stmt, 9) != 0,
    };
}

static bool read_rows(struct store *store, const char *sql, const struct arg *args,
                      size_t n, struct arena *arena, struct log_row **rows, size_t *count,
                      struct err *err)
{
    struct db_stmt *stmt = store_ask(store, sql, args, n, err);
    if (!stmt)
        return false;
    struct log_row *list = NULL;
    size_t found = 0, cap = 0;
    enum db_step step;
    while ((step = db_step(stmt, err)) == DB_ROW) {
        list = arena_grow(arena, list, &cap, found + 1, sizeof *list);
        read_row(stmt, arena, &list[found++]);
    }
    db_reset(stmt);
    if (step == DB_FAILED)
        return false;
    *rows = list;
    *count = found;
    return true;
}

bool log_list(struct store *store, int64_t before, size_t most, struct arena *arena,
              struct log_row **rows, size_t *n, struct err *err)
{
    static const char sql[] = "SELECT " COLUMNS " FROM operation o WHERE o.id < $1 "
                              "ORDER BY o.id DESC LIMIT $2";
    return read_rows(
        store, sql,
        ARGS(NUMBER_ARG(before ? before : INT64_MAX), NUMBER_ARG((int64_t)most)), arena,
        rows, n, err);
}

bool log_get(struct store *store, int64_t operation, struct arena *arena,
             struct log_row *row, struct err *err)
{
    static const char sql[] = "SELECT " COLUMNS " FROM operation o WHERE o.id = $1";
    struct log_row *rows;
    size_t n;
    if (!read_rows(store, sql, ARGS(NUMBER_ARG(operation)), arena, &rows, &n, err))
        return false;
    if (n == 0) {
        err_set(err, ERR_NOT_FOUND, "there is no operation %" PRId64 " in the log",
                operation);
        return err_next(err, "see what there is: buckstop log");
    }
    *row = rows[0];
    return true;
}

/* The change's columns begin at `at`. */
static void read_change(struct db_stmt *stmt, int at, struct arena *arena,
                        struct log_change_row *row)
{
    *row = (struct log_change_row){
        .id = db_int(stmt, at),
        .entity = arena_copy(arena, db_text(stmt, at + 1)),
        .record = db_int(stmt, at + 2),
        .before = arena_copy(arena, db_text(stmt, at + 3)),
        .after = arena_copy(arena, db_text(stmt, at + 4)),
    };
}

bool log_changes(struct store *store, int64_t operation, struct arena *arena,
                 struct log_change_row **rows, size_t *n, struct err *err)
{
    static const char sql[] = "SELECT id, entity, record, before, after FROM change "
                              "WHERE operation = $1 ORDER BY id";
    struct db_stmt *stmt = store_ask(store, sql, ARGS(NUMBER_ARG(operation)), err);
    if (!stmt)
        return false;
    struct log_change_row *list = NULL;
    size_t found = 0, cap = 0;
    enum db_step step;
    while ((step = db_step(stmt, err)) == DB_ROW) {
        list = arena_grow(arena, list, &cap, found + 1, sizeof *list);
        read_change(stmt, 0, arena, &list[found++]);
    }
    db_reset(stmt);
    if (step == DB_FAILED)
        return false;
    *rows = list;
    *n = found;
    return true;
}

bool log_record(struct store *store, const char *entity, int64_t record,
                struct arena *arena, struct log_record_row **rows, size_t *n,
                struct err *err)
{
    static const char sql[] =
        "SELECT " COLUMNS ", c.id, c.entity, c.record, c.before, c.after "
        "FROM change c JOIN operation o ON o.id = c.operation "
        "WHERE c.entity = $1 AND c.record = $2 ORDER BY c.id";
    struct db_stmt *stmt =
        store_ask(store, sql, ARGS(TEXT_ARG(entity), NUMBER_ARG(record)), err);
    if (!stmt)
        return false;
    struct log_record_row *list = NULL;
    size_t found = 0, cap = 0;
    enum db_step step;
    while ((step = db_step(stmt, err)) == DB_ROW) {
        list = arena_grow(arena, list, &cap, found + 1, sizeof *list);
        read_row(stmt, arena, &list[found].operation);
        read_change(stmt, 10, arena, &list[found++].change);
    }
    db_reset(stmt);
    if (step == DB_FAILED)
        return false;
    *rows = list;
    *n = found;
    return true;
}

bool log_undo_before(struct store *store, const char *actor, int64_t before,
                     int64_t *operation, struct err *err)
{
    static const char sql[] =
        "SELECT o.id FROM operation o WHERE o.actor = $1 AND o.id < $2 "
        "AND o.kind = 'do' AND NOT " UNDONE " ORDER BY o.id DESC LIMIT 1";
    int64_t id = 0;
    if (!store_number(store, sql, ARGS(TEXT_ARG(actor), NUMBER_ARG(before)), &id, err))
        return false;
    *operation = id;
    return true;
}

bool log_next_undo(struct store *store, const char *actor, int64_t *operation,
                   struct err *err)
{
    return log_undo_before(store, actor, INT64_MAX, operation, err);
}

/* The review as it was left, but for where it stood. */
static bool same_but_step(const struct log_change_row *change, struct arena *arena)
{
    struct review before, after;
    if (strcmp(change->entity, review_records.table) != 0 || !change->before[0] ||
        !change->after[0] ||
        !record_decode(&review_records, change->before, arena, &before) ||
        !record_decode(&review_records, change->after, arena, &after))
        return false;
    struct buf text;
    buf_init(&text);
    before.step = after.step;
    record_encode(&review_records, &before, &text);
    bool same = strcmp(text.text, change->after) == 0;
    buf_release(&text);
    return same;
}

bool log_only_steps(struct store *store, int64_t operation, bool *only, struct err *err)
{
    struct arena arena;
    struct log_change_row *changes;
    size_t n;
    arena_init(&arena);
    bool ok = log_changes(store, operation, &arena, &changes, &n, err);
    if (ok)
        *only = n == 1 && same_but_step(&changes[0], &arena);
    arena_release(&arena);
    return ok;
}

/* Backwards through what the actor did: each redo answers one undo; the first undo without
 * its redo is the one; anything else done since ends the way forward. */
bool log_next_redo(struct store *store, const char *actor, int64_t *operation,
                   struct err *err)
{
    static const char sql[] = "SELECT kind, target FROM operation WHERE actor = $1 "
                              "ORDER BY id DESC";
    struct db_stmt *stmt = store_ask(store, sql, ARGS(TEXT_ARG(actor)), err);
    if (!stmt)
        return false;
    int64_t redone = 0, id = 0;
    enum db_step step;
    while ((step = db_step(stmt, err)) == DB_ROW) {
        if (strcmp(db_text(stmt, 0), "redo") == 0) {
            redone++;
        } else if (strcmp(db_text(stmt, 0), "undo") != 0) {
            break;
        } else if (redone > 0) {
            redone--;
        } else {
            id = db_int(stmt, 1);
            break;
        }
    }
    db_reset(stmt);
    if (step == DB_FAILED)
        return false;
    *operation = id;
    return true;
}

bool log_last_act(struct store *store, const char *actor, int64_t *at, struct err *err)
{
    static const char sql[] =
        "SELECT at FROM operation WHERE actor = $1 ORDER BY id DESC LIMIT 1";
    *at = 0;
    if (!store_number(store, sql, ARGS(TEXT_ARG(actor)), at, err))
        return false;
    *at = time_within(*at);
    return true;
}
