/* Adding a person, for the actions that do it in passing. */
#ifndef BUCKSTOP_BOARD_PERSON_PRIVATE_H
#define BUCKSTOP_BOARD_PERSON_PRIVATE_H

#include "board/person.h"
#include "store/tx.h"

/* Adds a person in the transaction that runs, with a handle made from the name where none
 * is given. ERR_REFUSED for a name that is not one human's, ERR_CONFLICT for a handle that
 * is somebody's. */
bool person_make(struct board *board, struct tx *tx, const struct person_edit *edit,
                 struct arena *arena, struct person *person, struct err *err);

#endif
