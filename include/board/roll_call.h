/* A roll call: for each area people say a name aloud before they see whose it is. */
#ifndef BUCKSTOP_BOARD_ROLL_CALL_H
#define BUCKSTOP_BOARD_ROLL_CALL_H

#include "board/board.h"

/* How many areas were clear to everybody, to some, to nobody. */
struct roll_call {
    int clear, fuzzy, nobody;
};

/* The team's answer to "can everyone name who decides?" that it comes to: no where nobody
 * knew one, else fuzzy where one was, else clear. */
enum check_word roll_call_word(const struct roll_call *call);

/* Keeps the answer, with the figures, for this week's team check; a later one of the week
 * takes its place. One logged, undoable change. */
bool board_roll_call(struct board *board, const struct roll_call *call, struct err *err);

#endif
