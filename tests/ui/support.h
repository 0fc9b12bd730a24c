/* What the tests of the user interface's lowest floor share. */
#ifndef BUCKSTOP_TESTS_UI_SUPPORT_H
#define BUCKSTOP_TESTS_UI_SUPPORT_H

#include "ui/grid.h"

#include <criterion/criterion.h>
#include <stdint.h>

/* Signs that take no column, two, or several characters. */
#define ACUTE  "\u0301"
#define FAMILY "\U0001F468\u200D\U0001F469\u200D\U0001F467"
#define FLAG   "\U0001F1E9\U0001F1EA"
#define WAVE   "\U0001F44B\U0001F3FD"

extern struct grid grid;

/* A UTF-8 locale, and an empty grid of three rows and ten columns. */
void enter(void);
void leave(void);

/* The rows of the grid with "|" after each, blanks at the end left out; valid until the
 * next call. */
const char *rows(void);

/* Whether every cell is harmless and one that the terminal can show: one character with its
 * marks, and none where the second half of a wide one is. Says what is not. */
bool sound(const struct grid *shown);

/* The next of a row of numbers that is the same in each run, below `most`. */
uint32_t chance(uint32_t most);

#endif
