/* What kind of terminal it is, before it is taken. */
#ifndef BUCKSTOP_UI_TERM_KIND_H
#define BUCKSTOP_UI_TERM_KIND_H

#include "base/buf.h"
#include "base/err.h"

#include <stdbool.h>

/* Reads the description of $TERM; the caller forgets it with kind_forget. ERR_USAGE where
 * stdin or stdout is no terminal, or it is none that can be drawn on; then nothing is kept.
 */
bool kind_read(struct err *err);
void kind_forget(void);

/* Adds the bytes that undo what the start writes, for an end without curses. */
void kind_restore(struct buf *out);

#endif
