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
        int width = code < 0x80 ? 1 : wcwidth((wchar_t)code);
        columns += width < 0 ? 1 : width;
    }
    return columns;
}

static size_t fit(const char *s, size_t len, int columns, int *used)
{
    size_t at = 0;
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

size_t columns_fit(const char *s, int columns, int *used)
{
    return fit(s, strlen(s), columns, used);
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
    *lines = (struct columns_lines){s, s + strlen(s), columns > 0 ? columns : 1};
}

/* Where a line of text that is longer than `fits` bytes ends: at the last blank after a
 * word, else in the word. */
static size_t break_at(const char *s, size_t fits)
{
    if (s[fits] == ' ')
        return fits;
    size_t at = fits;
    while (at > 0 && s[at - 1] != ' ')
        at--;
    return at > 0 ? at : fits;
}

/* Looks no further than the line it gives, so that a long text takes linear time. */
bool columns_next(struct columns_lines *lines, const char **line, size_t *len)
{
    const char *s = lines->rest;
    size_t rest = (size_t)(lines->end - s);
    if (rest == 0)
        return false;
    size_t fits = fit(s, rest, lines->columns, NULL);
    if (fits == 0)
        fits = grapheme_next(s, rest, 0); /* wider than the line, and not to be lost */
    const char *newline = memchr(s, '\n', fits < rest ? fits + 1 : rest);
    size_t end = newline ? (size_t)(newline - s) : fits < rest ? break_at(s, fits) : rest;
    size_t next = end;
    while (end > 0 && s[end - 1] == ' ')
        end--;
    while (next < rest && s[next] == ' ')
        next++;
    if (end == 0 && next < rest &&
        s[next] != '\n') { /* only an indent fits before a word */
        lines->rest = s + next;
        return columns_next(lines, line, len);
    }
    *line = s;
    *len = end;
    lines->rest = s + next + (next < rest && s[next] == '\n');
    return true;
}
