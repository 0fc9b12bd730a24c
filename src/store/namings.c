/* The causes named for incidents, and what a record was before one was named. */
#include "store/namings.h"

#include "store_private.h"

bool namings_of_incident(struct store *store, int64_t incident, struct arena *arena,
                         struct cause_incident *naming, bool *found, struct err *err)
{
    static const char tail[] = "WHERE incident = $1";
    return record_find_one(store, &cause_incident_records, tail, ARGS(NUMBER_ARG(incident)),
                           arena, naming, found, err);
}

bool namings_of_review(struct store *store, int64_t review, struct arena *arena,
                       struct cause_incident **namings, size_t *n, struct err *err)
{
    static const char tail[] = "WHERE review = $1 ORDER BY id";
    return record_find(store, &cause_incident_records, tail, ARGS(NUMBER_ARG(review)),
                       arena, namings, n, err);
}

bool namings_cause(struct store *store, const char *fold, struct arena *arena,
                   struct cause *cause, bool *found, struct err *err)
{
    static const char tail[] =
        "WHERE text_fold = $1 ORDER BY named_at DESC, id DESC LIMIT 1";
    return record_find_one(store, &cause_records, tail, ARGS(TEXT_ARG(fold)), arena, cause,
                           found, err);
}

bool namings_uses(struct store *store, int64_t cause, int64_t review, int64_t *n,
                  struct err *err)
{
    static const char sql[] =
        "SELECT (SELECT COUNT(*) FROM cause_incident WHERE cause = $1) + "
        "(SELECT COUNT(*) FROM removal WHERE cause = $1) + "
        "(SELECT COUNT(*) FROM review WHERE cause = $1 AND id <> $2)";
    return store_number(store, sql, ARGS(NUMBER_ARG(cause), NUMBER_ARG(review)), n, err);
}

bool namings_removal_before(struct store *store, const struct record *made, int64_t id,
                            int64_t removal, struct arena *arena, struct removal *before,
                            bool *found, struct err *err)
{
    static const char sql[] =
        "SELECT c.before FROM change c WHERE c.entity = 'removal' AND c.record = $3 "
        "AND c.before <> '' AND c.operation = "
        "(SELECT m.operation FROM change m WHERE m.entity = $1 AND m.record = $2 "
        "AND m.before = '' ORDER BY m.id DESC LIMIT 1) ORDER BY c.id LIMIT 1";
    struct db_stmt *stmt = store_ask(
        store, sql, ARGS(TEXT_ARG(made->table), NUMBER_ARG(id), NUMBER_ARG(removal)), err);
    if (!stmt)
        return false;
    enum db_step step = db_step(stmt, err);
    *found =
        step == DB_ROW && record_decode(&removal_records, db_text(stmt, 0), arena, before);
    db_reset(stmt);
    if (*found)
        before->id = removal;
    return step != DB_FAILED;
}

bool namings_earlier(struct store *store, int64_t incident, int64_t review,
                     struct arena *arena, struct review *earlier, bool *found,
                     struct err *err)
{
    static const char tail[] =
        "WHERE id <> $2 AND (incident = $1 "
        "OR incident IN (SELECT i.id FROM incident i WHERE i.canonical = $1) "
        "OR cause IN (SELECT c.cause FROM cause_incident c "
        "JOIN incident i ON i.id = c.incident WHERE i.id = $1 OR i.canonical = $1)) "
        "ORDER BY week DESC, earlier DESC LIMIT 1";
    return record_find_one(store, &review_records, tail,
                           ARGS(NUMBER_ARG(incident), NUMBER_ARG(review)), arena, earlier,
                           found, err);
}
