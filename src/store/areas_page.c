/* Areas as lists show them, each with who owns it. */
#include "base/date.h"
#include "base/progress.h"
#include "domain/check.h"
#include "store/areas.h"
#include "store_private.h"

#include <stdlib.h>

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

#define OWNER_STATE    PERSON_STATE("p.", "$2")
#define STAND_IN_STATE PERSON_STATE("s.", "$2")
#define OPEN_TICKETS                                                                       \
    "(SELECT COUNT(*) FROM ticket t WHERE t.area = a.id AND " TICKET_OPEN("t.", "$2") ") "

/* What stands beside an area in a list. That a role is no helper's is said for SQLite,
 * which finds it in the index ownership_one then. */
static bool fill_line(struct store *store, const struct area *area, const char *today,
                      struct arena *arena, struct area_line *line, struct err *err)
{
    static const char sql[] =
        "SELECT p.id, p.name, p.handle, " OWNER_STATE
        ", s.id, s.name, s.handle, " STAND_IN_STATE
        ", (SELECT COUNT(*) FROM owner_candidate c WHERE c.area = a.id), " OPEN_TICKETS
        ", COALESCE(o.since, 0) FROM area a "
        "LEFT JOIN ownership o ON o.area = a.id AND o.until IS NULL "
        "AND o.role = 'owner' AND o.role <> 'helper' "
        "LEFT JOIN person p ON p.id = o.person "
        "LEFT JOIN ownership d ON d.area = a.id AND d.until IS NULL "
        "AND d.role = 'stand_in' AND d.role <> 'helper' "
        "LEFT JOIN person s ON s.id = d.person "
        "WHERE a.id = $1";
    struct db_stmt *stmt =
        store_ask(store, sql, ARGS(NUMBER_ARG(area->id), TEXT_ARG(today)), err);
    if (!stmt)
        return false;
    enum db_step step = db_step(stmt, err);
    if (step == DB_ROW) {
        line->area = *area;
        read_person(stmt, 0, arena, &line->owner);
        read_person(stmt, 4, arena, &line->stand_in);
        line->candidates = db_int(stmt, 8);
        line->tickets = db_int(stmt, 9);
        line->confirmed_at =
            check_confirmed(time_within(db_int(stmt, 10)), area->confirmed_at);
    }
    db_reset(stmt);
    return step == DB_DONE
               ? err_set(err, ERR_CONFLICT, "\"%s\" was taken away meanwhile", area->name)
               : step == DB_ROW;
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
    char today[DATE_TEXT];
    if (!record_find(store, &area_records, tail,
                     ARGS(NUMBER_ARG(of->archived), TEXT_ARG(of->line ? of->line : ""),
                          NUMBER_ARG(of->unowned), NUMBER_ARG(of->contested),
                          NUMBER_ARG(of->unconfirmed)),
                     arena, &areas, &count, err))
        return false;
    date_text(of->today, today);
    *rows = arena_new(arena, count, sizeof **rows);
    for (*n = 0; *n < count; ++*n) {
        if (!fill_line(store, &areas[*n], today, arena, &(*rows)[*n], err))
            return false;
        progress_tell((int64_t)*n + 1, (int64_t)count, "areas");
    }
    return true;
}

/* A page of the list: those without owner first, then the others, each by name. */
struct found {
    int64_t *id;
    size_t n, total;
};

static bool find_part(struct store *store, const char *sql, size_t first, size_t most,
                      struct found *found, struct err *err)
{
    struct db_stmt *stmt = store_ask(
        store, sql, ARGS(NUMBER_ARG((int64_t)most), NUMBER_ARG((int64_t)first)), err);
    if (!stmt)
        return false;
    enum db_step step;
    while ((step = db_step(stmt, err)) == DB_ROW)
        found->id[found->n++] = db_int(stmt, 0);
    db_reset(stmt);
    return step != DB_FAILED;
}

/* The whole list is as long as is kept, and in the order of two indexes. */
static bool find_in_all(struct store *store, const struct page_of *of, struct found *found,
                        struct err *err)
{
    static const char areas[] = "SELECT areas FROM area_tally";
    static const char without[] = "SELECT vacant FROM area_tally";
    static const char vacancies[] = "SELECT v.area FROM vacancy v "
                                    "ORDER BY v.name_fold, v.area LIMIT $1 OFFSET $2";
    static const char others[] =
        "SELECT a.id FROM area a WHERE a.archived_at IS NULL "
        "AND NOT EXISTS (SELECT 1 FROM vacancy v WHERE v.area = a.id) "
        "ORDER BY a.name_fold, a.id LIMIT $1 OFFSET $2";
    int64_t total = 0, n = 0;
    if (!store_number(store, areas, NO_ARGS, &total, err) ||
        !store_number(store, without, NO_ARGS, &n, err))
        return false;
    found->total = (size_t)total;
    size_t vacant = (size_t)n, first = of->first > vacant ? of->first - vacant : 0;
    return (of->first >= vacant ||
            find_part(store, vacancies, of->first, of->most, found, err)) &&
           (found->n == of->most ||
            find_part(store, others, first, of->most - found->n, found, err));
}

