/* How a promise is said in a line, for the verbs of causes and of reviews. */
#ifndef BUCKSTOP_CLI_CAUSES_H
#define BUCKSTOP_CLI_CAUSES_H

#include "shape.h"

/* "Bo Lind, by Fri 20 Nov, overdue 3 days"; what to do where nobody owns it. In the call's
 * arena. */
const char *causes_promised(struct call *call, const struct cause_line *line);

#endif
