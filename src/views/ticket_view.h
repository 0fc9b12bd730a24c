/* What the page of a ticket is made of: what is to be said of it, its fields, and what
 * looks like it. */
#ifndef BUCKSTOP_TICKET_VIEW_H
#define BUCKSTOP_TICKET_VIEW_H

#include "board/alike.h"
#include "board/ticket.h"
#include "ui/list.h"
#include "views/views.h"

enum { TICKET_NOTES = 24, TICKET_ALIKE = 3 };

/* A line above the fields: "Decided", "Ana Ruiz said yes on Thu 12 Nov: it fits". */
struct ticket_note {
    const char *title;
    const char *text;
    enum ink ink;
};

struct ticket_view {
    struct desk *desk;
    struct arena arena; /* of the last load */
    int64_t ticket;
    struct ticket_card card;
    struct ticket_note note[TICKET_NOTES];
    size_t notes;
    struct alike_line *alike;
    size_t alikes;
    struct list
        list; /* `at` is the block on top; the last is the one from where all fits */
};

/* Fills the notes from the card, their texts of the view's arena. */
void ticket_notes(struct ticket_view *view);

void ticket_draw(struct app *app, void *state, struct grid *grid);

#endif
