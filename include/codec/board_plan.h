/* A whole board as plain structs, on its way in or out. Ids in a plan are its own: records
 * are numbered from 1 in file order, but tickets, incidents, deploys, causes, candidates
 * and removals keep the numbers they have on the board. References use these ids. */
#ifndef BUCKSTOP_CODEC_BOARD_PLAN_H
#define BUCKSTOP_CODEC_BOARD_PLAN_H

#include "base/arena.h"
#include "domain/model.h"

/* The kinds of a plan's lists, in an order in which references point backwards, but for a
 * ticket's or incident's canonical one. */
enum plan_kind {
    PLAN_PERSON,
    PLAN_AREA,
    PLAN_ALIAS,
    PLAN_PATH,
    PLAN_OWNERSHIP,
    PLAN_OWNER_CANDIDATE,
    PLAN_RELEASE_TYPE,
    PLAN_RELEASE_STEP,
    PLAN_TICKET,
    PLAN_AWKWARD_CASE,
    PLAN_TICKET_APART,
    PLAN_INCIDENT,
    PLAN_COMPONENT,
    PLAN_INCIDENT_APART,
    PLAN_FACT,
    PLAN_DEPLOY,
    PLAN_DEPLOY_TICKET,
    PLAN_DEPLOY_STEP,
    PLAN_CAUSE,
    PLAN_REVIEW,
    PLAN_CANDIDATE,
    PLAN_CAUSE_INCIDENT,
    PLAN_REMOVAL,
    PLAN_REVIEW_ANSWER,
    PLAN_CHECK,
    PLAN_CHECK_ANSWER,
    PLAN_LINT_WORD,
    PLAN_KINDS
};

/* One list: n structs of domain/model.h, which one the kind says. */
struct plan_list {
    void *row;
    size_t n, cap;
    size_t *by_id; /* rows in the order of their ids, for plan_find */
    size_t indexed;
};

struct board_plan {
    struct arena *arena; /* the caller's: everything in the plan lives there */
    struct board_record board;
    struct plan_list list[PLAN_KINDS];
};

/* The size of a kind's struct. */
size_t plan_size(enum plan_kind kind);

/* How many rows there are of all kinds. */
int64_t plan_rows(const struct board_plan *plan);

/* Row i of a kind's list. */
void *plan_row(const struct board_plan *plan, enum plan_kind kind, size_t i);

/* Adds a zeroed row whose texts are "", and returns it; valid until the next one of its
 * kind is added. Its id is the next one after the list's length, its rev 0. */
void *plan_add(struct board_plan *plan, enum plan_kind kind);

/* The row with that id, or NULL; the first look into a list that has grown sorts it. */
void *plan_find(struct board_plan *plan, enum plan_kind kind, int64_t id);

#endif
