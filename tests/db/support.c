/* What the tests of the engine share. */
#include "support.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { NOBODY = 65534, NAMES = 8 };

char folder[32];
char file[64];
struct err err;

void enter(void)
{
    snprintf(folder, sizeof folder, "/tmp/buckstop-db.XXXXXX");
    cr_assert(mkdtemp(folder));
    snprintf(file, sizeof file, "%s/board.db", folder);
}

void leave(void)
{
    char command[128];
    snprintf(command, sizeof command, "chmod -R u+rwx %s; rm -rf %s", folder, folder);
    cr_assert_eq(system(command), 0);
}

const char *in_folder(const char *name)
{
    static char names[NAMES][512];
    static size_t turn;
    char *path = names[turn++ % NAMES];
    snprintf(path, sizeof names[0], "%s/%s", folder, name);
    return path;
}

struct db *made(void)
{
    struct db *db = NULL;
    cr_assert(db_open(file, DB_CREATE, &db, &err), "%s %s", err.what, err.why);
    save(db, "CREATE TABLE IF NOT EXISTS t (id INTEGER PRIMARY KEY, a TEXT UNIQUE "
             "CHECK (length(a) < 5)) STRICT;"
             "CREATE TABLE IF NOT EXISTS c (t INTEGER REFERENCES t (id)) STRICT;");
    return db;
}

bool write_row(struct db *db, const char *sql)
{
    struct db_stmt *stmt;
    cr_assert(db_prepare(db, sql, &stmt, &err), "%s", err.why);
    enum db_step step = db_step(stmt, &err);
    db_finalize(stmt);
    return step != DB_FAILED;
}

int64_t ask(struct db *db, const char *sql)
{
    struct db_stmt *stmt;
    cr_assert(db_prepare(db, sql, &stmt, &err), "%s", err.why);
    cr_assert_eq(db_step(stmt, &err), DB_ROW, "%s", err.why);
    int64_t answer = db_int(stmt, 0);
    db_finalize(stmt);
    return answer;
}

void save(struct db *db, const char *sql)
{
    cr_assert(db_begin(db, &err), "%s %s", err.what, err.why);
    cr_assert(db_run(db, sql, &err), "%s %s", err.what, err.why);
    cr_assert(db_commit(db, &err), "%s %s", err.what, err.why);
}

bool become_nobody(void)
{
    if (geteuid() != 0)
        return false;
    cr_assert_eq(chown(folder, NOBODY, NOBODY), 0);
    cr_assert_eq(seteuid(NOBODY), 0);
    return true;
}

void become_root(bool was_root)
{
    if (was_root)
        cr_assert_eq(seteuid(0), 0);
}

bool without_links;

int link(const char *from, const char *to)
{
    if (!without_links)
        return (int)syscall(SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0);
    errno = EPERM;
    return -1;
}
