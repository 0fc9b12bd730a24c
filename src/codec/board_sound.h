/* Whether a plan can be written as a file that reads back as the same board: what comes
 * from a store that was damaged may not. */
#ifndef BUCKSTOP_CODEC_BOARD_SOUND_H
#define BUCKSTOP_CODEC_BOARD_SOUND_H

#include "base/err.h"
#include "board_keys.h"

/* Every reference leads to a record of the plan, every child has its parent, every value is
 * one that the reader takes. ERR_STORE names the first that is not so. */
bool board_sound(struct board_plan *plan, struct err *err);

/* For a row that belongs nowhere in the file: ERR_STORE, always false. */
bool board_unsound_place(enum plan_kind kind, const void *row, struct err *err);

#endif
