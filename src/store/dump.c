/* Whole tables in the order of an export. */
#include "store/dump.h"

#include "store_private.h"

#define BY_AREA "ORDER BY (SELECT a.slug FROM area a WHERE a.id = area), "
#define BY_TYPE                                                                            \
    "ORDER BY (SELECT t.name_fold FROM release_type t WHERE t.id = release_type), "
#define BY_REVIEW "ORDER BY (SELECT r.week FROM review r WHERE r.id = review), "
#define BY_CHECK                                                                           \
    "ORDER BY (SELECT c.week FROM team_check c WHERE c.id = team_check), team_check, "

static const struct {
    const struct record *record;
    const char *order;
} orders[] = {
    {&person_records, "ORDER BY handle"},
    {&area_records, "ORDER BY slug"},
    {&alias_records, BY_AREA "position, id"},
    {&path_pattern_records, BY_AREA "position, id"},
    {&ownership_records, BY_AREA "since, id"},
    {&owner_candidate_records, BY_AREA "position, id"},
    {&release_type_records, "ORDER BY name_fold"},
    {&release_step_records, BY_TYPE "position, id"},
    {&ticket_records, "ORDER BY id"},
    {&awkward_case_records, "ORDER BY ticket, position, id"},
    {&ticket_apart_records, "ORDER BY ticket, other"},
    {&incident_records, "ORDER BY id"},
    {&incident_component_records, "ORDER BY incident, position, id"},
    {&incident_apart_records, "ORDER BY incident, other"},
    {&fact_records, "ORDER BY incident, at, id"},
    {&deploy_records, "ORDER BY id"},
    {&deploy_ticket_records, "ORDER BY deploy, ticket"},
    {&deploy_step_records, "ORDER BY deploy, position, id"},
    {&cause_records, "ORDER BY id"},
    {&review_records, "ORDER BY week"},
    {&candidate_records, "ORDER BY incident, position, id"},
    {&cause_incident_records, "ORDER BY cause, incident"},
    {&removal_records, "ORDER BY cause, id"},
    {&review_answer_records, BY_REVIEW "id"},
    {&team_check_records, "ORDER BY week, id"},
    {&check_answer_records, BY_CHECK "question"},
    {&lint_word_records, "ORDER BY category, word, id"},
};

bool dump_rows(struct store *store, const struct record *record, struct arena *arena,
               void *rows, size_t *n, struct err *err)
{
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++)
        if (orders[i].record == record)
            return record_find(store, record, orders[i].order, NO_ARGS, arena, rows, n,
                               err);
    return record_all(store, record, arena, rows, n, err);
}
