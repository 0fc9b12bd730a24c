/* The form of a ticket's spec, on the demo board. */
#ifndef BUCKSTOP_TESTS_VIEWS_SPEC_SUPPORT_H
#define BUCKSTOP_TESTS_VIEWS_SPEC_SUPPORT_H

#include "at_desk.h"
#include "board/ticket.h"

extern struct arena arena;
extern struct err err;
extern int64_t ticket;

/* Opens the form of a ticket of billing, which Ana owns: Who and one awkward case pass, Why
 * says "better", the rest is empty. It is typed in Does, 30 rows by 100 columns. */
void spec_enter(void);
void spec_leave(void);

void paste(const char *text);

/* Esc, and opens it again. */
void open_again(void);

/* The ticket as the board has it. */
struct ticket_card card(void);

#endif
