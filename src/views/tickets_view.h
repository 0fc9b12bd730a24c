/* The whole list of tickets: what is shared by the view and its painter. */
#ifndef BUCKSTOP_TICKETS_VIEW_H
#define BUCKSTOP_TICKETS_VIEW_H

#include "board/panes.h"
#include "ui/field.h"
#include "ui/list.h"
#include "views/views.h"

struct tickets_view {
    struct desk *desk;
    struct arena arena; /* of the last load */
    struct arena asked; /* of the query */
    struct field typed; /* the query as a line */
    bool typing, wrong; /* the line cannot be read, and why */
    struct err trouble;
    enum ticket_which which; /* chosen by key; what is typed goes before it */
    enum ticket_order order;
    struct ticket_query query; /* the last that could be read */
    struct ticket_window window;
    struct ticket_search *search; /* for what fits the line while it is typed; or NULL */
    struct list list;
    int64_t opened, met; /* in the last 30 days */
};

void tickets_draw(struct app *app, void *state, struct grid *grid);

#endif
