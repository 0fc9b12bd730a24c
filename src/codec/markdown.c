/* Code and comments of a Markdown text, as CommonMark 0.31 tells them apart. */
#include "markdown.h"

#include <ctype.h>
#include <string.h>

bool markdown_fenced(struct markdown_fence *fence, const char *line, size_t len)
{
    size_t at = 0, n = 0;
    while (at < len && (line[at] == ' ' || line[at] == '\t'))
        at++;
    char sign = at < len && at < 4 ? line[at] : '\0';
    while (at + n < len && line[at + n] == sign)
        n++;
    bool opens = n >= 3 && (sign == '`' || sign == '~');
    bool bare = true;
    for (size_t i = at + n; i < len; i++)
        bare = bare && isspace((unsigned char)line[i]);
    if (fence->sign) {
        if (opens && sign == fence->sign && n >= fence->len && bare)
            fence->sign = '\0';
        return true;
    }
    if (!opens || (sign == '`' && memchr(line + at + n, '`', len - at - n)))
        return false;
    *fence = (struct markdown_fence){sign, n};
    return true;
}

enum { QUOTES = 8 }; /* more backquotes than that in a row open no piece of code */

struct cutting {
    struct buf *out;
    const char *at, *end;
    struct markdown_fence fence;
    const char *unclosed[QUOTES + 1]; /* up to here no run of so many closes anything */
    bool fresh;                       /* a line begins at `at` */
};

static void keep(struct cutting *c, size_t n)
{
    buf_add_n(c->out, c->at, n);
    c->at += n;
    c->fresh = n > 0 && c->at[-1] == '\n';
}

static size_t line_length(const char *at, const char *end)
{
    const char *newline = memchr(at, '\n', (size_t)(end - at));
    return (size_t)((newline ? newline : end) - at);
}

static size_t quotes_at(const char *at, const char *end)
{
    size_t n = 0;
    while (at + n < end && at[n] == '`')
        n++;
    return n;
}

/* Whether the paragraph ends at this newline: with the text, a blank line or a fence. */
static bool ends_paragraph(const char *at, const char *end)
{
    struct markdown_fence none = {0};
    size_t n = line_length(++at, end), blanks = 0;
    while (blanks < n && isspace((unsigned char)at[blanks]))
        blanks++;
    return blanks == n || markdown_fenced(&none, at, n);
}

/* The bytes of the piece of code that the backquotes here open; of them alone, where its
 * paragraph has no other run of as many. */
static size_t code_length(struct cutting *c)
{
    size_t n = quotes_at(c->at, c->end), run;
    const char *at = c->at + n;
    if (n > QUOTES || at <= c->unclosed[n])
        return n;
    for (; at < c->end; at += run ? run : 1) {
        if (*at == '\n' && ends_paragraph(at, c->end))
            break;
        run = quotes_at(at, c->end);
        if (run == n)
            return (size_t)(at - c->at) + n;
    }
    c->unclosed[n] = at;
    return n;
}

/* Steps over the comment that begins here; false where it is never closed. */
static bool cut_comment(struct cutting *c)
{
    const char *close = memmem(c->at + 4, (size_t)(c->end - c->at - 4), "-->", 3);
    if (!close)
        return false;
    for (; c->at < close + 3; c->at++)
        if (*c->at == '\n')
            buf_add_c(c->out, '\n');
    c->fresh = false;
    return true;
}

/* One step outside fenced code. */
static void step(struct cutting *c)
{
    size_t left = (size_t)(c->end - c->at), plain = 0;
    while (plain < left && !strchr("`\\<\n", c->at[plain]))
        plain++;
    if (plain > 0)
        keep(c, plain);
    else if (*c->at == '`')
        keep(c, code_length(c));
    else if (*c->at == '\\' && left > 1 && ispunct((unsigned char)c->at[1]))
        keep(c, 2);
    else if (left < 4 || memcmp(c->at, "<!--", 4) != 0)
        keep(c, 1);
    else if (!cut_comment(c))
        keep(c, left);
}

void markdown_uncomment(struct buf *out, const char *text, size_t len)
{
    struct cutting c = {.out = out, .at = text, .end = text + len, .fresh = true};
    for (int i = 0; i <= QUOTES; i++)
        c.unclosed[i] = text;
    while (c.at < c.end) {
        size_t n = c.fresh ? line_length(c.at, c.end) : 0;
        if (c.fresh && markdown_fenced(&c.fence, c.at, n))
            keep(&c, n + (c.at + n < c.end));
        else
            step(&c);
    }
}
