/* The demo board with views over it, without a terminal: keys in, the grid out. */
#ifndef BUCKSTOP_TESTS_VIEWS_AT_DESK_H
#define BUCKSTOP_TESTS_VIEWS_AT_DESK_H

#include "views/views.h"

extern struct app app;
extern struct desk desk;

/* A board in a folder of its own, opened as Mia on Friday 20 November 2026 in a screen of
 * 80x24, with no view open. desk_leave takes all of it away. */
void desk_enter(void);
void desk_leave(void);

/* The same board opened as somebody else, with no view open. */
void desk_become(const char *handle);

/* The same, with --read-only. */
void desk_look(const char *handle);

/* Feeds the characters, "\r" for Enter, "\033" for Esc; and one key by its code. */
void type(const char *keys);
void press(uint32_t code);

/* The screen has the text; or has it not. It fails with the screen in view. */
void shows(const char *text);
void shows_not(const char *text);

#endif
