/* Damage to a board's file, past every guard of its schema. */
#ifndef BUCKSTOP_TESTS_BOARD_HARM_H
#define BUCKSTOP_TESTS_BOARD_HARM_H

#include "support.h"

/* A board with something in every column, closed, and kept to be put back. */
void harm_start(void);
void harm_put_back(void);
void harm_end(void);

/* Runs SQL on the closed board. Whether anything was changed. */
bool harm(const char *sql);

#endif
