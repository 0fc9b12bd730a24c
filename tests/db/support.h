/* A file in a folder of its own, for each test. */
#ifndef BUCKSTOP_TESTS_DB_SUPPORT_H
#define BUCKSTOP_TESTS_DB_SUPPORT_H

#include "db/db.h"

#include <criterion/criterion.h>

extern char folder[32]; /* real, without links */
extern char file[64];   /* folder/board.db, not made yet */
extern struct err err;

void enter(void);
void leave(void);

/* folder/NAME in memory of this file's own, valid until the eighth call after it. */
const char *in_folder(const char *name);

/* A new connection to the file, which is made with two empty tables: t (id, a), with `a`
 * unique and under five characters, and c (t), which refers to t. */
struct db *made(void);

/* One statement, which may fail; true when it did not. */
bool write_row(struct db *db, const char *sql);

/* The number that a query answers. */
int64_t ask(struct db *db, const char *sql);

/* What is written must become so: begin, the statements, commit. */
void save(struct db *db, const char *sql);

/* Becomes a user who is not root, as whom permissions count; the folder is given to that
 * user. False where the test runs as one already. */
bool become_nobody(void);
void become_root(bool was_root);

/* While true, link() fails as on a disk that has none. */
extern bool without_links;

#endif
