/* UTF-8 and the steps of a cursor in it. */
#ifndef BUCKSTOP_TEXT_UTF8_H
#define BUCKSTOP_TEXT_UTF8_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Whether the bytes are UTF-8 as RFC 3629 has it, without NUL: no overlong form, no
 * surrogate, nothing above U+10FFFF. Else *bad, which may be NULL, is the offset of the
 * first byte of what is not. */
bool utf8_valid(const char *s, size_t len, size_t *bad);

/* The code point at s and how many of the `len` bytes (at least 1) it takes; an invalid
 * byte takes 1 and is U+FFFD. */
size_t utf8_decode(const char *s, size_t len, uint32_t *code);

/* Adds a code point, which must be a Unicode scalar. */
void utf8_add(struct buf *out, uint32_t code);

/* Whether a printable ASCII character stands at offset `at`, below `len`, that nothing
 * joins: a cluster of its own, one column wide. */
bool utf8_alone(const char *s, size_t len, size_t at);

/* The end of the grapheme cluster (UAX 29, extended) that begins at offset `at`, and the
 * beginning of the one that ends there. At the text's end and start they stay. */
size_t grapheme_next(const char *s, size_t len, size_t at);
size_t grapheme_prev(const char *s, size_t len, size_t at);

#endif
