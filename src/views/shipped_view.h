/* What shipped on a day: what is shared by the view and its painter. */
#ifndef BUCKSTOP_SHIPPED_VIEW_H
#define BUCKSTOP_SHIPPED_VIEW_H

#include "board/shipped.h"
#include "ui/field.h"
#include "ui/list.h"
#include "views/views.h"

struct shipped_view {
    struct desk *desk;
    struct arena arena; /* of the last load */
    int64_t day;
    struct shipped shipped;
    struct list list;   /* of deploys; `first` is the one at the top of the screen */
    struct field typed; /* what it is filtered by */
    bool typing;
    int64_t before, after; /* the days next to it that have deploys; 0: none */
};

void shipped_draw(struct app *app, void *state, struct grid *grid);

/* "today", "yesterday", "Tue 17 Nov". */
void shipped_day_text(const struct shipped_view *view, struct buf *out);

#endif
