/* A field on the screen: its lines, broken at blanks, and the cursor among them. */
#include "ui/field.h"

#include "text/clean.h"
#include "text/columns.h"
#include "text/utf8.h"

enum { LINES_MOST = 256 };

struct lines {
    size_t start[LINES_MOST + 1]; /* byte offsets; one more than there are lines */
    int n;
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

/* Where each line begins. A blank that does not fit stays at the end of its line. */
static void break_lines(const struct field *field, int width, struct lines *lines)
{
    const char *text = field->text.text;
    size_t len = field->text.len, word = 0;
    int used = 0, word_used = 0;
    lines->n = 0;
    lines->start[0] = 0;
    for (size_t i = 0, next; i < len && lines->n + 1 < LINES_MOST; i = next) {
        next = grapheme_next(text, len, i);
        int columns = width_of(text + i, next - i);
        if (used + columns > width && text[i] != ' ') {
            bool whole = word > lines->start[lines->n];
            lines->start[++lines->n] = whole ? word : i;
            used = whole ? used - word_used : 0;
        }
        used += columns;
        if (text[i] == ' ')
            word = next, word_used = used;
    }
    lines->start[++lines->n] = len;
}

int field_draw(const struct field *field, struct grid *grid, int row, int col, int width,
               int most, bool focus)
{
    struct lines lines;
    int at = 0;
    if (width < 2)
        width = 2;
    /* One column stays free for a cursor behind the last letter. */
    break_lines(field, width - 1, &lines);
    while (at + 1 < lines.n && field->cursor >= lines.start[at + 1])
        at++;
    int first = at >= most ? at - most + 1 : 0;
    int shown = lines.n - first < most ? lines.n - first : most;
    for (int i = 0; i < shown; i++) {
        size_t start = lines.start[first + i], end = lines.start[first + i + 1];
        struct buf line;
        buf_init(&line);
        buf_add_n(&line, field->text.text + start, end - start);
        grid_text(grid, row + i, col, width, focus ? INK_FOCUS : INK_TEXT, line.text);
        buf_release(&line);
    }
    if (focus)
        grid_cursor(grid, row + at - first,
                    col + width_of(field->text.text + lines.start[at],
                                   field->cursor - lines.start[at]));
    return shown > 0 ? shown : 1;
}
