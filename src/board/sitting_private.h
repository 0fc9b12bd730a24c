/* What the steps of a sitting share: the open review inside a transaction. */
#ifndef BUCKSTOP_BOARD_SITTING_PRIVATE_H
#define BUCKSTOP_BOARD_SITTING_PRIVATE_H

#include "board/sitting.h"
#include "board_private.h"
#include "store/choices.h"

/* One action on the review that is being held. */
struct sitting_tx {
    struct board *board;
    struct tx *tx;
    struct arena arena; /* of the action */
    struct review review;
};

/* Begins the action. ERR_NOT_FOUND when the review has not begun, ERR_REFUSED when it is
 * closed; then nothing is held. `why` may be NULL. */
bool sitting_open(struct sitting_tx *s, struct board *board, const char *why,
                  struct err *err);

/* Commits when ok, else abandons; returns ok and the commit's success. */
bool sitting_end(struct sitting_tx *s, bool ok, struct err *err);

/* The number of its own week, which need not be today's. */
int sitting_week(const struct review *review);

/* Writes the review as s has it. */
bool sitting_write(struct sitting_tx *s, struct err *err);

/* Whether the review as written so far passes the step's gate. */
bool sitting_gate(struct sitting_tx *s, enum review_step step, struct err *err);

/* The chosen incident. ERR_REFUSED when none is. */
bool sitting_incident(struct sitting_tx *s, struct incident *incident, struct err *err);

/* A candidate of the chosen incident that was not taken away. */
bool sitting_candidate(struct sitting_tx *s, int64_t id, struct candidate *candidate,
                       struct err *err);

/* What a review may choose from, by its own week; by this one where its id is 0. */
struct choices_of sitting_choices_of(const struct board *board,
                                     const struct review *review);

/* The text for the log: its first line, cut where it is long. */
const char *sitting_short(struct arena *arena, const char *text);

/* Refuses a text without anything in it: "the fact is empty". */
bool sitting_says(const char *text, const char *what, const char *next, struct err *err);

/* Whether the removal became CAME BACK by the cause this review named: it is what the
 * review is about, not an older promise to ask for. */
bool sitting_made_it_come_back(const struct review *review, const struct removal *removal);

/* The older promise `removal` among those this review asks about. ERR_NOT_FOUND or
 * ERR_REFUSED when it is none. */
bool sitting_asked(struct sitting_tx *s, int64_t removal, struct sitting_promise *promise,
                   struct err *err);

/* Fills sitting->before. */
bool sitting_before(struct board *board, struct arena *arena, struct sitting *sitting,
                    struct err *err);

/* Takes back the cause that this review named, except where `keep` is that cause: its
 * links, what they did to older promises, and the promise made for it, which is copied to
 * *promise (id 0: there was none). */
bool sitting_unname(struct sitting_tx *s, int64_t keep, struct removal *promise,
                    struct err *err);

#endif
