/* What the reader of the board's YAML is made of: the values, the references, the records,
 * the rules. */
#ifndef BUCKSTOP_CODEC_BOARD_READER_H
#define BUCKSTOP_CODEC_BOARD_READER_H

#include "base/date.h"
#include "base/progress.h"
#include "board_keys.h"
#include "codec/yaml.h"

/* A reference that waits for its name to be known. */
struct pending {
    enum plan_kind kind; /* of the row it is in */
    size_t row;
    const struct key *key;
    const struct yaml_node *node;
};

/* What a record can be referred to by. */
struct named {
    const char *fold;
    int64_t id;
    const struct yaml_node *node;
};

struct name_list {
    struct named *name;
    size_t n, cap;
};

struct reader {
    const char *file;
    struct board_plan *plan;
    struct zone zone;
    int64_t now;
    const struct yaml_node **node[PLAN_KINDS]; /* where each row stood */
    size_t node_cap[PLAN_KINDS];
    struct pending *pending;
    size_t pending_n, pending_cap;
    struct name_list names[PLAN_KINDS]; /* handles, slugs, numbers: one record each */
    struct name_list full[PLAN_KINDS];  /* full names, of people and areas */
    int64_t highest[PLAN_KINDS];        /* number given so far, of numbered kinds */
    int64_t paths; /* path patterns so far: their place over all areas */
    struct progress_steps records;
    struct err *err;
};

/* Where the record at hand stands, for its keys. */
struct place {
    enum plan_kind kind;
    size_t row;
    int64_t from; /* the instant that "+41m" counts from */
};

/* Sets the error at the node's place; the second about a text of the user's, which is shown
 * quoted and cleaned. Both return false. */
bool board_fail(struct reader *r, const struct yaml_node *node, const char *what,
                const char *expected);
bool board_fail_about(struct reader *r, const struct yaml_node *node, const char *before,
                      const char *text, const char *after, const char *expected);

/* Adds a row that stands at the node. */
void *board_add(struct reader *r, enum plan_kind kind, const struct yaml_node *node);

/* One value each; false with the error set. */
bool board_scalar(struct reader *r, const struct yaml_node *node, const char *expected);
bool board_number(struct reader *r, const struct yaml_node *node, const struct key *key,
                  int64_t *number);
bool board_truth(struct reader *r, const struct yaml_node *node, bool *truth);
bool board_time(struct reader *r, const struct yaml_node *node, struct place *place,
                int64_t *utc);
bool board_date(struct reader *r, const struct yaml_node *node, int64_t *date);
bool board_word(struct reader *r, const struct yaml_node *node, const struct words *words,
                int *word);

/* The week as 2026-W47, which lives as long as the plan. */
bool board_week(struct reader *r, const struct yaml_node *node, const char **week);

/* The same with the sitting of that week behind it, "2026-W47.2"; the first has none. */
bool board_review_ref(struct reader *r, const struct yaml_node *node, const char **name);

/* Notes a reference for the end, and what a record can be referred to by. */
void board_note_reference(struct reader *r, const struct place *place,
                          const struct key *key, const struct yaml_node *node);
void board_note_names(struct reader *r, const struct place *place,
                      const struct yaml_node *node);

/* Resolves all references; refuses a name that stands twice or that nobody has. */
bool board_resolve(struct reader *r);

/* What one record, or several together, may not say: the last thing to be looked at. */
bool board_rules(struct reader *r);

#endif
