/* A page for a reader from outside: who owns this, where specs fail, why shipping is risky,
 * what the team fixed lately. */
#ifndef BUCKSTOP_BOARD_BRIEF_H
#define BUCKSTOP_BOARD_BRIEF_H

#include "base/buf.h"
#include "board/board.h"

/* Adds it as Markdown, each answer with its evidence, every text escaped; over the board's
 * product line (board/narrow.h). */
bool board_brief(struct board *board, struct buf *out, struct err *err);

#endif
