/* A page about one thing: facts, each a title and a text, and below them rows that one
 * moves in. Where it does not all fit it scrolls: up from the first row through the facts,
 * and through them alone where there are no rows. */
#ifndef BUCKSTOP_FACTS_PAGE_H
#define BUCKSTOP_FACTS_PAGE_H

#include "base/arena.h"
#include "ui/grid.h"
#include "ui/list.h"

enum { FACTS_LEFT = 3, FACTS_TEXT = 17 }; /* the columns of titles and of texts */

struct fact_line {
    const char *title; /* "": it goes on from the one above */
    const char *text;
    enum ink ink;
};

struct facts_page {
    struct fact_line *fact;
    size_t facts, cap;
    size_t rows;
    struct list list; /* through the facts that do not fit, then the rows */
    size_t lead;      /* of the list: places before the first row */
};

/* Draws a row of the page and returns the rows of the screen it takes; rows outside of the
 * grid are only counted. `here`: one is on it. */
typedef int facts_row(const void *ctx, struct grid *grid, int row, size_t i, bool here);

/* Forgets the facts, before they are read anew; where one is stays. */
void facts_page_reset(struct facts_page *page, size_t rows);

/* Adds a fact, and empties the text for the next one. Both live in the arena, the title
 * elsewhere. An empty text adds nothing. */
void facts_page_add(struct facts_page *page, struct arena *arena, const char *title,
                    enum ink ink, struct buf *text);

/* Goes to a row; for who opens the page, before it is drawn. */
void facts_page_go(struct facts_page *page, size_t row);

/* The row that one is on; false while one is in the facts, or where there are none. */
bool facts_page_row(const struct facts_page *page, size_t *row);

/* Draws it from `row` to before `end`. The heading stands above the rows. */
void facts_page_draw(struct facts_page *page, struct grid *grid, int row, int end,
                     const char *heading, facts_row *draw, const void *ctx);

#endif
