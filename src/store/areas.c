/* Questions about areas and who has which role in them. */
#include "store/areas.h"

#include "base/date.h"
#include "store_private.h"

#include <stdlib.h>

bool areas_alias(struct store *store, const char *fold, struct arena *arena,
                 struct alias *alias, bool *found, struct err *err)
{
    static const char by_name[] = "WHERE name_fold = $1";
    return record_find_one(store, &alias_records, by_name, ARGS(TEXT_ARG(fold)), arena,
                           alias, found, err);
}

bool areas_named(struct store *store, const char *fold, const char *slug,
                 struct arena *arena, struct area_match *match, bool *found,
                 struct err *err)
{
    /* One query an index: an OR over both would read the whole table. */
    static const char by_slug[] = "WHERE slug = $1 AND archived_at IS NULL";
    static const char by_name[] = "WHERE name_fold = $1 AND archived_at IS NULL";
    static const char by_alias[] =
        "WHERE id = (SELECT l.area FROM alias l WHERE l.name_fold = $1) "
        "AND archived_at IS NULL";
    struct area_match m = {.alias = ""};
    if (!record_find_one(store, &area_records, by_slug, ARGS(TEXT_ARG(slug)), arena,
                         &m.area, found, err) ||
        (!*found && !record_find_one(store, &area_records, by_name, ARGS(TEXT_ARG(fold)),
                                     arena, &m.area, found, err)))
        return false;
    if (!*found) {
        struct alias alias = {.name = ""};
        bool named;
        if (!record_find_one(store, &area_records, by_alias, ARGS(TEXT_ARG(fold)), arena,
                             &m.area, found, err) ||
            !areas_alias(store, fold, arena, &alias, &named, err))
            return false;
        m.alias = alias.name;
    }
    if (*found)
        *match = m;
    return true;
}

bool areas_slugged(struct store *store, const char *slug, struct arena *arena,
                   struct area *area, bool *found, struct err *err)
{
    static const char by_slug[] = "WHERE slug = $1 AND archived_at IS NULL";
    return record_find_one(store, &area_records, by_slug, ARGS(TEXT_ARG(slug)), arena, area,
                           found, err);
}

bool areas_slug_taken(struct store *store, const char *slug, bool *taken, struct err *err)
{
    static const char sql[] = "SELECT id FROM area WHERE slug = $1";
    int64_t id = 0;
    if (!store_number(store, sql, ARGS(TEXT_ARG(slug)), &id, err))
        return false;
    *taken = id != 0;
    return true;
}

bool areas_prefixed(struct store *store, const char *fold, size_t most, struct arena *arena,
                    struct area_match **matches, size_t *n, struct err *err)
{
    static const char sql[] =
        "SELECT id, MIN(alias) FROM ("
        "SELECT a.id AS id, '' AS alias FROM area a "
        "WHERE a.name_fold >= $1 AND a.name_fold < $2 AND a.archived_at IS NULL "
        "UNION ALL SELECT a.id, '' FROM area a "
        "WHERE a.slug >= $1 AND a.slug < $2 AND a.archived_at IS NULL "
        "UNION ALL SELECT l.area, l.name FROM alias l JOIN area a ON a.id = l.area "
        "WHERE l.name_fold >= $1 AND l.name_fold < $2 AND a.archived_at IS NULL) AS hit "
        "GROUP BY id ORDER BY MIN(alias), id LIMIT $3";
    struct db_stmt *stmt = store_ask(
        store, sql,
        ARGS(TEXT_ARG(fold), TEXT_ARG(store_after(fold, arena)), NUMBER_ARG((int64_t)most)),
        err);
    if (!stmt)
        return false;
    struct area_match *list = NULL;
    size_t found = 0, cap = 0;
    enum db_step step;
    while ((step = db_step(stmt, err)) == DB_ROW) {
        list = arena_grow(arena, list, &cap, found + 1, sizeof *list);
        list[found].area.id = db_int(stmt, 0);
        list[found++].alias = arena_copy(arena, db_text(stmt, 1));
    }
    db_reset(stmt);
    bool ok = step != DB_FAILED;
    for (size_t i = 0; ok && i < found; i++)
        ok = record_get(store, &area_records, list[i].area.id, arena, &list[i].area, err);
    if (!ok)
        return false;
    *matches = list;
    *n = found;
    return true;
}

bool areas_each_name(struct store *store, void (*each)(void *ctx, const char *name),
                     void *ctx, struct err *err)
{
    static const char sql[] =
        "SELECT name FROM area WHERE archived_at IS NULL "
        "UNION ALL SELECT l.name FROM alias l JOIN area a ON a.id = l.area "
        "WHERE a.archived_at IS NULL";
    struct db_stmt *stmt = store_ask(store, sql, NO_ARGS, err);
    if (!stmt)
        return false;
    enum db_step step;
    while ((step = db_step(stmt, err)) == DB_ROW)
        each(ctx, db_text(stmt, 0));
    db_reset(stmt);
    return step != DB_FAILED;
}

