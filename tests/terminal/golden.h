/* A screen compared with the one a person has looked at and kept. */
#ifndef BUCKSTOP_TESTS_TERMINAL_GOLDEN_H
#define BUCKSTOP_TESTS_TERMINAL_GOLDEN_H

#include "harness.h"

/* Fails the test, naming the rows that differ, unless the screen is that of
 * tests/screens/NAME.txt. With UPDATE in the environment it writes the file instead. */
void terminal_golden(struct terminal *t, const char *name);

#endif
