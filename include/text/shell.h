/* Words as a shell takes them. */
#ifndef BUCKSTOP_TEXT_SHELL_H
#define BUCKSTOP_TEXT_SHELL_H

#include "base/buf.h"

/* Adds the text in single quotes, as one word of a POSIX shell, whatever is in it. */
void shell_quote(struct buf *out, const char *word);

#endif
