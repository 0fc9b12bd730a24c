/* The plain structs of the product's words, one a record. They hold values only: text is
 * never NULL in a record read from the store ("" is nothing), an id, an instant or a date
 * of 0 is none. Instants are seconds of UTC, dates are days since 1970-01-01 (base/date.h).
 * Every record begins with its id and its revision. */
#ifndef BUCKSTOP_DOMAIN_MODEL_H
#define BUCKSTOP_DOMAIN_MODEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The words of an enum, in its order; what the store, YAML and JSON write. */
struct words {
    const char *const *name;
    int n;
};

/* The word's place in the table, or -1. */
int words_find(const struct words *words, const char *name);

/* Which enum's words, where a table says it in a number: the loader writes into every page
 * of a table of addresses at each start, and a look-up needs few of them. */
enum vocabulary {
    WORDS_PERSON_STATE,
    WORDS_ROLE,
    WORDS_DIALECT,
    WORDS_TICKET_STATE,
    WORDS_DECISION,
    WORDS_MONITORING,
    WORDS_RECOVERY,
    WORDS_SEVERITY,
    WORDS_INCIDENT_STATE,
    WORDS_TEST_ANSWER,
    WORDS_STRENGTH,
    WORDS_REMOVAL_STATE,
    WORDS_REVIEW_STEP,
    WORDS_PROMISE_ANSWER,
    WORDS_CHECK_WORD,
};

const struct words *words_for(enum vocabulary vocabulary);

enum person_state { PERSON_ACTIVE, PERSON_AWAY, PERSON_LEFT };
enum role { ROLE_OWNER, ROLE_DELIVERY, ROLE_STAND_IN, ROLE_HELPER };
enum dialect { DIALECT_GITHUB, DIALECT_GITLAB };
enum ticket_state { TICKET_DRAFT, TICKET_READY, TICKET_DOING, TICKET_DONE };
enum decision { DECISION_NONE, DECISION_YES, DECISION_NO, DECISION_NOT_NOW };
enum monitoring { MONITORING_NOT_LOOKED, MONITORING_FINE, MONITORING_BROKE };
enum recovery { RECOVERY_NONE, RECOVERY_RECOVERED, RECOVERY_ROLLED_BACK };
enum severity {
    SEVERITY_UNKNOWN,
    SEVERITY_NONE,
    SEVERITY_MINOR,
    SEVERITY_MAJOR,
    SEVERITY_CRITICAL
};
enum incident_state { INCIDENT_OPEN, INCIDENT_RESOLVED };
enum test_answer { TEST_OPEN, TEST_YES, TEST_NO };
enum strength { STRENGTH_UNKNOWN, STRENGTH_WEAK, STRENGTH_MIDDLE, STRENGTH_STRONG };
enum removal_state {
    REMOVAL_PLANNED,
    REMOVAL_REMOVED,
    REMOVAL_SEEN_GONE,
    REMOVAL_CAME_BACK,
    REMOVAL_DROPPED
};
enum review_step {
    STEP_LAST_WEEK,
    STEP_CHOOSE,
    STEP_FACTS,
    STEP_CAUSES,
    STEP_TESTS,
    STEP_ONE,
    STEP_OWNER,
    STEP_CLOSE
};
enum promise_answer { PROMISE_GONE, PROMISE_STILL, PROMISE_DROPPED };
enum check_word { CHECK_OPEN, CHECK_CLEAR, CHECK_FUZZY, CHECK_NO };

extern const struct words person_state_words;   /* active away left */
extern const struct words role_words;           /* owner delivery stand_in helper */
extern const struct words dialect_words;        /* github gitlab */
extern const struct words ticket_state_words;   /* draft ready doing done */
extern const struct words decision_words;       /* none yes no not_now */
extern const struct words monitoring_words;     /* not_looked fine broke */
extern const struct words recovery_words;       /* none recovered rolled_back */
extern const struct words severity_words;       /* unknown none minor major critical */
extern const struct words incident_state_words; /* open resolved */
extern const struct words test_answer_words;    /* open yes no */
extern const struct words strength_words;       /* unknown weak middle strong */
extern const struct words
    removal_state_words; /* planned removed seen_gone came_back dropped */
extern const struct words
    review_step_words; /* last_week choose facts causes tests one owner close */
extern const struct words promise_answer_words; /* gone still dropped */
extern const struct words check_word_words;     /* open clear fuzzy no */

struct board_record {
    int64_t id, rev;
    const char *name;
    const char *time_zone; /* a name of the tz database */
    int64_t created_at;
};

