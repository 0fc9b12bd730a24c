/* Moving a promise on, and who may promise, for every action that does. */
#ifndef BUCKSTOP_BOARD_CAUSE_PRIVATE_H
#define BUCKSTOP_BOARD_CAUSE_PRIVATE_H

#include "base/arena.h"
#include "base/err.h"
#include "domain/model.h"

struct board;
struct cause_line;

/* Sets the state, and the times and words that go with it. */
void cause_apply(struct removal *removal, enum removal_state state, const char *what,
                 int64_t now);

/* Nobody who has left holds an open promise: one that opens again has no owner then. */
void cause_disown(struct removal *removal, const struct person *owner);

/* The cause and its newest promise. ERR_REFUSED where nobody has promised anything. */
bool cause_promised(struct board *board, int64_t cause, struct arena *arena,
                    struct cause_line *line, struct err *err);

/* The one active person that is typed: who may promise to remove a cause. */
bool cause_person(struct board *board, const char *typed, struct arena *arena,
                  struct person *person, struct err *err);

#endif
