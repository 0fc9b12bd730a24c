/* The anchor kept with each path pattern, which follows from the pattern. */
#include "anchors.h"

#include "domain/path.h"
#include "store/areas.h"

#include <stdlib.h>
#include <string.h>

static bool put(struct store *store, const struct path_pattern *pattern, struct err *err)
{
    static const char sql[] =
        "UPDATE path_pattern SET anchor = $2 WHERE id = $1 AND anchor <> $2";
    struct buf anchor;
    buf_init(&anchor);
    path_anchor(pattern->dialect, pattern->pattern, &anchor);
    bool ok =
        store_run(store, sql, ARGS(NUMBER_ARG(pattern->id), TEXT_ARG(anchor.text)), err);
    buf_release(&anchor);
    return ok;
}

bool anchors_follow(struct tx *tx, const struct record *record, const void *row,
                    struct err *err)
{
    return record != &path_pattern_records || put(tx->store, row, err);
}

/* Calls `each` with every pattern of a page and its anchor. */
static bool walk_page(struct store *store, const struct path_pattern *patterns, size_t n,
                      bool (*each)(struct store *store, const struct path_pattern *pattern,
                                   const char *anchor, int64_t *count, struct err *err),
                      int64_t *count, struct arena *arena, struct err *err)
{
    static const char sql[] = "SELECT anchor FROM path_pattern WHERE id = $1";
    for (size_t i = 0; i < n; i++) {
        struct db_stmt *stmt = store_ask(store, sql, ARGS(NUMBER_ARG(patterns[i].id)), err);
        if (!stmt)
            return false;
        enum db_step step = db_step(stmt, err);
        const char *anchor = step == DB_ROW ? arena_copy(arena, db_text(stmt, 0)) : "";
        db_reset(stmt);
        if (step == DB_FAILED || !each(store, &patterns[i], anchor, count, err))
            return false;
    }
    return true;
}

/* The same with all there are; a page of them is read at one moment. */
static bool walk(struct store *store,
                 bool (*each)(struct store *store, const struct path_pattern *pattern,
                              const char *anchor, int64_t *count, struct err *err),
                 int64_t *count, struct err *err)
{
    struct arena arena;
    struct path_pattern *patterns;
    int64_t last = RECORD_FIRST, before;
    size_t n;
    bool ok;
    arena_init(&arena);
    do {
        before = last;
        store_moment_begin(store);
        ok = record_page(store, &path_pattern_records, last, &arena, &patterns, &n, err) &&
             walk_page(store, patterns, n, each, count, &arena, err);
        store_moment_end(store);
        last = ok && n ? patterns[n - 1].id : before;
        arena_reset(&arena);
    } while (last > before);
    arena_release(&arena);
    return ok;
}

static bool put_one(struct store *store, const struct path_pattern *pattern,
                    const char *anchor, int64_t *count, struct err *err)
{
    (void)anchor, (void)count;
    return put(store, pattern, err);
}

static bool check_one(struct store *store, const struct path_pattern *pattern,
                      const char *anchor, int64_t *count, struct err *err)
{
    struct buf right;
    (void)store, (void)err;
    buf_init(&right);
    path_anchor(pattern->dialect, pattern->pattern, &right);
    *count += strcmp(right.text, anchor) != 0;
    buf_release(&right);
    return true;
}

bool anchors_fill(struct store *store, struct err *err)
{
    return walk(store, put_one, NULL, err);
}

bool anchors_verify(struct store *store, int64_t *wrong, struct err *err)
{
    *wrong = 0;
    return walk(store, check_one, wrong, err);
}

static int in_file_order(const void *a, const void *b)
{
    const struct path_pattern *x = a, *y = b;
    if (x->position != y->position)
        return x->position < y->position ? -1 : 1;
    return (x->id > y->id) - (x->id < y->id);
}

static bool has_before(const char *const *anchors, size_t i)
{
    for (size_t j = 0; j < i; j++)
        if (strcmp(anchors[j], anchors[i]) == 0)
            return true;
    return false;
}

bool areas_patterns_near(struct store *store, const char *path, struct arena *arena,
                         struct path_pattern **patterns, size_t *n, struct err *err)
{
    static const char tail[] = "WHERE anchor = $1 AND EXISTS (SELECT 1 FROM area a "
                               "WHERE a.id = path_pattern.area AND a.archived_at IS NULL)";
    const char *const *anchors;
    size_t of = path_anchors(path, arena, &anchors), count = 0, cap = 0;
    struct path_pattern *all = NULL, *some;
    for (size_t i = 0; i < of; i++) {
        size_t more = 0;
        if (has_before(anchors, i))
            continue;
        if (!record_find(store, &path_pattern_records, tail, ARGS(TEXT_ARG(anchors[i])),
                         arena, &some, &more, err))
            return false;
        all = arena_grow(arena, all, &cap, count + more, sizeof *all);
        if (more)
            memcpy(all + count, some, more * sizeof *all);
        count += more;
    }
    if (count)
        qsort(all, count, sizeof *all, in_file_order);
    *patterns = all;
    *n = count;
    return true;
}
