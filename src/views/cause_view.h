/* The page of a cause: what its keys and its painter share. */
#ifndef BUCKSTOP_CAUSE_VIEW_H
#define BUCKSTOP_CAUSE_VIEW_H

#include "facts_page.h"
#include "promise_ask.h"

struct cause_view {
    struct desk *desk;
    struct arena arena; /* of the last load */
    int64_t cause;
    struct cause_card card;
    struct facts_page page; /* its rows are the incidents it was behind */
    struct promise_ask ask;
};

/* Makes the facts of the page from the card. */
void cause_facts(struct cause_view *view);

void cause_draw(struct app *app, void *state, struct grid *grid);

#endif
