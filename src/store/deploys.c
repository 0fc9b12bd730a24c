/* Questions about deploys: the log as a list, and what belongs to one of them. */
#include "store/deploys.h"

#include "base/date.h"
#include "base/progress.h"
#include "store_private.h"

#include <inttypes.h>

/* Which deploys; the parameters are those of `asked`. Names are looked through with the
 * words, as they stand beside them in every list. */
#define WANTED                                                                             \
    "at >= $1 AND at < $2 AND ($3 = 0 OR deploy.area = $3) "                               \
    "AND ($4 = 0 OR release_type = $4) "                                                   \
    "AND ($5 = '' OR deploy.area IN (SELECT l.id FROM area l WHERE l.line_fold = $5)) "    \
    "AND ($6 = 0 OR (monitoring = 'broke' AND recovery = 'none')) "                        \
    "AND ($7 = '%%' OR what_fold LIKE $7 ESCAPE '!' "                                      \
    "OR EXISTS (SELECT 1 FROM area n WHERE n.id = deploy.area "                            \
    "AND n.name_fold LIKE $7 ESCAPE '!') "                                                 \
    "OR EXISTS (SELECT 1 FROM person n WHERE n.id = shipper "                              \
    "AND n.name_fold LIKE $7 ESCAPE '!')) "

enum { ASKED = 9 };

static size_t asked(const struct deploys_wanted *wanted, struct arena *arena,
                    struct arg arg[ASKED])
{
    const struct arg args[] = {
        NUMBER_ARG(wanted->from),
        NUMBER_ARG(wanted->until ? wanted->until : INT64_MAX),
        NUMBER_ARG(wanted->area),
        NUMBER_ARG(wanted->type),
        TEXT_ARG(wanted->line),
        NUMBER_ARG(wanted->broken),
        TEXT_ARG(store_like(wanted->fold, arena)),
        NUMBER_ARG((int64_t)wanted->most),
        NUMBER_ARG((int64_t)wanted->first),
    };
    for (int i = 0; i < ASKED; i++)
        arg[i] = args[i];
    return ASKED;
}

/* The earlier of two instants, where 0 is none. */
static int64_t earlier(int64_t a, int64_t b)
{
    if (a == 0 || b == 0)
        return a + b;
    return a < b ? a : b;
}

static bool name_line(struct store *store, struct arena *arena, struct deploy_line *line,
                      struct err *err)
{
    static const char sql[] =
        "SELECT COALESCE(a.slug, ''), COALESCE(a.name, d.area_typed), "
        "COALESCE(t.name, d.type_typed), COALESCE(p.name, d.shipped_by), "
        "(SELECT MIN(k.done_at) FROM deploy_ticket x JOIN ticket k ON k.id = x.ticket "
        "WHERE x.deploy = d.id) "
        "FROM deploy d LEFT JOIN area a ON a.id = d.area "
        "LEFT JOIN release_type t ON t.id = d.release_type "
        "LEFT JOIN person p ON p.id = d.shipper WHERE d.id = $1";
    struct db_stmt *stmt = store_ask(store, sql, ARGS(NUMBER_ARG(line->deploy.id)), err);
    if (!stmt)
        return false;
    enum db_step step = db_step(stmt, err);
    if (step == DB_ROW) {
        line->area_slug = arena_copy(arena, db_text(stmt, 0));
        line->area_name = arena_copy(arena, db_text(stmt, 1));
        line->type = arena_copy(arena, db_text(stmt, 2));
        line->by = arena_copy(arena, db_text(stmt, 3));
        line->oldest = earlier(line->deploy.oldest_change_at, time_within(db_int(stmt, 4)));
    }
    db_reset(stmt);
    return step == DB_DONE
               ? err_set(err, ERR_CONFLICT, "deploy %" PRId64 " was taken away meanwhile",
                         line->deploy.id)
               : step == DB_ROW;
}

static bool lines_of(struct store *store, const struct deploy *deploys, size_t n,
                     struct arena *arena, struct deploy_line **lines, struct err *err)
{
    struct deploy_line *made = arena_new(arena, n, sizeof *made);
    for (size_t i = 0; i < n; i++) {
        made[i].deploy = deploys[i];
        if (!name_line(store, arena, &made[i], err))
            return false;
        if (n > SCREENFUL)
            progress_tell((int64_t)i + 1, (int64_t)n, "deploys");
    }
    *lines = made;
    return true;
}

