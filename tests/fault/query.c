/* Queries that fail. What a page cache holds is read without touching a disk, so faults of
 * the disk alone never reach the middle of an answer. The linker hands the calls here
 * (--wrap): the program's own preparing and stepping, and under them SQLite's; what SQLite
 * asks itself on the way is left alone. */
#include "harm.h"

#include "db/db.h"

#include <sqlite3.h>

bool __real_db_prepare(struct db *db, const char *sql, struct db_stmt **out,
                       struct err *err);
enum db_step __real_db_step(struct db_stmt *stmt, struct err *err);
int __real_sqlite3_prepare_v3(sqlite3 *db, const char *sql, int n, unsigned flags,
                              sqlite3_stmt **stmt, const char **tail);
int __real_sqlite3_step(sqlite3_stmt *stmt);
bool __wrap_db_prepare(struct db *db, const char *sql, struct db_stmt **out,
                       struct err *err);
enum db_step __wrap_db_step(struct db_stmt *stmt, struct err *err);
int __wrap_sqlite3_prepare_v3(sqlite3 *db, const char *sql, int n, unsigned flags,
                              sqlite3_stmt **stmt, const char **tail);
int __wrap_sqlite3_step(sqlite3_stmt *stmt);

static bool ours; /* the next call of SQLite is the program's */

static bool struck(void)
{
    bool strikes = ours && harm_strikes(FAULT_QUERY);
    ours = false;
    return strikes;
}

bool __wrap_db_prepare(struct db *db, const char *sql, struct db_stmt **out,
                       struct err *err)
{
    ours = true;
    return __real_db_prepare(db, sql, out, err);
}

enum db_step __wrap_db_step(struct db_stmt *stmt, struct err *err)
{
    ours = true;
    return __real_db_step(stmt, err);
}

int __wrap_sqlite3_prepare_v3(sqlite3 *db, const char *sql, int n, unsigned flags,
                              sqlite3_stmt **stmt, const char **tail)
{
    *stmt = NULL;
    return struck() ? SQLITE_IOERR
                    : __real_sqlite3_prepare_v3(db, sql, n, flags, stmt, tail);
}

int __wrap_sqlite3_step(sqlite3_stmt *stmt)
{
    return struck() ? SQLITE_IOERR : __real_sqlite3_step(stmt);
}
