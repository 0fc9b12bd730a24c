/* A page of facts with rows below them, drawn block by block so that it scrolls. */
#include "facts_page.h"

enum { FACT_ROWS = 4, ROOMY = 20 };

/* What one drawing needs: the page is counted with it before it is drawn. */
struct pen {
    struct facts_page *page;
    struct grid *grid;
    const char *heading;
    facts_row *draw;
    const void *ctx;
};

void facts_page_reset(struct facts_page *page, size_t rows)
{
    page->fact = NULL;
    page->facts = page->cap = 0;
    page->rows = rows;
}

void facts_page_add(struct facts_page *page, struct arena *arena, const char *title,
                    enum ink ink, struct buf *text)
{
    if (!text->len)
        return;
    page->fact =
        arena_grow(arena, page->fact, &page->cap, page->facts + 1, sizeof *page->fact);
    page->fact[page->facts++] =
        (struct fact_line){title, arena_copy(arena, text->text), ink};
    buf_reset(text);
}

void facts_page_go(struct facts_page *page, size_t row)
{
    page->list.at = page->lead + row;
}

bool facts_page_row(const struct facts_page *page, size_t *row)
{
    if (page->list.at < page->lead || page->list.at - page->lead >= page->rows)
        return false;
    *row = page->list.at - page->lead;
    return true;
}

static int draw_fact(const struct fact_line *fact, struct grid *grid, int row)
{
    int width = grid->cols - FACTS_TEXT - 3;
    grid_text(grid, row, FACTS_LEFT, FACTS_TEXT - FACTS_LEFT - 1, INK_MUTED, fact->title);
    int rows = grid_wrap(grid, row, FACTS_TEXT, width, FACT_ROWS, fact->ink, fact->text);
    return rows ? rows : 1;
}

/* Block i: a fact, or behind them a row; the heading goes with the first of the rows. */
static int draw_block(const struct pen *pen, int row, size_t i)
{
    const struct facts_page *page = pen->page;
    struct grid *grid = pen->grid;
    size_t at;
    if (i < page->facts)
        return draw_fact(&page->fact[i], grid, row);
    bool first = i == page->facts;
    int above = first ? 1 + (grid->rows >= ROOMY && page->facts > 0) : 0;
    bool here = facts_page_row(page, &at) && at == i - page->facts;
    if (first)
        grid_text(grid, row + above - 1, FACTS_LEFT, grid->cols - 6, INK_HEAD,
                  pen->heading);
    return above + pen->draw(pen->ctx, grid, row + above, i - page->facts, here);
}

/* Rows from a block on, up to and with another. */
static int rows_of(const struct pen *pen, size_t from, size_t last)
{
    int rows = 0;
    for (size_t i = from; i <= last; i++)
        rows += draw_block(pen, pen->grid->rows + rows, i);
    return rows;
}

/* The first block from which on the last one fits. */
static size_t first_for(const struct pen *pen, size_t last, int room)
{
    size_t first = 0;
    while (first < last && rows_of(pen, first, last) > room)
        first++;
    return first;
}

/* How many facts are above the screen when one is on the first row, or at the end of a page
 * without rows: each is a place of the list. */
static void fit(const struct pen *pen, int room)
{
    struct facts_page *page = pen->page;
    size_t last = page->facts + page->rows - 1;
    size_t lead = first_for(pen, page->rows ? page->facts : last, room);
    if (page->rows && page->list.at >= page->lead)
        page->list.at += lead - page->lead;
    page->lead = page->rows ? lead : 0;
    page->list.total = lead + (page->rows ? page->rows : 1);
    list_fit(&page->list);
}

void facts_page_draw(struct facts_page *page, struct grid *grid, int row, int end,
                     const char *heading, facts_row *draw, const void *ctx)
{
    const struct pen pen = {page, grid, heading, draw, ctx};
    size_t n = page->facts + page->rows, at;
    if (n == 0)
        return;
    fit(&pen, end - row);
    page->list.shown = end - row > 1 ? (size_t)(end - row) : 1;
    size_t first = page->list.at;
    if (facts_page_row(page, &at))
        first = first_for(&pen, page->facts + at, end - row);
    for (size_t i = first; i < n; i++) {
        int rows = draw_block(&pen, grid->rows, i);
        if (row + rows > end && i > first)
            break;
        row += draw_block(&pen, row, i);
    }
}
