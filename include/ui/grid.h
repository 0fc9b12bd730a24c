/* The screen as cells in memory. Views draw here, tests read here, and term copies what
 * changed to the terminal. Everything that is drawn is made harmless first. */
#ifndef BUCKSTOP_UI_GRID_H
#define BUCKSTOP_UI_GRID_H

#include "base/buf.h"

#include <stdbool.h>

/* What a piece of text is there for; the terminal chooses the colour. None is the only sign
 * of anything. */
enum ink {
    INK_TEXT,
    INK_MUTED,     /* there, but not what one looks for */
    INK_HEAD,      /* titles */
    INK_FOCUS,     /* the pane or field that has the keys */
    INK_SELECT,    /* the row one is on */
    INK_ATTENTION, /* somebody has to act */
    INK_GOOD,      /* done, passed, gone */
    INK_KEY,       /* a key to press */
    INKS
};

enum { CELL_TEXT = 24 }; /* a letter and four combining marks, and the NUL */

struct cell {
    char text[CELL_TEXT]; /* "" in the second column of a wide one */
    enum ink ink;
};

struct grid {
    int rows, cols;
    struct cell *cells;         /* rows * cols; ours */
    int cursor_row, cursor_col; /* -1: not shown */
    bool looks;                 /* nothing can be changed: no hint invites to it */
    bool plain;                 /* INK_MUTED is drawn as INK_TEXT: nothing is grey */
};

void grid_init(struct grid *grid);
void grid_release(struct grid *grid);

/* Makes it that size, at least 1x1, and empty. */
void grid_resize(struct grid *grid, int rows, int cols);

/* Blanks everywhere, no cursor. */
void grid_clear(struct grid *grid);

/* Writes one line of text into at most `width` columns from row and col; too much of it is
 * cut with "..". What lies outside of the grid is left out. Returns the columns used. */
int grid_text(struct grid *grid, int row, int col, int width, enum ink ink,
              const char *text);
__attribute__((format(printf, 6, 7))) int grid_textf(struct grid *grid, int row, int col,
                                                     int width, enum ink ink,
                                                     const char *fmt, ...);

/* The same with its end at the column `end` (not included). */
void grid_right(struct grid *grid, int row, int end, int width, enum ink ink,
                const char *text);

/* Writes text over at most `most` rows, broken at blanks, with ".." at its end where there
 * is more. Returns the rows used. */
int grid_wrap(struct grid *grid, int row, int col, int width, int most, enum ink ink,
              const char *text);

/* A line of dashes, and another ink for what stands there. */
void grid_rule(struct grid *grid, int row, int col, int width, enum ink ink);
void grid_ink(struct grid *grid, int row, int col, int width, enum ink ink);

void grid_cursor(struct grid *grid, int row, int col);

/* Whether they look the same. */
bool grid_same(const struct cell *a, const struct cell *b);

const struct cell *grid_cell(const struct grid *grid, int row, int col);

/* Adds the text of all rows, without blanks at their ends; with `inks` followed by a second
 * picture in which each cell is its ink's letter: . m H F S A G K. */
void grid_dump(const struct grid *grid, bool inks, struct buf *out);

#endif
