/* A text being typed: a state and a function that is fed keys. It moves by graphemes, knows
 * the arrow keys and those of emacs, takes a paste as one change, and undoes. It is one
 * line, and the form around it decides what Enter, Tab, Up and Esc mean; or it holds lines,
 * where Enter begins one and Up and Down move until they leave it. */
#ifndef BUCKSTOP_UI_FIELD_H
#define BUCKSTOP_UI_FIELD_H

#include "ui/grid.h"
#include "ui/key.h"

enum {
    FIELD_MOST = 2000, /* bytes of text */
    FIELD_LINES_MOST = 20000,
    FIELD_UNDOS = 64, /* changes to take back */
};

struct field_state {
    char *text;
    size_t cursor;
};

struct field {
    bool lines;        /* it may hold several; its owner says so, once, as the next two */
    bool numbered;     /* each line is one of a list */
    int columns;       /* of `lines`: the width it is drawn in, for Up and Down */
    int goal;          /* the column that Up and Down keep to, and 1; 0: the cursor's */
    struct buf text;   /* valid UTF-8 */
    size_t cursor;     /* byte offset, between two graphemes */
    struct buf killed; /* what Ctrl-K and its like took, for Ctrl-Y */
    struct field_state undo[FIELD_UNDOS];
    size_t undo_n;
    bool typing;   /* the last change was a letter: the next one joins it */
    bool proposed; /* the text is a proposal: what is typed first takes its place */
};

enum field_says {
    FIELD_LEFT,    /* not a key of the field */
    FIELD_MOVED,   /* taken; the text is as it was */
    FIELD_CHANGED, /* the text is another */
};

void field_init(struct field *field);
void field_release(struct field *field);

/* Puts a text in it, changed as a paste is, the cursor at its end; nothing is left to undo.
 * It may be longer than what can be typed, and then only shrinks. */
void field_set(struct field *field, const char *text);

/* Adds the text as field_set would put it there. */
void field_clean(const struct field *field, const char *text, struct buf *out);

/* The same with a text that most take as it is, and others type over. */
void field_propose(struct field *field, const char *text);

/* Ctrl-A E B F H D K U W Y _, Alt-B F D, arrows, Home, End, Backspace, Delete, a paste:
 * control characters and ends of lines in it become blanks, those at its end go. Text over
 * FIELD_MOST is cut there. In a field of lines also Enter, and Up, Down and the Page keys,
 * which are FIELD_LEFT in the first and last row; Home, End, Ctrl-K and Ctrl-U are of the
 * line, and a paste keeps its lines. */
enum field_says field_feed(struct field *field, const struct key *key);

/* Draws it over at most `most` rows, broken at the width; with `focus` the cursor. Rows
 * scroll so that the cursor is among them. A list has its numbers, and a row for the next
 * where it could be typed. Returns the rows used, at least 1, also where there is no room
 * and nothing is drawn. */
int field_draw(const struct field *field, struct grid *grid, int row, int col, int width,
               int most, bool focus);

#endif
