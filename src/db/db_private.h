/* What the files of this floor share. */
#ifndef BUCKSTOP_DB_PRIVATE_H
#define BUCKSTOP_DB_PRIVATE_H

#include "db/db.h"

#include <sqlite3.h>
#include <stdio.h>
#include <sys/types.h>

enum { DB_STEPS_BETWEEN = 10000 }; /* of SQLite's machine: some milliseconds */

struct db {
    sqlite3 *sqlite;
    char *path;      /* absolute; ours */
    char *lock_path; /* the lock file beside it; ours */
    int lock;        /* its descriptor while a transaction holds it, else -1 */
    bool hurried;    /* nothing is waited for */
    bool glances;    /* one look-up, after which the process ends */
    bool look_only;  /* the file is never written */
    bool safe;       /* the journal mode is the one that was asked for */
    bool saved;      /* the last transaction was committed, and none began since */
    bool roomy;      /* the transaction was given more memory */
    bool heard;      /* a long statement asks whether it is to stop */
    bool moment;     /* what is read now is of one moment */
    bool moved;      /* another file stands in its place, db_version saw */
    bool committing; /* the one moment at which a commit is allowed */
    enum db_fault fault;
};

/* Sets err from what SQLite says of its last call on db, and remembers the fault. Always
 * returns false. */
bool db_fail(struct db *db, const char *doing, struct err *err);

/* The error of a file that another was put in place of. Always returns false. */
bool db_put_aside(struct db *db, struct err *err);

/* The error of work that progress_stop ended. Always returns false. */
bool db_stopped(struct db *db, struct err *err);

/* Makes SQLite's memory that of one look-up; nothing happens once SQLite has begun. */
void db_memory_once(void);

/* Whether all of SQLite's memory is in that one block, which goes with the process. */
bool db_memory_is_one(void);

/* realpath of the folder, then the file's own name; the caller frees. NULL with err set if
 * there is no such folder. */
char *db_absolute(const char *path, struct err *err);

/* Whether a link() that failed with this has failed for the disk has none, as exFAT. */
bool db_no_links(int why);

/* Syncs the folder of the file at `path`, so that a new name in it stays. */
void db_sync_folder(const char *path);

/* Opens the file to those to whom the one at `path` is open: gives it that owner, group and
 * mode as far as we may; where not the group, then nothing to a group. `least` is there
 * whatever the other's mode. */
void db_open_as(int fd, const char *path, mode_t least);

/* The lock file's life, in lock.c. */
bool db_lock(struct db *db, struct err *err);
void db_unlock(struct db *db);

/* Called by SQLite while somebody else holds the file; jittered, with a deadline. */
int db_wait(void *ctx, int tries);

#endif
