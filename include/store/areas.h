/* Questions about areas and who has which role in them. All lists live in the arena of the
 * call; archived areas are left out unless said otherwise. */
#ifndef BUCKSTOP_STORE_AREAS_H
#define BUCKSTOP_STORE_AREAS_H

#include "base/arena.h"
#include "base/err.h"
#include "domain/model.h"
#include "store/page.h"

struct store;

/* How a name led to an area. */
struct area_match {
    struct area area;
    const char *alias; /* the alias that matched; "" where it was the area's own name */
};

/* The area whose slug, name or alias is `fold` (text/fold.h, fold_name) or `slug`. */
bool areas_named(struct store *store, const char *fold, const char *slug,
                 struct arena *arena, struct area_match *match, bool *found,
                 struct err *err);

/* The alias of that name, of archived areas too. */
bool areas_alias(struct store *store, const char *fold, struct arena *arena,
                 struct alias *alias, bool *found, struct err *err);

/* The area with exactly that slug. */
bool areas_slugged(struct store *store, const char *slug, struct arena *arena,
                   struct area *area, bool *found, struct err *err);

/* Whether an area, archived ones included, has that slug. */
bool areas_slug_taken(struct store *store, const char *slug, bool *taken, struct err *err);

/* Those of which the name, slug or an alias begins with `fold`, each area once; at most
 * `most`. */
bool areas_prefixed(struct store *store, const char *fold, size_t most, struct arena *arena,
                    struct area_match **matches, size_t *n, struct err *err);

/* Calls `each` with every name and alias there is, for the closest to a typo. */
bool areas_each_name(struct store *store, void (*each)(void *ctx, const char *name),
                     void *ctx, struct err *err);

/* Which areas are wanted; a zeroed one takes all that are not archived. */
struct areas_of {
    bool archived;       /* these too */
    bool unowned;        /* only without owner, and not on purpose */
    bool contested;      /* only such that names came in for */
    int64_t unconfirmed; /* only such whose owner was neither named nor said that it is
                            still theirs since this instant; 0: all */
    const char *line;    /* only of this product line, folded; NULL or "": all */
    int64_t today;       /* the date, for tickets that were put off until then */
};

/* By name. */
bool areas_list(struct store *store, const struct areas_of *of, struct arena *arena,
                struct area_line **rows, size_t *n, struct err *err);

/* The product line that folds to `fold`, as an area spells it, which is archived only where
 * no other has it. */
bool areas_line(struct store *store, const char *fold, struct arena *arena,
                const char **line, bool *found, struct err *err);

/* Every product line of areas that are not archived, by name, each once. */
bool areas_lines(struct store *store, struct arena *arena, const char *const **lines,
                 size_t *n, struct err *err);

/* A part of the list in which areas without owner come first. */
struct area_page {
    struct area_line *line;
    size_t n;
    size_t total; /* of the whole list */
};

bool areas_page(struct store *store, const struct page_of *of, struct arena *arena,
                struct area_page *page, struct err *err);

/* Who has a role in the area at the instant (0: now): owner, delivery, stand-in, helpers in
 * this order. */
bool areas_roles(struct store *store, int64_t area, int64_t at, struct arena *arena,
                 struct ownership **roles, size_t *n, struct err *err);

/* All roles there ever were in the area, the newest first. */
bool areas_history(struct store *store, int64_t area, struct arena *arena,
                   struct ownership **roles, size_t *n, struct err *err);

bool areas_aliases(struct store *store, int64_t area, struct arena *arena,
                   struct alias **aliases, size_t *n, struct err *err);
bool areas_paths(struct store *store, int64_t area, struct arena *arena,
                 struct path_pattern **paths, size_t *n, struct err *err);
bool areas_candidates(struct store *store, int64_t area, struct arena *arena,
                      struct owner_candidate **candidates, size_t *n, struct err *err);

/* Every pattern of every area, in file order. */
bool areas_patterns(struct store *store, struct arena *arena,
                    struct path_pattern **patterns, size_t *n, struct err *err);

/* Of them those that may match the path, in file order: all that do are among them. */
bool areas_patterns_near(struct store *store, const char *path, struct arena *arena,
                         struct path_pattern **patterns, size_t *n, struct err *err);

/* How the log's line of an import of path patterns begins, so that they can be told from
 * those a person wrote. */
#define AREAS_IMPORTED "imported rules"

/* The ids of the patterns such imports made, and of those the transaction at hand has made
 * so far; by id. */
bool areas_imported_paths(struct store *store, struct arena *arena, int64_t **ids,
                          size_t *n, struct err *err);

#endif
