/* What the actions of a review ask of its seats. */
#ifndef BUCKSTOP_BOARD_SEAT_PRIVATE_H
#define BUCKSTOP_BOARD_SEAT_PRIVATE_H

#include "board_private.h"

/* Whether this board may change the review: nobody drives it, or this board does. Else
 * ERR_CONFLICT. To be asked inside the transaction that changes it. */
bool seat_allows(struct board *board, int64_t review, struct arena *arena, struct err *err);

/* Whether a half-typed text may be kept: it is not too long. */
bool board_draft_fits(const char *place, const char *text, struct err *err);

#endif
