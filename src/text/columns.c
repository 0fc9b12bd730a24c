/* How wide text is on a screen. */
#include "text/columns.h"

#include "text/utf8.h"

#include <string.h>
#include <wchar.h>

/* The columns of one grapheme; what the C library does not know takes one, as a
 * replacement sign would. */
static int grapheme_columns(const char *s, size_t len)
{
    int columns = 0;
    for (size_t at = 0; at < len;) {
        uint32_t code;
        at += utf8_decode(s + at, len - at, &code);
        int width = wcwidth((wchar_t)code);
        columns += width < 0 ? 1 : width;
    }
    return columns;
}

size_t columns_fit(const char *s, int columns, int *used)
{
    size_t len = strlen(s), at = 0;
    int total = 0;
    while (at < len) {
        size_t next = grapheme_next(s, len, at);
        int width = grapheme_columns(s + at, next - at);
        if (total + width > columns)
            break;
        total += width;
        at = next;
    }
    if (used)
        *used = total;
    return at;
}

int columns_of(const char *s)
{
    return grapheme_columns(s, strlen(s));
}

/* Adds what fits and returns its columns. */
static int cut(struct buf *out, const char *s, int columns)
{
    static const char ending[] = "..";
    const int room = (int)sizeof ending - 1;
    int used = 0;
    if (columns <= 0)
        return 0;
    size_t fits = columns_fit(s, columns, &used);
    if (!s[fits]) {
        buf_add_n(out, s, fits);
        return used;
    }
    bool marked = columns > room;
    fits = columns_fit(s, marked ? columns - room : columns, &used);
    buf_add_n(out, s, fits);
    if (marked)
        buf_add(out, ending);
    return used + (marked ? room : 0);
}

void columns_cut(struct buf *out, const char *s, int columns)
{
    cut(out, s, columns);
}

void columns_pad(struct buf *out, const char *s, int columns)
{
    int used = cut(out, s, columns);
    if (used < columns)
        buf_fill(out, ' ', (size_t)(columns - used));
}

void columns_wrap(struct columns_lines *lines, const char *s, int columns)
{
    *lines = (struct columns_lines){s, columns > 0 ? columns : 1};
}

bool columns_next(struct columns_lines *lines, const char **line, size_t *len)
{
    const char *s = lines->rest;
    if (!*s)
        return false;
    const char *newline = strchr(s, '\n');
    size_t all = newline ? (size_t)(newline - s) : strlen(s);
    size_t fits = columns_fit(s, lines->columns, NULL);
    if (fits == 0)
        fits = grapheme_next(s, strlen(s), 0); /* wider than the line, and not to be lost */
    size_t end = fits < all ? fits : all, next = end;
    if (fits < all) {
        size_t blank = fits + (s[fits] == ' ');
        while (blank > 0 && s[blank - 1] != ' ')
            blank--;
        if (blank > 0)
            end = next = blank;
    }
    while (end > 0 && s[end - 1] == ' ')
        end--;
    *line = s;
    *len = end;
    lines->rest = s + next + (next == all && newline ? 1 : 0);
    return true;
}
