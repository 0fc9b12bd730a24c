/* The form of a ticket's title, area and customer: what it works on, and how it is drawn.
 */
#ifndef BUCKSTOP_TICKET_FORM_H
#define BUCKSTOP_TICKET_FORM_H

#include "board/alike.h"
#include "board/panes.h"
#include "board/ticket.h"
#include "draft_form.h"
#include "views/views.h"

enum ticket_field { TICKET_TITLE, TICKET_AREA, TICKET_CUSTOMER, TICKET_FIELDS };

struct ticket_form {
    struct desk *desk;
    struct arena arena; /* of the last load */
    struct arena typed; /* of what was found for the text as it is */
    int64_t ticket;     /* 0: a new one */
    struct ticket_card card;
    struct draft_field line[TICKET_FIELDS];
    const char *record[TICKET_FIELDS];
    char place[40];
    struct draft_form drafts;
    enum ticket_field at;
    struct alike_line *alike;
    size_t alikes;
    struct area_window areas;
    int choice;  /* the line of the list one is on; -1: in the field */
    bool custom; /* with this customer they are three of one shape */
};

/* How many of what looks alike there are to choose from below the fields. */
int ticket_form_alikes(const struct ticket_form *form);

void ticket_form_draw(struct app *app, void *state, struct grid *grid);

#endif
