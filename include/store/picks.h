/* Areas that came in with several names or a team, and wait for somebody to pick one. */
#ifndef BUCKSTOP_STORE_PICKS_H
#define BUCKSTOP_STORE_PICKS_H

#include "base/arena.h"
#include "base/err.h"
#include "domain/model.h"

struct store;

/* A place in their order, which is by name: behind the area of that folded name and id. */
struct pick_place {
    const char *fold; /* "" and 0: before the first */
    int64_t area;
};

/* The first one that waits behind the place. */
bool picks_next(struct store *store, const struct pick_place *place, struct arena *arena,
                struct area *area, bool *found, struct err *err);

/* Whether that one waits still. */
bool picks_waits(struct store *store, int64_t area, bool *waits, struct err *err);

/* How many wait, and of how many that came in so. */
bool picks_count(struct store *store, int64_t *waiting, int64_t *all, struct err *err);

#endif
