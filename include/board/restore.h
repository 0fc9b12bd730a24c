/* Bringing a backup back in the place of a board that is hurt. */
#ifndef BUCKSTOP_BOARD_RESTORE_H
#define BUCKSTOP_BOARD_RESTORE_H

#include "board/history.h"

struct restored {
    const char *from;           /* the backup */
    const char *aside;          /* what the board was put aside as; NULL: there was none */
    struct history_line newest; /* the last change that the backup has */
};

/* Puts a copy of the backup in the place of the board at `path`, which is kept aside.
 * `backup` NULL: the newest of those that board_backup_name named. The backup itself stays
 * as it is. ERR_NOT_FOUND where there is none; ERR_REFUSED for one that doctor finds hurt;
 * ERR_STORE while somebody writes to the board. */
bool board_restore(const char *path, const char *backup, const struct world *world,
                   struct arena *arena, struct restored *done, struct err *err);

/* The name of a backup made now: beside the board, with the time in it. */
const char *board_backup_name(const char *path, int64_t now, struct arena *arena);

#endif
