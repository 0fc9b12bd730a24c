/* What the pass over look-alikes works on: many titles at once, and the pairs that are
 * different things. */
#include "store/incidents.h"
#include "store/tickets.h"

#include "store_private.h"

#include "base/date.h"

/* The query's columns are id, title, area, customer. */
static bool find_items(struct store *store, const char *sql, const struct arg *args,
                       size_t args_n, struct arena *arena, struct alike_item **items,
                       size_t *n, struct err *err)
{
    struct db_stmt *stmt = store_ask(store, sql, args, args_n, err);
    if (!stmt)
        return false;
    struct alike_item *list = NULL;
    size_t found = 0, cap = 0;
    enum db_step step;
    while ((step = db_step(stmt, err)) == DB_ROW) {
        list = arena_grow(arena, list, &cap, found + 1, sizeof *list);
        list[found++] = (struct alike_item){
            .id = db_int(stmt, 0),
            .title = arena_copy(arena, db_text(stmt, 1)),
            .area = db_int(stmt, 2),
            .customer = arena_copy(arena, db_text(stmt, 3)),
        };
    }
    db_reset(stmt);
    if (step == DB_FAILED)
        return false;
    *items = list;
    *n = found;
    return true;
}

static bool find_pairs(struct store *store, const char *sql, struct arena *arena,
                       struct alike_pair **pairs, size_t *n, struct err *err)
{
    struct db_stmt *stmt = store_ask(store, sql, NO_ARGS, err);
    if (!stmt)
        return false;
    struct alike_pair *list = NULL;
    size_t found = 0, cap = 0;
    enum db_step step;
    while ((step = db_step(stmt, err)) == DB_ROW) {
        list = arena_grow(arena, list, &cap, found + 1, sizeof *list);
        list[found++] = (struct alike_pair){db_int(stmt, 0), db_int(stmt, 1)};
    }
    db_reset(stmt);
    if (step == DB_FAILED)
        return false;
    *pairs = list;
    *n = found;
    return true;
}

bool tickets_items(struct store *store, const char *line, int64_t today,
                   struct arena *arena, struct alike_item **items, size_t *n,
                   struct err *err)
{
    static const char sql[] =
        "SELECT id, title_fold, area, customer_fold FROM ticket "
        "WHERE " TICKET_OPEN("", "$2") "AND ($1 = '' OR area IN "
                                       "(SELECT l.id FROM area l WHERE l.line_fold = $1)) "
                                       "ORDER BY id";
    char day[DATE_TEXT];
    date_text(today, day);
    return find_items(store, sql, ARGS(TEXT_ARG(line), TEXT_ARG(day)), arena, items, n,
                      err);
}

bool tickets_apart(struct store *store, struct arena *arena, struct alike_pair **pairs,
                   size_t *n, struct err *err)
{
    static const char sql[] = "SELECT ticket, other FROM ticket_apart "
                              "ORDER BY ticket, other";
    return find_pairs(store, sql, arena, pairs, n, err);
}

bool incidents_items(struct store *store, const char *line, struct arena *arena,
                     struct alike_item **items, size_t *n, struct err *err)
{
    static const char sql[] =
        "SELECT id, title_fold, area, '' FROM incident WHERE canonical IS NULL "
        "AND NOT EXISTS (SELECT 1 FROM cause_incident c WHERE c.incident = incident.id) "
        "AND " INCIDENT_OF_LINE("$1") "ORDER BY id";
    return find_items(store, sql, ARGS(TEXT_ARG(line)), arena, items, n, err);
}

bool incidents_apart(struct store *store, struct arena *arena, struct alike_pair **pairs,
                     size_t *n, struct err *err)
{
    static const char sql[] = "SELECT incident, other FROM incident_apart "
                              "ORDER BY incident, other";
    return find_pairs(store, sql, arena, pairs, n, err);
}
