/* How an incident is said by more than one of its verbs. */
#ifndef BUCKSTOP_CLI_INCIDENT_SAY_H
#define BUCKSTOP_CLI_INCIDENT_SAY_H

#include "board/incident.h"
#include "shape.h"

/* How long it lasted, "open", or "" where nobody said; in the call's arena. */
const char *incident_lasted(struct call *call, const struct incident *incident);

/* The answer of a verb that changed it: a sentence ending in `said`, its number, or JSON.
 * False where its area cannot be read. */
bool incident_answer(struct call *call, const struct incident *incident, const char *said,
                     struct err *err);

#endif
