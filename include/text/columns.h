/* How wide text is on a screen: columns as the C library's wcwidth counts them, which is
 * how ncurses does. The texts are clean already (text/clean.h). LC_CTYPE must be a UTF-8
 * locale; main sees to it. */
#ifndef BUCKSTOP_TEXT_COLUMNS_H
#define BUCKSTOP_TEXT_COLUMNS_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

int columns_of(const char *s);

/* How many bytes of whole graphemes fit into so many columns; *used, which may be NULL, is
 * how many they take. */
size_t columns_fit(const char *s, int columns, int *used);

/* Adds the text, cut to the columns; a cut ends in ".." where there is room for it. */
void columns_cut(struct buf *out, const char *s, int columns);

/* The same, filled with blanks to exactly the columns. */
void columns_pad(struct buf *out, const char *s, int columns);

/* The lines of a text at a width: broken at blanks, a longer word where the line ends, and
 * at newlines. */
struct columns_lines {
    const char *rest, *end;
    int columns;
};

void columns_wrap(struct columns_lines *lines, const char *s, int columns);

/* The next line, len bytes at *line, without the blanks at its end or around the break.
 * False after the last. */
bool columns_next(struct columns_lines *lines, const char **line, size_t *len);

#endif
