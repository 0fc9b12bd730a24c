/* Below the field of step 4: what was said in earlier weeks and looks like what is typed.
 * Taken from there it is said again in the same words, so that naming it takes the same
 * cause. */
#ifndef BUCKSTOP_REVIEW_OFFERS_H
#define BUCKSTOP_REVIEW_OFFERS_H

#include "review_page.h"

/* Looks for them anew, for the text in the field; none where nothing is being typed. */
void review_offers_find(struct app *app, struct review_view *review);

/* Down and Tab go to them and through them, Up back to the field. Enter on one puts its
 * text into the field and passes the key on: VIEW_UNKNOWN, as for every key that is not
 * theirs. */
enum view_wants review_offers_feed(struct app *app, struct review_view *review,
                                   const struct key *key);

/* Draws them from `row`, at most `most` rows; returns the rows used. */
int review_offers_draw(const struct review_view *review, struct grid *grid, int row,
                       int left, int width, int most);

/* The rows that all of them take. */
int review_offers_rows(const struct review_view *review, int width);

/* "CAME BACK" where the candidate is a cause that was seen gone before, "again" where it
 * was said before, else "". */
const char *review_again(const struct review_view *review, size_t candidate);

#endif
