/* Statements: prepared, bound by the number in $n, stepped. */
#include "db_private.h"

#include "base/mem.h"
#include "base/progress.h"

#include <assert.h>
#include <stdlib.h>

struct db_stmt {
    sqlite3_stmt *raw;
    struct db *db;
    int *place; /* of $1, $2 ... : SQLite's index, 0 where there is none */
    int most;   /* how many numbers that is */
};

static int number_of(sqlite3_stmt *raw, int at)
{
    return (int)strtol(sqlite3_bind_parameter_name(raw, at) + 1, NULL, 10);
}

/* $1 is a named parameter to SQLite: its index is the order of first use, not the number.
 */
static void find_places(struct db_stmt *stmt)
{
    int n = sqlite3_bind_parameter_count(stmt->raw);
    for (int at = 1; at <= n; at++) {
        int number = number_of(stmt->raw, at);
        stmt->most = number > stmt->most ? number : stmt->most;
    }
    stmt->place = mem_new((size_t)stmt->most + 1, sizeof *stmt->place);
    for (int at = 1; at <= n; at++)
        stmt->place[number_of(stmt->raw, at)] = at;
}

bool db_prepare(struct db *db, const char *sql, struct db_stmt **out, struct err *err)
{
    sqlite3_stmt *raw;
    if (sqlite3_prepare_v3(db->sqlite, sql, -1, SQLITE_PREPARE_PERSISTENT, &raw, NULL) !=
        SQLITE_OK)
        return db_fail(db, "asked", err);
    struct db_stmt *stmt = mem_new(1, sizeof *stmt);
    *stmt = (struct db_stmt){.raw = raw, .db = db};
    find_places(stmt);
    *out = stmt;
    return true;
}

void db_finalize(struct db_stmt *stmt)
{
    if (!stmt)
        return;
    sqlite3_finalize(stmt->raw);
    free(stmt->place);
    free(stmt);
}

static int place(const struct db_stmt *stmt, int parameter)
{
    int at = parameter > 0 && parameter <= stmt->most ? stmt->place[parameter] : 0;
    assert(at > 0);
    return at;
}

/* A bind fails only for a wrong place, a statement in use or no memory. */
static void bound(int result)
{
    if (result == SQLITE_NOMEM)
        mem_exhausted();
    assert(result == SQLITE_OK);
}

void db_bind_int(struct db_stmt *stmt, int parameter, int64_t value)
{
    bound(sqlite3_bind_int64(stmt->raw, place(stmt, parameter), value));
}

void db_bind_text(struct db_stmt *stmt, int parameter, const char *value)
{
    bound(
        sqlite3_bind_text(stmt->raw, place(stmt, parameter), value, -1, SQLITE_TRANSIENT));
}

void db_bind_null(struct db_stmt *stmt, int parameter)
{
    bound(sqlite3_bind_null(stmt->raw, place(stmt, parameter)));
}

static int ask_stop(void *ctx)
{
    (void)ctx;
    return progress_stop();
}

/* A statement can work for seconds before it has its first row. */
static void listen(struct db *db)
{
    if (!db->heard && progress_heard())
        sqlite3_progress_handler(db->sqlite, DB_STEPS_BETWEEN, ask_stop, NULL);
    db->heard = db->heard || progress_heard();
}

enum db_step db_step(struct db_stmt *stmt, struct err *err)
{
    if (stmt->db->moved) {
        sqlite3_reset(stmt->raw);
        db_put_aside(stmt->db, err);
        return DB_FAILED;
    }
    listen(stmt->db);
    int result = progress_stop() ? SQLITE_INTERRUPT : sqlite3_step(stmt->raw);
    if (result == SQLITE_ROW)
        return DB_ROW;
    if (result == SQLITE_INTERRUPT) {
        sqlite3_reset(stmt->raw);
        db_stopped(stmt->db, err);
        return DB_FAILED;
    }
    if (result == SQLITE_DONE)
        return DB_DONE;
    db_fail(stmt->db, "read or written", err);
    sqlite3_reset(stmt->raw);
    return DB_FAILED;
}

void db_reset(struct db_stmt *stmt)
{
    sqlite3_reset(stmt->raw);
}

int64_t db_int(struct db_stmt *stmt, int column)
{
    return sqlite3_column_int64(stmt->raw, column);
}

const char *db_text(struct db_stmt *stmt, int column)
{
    const unsigned char *text = sqlite3_column_text(stmt->raw, column);
    return text ? (const char *)text : "";
}

enum db_kind db_kind(struct db_stmt *stmt, int column)
{
    switch (sqlite3_column_type(stmt->raw, column)) {
    case SQLITE_NULL:
        return DB_NULL;
    case SQLITE_INTEGER:
        return DB_NUMBER;
    case SQLITE_TEXT:
        return DB_TEXT;
    default:
        return DB_OTHER;
    }
}

size_t db_size(struct db_stmt *stmt, int column)
{
    return (size_t)sqlite3_column_bytes(stmt->raw, column);
}

int64_t db_last_id(struct db *db)
{
    return sqlite3_last_insert_rowid(db->sqlite);
}

int64_t db_rows_changed(struct db *db)
{
    return sqlite3_changes64(db->sqlite);
}

enum db_fault db_fault(const struct db *db)
{
    return db->fault;
}
