/* The figures of deploys by week. */
#ifndef BUCKSTOP_CLI_DEPLOY_WEEKS_H
#define BUCKSTOP_CLI_DEPLOY_WEEKS_H

#include "verb.h"

/* Answers with the last `weeks`, 1 to 53; ERR_USAGE for another number. */
bool deploy_weeks_answer(struct call *call, int64_t weeks, struct err *err);

#endif
