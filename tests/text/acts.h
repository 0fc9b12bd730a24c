/* A terminal's ear: reads bytes as a terminal does, and says whether any of them would make
 * it do something other than show a character. */
#ifndef BUCKSTOP_TESTS_TEXT_ACTS_H
#define BUCKSTOP_TESTS_TEXT_ACTS_H

#include <stdbool.h>
#include <stddef.h>

#define ACTS_NOTHING ((size_t)-1)

/* Where the first control character, or sequence, of the text begins: C0 and DEL, C1 as
 * UTF-8 or as bytes that are none, what an escape begins, a direction or something not
 * seen. With `lines` a newline is none. ACTS_NOTHING: all of it is only shown. A joiner and
 * an emoji selector count only where no emoji or keycap is about them. */
size_t acts_find(const char *text, size_t len, bool lines);

/* How many sequences (CSI, OSC, DCS, SOS, PM, APC, escapes) a terminal would carry out or
 * swallow; by DEC's state machine, as Paul Williams drew it. */
size_t acts_sequences(const char *text, size_t len);

#endif
