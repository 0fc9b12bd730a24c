/* A ticket whose eight fields pass, on a board of its own, for each test. */
#ifndef BUCKSTOP_TESTS_BOARD_ASKED_H
#define BUCKSTOP_TESTS_BOARD_ASKED_H

#include "board/panes.h"
#include "board/ticket.h"
#include "lead.h"

extern struct ticket_done done; /* of the last change */
extern struct ticket_card card; /* of the last look */
extern int64_t number;          /* of the ticket */

/* The edit that makes it: of billing, whose owner Ana signs it off, asked for by Acme. */
struct ticket_edit whole_spec(void);

/* The board of board_enter, with the ticket. */
void ticket_enter(void);

int64_t add_ticket(const struct ticket_edit *edit);
const struct ticket_card *look_at(int64_t ticket);
bool change(enum spec_field field, const char *text);
bool start(bool *skipped);
size_t open_tickets(void);

#endif
