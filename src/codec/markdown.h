/* What of a Markdown text is code, and what is a comment. */
#ifndef BUCKSTOP_CODEC_MARKDOWN_H
#define BUCKSTOP_CODEC_MARKDOWN_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

/* The fence that is open, while a text is read line by line; all zero: none. */
struct markdown_fence {
    char sign;
    size_t len;
};

/* Whether the line, without its newline, is inside fenced code, or opens or closes it. */
bool markdown_fenced(struct markdown_fence *fence, const char *line, size_t len);

/* Adds the text without its HTML comments, which no page shows. Their line ends stay, so
 * that lines count as in the text; what stands in code stays, and a comment that is never
 * closed. In time linear in the text. */
void markdown_uncomment(struct buf *out, const char *text, size_t len);

#endif
