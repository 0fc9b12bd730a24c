/* Whole tables in the order of an export. */
#ifndef BUCKSTOP_STORE_DUMP_H
#define BUCKSTOP_STORE_DUMP_H

#include "base/arena.h"
#include "base/err.h"
#include "base/progress.h"
#include "store/record.h"

/* Every row of the entity, in an order that depends only on what people see, never on when
 * rows were made: parents by their name or number, children behind their parents in the
 * parents' order. *rows is an array of the record's struct in the arena. A row is two steps
 * of `steps`, which may be NULL. ERR_STORE names the first value that cannot be, which only
 * a damaged file holds. */
bool dump_rows(struct store *store, const struct record *record, struct arena *arena,
               void *rows, size_t *n, struct progress_steps *steps, struct err *err);

/* How many rows there are of all entities, the board's own among them: for showing how far
 * a work on them is. */
bool dump_count(struct store *store, int64_t *n, struct err *err);

#endif
