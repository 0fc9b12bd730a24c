/* What the actions on an incident's times share. */
#ifndef BUCKSTOP_BOARD_INCIDENT_PRIVATE_H
#define BUCKSTOP_BOARD_INCIDENT_PRIVATE_H

#include "base/err.h"

#include <stdbool.h>
#include <stdint.h>

struct board;

/* Whether the instant has been; else refuses, with `what` ("a fact") in front. */
bool incident_not_ahead(struct board *board, int64_t at, const char *what, struct err *err);

#endif
