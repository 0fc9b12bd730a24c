/* The keys of the board's YAML. */
#include "board_keys.h"

// clang-format off
#define AT(type, field)              .offset = offsetof(struct type, field)
#define TEXT(type, field, as)        {.name = as, .kind = KEY_TEXT, AT(type, field)}
#define NEEDED(type, field, as)      {.name = as, .kind = KEY_TEXT, AT(type, field), .flags = KEY_NEEDED}
#define SLUG(type, field, as)        {.name = as, .kind = KEY_TEXT, AT(type, field), .flags = KEY_DERIVED}
#define INT(type, field, as)         {.name = as, .kind = KEY_INT, AT(type, field), .most = KEY_MOST}
#define NUMBER(type)                 {.name = "id", .kind = KEY_INT, AT(type, id), .least = 1, .most = KEY_MOST}
#define RANGE_NEEDED(type, field, as, low, high) {.name = as, .kind = KEY_INT, AT(type, field), .flags = KEY_NEEDED, .least = low, .most = high}
#define BOOL(type, field, as)        {.name = as, .kind = KEY_BOOL, AT(type, field)}
#define TIME(type, field, as)        {.name = as, .kind = KEY_TIME, AT(type, field)}
#define TIME_NEEDED(type, field, as) {.name = as, .kind = KEY_TIME, AT(type, field), .flags = KEY_NEEDED}
#define DATE(type, field, as)        {.name = as, .kind = KEY_DATE, AT(type, field)}
#define DATE_NEEDED(type, field, as) {.name = as, .kind = KEY_DATE, AT(type, field), .flags = KEY_NEEDED}
#define WORD(type, field, as, of)    {.name = as, .kind = KEY_WORD, AT(type, field), .words = WORDS_##of}
#define WORD_NEEDED(type, field, as, of) {.name = as, .kind = KEY_WORD, AT(type, field), .words = WORDS_##of, .flags = KEY_NEEDED | KEY_ALWAYS}
#define REF(type, field, as, kind_)  {.name = as, .kind = KEY_REF, AT(type, field), .to = kind_}
#define REF_LOOSE(type, field, as, kind_)  {.name = as, .kind = KEY_REF, AT(type, field), .to = kind_, .flags = KEY_LOOSE}
#define REF_NEEDED(type, field, as, kind_) {.name = as, .kind = KEY_REF, AT(type, field), .to = kind_, .flags = KEY_NEEDED}
#define LIST(child, parent, as, kind_) {.name = as, .kind = KEY_LIST, AT(child, parent), .to = kind_}
#define FLOW(child, parent, as, kind_) {.name = as, .kind = KEY_LIST, AT(child, parent), .to = kind_, .flags = KEY_FLOW}
#define ROLE(as, role_)              {.name = as, .kind = KEY_ROLE, .role = role_}
#define WEEK(type, field, as)       {.name = as, .kind = KEY_WEEK, AT(type, field), .flags = KEY_NEEDED}
#define END                          {.name = ""}
// clang-format on

const struct key board_record_keys[] = {
    NEEDED(board_record, name, "name"),
    NEEDED(board_record, time_zone, "time_zone"),
    TIME(board_record, created_at, "created"),
    END,
};

static const struct key person_keys[] = {
    NEEDED(person, name, "name"),
    NEEDED(person, handle, "handle"),
    TEXT(person, contact, "contact"),
    WORD(person, state, "state", PERSON_STATE),
    DATE(person, away_until, "away_until"),
    TIME(person, left_at, "left"),
    END,
};