bool areas_line(struct store *store, const char *fold, struct arena *arena,
                const char **line, bool *found, struct err *err)
{
    static const char sql[] = "SELECT line FROM area WHERE line_fold = $1 "
                              "ORDER BY archived_at IS NOT NULL, id LIMIT 1";
    struct db_stmt *stmt = store_ask(store, sql, ARGS(TEXT_ARG(fold)), err);
    if (!stmt)
        return false;
    enum db_step step = db_step(stmt, err);
    if (step == DB_ROW)
        *line = arena_copy(arena, db_text(stmt, 0));
    db_reset(stmt);
    *found = step == DB_ROW;
    return step != DB_FAILED;
}

bool areas_lines(struct store *store, struct arena *arena, const char *const **lines,
                 size_t *n, struct err *err)
{
    static const char sql[] =
        "SELECT MIN(line) FROM area WHERE archived_at IS NULL AND line_fold <> '' "
        "GROUP BY line_fold ORDER BY line_fold";
    struct db_stmt *stmt = store_ask(store, sql, NO_ARGS, err);
    if (!stmt)
        return false;
    const char **list = NULL;
    size_t count = 0, cap = 0;
    enum db_step step;
    while ((step = db_step(stmt, err)) == DB_ROW) {
        list = arena_grow(arena, list, &cap, count + 1, sizeof *list);
        list[count++] = arena_copy(arena, db_text(stmt, 0));
    }
    db_reset(stmt);
    if (step == DB_FAILED)
        return false;
    *lines = list;
    *n = count;
    return true;
}

static int by_role(const void *a, const void *b)
{
    const struct ownership *x = a, *y = b;
    if (x->role != y->role)
        return x->role < y->role ? -1 : 1;
    return (x->id > y->id) - (x->id < y->id);
}

/* Few rows are put in order here: an ORDER BY would make each look-up dearer. */
bool areas_roles(struct store *store, int64_t area, int64_t at, struct arena *arena,
                 struct ownership **roles, size_t *n, struct err *err)
{
    static const char now[] = "WHERE area = $1 AND until IS NULL";
    static const char then[] =
        "WHERE area = $1 AND since <= $2 AND (until IS NULL OR until > $2)";
    bool ok =
        at == 0 ? record_find(store, &ownership_records, now, ARGS(NUMBER_ARG(area)), arena,
                              roles, n, err)
                : record_find(store, &ownership_records, then,
                              ARGS(NUMBER_ARG(area), NUMBER_ARG(at)), arena, roles, n, err);
    if (ok && *n > 1)
        qsort(*roles, *n, sizeof **roles, by_role);
    return ok;
}

bool areas_history(struct store *store, int64_t area, struct arena *arena,
                   struct ownership **roles, size_t *n, struct err *err)
{
    static const char tail[] = "WHERE area = $1 ORDER BY since DESC, id DESC";
    return record_find(store, &ownership_records, tail, ARGS(NUMBER_ARG(area)), arena,
                       roles, n, err);
}

bool areas_aliases(struct store *store, int64_t area, struct arena *arena,
                   struct alias **aliases, size_t *n, struct err *err)
{
    static const char tail[] = "WHERE area = $1 ORDER BY position, id";
    return record_find(store, &alias_records, tail, ARGS(NUMBER_ARG(area)), arena, aliases,
                       n, err);
}

bool areas_paths(struct store *store, int64_t area, struct arena *arena,
                 struct path_pattern **paths, size_t *n, struct err *err)
{
    static const char tail[] = "WHERE area = $1 ORDER BY position, id";
    return record_find(store, &path_pattern_records, tail, ARGS(NUMBER_ARG(area)), arena,
                       paths, n, err);
}

bool areas_candidates(struct store *store, int64_t area, struct arena *arena,
                      struct owner_candidate **candidates, size_t *n, struct err *err)
{
    static const char tail[] = "WHERE area = $1 ORDER BY position, id";
    return record_find(store, &owner_candidate_records, tail, ARGS(NUMBER_ARG(area)), arena,
                       candidates, n, err);
}

bool areas_patterns(struct store *store, struct arena *arena,
                    struct path_pattern **patterns, size_t *n, struct err *err)
{
    static const char tail[] =
        "WHERE area IN (SELECT a.id FROM area a WHERE a.archived_at IS NULL) "
        "ORDER BY position, id";
    return record_find(store, &path_pattern_records, tail, NO_ARGS, arena, patterns, n,
                       err);
}

bool areas_imported_paths(struct store *store, struct arena *arena, int64_t **ids,
                          size_t *n, struct err *err)
{
    static const char sql[] =
        "SELECT DISTINCT c.record FROM change c "
        "JOIN operation o ON o.id = c.operation "
        "WHERE c.entity = 'path_pattern' AND c.before = '' "
        "AND (o.id = $2 OR substr(o.what, 1, length($1)) = $1) ORDER BY c.record";
    int64_t own = store->tx ? store->tx->operation : 0; /* says what it did at its end */
    struct db_stmt *stmt =
        store_ask(store, sql, ARGS(TEXT_ARG(AREAS_IMPORTED), NUMBER_ARG(own)), err);
    if (!stmt)
        return false;
    int64_t *list = NULL;
    size_t found = 0, cap = 0;
    enum db_step step;
    while ((step = db_step(stmt, err)) == DB_ROW) {
        list = arena_grow(arena, list, &cap, found + 1, sizeof *list);
        list[found++] = db_int(stmt, 0);
    }
    db_reset(stmt);
    if (step == DB_FAILED)
        return false;
    *ids = list;
    *n = found;
    return true;
}
