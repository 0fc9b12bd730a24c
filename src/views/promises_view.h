/* The promises: what the list and its painter share. */
#ifndef BUCKSTOP_PROMISES_VIEW_H
#define BUCKSTOP_PROMISES_VIEW_H

#include "promise_ask.h"
#include "ui/list.h"

struct promises_view {
    struct desk *desk;
    struct arena arena;             /* of the last load */
    const struct cause_line **line; /* those that fit the filter */
    size_t n;
    size_t open, back, late, nobody; /* of all that are open */
    bool all;                        /* the closed ones too, below */
    bool filtering;
    struct field filter;
    struct promise_ask ask;
    struct list list;
};

void promises_draw(struct app *app, void *state, struct grid *grid);

#endif
