/* A field on the screen: its lines, broken at blanks, and the cursor among them. */
#include "ui/field.h"

#include "base/mem.h"
#include "text/clean.h"
#include "text/columns.h"
#include "text/utf8.h"

#include <stdlib.h>

struct lines {
    size_t *start; /* byte offsets; ours */
    size_t n, cap;
};

static int width_of(const char *text, size_t len)
{
    struct buf clean;
    buf_init(&clean);
    clean_add_n(&clean, SINK_SCREEN, text, len);
    int columns = columns_of(clean.text);
    buf_release(&clean);
    return columns;
}

static void begin_line(struct lines *lines, size_t at)
{
    lines->start = mem_grow(lines->start, &lines->cap, lines->n + 1, sizeof *lines->start);
    lines->start[lines->n++] = at;
}

/* Where each line begins. A blank that does not fit stays at the end of its line, and ends
 * it; a word that does not fit into a line of its own is broken. */
static void break_lines(const struct field *field, int width, struct lines *lines)
{
    const char *text = field->text.text;
    size_t len = field->text.len, word = 0;
    int used = 0, word_used = 0; /* columns of the line, and of it before its last word */
    begin_line(lines, 0);
    for (size_t i = 0, next; i < len; i = next) {
        next = grapheme_next(text, len, i);
        int columns = width_of(text + i, next - i);
        bool blank = text[i] == ' ' && next == i + 1, full = used + columns > width;
        if (full && !blank && word > lines->start[lines->n - 1]) {
            begin_line(lines, word);
            used -= word_used;
            full = used + columns > width;
        }
        if (full && !blank && i > lines->start[lines->n - 1]) {
            begin_line(lines, i);
            used = 0;
        }
        used += columns;
        if (full && blank) {
            begin_line(lines, next);
            used = 0;
        }
        if (blank) {
            word = next;
            word_used = used;
        }
    }
}

/* Line i without the blanks at its end, which may stand beyond the width. */
static void line_text(const struct field *field, const struct lines *lines, size_t i,
                      struct buf *out)
{
    size_t start = lines->start[i];
    size_t end = i + 1 < lines->n ? lines->start[i + 1] : field->text.len;
    while (end > start && field->text.text[end - 1] == ' ')
        end--;
    buf_reset(out);
    buf_add_n(out, field->text.text + start, end - start);
}

int field_draw(const struct field *field, struct grid *grid, int row, int col, int width,
               int most, bool focus)
{
    struct lines lines = {0};
    struct buf line;
    size_t at = 0, rows = (size_t)most;
    if (width > grid->cols - col)
        width = grid->cols - col;
    if (width < 1 || most < 1)
        return 1;
    /* One column stays free for a cursor behind the last letter. */
    break_lines(field, width > 1 ? width - 1 : 1, &lines);
    while (at + 1 < lines.n && field->cursor >= lines.start[at + 1])
        at++;
    size_t first = at >= rows ? at - rows + 1 : 0;
    size_t end = lines.n - first < rows ? lines.n : first + rows;
    buf_init(&line);
    for (size_t i = first; i < end; i++) {
        line_text(field, &lines, i, &line);
        grid_text(grid, row + (int)(i - first), col, width, focus ? INK_FOCUS : INK_TEXT,
                  line.text);
    }
    buf_release(&line);
    if (focus) {
        size_t start = lines.start[at];
        int before = width_of(field->text.text + start, field->cursor - start);
        grid_cursor(grid, row + (int)(at - first),
                    col + (before < width ? before : width - 1));
    }
    free(lines.start);
    return (int)(end - first);
}
