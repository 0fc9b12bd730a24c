/* The one sanitiser: text on its way to a person or a program, made so that it cannot act.
 * Only the program's own constants make escape sequences. */
#ifndef BUCKSTOP_TEXT_CLEAN_H
#define BUCKSTOP_TEXT_CLEAN_H

#include "base/buf.h"

#include <stddef.h>

enum sink {
    SINK_SCREEN,   /* cells of the board */
    SINK_TTY,      /* the command line on a terminal */
    SINK_PIPE,     /* the command line in a pipe or file */
    SINK_MARKDOWN, /* minutes and exports that are pasted elsewhere */
    SINK_JSON,     /* the inside of a JSON string, ASCII */
};

/* Adds one line of text as the sink may have it.
 *
 * SCREEN, TTY and PIPE: a C0 control as ^X, DEL as ^?, a C1 control, a bidi control and
 * whatever is invisible as <U+202E>, a byte that is not UTF-8 as <FF>, a tab as a blank, a
 * newline as a visible sign, so that a text stays one line. A zero-width joiner and an
 * emoji selector stay inside an emoji or a keycap; a letter keeps four combining marks, one
 * without a letter, and the fifth, are shown like a control. MARKDOWN: the same, a newline
 * as a blank, and every sign escaped that could make markup where it stands; in a web
 * address as %2A, so that it still works. Of addresses only http, https and mailto become
 * links. JSON: lossless; all but printable ASCII as \uXXXX, an invalid byte as \ufffd. */
void clean_add(struct buf *out, enum sink sink, const char *s);
void clean_add_n(struct buf *out, enum sink sink, const char *s, size_t len);

/* The same for text that may keep its newlines: SCREEN, TTY, PIPE and MARKDOWN only. */
void clean_add_lines(struct buf *out, enum sink sink, const char *s);

/* A whole JSON string with its quotes. */
void clean_json(struct buf *out, const char *s);

/* Text as a fenced block of Markdown: the fence is longer than any run of backquotes in it.
 */
void clean_fence(struct buf *out, const char *s);

#endif
