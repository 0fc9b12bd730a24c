/* A roll call: for each area people say a name aloud before they see whose it is. */
#ifndef BUCKSTOP_BOARD_ROLL_CALL_H
#define BUCKSTOP_BOARD_ROLL_CALL_H

#include "board/board.h"
#include "domain/check.h"

/* Keeps the answer, with the figures, for this week's team check; a later one of the week
 * takes its place. One logged, undoable change. */
bool board_roll_call(struct board *board, const struct roll_call *call, struct err *err);

#endif
