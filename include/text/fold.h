/* Text as it is compared and searched: case and accents do not count. Every function adds
 * to `out` and gives the same again when given its own result. A byte that is not UTF-8 is
 * read as U+FFFD. */
#ifndef BUCKSTOP_TEXT_FOLD_H
#define BUCKSTOP_TEXT_FOLD_H

#include "base/buf.h"

#include <stdbool.h>

/* For searching: compatibility forms decomposed, case folded, accents and invisible
 * characters dropped, letters that do not decompose spelled as people type them (ø o, ł l,
 * ß ss), dashes, quotes and the like as their ASCII sign, white space to single blanks,
 * none at the ends. Vowel signs and tones that make another word (India, Thailand) stay. */
void fold_text(struct buf *out, const char *s);

/* For comparing names of people and areas: fold_text in which "-" and "_" are blanks too.
 */
void fold_name(struct buf *out, const char *s);

/* Whether the two are the same name. */
bool fold_same(const char *a, const char *b);

/* A name for a command line: fold_name with letters and digits only, "-" for all that lies
 * between. May be empty. */
void fold_slug(struct buf *out, const char *s);

/* Makes the ASCII capitals of the text small letters, in place; the others stay. */
void fold_letters(char *text);

#endif
