/* Causes and the promises to remove them. */
#ifndef BUCKSTOP_BOARD_CAUSE_H
#define BUCKSTOP_BOARD_CAUSE_H

#include "board/board.h"
#include "domain/removal.h"

struct cause_line {
    struct cause cause;
    struct incident incident; /* the newest it was behind; id 0: none */
    size_t incidents;
    struct removal removal; /* the newest promise; id 0: none */
    struct person owner;    /* of it; id 0: nobody */
    bool came_back;         /* seen gone once, there again, and not seen gone since */
};

/* Every cause, or those that wait for an answer: the promises in the order of the review.
 */
bool board_causes(struct board *board, bool all, struct arena *arena,
                  struct cause_line **lines, size_t *n, struct err *err);

bool board_cause(struct board *board, int64_t cause, struct arena *arena,
                 struct cause_line *line, struct err *err);

/* Everything about one cause: what it was behind, and every promise made for it with what
 * the reviews answered. A week is "2026-W47"; "" where it was said outside of a review. */
struct cause_behind {
    struct incident incident;
    const char *week; /* of the review that named it */
};

struct cause_answer {
    struct review_answer answer;
    const char *week;
};

struct cause_promise {
    struct removal removal;
    struct person owner; /* id 0: nobody */
    const char *week;
    struct cause_answer *answers; /* the oldest first */
    size_t answers_n;
};

struct cause_card {
    struct cause_line line;
    struct cause_behind *behind; /* the newest incident first */
    size_t behind_n;
    struct cause_promise *promises; /* the newest first */
    size_t promises_n;
};

bool board_cause_card(struct board *board, int64_t cause, struct arena *arena,
                      struct cause_card *card, struct err *err);

/* Says of the newest promise of the cause that it is removed, seen gone, dropped or
 * promised after all; `what` was done, seen, or is the reason. ERR_REFUSED as
 * domain/removal.h. */
bool board_cause_move(struct board *board, int64_t cause, enum removal_move move,
                      const char *what, struct arena *arena, struct cause_line *line,
                      struct err *err);

/* A cause, or a candidate that was never chosen, of another week. */
struct cause_alike {
    const char *text;
    int64_t cause;    /* 0: a candidate */
    bool gone;        /* it was seen gone before: naming it now says CAME BACK */
    const char *note; /* "reviewed in week 44, seen gone" */
};

/* What was said before and looks like the text, half-typed as it may be, the most alike
 * first; what is said of `incident` already is left out. */
bool board_causes_alike(struct board *board, const char *text, int64_t incident,
                        size_t most, struct arena *arena, struct cause_alike **alike,
                        size_t *n, struct err *err);

/* Gives the promise of the cause that is open to another owner, as typed: one active
 * person. Its date stays. ERR_REFUSED for a team, two names, who is away or has left, and
 * where nothing is promised or the promise is closed. */
bool board_cause_owner(struct board *board, int64_t cause, const char *person,
                       struct arena *arena, struct cause_line *line, struct err *err);

#endif
