/* The log of every change: reading it, walking it back and forth, and proving that it and
 * the records still say the same. */
#ifndef BUCKSTOP_STORE_LOG_H
#define BUCKSTOP_STORE_LOG_H

#include "base/arena.h"
#include "base/err.h"
#include "store/tx.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct store;

/* One operation; the texts live in the arena of the call. */
struct log_row {
    int64_t id;
    const char *key;
    int64_t at;
    const char *actor;
    bool known;
    const char *what;
    const char *why;
    const char *kind; /* start, do, undo or redo */
    int64_t target;
    bool undone; /* a later undo took it back, and no redo came after */
};

/* One record that an operation touched; before or after is "" where there was none. */
struct log_change_row {
    int64_t id;
    const char *entity;
    int64_t record;
    const char *before, *after; /* as record_encode gives them */
};

/* The newest `most` operations older than `before` (0: from the newest on), newest first.
 */
bool log_list(struct store *store, int64_t before, size_t most, struct arena *arena,
              struct log_row **rows, size_t *n, struct err *err);

bool log_get(struct store *store, int64_t operation, struct arena *arena,
             struct log_row *row, struct err *err);
bool log_changes(struct store *store, int64_t operation, struct arena *arena,
                 struct log_change_row **rows, size_t *n, struct err *err);

/* Every change of one record, oldest first, each beside its operation. */
struct log_record_row {
    struct log_row operation;
    struct log_change_row change;
};
bool log_record(struct store *store, const char *entity, int64_t record,
                struct arena *arena, struct log_record_row **rows, size_t *n,
                struct err *err);

/* The operation that `actor` would undo or redo next, 0 if there is none. A redo is
 * possible until the actor does something else. */
bool log_next_undo(struct store *store, const char *actor, int64_t *operation,
                   struct err *err);
bool log_next_redo(struct store *store, const char *actor, int64_t *operation,
                   struct err *err);

/* The same of those older than `before`. */
bool log_undo_before(struct store *store, const char *actor, int64_t before,
                     int64_t *operation, struct err *err);

/* Whether the operation moved a review to another step and changed nothing else. */
bool log_only_steps(struct store *store, int64_t operation, bool *only, struct err *err);

/* Sets every record that `operation` changed back to what it was before (OP_UNDO) or on to
 * what it was after (OP_REDO). ERR_CONFLICT, with both values, if one of them was changed
 * since. */
bool log_walk(struct tx *tx, int64_t operation, enum op_kind way, struct err *err);

/* Checks every record against the log and the log against its hashes; calls `say` for each
 * thing that is wrong, naming the record or the operation. False only if it cannot run. */
bool log_verify(struct store *store, void (*say)(void *ctx, const char *what), void *ctx,
                struct err *err);

/* When the actor last did anything; 0: never. */
bool log_last_act(struct store *store, const char *actor, int64_t *at, struct err *err);

#endif
