/* The write transaction and the two stamps of the file. */
#include "db_private.h"

#include "base/buf.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>
#include <unistd.h>

static bool run(struct db *db, const char *sql, const char *doing, struct err *err)
{
    if (sqlite3_exec(db->sqlite, sql, NULL, NULL, NULL) != SQLITE_OK)
        return db_fail(db, doing, err);
    return true;
}

bool db_run(struct db *db, const char *sql, struct err *err)
{
    return run(db, sql, "written", err);
}

static bool pragma_int(struct db *db, const char *sql, int64_t *value, struct err *err)
{
    struct db_stmt *stmt;
    if (!db_prepare(db, sql, &stmt, err))
        return false;
    enum db_step step = db_step(stmt, err);
    if (step == DB_ROW)
        *value = db_int(stmt, 0);
    db_finalize(stmt);
    return step != DB_FAILED;
}

bool db_stamp(struct db *db, struct db_stamp *stamp, struct err *err)
{
    struct db_stamp read = {0};
    if (!pragma_int(db, "PRAGMA application_id", &read.application, err) ||
        !pragma_int(db, "PRAGMA user_version", &read.schema, err))
        return false;
    *stamp = read;
    return true;
}

bool db_set_stamp(struct db *db, struct db_stamp stamp, struct err *err)
{
    struct buf sql;
    buf_init(&sql);
    buf_addf(&sql, "PRAGMA application_id=%" PRId64 "; PRAGMA user_version=%" PRId64,
             stamp.application, stamp.schema);
    bool ok = db_run(db, sql.text, err);
    buf_release(&sql);
    return ok;
}

static bool has_moved(struct db *db)
{
    int moved = 0;
    return sqlite3_file_control(db->sqlite, "main", SQLITE_FCNTL_HAS_MOVED, &moved) ==
               SQLITE_OK &&
           moved;
}

bool db_put_aside(struct db *db, struct err *err)
{
    db->fault = DB_FAULT_OTHER;
    bool gone = access(db->path, F_OK) != 0;
    err_set(err, ERR_STORE, "the board \"%s\" was put aside while it was open", db->path);
    err_why(err, "%s", gone ? strerror(errno) : "another file stands in its place");
    return err_next(err, gone ? "put it back, or name its new place with --db"
                              : "leave Buckstop and start it again");
}

bool db_version(struct db *db, int64_t *version, struct err *err)
{
    static const int64_t another_file = -1;
    bool moved = has_moved(db);
    db->moved = false;
    if (!moved)
        return pragma_int(db, "PRAGMA data_version", version, err);
    db->moved = true;
    *version = another_file;
    return true;
}

/* Asked for at the first write, not at the opening: a file that is only opened to find out
 * whose it is stays as it is. Leaving another mode is a commit to SQLite. */
static bool safe_journal(struct db *db, struct err *err)
{
    struct db_stmt *stmt;
    if (db->safe)
        return true;
    db->committing = true;
    bool ok = db_prepare(db, "PRAGMA journal_mode=TRUNCATE", &stmt, err);
    if (ok) {
        enum db_step step = db_step(stmt, err);
        db->safe = step == DB_ROW && strcmp(db_text(stmt, 0), "truncate") == 0;
        ok = step != DB_FAILED;
        db_finalize(stmt);
    }
    db->committing = false;
    if (ok && !db->safe) {
        err_set(err, ERR_STORE, "the board \"%s\" did not take its safe journal mode",
                db->path);
        err_next(err, "close other programs that have the file open, then try again");
    }
    return db->safe;
}

/* A file that another was put in place of while it was open must take no more: nobody would
 * see it. */
static bool in_place(struct db *db, struct err *err)
{
    if (!has_moved(db))
        return true;
    db_put_aside(db, err);
    return err_next(err, "nothing was saved; leave Buckstop and start it again");
}

/* References are checked at the commit. SQLite has taken this setting once it is prepared;
 * to run it as well would have every statement that was kept prepared anew, which was a
 * third of a commit. It is run where it was not taken. */
static bool defer_references(struct db *db, struct err *err)
{
    static const char set[] = "PRAGMA defer_foreign_keys=ON";
    struct db_stmt *stmt;
    int64_t on = 0;
    if (!db_prepare(db, set, &stmt, err))
        return false;
    db_finalize(stmt);
    return pragma_int(db, "PRAGMA defer_foreign_keys", &on, err) &&
           (on || run(db, set, "locked", err));
}

void db_moment_begin(struct db *db)
{
    if (sqlite3_get_autocommit(db->sqlite))
        db->moment = sqlite3_exec(db->sqlite, "BEGIN", NULL, NULL, NULL) == SQLITE_OK;
}

/* A failure may have ended it already. */
void db_moment_end(struct db *db)
{
    if (db->moment && !sqlite3_get_autocommit(db->sqlite))
        sqlite3_exec(db->sqlite, "COMMIT", NULL, NULL, NULL);
    db->moment = false;
}

bool db_begin(struct db *db, struct err *err)
{
    db_moment_end(db);
    db->saved = false;
    if (db->look_only) {
        db->fault = DB_FAULT_READ_ONLY;
        err_set(err, ERR_REFUSED, "the board is open only to be read");
        return err_next(err, "nothing was saved; to change it leave out --read-only");
    }
    if (!db_lock(db, err))
        return false;
    if (in_place(db, err) && safe_journal(db, err) &&
        run(db, "BEGIN IMMEDIATE", "locked", err) && defer_references(db, err))
        return true;
    db_rollback(db);
    return false;
}

/* SQLite gives the pages back at once. */
void db_stay_small(struct db *db)
{
    sqlite3_exec(db->sqlite, "PRAGMA cache_size=-200", NULL, NULL, NULL);
    db->roomy = false;
}

static void give_room_back(struct db *db)
{
    if (db->roomy)
        db_stay_small(db);
}

bool db_commit(struct db *db, struct err *err)
{
    db->committing = true;
    bool ok = run(db, "COMMIT", "saved", err);
    db->committing = false;
    db->saved = ok;
    give_room_back(db);
    if (ok) {
        db_unlock(db);
        return true;
    }
    if (db->fault == DB_FAULT_OTHER) /* perhaps of a last step, after what counts */
        err_next(err, "it may have been saved all the same; look before you try again");
    db_rollback(db);
    return false;
}

/* After a full disk SQLite may have rolled back by itself, so ask before doing it again. */
void db_rollback(struct db *db)
{
    if (!sqlite3_get_autocommit(db->sqlite))
        sqlite3_exec(db->sqlite, "ROLLBACK", NULL, NULL, NULL);
    give_room_back(db);
    db_unlock(db);
}

void db_make_room(struct db *db)
{
    sqlite3_exec(db->sqlite, "PRAGMA cache_size=-4096", NULL, NULL, NULL);
    db->roomy = true;
}

bool db_writing(const struct db *db)
{
    return db->lock >= 0;
}
