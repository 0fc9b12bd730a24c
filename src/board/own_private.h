/* Starting and ending a role, for the actions that do it in passing. */
#ifndef BUCKSTOP_BOARD_OWN_PRIVATE_H
#define BUCKSTOP_BOARD_OWN_PRIVATE_H

#include "domain/model.h"
#include "store/tx.h"

/* Adds the role with the transaction's time and actor. */
bool own_start(struct tx *tx, const struct ownership *role, struct err *err);

/* Ends it now; it stays in the history. */
bool own_end(struct tx *tx, const struct ownership *role, struct err *err);

#endif
