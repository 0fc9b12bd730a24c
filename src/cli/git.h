/* The one question asked of git: what a release brings. */
#ifndef BUCKSTOP_CLI_GIT_H
#define BUCKSTOP_CLI_GIT_H

#include "base/err.h"

#include <stdint.h>

/* Counts the changes between two revisions of the repository in the folder that the program
 * was started in, what was merged as one; *oldest is when the first of them was committed,
 * in UTC seconds, 0 where there is none. ERR_USAGE where there is no git, no repository, or
 * no such revision. */
bool git_count(const char *from, const char *to, int64_t *changes, int64_t *oldest,
               struct err *err);

#endif
