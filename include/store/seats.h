/* Who has a review on the screen. A seat is nobody's change of the board, so it is kept
 * outside the log. */
#ifndef BUCKSTOP_STORE_SEATS_H
#define BUCKSTOP_STORE_SEATS_H

#include "base/arena.h"
#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct store;

struct seat {
    const char *token; /* of the screen */
    int64_t review;
    const char *actor; /* who looks at it */
    bool drives;
    int64_t seen_at; /* an instant: when it was renewed last */
};

/* The seats of the review, who drives first; those whose lease is over are left out. */
bool seats_list(struct store *store, int64_t review, int64_t now, struct arena *arena,
                struct seat **seats, size_t *n, struct err *err);

/* Who drives it. *found is false, and *seat untouched, where nobody does. */
bool seats_driver(struct store *store, int64_t review, int64_t now, struct arena *arena,
                  struct seat *seat, bool *found, struct err *err);

/* Sits down, or renews, in a commit of its own: `drives` is the wish to drive, granted
 * where nobody else does, or where `takes`, which makes who drove a follower. *drives is
 * what came of it. Seats whose lease is over go. Not inside a transaction. */
bool seats_sit(struct store *store, const struct seat *seat, bool takes, bool *drives,
               struct err *err);

/* Gets up. A seat that is not there is no error. */
bool seats_leave(struct store *store, const char *token, struct err *err);

#endif
