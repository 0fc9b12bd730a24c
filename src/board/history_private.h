/* What an undo or a redo may not leave behind. */
#ifndef BUCKSTOP_BOARD_HISTORY_PRIVATE_H
#define BUCKSTOP_BOARD_HISTORY_PRIVATE_H

#include "board_private.h"

/* Whether the rules of the board still hold for what walking `operation` has set, inside
 * its transaction. ERR_CONFLICT says what somebody did in between, and what to do. */
bool history_rules_hold(struct tx *tx, int64_t operation, enum op_kind way,
                        struct err *err);

#endif
