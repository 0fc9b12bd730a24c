/* What long work looks like from a terminal: how far it is, and Ctrl-C to end it. */
#ifndef BUCKSTOP_CLI_WAIT_H
#define BUCKSTOP_CLI_WAIT_H

#include "base/err.h"

#include <stdbool.h>

/* Listens to the work that follows. From the first second on stderr has a line of how far
 * it is, where that is a terminal; the first Ctrl-C ends the work at its next step, the
 * second the process. */
void wait_begin(void);

/* Takes the line away, and Ctrl-C is as it was. Where the work failed (`ok` false) after a
 * Ctrl-C, *err becomes ERR_INTERRUPTED and says what was left as it was. */
void wait_end(bool ok, struct err *err);

#endif
