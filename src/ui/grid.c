/* The screen as cells in memory. */
#include "ui/grid.h"

#include "base/mem.h"
#include "text/clean.h"
#include "text/columns.h"
#include "text/utf8.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

void grid_init(struct grid *grid)
{
    *grid = (struct grid){.cursor_row = -1, .cursor_col = -1};
}

void grid_release(struct grid *grid)
{
    free(grid->cells);
    grid_init(grid);
}

void grid_resize(struct grid *grid, int rows, int cols)
{
    grid->rows = rows > 0 ? rows : 1;
    grid->cols = cols > 0 ? cols : 1;
    free(grid->cells);
    grid->cells = mem_new((size_t)grid->rows * (size_t)grid->cols, sizeof *grid->cells);
    grid_clear(grid);
}

static struct cell *at(const struct grid *grid, int row, int col)
{
    return &grid->cells[(size_t)row * (size_t)grid->cols + (size_t)col];
}

void grid_clear(struct grid *grid)
{
    for (int row = 0; row < grid->rows; row++)
        for (int col = 0; col < grid->cols; col++)
            *at(grid, row, col) = (struct cell){.text = " "};
    grid->cursor_row = grid->cursor_col = -1;
}

/* A wide character whose half is overwritten leaves a blank. */
static void loosen(struct grid *grid, int row, int col)
{
    if (at(grid, row, col)->text[0])
        return;
    memcpy(at(grid, row, col)->text, " ", 2);
    if (col > 0)
        memcpy(at(grid, row, col - 1)->text, " ", 2);
}

static void put(struct grid *grid, int row, int col, int width, enum ink ink,
                const char *text, size_t len)
{
    if (row < 0 || row >= grid->rows || col < 0 || col + width > grid->cols)
        return;
    loosen(grid, row, col);
    if (col + width < grid->cols)
        loosen(grid, row, col + width);
    struct cell *cell = at(grid, row, col);
    *cell = (struct cell){.ink = ink};
    memcpy(cell->text, text, len);
    for (int i = 1; i < width; i++)
        at(grid, row, col)[i] = (struct cell){.ink = ink};
}

/* A cluster that is more than a cell holds (an emoji of several people) is shown by its
 * first character. */
static size_t cell_part(const char *text, size_t len, int *width)
{
    char one[CELL_TEXT] = {0};
    uint32_t code;
    size_t part = len;
    if (part >= CELL_TEXT || *width > 2)
        part = utf8_decode(text, len, &code);
    memcpy(one, text, part);
    *width = columns_of(one);
    return part;
}

/* Writes clean text as it is; returns the columns. */
static int put_clean(struct grid *grid, int row, int col, enum ink ink, const char *text,
                     size_t len)
{
    int used = 0;
    for (size_t i = 0, next; i < len; i = next) {
        char cluster[256] = {0};
        next = grapheme_next(text, len, i);
        size_t n = next - i < sizeof cluster ? next - i : sizeof cluster - 1;
        memcpy(cluster, text + i, n);
        int room = columns_of(cluster), width = room;
        size_t part = cell_part(text + i, next - i, &width);
        if (width > 0)
            put(grid, row, col + used, width, ink, text + i, part);
        for (int pad = width; pad < room; pad++)
            put(grid, row, col + used + pad, 1, ink, " ", 1);
        used += room;
    }
    return used;
}

int grid_text(struct grid *grid, int row, int col, int width, enum ink ink,
              const char *text)
{
    struct buf clean, cut;
    if (width > grid->cols - col)
        width = grid->cols - col;
    if (width <= 0 || row < 0 || row >= grid->rows)
        return 0;
    buf_init(&clean);
    buf_init(&cut);
    clean_add(&clean, SINK_SCREEN, text);
    columns_cut(&cut, clean.text, width);
    int used = put_clean(grid, row, col, ink, cut.text, cut.len);
    buf_release(&cut);
    buf_release(&clean);
    return used;
}

int grid_textf(struct grid *grid, int row, int col, int width, enum ink ink,
               const char *fmt, ...)
{
    struct buf text;
    va_list args;
    buf_init(&text);
    va_start(args, fmt);
    buf_addv(&text, fmt, args);
    va_end(args);
    int used = grid_text(grid, row, col, width, ink, text.text);
    buf_release(&text);
    return used;
}

void grid_right(struct grid *grid, int row, int end, int width, enum ink ink,
                const char *text)
{
    struct buf clean;
    buf_init(&clean);
    clean_add(&clean, SINK_SCREEN, text);
    int columns = columns_of(clean.text);
    if (columns > width)
        columns = width;
    grid_text(grid, row, end - columns, columns, ink, text);
    buf_release(&clean);
}

int grid_wrap(struct grid *grid, int row, int col, int width, int most, enum ink ink,
              const char *text)
{
    struct buf clean;
    struct columns_lines lines;
    const char *line;
    size_t len;
    int used = 0;
    if (width <= 0)
        return 0;
    buf_init(&clean);
    clean_add_lines(&clean, SINK_SCREEN, text);
    columns_wrap(&lines, clean.text, width);
    while (used < most && columns_next(&lines, &line, &len)) {
        if (row + used < grid->rows)
            put_clean(grid, row + used, col, ink, line, len);
        used++;
    }
    buf_release(&clean);
    return used;
}

void grid_rule(struct grid *grid, int row, int col, int width, enum ink ink)
{
    for (int i = 0; i < width; i++)
        put(grid, row, col + i, 1, ink, "-", 1);
}

void grid_ink(struct grid *grid, int row, int col, int width, enum ink ink)
{
    if (row < 0 || row >= grid->rows)
        return;
    for (int i = col < 0 ? 0 : col; i < col + width && i < grid->cols; i++)
        at(grid, row, i)->ink = ink;
}

void grid_cursor(struct grid *grid, int row, int col)
{
    if (row < 0 || row >= grid->rows || col < 0)
        return;
    grid->cursor_row = row;
    grid->cursor_col = col < grid->cols ? col : grid->cols - 1;
}

const struct cell *grid_cell(const struct grid *grid, int row, int col)
{
    assert(row >= 0 && row < grid->rows && col >= 0 && col < grid->cols);
    return at(grid, row, col);
}

static void dump_row(const struct grid *grid, int row, bool inks, struct buf *out)
{
    size_t start = out->len, end = out->len;
    for (int col = 0; col < grid->cols; col++) {
        const struct cell *cell = at(grid, row, col);
        if (inks)
            buf_add_c(out, ".mHFSAGK"[cell->ink]);
        else
            buf_add(out, cell->text);
        if (out->len > start && out->text[out->len - 1] != (inks ? '.' : ' '))
            end = out->len;
    }
    buf_cut(out, end);
    buf_add_c(out, '\n');
}

void grid_dump(const struct grid *grid, bool inks, struct buf *out)
{
    for (int row = 0; row < grid->rows; row++)
        dump_row(grid, row, false, out);
    if (!inks)
        return;
    buf_fill(out, '=', (size_t)grid->cols);
    buf_add_c(out, '\n');
    for (int row = 0; row < grid->rows; row++)
        dump_row(grid, row, true, out);
}
