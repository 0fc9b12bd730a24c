/* What the page of a deploy is made of. */
#ifndef BUCKSTOP_DEPLOY_VIEW_H
#define BUCKSTOP_DEPLOY_VIEW_H

#include "board/deploy.h"
#include "facts_page.h"
#include "views/views.h"

/* What is being typed at the foot of the page. */
enum deploy_asks {
    DEPLOY_ASKS_NOTHING,
    DEPLOY_ASKS_BROKE,
    DEPLOY_ASKS_RECOVERED,
    DEPLOY_ASKS_ROLLED_BACK
};

struct deploy_view {
    struct desk *desk;
    struct arena arena; /* of the last load */
    int64_t deploy;
    struct deploy_card card;
    const char **ticked; /* of each step, "Bo Lind, 14:02"; "" while it is open */
    size_t open;         /* steps not ticked */
    struct facts_page page;
    struct field typed;
    enum deploy_asks asks;
};

/* Fills the page from the card, its texts of the view's arena. */
void deploy_facts(struct deploy_view *view);

void deploy_draw(struct app *app, void *state, struct grid *grid);

#endif
