/* Texts that came in, cut to what a record holds. Private to the codecs. */
#ifndef BUCKSTOP_CODEC_CUT_H
#define BUCKSTOP_CODEC_CUT_H

#include "base/buf.h"

#include <stddef.h>

/* The bytes of the first `most` characters of the text. */
size_t cut_length(const char *s, size_t len, size_t most);

/* Adds the text as one line: white space to single blanks, none at the ends. */
void cut_line(struct buf *out, const char *s);

#endif
