/* Which fields of a ticket's spec do not pass is kept with the ticket, so that a list can
 * be narrowed and sorted by it without judging a hundred thousand specs. */
#ifndef BUCKSTOP_STORE_GAPS_H
#define BUCKSTOP_STORE_GAPS_H

#include "store_private.h"

/* Called after each write of a record, NULL for what is not there: the tickets it is about
 * are judged, at the latest with gaps_settle, before the transaction ends. */
bool gaps_follow(struct tx *tx, const struct record *record, const void *before,
                 const void *after, struct err *err);
bool gaps_settle(struct tx *tx, struct err *err);

/* Judges all of them: after a migration, inside its transaction. */
bool gaps_fill(struct store *store, struct err *err);

/* How many tickets have other gaps than are kept with them. */
bool gaps_verify(struct store *store, int64_t *wrong, struct err *err);

#endif
