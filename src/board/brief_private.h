/* The answers of the brief, one a file. */
#ifndef BUCKSTOP_BOARD_BRIEF_PRIVATE_H
#define BUCKSTOP_BOARD_BRIEF_PRIVATE_H

#include "base/arena.h"
#include "base/buf.h"
#include "board/brief.h"
#include "board_private.h"

/* One page: a list longer than this says how many more there are. */
enum { BRIEF_LINES = 8, BRIEF_WEEKS = 8 };

/* Each adds its answer with its evidence. */
bool brief_owners(struct board *board, struct arena *arena, struct buf *out,
                  struct err *err);
bool brief_specs(struct board *board, struct arena *arena, struct buf *out,
                 struct err *err);
bool brief_shipping(struct board *board, struct arena *arena, struct buf *out,
                    struct err *err);
bool brief_fixed(struct board *board, struct arena *arena, struct buf *out,
                 struct err *err);

/* A text with its markup escaped; on one line. */
void brief_text(struct buf *out, const char *text);

/* "- and 4 more" where there are more than were shown. */
void brief_more(struct buf *out, size_t shown, size_t n);

#endif
