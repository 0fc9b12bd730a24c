/* Which cause was named for which incident in which review. All lists live in the arena of
 * the call. */
#ifndef BUCKSTOP_STORE_NAMINGS_H
#define BUCKSTOP_STORE_NAMINGS_H

#include "base/arena.h"
#include "base/err.h"
#include "domain/model.h"
#include "store/record.h"

struct store;

bool namings_of_incident(struct store *store, int64_t incident, struct arena *arena,
                         struct cause_incident *naming, bool *found, struct err *err);
bool namings_of_review(struct store *store, int64_t review, struct arena *arena,
                       struct cause_incident **namings, size_t *n, struct err *err);

/* The newest cause in those words, `fold` as text/fold.h, fold_name. */
bool namings_cause(struct store *store, const char *fold, struct arena *arena,
                   struct cause *cause, bool *found, struct err *err);

/* How many incidents, promises and reviews other than `review` speak of the cause. */
bool namings_uses(struct store *store, int64_t cause, int64_t review, int64_t *n,
                  struct err *err);

/* The removal as it was before the operation that made (or made again) the record `id` of
 * `made`. Not found where that operation did not change the removal, or made it. */
bool namings_removal_before(struct store *store, const struct record *made, int64_t id,
                            int64_t removal, struct arena *arena, struct removal *before,
                            bool *found, struct err *err);

/* The newest review but `review` that chose the incident or one folded under it, or a cause
 * of theirs. */
bool namings_earlier(struct store *store, int64_t incident, int64_t review,
                     struct arena *arena, struct review *earlier, bool *found,
                     struct err *err);

#endif
