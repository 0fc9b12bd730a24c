/* One database engine behind one header: open, prepare, bind, step, transaction, lock.
 * Nothing here knows what the tables mean. */
#ifndef BUCKSTOP_DB_DB_H
#define BUCKSTOP_DB_DB_H

#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct db;
struct db_stmt;

enum db_mode {
    DB_GLANCE, /* one look-up: as DB_READ, all of it in one read transaction until the
                  close, which saves the locks of each query and holds up a writer that long
                */
    DB_READ,   /* queries only; a hot journal left by a kill is still rolled back */
    DB_LOOK,   /* queries only, of a file that is never written: not even a hot journal is
                  rolled back, and no lock file is made */
    DB_WRITE,
    DB_HURRY,  /* as DB_WRITE, but what somebody else holds is a failure at once */
    DB_CREATE, /* makes the file, mode 0600, if there is none; then as DB_WRITE */
};

/* What is known of the file before any table of it is read. */
struct db_stamp {
    int64_t application; /* 0 for a new or foreign file */
    int64_t schema;      /* the number of the newest migration in it */
};

/* Opens the file at `path`. Its folder may be reached through links, the file itself may
 * not be one. ERR_NOT_FOUND is for no file, ERR_STORE says in words what is in the way: a
 * link, a folder, no permission. That it is no database is said by the first question;
 * nothing is changed in the file before the first transaction. The caller closes *db with
 * db_close. */
bool db_open(const char *path, enum db_mode mode, struct db **db, struct err *err);
void db_close(
    struct db *db); /* NULL is safe; open statements are finalised by their owner first */

/* Whether the file, or where there is none its folder, is on a disk of another machine,
 * where locks may not hold and a synced write may not be one. */
bool db_on_network(const char *path);

/* The absolute path of the file, valid as long as db. */
const char *db_path(const struct db *db);

bool db_stamp(struct db *db, struct db_stamp *stamp, struct err *err);

/* Writes the stamp; inside a transaction. */
bool db_set_stamp(struct db *db, struct db_stamp stamp, struct err *err);

/* Runs several statements that answer nothing, inside a transaction. */
bool db_run(struct db *db, const char *sql, struct err *err);

/* Statements. Parameters are $1, $2 ... and are bound by that number; text is copied.
 * The caller finalises; NULL is safe. A bind of a number the statement does not have is a
 * bug (assert). */
bool db_prepare(struct db *db, const char *sql, struct db_stmt **stmt, struct err *err);
void db_finalize(struct db_stmt *stmt);
void db_bind_int(struct db_stmt *stmt, int parameter, int64_t value);
void db_bind_text(struct db_stmt *stmt, int parameter, const char *value);
void db_bind_null(struct db_stmt *stmt, int parameter);

enum db_step { DB_ROW, DB_DONE, DB_FAILED };

/* After DB_FAILED err is set and the statement is reset. Text of a row is valid until the
 * next step or reset. */
enum db_step db_step(struct db_stmt *stmt, struct err *err);
void db_reset(struct db_stmt *stmt);
int64_t db_int(struct db_stmt *stmt, int column);      /* 0 for NULL */
const char *db_text(struct db_stmt *stmt, int column); /* "" for NULL */

/* What stands there, and how many bytes it has as text: a damaged file may hold anything in
 * any column. The kind is asked for before the value. */
enum db_kind { DB_NULL, DB_NUMBER, DB_TEXT, DB_OTHER };
enum db_kind db_kind(struct db_stmt *stmt, int column);
size_t db_size(struct db_stmt *stmt, int column);

int64_t db_last_id(struct db *db);
int64_t db_rows_changed(struct db *db); /* by the last statement */

/* Why the last call on db failed, where a caller can do something about it. */
enum db_fault {
    DB_FAULT_NONE,
    DB_FAULT_UNIQUE,    /* a second row where one may be */
    DB_FAULT_REFERENCE, /* a row that others still point at, or one that is not there */
    DB_FAULT_CHECK,     /* a value the schema does not take */
    DB_FAULT_BUSY,      /* somebody else held the lock for longer than the deadline */
    DB_FAULT_FULL,      /* no room on the disk */
    DB_FAULT_READ_ONLY,
    DB_FAULT_CORRUPT,
    DB_FAULT_OTHER,
};
enum db_fault db_fault(const struct db *db);

/* A write transaction: first the lock file beside the store, which is open to whom the
 * store is, waited for up to ten seconds (not at all by DB_HURRY), then, the first time,
 * the safe journal mode, then BEGIN IMMEDIATE. References are checked at the commit. On
 * failure nothing is held.
 */
bool db_begin(struct db *db, struct err *err);

/* Both let go of the lock. After a failed commit the transaction is rolled back, unless
 * err->next says that it may have been saved: the disk failed in the last step of it. */
bool db_commit(struct db *db, struct err *err);
void db_rollback(struct db *db);

/* What is read between the two is of one moment, with one lock instead of one a statement;
 * a writer waits for the end, so it is to be near. A write that begins ends it. Nothing
 * happens within a transaction, or where there is no moment to end. */
void db_moment_begin(struct db *db);
void db_moment_end(struct db *db);

/* Keeps 200 KiB of pages, which is enough to look at a board for hours, until a transaction
 * that is a large one is given room for 4 MiB, up to its end. Both read the file. */
void db_stay_small(struct db *db);
void db_make_room(struct db *db);
bool db_writing(const struct db *db);

/* Another number when another process changed the file; the same as long as none did. When
 * another file was put in its place it is another number too, and from then on no question
 * is answered: what is asked would be of a board that is no more. */
bool db_version(struct db *db, int64_t *version, struct err *err);

/* Copies the whole store to `to` while others may write (once; from then on they wait):
 * into a temporary file beside it, mode 0600, synced, then renamed over. `to` must not be
 * there yet unless `replace`. */
bool db_backup(struct db *db, const char *to, bool replace, struct err *err);

/* Puts the file `with` of the same folder in the place of `path`, if nobody is writing
 * there, open to those to whom that was. What was there, and its journal, which belongs to
 * it alone, keep standing as `aside`, which must be new (*kept; false where there was
 * nothing). After a failure all is as it was. At every moment one of the two is in place,
 * but for an instant on a disk without hard links; a power cut in between may leave the
 * journal, and there the file, under the name of `aside`. */
bool db_replace(const char *path, const char *with, const char *aside, bool *kept,
                struct err *err);

/* Asks the engine to check the whole file; calls `say` once for each thing it finds, one
 * line each. Returns false when the check could not run to its end. */
bool db_check(struct db *db, void (*say)(void *ctx, const char *what), void *ctx,
              struct err *err);

#endif
