/* The record table: a const description of each entity's columns, and one function each to
 * read, add, change and drop. Every write goes through here and leaves a line in the log,
 * so undo, history, conflict and doctor are written once for all entities. */
#ifndef BUCKSTOP_STORE_RECORD_H
#define BUCKSTOP_STORE_RECORD_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "domain/model.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct store;
struct tx;

enum column_kind {
    COLUMN_TEXT, /* const char *, never NULL */
    COLUMN_INT,  /* int64_t */
    COLUMN_BOOL, /* bool */
    COLUMN_REF,  /* int64_t, an id; 0 is NULL */
    COLUMN_TIME, /* int64_t, UTC seconds; 0 is NULL */
    COLUMN_DATE, /* int64_t, days since 1970-01-01; 0 is NULL; text in the store */
    COLUMN_WORD, /* an enum of domain/model.h; its word in the store */
};

enum { COLUMN_NAME = 24 };

struct column {
    char name[COLUMN_NAME];
    enum column_kind kind;
    size_t offset;         /* in the struct */
    enum vocabulary words; /* of a COLUMN_WORD */
    size_t most;           /* of a COLUMN_TEXT: characters at most */
    bool needed;           /* of a COLUMN_TEXT: not empty */
    bool folded;           /* of a COLUMN_TEXT: the column NAME_fold beside it is kept */
};

struct record {
    const char *table; /* also the entity's name in the log */
    const char *noun;  /* as a person says it: "path pattern" */
    size_t size;       /* of the struct; it begins with int64_t id, rev */
    const struct column *column;
    int n;
    const struct column
        *title; /* the column that names one to a person; NULL: its number */
};

/* The entities, in an order in which none points forward to a later one but through a
 * reference that may be set afterwards. Ends with NULL. */
extern const struct record *const records[];

extern const struct record board_records, person_records, area_records, alias_records,
    path_pattern_records, ownership_records, owner_candidate_records, release_type_records,
    release_step_records, ticket_records, awkward_case_records, ticket_apart_records,
    deploy_records, deploy_ticket_records, deploy_step_records, incident_records,
    incident_component_records, incident_apart_records, fact_records, candidate_records,
    cause_records, cause_incident_records, removal_records, review_records,
    review_answer_records, lint_word_records, team_check_records, check_answer_records;

/* The entity of that table, or NULL. */
const struct record *record_named(const char *table);

/* Makes *row one that holds nothing: zeros and empty texts. */
void record_empty(const struct record *record, void *row);

/* Reads the record with that id into *row, its texts into the arena. ERR_NOT_FOUND if there
 * is none. */
bool record_get(struct store *store, const struct record *record, int64_t id,
                struct arena *arena, void *row, struct err *err);

/* Reads all records, by id. *rows is an array of the record's struct in the arena. */
bool record_all(struct store *store, const struct record *record, struct arena *arena,
                void *rows, size_t *n, struct err *err);

/* Adds *row; an id of 0 is given the next one. Sets id and rev. ERR_REFUSED names the field
 * that is too long, empty or not text; ERR_CONFLICT says that another such record is there.
 */
bool record_add(struct tx *tx, const struct record *record, void *row, struct err *err);

/* Writes *row over the record with its id and rev, and sets the new rev. A row equal to
 * what is stored changes nothing. ERR_CONFLICT gives both values when somebody else changed
 * it since; ERR_REFUSED as record_add. */
bool record_change(struct tx *tx, const struct record *record, void *row, struct err *err);

/* Takes the record away; the log keeps it, undo brings it back. ERR_CONFLICT as above. */
bool record_drop(struct tx *tx, const struct record *record, const void *row,
                 struct err *err);

/* One record as the log holds it, without id and rev: a line "name length:value" for every
 * column that holds something. Equal rows give equal text. */
void record_encode(const struct record *record, const void *row, struct buf *out);

/* The way back; texts go to the arena. Columns that the text does not name are empty. False
 * if it is not such a text. */
bool record_decode(const struct record *record, const char *text, struct arena *arena,
                   void *row);

/* The value of one column as text; "" for none. */
void record_value(const struct column *column, const void *row, struct buf *out);

/* What a person calls this row: `area "billing"`, `fact 12`. */
void record_title(const struct record *record, const void *row, struct buf *out);

#endif
