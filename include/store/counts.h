/* What the board's records add up to, for the one next thing to fix. */
#ifndef BUCKSTOP_STORE_COUNTS_H
#define BUCKSTOP_STORE_COUNTS_H

#include "base/arena.h"
#include "base/err.h"
#include "base/date.h"
#include "domain/check.h"
#include "domain/next.h"

struct store;

/* The moment the counts are for, in the board's zone. */
struct counts_at {
    int64_t now;      /* an instant */
    int64_t today;    /* a date */
    const char *week; /* "2026-W47" */
    const char *line; /* a product line, folded, that areas, tickets, deploys and promises
                         are counted of; "" for all. The review is every line's. */
};

/* Fills *facts; its texts live in the arena. */
bool counts_next(struct store *store, const struct counts_at *at, struct arena *arena,
                 struct next_facts *facts, struct err *err);

/* Fills *facts with what the four questions are judged by; `zone` says which deploys are
 * of today. Its texts live in the arena. */
bool counts_check(struct store *store, const struct counts_at *at, const struct zone *zone,
                  struct arena *arena, struct check_facts *facts, struct err *err);

#endif
