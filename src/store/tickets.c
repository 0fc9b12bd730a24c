/* Questions about tickets. */
#include "store/tickets.h"

#include "store_private.h"

/* The state comes first: it lies before the long texts of a row, and leaves out most. */
#define FITS                                                                               \
    "canonical IS NULL AND decision NOT IN ('no', 'not_now') "                             \
    "AND ($1 = '%%' OR title_fold LIKE $1 ESCAPE '!') "
#define DRAFT  "WHERE state = 'draft' AND " FITS
#define OTHERS "WHERE state IN ('ready', 'doing') AND " FITS

/* One pass for both: no index knows what is open. */
static bool count_page(struct store *store, const char *like, struct ticket_page *page,
                       struct err *err)
{
    static const char sql[] = "SELECT COUNT(*), COUNT(*) FILTER (WHERE state = 'draft') "
                              "FROM ticket WHERE state <> 'done' AND " FITS;
    struct db_stmt *stmt = store_ask(store, sql, ARGS(TEXT_ARG(like)), err);
    if (!stmt)
        return false;
    bool ok = db_step(stmt, err) == DB_ROW;
    if (ok) {
        page->total = (size_t)db_int(stmt, 0);
        page->drafts = (size_t)db_int(stmt, 1);
    }
    db_reset(stmt);
    return ok;
}

static bool find_part(struct store *store, const char *tail, const char *like, size_t first,
                      size_t most, struct arena *arena, struct ticket **tickets, size_t *n,
                      struct err *err)
{
    *n = 0;
    return most == 0 || record_find(store, &ticket_records, tail,
                                    ARGS(TEXT_ARG(like), NUMBER_ARG((int64_t)most),
                                         NUMBER_ARG((int64_t)first)),
                                    arena, tickets, n, err);
}

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Two ranges, each in the table's own order and asked for no more than it has, so that
 * nothing is sorted and a scan ends with the last line of the page. */
bool tickets_page(struct store *store, const char *fold, size_t first, size_t most,
                  struct arena *arena, struct ticket_page *page, struct err *err)
{
    static const char drafts[] = DRAFT "ORDER BY id LIMIT $2 OFFSET $3";
    static const char others[] = OTHERS "ORDER BY id LIMIT $2 OFFSET $3";
    const char *like = store_like(fold, arena);
    struct ticket_page found = {0};
    struct ticket *draft = NULL, *other = NULL;
    size_t drafts_n, others_n;
    if (!count_page(store, like, &found, err))
        return false;
    first = smaller(first, found.total);
    most = smaller(most, found.total - first);
    size_t left = found.drafts - smaller(first, found.drafts);
    size_t passed = first - smaller(first, found.drafts);
    if (!find_part(store, drafts, like, first, smaller(most, left), arena, &draft,
                   &drafts_n, err) ||
        !find_part(store, others, like, passed, most - smaller(most, left), arena, &other,
                   &others_n, err))
        return false;
    found.n = drafts_n + others_n;
    found.ticket = arena_new(arena, found.n, sizeof *found.ticket);
    for (size_t i = 0; i < found.n; i++)
        found.ticket[i] = i < drafts_n ? draft[i] : other[i - drafts_n];
    *page = found;
    return true;
}

bool tickets_awkward(struct store *store, int64_t ticket, struct arena *arena,
                     struct awkward_case **cases, size_t *n, struct err *err)
{
    static const char tail[] = "WHERE ticket = $1 ORDER BY position, id";
    return record_find(store, &awkward_case_records, tail, ARGS(NUMBER_ARG(ticket)), arena,
                       cases, n, err);
}
