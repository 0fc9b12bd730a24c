/* The same thing under different names, as a tree of one level: tickets and incidents are
 * folded by the same code. */
#ifndef BUCKSTOP_BOARD_SAME_PRIVATE_H
#define BUCKSTOP_BOARD_SAME_PRIVATE_H

#include "board_private.h"

/* A kind of record that may be the same as another of its kind. */
struct same_kind {
    const struct record *record;
    const char *noun; /* "ticket": the first word of its verbs too */
    size_t canonical; /* where its struct has the reference */
    /* All that are folded under one. */
    bool (*same)(struct store *store, int64_t canonical, struct arena *arena, void **rows,
                 size_t *n, struct err *err);
    /* Takes away the mark that says that the two are different things, if there is one. */
    bool (*join)(struct tx *tx, int64_t one, int64_t other, struct arena *arena,
                 struct err *err);
};

extern const struct same_kind same_tickets, same_incidents;

/* Folds `id` under `same_as`, or under what that is folded under, or (0) takes it out
 * again. *canonical is the row of the one it is folded under, or its own, in the arena. */
bool same_fold(struct tx *tx, const struct same_kind *kind, int64_t id, int64_t same_as,
               struct arena *arena, void **canonical, struct err *err);

#endif
