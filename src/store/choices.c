/* What a weekly review may choose from. */
#include "store/choices.h"

#include "store_private.h"

/* What is of this week and no other sitting of it has chosen, then what no other review
 * has; what the review itself has chosen stays. */
#define CHOOSABLE                                                                          \
    "canonical IS NULL AND ((" INCIDENT_WHEN " < $2 AND ((" INCIDENT_WHEN " >= $1 "        \
    "AND NOT EXISTS (SELECT 1 FROM review o WHERE o.incident = incident.id "               \
    "AND o.id <> $3 AND " REVIEW_STANDS("o") ")) OR " INCIDENT_UNREVIEWED(                 \
        "$3") ")) "                                                                        \
              "OR id = (SELECT m.incident FROM review m WHERE m.id = $3))"
#define TITLED " AND title_fold LIKE $4 ESCAPE '!'"

bool choices_list(struct store *store, const struct choices_of *of, struct arena *arena,
                  struct incident **incidents, size_t *n, size_t *total, struct err *err)
{
    static const char count[] = "SELECT COUNT(*) FROM incident WHERE " CHOOSABLE TITLED;
    static const char tail[] = "WHERE " CHOOSABLE TITLED " ORDER BY " INCIDENT_WHEN
                               " >= $1 DESC, " INCIDENT_WHEN " DESC, id DESC "
                               "LIMIT $5 OFFSET $6";
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
                        int64_t *near_misses, struct err *err)
{
#define UNREVIEWED                                                                         \
    "SELECT COUNT(*) FROM incident WHERE canonical IS NULL AND " INCIDENT_WHEN " >= $1 "   \
    "AND " INCIDENT_WHEN " < $2 AND " INCIDENT_UNREVIEWED("$3")
    static const char hurt[] = UNREVIEWED " AND near_miss = 0";
    static const char near[] = UNREVIEWED " AND near_miss = 1";
#undef UNREVIEWED
    const struct arg args[] = {NUMBER_ARG(of->from), NUMBER_ARG(of->to),
                               NUMBER_ARG(of->review)};
    return store_number(store, hurt, args, 3, n, err) &&
           store_number(store, near, args, 3, near_misses, err);
}
