/* One product line at a time: what the lists of areas, tickets and incidents and the next
 * thing to fix are narrowed to. The weekly review and the release types are the whole
 * team's and stay so; so does looking up who decides. */
#ifndef BUCKSTOP_BOARD_NARROW_H
#define BUCKSTOP_BOARD_NARROW_H

#include "board/board.h"

/* Narrows this board's lists to the line, case and accents apart, or (with "") to none. On
 * a board opened for writing it is remembered for the acting person, outside the log, and
 * holds when they open it again to be shown (BOARD_SHOW). ERR_NOT_FOUND, with the closest,
 * for a line that no area has. */
bool board_narrow(struct board *board, const char *line, struct err *err);

/* The line as its areas spell it; "" for all. Valid until the next board_narrow. */
const char *board_narrowed(const struct board *board);

/* Every line an area has that is not archived, by name. */
bool board_lines(struct board *board, struct arena *arena, const char *const **lines,
                 size_t *n, struct err *err);

#endif
