/* Half-typed text, kept outside the log: one a place and acting person. */
#ifndef BUCKSTOP_STORE_DRAFTS_H
#define BUCKSTOP_STORE_DRAFTS_H

#include "base/arena.h"
#include "base/err.h"

#include <stdbool.h>
#include <stdint.h>

struct seat;
struct store;

enum { DRAFT_CHARACTERS = 200000, DRAFT_PLACE = 200 }; /* at most */

struct draft {
    const char *place, *actor; /* both not empty */
    const char *text;          /* "": none */
    int64_t now;               /* an instant */
};

/* Keeps the text in a commit of its own, or takes it away. Text that is kept already is not
 * written again. Not inside a transaction. */
bool drafts_keep(struct store *store, const struct draft *draft, struct err *err);

/* The same for text that belongs to a review: only where nobody but the seat's screen
 * drives it. *kept says whether that was so; if not, nothing is written. */
bool drafts_keep_seated(struct store *store, const struct draft *draft,
                        const struct seat *seat, bool *kept, struct err *err);

/* What is kept there, in the arena; "" for nothing. */
bool drafts_text(struct store *store, const char *place, const char *actor,
                 struct arena *arena, const char **text, struct err *err);

#endif
