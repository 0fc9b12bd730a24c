/* The person's clipboard, through the terminal: an OSC 52 sequence with our own text, which
 * a terminal that knows it takes, also over ssh. */
#ifndef BUCKSTOP_UI_CLIPBOARD_H
#define BUCKSTOP_UI_CLIPBOARD_H

#include "base/buf.h"

#include <stdbool.h>

enum { CLIPBOARD_MOST = 64 * 1024 }; /* bytes; terminals take no more */

/* Whether a terminal of that name (TERM; NULL: none) may have one. A console of the system
 * and what draws nothing have none. */
bool clipboard_can(const char *term);

/* Adds the sequence that puts the text there: line feeds stay, what else could act is shown
 * as the sanitiser does. False, and nothing is added, for one that is too long. */
bool clipboard_sequence(struct buf *out, const char *text);

/* Writes it to the terminal at once; for app->copy, whose ctx is not used. */
bool clipboard_copy(void *ctx, const char *text);

#endif