static const struct key area_keys[] = {
    NEEDED(area, name, "name"),
    SLUG(area, slug, "slug"),
    TEXT(area, covers, "covers"),
    TEXT(area, line, "line"),
    BOOL(area, unowned_on_purpose, "unowned_on_purpose"),
    TIME(area, confirmed_at, "confirmed"),
    TIME(area, archived_at, "archived"),
    TEXT(area, source, "source"),
    TEXT(area, source_id, "source_id"),
    ROLE("owner", ROLE_OWNER),
    ROLE("delivery", ROLE_DELIVERY),
    ROLE("stand_in", ROLE_STAND_IN),
    ROLE("helpers", ROLE_HELPER),
    LIST(ownership, area, "ownership", PLAN_OWNERSHIP),
    LIST(owner_candidate, area, "candidates", PLAN_OWNER_CANDIDATE),
    FLOW(alias, area, "aliases", PLAN_ALIAS),
    LIST(path_pattern, area, "paths", PLAN_PATH),
    END,
};

static const struct key alias_keys[] = {NEEDED(alias, name, "name"), END};

static const struct key path_keys[] = {
    NEEDED(path_pattern, pattern, "pattern"),
    TEXT(path_pattern, section, "section"),
    WORD(path_pattern, dialect, "dialect", DIALECT),
    BOOL(path_pattern, excludes, "excludes"),
    INT(path_pattern, position, "position"),
    END,
};

static const struct key ownership_keys[] = {
    WORD_NEEDED(ownership, role, "role", ROLE),
    REF_NEEDED(ownership, person, "person", PLAN_PERSON),
    TIME(ownership, since, "since"),
    TIME(ownership, until, "until"),
    TEXT(ownership, by, "by"),
    TEXT(ownership, why, "why"),
    END,
};

static const struct key owner_candidate_keys[] = {
    NEEDED(owner_candidate, name, "name"),
    BOOL(owner_candidate, team, "team"),
    REF(owner_candidate, person, "person", PLAN_PERSON),
    END,
};

static const struct key release_type_keys[] = {
    NEEDED(release_type, name, "name"),
    TEXT(release_type, way_back, "way_back"),
    INT(release_type, way_back_minutes, "way_back_minutes"),
    DATE(release_type, rehearsed_on, "rehearsed"),
    TIME(release_type, archived_at, "archived"),
    LIST(release_step, release_type, "steps", PLAN_RELEASE_STEP),
    END,
};

static const struct key release_step_keys[] = {
    NEEDED(release_step, text, "text"),
    BOOL(release_step, manual, "manual"),
    REF(release_step, known_by, "known_by", PLAN_PERSON),
    END,
};

static const struct key ticket_keys[] = {
    NUMBER(ticket),
    NEEDED(ticket, title, "title"),
    REF(ticket, area, "area", PLAN_AREA),
    WORD(ticket, state, "state", TICKET_STATE),
    TEXT(ticket, who, "who"),
    TEXT(ticket, does, "does"),
    TEXT(ticket, why, "why"),
    LIST(awkward_case, ticket, "awkward", PLAN_AWKWARD_CASE),
    BOOL(ticket, no_awkward_cases, "no_awkward_cases"),
    TEXT(ticket, done_when, "done_when"),
    TEXT(ticket, not_changing, "not_changing"),
    TEXT(ticket, way_back, "way_back"),
    TEXT(ticket, signs_off, "signs_off"),
    REF(ticket, signer, "signer", PLAN_PERSON),
    TEXT(ticket, customer, "customer"),
    WORD(ticket, decision, "decision", DECISION),
    TEXT(ticket, decision_why, "decision_why"),
    TEXT(ticket, decided_by, "decided_by"),
    REF(ticket, decider, "decider", PLAN_PERSON),
    TIME(ticket, decided_at, "decided"),
    DATE(ticket, come_back_on, "come_back_on"),
    TIME(ticket, opened_at, "opened"),
    TIME(ticket, ready_at, "ready"),
    TIME(ticket, started_at, "started"),
    TIME(ticket, done_at, "done"),
    REF(ticket, canonical, "same_as", PLAN_TICKET),
    FLOW(ticket_apart, ticket, "not_same_as", PLAN_TICKET_APART),
    TEXT(ticket, source, "source"),
    TEXT(ticket, source_id, "source_id"),
    TEXT(ticket, url, "url"),
    TEXT(ticket, assigned, "assigned"),
    INT(ticket, edits, "edits"),
    END,
};

