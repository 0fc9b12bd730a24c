/* What the page of a ticket is made of: what is to be said of it, its fields, and what
 * looks like it. */
#ifndef BUCKSTOP_TICKET_VIEW_H
#define BUCKSTOP_TICKET_VIEW_H

#include "board/alike.h"
#include "board/ticket.h"
#include "ui/list.h"
#include "views/views.h"

enum { TICKET_NOTES = 32, TICKET_ALIKE = 3 };

/* "yes", "no", "not now". */
extern const char *const ticket_said[];

/* A line above the fields: "Decision", "Ana Ruiz said yes on Thu 12 Nov: it fits". */
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

/* Fills the notes from the card and what looks alike, their texts of the view's arena. */
void ticket_notes(struct ticket_view *view);

/* Adds "today", the weekday within a week, else the date. */
void ticket_since(const struct desk *desk, int64_t utc, struct buf *out);

/* Adds who said what, and why, of a ticket that was decided; reads names into the arena. */
void ticket_decision(const struct desk *desk, const struct ticket_card *card,
                     struct arena *arena, struct buf *out);

/* Whether the customers of a ticket (fewer than three, at least one) and those of what
 * looks like it in its area (a name; "" for none) are three: custom work of one shape. */
bool ticket_custom(const char *const *customers, size_t n, const char *area,
                   const struct alike_line *alike, size_t alikes);

void ticket_draw(struct app *app, void *state, struct grid *grid);

#endif
