/* The pass over what looks alike: one group at a time, side by side. */
#ifndef BUCKSTOP_ALIKE_VIEW_H
#define BUCKSTOP_ALIKE_VIEW_H

#include "board/alike.h"
#include "board/incident.h"
#include "board/ticket.h"
#include "views/views.h"

struct alike_view {
    struct desk *desk;
    enum alike_kind kind;
    struct arena arena;         /* of the pass */
    struct alike_set *sets;     /* what it found; those that are answered are taken out */
    size_t group, groups;       /* the one that is shown, from 0, and how many there are */
    int64_t made, made_on;      /* the newest operation at the pass, and its date; made -1:
                                   it is to be made again */
    struct arena shown;         /* of the cards below */
    struct alike_set set;       /* the group that is shown; n 0: there is none */
    struct ticket_card *ticket; /* one a line of the group, of tickets */
    struct incident_card *incident; /* of incidents */
    size_t at;                      /* the line that stays */
    struct alike_pair *answered; /* two of each group that was answered: an undo leads back
                                    to it */
    size_t answered_n, answered_cap;
};

void alike_draw(struct app *app, void *state, struct grid *grid);

#endif