struct person {
    int64_t id, rev;
    const char *name;
    const char *handle; /* lower case, unique */
    const char *contact;
    enum person_state state;
    int64_t away_until; /* a date, the last one away */
    int64_t left_at;
};

struct area {
    int64_t id, rev;
    const char *slug; /* unique */
    const char *name;
    const char *covers;
    const char *line; /* product line */
    bool unowned_on_purpose;
    int64_t confirmed_at; /* when the owner last said that it is still theirs */
    int64_t archived_at;
    const char *source; /* the kind of import it came by, and its id there */
    const char *source_id;
};

/* One line of the list of areas: not a record of its own. */
struct area_line {
    struct area area;
    struct person owner; /* id 0: NO OWNER */
    struct person stand_in;
    int64_t
        confirmed_at;   /* when the owner was named or last said that it is still theirs */
    int64_t candidates; /* names that came in and wait for somebody to pick one */
    int64_t tickets;    /* open ones */
};

struct alias {
    int64_t id, rev, area;
    int64_t position;
    const char *name;
};

struct path_pattern {
    int64_t id, rev, area;
    int64_t position; /* over all areas: the last match wins */
    const char *pattern;
    const char *section; /* GitLab's; "" outside any */
    enum dialect dialect;
    bool excludes; /* GitLab's !pattern */
};

/* One person in one role of one area, from since until until (0: still). Never changed but
 * to end it: ownership is history. */
struct ownership {
    int64_t id, rev, area;
    enum role role;
    int64_t person;
    int64_t since, until;
    const char *by; /* who said so */
    const char *why;
};

/* A name that came in for an area and is not (yet) its owner. */
struct owner_candidate {
    int64_t id, rev, area;
    int64_t position;
    const char *name;
    bool team;
    int64_t person; /* 0 where the name is nobody's on the board */
};

struct release_type {
    int64_t id, rev;
    const char *name;
    const char *way_back; /* "": NO WAY BACK */
    int64_t way_back_minutes;
    int64_t rehearsed_on; /* a date */
    int64_t archived_at;
};

struct release_step {
    int64_t id, rev, release_type;
    int64_t position;
    const char *text;
    bool manual;
    int64_t known_by; /* a person; 0: anybody */
};

struct ticket {
    int64_t id, rev; /* the id is the board's number */
    const char *title;
    int64_t area;
    enum ticket_state state;
    const char *who, *does, *why, *done_when, *not_changing, *way_back;
    bool no_awkward_cases; /* "none known", said on purpose */
    const char *signs_off; /* as typed */
    int64_t signer;        /* the person that is */
    const char *customer;
    enum decision decision;
    const char *decision_why;
    const char *decided_by; /* who recorded it */
    int64_t decider;        /* the person whose decision it is */
    int64_t decided_at;
    int64_t come_back_on; /* a date, of a "not now" */
    int64_t opened_at, ready_at, started_at, done_at;
    int64_t canonical; /* the ticket this one is the same as */
    const char *source, *source_id, *url;
    const char *assigned; /* who works on it, as its tracker says: "ana, bob" */
    int64_t edits;        /* how often a person changed it here; 0: it is as it came in */
};

struct awkward_case {
    int64_t id, rev, ticket;
    int64_t position;
    const char *text;
};

/* Two tickets that look alike and, somebody said, are different things; `other` is the
 * older number. */
struct ticket_apart {
    int64_t id, rev, ticket, other;
};

/* One line of the list of tickets: not a record of its own. */
struct ticket_line {
    int64_t id;
    const char *title;
    int64_t area; /* 0: none, and "" for its slug and name */
    const char *area_slug, *area_name;
    bool owned; /* somebody decides for the area */
    enum ticket_state state;
    enum decision decision;
    int64_t come_back_on; /* a date, of a "not now" */
    unsigned gaps;        /* bit n set: field n of the spec (domain/spec.h) does not pass */
    const char *customer;
    int64_t opened_at, started_at;
    bool skipped; /* work began before its decision, or while nobody owned its area */
    int64_t canonical;
    int64_t same; /* how many are folded under it */
    const char *source, *source_id;
};

