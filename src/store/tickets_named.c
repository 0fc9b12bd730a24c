/* Tickets by what they go by, and what belongs to one. */
#include "store/tickets.h"

#include "store_private.h"

bool tickets_awkward(struct store *store, int64_t ticket, struct arena *arena,
                     struct awkward_case **cases, size_t *n, struct err *err)
{
    static const char tail[] = "WHERE ticket = $1 ORDER BY position, id";
    return record_find(store, &awkward_case_records, tail, ARGS(NUMBER_ARG(ticket)), arena,
                       cases, n, err);
}

bool tickets_by_source(struct store *store, const char *source, const char *source_id,
                       struct arena *arena, struct ticket *ticket, bool *found,
                       struct err *err)
{
    static const char tail[] = "WHERE source = $1 AND source_id = $2 AND source_id <> ''";
    return record_find_one(store, &ticket_records, tail,
                           ARGS(TEXT_ARG(source), TEXT_ARG(source_id)), arena, ticket,
                           found, err);
}

bool tickets_by_number(struct store *store, const char *source_id, struct arena *arena,
                       struct ticket **tickets, size_t *n, struct err *err)
{
    static const char tail[] = "WHERE source_id = $1 AND source_id <> '' ORDER BY id";
    return record_find(store, &ticket_records, tail, ARGS(TEXT_ARG(source_id)), arena,
                       tickets, n, err);
}

bool tickets_by_url(struct store *store, const char *url, struct arena *arena,
                    struct ticket **tickets, size_t *n, struct err *err)
{
    static const char tail[] = "WHERE url = $1 AND url <> '' ORDER BY id";
    return record_find(store, &ticket_records, tail, ARGS(TEXT_ARG(url)), arena, tickets, n,
                       err);
}

bool tickets_same(struct store *store, int64_t canonical, struct arena *arena,
                  struct ticket **tickets, size_t *n, struct err *err)
{
    static const char tail[] = "WHERE canonical = $1 ORDER BY id";
    return record_find(store, &ticket_records, tail, ARGS(NUMBER_ARG(canonical)), arena,
                       tickets, n, err);
}

bool tickets_apart_of(struct store *store, int64_t ticket, int64_t other,
                      struct arena *arena, struct ticket_apart *apart, bool *found,
                      struct err *err)
{
    static const char tail[] = "WHERE ticket = $1 AND other = $2";
    bool later = ticket > other;
    return record_find_one(
        store, &ticket_apart_records, tail,
        ARGS(NUMBER_ARG(later ? ticket : other), NUMBER_ARG(later ? other : ticket)), arena,
        apart, found, err);
}
