/* What step 1 knows and how it is drawn. */
#ifndef BUCKSTOP_REVIEW_LAST_WEEK_H
#define BUCKSTOP_REVIEW_LAST_WEEK_H

#include "person_pick.h"
#include "review_page.h"

/* What is typed beside the three answers: the new owner of a promise that has none. */
enum { NEW_OWNER = PROMISE_DROPPED + 1 };

/* The promise one is on; NULL where none is open. */
const struct sitting_promise *last_week_promise(const struct review_view *review);

/* Whether it is open and nobody's. */
bool last_week_unowned(const struct review_view *review);

/* The people that what is typed for a new owner fits, and the one of them one is on: it
 * follows from the field, and is found again where it is needed. */
void last_week_find_owner(const struct review_view *review, struct person_pick *pick);

/* The page's draw. */
void last_week_draw(struct app *app, void *state, struct grid *grid);

#endif
