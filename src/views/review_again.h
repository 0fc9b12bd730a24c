/* Step 2: the promises that may be this week's once more, below the incidents. */
#ifndef BUCKSTOP_REVIEW_AGAIN_H
#define BUCKSTOP_REVIEW_AGAIN_H

#include "review_page.h"

/* The one at that place, from 0, in the order of step 1; NULL: there are not so many. */
const struct sitting_promise *again_at(const struct review_view *review, int at);

/* How many there are, and the rows they take: of many only a few are shown. */
int agains(const struct review_view *review);
int again_rows(const struct review_view *review);

/* The place of the one that one is on; else of the one that is chosen, else 0. */
int again_here(const struct review_view *review);

/* Draws them; `here` is the place one stands on, -1: on none. */
void again_draw(const struct review_view *review, struct grid *grid,
                struct review_body body, int row, int here);

#endif
