/* The board's file, opened: its schema brought up to date, its statements kept ready. The
 * only floor that speaks SQL. */
#ifndef BUCKSTOP_STORE_STORE_H
#define BUCKSTOP_STORE_STORE_H

#include "base/err.h"

#include <stdbool.h>
#include <stdint.h>

struct store;

enum store_mode {
    STORE_GLANCE, /* one look-up: a writer waits until the close */
    STORE_READ,   /* queries only */
    STORE_LOOK, /* queries only, and the file is never written: nor an older one updated */
    STORE_WRITE,
    STORE_HURRY, /* as STORE_WRITE, but nothing is waited for, nor an older board updated */
};

/* Opens the board at `path`. ERR_NOT_FOUND when there is none; ERR_STORE when the file is
 * no board, is damaged, or (STORE_WRITE only) comes from a newer program. An older board is
 * brought up to date first, after a copy of it was put beside it as PATH.before-N. The
 * caller closes *store with store_close. */
bool store_open(const char *path, enum store_mode mode, struct store **store,
                struct err *err);

/* Makes a store with an empty schema where there is no file, or an empty one; ERR_REFUSED
 * where there is a board already. It holds no board record yet. */
bool store_create(const char *path, struct store **store, struct err *err);

/* Whether it is, or would be, on a disk of another machine. */
bool store_on_network(const char *path);

void store_close(struct store *store); /* NULL is safe */

/* The absolute path of the file, valid as long as store. */
const char *store_path(const struct store *store);

/* A number that another process's commit changes. */
bool store_version(struct store *store, int64_t *version, struct err *err);

/* Of one moment, as db_moment_begin. */
void store_moment_begin(struct store *store);
void store_moment_end(struct store *store);

/* Copies the whole board to the new file `to` while others may write. */
bool store_backup(struct store *store, const char *to, struct err *err);

/* Bringing a backup back: a copy of it is made at `to`, over anything there, to be opened
 * and looked at; then it is put in place of the board, or taken away again. ERR_NOT_FOUND
 * where there is no backup, ERR_STORE for one that is no board. */
bool store_copy(const char *backup, const char *to, struct err *err);
bool store_replace(const char *path, const char *with, const char *aside, bool *kept,
                   struct err *err);    /* as db_replace */
void store_take_away(const char *path); /* and what stands beside it: lock, journal, copy */

#endif
