/* What the files of this floor share: the opened store, its statements, its transaction. */
#ifndef BUCKSTOP_STORE_PRIVATE_H
#define BUCKSTOP_STORE_PRIVATE_H

#include "due.h"

#include "base/arena.h"
#include "base/buf.h"
#include "db/db.h"
#include "store/log.h"
#include "store/record.h"
#include "store/store.h"
#include "store/tx.h"

#include <sha2.h>

enum { HASH_TEXT = SHA256_DIGEST_STRING_LENGTH }; /* 64 digits and the NUL */

enum {
    SEARCHED = 2, /* kinds of records that are found by their titles */
    TALLIES = 32, /* kinds of tickets a transaction remembers at once */
};

/* How many more there are of one kind of ticket. */
struct tally_of {
    enum ticket_state state;
    enum decision decision;
    int64_t come_back_on;
    bool folded, begun;
    int64_t n;
};

struct tx {
    struct store *store;
    struct deed deed;
    struct buf what, why;
    int64_t operation; /* its number to be */
    int64_t next_change;
    int64_t changes;
    SHA2_CTX hash;
    struct due titles[SEARCHED]; /* whose places in the search are to follow */
    struct due specs;            /* tickets that are to be judged */
    struct due vacant;           /* areas that may have become vacant, or no longer are */
    struct tally_of tally[TALLIES];
    size_t tallies;
    int64_t areas, vacancies; /* how many more there are than before */
    const char *file;         /* where it began */
    int line;
};

/* A statement is known by the addresses of what it was made from. */
struct kept {
    const void *key, *more;
    struct db_stmt *stmt;
};

struct store {
    struct db *db;
    struct kept *kept;
    size_t kept_n, kept_cap;
    struct tx *tx; /* the open one, else NULL */
};

/* An argument of a query, in the order of $1, $2 ... */
struct arg {
    const char *text; /* else the number */
    int64_t number;
};
#define TEXT_ARG(t)                                                                        \
    {                                                                                      \
        .text = (t)                                                                        \
    }
#define NUMBER_ARG(n)                                                                      \
    {                                                                                      \
        .number = (n)                                                                      \
    }
#define ARGS(...)                                                                          \
    ((const struct arg[]){__VA_ARGS__}),                                                   \
        sizeof((const struct arg[]){__VA_ARGS__}) / sizeof(struct arg)
#define NO_ARGS NULL, 0

/* The statement for `sql`, a static text, with its arguments bound; prepared once. NULL
 * with err set if that fails. The caller resets it after the last step. */
struct db_stmt *store_ask(struct store *store, const char *sql, const struct arg *args,
                          size_t n, struct err *err);

/* The same for text made from a record: kept under (record, kind). */
struct db_stmt *store_ask_made(struct store *store, const void *key, const void *more,
                               void (*make)(const void *key, const void *more,
                                            struct buf *sql),
                               const struct arg *args, size_t n, struct err *err);

/* How a person is on a day: its column's prefix, and the day's parameter. An absence whose
 * last day has gone by is over. */
#define PERSON_STATE(p, day)                                                               \
    "CASE WHEN " p "state = 'away' AND " p "away_until < " day " THEN 'active' "           \
    "ELSE " p "state END"

/* Whether a ticket is open on a day: its columns' prefix, and the day's parameter. What is
 * put off without a day is open on none. */
#define TICKET_OPEN(t, day)                                                                \
    t "state <> 'done' AND " t "canonical IS NULL AND " t "decision <> 'no' AND (" t       \
      "decision <> 'not_now' OR " t "come_back_on <= " day ") "

/* What the index ticket_open is of, as it has it: goes beside TICKET_OPEN where the order
 * is the board's and nothing else is asked for. */
#define IN_TICKET_OPEN(t)                                                                  \
    "(" t "state <> 'done' AND " t "canonical IS NULL AND " t "decision <> 'no') = TRUE "

/* Begun, and not ready: its spec was changed since, or it came in so. */
#define TICKET_BEGUN(t)                                                                    \
    t "state <> 'ready' AND " t "ready_at IS NULL "                                        \
      "AND (" t "state = 'doing' OR " t "started_at IS NOT NULL)"

/* Whether an incident hurt an area of a product line, or a part of the product that is one;
 * the line's parameter, whose "" takes all. */
#define INCIDENT_OF_LINE(line)                                                             \
    "(" line " = '' OR EXISTS (SELECT 1 FROM area a WHERE a.line_fold = " line             \
    " AND (a.id = incident.area OR a.id IN (SELECT c.area FROM incident_component c "      \
    "WHERE c.incident = incident.id)))) "

/* When an incident is a week's: when it began, or the last time it was not over. */
#define INCIDENT_WHEN                                                                      \
    "(CASE WHEN incident.reopened_at > incident.started_at THEN incident.reopened_at "     \
    "ELSE incident.started_at END)"

/* Whether a review that looked at an incident still stands: the incident was not opened
 * again since. */
