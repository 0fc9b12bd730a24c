/* The board's own YAML, both ways. One table of keys an entity serves reading and writing,
 * so that they cannot drift apart. */
#ifndef BUCKSTOP_CODEC_BOARD_YAML_H
#define BUCKSTOP_CODEC_BOARD_YAML_H

#include "base/buf.h"
#include "base/err.h"
#include "codec/board_plan.h"

/* Reads a board. Times may be given as people type them (domain/when.h), read against `now`
 * and the board's own zone; so a demo board is alive whenever it is opened. The plan's
 * arena must be set. ERR_INPUT as "FILE:LINE:COLUMN: what is wrong; what was expected". */
bool board_yaml_read(const char *file, const char *text, size_t len, int64_t now,
                     struct board_plan *plan, struct err *err);

/* Adds the board as YAML: stable, times in UTC, nothing that is empty. Reading it gives an
 * equal plan. A plan that was read from a damaged store may not be such a board: ERR_STORE
 * names the record that points nowhere or holds what cannot be, and nothing is added. */
bool board_yaml_write(struct board_plan *plan, struct buf *out, struct err *err);

#endif
