/* Reads the screen that libvterm holds. */
#include "harness.h"

#include "text/utf8.h"

#include <string.h>

static VTermScreenCell cell_at(struct terminal *t, int row, int col)
{
    VTermScreenCell cell;
    memset(&cell, 0, sizeof cell);
    vterm_screen_get_cell(t->screen, (VTermPos){.row = row, .col = col}, &cell);
    return cell;
}

/* The second column of a wide character holds (uint32_t)-1 and adds nothing. */
static void add_cell(struct buf *out, const VTermScreenCell *cell)
{
    if (cell->chars[0] == (uint32_t)-1)
        return;
    if (!cell->chars[0])
        buf_add_c(out, ' ');
    for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell->chars[i]; i++)
        utf8_add(out, cell->chars[i]);
}

static void add_row(struct terminal *t, int row)
{
    size_t start = t->text.len;
    for (int col = 0; col < t->cols; col++) {
        VTermScreenCell cell = cell_at(t, row, col);
        add_cell(&t->text, &cell);
    }
    size_t end = t->text.len;
    while (end > start && t->text.text[end - 1] == ' ')
        end--;
    buf_cut(&t->text, end);
}

const char *terminal_row(struct terminal *t, int row)
{
    buf_reset(&t->text);
    add_row(t, row);
    return t->text.text;
}

const char *terminal_text(struct terminal *t)
{
    buf_reset(&t->text);
    for (int row = 0; row < t->rows; row++) {
        add_row(t, row);
        buf_add_c(&t->text, '\n');
    }
    return t->text.text;
}

/* The column in which the byte `offset` of a row's text stands. */
static int column_of(struct terminal *t, int row, size_t offset)
{
    struct buf passed;
    int col = 0;
    buf_init(&passed);
    for (; col < t->cols; col++) {
        VTermScreenCell cell = cell_at(t, row, col);
        if (passed.len >= offset && cell.chars[0] != (uint32_t)-1)
            break;
        add_cell(&passed, &cell);
    }
    buf_release(&passed);
    return col;
}

bool terminal_find(struct terminal *t, const char *text, int *row, int *col)
{
    for (int r = 0; r < t->rows; r++) {
        const char *line = terminal_row(t, r);
        const char *at = strstr(line, text);
        if (!at)
            continue;
        if (row)
            *row = r;
        if (col)
            *col = column_of(t, r, (size_t)(at - line));
        return true;
    }
    return false;
}

bool terminal_spills(struct terminal *t)
{
    for (int row = 0; row < t->rows + t->margin; row++) {
        for (int col = row < t->rows ? t->cols : 0; col < t->cols + t->margin; col++) {
            uint32_t c = cell_at(t, row, col).chars[0];
            if (c && c != ' ')
                return true;
        }
    }
    return false;
}

static int color_of(const VTermColor *color, uint8_t own)
{
    if (color->type & own)
        return TERMINAL_OWN;
    if (VTERM_COLOR_IS_INDEXED(color))
        return color->indexed.idx;
    return TERMINAL_RGB | color->rgb.red << 16 | color->rgb.green << 8 | color->rgb.blue;
}

struct terminal_attrs terminal_attrs(struct terminal *t, int row, int col)
{
    VTermScreenCell cell = cell_at(t, row, col);
    return (struct terminal_attrs){
        .bold = cell.attrs.bold,
        .underline = cell.attrs.underline != 0,
        .italic = cell.attrs.italic,
        .reverse = cell.attrs.reverse,
        .fg = color_of(&cell.fg, VTERM_COLOR_DEFAULT_FG),
        .bg = color_of(&cell.bg, VTERM_COLOR_DEFAULT_BG),
    };
}

void terminal_cursor(struct terminal *t, int *row, int *col, bool *visible)
{
    VTermPos at;
    vterm_state_get_cursorpos(vterm_obtain_state(t->vterm), &at);
    *row = at.row;
    *col = at.col;
    *visible = t->modes.cursor;
}
