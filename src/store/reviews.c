/* Questions about reviews, causes and promises. */
#include "store/reviews.h"

#include "store_private.h"

bool reviews_list(struct store *store, struct arena *arena, struct review **reviews,
                  size_t *n, struct err *err)
{
    static const char tail[] = "ORDER BY week DESC, earlier DESC";
    return record_find(store, &review_records, tail, NO_ARGS, arena, reviews, n, err);
}

bool reviews_of_week(struct store *store, const char *week, struct arena *arena,
                     struct review **reviews, size_t *n, struct err *err)
{
    static const char tail[] = "WHERE week = $1 ORDER BY earlier";
    return record_find(store, &review_records, tail, ARGS(TEXT_ARG(week)), arena, reviews,
                       n, err);
}

bool reviews_before(struct store *store, const char *week, struct arena *arena,
                    struct review *review, bool *found, struct err *err)
{
    static const char tail[] = "WHERE week < $1 AND closed_at IS NOT NULL "
                               "ORDER BY week DESC, earlier DESC LIMIT 1";
    return record_find_one(store, &review_records, tail, ARGS(TEXT_ARG(week)), arena,
                           review, found, err);
}

bool reviews_week_spoke(struct store *store, const struct review *review, int64_t removal,
                        bool *spoke, struct err *err)
{
    static const char sql[] =
        "SELECT COUNT(*) FROM review r WHERE r.week = $1 AND r.id <> $2 AND "
        "(r.removal = $3 OR r.id = (SELECT m.review FROM removal m WHERE m.id = $3) "
        "OR EXISTS (SELECT 1 FROM review_answer a WHERE a.review = r.id "
        "AND a.removal = $3))";
    int64_t n = 0;
    if (!store_number(
            store, sql,
            ARGS(TEXT_ARG(review->week), NUMBER_ARG(review->id), NUMBER_ARG(removal)), &n,
            err))
        return false;
    *spoke = n > 0;
    return true;
}

/* Begun as a further sitting of a week before $1, and nothing was chosen or said in it. */
#define LEFT_EMPTY                                                                         \
    "(earlier > 0 AND week < $1 AND closed_at IS NULL AND quiet = 0 "                      \
    "AND incident IS NULL AND cause IS NULL AND removal IS NULL "                          \
    "AND NOT EXISTS (SELECT 1 FROM review_answer a WHERE a.review = review.id) "           \
    "AND NOT EXISTS (SELECT 1 FROM candidate c WHERE c.review = review.id))"

bool reviews_held(struct store *store, const char *week, struct arena *arena,
                  struct review *review, bool *found, struct err *err)
{
    static const char tail[] = "WHERE (closed_at IS NULL OR week = $1) AND NOT " LEFT_EMPTY
                               " ORDER BY closed_at IS NULL DESC, week DESC, "
                               "earlier DESC LIMIT 1";
    return record_find_one(store, &review_records, tail, ARGS(TEXT_ARG(week)), arena,
                           review, found, err);
}

bool reviews_latest(struct store *store, const char *week, struct arena *arena,
                    struct review *review, bool *found, struct err *err)
{
    static const char tail[] =
        "WHERE NOT " LEFT_EMPTY " ORDER BY closed_at IS NULL DESC, week DESC, "
        "earlier DESC LIMIT 1";
    return record_find_one(store, &review_records, tail, ARGS(TEXT_ARG(week)), arena,
                           review, found, err);
}

bool reviews_answers(struct store *store, int64_t review, struct arena *arena,
                     struct review_answer **answers, size_t *n, struct err *err)
{
    static const char tail[] = "WHERE review = $1 ORDER BY id";
    return record_find(store, &review_answer_records, tail, ARGS(NUMBER_ARG(review)), arena,
                       answers, n, err);
}

bool causes_list(struct store *store, struct arena *arena, struct cause **causes, size_t *n,
                 struct err *err)
{
    static const char tail[] = "ORDER BY named_at DESC, id DESC";
    return record_find(store, &cause_records, tail, NO_ARGS, arena, causes, n, err);
}

bool causes_of_incident(struct store *store, int64_t incident, struct arena *arena,
                        struct cause *cause, bool *found, struct err *err)
{
    static const char tail[] =
        "WHERE id = (SELECT c.cause FROM cause_incident c WHERE c.incident = $1)";
    return record_find_one(store, &cause_records, tail, ARGS(NUMBER_ARG(incident)), arena,
                           cause, found, err);
}

bool causes_incidents(struct store *store, int64_t cause, struct arena *arena,
                      struct incident **incidents, size_t *n, struct err *err)
{
    static const char tail[] =
        "WHERE id IN (SELECT c.incident FROM cause_incident c WHERE c.cause = $1) "
        "ORDER BY started_at DESC, id DESC";
    return record_find(store, &incident_records, tail, ARGS(NUMBER_ARG(cause)), arena,
                       incidents, n, err);
}

bool causes_removals(struct store *store, int64_t cause, struct arena *arena,
                     struct removal **removals, size_t *n, struct err *err)
{
    static const char tail[] = "WHERE cause = $1 ORDER BY promised_at DESC, id DESC";
    return record_find(store, &removal_records, tail, ARGS(NUMBER_ARG(cause)), arena,
                       removals, n, err);
}

bool causes_removals_all(struct store *store, struct arena *arena,
                         struct removal **removals, size_t *n, struct err *err)
{
    static const char tail[] = "ORDER BY cause, promised_at DESC, id DESC";
    return record_find(store, &removal_records, tail, NO_ARGS, arena, removals, n, err);
}

bool causes_promises(struct store *store, struct arena *arena, struct removal **removals,
                     size_t *n, struct err *err)
{
    static const char tail[] =
        "WHERE state IN ('planned', 'removed', 'came_back') AND id IN "
        "(SELECT p.id FROM (SELECT r.id, ROW_NUMBER() OVER (PARTITION BY r.cause "
        "ORDER BY r.promised_at DESC, r.id DESC) AS place FROM removal r) p "
        "WHERE p.place = 1) "
        "ORDER BY (state = 'came_back' OR seen_at IS NOT NULL) DESC, due, id";
    return record_find(store, &removal_records, tail, NO_ARGS, arena, removals, n, err);
}
