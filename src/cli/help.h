/* Help on one verb, for --help. */
#ifndef BUCKSTOP_CLI_HELP_H
#define BUCKSTOP_CLI_HELP_H

#include "verb.h"

void help_verb(struct call *call, const struct verb *verb);

#endif
