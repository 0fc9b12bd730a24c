/* Adding a person, for the actions that do it in passing. */
#ifndef BUCKSTOP_BOARD_PERSON_PRIVATE_H
#define BUCKSTOP_BOARD_PERSON_PRIVATE_H

#include "board/person.h"
#include "store/tx.h"

/* A person of the board is one human: the rules for an owner's name hold here too, without
 * a roster that could vouch for it; what is perhaps a team can be a surname. ERR_REFUSED.
 */
bool person_one_human(const char *name, struct err *err);

/* Adds a person in the transaction that runs, with a handle made from the name where none
 * is given. ERR_REFUSED for a name that is not one human's, ERR_CONFLICT for a handle that
 * is somebody's. */
bool person_make(struct board *board, struct tx *tx, const struct person_edit *edit,
                 struct arena *arena, struct person *person, struct err *err);

#endif
