/* The columns of every entity: what the one set of read and write functions works by. A
 * column's name in the table is its field's, a limit is the schema's own. */
#include "store/record.h"

#include <string.h>

// clang-format off
#define COLUMN(type, field, of)    .name = #field, .kind = of, .offset = offsetof(struct type, field)
#define TEXT(type, field, most_)   {COLUMN(type, field, COLUMN_TEXT), .most = most_}
#define NEEDED(type, field, most_) {COLUMN(type, field, COLUMN_TEXT), .most = most_, .needed = true}
#define FOLDED(type, field, most_) {COLUMN(type, field, COLUMN_TEXT), .most = most_, .needed = true, .folded = true}
#define MATCHED(type, field, most_) {COLUMN(type, field, COLUMN_TEXT), .most = most_, .folded = true}
#define INT(type, field)           {COLUMN(type, field, COLUMN_INT)}
#define BOOL(type, field)          {COLUMN(type, field, COLUMN_BOOL)}
#define REF(type, field)           {COLUMN(type, field, COLUMN_REF)}
#define TIME(type, field)          {COLUMN(type, field, COLUMN_TIME)}
#define DATE(type, field)          {COLUMN(type, field, COLUMN_DATE)}
#define WORD(type, field, of)      {COLUMN(type, field, COLUMN_WORD), .words = WORDS_##of}
#define RECORD(entity, type, said, named)                                                  \
    const struct record entity##_records = {                                               \
        .table = #entity,                                                                  \
        .noun = said,                                                                      \
        .size = sizeof(struct type),                                                       \
        .column = entity##_columns,                                                        \
        .n = (int)(sizeof entity##_columns / sizeof *entity##_columns),                    \
        .title = named,                                                                    \
    }
// clang-format on

static const struct column board_columns[] = {
    NEEDED(board_record, name, 200),
    NEEDED(board_record, time_zone, 63),
    TIME(board_record, created_at),
};
RECORD(board, board_record, "board", &board_columns[0]);

static const struct column person_columns[] = {
    FOLDED(person, name, 200),  NEEDED(person, handle, 100),
    TEXT(person, contact, 500), WORD(person, state, PERSON_STATE),
    DATE(person, away_until),   TIME(person, left_at),
};
RECORD(person, person, "person", &person_columns[0]);

static const struct column area_columns[] = {
    NEEDED(area, slug, 200),  FOLDED(area, name, 200),        TEXT(area, covers, 2000),
    MATCHED(area, line, 200), BOOL(area, unowned_on_purpose), TIME(area, confirmed_at),
    TIME(area, archived_at),  TEXT(area, source, 100),        TEXT(area, source_id, 500),
};
RECORD(area, area, "area", &area_columns[1]);

static const struct column alias_columns[] = {
    REF(alias, area),
    INT(alias, position),
    FOLDED(alias, name, 200),
};
RECORD(alias, alias, "alias", &alias_columns[2]);

static const struct column path_pattern_columns[] = {
    REF(path_pattern, area),
    INT(path_pattern, position),
    NEEDED(path_pattern, pattern, 1000),
    TEXT(path_pattern, section, 200),
    WORD(path_pattern, dialect, DIALECT),
    BOOL(path_pattern, excludes),
};
RECORD(path_pattern, path_pattern, "path pattern", &path_pattern_columns[2]);

static const struct column ownership_columns[] = {
    REF(ownership, area),
    WORD(ownership, role, ROLE),
    REF(ownership, person),
    TIME(ownership, since),
    TIME(ownership, until),
    {.name = "set_by",
     .kind = COLUMN_TEXT,
     .offset = offsetof(struct ownership, by),
     .most = 200},
    TEXT(ownership, why, 2000),
};
RECORD(ownership, ownership, "ownership", NULL);

static const struct column owner_candidate_columns[] = {
    REF(owner_candidate, area),         INT(owner_candidate, position),
    NEEDED(owner_candidate, name, 200), BOOL(owner_candidate, team),
    REF(owner_candidate, person),
};
RECORD(owner_candidate, owner_candidate, "owner candidate", &owner_candidate_columns[2]);

static const struct column release_type_columns[] = {
    FOLDED(release_type, name, 200),     TEXT(release_type, way_back, 2000),
    INT(release_type, way_back_minutes), DATE(release_type, rehearsed_on),
    TIME(release_type, archived_at),
};
RECORD(release_type, release_type, "release type", &release_type_columns[0]);

static const struct column release_step_columns[] = {
    REF(release_step, release_type),  INT(release_step, position),
    NEEDED(release_step, text, 2000), BOOL(release_step, manual),
    REF(release_step, known_by),
};
RECORD(release_step, release_step, "release step", &release_step_columns[2]);