static const struct key awkward_case_keys[] = {NEEDED(awkward_case, text, "text"), END};

static const struct key ticket_apart_keys[] = {
    REF_NEEDED(ticket_apart, other, "other", PLAN_TICKET),
    END,
};

static const struct key incident_keys[] = {
    NUMBER(incident),
    NEEDED(incident, title, "title"),
    REF(incident, area, "area", PLAN_AREA),
    WORD(incident, severity, "severity", SEVERITY),
    WORD(incident, state, "state", INCIDENT_STATE),
    TIME_NEEDED(incident, started_at, "started"),
    TIME(incident, detected_at, "detected"),
    TIME(incident, recovered_at, "recovered"),
    INT(incident, customers, "customers"),
    TEXT(incident, heard_from, "heard_from"),
    TEXT(incident, flag, "flag"),
    REF(incident, canonical, "same_as", PLAN_INCIDENT),
    FLOW(incident_apart, incident, "not_same_as", PLAN_INCIDENT_APART),
    TEXT(incident, source, "source"),
    TEXT(incident, source_id, "source_id"),
    TEXT(incident, url, "url"),
    BOOL(incident, near_miss, "near_miss"),
    TIME(incident, reopened_at, "reopened"),
    INT(incident, edits, "edits"),
    FLOW(incident_component, incident, "components", PLAN_COMPONENT),
    LIST(fact, incident, "facts", PLAN_FACT),
    LIST(candidate, incident, "candidates", PLAN_CANDIDATE),
    END,
};

static const struct key component_keys[] = {
    NEEDED(incident_component, name, "name"),
    REF(incident_component, area, "area", PLAN_AREA),
    END,
};

static const struct key incident_apart_keys[] = {
    REF_NEEDED(incident_apart, other, "other", PLAN_INCIDENT),
    END,
};

static const struct key fact_keys[] = {
    TIME_NEEDED(fact, at, "at"),
    NEEDED(fact, text, "text"),
    TEXT(fact, source_id, "source_id"),
    TIME(fact, archived_at, "archived"),
    END,
};

static const struct key deploy_keys[] = {
    NUMBER(deploy),
    TIME_NEEDED(deploy, at, "at"),
    NEEDED(deploy, what, "what"),
    REF(deploy, release_type, "type", PLAN_RELEASE_TYPE),
    TEXT(deploy, type_typed, "type_typed"),
    REF(deploy, area, "area", PLAN_AREA),
    REF(deploy, shipper, "by", PLAN_PERSON),
    TEXT(deploy, shipped_by, "by_typed"),
    INT(deploy, changes, "changes"),
    INT(deploy, took, "took_seconds"),
    WORD(deploy, monitoring, "monitoring", MONITORING),
    TIME(deploy, broke_at, "broke"),
    TEXT(deploy, broke_what, "broke_what"),
    WORD(deploy, recovery, "recovery", RECOVERY),
    TIME(deploy, recovered_at, "recovered"),
    TEXT(deploy, recovered_what, "recovered_what"),
    REF(deploy, incident, "incident", PLAN_INCIDENT),
    BOOL(deploy, approximate, "approximate"),
    TEXT(deploy, source, "source"),
    TEXT(deploy, source_id, "source_id"),
    TEXT(deploy, area_typed, "area_typed"),
    TEXT(deploy, tickets_typed, "tickets_typed"),
    TIME(deploy, oldest_change_at, "oldest_change"),
    INT(deploy, edits, "edits"),
    FLOW(deploy_ticket, deploy, "tickets", PLAN_DEPLOY_TICKET),
    LIST(deploy_step, deploy, "steps", PLAN_DEPLOY_STEP),
    END,
};

static const struct key deploy_ticket_keys[] = {
    REF_NEEDED(deploy_ticket, ticket, "ticket", PLAN_TICKET),
    END,
};

