/* What people asked for and no area goes by: the names that are still missing. */
#ifndef BUCKSTOP_BOARD_MISS_H
#define BUCKSTOP_BOARD_MISS_H

#include "board/board.h"

/* Counts that `typed` was asked for at `now` and not found, on the board at `path`. It is
 * done as well as can be: nothing is waited for, and a board that cannot be written, or is
 * being written just now, stays as it is. Not while the caller has the board open for one
 * look-up. */
void board_miss(const char *path, const char *typed, int64_t now);

struct miss_line {
    const char *typed; /* as last typed */
    bool path;         /* looks like a file's path, so that a pattern is what is missing */
    int64_t asked;     /* how often */
    int64_t asked_at;  /* the last time */
};

/* What is still not found, the most asked first, at most `most`. What an area, an alias or
 * a path pattern answers by now is left out. */
bool board_misses(struct board *board, size_t most, struct arena *arena,
                  struct miss_line **lines, size_t *n, struct err *err);

#endif
