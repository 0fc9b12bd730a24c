/* A field on the screen: its rows, and the cursor among them. */
#include "field_rows.h"

/* A row without the blanks and the newline at its end; blanks may stand beyond the width.
 */
static void row_text(const struct field *field, const struct field_rows *rows, size_t i,
                     struct buf *out)
{
    size_t start = rows->start[i];
    size_t end = i + 1 < rows->n ? rows->start[i + 1] : field->text.len;
    while (end > start &&
           (field->text.text[end - 1] == ' ' || field->text.text[end - 1] == '\n'))
        end--;
    buf_reset(out);
    buf_add_n(out, field->text.text + start, end - start);
}

struct place {
    int row, col, width;
    bool focus;
};

/* The number of the line that begins in row i; empty ones do not count. */
static int number_of(const struct field *field, const struct field_rows *rows, size_t i)
{
    int number = 1;
    for (size_t at = 0; at < rows->start[i]; at++)
        number +=
            field->text.text[at] == '\n' && at > 0 && field->text.text[at - 1] != '\n';
    return number;
}

static void draw_row(const struct field *field, const struct field_rows *rows, size_t i,
                     struct grid *grid, const struct place *at)
{
    struct buf text;
    buf_init(&text);
    row_text(field, rows, i, &text);
    bool next = field->numbered && !text.len && i + 1 == rows->n; /* one could be typed */
    if (rows->gutter && (text.len || next) && field_rows_begins(field, rows->start[i]))
        grid_textf(grid, at->row, at->col, rows->gutter, INK_MUTED, "%d",
                   number_of(field, rows, i));
    grid_text(grid, at->row, at->col + rows->gutter, at->width - rows->gutter,
              next        ? INK_MUTED
              : at->focus ? INK_FOCUS
                          : INK_TEXT,
              next ? "+" : text.text);
    buf_release(&text);
}

/* Below a list without the keys: that there may be one more. Returns the rows used. */
static int draw_next(const struct field *field, const struct field_rows *rows,
                     struct grid *grid, const struct place *at)
{
    size_t len = field->text.len;
    if (!field->numbered || at->focus || !len || field->text.text[len - 1] == '\n')
        return 0;
    grid_textf(grid, at->row, at->col, at->width, INK_MUTED, "%-*d%s", rows->gutter,
               number_of(field, rows, rows->n - 1) + 1, "+");
    return 1;
}

static void draw_cursor(const struct field *field, const struct field_rows *rows, size_t on,
                        struct grid *grid, const struct place *at)
{
    size_t start = rows->start[on];
    int before = field_columns(field->text.text + start, field->cursor - start);
    int width = at->width - rows->gutter;
    grid_cursor(grid, at->row,
                at->col + rows->gutter + (before < width ? before : width - 1));
}

int field_draw(const struct field *field, struct grid *grid, int row, int col, int width,
               int most, bool focus)
{
    struct field_rows rows;
    if (width > grid->cols - col)
        width = grid->cols - col;
    if (width < 1 || most < 1)
        return 1;
    field_rows_break(field, width, &rows);
    struct place at = {row, col, width, focus};
    size_t on = field_rows_at(&rows, field), room = (size_t)most;
    size_t first = focus && on >= room ? on - room + 1 : 0;
    size_t end = rows.n - first < room ? rows.n : first + room;
    for (size_t i = first; i < end; i++, at.row++) {
        draw_row(field, &rows, i, grid, &at);
        if (focus && i == on)
            draw_cursor(field, &rows, on, grid, &at);
    }
    if (end < rows.n && !focus)
        grid_right(grid, at.row - 1, col + width, 3, INK_MUTED, " ..");
    if (end == rows.n && end - first < room)
        at.row += draw_next(field, &rows, grid, &at);
    field_rows_release(&rows);
    return at.row - row;
}
