/* What the files of the counts share. */
#ifndef BUCKSTOP_COUNTS_PRIVATE_H
#define BUCKSTOP_COUNTS_PRIVATE_H

#include "store/counts.h"
#include "store_private.h"

/* One answer: how many, and of the first its number, its name and a second name. */
struct tally {
    int n;
    int64_t id;
    const char *name, *other;
};

/* The query's columns are COUNT(*) OVER (), id, name, other. */
bool counts_tally(struct store *store, const char *sql, const struct arg *args, size_t n,
                  struct arena *arena, struct tally *out, struct err *err);

#define IN_LINE "AND ($1 = '' OR a.line_fold = $1) "
/* The same for what has an area: the column that says which. */
#define OF_LINE(column)                                                                    \
    "AND ($1 = '' OR " column " IN (SELECT l.id FROM area l WHERE l.line_fold = $1)) "
#define IN_ORDER IN_LINE "ORDER BY a.name_fold, a.id LIMIT 1"

/* People, areas, and those of them that somebody left, that wait for a choice, that nobody
 * owns, or whose owner is away without a stand-in. */
bool counts_areas(struct store *store, const struct counts_at *at, struct arena *arena,
                  struct next_facts *f, struct err *err);

#endif
