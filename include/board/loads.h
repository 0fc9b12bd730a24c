/* Who carries what: how many areas each person owns, who stands in, and where nobody does.
 */
#ifndef BUCKSTOP_BOARD_LOADS_H
#define BUCKSTOP_BOARD_LOADS_H

#include "board/board.h"

struct load_area {
    const char *slug, *name;
    bool stood_in; /* somebody stands in for the owner */
};

struct load_line {
    struct person person;
    struct load_area *owns; /* by name */
    size_t owns_n;
    size_t stands_in; /* for how many areas */
    bool heavy;       /* owns more than the team can carry: domain/load.h */
};

struct load {
    struct load_line *line; /* everybody, those who left included, by name */
    size_t n;
    struct load_area *alone; /* areas with an owner and nobody who stands in, by name */
    size_t alone_n;
};

bool board_loads(struct board *board, struct arena *arena, struct load *load,
                 struct err *err);

#endif
