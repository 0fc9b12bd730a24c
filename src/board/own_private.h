/* Naming a person, starting and ending a role, for the actions that do it in passing. */
#ifndef BUCKSTOP_BOARD_OWN_PRIVATE_H
#define BUCKSTOP_BOARD_OWN_PRIVATE_H

#include "domain/model.h"
#include "store/tx.h"

struct arena;
struct board;

/* The typed name as one person of the board, by the rules for names. */
bool own_person(struct board *board, const char *typed, struct arena *arena,
                struct person *person, struct err *err);

/* Adds the role with the transaction's time and actor. */
bool own_start(struct tx *tx, const struct ownership *role, struct err *err);

/* Ends it now; it stays in the history. */
bool own_end(struct tx *tx, const struct ownership *role, struct err *err);

#endif