bool deploys_page(struct store *store, const struct deploys_wanted *wanted,
                  struct arena *arena, struct deploy_page *page, struct err *err)
{
    static const char count[] = "SELECT COUNT(*) FROM deploy WHERE " WANTED;
    static const char tail[] = "WHERE " WANTED "ORDER BY at DESC, id DESC "
                               "LIMIT $8 OFFSET $9";
    struct arg arg[ASKED];
    size_t args = asked(wanted, arena, arg);
    struct deploy_page found = {0};
    struct deploy *deploys;
    int64_t total = 0;
    if (!store_number(store, count, arg, args - 2, &total, err) ||
        !record_find(store, &deploy_records, tail, arg, args, arena, &deploys, &found.n,
                     err) ||
        !lines_of(store, deploys, found.n, arena, &found.line, err))
        return false;
    found.total = (size_t)total;
    *page = found;
    return true;
}

bool deploys_beside(struct store *store, int64_t from, int64_t until, const char *line,
                    int64_t *before, int64_t *after, struct err *err)
{
    static const char last[] =
        "SELECT at FROM deploy WHERE at < $1 AND ($2 = '' OR area IN "
        "(SELECT l.id FROM area l WHERE l.line_fold = $2)) "
        "ORDER BY at DESC LIMIT 1";
    static const char first[] = "SELECT at FROM deploy WHERE at >= $1 AND ($2 = '' OR area "
                                "IN (SELECT l.id FROM area l WHERE l.line_fold = $2)) "
                                "ORDER BY at LIMIT 1";
    *before = *after = 0;
    return store_number(store, last, ARGS(NUMBER_ARG(from), TEXT_ARG(line)), before, err) &&
           store_number(store, first, ARGS(NUMBER_ARG(until), TEXT_ARG(line)), after, err);
}

bool deploys_line(struct store *store, int64_t deploy, struct arena *arena,
                  struct deploy_line *line, bool *found, struct err *err)
{
    struct deploy_line made = {0};
    if (!record_find_one(store, &deploy_records, record_by_id, ARGS(NUMBER_ARG(deploy)),
                         arena, &made.deploy, found, err))
        return false;
    if (!*found)
        return true;
    if (!name_line(store, arena, &made, err))
        return false;
    *line = made;
    return true;
}

bool deploys_by_source(struct store *store, const char *source, const char *source_id,
                       struct arena *arena, struct deploy *deploy, bool *found,
                       struct err *err)
{
    static const char tail[] = "WHERE source = $1 AND source_id = $2 AND source_id <> ''";
    return record_find_one(store, &deploy_records, tail,
                           ARGS(TEXT_ARG(source), TEXT_ARG(source_id)), arena, deploy,
                           found, err);
}

bool deploys_by_id(struct store *store, const char *source_id, struct arena *arena,
                   struct deploy **deploys, size_t *n, struct err *err)
{
    static const char tail[] = "WHERE source_id = $1 AND source_id <> '' ORDER BY id";
    return record_find(store, &deploy_records, tail, ARGS(TEXT_ARG(source_id)), arena,
                       deploys, n, err);
}

bool deploys_tickets(struct store *store, int64_t deploy, struct arena *arena,
                     struct ticket **tickets, size_t *n, struct err *err)
{
    static const char tail[] = "WHERE id IN (SELECT x.ticket FROM deploy_ticket x WHERE "
                               "x.deploy = $1) ORDER BY id";
    return record_find(store, &ticket_records, tail, ARGS(NUMBER_ARG(deploy)), arena,
                       tickets, n, err);
}

bool deploys_links(struct store *store, int64_t deploy, struct arena *arena,
                   struct deploy_ticket **links, size_t *n, struct err *err)
{
    static const char tail[] = "WHERE deploy = $1 ORDER BY ticket";
    return record_find(store, &deploy_ticket_records, tail, ARGS(NUMBER_ARG(deploy)), arena,
                       links, n, err);
}

bool deploys_steps(struct store *store, int64_t deploy, struct arena *arena,
                   struct deploy_step **steps, size_t *n, struct err *err)
{
    static const char tail[] = "WHERE deploy = $1 ORDER BY position, id";
    return record_find(store, &deploy_step_records, tail, ARGS(NUMBER_ARG(deploy)), arena,
                       steps, n, err);
}

bool deploys_of_incident(struct store *store, int64_t incident, struct arena *arena,
                         struct deploy_line **lines, size_t *n, struct err *err)
{
    static const char tail[] =
        "WHERE incident IN (SELECT i.id FROM incident i WHERE i.id = $1 "
        "OR i.canonical = $1) ORDER BY at DESC, id DESC";
    struct deploy *deploys;
    return record_find(store, &deploy_records, tail, ARGS(NUMBER_ARG(incident)), arena,
                       &deploys, n, err) &&
           lines_of(store, deploys, *n, arena, lines, err);
}
