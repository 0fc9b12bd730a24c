/* The form of a decision: what it works on, and how it is drawn. */
#ifndef BUCKSTOP_DECIDE_FORM_H
#define BUCKSTOP_DECIDE_FORM_H

#include "board/ticket.h"
#include "draft_field.h"
#include "views/views.h"

enum decide_field { DECIDE_ANSWER, DECIDE_WHY, DECIDE_DAY, DECIDE_FIELDS };

struct decide_form {
    struct desk *desk;
    struct arena arena; /* of the last load */
    int64_t ticket;
    struct ticket_card card;
    const char *before;                     /* what was decided so far; "": nothing */
    struct draft_field line[DECIDE_FIELDS]; /* the answer's is its word: "not now" */
    enum decide_field at;
};

/* The answer chosen so far. */
enum decision decide_answer(const struct decide_form *form);

void decide_draw(struct app *app, void *state, struct grid *grid);

#endif
