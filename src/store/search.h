/* The search over titles, kept beside the records it follows from. */
#ifndef BUCKSTOP_STORE_SEARCH_H
#define BUCKSTOP_STORE_SEARCH_H

#include "store_private.h"

/* Called after each write of a record: what is found under its title follows, at the latest
 * with search_settle, before the transaction ends. */
bool search_follow(struct tx *tx, const struct record *record, const void *row,
                   struct err *err);
bool search_settle(struct tx *tx, struct err *err);

/* Fills it anew: after a migration, inside its transaction. */
bool search_fill(struct store *store, struct err *err);

/* How many tickets and incidents are not found under their titles, or are and should not
 * be. */
bool search_verify(struct store *store, int64_t *wrong, struct err *err);

#endif