static const struct key deploy_step_keys[] = {
    NEEDED(deploy_step, text, "text"),
    BOOL(deploy_step, manual, "manual"),
    TIME(deploy_step, ticked_at, "ticked"),
    TEXT(deploy_step, ticked_by, "ticked_by"),
    END,
};

static const struct key cause_keys[] = {
    NUMBER(cause),
    NEEDED(cause, text, "text"),
    REF_LOOSE(cause, candidate, "candidate", PLAN_CANDIDATE),
    TIME(cause, named_at, "named"),
    LIST(cause_incident, cause, "incidents", PLAN_CAUSE_INCIDENT),
    LIST(removal, cause, "removals", PLAN_REMOVAL),
    END,
};

static const struct key cause_incident_keys[] = {
    REF_NEEDED(cause_incident, incident, "incident", PLAN_INCIDENT),
    REF(cause_incident, review, "review", PLAN_REVIEW),
    END,
};

static const struct key removal_keys[] = {
    NUMBER(removal),
    REF(removal, review, "review", PLAN_REVIEW),
    REF(removal, owner, "owner", PLAN_PERSON),
    DATE_NEEDED(removal, due, "due"),
    NEEDED(removal, gone_when, "gone_when"),
    WORD(removal, strength, "strength", STRENGTH),
    WORD(removal, state, "state", REMOVAL_STATE),
    TIME(removal, promised_at, "promised"),
    TIME(removal, removed_at, "removed"),
    TIME(removal, seen_at, "seen"),
    TIME(removal, closed_at, "closed"),
    TEXT(removal, what, "what"),
    INT(removal, carried, "carried"),
    END,
};

static const struct key candidate_keys[] = {
    NUMBER(candidate),
    NEEDED(candidate, text, "text"),
    REF(candidate, review, "review", PLAN_REVIEW),
    WORD(candidate, was_there, "was_there", TEST_ANSWER),
    WORD(candidate, less_harm, "less_harm", TEST_ANSWER),
    WORD(candidate, ours, "ours", TEST_ANSWER),
    WORD(candidate, in_week, "in_week", TEST_ANSWER),
    WORD(candidate, can_check, "can_check", TEST_ANSWER),
    TIME(candidate, archived_at, "archived"),
    END,
};

static const struct key review_keys[] = {
    WEEK(review, week, "week"),
    INT(review, earlier, "earlier"),
    WORD(review, step, "step", REVIEW_STEP),
    REF(review, facilitator, "facilitator", PLAN_PERSON),
    REF(review, incident, "incident", PLAN_INCIDENT),
    REF(review, cause, "cause", PLAN_CAUSE),
    REF_LOOSE(review, removal, "removal", PLAN_REMOVAL),
    BOOL(review, quiet, "quiet"),
    TIME(review, started_at, "started"),
    TIME(review, closed_at, "closed"),
    LIST(review_answer, review, "answers", PLAN_REVIEW_ANSWER),
    END,
};

static const struct key review_answer_keys[] = {
    REF_NEEDED(review_answer, removal, "removal", PLAN_REMOVAL),
    WORD_NEEDED(review_answer, answer, "answer", PROMISE_ANSWER),
    TEXT(review_answer, what, "what"),
    DATE(review_answer, new_due, "new_due"),
    TIME(review_answer, at, "at"),
    END,
};

static const struct key check_keys[] = {
    WEEK(team_check, week, "week"),
    TIME(team_check, started_at, "started"),
    TIME(team_check, finished_at, "finished"),
    LIST(check_answer, team_check, "answers", PLAN_CHECK_ANSWER),
    END,
};

static const struct key check_answer_keys[] = {
    RANGE_NEEDED(check_answer, question, "question", 1, 4),
    WORD_NEEDED(check_answer, answer, "answer", CHECK_WORD),
    TEXT(check_answer, evidence, "evidence"),
    END,
};

