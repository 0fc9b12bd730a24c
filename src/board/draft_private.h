/* Half-typed text that the store did not take. */
#ifndef BUCKSTOP_BOARD_DRAFT_PRIVATE_H
#define BUCKSTOP_BOARD_DRAFT_PRIVATE_H

#include "board_private.h"
#include "store/drafts.h"

/* After the store failed with err: keeps it outside, and says so in err, or that it is kept
 * nowhere. Always false. */
bool draft_aside(struct board *board, const struct draft *draft, struct err *err);

/* The store has taken it: what was kept of it outside goes. */
void draft_saved(struct board *board, const struct draft *draft);

/* What is kept, outside or in the store, whichever is newer; "" for nothing. */
bool draft_text(struct board *board, const char *place, const char *actor,
                struct arena *arena, const char **text, struct err *err);

#endif
