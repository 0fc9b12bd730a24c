/* Questions about release types. All lists live in the arena of the call. */
#ifndef BUCKSTOP_STORE_RELEASES_H
#define BUCKSTOP_STORE_RELEASES_H

#include "base/arena.h"
#include "base/err.h"
#include "domain/model.h"

struct store;

/* By name; those that are archived only with `all`. */
bool releases_list(struct store *store, bool all, struct arena *arena,
                   struct release_type **types, size_t *n, struct err *err);

/* The steps of a release type, in order. */
bool releases_steps(struct store *store, int64_t type, struct arena *arena,
                    struct release_step **steps, size_t *n, struct err *err);

/* How many deploys of it went out since the instant. */
bool releases_deploys(struct store *store, int64_t type, int64_t since, int64_t *n,
                      struct err *err);

#endif
