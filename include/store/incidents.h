/* Questions about incidents, their timelines and the reviews that looked at them. All lists
 * live in the arena of the call. */
#ifndef BUCKSTOP_STORE_INCIDENTS_H
#define BUCKSTOP_STORE_INCIDENTS_H

#include "base/arena.h"
#include "base/err.h"
#include "domain/alike.h"
#include "domain/model.h"

struct store;

/* The newest first; `all` with the resolved ones. The same as another are left out unless
 * `all`. With a `line` (folded; "" takes all) only those that hurt an area of it, or a part
 * of the product that is one. */
bool incidents_list(struct store *store, bool all, const char *line, struct arena *arena,
                    struct incident **incidents, size_t *n, struct err *err);

/* A part of the list without what is folded under another, the newest first; `open_first`
 * puts the open ones before the others. `fold` is looked for in the titles, `line` is a
 * product line, both folded; "" takes all. */
struct incidents_wanted {
    const char *fold, *line;
    bool open_first;
    size_t first, most;
};
struct incident_page {
    struct incident *incident;
    size_t n, total;
    size_t open; /* of the total */
};
bool incidents_page(struct store *store, const struct incidents_wanted *wanted,
                    struct arena *arena, struct incident_page *page, struct err *err);

/* Those that came by an import of that kind under that id there. */
bool incidents_by_source(struct store *store, const char *source, const char *source_id,
                         struct arena *arena, struct incident *incident, bool *found,
                         struct err *err);

/* The timeline, without what was taken off it unless `all`. */
bool incidents_facts(struct store *store, int64_t incident, bool all, struct arena *arena,
                     struct fact **facts, size_t *n, struct err *err);

bool incidents_components(struct store *store, int64_t incident, struct arena *arena,
                          struct incident_component **components, size_t *n,
                          struct err *err);

/* What was said aloud of it, without what was taken away, in the order it was said. */
bool incidents_candidates(struct store *store, int64_t incident, struct arena *arena,
                          struct candidate **candidates, size_t *n, struct err *err);

/* The same as this one, folded under it. */
bool incidents_same(struct store *store, int64_t canonical, struct arena *arena,
                    struct incident **incidents, size_t *n, struct err *err);

/* What a week's reviews are about, the same as another left out, newest first: every
 * incident that began, or was opened again, in [from, to) ... */
bool incidents_of_week(struct store *store, int64_t from, int64_t to, struct arena *arena,
                       struct incident **incidents, size_t *n, struct err *err);

/* ... and every earlier one that no review has chosen or named a cause for since; or how
 * many those are, which is told without reading them. */
bool incidents_waiting(struct store *store, int64_t before, struct arena *arena,
                       struct incident **incidents, size_t *n, struct err *err);
bool incidents_waiting_count(struct store *store, int64_t before, size_t *n,
                             struct err *err);

/* Open incidents, or all, that are alike by the words of their titles to `title`, folded:
 * as tickets_alike, without `except` (0: none), what is folded under another, and what
 * `except` was said to be different from. `score` is alike_score. */
struct incident_alike {
    struct incident incident;
    const char *fold; /* of its title */
    int score;
};
bool incidents_alike(struct store *store, const char *title, int64_t area, int64_t except,
                     bool all, size_t most, struct arena *arena,
                     struct incident_alike **alike, size_t *n, struct err *err);

/* Every incident that is not folded under another and that no cause is named for, as the
 * pass over look-alikes wants it, by number; and the pairs that are different things. */
bool incidents_items(struct store *store, const char *line, struct arena *arena,
                     struct alike_item **items, size_t *n, struct err *err);
bool incidents_apart(struct store *store, struct arena *arena, struct alike_pair **pairs,
                     size_t *n, struct err *err);

/* The mark that says that two are different things. */
bool incidents_apart_of(struct store *store, int64_t incident, int64_t other,
                        struct arena *arena, struct incident_apart *apart, bool *found,
                        struct err *err);

#endif