/* What a query for names is made from. */
struct question {
    bool vacant; /* of those without owner only */
    bool called; /* an alias fits as well */
    bool line;   /* of one product line */
};

static const struct question questions[] = {
    {0, 0, 0}, {0, 0, 1}, {0, 1, 0}, {0, 1, 1}, {1, 0, 0}, {1, 0, 1}, {1, 1, 0}, {1, 1, 1},
};

static void make(const void *key, const void *more, struct buf *sql)
{
    const struct question *question = key;
    const char *id = question->vacant ? "n.area" : "n.id";
    (void)more;
    buf_addf(sql, "SELECT %s FROM %s n WHERE %s(n.name_fold LIKE $1 ESCAPE '!'", id,
             question->vacant ? "vacancy" : "area",
             question->vacant ? "" : "n.archived_at IS NULL AND ");
    if (question->called)
        buf_addf(sql,
                 " OR %s IN (SELECT l.area FROM alias l "
                 "WHERE l.name_fold LIKE $1 ESCAPE '!')",
                 id);
    buf_add(sql, ")");
    if (question->line)
        buf_addf(sql, " AND %s IN (SELECT a.id FROM area a WHERE a.line_fold = $2)", id);
    buf_addf(sql, " ORDER BY n.name_fold, %s", id);
}

/* The statement that steps through the names that fit, with or without owner. */
static struct db_stmt *ask_named(struct store *store, const struct page_of *of,
                                 const char *like, bool vacant, struct err *err)
{
    static const char alias[] =
        "SELECT EXISTS (SELECT 1 FROM alias WHERE name_fold LIKE $1 ESCAPE '!')";
    const struct arg args[] = {TEXT_ARG(like), TEXT_ARG(of->line)};
    bool line = of->line[0] != '\0';
    int64_t called = 0;
    if (!store_number(store, alias, args, 1, &called, err))
        return NULL;
    return store_ask_made(store, &questions[vacant * 4 + (called ? 2 : 0) + line],
                          &questions, make, args, 1 + (size_t)line, err);
}

static int by_number(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

/* Those without owner are few, and all are kept to know them again among the others. Each
 * name is compared once: that takes nearly all of the time. */
static bool find_named(struct store *store, const struct page_of *of, struct arena *arena,
                       struct found *found, struct err *err)
{
    const char *like = store_like(of->fold, arena);
    int64_t *vacant = NULL;
    size_t vacant_n = 0, cap = 0;
    enum db_step step;
    struct db_stmt *stmt = ask_named(store, of, like, true, err);
    if (!stmt)
        return false;
    while ((step = db_step(stmt, err)) == DB_ROW) {
        vacant = arena_grow(arena, vacant, &cap, vacant_n + 1, sizeof *vacant);
        vacant[vacant_n++] = db_int(stmt, 0);
    }
    db_reset(stmt);
    stmt = step == DB_FAILED ? NULL : ask_named(store, of, like, false, err);
    if (!stmt)
        return false;
    for (size_t i = of->first; i < vacant_n && found->n < of->most; i++)
        found->id[found->n++] = vacant[i];
    if (vacant_n)
        qsort(vacant, vacant_n, sizeof *vacant, by_number);
    for (size_t place = vacant_n; (step = db_step(stmt, err)) == DB_ROW; found->total++) {
        int64_t id = db_int(stmt, 0);
        if (found->n == of->most ||
            (vacant_n && bsearch(&id, vacant, vacant_n, sizeof *vacant, by_number)))
            continue;
        if (place++ >= of->first)
            found->id[found->n++] = id;
    }
    db_reset(stmt);
    return step != DB_FAILED;
}

bool areas_page(struct store *store, const struct page_of *of, struct arena *arena,
                struct area_page *page, struct err *err)
{
    struct found found = {.id = arena_new(arena, of->most, sizeof *found.id)};
    bool whole = !of->fold[0] && !of->line[0];
    bool ok = whole ? find_in_all(store, of, &found, err)
                    : find_named(store, of, arena, &found, err);
    struct area_line *line = arena_new(arena, found.n, sizeof *line);
    char today[DATE_TEXT];
    date_text(of->today, today);
    for (size_t i = 0; ok && i < found.n; i++) {
        struct area area;
        ok = record_get(store, &area_records, found.id[i], arena, &area, err) &&
             fill_line(store, &area, today, arena, &line[i], err);
    }
    if (ok)
        *page = (struct area_page){line, found.n, found.total};
    return ok;
}
