/* What a weekly review may choose from. All lists live in the arena of the call. */
#ifndef BUCKSTOP_STORE_CHOICES_H
#define BUCKSTOP_STORE_CHOICES_H

#include "base/arena.h"
#include "base/err.h"
#include "domain/model.h"

struct store;

/* Incidents as `review` (-1: none yet) may choose them: those that began, or were opened
 * again, in [from, to), but for what another sitting of the week has chosen; then every
 * earlier one that no other review has chosen or named a cause for since, each newest
 * first; a cause from outside of a review is no review. The same as another are left out.
 */
struct choices_of {
    int64_t from, to, review;
    const char *fold; /* looked for in the title; "" takes all; as fold_name */
    size_t first, most;
};
bool choices_list(struct store *store, const struct choices_of *of, struct arena *arena,
                  struct incident **incidents, size_t *n, size_t *total, struct err *err);

/* Whether the incident is one of them, whatever its title. */
bool choices_has(struct store *store, const struct choices_of *of, int64_t incident,
                 bool *has, struct err *err);

/* How many of [from, to) no other review has chosen or named a cause for: those that hurt,
 * and those that were near misses. */
bool choices_unreviewed(struct store *store, const struct choices_of *of, int64_t *n,
                        int64_t *near_misses, struct err *err);

#endif
