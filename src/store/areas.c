/* Questions about areas and who has which role in them. */
#include "store/areas.h"

#include "base/date.h"
#include "domain/check.h"
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
        "SELECT id, alias FROM ("
        "SELECT a.id AS id, '' AS alias FROM area a "
        "WHERE a.name_fold >= $1 AND a.name_fold < $2 AND a.archived_at IS NULL "
        "UNION ALL SELECT a.id, '' FROM area a "
        "WHERE a.slug >= $1 AND a.slug < $2 AND a.archived_at IS NULL "
        "UNION ALL SELECT l.area, l.name FROM alias l JOIN area a ON a.id = l.area "
        "WHERE l.name_fold >= $1 AND l.name_fold < $2 AND a.archived_at IS NULL) AS hit "
        "GROUP BY id ORDER BY MIN(alias), id LIMIT $3";
    const char *after = arena_printf(arena, "%s\xf4\x8f\xbf\xbf", fold);
    struct db_stmt *stmt = store_ask(
        store, sql, ARGS(TEXT_ARG(fold), TEXT_ARG(after), NUMBER_ARG((int64_t)most)), err);
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

/* The three columns of a person in the list's query, from column `at` on. */
static void read_person(struct db_stmt *stmt, int at, struct arena *arena,
                        struct person *person)
{
    int state = words_find(&person_state_words, db_text(stmt, at + 3));
    *person = (struct person){
        .id = db_int(stmt, at),
        .name = arena_copy(arena, db_text(stmt, at + 1)),
        .handle = arena_copy(arena, db_text(stmt, at + 2)),
        .contact = "",
        .state = state < 0 ? PERSON_ACTIVE : (enum person_state)state,
    };
}

/* What stands beside each area in a list. */
static bool fill_lines(struct store *store, const struct area *areas, size_t count,
                       int64_t date, struct arena *arena, struct area_line **rows,
                       struct err *err)
{
    static const char sql[] =
        "SELECT p.id, p.name, p.handle, p.state, s.id, s.name, s.handle, s.state, "
        "(SELECT COUNT(*) FROM owner_candidate c WHERE c.area = a.id), "
        "(SELECT COUNT(*) FROM ticket t WHERE t.area = a.id "
        "AND " TICKET_OPEN("t.", "$2") "), COALESCE(o.since, 0) "
                                       "FROM area a "
                                       "LEFT JOIN ownership o ON o.area = a.id AND o.role "
                                       "= 'owner' AND o.until IS NULL "
                                       "LEFT JOIN person p ON p.id = o.person "
                                       "LEFT JOIN ownership d ON d.area = a.id AND d.role "
                                       "= 'stand_in' AND d.until IS "
                                       "NULL "
                                       "LEFT JOIN person s ON s.id = d.person "
                                       "WHERE a.id = $1";
    struct area_line *list = arena_new(arena, count, sizeof *list);
    char today[DATE_TEXT];
    date_text(date, today);
    for (size_t i = 0; i < count; i++) {
        struct db_stmt *stmt =
            store_ask(store, sql, ARGS(NUMBER_ARG(areas[i].id), TEXT_ARG(today)), err);
        enum db_step step = stmt ? db_step(stmt, err) : DB_FAILED;
        if (step == DB_DONE)
            err_set(err, ERR_CONFLICT, "\"%s\" was taken away meanwhile", areas[i].name);
        if (step != DB_ROW) {
            if (stmt)
                db_reset(stmt);
            return false;
        }
        list[i].area = areas[i];
        read_person(stmt, 0, arena, &list[i].owner);
        read_person(stmt, 4, arena, &list[i].stand_in);
        list[i].candidates = db_int(stmt, 8);
        list[i].tickets = db_int(stmt, 9);
        list[i].confirmed_at = check_confirmed(db_int(stmt, 10), areas[i].confirmed_at);
        db_reset(stmt);
    }
    *rows = list;
    return true;
}

