/* How many tickets there are of each kind is kept beside them, so that a long list and a
 * short one are counted in the same time. */
#ifndef BUCKSTOP_STORE_TALLIES_H
#define BUCKSTOP_STORE_TALLIES_H

#include "store_private.h"

/* Called after each write of a record with what it was and what it is, NULL for not there;
 * the counts follow at the latest with tallies_settle, before the transaction ends. */
bool tallies_follow(struct tx *tx, const struct record *record, const void *before,
                    const void *after, struct err *err);
bool tallies_settle(struct tx *tx, struct err *err);

/* Counts anew: after a migration, inside its transaction. */
bool tallies_fill(struct store *store, struct err *err);

/* How many kinds of tickets, and of areas, are miscounted. */
bool tallies_verify(struct store *store, int64_t *wrong, struct err *err);

#endif
