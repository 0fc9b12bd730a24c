/* Questions about the team checks. */
#ifndef BUCKSTOP_STORE_CHECKS_H
#define BUCKSTOP_STORE_CHECKS_H

#include "base/arena.h"
#include "base/err.h"
#include "domain/model.h"

struct store;

/* The newest check of the week. */
bool checks_of_week(struct store *store, const char *week, struct arena *arena,
                    struct team_check *check, bool *found, struct err *err);

/* The newest first, at most `most`. */
bool checks_list(struct store *store, size_t most, struct arena *arena,
                 struct team_check **checks, size_t *n, struct err *err);

/* Its answer to the question, 1 to 4. */
bool checks_answer(struct store *store, int64_t check, int64_t question,
                   struct arena *arena, struct check_answer *answer, bool *found,
                   struct err *err);

#endif