static const struct column ticket_columns[] = {
    FOLDED(ticket, title, 1000),
    REF(ticket, area),
    WORD(ticket, state, TICKET_STATE),
    TEXT(ticket, who, 20000),
    TEXT(ticket, does, 20000),
    TEXT(ticket, why, 20000),
    TEXT(ticket, done_when, 20000),
    TEXT(ticket, not_changing, 20000),
    TEXT(ticket, way_back, 20000),
    BOOL(ticket, no_awkward_cases),
    TEXT(ticket, signs_off, 200),
    REF(ticket, signer),
    MATCHED(ticket, customer, 200),
    WORD(ticket, decision, DECISION),
    TEXT(ticket, decision_why, 2000),
    TEXT(ticket, decided_by, 200),
    REF(ticket, decider),
    TIME(ticket, decided_at),
    DATE(ticket, come_back_on),
    TIME(ticket, opened_at),
    TIME(ticket, ready_at),
    TIME(ticket, started_at),
    TIME(ticket, done_at),
    REF(ticket, canonical),
    TEXT(ticket, source, 100),
    TEXT(ticket, source_id, 500),
    TEXT(ticket, url, 2000),
    TEXT(ticket, assigned, 2000),
    INT(ticket, edits),
};
RECORD(ticket, ticket, "ticket", &ticket_columns[0]);

static const struct column awkward_case_columns[] = {
    REF(awkward_case, ticket),
    INT(awkward_case, position),
    NEEDED(awkward_case, text, 20000),
};
RECORD(awkward_case, awkward_case, "awkward case", &awkward_case_columns[2]);

static const struct column ticket_apart_columns[] = {
    REF(ticket_apart, ticket),
    REF(ticket_apart, other),
};
RECORD(ticket_apart, ticket_apart, "pair of tickets", NULL);

static const struct column incident_columns[] = {
    FOLDED(incident, title, 1000),
    REF(incident, area),
    WORD(incident, severity, SEVERITY),
    WORD(incident, state, INCIDENT_STATE),
    TIME(incident, started_at),
    TIME(incident, detected_at),
    TIME(incident, recovered_at),
    INT(incident, customers),
    TEXT(incident, heard_from, 2000),
    TEXT(incident, flag, 2000),
    REF(incident, canonical),
    TEXT(incident, source, 100),
    TEXT(incident, source_id, 500),
    TEXT(incident, url, 2000),
    BOOL(incident, near_miss),
    TIME(incident, reopened_at),
    INT(incident, edits),
};
RECORD(incident, incident, "incident", &incident_columns[0]);

static const struct column incident_component_columns[] = {
    REF(incident_component, incident),
    INT(incident_component, position),
    NEEDED(incident_component, name, 200),
    REF(incident_component, area),
};
RECORD(incident_component, incident_component, "component", &incident_component_columns[2]);

static const struct column incident_apart_columns[] = {
    REF(incident_apart, incident),
    REF(incident_apart, other),
};
RECORD(incident_apart, incident_apart, "pair of incidents", NULL);

static const struct column fact_columns[] = {
    REF(fact, incident),        TIME(fact, at),          FOLDED(fact, text, 20000),
    TEXT(fact, source_id, 500), TIME(fact, archived_at),
};
RECORD(fact, fact, "fact", &fact_columns[2]);

static const struct column deploy_columns[] = {
    TIME(deploy, at),
    FOLDED(deploy, what, 20000),
    REF(deploy, release_type),
    TEXT(deploy, type_typed, 200),
    REF(deploy, area),
    REF(deploy, shipper),
    TEXT(deploy, shipped_by, 200),
    INT(deploy, changes),
    INT(deploy, took),
    WORD(deploy, monitoring, MONITORING),
    TIME(deploy, broke_at),
    TEXT(deploy, broke_what, 20000),
    WORD(deploy, recovery, RECOVERY),
    TIME(deploy, recovered_at),
    TEXT(deploy, recovered_what, 20000),
    REF(deploy, incident),
    BOOL(deploy, approximate),
    TEXT(deploy, source, 100),
    TEXT(deploy, source_id, 500),
    TEXT(deploy, area_typed, 200),
    TEXT(deploy, tickets_typed, 2000),
    TIME(deploy, oldest_change_at),
    INT(deploy, edits),
};
RECORD(deploy, deploy, "deploy", &deploy_columns[1]);

