/* One ticket, with its spec judged. */
#ifndef BUCKSTOP_BOARD_TICKET_H
#define BUCKSTOP_BOARD_TICKET_H

#include "board/board.h"
#include "domain/spec.h"

struct ticket_card {
    struct ticket ticket;
    struct area area;    /* id 0: none is named */
    struct person owner; /* of the area; id 0: nobody decides */
    struct awkward_case *cases;
    size_t cases_n;
    struct spec_judgement judgement[SPEC_FIELDS];
    int gaps; /* fields that do not pass */
};

/* ERR_NOT_FOUND for a number no ticket has. */
bool board_ticket_card(struct board *board, int64_t ticket, struct arena *arena,
                       struct ticket_card *card, struct err *err);

#endif
