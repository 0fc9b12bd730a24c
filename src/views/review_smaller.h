/* Step 5: a cause that is too large is said again as the part that can be gone in a week.
 * While that is typed, review->editing is the larger one. */
#ifndef BUCKSTOP_REVIEW_SMALLER_H
#define BUCKSTOP_REVIEW_SMALLER_H

#include "review_page.h"

enum { REVIEW_SMALLER_ROWS = 3 };

/* Follows the larger cause where it stands now, and ends the typing, its draft kept, where
 * somebody took it away. */
void review_smaller_load(struct review_view *review);

/* Draws the question and the field into the rows below the body. */
void review_smaller_draw(const struct review_view *review, struct grid *grid,
                         struct review_body body);

/* The command that begins it, and why it cannot. */
enum view_wants review_smaller_begin(struct app *app, void *state, const struct key *key);
const char *review_smaller_blocked(void *state);

/* The feed of the step: Enter says the smaller one and goes to its first test; Esc leaves,
 * and the text is there again the next time. */
enum view_wants review_smaller_feed(struct app *app, void *state, const struct key *key);

#endif
