/* A spec in the person's own editor. */
#ifndef BUCKSTOP_CLI_TICKET_EDITOR_H
#define BUCKSTOP_CLI_TICKET_EDITOR_H

#include "board/ticket.h"
#include "verb.h"

/* Lets the person edit the ticket, with *edit typed over it, and puts into *edit what they
 * changed, with texts of the call's arena. ERR_USAGE without a terminal; what the editor
 * says, and ERR_INPUT for a text that cannot be read, leave *edit as it is. */
bool ticket_editor(struct call *call, int64_t ticket, struct ticket_edit *edit,
                   struct err *err);

#endif
