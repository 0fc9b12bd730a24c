/* Questions about tickets. */
#include "store/tickets.h"

#include "store_private.h"

bool tickets_page(struct store *store, const char *fold, size_t first, size_t most,
                  struct arena *arena, struct ticket_page *page, struct err *err)
{
#define FITS                                                                               \
    "WHERE canonical IS NULL AND state <> 'done' "                                         \
    "AND decision NOT IN ('no', 'not_now') "                                               \
    "AND ($1 = '%%' OR title_fold LIKE $1 ESCAPE '!') "
    static const char all[] = "SELECT COUNT(*) FROM ticket " FITS;
    static const char drafts[] = "SELECT COUNT(*) FROM ticket " FITS "AND state = 'draft'";
    static const char rows[] =
        FITS "ORDER BY CASE state WHEN 'draft' THEN 0 ELSE 1 END, id LIMIT $2 OFFSET $3";
#undef FITS
    const char *like = store_like(fold, arena);
    struct ticket_page found = {0};
    int64_t total = 0, unready = 0;
    if (!store_number(store, all, ARGS(TEXT_ARG(like)), &total, err) ||
        !store_number(store, drafts, ARGS(TEXT_ARG(like)), &unready, err) ||
        !record_find(
            store, &ticket_records, rows,
            ARGS(TEXT_ARG(like), NUMBER_ARG((int64_t)most), NUMBER_ARG((int64_t)first)),
            arena, &found.ticket, &found.n, err))
        return false;
    found.total = (size_t)total;
    found.drafts = (size_t)unready;
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
