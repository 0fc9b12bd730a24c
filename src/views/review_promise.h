/* The promise of step 7 as it is typed: three fields, and what is said of each. */
#ifndef BUCKSTOP_REVIEW_PROMISE_H
#define BUCKSTOP_REVIEW_PROMISE_H

#include "review_page.h"

enum { PROMISE_OWNER, PROMISE_DUE, PROMISE_GONE_WHEN, PROMISE_FIELDS };

/* The date in its field, as people type it or as it is shown: "Wed 25 Nov". */
bool promise_due(const struct review_view *review, int64_t *due, struct err *err);

/* Adds how far off it is, or, false, why it cannot be. What can be left out is where there
 * is not so much room, in columns. */
bool promise_due_note(const struct review_view *review, int room, struct buf *out);

/* Adds what "gone when" needs yet, else how strong it is; in that ink. */
enum ink promise_gone_note(const struct review_view *review, struct buf *out);

#endif