bool areas_list(struct store *store, const struct areas_of *of, struct arena *arena,
                struct area_line **rows, size_t *n, struct err *err)
{
    static const char tail[] =
        "WHERE ($1 = 1 OR archived_at IS NULL) AND ($2 = '' OR line_fold = $2) "
        "AND ($3 = 0 OR id IN (SELECT v.area FROM vacancy v)) "
        "AND ($4 = 0 OR id IN (SELECT v.area FROM vacancy v "
        "JOIN owner_candidate c ON c.area = v.area)) "
        "AND ($5 = 0 OR (COALESCE(confirmed_at, 0) < $5 AND id IN (SELECT o.area "
        "FROM ownership o WHERE o.role = 'owner' AND o.until IS NULL AND o.since < $5))) "
        "ORDER BY name_fold, id";
    struct area *areas;
    size_t count;
    if (!record_find(store, &area_records, tail,
                     ARGS(NUMBER_ARG(of->archived), TEXT_ARG(of->line ? of->line : ""),
                          NUMBER_ARG(of->unowned), NUMBER_ARG(of->contested),
                          NUMBER_ARG(of->unconfirmed)),
                     arena, &areas, &count, err) ||
        !fill_lines(store, areas, count, of->today, arena, rows, err))
        return false;
    *n = count;
    return true;
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

#define NAMED_SO                                                                           \
    "($1 = '%%' OR a.name_fold LIKE $1 ESCAPE '!' OR a.id IN "                             \
    "(SELECT l.area FROM alias l WHERE l.name_fold LIKE $1 ESCAPE '!')) "
#define NAMED NAMED_SO "AND ($2 = '' OR a.line_fold = $2) "

/* How many there are: those without owner, and all. */
static bool count_page(struct store *store, const struct page_of *of, const char *like,
                       size_t *vacant, size_t *total, struct err *err)
{
    static const char vacancies[] = "SELECT vacant FROM area_tally";
    static const char all[] = "SELECT areas FROM area_tally";
    static const char vacancies_named[] =
        "SELECT COUNT(*) FROM area a WHERE a.id IN (SELECT v.area FROM vacancy v) "
        "AND " NAMED;
    static const char all_named[] =
        "SELECT COUNT(*) FROM area a WHERE a.archived_at IS NULL AND " NAMED;
    /* From the index of the names alone. */
    static const char all_named_so[] =
        "SELECT COUNT(*) FROM area a WHERE a.archived_at IS NULL AND " NAMED_SO;
    const struct arg args[] = {TEXT_ARG(like), TEXT_ARG(of->line)};
    bool filtered = of->fold[0] || of->line[0];
    size_t args_n = filtered ? 2 : 0;
    int64_t without = 0, every = 0;
    if (!store_number(store, filtered ? vacancies_named : vacancies, args, args_n, &without,
                      err) ||
        !store_number(store,
                      !filtered     ? all
                      : of->line[0] ? all_named
                                    : all_named_so,
                      args, filtered ? 1 + (of->line[0] != 0) : 0, &every, err))
        return false;
    *vacant = (size_t)without;
    *total = (size_t)every;
    return true;
}

/* The records of a part of the list: ids first, so that the order is the index's own. */
static bool find_part(struct store *store, const char *sql, const struct page_of *of,
                      const char *like, struct arena *arena, struct area *areas, size_t *n,
                      struct err *err)
{
    struct db_stmt *stmt =
        store_ask(store, sql,
                  ARGS(TEXT_ARG(like), TEXT_ARG(of->line), NUMBER_ARG((int64_t)of->most),
                       NUMBER_ARG((int64_t)of->first)),
                  err);
    if (!stmt)
        return false;
    enum db_step step;
    size_t found = 0;
    while ((step = db_step(stmt, err)) == DB_ROW)
        areas[found++].id = db_int(stmt, 0);
    db_reset(stmt);
    bool ok = step != DB_FAILED;
    for (size_t i = 0; ok && i < found; i++)
        ok = record_get(store, &area_records, areas[i].id, arena, &areas[i], err);
    *n = found;
    return ok;
}

bool areas_page(struct store *store, const struct page_of *of, struct arena *arena,
                struct area_page *page, struct err *err)
{
    static const char vacancies[] =
        "SELECT v.area FROM vacancy v JOIN area a ON a.id = v.area WHERE " NAMED
        "ORDER BY v.name_fold, v.area LIMIT $3 OFFSET $4";
    static const char others[] =
        "SELECT a.id FROM area a WHERE a.archived_at IS NULL AND " NAMED
        "AND NOT EXISTS (SELECT 1 FROM vacancy v WHERE v.area = a.id) "
        "ORDER BY a.name_fold, a.id LIMIT $3 OFFSET $4";
    const char *like = store_like(of->fold, arena);
    struct area_page found = {0};
    size_t vacant, n = 0, more = 0;
    if (!count_page(store, of, like, &vacant, &found.total, err))
        return false;
    struct area *areas = arena_new(arena, of->most, sizeof *areas);
    if (of->first < vacant && !find_part(store, vacancies, of, like, arena, areas, &n, err))
        return false;
    struct page_of rest = *of;
    rest.first = of->first > vacant ? of->first - vacant : 0;
    rest.most = of->most - n;
    if (rest.most && !find_part(store, others, &rest, like, arena, areas + n, &more, err))
        return false;
    found.n = n + more;
    if (!fill_lines(store, areas, found.n, of->today, arena, &found.line, err))
        return false;
    *page = found;
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
        "LEFT JOIN operation o ON o.id = c.operation "
        "WHERE c.entity = 'path_pattern' AND c.before = '' "
        "AND (o.id IS NULL OR substr(o.what, 1, length($1)) = $1) ORDER BY c.record";
    struct db_stmt *stmt = store_ask(store, sql, ARGS(TEXT_ARG(AREAS_IMPORTED)), err);
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
