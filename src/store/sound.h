/* What stands in a table that its schema would not have taken: only a damaged file holds
 * it. Reading a row makes the best of such a value, so that a board can still be looked at;
 * who must not take it for the truth asks here. */
#ifndef BUCKSTOP_STORE_SOUND_H
#define BUCKSTOP_STORE_SOUND_H

#include "base/progress.h"
#include "store_private.h"

/* Calls `say` for each value of the entity that cannot be, one line each: whose, which and
 * why. Each row is a step of `steps`. False with err set if the table cannot be read. */
bool sound_record(struct store *store, const struct record *record,
                  struct progress_steps *steps, void (*say)(void *ctx, const char *what),
                  void *ctx, struct err *err);

/* The same for the tables that are kept past the log, each by its place: half-typed text,
 * what was asked for and not found, who has a review on the screen. No undo and no log
 * stands behind them, so only what cannot be is seen: a text that became another is not. */
enum { SOUND_BESIDES = 3 };
extern const char *const sound_besides[SOUND_BESIDES]; /* what one is, for a message */
bool sound_beside(struct store *store, int which, void (*say)(void *ctx, const char *what),
                  void *ctx, struct err *err);

#endif