#define REVIEW_STANDS(r)                                                                   \
    "(" r ".closed_at IS NULL OR incident.reopened_at IS NULL OR " r                       \
    ".closed_at > incident.reopened_at)"

/* Whether no review but that of the parameter has chosen an incident, or named a cause for
 * it, since it was last opened again. A cause that was linked outside of a review is no
 * review. */
#define INCIDENT_UNREVIEWED(review)                                                        \
    "(NOT EXISTS (SELECT 1 FROM review r WHERE r.incident = incident.id AND r.id "         \
    "<> " review " AND " REVIEW_STANDS(                                                    \
        "r") ") "                                                                          \
             "AND NOT EXISTS (SELECT 1 FROM cause_incident c "                             \
             "JOIN review v ON v.id = c.review WHERE c.incident = incident.id "            \
             "AND v.id <> " review " AND " REVIEW_STANDS("v") "))"

/* How many incidents of a condition a review has looked at, and how many none has: the
 * first are few, so they are taken from all. */
#define INCIDENTS_REVIEWED(condition)                                                      \
    "(SELECT COUNT(*) FROM incident WHERE canonical IS NULL AND " condition " AND id IN "  \
    "(SELECT y.incident FROM review y UNION SELECT z.incident FROM cause_incident z) "     \
    "AND NOT " INCIDENT_UNREVIEWED("-1") ") "
#define INCIDENTS_UNREVIEWED(condition)                                                    \
    "(SELECT COUNT(*) FROM incident WHERE canonical IS NULL AND " condition                \
    ") - " INCIDENTS_REVIEWED(condition)

/* Writes the folded columns anew where they are not as the program folds; inside a
 * transaction, before there is a store. */
bool record_refold(struct db *db, struct err *err);

/* Reads the records that `tail` ("WHERE ... ORDER BY ...", a static text) names; *rows is
 * an array of the record's struct in the arena. */
bool record_find(struct store *store, const struct record *record, const char *tail,
                 const struct arg *args, size_t n, struct arena *arena, void *rows,
                 size_t *count, struct err *err);

/* As record_find for at most one; *found says whether there was one. */
bool record_find_one(struct store *store, const struct record *record, const char *tail,
                     const struct arg *args, size_t n, struct arena *arena, void *row,
                     bool *found, struct err *err);

/* What names the record of one number, for record_find_one. */
extern const char record_by_id[];

/* A page of the records, by number, of those behind `after`: RECORD_FIRST is before the
 * first. A page is read at one moment, so a walk in pages keeps a writer no longer. */
#define RECORD_FIRST INT64_MIN
bool record_page(struct store *store, const struct record *record, int64_t after,
                 struct arena *arena, void *rows, size_t *n, struct err *err);

/* Runs a statement that answers nothing. */
bool store_run(struct store *store, const char *sql, const struct arg *args, size_t n,
               struct err *err);

/* Runs a query for one number; *number is left as it is when no row answers. */
bool store_number(struct store *store, const char *sql, const struct arg *args, size_t n,
                  int64_t *number, struct err *err);

/* What comes after every text that begins with the prefix: it and the last code point that
 * text can hold. */
const char *store_after(const char *prefix, struct arena *arena);

/* A LIKE pattern, ESCAPE '!', for the folded text anywhere: its own wildcards are plain. */
const char *store_like(const char *fold, struct arena *arena);

/* Every record begins with its id and its revision. */
static inline int64_t record_id(const void *row)
{
    return ((const int64_t *)row)[0];
}
static inline int64_t record_rev(const void *row)
{
    return ((const int64_t *)row)[1];
}

/* One field of a row by its column: a text ("" for NULL), or anything else as a number. */
const char *record_text(const struct column *column, const void *row);
int64_t record_number(const struct column *column, const void *row);
void record_put_number(const struct column *column, void *row, int64_t number);

/* A column's name without what only the store needs: "started_at" is "started". */
void record_column_said(const struct column *column, struct buf *out);

/* Takes one value as record_value gives it; a text is not copied. False if it is none. */
bool record_take(const struct column *column, void *row, const char *value);

/* Writes one line of the log, before and after as record_encode gives them. */
bool log_change(struct tx *tx, const struct record *record, int64_t id, const char *before,
                const char *after, struct err *err);

/* Adds a field to a running hash: its length and its bytes, so that fields cannot shift. */
void log_hash(SHA2_CTX *hash, const char *text);
void log_hash_number(SHA2_CTX *hash, int64_t number);

/* Ends the running hash of an operation's changes with its own fields. */
void log_operation_hash(SHA2_CTX *hash, const struct log_row *row, char text[HASH_TEXT]);

/* The hash of the newest operation before `id` in HASH_TEXT bytes; "" for the first. */
bool log_hash_before(struct store *store, int64_t id, char hash[HASH_TEXT],
                     struct err *err);

/* Fills err for a row that somebody else changed since the caller read it. */
bool record_conflict(struct tx *tx, const struct record *record, const void *mine,
                     struct err *err);

#endif
