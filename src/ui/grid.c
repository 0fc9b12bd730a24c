/* The screen as cells in memory. */
#include "ui/grid.h"

#include "base/mem.h"
#include "text/clean.h"
#include "text/columns.h"
#include "text/utf8.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { ZWJ = 0x200D };

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

/* Where the next cell goes, and before which column text ends. */
struct pen {
    struct grid *grid;
    int row, col, end;
    enum ink ink;
};

static enum ink ink_of(const struct grid *grid, enum ink ink)
{
    return grid->plain && ink == INK_MUTED ? INK_TEXT : ink;
}

static struct pen pen_at(struct grid *grid, int row, int col, int end, enum ink ink)
{
    bool outside = row < 0 || row >= grid->rows;
    return (struct pen){grid, row, col,
                        outside            ? 0
                        : end < grid->cols ? end
                                           : grid->cols,
                        ink_of(grid, ink)};
}

static void set(struct pen *pen, const char *text, size_t len, int width)
{
    loosen(pen->grid, pen->row, pen->col);
    if (pen->col + width < pen->grid->cols)
        loosen(pen->grid, pen->row, pen->col + width);
    struct cell *cell = at(pen->grid, pen->row, pen->col);
    *cell = (struct cell){.ink = pen->ink};
    memcpy(cell->text, text, len);
    for (int i = 1; i < width; i++)
        cell[i] = (struct cell){.ink = pen->ink};
}

static void put_blanks(struct pen *pen, int n)
{
    for (; n > 0; n--, pen->col++)
        if (pen->col >= 0 && pen->col < pen->end)
            set(pen, " ", 1, 1);
}

/* A wide one of which only a half is inside is a blank there. */
static void put(struct pen *pen, const char *text, size_t len, int width)
{
    if (pen->col < 0 || pen->col + width > pen->end || len >= CELL_TEXT) {
        put_blanks(pen, width);
        return;
    }
    set(pen, text, len, width);
    pen->col += width;
}

static int char_columns(const char *text, size_t len)
{
    char one[8] = {0};
    memcpy(one, text, len);
    return columns_of(one);
}

/* The end of the marks that stand at `from`: what takes no column and joins nothing. */
static size_t marks_end(const char *text, size_t len, size_t from)
{
    while (from < len) {
        uint32_t code;
        size_t n = utf8_decode(text + from, len - from, &code);
        if (code == ZWJ || char_columns(text + from, n) != 0)
            break;
        from += n;
    }
    return from;
}

/* A cell is one character and its marks, which is what curses puts in one place. An emoji
 * of several is its first, and blanks: where the terminal makes one sign of them, all that
 * follows would stand elsewhere than curses thinks. */
static void put_cluster(struct pen *pen, const char *text, size_t len)
{
    bool joined = false;
    for (size_t i = 0, next; i < len; i = next) {
        uint32_t code;
        size_t n = utf8_decode(text + i, len - i, &code);
        int width = char_columns(text + i, n);
        next = marks_end(text, len, i + n);
        joined = joined || code == ZWJ || (i > 0 && width > 1);
        if (joined)
            put_blanks(pen, width);
        else if (width > 0)
            put(pen, text + i, next - i, width);
    }
}

/* Writes clean text as it is; returns the columns. */
static int put_clean(struct pen pen, const char *text, size_t len)
{
    int start = pen.col;
    for (size_t i = 0, next; i < len; i = next) {
        if (utf8_alone(text, len, i)) {
            put(&pen, text + i, 1, 1);
            next = i + 1;
            continue;
        }
        next = marks_end(text, len, grapheme_next(text, len, i));
        put_cluster(&pen, text + i, next - i);
    }
    return pen.col - start;
}

int grid_text(struct grid *grid, int row, int col, int width, enum ink ink,
              const char *text)
{
    struct buf clean, cut;
    if (row < 0 || row >= grid->rows || col >= grid->cols)
        return 0;
    if (width > grid->cols - col)
        width = grid->cols - col;
    buf_init(&clean);
    buf_init(&cut);
    clean_add(&clean, SINK_SCREEN, text);
    columns_cut(&cut, clean.text, width);
    int used = put_clean(pen_at(grid, row, col, grid->cols, ink), cut.text, cut.len);
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
    struct buf clean, cut;
    buf_init(&clean);
    buf_init(&cut);
    clean_add(&clean, SINK_SCREEN, text);
    columns_cut(&cut, clean.text, width);
    put_clean(pen_at(grid, row, end - columns_of(cut.text), end, ink), cut.text, cut.len);
    buf_release(&cut);
    buf_release(&clean);
}

/* The last row of a text that has more of them: with ".." at its end. */
static void put_cut(struct pen pen, const char *line, size_t len, int width)
{
    struct buf text, cut;
    buf_init(&text);
    buf_init(&cut);
    while (len && strchr(".,;: ", line[len - 1]))
        len--;
    buf_add_n(&text, line, len);
    buf_add(&text, "..");
    columns_cut(&cut, text.text, width);
    put_clean(pen, cut.text, cut.len);
    buf_release(&cut);
    buf_release(&text);
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
        struct columns_lines rest = lines;
        const char *more;
        size_t n;
        bool cut = used + 1 == most && columns_next(&rest, &more, &n);
        struct pen pen = pen_at(grid, row + used, col, col + width, ink);
        if (row + used < grid->rows && cut)
            put_cut(pen, line, len, width);
        else if (row + used < grid->rows)
            put_clean(pen, line, len);
        used++;
    }
    buf_release(&clean);
    return used;
}

void grid_rule(struct grid *grid, int row, int col, int width, enum ink ink)
{
    struct pen pen = pen_at(grid, row, col, grid->cols, ink);
    for (int i = 0; i < width; i++)
        put(&pen, "-", 1, 1);
}

void grid_ink(struct grid *grid, int row, int col, int width, enum ink ink)
{
    if (row < 0 || row >= grid->rows)
        return;
    for (int i = col < 0 ? 0 : col; i < col + width && i < grid->cols; i++)
        at(grid, row, i)->ink = ink_of(grid, ink);
}

void grid_cursor(struct grid *grid, int row, int col)
{
    if (row < 0 || row >= grid->rows || col < 0)
        return;
    grid->cursor_row = row;
    grid->cursor_col = col < grid->cols ? col : grid->cols - 1;
}

bool grid_same(const struct cell *a, const struct cell *b)
{
    return a->ink == b->ink && strcmp(a->text, b->text) == 0;
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
