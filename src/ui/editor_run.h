/* A program that has the terminal until it ends. */
#ifndef BUCKSTOP_EDITOR_RUN_H
#define BUCKSTOP_EDITOR_RUN_H

#include "base/err.h"

#include <stdbool.h>

/* Runs the command with the path as its last word, and waits. Ctrl-C and Ctrl-\ are the
 * program's meanwhile. ERR_USAGE when it cannot be started, ERR_INPUT when it ends with an
 * error, ERR_INTERRUPTED when a signal ended it, or told us to leave: it is then ended, and
 * the signal raised again. */
bool editor_run(const char *command, const char *path, struct err *err);

#endif
