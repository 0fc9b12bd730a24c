/* Letters of several bytes as they come from a terminal, one byte at a time. */
#ifndef BUCKSTOP_UI_TERM_LETTER_H
#define BUCKSTOP_UI_TERM_LETTER_H

#include <stdint.h>

/* The letter that begins with the byte `lead`, of 0x80 to 0xff, and goes on with what
 * `next` gives (a negative number: nothing); 0 where it is none. What is no part of it is
 * handed to `back`. */
uint32_t letter_read(int lead, int (*next)(void), int (*back)(int byte));

#endif
