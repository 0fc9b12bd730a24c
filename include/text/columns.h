/* The screen columns of clean text (see text/clean.h), and text cut, filled and broken to a
 * number of them. Text is measured as ncurses does, code point by code point with wcwidth,
 * but only parted between grapheme clusters. main sees to it that LC_CTYPE is UTF-8; what
 * wcwidth does not know counts as Unicode's own table has it. A number of columns below
 * zero is taken as zero. */
#ifndef BUCKSTOP_TEXT_COLUMNS_H
#define BUCKSTOP_TEXT_COLUMNS_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

int columns_of(const char *s);

/* How many bytes of s, in whole clusters, fit into `columns`. *used, which may be NULL, is
 * the columns they take: fewer than `columns` where a wide cluster did not fit. */
size_t columns_fit(const char *s, int columns, int *used);

/* Adds s, at most `columns` wide. What does not fit ends in "...", or in "~" where there is
 * too little room for three dots. */
void columns_cut(struct buf *out, const char *s, int columns);

/* The same, filled with blanks to exactly `columns`. */
void columns_pad(struct buf *out, const char *s, int columns);

/* A text on its way into lines; it points into the text, which must stay as it is. */
struct columns_wrap {
    const char *rest; /* what has not been handed out */
    int columns;
};

/* Fewer than one column is taken as one. Nothing to release. */
void columns_wrap_init(struct columns_wrap *wrap, const char *s, int columns);

/* The next line, its *len bytes inside the text; false when there is none. A newline ends a
 * line. A longer line is broken at blanks, which belong to no line then; a word longer than
 * a line is broken between clusters. Only a single cluster that is wider than a line makes
 * a line too wide. Text without a character has no line. */
bool columns_wrap_next(struct columns_wrap *wrap, const char **line, size_t *len);

#endif
