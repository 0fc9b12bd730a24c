/* What the page of an incident is made of. */
#ifndef BUCKSTOP_INCIDENT_VIEW_H
#define BUCKSTOP_INCIDENT_VIEW_H

#include "board/deploy.h"
#include "board/incident.h"
#include "facts_page.h"
#include "views/views.h"

struct incident_view {
    struct desk *desk;
    struct arena arena; /* of the last load */
    int64_t incident;
    struct incident_card card;
    struct deploy_line *before; /* deploys that went out shortly before, or are linked */
    size_t before_n;
    struct facts_page page;
};

/* Fills the page from what was read, its texts of the view's arena. */
void incident_facts(struct incident_view *view);

void incident_draw(struct app *app, void *state, struct grid *grid);

#endif