struct deploy {
    int64_t id, rev;
    int64_t at;
    const char *what; /* in plain words */
    int64_t release_type;
    const char *type_typed; /* where it is no release type of the board */
    int64_t area;
    int64_t shipper;        /* a person */
    const char *shipped_by; /* where it is no person of the board */
    int64_t changes;        /* 0: not counted */
    int64_t took;           /* seconds of hand-over; 0: not said */
    enum monitoring monitoring;
    int64_t broke_at;
    const char *broke_what;
    enum recovery recovery;
    int64_t recovered_at;
    const char *recovered_what;
    int64_t incident; /* linked by a person saying so */
    bool approximate; /* the time is the change's, not the release's */
    const char *source, *source_id;
    const char *area_typed;    /* where it is no area of the board */
    const char *tickets_typed; /* those that are no ticket of the board: "12, OPS-9" */
    int64_t oldest_change_at;  /* when the oldest change in it was made; 0: not known */
    int64_t edits; /* how often a person changed it here; 0: it is as it came in */
};

struct deploy_ticket {
    int64_t id, rev, deploy, ticket;
};

/* A step of its release type as it was when it went out. */
struct deploy_step {
    int64_t id, rev, deploy;
    int64_t position;
    const char *text;
    bool manual;
    int64_t ticked_at; /* 0: not done yet */
    const char *ticked_by;
};

/* One line of the list of deploys: not a record of its own. Names are "" for none. */
struct deploy_line {
    struct deploy deploy;
    const char *area_slug, *area_name; /* what was typed where it is none of the board's */
    const char *type;                  /* as area_name */
    const char *by;                    /* as area_name */
    int64_t
        oldest; /* when the oldest change or finished ticket in it was done; 0: not known */
};

struct incident {
    int64_t id, rev;
    const char *title;
    int64_t area;
    enum severity severity;
    enum incident_state state;
    int64_t started_at, detected_at, recovered_at;
    int64_t customers; /* how many it hurt; 0: not said */
    const char *heard_from;
    const char *flag;  /* what is odd about it as it came in */
    int64_t canonical; /* the incident this one is the same as */
    const char *source, *source_id, *url;
    bool near_miss;      /* nobody was hurt, and somebody would have been */
    int64_t reopened_at; /* the last time it turned out not to be over */
    int64_t edits;       /* how often a person changed it here; 0: it is as it came in */
};

/* A part of the product as the status page names it; an area where one goes by that name.
 */
struct incident_component {
    int64_t id, rev, incident;
    int64_t position;
    const char *name;
    int64_t area;
};

/* As ticket_apart. */
struct incident_apart {
    int64_t id, rev, incident, other;
};

struct fact {
    int64_t id, rev, incident;
    int64_t at;
    const char *text;
    const char *source_id;
    int64_t archived_at;
};

/* The five tests a candidate passes, in this order. */
enum { CAUSE_TESTS = 5 };

struct candidate {
    int64_t id, rev, incident;
    int64_t review;
    int64_t position;
    const char *text;
    enum test_answer was_there, less_harm, ours, in_week, can_check;
    int64_t archived_at;
};

struct cause {
    int64_t id, rev;
    const char *text;
    int64_t candidate; /* the one it was chosen from */
    int64_t named_at;
};

struct cause_incident {
    int64_t id, rev, cause, incident;
    int64_t review;
};

struct removal {
    int64_t id, rev, cause;
    int64_t review; /* the one it was promised in */
    int64_t owner;  /* a person */
    int64_t due;    /* a date */
    const char *gone_when;
    enum strength strength;
    enum removal_state state;
    int64_t promised_at, removed_at, seen_at, closed_at;
    const char *what; /* what was done, seen, or why it was dropped: of the last step */
    int64_t carried;  /* weeks it was promised again */
};

struct review {
    int64_t id, rev;
    const char *week; /* "2026-W47" */
    enum review_step step;
    int64_t facilitator;
    int64_t incident, cause, removal;
    bool quiet; /* no incident that week */
    int64_t started_at, closed_at;
    int64_t earlier; /* how many sittings of its week were before it */
};

struct review_answer {
    int64_t id, rev, review, removal;
    enum promise_answer answer;
    const char *what;
    int64_t new_due; /* a date */
    int64_t at;
};

/* One of the team's own words for the review, in a group of the word lists; `silent` takes
 * a word of the lists away. */
struct lint_word {
    int64_t id, rev;
    const char *category; /* the group's key */
    const char *word;
    bool silent;
};

struct team_check {
    int64_t id, rev;
    const char *week;
    int64_t started_at, finished_at;
};

struct check_answer {
    int64_t id, rev, team_check;
    int64_t question; /* 1 to 4 */
    enum check_word answer;
    const char *evidence; /* what the board's own records said then */
};

#endif
