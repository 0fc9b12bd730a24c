/* Who carries how much. */
#ifndef BUCKSTOP_BOARD_LOAD_H
#define BUCKSTOP_BOARD_LOAD_H

#include "base/buf.h"
#include "board/lookup.h"

/* A person and in how many areas, archived ones not counted, they have which role. */
struct person_load {
    struct person person;
    size_t owns, delivers, stands_in, helps;
    bool heavy; /* owns more than the team can carry: domain/load.h */
};

/* Everybody, those who left last, each by name. */
bool board_loads(struct board *board, struct arena *arena, struct person_load **loads,
                 size_t *n, struct err *err);

/* Adds what is to be said of it: "too much for one", "stands in for nobody"; "" for
 * nothing. */
void load_text(const struct person_load *load, struct buf *out);

#endif