static const struct key lint_word_keys[] = {
    NEEDED(lint_word, category, "group"),
    NEEDED(lint_word, word, "word"),
    BOOL(lint_word, silent, "silent"),
    END,
};

#define POSITION(type) offsetof(struct type, position)

const struct entity board_entities[PLAN_KINDS] = {
    [PLAN_PERSON] = {"a person", NULL, "handle", 0, person_keys},
    [PLAN_AREA] = {"an area", NULL, "slug", 0, area_keys},
    [PLAN_ALIAS] = {"another name", "name", NULL, POSITION(alias), .key = alias_keys},
    [PLAN_PATH] = {"a path pattern", "pattern", NULL, POSITION(path_pattern),
                   .key = path_keys},
    [PLAN_OWNERSHIP] = {"a role", NULL, NULL, 0, ownership_keys},
    [PLAN_OWNER_CANDIDATE] = {"a candidate", "name", NULL, POSITION(owner_candidate),
                              .key = owner_candidate_keys},
    [PLAN_RELEASE_TYPE] = {"a release type", NULL, "name", 0, release_type_keys},
    [PLAN_RELEASE_STEP] = {"a step", "text", NULL, POSITION(release_step),
                           .key = release_step_keys},
    [PLAN_TICKET] = {"a ticket", NULL, NULL, 0, ticket_keys},
    [PLAN_AWKWARD_CASE] = {"an awkward case", "text", NULL, POSITION(awkward_case),
                           .key = awkward_case_keys},
    [PLAN_TICKET_APART] = {"a ticket", "other", NULL, 0, ticket_apart_keys},
    [PLAN_INCIDENT] = {"an incident", NULL, NULL, 0, incident_keys},
    [PLAN_COMPONENT] = {"a component", "name", NULL, POSITION(incident_component),
                        .key = component_keys},
    [PLAN_INCIDENT_APART] = {"an incident", "other", NULL, 0, incident_apart_keys},
    [PLAN_FACT] = {"a fact", NULL, NULL, 0, fact_keys},
    [PLAN_DEPLOY] = {"a deploy", NULL, NULL, 0, deploy_keys},
    [PLAN_DEPLOY_TICKET] = {"a ticket", "ticket", NULL, 0, deploy_ticket_keys},
    [PLAN_DEPLOY_STEP] = {"a step", "text", NULL, POSITION(deploy_step),
                          .key = deploy_step_keys},
    [PLAN_CAUSE] = {"a cause", NULL, NULL, 0, cause_keys},
    [PLAN_CAUSE_INCIDENT] = {"an incident", "incident", NULL, 0, cause_incident_keys},
    [PLAN_REMOVAL] = {"a removal", NULL, NULL, 0, removal_keys},
    [PLAN_REVIEW] = {"a review", NULL, "week", 0, review_keys},
    [PLAN_CANDIDATE] = {"a candidate", "text", NULL, POSITION(candidate),
                        .key = candidate_keys},
    [PLAN_REVIEW_ANSWER] = {"an answer", NULL, NULL, 0, review_answer_keys},
    [PLAN_CHECK] = {"a check", NULL, NULL, 0, check_keys},
    [PLAN_CHECK_ANSWER] = {"an answer", NULL, NULL, 0, check_answer_keys},
    [PLAN_LINT_WORD] = {"a word", NULL, NULL, 0, lint_word_keys},
};

const struct section board_sections[SECTIONS] = {
    {"people", PLAN_PERSON},
    {"areas", PLAN_AREA},
    {"release_types", PLAN_RELEASE_TYPE},
    {"tickets", PLAN_TICKET},
    {"deploys", PLAN_DEPLOY},
    {"incidents", PLAN_INCIDENT},
    {"causes", PLAN_CAUSE},
    {"reviews", PLAN_REVIEW},
    {"checks", PLAN_CHECK},
    {"review_words", PLAN_LINT_WORD},
};
