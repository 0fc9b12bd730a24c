/* Path patterns are kept under what every path has in it that they match, so that a path is
 * compared with few of them. */
#ifndef BUCKSTOP_STORE_ANCHORS_H
#define BUCKSTOP_STORE_ANCHORS_H

#include "store_private.h"

/* Called after each write of a record. */
bool anchors_follow(struct tx *tx, const struct record *record, const void *row,
                    struct err *err);

/* Fills them all: after a migration, inside its transaction. */
bool anchors_fill(struct store *store, struct err *err);

/* How many patterns are kept under something else. */
bool anchors_verify(struct store *store, int64_t *wrong, struct err *err);

#endif
