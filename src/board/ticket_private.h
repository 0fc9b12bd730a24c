/* What the card of a ticket and the list of tickets share. */
#ifndef BUCKSTOP_BOARD_TICKET_PRIVATE_H
#define BUCKSTOP_BOARD_TICKET_PRIVATE_H

#include "board/ticket.h"

/* Fills the cases, judgement and gaps of the card's ticket. */
bool ticket_judge(struct board *board, struct arena *arena, struct ticket_card *card,
                  struct err *err);

#endif
