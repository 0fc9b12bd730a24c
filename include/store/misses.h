/* What was asked for and no area goes by, kept outside the log. */
#ifndef BUCKSTOP_STORE_MISSES_H
#define BUCKSTOP_STORE_MISSES_H

#include "base/arena.h"
#include "base/err.h"

#include <stddef.h>
#include <stdint.h>

struct store;

enum { MISS_CHARACTERS = 200, MISSES_MOST = 1000 }; /* of one; kept, the latest asked */

struct miss {
    const char *fold;  /* as text/fold.h, fold_name */
    const char *typed; /* as last typed */
    int64_t asked;     /* how often */
    int64_t asked_at;  /* the last time, an instant */
};

/* Counts one more time that it was asked, in a commit of its own. Not inside a transaction.
 */
bool misses_count(struct store *store, const struct miss *miss, struct err *err);

/* Most asked first, of equals the latest. */
bool misses_list(struct store *store, struct arena *arena, struct miss **misses, size_t *n,
                 struct err *err);

#endif
