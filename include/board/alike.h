/* The same thing under different names: what looks alike, and saying that it is, or is not,
 * the same. Tickets and incidents alike. */
#ifndef BUCKSTOP_BOARD_ALIKE_H
#define BUCKSTOP_BOARD_ALIKE_H

#include "board/board.h"
#include "domain/alike.h"

enum alike_kind { ALIKE_TICKETS, ALIKE_INCIDENTS };

/* One that looks like another. */
struct alike_line {
    int64_t id;
    const char *title;
    const char *area;  /* its name; "" for none */
    const char *state; /* in a word or two */
    const char *customer;
    const char *source_id;
    int64_t opened_at; /* or started */
    int score;
    const char *why; /* `both say "invoice"; the same area` */
};

/* What looks like a title that is being typed, or like the record `except` that has it; the
 * most alike first, those of the area (as typed; "" or none of the board's: whatever)
 * before others of the same score. Empty for a title that says little. */
bool board_alike(struct board *board, enum alike_kind kind, const char *title,
                 const char *area, int64_t except, size_t most, struct arena *arena,
                 struct alike_line **lines, size_t *n, struct err *err);

/* A group of the pass over all that is open: the oldest first. */
struct alike_set {
    struct alike_line *line; /* `why` says why it is like the first; "" for the first */
    size_t n;
    bool custom; /* three customers, one shape: make one shared model */
};

/* The groups, custom work first; from the `first` on, at most `most` of *total. */
bool board_alike_sets(struct board *board, enum alike_kind kind, size_t first, size_t most,
                      struct arena *arena, struct alike_set **sets, size_t *n,
                      size_t *total, struct err *err);

/* One record and what looks like it, the oldest first; found by the search over text, not
 * by a pass over all. `why` says why it is like the one; "" for that one. */
bool board_alike_set(struct board *board, enum alike_kind kind, int64_t id,
                     struct arena *arena, struct alike_set *set, struct err *err);

/* Folds all of `ids` but `canonical` under it, as one change. */
bool board_alike_fold(struct board *board, enum alike_kind kind, int64_t canonical,
                      const int64_t *ids, size_t n, struct arena *arena, struct err *err);

/* Says that they are different things, each from each: they are no more shown as alike. */
bool board_alike_apart(struct board *board, enum alike_kind kind, const int64_t *ids,
                       size_t n, struct arena *arena, struct err *err);

/* "three customers, one shape: make one shared model" */
extern const char alike_custom_words[];

#endif
