/* Questions about incidents and their timelines. */
#include "store/incidents.h"

#include "store_private.h"

bool incidents_list(struct store *store, bool all, const char *line, struct arena *arena,
                    struct incident **incidents, size_t *n, struct err *err)
{
    static const char tail[] =
        "WHERE ($1 = 1 OR (state = 'open' AND canonical IS NULL)) "
        "AND " INCIDENT_OF_LINE("$2") "ORDER BY started_at DESC, id DESC";
    return record_find(store, &incident_records, tail,
                       ARGS(NUMBER_ARG(all), TEXT_ARG(line)), arena, incidents, n, err);
}

bool incidents_page(struct store *store, const struct incidents_wanted *wanted,
                    struct arena *arena, struct incident_page *page, struct err *err)
{
#define WANTED                                                                             \
    "canonical IS NULL AND title_fold LIKE $1 ESCAPE '!' AND " INCIDENT_OF_LINE("$2")
    static const char all[] = "SELECT COUNT(*) FROM incident WHERE " WANTED;
    static const char open[] =
        "SELECT COUNT(*) FROM incident WHERE state = 'open' AND " WANTED;
    static const char newest[] = "WHERE " WANTED "ORDER BY started_at DESC, id DESC "
                                 "LIMIT $3 OFFSET $4";
    static const char open_first[] =
        "WHERE " WANTED "ORDER BY CASE state WHEN 'open' THEN 0 ELSE 1 END, "
        "started_at DESC, id DESC LIMIT $3 OFFSET $4";
#undef WANTED
    const struct arg args[] = {TEXT_ARG(store_like(wanted->fold, arena)),
                               TEXT_ARG(wanted->line), NUMBER_ARG((int64_t)wanted->most),
                               NUMBER_ARG((int64_t)wanted->first)};
    struct incident_page found = {0};
    int64_t total = 0, still = 0;
    if (!store_number(store, all, args, 2, &total, err) ||
        !store_number(store, open, args, 2, &still, err) ||
        !record_find(store, &incident_records, wanted->open_first ? open_first : newest,
                     args, 4, arena, &found.incident, &found.n, err))
        return false;
    found.total = (size_t)total;
    found.open = (size_t)still;
    *page = found;
    return true;
}

bool incidents_by_source(struct store *store, const char *source, const char *source_id,
                         struct arena *arena, struct incident *incident, bool *found,
                         struct err *err)
{
    static const char tail[] = "WHERE source = $1 AND source_id = $2 AND source_id <> ''";
    return record_find_one(store, &incident_records, tail,
                           ARGS(TEXT_ARG(source), TEXT_ARG(source_id)), arena, incident,
                           found, err);
}

bool incidents_facts(struct store *store, int64_t incident, bool all, struct arena *arena,
                     struct fact **facts, size_t *n, struct err *err)
{
    static const char tail[] = "WHERE incident = $1 AND ($2 OR archived_at IS NULL) "
                               "ORDER BY at, id";
    return record_find(store, &fact_records, tail,
                       ARGS(NUMBER_ARG(incident), NUMBER_ARG(all)), arena, facts, n, err);
}

bool incidents_components(struct store *store, int64_t incident, struct arena *arena,
                          struct incident_component **components, size_t *n,
                          struct err *err)
{
    static const char tail[] = "WHERE incident = $1 ORDER BY position, id";
    return record_find(store, &incident_component_records, tail, ARGS(NUMBER_ARG(incident)),
                       arena, components, n, err);
}

bool incidents_candidates(struct store *store, int64_t incident, struct arena *arena,
                          struct candidate **candidates, size_t *n, struct err *err)
{
    static const char tail[] = "WHERE incident = $1 AND archived_at IS NULL "
                               "ORDER BY position, id";
    return record_find(store, &candidate_records, tail, ARGS(NUMBER_ARG(incident)), arena,
                       candidates, n, err);
}

bool incidents_same(struct store *store, int64_t canonical, struct arena *arena,
                    struct incident **incidents, size_t *n, struct err *err)
{
    static const char tail[] = "WHERE canonical = $1 ORDER BY started_at, id";
    return record_find(store, &incident_records, tail, ARGS(NUMBER_ARG(canonical)), arena,
                       incidents, n, err);
}

/* Those of $1 or later. */
#define LATELY                                                                             \
    "(SELECT id FROM incident WHERE started_at >= $1 "                                     \
    "UNION SELECT id FROM incident WHERE reopened_at >= $1) "

bool incidents_of_week(struct store *store, int64_t from, int64_t to, struct arena *arena,
                       struct incident **incidents, size_t *n, struct err *err)
{
    static const char tail[] =
        "WHERE id IN " LATELY "AND canonical IS NULL AND " INCIDENT_WHEN
        " >= $1 AND " INCIDENT_WHEN " < $2 "
        "ORDER BY " INCIDENT_WHEN " DESC, id DESC";
    return record_find(store, &incident_records, tail,
                       ARGS(NUMBER_ARG(from), NUMBER_ARG(to)), arena, incidents, n, err);
}

bool incidents_waiting(struct store *store, int64_t before, struct arena *arena,
                       struct incident **incidents, size_t *n, struct err *err)
{
    static const char tail[] =
        "WHERE canonical IS NULL AND " INCIDENT_WHEN
        " < $1 AND " INCIDENT_UNREVIEWED("-1") "ORDER BY " INCIDENT_WHEN " DESC, id DESC";
    return record_find(store, &incident_records, tail, ARGS(NUMBER_ARG(before)), arena,
                       incidents, n, err);
}

/* Those before are most of all, so what is not of them is taken from all. */
bool incidents_waiting_count(struct store *store, int64_t before, size_t *n,
                             struct err *err)
{
    static const char sql[] =
        "SELECT (SELECT COUNT(*) FROM incident) "
        "- (SELECT COUNT(*) FROM incident WHERE canonical IS NOT NULL) "
        "- (SELECT COUNT(*) FROM incident WHERE canonical IS NULL AND id IN " LATELY
        ") - " INCIDENTS_REVIEWED(INCIDENT_WHEN " < $1");
    int64_t count = 0;
    if (!store_number(store, sql, ARGS(NUMBER_ARG(before)), &count, err))
        return false;
    *n = (size_t)count;
    return true;
}

bool incidents_apart_of(struct store *store, int64_t incident, int64_t other,
                        struct arena *arena, struct incident_apart *apart, bool *found,
                        struct err *err)
{
    static const char tail[] = "WHERE incident = $1 AND other = $2";
    bool later = incident > other;
    return record_find_one(
        store, &incident_apart_records, tail,
        ARGS(NUMBER_ARG(later ? incident : other), NUMBER_ARG(later ? other : incident)),
        arena, apart, found, err);
}
