/* The environment of a program on a terminal of its own. */
#ifndef BUCKSTOP_TESTS_TERMINAL_ENVIRONMENT_H
#define BUCKSTOP_TESTS_TERMINAL_ENVIRONMENT_H

#include <stddef.h>

enum { ENVIRONMENT_MOST = 64 };

struct environment {
    char *entries[ENVIRONMENT_MOST + 1]; /* ends in NULL */
    size_t n;
};

/* What harness.h says of terminal_start's `env`. */
void environment_make(struct environment *e, const char *const env[]);
void environment_release(struct environment *e);

#endif
