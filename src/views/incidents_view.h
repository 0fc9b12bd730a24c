/* The list of incidents: what is shared by the view and its painter. */
#ifndef BUCKSTOP_INCIDENTS_VIEW_H
#define BUCKSTOP_INCIDENTS_VIEW_H

#include "board/incident.h"
#include "ui/field.h"
#include "ui/list.h"
#include "views/views.h"

/* What is typed on the line above the footer. */
enum incidents_asks { INCIDENTS_ASK_NOTHING, INCIDENTS_ASK_FILTER, INCIDENTS_ASK_TIME };

struct incidents_view {
    struct desk *desk;
    struct arena arena; /* of the last load */
    struct field filter, time;
    enum incidents_asks asks;
    int64_t about;           /* the incident whose time is asked */
    const char *about_title; /* in `asked` */
    struct arena asked;
    bool over;       /* that one is resolved: since when is it open again? */
    bool open_first; /* else the newest first */
    struct incident_window window;
    struct list list;
};

void incidents_draw(struct app *app, void *state, struct grid *grid);

#endif