static const struct column deploy_ticket_columns[] = {
    REF(deploy_ticket, deploy),
    REF(deploy_ticket, ticket),
};
RECORD(deploy_ticket, deploy_ticket, "deployed ticket", NULL);

static const struct column deploy_step_columns[] = {
    REF(deploy_step, deploy),        INT(deploy_step, position),
    NEEDED(deploy_step, text, 2000), BOOL(deploy_step, manual),
    TIME(deploy_step, ticked_at),    TEXT(deploy_step, ticked_by, 200),
};
RECORD(deploy_step, deploy_step, "step of a deploy", &deploy_step_columns[2]);

static const struct column cause_columns[] = {
    FOLDED(cause, text, 20000),
    REF(cause, candidate),
    TIME(cause, named_at),
};
RECORD(cause, cause, "cause", &cause_columns[0]);

static const struct column review_columns[] = {
    NEEDED(review, week, 8),  WORD(review, step, REVIEW_STEP),
    REF(review, facilitator), REF(review, incident),
    REF(review, cause),       REF(review, removal),
    BOOL(review, quiet),      TIME(review, started_at),
    TIME(review, closed_at),  INT(review, earlier),
};
RECORD(review, review, "review", &review_columns[0]);

static const struct column candidate_columns[] = {
    REF(candidate, incident),
    REF(candidate, review),
    INT(candidate, position),
    FOLDED(candidate, text, 20000),
    WORD(candidate, was_there, TEST_ANSWER),
    WORD(candidate, less_harm, TEST_ANSWER),
    WORD(candidate, ours, TEST_ANSWER),
    WORD(candidate, in_week, TEST_ANSWER),
    WORD(candidate, can_check, TEST_ANSWER),
    TIME(candidate, archived_at),
};
RECORD(candidate, candidate, "candidate", &candidate_columns[3]);

static const struct column cause_incident_columns[] = {
    REF(cause_incident, cause),
    REF(cause_incident, incident),
    REF(cause_incident, review),
};
RECORD(cause_incident, cause_incident, "cause of an incident", NULL);

static const struct column removal_columns[] = {
    REF(removal, cause),
    REF(removal, review),
    REF(removal, owner),
    DATE(removal, due),
    NEEDED(removal, gone_when, 20000),
    WORD(removal, strength, STRENGTH),
    WORD(removal, state, REMOVAL_STATE),
    TIME(removal, promised_at),
    TIME(removal, removed_at),
    TIME(removal, seen_at),
    TIME(removal, closed_at),
    TEXT(removal, what, 20000),
    INT(removal, carried),
};
RECORD(removal, removal, "removal", &removal_columns[4]);

static const struct column review_answer_columns[] = {
    REF(review_answer, review),
    REF(review_answer, removal),
    WORD(review_answer, answer, PROMISE_ANSWER),
    TEXT(review_answer, what, 20000),
    DATE(review_answer, new_due),
    TIME(review_answer, at),
};
RECORD(review_answer, review_answer, "review answer", NULL);

static const struct column lint_word_columns[] = {
    NEEDED(lint_word, category, 100),
    NEEDED(lint_word, word, 200),
    BOOL(lint_word, silent),
};
RECORD(lint_word, lint_word, "word", &lint_word_columns[1]);

static const struct column team_check_columns[] = {
    NEEDED(team_check, week, 8),
    TIME(team_check, started_at),
    TIME(team_check, finished_at),
};
RECORD(team_check, team_check, "team check", &team_check_columns[0]);

static const struct column check_answer_columns[] = {
    REF(check_answer, team_check),
    INT(check_answer, question),
    WORD(check_answer, answer, CHECK_WORD),
    TEXT(check_answer, evidence, 2000),
};
RECORD(check_answer, check_answer, "check answer", NULL);

const struct record *const records[] = {
    &board_records,
    &person_records,
    &area_records,
    &alias_records,
    &path_pattern_records,
    &ownership_records,
    &owner_candidate_records,
    &release_type_records,
    &release_step_records,
    &ticket_records,
    &awkward_case_records,
    &ticket_apart_records,
    &incident_records,
    &incident_component_records,
    &incident_apart_records,
    &fact_records,
    &deploy_records,
    &deploy_ticket_records,
    &deploy_step_records,
    &cause_records,
    &review_records,
    &candidate_records,
    &cause_incident_records,
    &removal_records,
    &review_answer_records,
    &lint_word_records,
    &team_check_records,
    &check_answer_records,
    NULL,
};

const struct record *record_named(const char *table)
{
    for (const struct record *const *r = records; *r; r++)
        if (strcmp((*r)->table, table) == 0)
            return *r;
    return NULL;
}
