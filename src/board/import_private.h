/* An import of a whole board: what it works on, and how a row that comes in is compared
 * with what the board has. */
#ifndef BUCKSTOP_BOARD_IMPORT_PRIVATE_H
#define BUCKSTOP_BOARD_IMPORT_PRIVATE_H

#include "transfer_private.h"

enum import_fate { IMPORT_UNCHANGED, IMPORT_ADDED, IMPORT_CHANGED, IMPORT_SKIPPED };

/* What became of one row of the plan. */
struct import_place {
    int64_t id; /* on the board; 0: it was skipped */
    enum import_fate fate;
};

/* The board's rows of one kind before the import, in the order of their texts and ids. */
struct import_have {
    const char *text; /* as the log writes it; children only */
    void *row;
};

struct import_board {
    struct board *board;
    struct tx *tx;
    struct board_plan *plan;
    struct arena *arena;
    struct transfer_report *report;
    struct import_place *place[PLAN_KINDS];
    struct import_have *have[PLAN_KINDS]; /* sorted by text */
    size_t have_n[PLAN_KINDS];
};

/* Whether people see the kind's number, so that it comes in with the row. */
bool import_numbered(enum plan_kind kind);

/* Reads what the board has. */
bool import_prepare(struct import_board *in, struct err *err);

/* Sets what a hand-written file may leave out: times are now, who signs off is found. */
void import_fill(const struct import_board *in, enum plan_kind kind, void *row);

/* What is to become of the row, whose references are the board's already. *same is the id
 * of what the board has in its place, and the row gets its id and revision; `parent` is
 * what the row belongs to, or NULL. A row that is skipped is in the report with the reason.
 */
bool import_compare(struct import_board *in, enum plan_kind kind, void *row,
                    const struct import_place *parent, int64_t *same,
                    enum import_fate *fate, struct err *err);

#endif
