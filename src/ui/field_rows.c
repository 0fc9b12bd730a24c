/* A field's rows: lines, broken at blanks, and the cursor's way between them. */
#include "field_rows.h"

#include "base/mem.h"
#include "text/clean.h"
#include "text/columns.h"
#include "text/utf8.h"

#include <stdlib.h>

enum { PAGE = 5 }; /* rows of a Page key: about what a form shows of a field */

int field_columns(const char *text, size_t len)
{
    struct buf clean;
    if (len == 1 && text[0] >= ' ' && text[0] < 0x7f)
        return 1; /* nearly all there is, for each letter of a long text */
    buf_init(&clean);
    clean_add_n(&clean, SINK_SCREEN, text, len);
    int columns = columns_of(clean.text);
    buf_release(&clean);
    return columns;
}

bool field_rows_begins(const struct field *field, size_t at)
{
    return at == 0 || field->text.text[at - 1] == '\n';
}

static void begin_row(struct field_rows *rows, size_t at)
{
    rows->start = mem_grow(rows->start, &rows->cap, rows->n + 1, sizeof *rows->start);
    rows->start[rows->n++] = at;
}

/* A list's numbers and two blanks. */
static int gutter(const struct field *field)
{
    int lines = 1, columns = 3;
    if (!field->numbered)
        return 0;
    for (size_t i = 0; i < field->text.len; i++)
        lines += field->text.text[i] == '\n';
    for (; lines >= 10; lines /= 10)
        columns++;
    return columns;
}

/* Where each row begins. A blank that does not fit stays at the end of its row, and ends
 * it; a word that does not fit into a row of its own is broken. */
static void break_text(const struct field *field, struct field_rows *rows)
{
    const char *text = field->text.text;
    size_t len = field->text.len, word = 0;
    int used = 0, word_used = 0; /* columns of the row, and of it before its last word */
    begin_row(rows, 0);
    for (size_t i = 0, next; i < len; i = next) {
        next = grapheme_next(text, len, i);
        bool newline = text[i] == '\n', blank = text[i] == ' ' && next == i + 1;
        int columns = newline ? 0 : field_columns(text + i, next - i);
        bool full = !newline && used + columns > rows->width;
        if (full && !blank && word > rows->start[rows->n - 1]) {
            begin_row(rows, word);
            used -= word_used;
            full = used + columns > rows->width;
        }
        if (full && !blank && i > rows->start[rows->n - 1]) {
            begin_row(rows, i);
            used = 0;
        }
        used += columns;
        if (newline || (full && blank)) {
            begin_row(rows, next);
            used = 0;
        }
        if (newline || blank) {
            word = next;
            word_used = used;
        }
    }
}

void field_rows_break(const struct field *field, int width, struct field_rows *rows)
{
    *rows = (struct field_rows){.gutter = gutter(field)};
    if (rows->gutter + 2 > width)
        rows->gutter = 0; /* no room for both */
    /* One column stays free for a cursor behind the last letter. */
    rows->width = width - rows->gutter > 1 ? width - rows->gutter - 1 : 1;
    break_text(field, rows);
}

void field_rows_release(struct field_rows *rows)
{
    free(rows->start);
}

size_t field_rows_at(const struct field_rows *rows, const struct field *field)
{
    size_t at = 0;
    while (at + 1 < rows->n && field->cursor >= rows->start[at + 1])
        at++;
    return at;
}

/* The place in the row at the column, or the last before it. */
static size_t place(const struct field *field, const struct field_rows *rows, size_t row,
                    int column)
{
    const char *text = field->text.text;
    size_t len = field->text.len, at = rows->start[row];
    size_t last = row + 1 < rows->n ? grapheme_prev(text, len, rows->start[row + 1]) : len;
    for (int used = 0; at < last;) {
        size_t next = grapheme_next(text, len, at);
        used += field_columns(text + at, next - at);
        if (used > column)
            break;
        at = next;
    }
    return at;
}

int field_rows_move(const struct field *field, uint32_t code, size_t *to)
{
    static const struct {
        uint32_t code;
        int rows;
    } steps[] = {{KEY_CODE_UP, -1},
                 {KEY_CODE_DOWN, 1},
                 {KEY_CODE_PAGE_UP, -PAGE},
                 {KEY_CODE_PAGE_DOWN, PAGE}};
    struct field_rows rows;
    int step = 0, goal = -1;
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        step = steps[i].code == code ? steps[i].rows : step;
    if (step == 0)
        return -1;
    field_rows_break(field, field->columns, &rows);
    int at = (int)field_rows_at(&rows, field), last = (int)rows.n - 1;
    int row = at + step < 0 ? 0 : at + step > last ? last : at + step;
    if (row != at) {
        size_t start = rows.start[at];
        goal = field->goal ? field->goal - 1
                           : field_columns(field->text.text + start, field->cursor - start);
        *to = place(field, &rows, (size_t)row, goal);
    }
    field_rows_release(&rows);
    return goal;
}
