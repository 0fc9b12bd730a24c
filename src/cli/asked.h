/* What was asked for and no area goes by. */
#ifndef BUCKSTOP_CLI_ASKED_H
#define BUCKSTOP_CLI_ASKED_H

#include "verb.h"

/* Answers `areas --asked`. ERR_USAGE where another option of the list stands beside it. */
bool asked_areas(struct call *call, struct err *err);

#endif
