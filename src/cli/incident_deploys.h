/* The deploys shortly before an incident. */
#ifndef BUCKSTOP_CLI_INCIDENT_DEPLOYS_H
#define BUCKSTOP_CLI_INCIDENT_DEPLOYS_H

#include "board/deploy.h"
#include "shape.h"

/* Those that may be behind it, and those said to be. */
struct incident_deploys {
    struct deploy_line *line;
    size_t n;
};
bool incident_deploys_find(struct call *call, const struct incident *incident,
                           struct incident_deploys *found, struct err *err);

/* "deploy 312, 20 minutes before, checkout: Retry button", in the call's arena. */
const char *incident_deploys_text(struct call *call, const struct incident *incident,
                                  const struct deploy_line *line);

/* All of them as an array under "deploys", in an object that is open. */
void incident_deploys_json(struct call *call, const struct incident *incident,
                           const struct incident_deploys *found);

#endif
