/* Keeping one answer of this week's team check. */
#ifndef BUCKSTOP_BOARD_TEAM_CHECK_PRIVATE_H
#define BUCKSTOP_BOARD_TEAM_CHECK_PRIVATE_H

#include "domain/check.h"

struct board;
struct tx;
struct arena;
struct err;

/* Keeps the answer to question 0 to 3 with what the board said beside it, in place of an
 * earlier one of the week; begins the week's check where there is none. */
bool team_check_put(struct board *board, struct tx *tx, int question, enum check_word word,
                    const char *said, struct arena *arena, struct err *err);

#endif
