/* Questions about tickets. */
#include "store/tickets.h"

#include "store_private.h"

/* The state comes first: it lies before the long texts of a row, and leaves out most. */
#define FITS                                                                               \
    "canonical IS NULL AND decision NOT IN ('no', 'not_now') "                             \
    "AND ($1 = '%%' OR title_fold LIKE $1 ESCAPE '!') "                                    \
    "AND ($2 = '' OR area IN (SELECT a.id FROM area a WHERE a.line_fold = $2)) "
#define DRAFT  "WHERE state = 'draft' AND " FITS
#define OTHERS "WHERE state IN ('ready', 'doing') AND " FITS

/* One pass for both: no index knows what is open. */
static bool count_page(struct store *store, const char *like, const char *line,
                       struct ticket_page *page, struct err *err)
{
    static const char sql[] = "SELECT COUNT(*), COUNT(*) FILTER (WHERE state = 'draft') "
                              "FROM ticket WHERE state <> 'done' AND " FITS;
    struct db_stmt *stmt = store_ask(store, sql, ARGS(TEXT_ARG(like), TEXT_ARG(line)), err);
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

static bool find_part(struct store *store, const char *tail, const struct page_of *of,
                      const char *like, struct arena *arena, struct ticket **tickets,
                      size_t *n, struct err *err)
{
    *n = 0;
    return of->most == 0 ||
           record_find(store, &ticket_records, tail,
                       ARGS(TEXT_ARG(like), TEXT_ARG(of->line),
                            NUMBER_ARG((int64_t)of->most), NUMBER_ARG((int64_t)of->first)),
                       arena, tickets, n, err);
}

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Two ranges, each in the table's own order and asked for no more than it has, so that
 * nothing is sorted and a scan ends with the last line of the page. */
bool tickets_page(struct store *store, const struct page_of *of, struct arena *arena,
                  struct ticket_page *page, struct err *err)
{
    static const char drafts[] = DRAFT "ORDER BY id LIMIT $3 OFFSET $4";
    static const char others[] = OTHERS "ORDER BY id LIMIT $3 OFFSET $4";
    const char *like = store_like(of->fold, arena);
    struct ticket_page found = {0};
    struct ticket *draft = NULL, *other = NULL;
    size_t drafts_n, others_n;
    if (!count_page(store, like, of->line, &found, err))
        return false;
    size_t first = smaller(of->first, found.total);
    size_t most = smaller(of->most, found.total - first);
    size_t left = found.drafts - smaller(first, found.drafts);
    struct page_of head = *of, tail = *of;
    head.first = first;
    head.most = smaller(most, left);
    tail.first = first - smaller(first, found.drafts);
    tail.most = most - head.most;
    if (!find_part(store, drafts, &head, like, arena, &draft, &drafts_n, err) ||
        !find_part(store, others, &tail, like, arena, &other, &others_n, err))
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
