/* What a weekly review may choose from. */
#include "store/choices.h"

#include "store_private.h"

/* Chosen, or its cause named, by nobody but the review $3. */
#define UNREVIEWED                                                                         \
    "NOT EXISTS (SELECT 1 FROM review r WHERE r.incident = incident.id AND r.id <> $3) "   \
    "AND NOT EXISTS (SELECT 1 FROM cause_incident c WHERE c.incident = incident.id "       \
    "AND COALESCE(c.review, 0) <> $3)"
#define CHOOSABLE                                                                          \
    "canonical IS NULL AND started_at < $2 AND (started_at >= $1 OR (" UNREVIEWED "))"
#define TITLED " AND title_fold LIKE $4 ESCAPE '!'"

bool choices_list(struct store *store, const struct choices_of *of, struct arena *arena,
                  struct incident **incidents, size_t *n, size_t *total, struct err *err)
{
    static const char count[] = "SELECT COUNT(*) FROM incident WHERE " CHOOSABLE TITLED;
    static const char tail[] =
        "WHERE " CHOOSABLE TITLED
        " ORDER BY started_at >= $1 DESC, started_at DESC, id DESC LIMIT $5 OFFSET $6";
    const char *like = store_like(of->fold, arena);
    int64_t all = 0;
    struct incident *list;
    size_t listed;
    if (!store_number(store, count,
                      ARGS(NUMBER_ARG(of->from), NUMBER_ARG(of->to), NUMBER_ARG(of->review),
                           TEXT_ARG(like)),
                      &all, err) ||
        !record_find(store, &incident_records, tail,
                     ARGS(NUMBER_ARG(of->from), NUMBER_ARG(of->to), NUMBER_ARG(of->review),
                          TEXT_ARG(like), NUMBER_ARG((int64_t)of->most),
                          NUMBER_ARG((int64_t)of->first)),
                     arena, &list, &listed, err))
        return false;
    *incidents = list;
    *n = listed;
    *total = (size_t)all;
    return true;
}

bool choices_has(struct store *store, const struct choices_of *of, int64_t incident,
                 bool *has, struct err *err)
{
    static const char sql[] =
        "SELECT COUNT(*) FROM incident WHERE " CHOOSABLE " AND id = $4";
    int64_t n = 0;
    if (!store_number(store, sql,
                      ARGS(NUMBER_ARG(of->from), NUMBER_ARG(of->to), NUMBER_ARG(of->review),
                           NUMBER_ARG(incident)),
                      &n, err))
        return false;
    *has = n > 0;
    return true;
}

bool choices_unreviewed(struct store *store, const struct choices_of *of, int64_t *n,
                        struct err *err)
{
    static const char sql[] =
        "SELECT COUNT(*) FROM incident WHERE canonical IS NULL AND started_at >= $1 "
        "AND started_at < $2 AND " UNREVIEWED;
    return store_number(
        store, sql, ARGS(NUMBER_ARG(of->from), NUMBER_ARG(of->to), NUMBER_ARG(of->review)),
        n, err);
}
