/* What was done, by whom, and walking it back and forth. */
#ifndef BUCKSTOP_BOARD_HISTORY_H
#define BUCKSTOP_BOARD_HISTORY_H

#include "board/board.h"

/* One operation of the log. */
struct history_line {
    int64_t id;
    int64_t at;
    const char *actor;
    bool known; /* the actor is a person of the board */
    const char *what;
    const char *why;
    const char *kind; /* start, do, undo or redo */
    bool undone;
};

/* The newest `most`, newest first. */
bool board_log(struct board *board, size_t most, struct arena *arena,
               struct history_line **lines, size_t *n, struct err *err);

/* Undoes the acting person's last change, or redoes the last undone one; *line is the
 * operation it was about. ERR_NOT_FOUND when there is none; ERR_CONFLICT when somebody
 * changed the same since, or who or what it would bring back has left or moved on. */
bool board_undo(struct board *board, struct arena *arena, struct history_line *line,
                struct err *err);
bool board_redo(struct board *board, struct arena *arena, struct history_line *line,
                struct err *err);

/* What board_undo would undo. ERR_NOT_FOUND when there is nothing. */
bool board_undo_next(struct board *board, struct arena *arena, struct history_line *line,
                     struct err *err);

/* Proves that the file, the log and the records are whole. `say` is called for each thing
 * that is not; with `hurt` false it is only a warning (the file can be read by everybody).
 */
bool board_doctor(struct board *board, void (*say)(void *ctx, bool hurt, const char *what),
                  void *ctx, struct err *err);

#endif
