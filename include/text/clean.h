/* The one sanitiser: any bytes that somebody else wrote, made fit for where they go. Only
 * the program's own constants may reach a terminal without it.
 *
 * In all sinks but JSON: a control character is shown as ^X, a C1 control, a bidi control,
 * an invisible or zero-width character and an unassigned code point as <U+202E>, a byte
 * that is not UTF-8 as <FF>, a tab as a blank. Only inside an emoji do the joiner and the
 * variation selectors stay. A cell carries at most four combining marks; further ones, and
 * those with nothing to stand on, are shown as <U+0301>. */
#ifndef BUCKSTOP_TEXT_CLEAN_H
#define BUCKSTOP_TEXT_CLEAN_H

#include "base/buf.h"

#include <stddef.h>

enum sink {
    SINK_SCREEN,   /* a cell of the board; variation selectors are left out */
    SINK_TTY,      /* the command line on a terminal; the same text as the screen's */
    SINK_PIPE,     /* the command line for a script */
    SINK_MARKDOWN, /* reads as the same prose, and can start no markup; see below */
    SINK_JSON,     /* the inside of a JSON string: ASCII, nothing lost */
};

/* Adds s for a field of one line. A newline, with a return before it or not, is "↵" on the
 * screen and a TTY, a blank in a pipe (a line stays a record) and in Markdown, \n in JSON.
 *
 * Markdown: whatever could start a link, an image, HTML, code, emphasis, a heading, a list,
 * a quote, a table or a rule there is escaped, at a line's start also when s is not put at
 * one; blanks at a line's start are left out. Of addresses only those of http, https and
 * mailto become links, as <https://...>, so that what is read is where it leads.
 *
 * JSON: a byte that is not UTF-8 is U+FFFD; everything else comes back as it was. */
void clean_add(struct buf *out, enum sink sink, const char *s);

/* The same for `len` bytes, NULs among them or not. */
void clean_add_n(struct buf *out, enum sink sink, const char *s, size_t len);

/* Adds s as clean_add does, but with its newlines kept in every sink that has lines; a
 * return before one is left out. */
void clean_add_lines(struct buf *out, enum sink sink, const char *s);

/* Adds a JSON string, quotes included. */
void clean_json(struct buf *out, const char *s);

/* Adds a Markdown code fence, three backticks or more, longer than any run of them in s.
 * What goes between two fences is cleaned with clean_add_lines for SINK_PIPE. */
void clean_fence(struct buf *out, const char *s);

#endif
