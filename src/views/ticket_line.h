/* How a ticket stands, in a few columns: for the lists of tickets. */
#ifndef BUCKSTOP_TICKET_LINE_H
#define BUCKSTOP_TICKET_LINE_H

#include "base/buf.h"
#include "domain/model.h"
#include "ui/grid.h"

/* Adds it in at most `width` columns: what its spec misses by name where there is room, how
 * many fields else; or its state, or what was decided. Returns the ink for it. */
enum ink ticket_line_standing(const struct ticket_line *line, int64_t today, int width,
                              struct buf *out);

/* The columns that the numbers of these need, "#219": at least five. */
int ticket_line_number(const struct ticket_line *line, size_t n);

#endif
