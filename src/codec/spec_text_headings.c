/* A spec out of the headings of a Markdown text, line by line. Headings inside fenced code
 * are text, HTML comments are no part of it; what stands before the first heading is
 * nobody's. */
#include "codec/spec_text.h"

#include "markdown.h"
#include "spec_headings.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { TEXTS = HEADING_CUSTOMER + 1 };

struct reading {
    struct arena *arena;
    struct spec_text_in *spec;
    int field;               /* that the lines belong to; below 0: none */
    struct buf text;         /* of the part at hand */
    struct buf whole[TEXTS]; /* of the fields so far */
    size_t cases_cap;
    struct markdown_fence fence;
    bool label; /* the part began with a label in bold */
};

static bool next_line(const char **body, struct heading_line *line)
{
    if (!**body)
        return false;
    line->text = *body;
    line->len = strcspn(*body, "\n");
    *body += line->len + ((*body)[line->len] == '\n');
    if (line->len > 0 && line->text[line->len - 1] == '\r')
        line->len--;
    return true;
}

static size_t leading_blanks(const struct heading_line *line)
{
    size_t n = 0;
    while (n < line->len && (line->text[n] == ' ' || line->text[n] == '\t'))
        n++;
    return n;
}

/* The text without blank lines before and white space after it. */
static struct heading_line body_of(const struct buf *text)
{
    const char *start = text->text;
    size_t len = text->len;
    while (len > 0 && isspace((unsigned char)start[len - 1]))
        len--;
    for (const char *end = start + len; start < end;) {
        size_t blanks = strspn(start, " \t\r");
        if (start[blanks] != '\n')
            break;
        start += blanks + 1;
    }
    return (struct heading_line){start, len - (size_t)(start - text->text)};
}

/* The signs that stand escaped at s, in a text that is no code: "\\*", "&lt;". The bytes
 * taken; 0: none does. */
static size_t escaped(const char *s, char *sign)
{
    static const struct {
        const char *name;
        char sign;
    } entities[] = {{"&lt;", '<'}, {"&gt;", '>'}, {"&amp;", '&'}};
    *sign = s[1];
    if (*s == '\\')
        return ispunct((unsigned char)s[1]) ? 2 : 0;
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++) {
        size_t len = strlen(entities[i].name);
        *sign = entities[i].sign;
        if (strncmp(s, entities[i].name, len) == 0)
            return len;
    }
    return 0;
}

/* Markdown as the text it shows: escapes taken back, but inside code. Emphasis and the rest
 * stay, for people read them. */
static const char *shown(struct arena *arena, const struct buf *text)
{
    struct buf out;
    size_t code = 0; /* backquotes that opened a piece of code, up to as many again */
    buf_init(&out);
    for (const char *s = text->text; *s;) {
        char sign;
        size_t plain = strcspn(s, "`\\&");
        buf_add_n(&out, s, plain);
        s += plain;
        if (!*s)
            break;
        size_t quotes = strspn(s, "`"), taken = code ? 0 : escaped(s, &sign);
        if (quotes > 0)
            code = code == 0 ? quotes : code == quotes ? 0 : code;
        if (taken > 0)
            buf_add_c(&out, sign);
        else
            buf_add_n(&out, s, taken = quotes > 0 ? quotes : 1);
        s += taken;
    }
    const char *copy = arena_text(arena, out.text, out.len);
    buf_release(&out);
    return copy;
}

/* GitHub writes _No response_ where a form was left empty. */
static bool is_nothing(const struct heading_line *text)
{
    static const char none[] = "_no response_";
    size_t blanks = leading_blanks(text), len = text->len - blanks;
    return len == 0 ||
           (len == sizeof none - 1 && strncasecmp(text->text + blanks, none, len) == 0);
}

/* The bytes of a list's sign and a task's box before the text of the line; 0: it is not of
 * a list. */
static size_t bullet(const struct heading_line *line)
{
    size_t at = leading_blanks(line), digits = at;
    while (digits < line->len && isdigit((unsigned char)line->text[digits]))
        digits++;
    bool numbered = digits > at && digits < at + 10 && digits < line->len &&
                    strchr(".)", line->text[digits]);
    bool signed_ = at < line->len && strchr("-*+", line->text[at]);
    if (!numbered && !signed_)
        return 0;
    at = numbered ? digits + 1 : at + 1;
    if (at < line->len && line->text[at] != ' ' && line->text[at] != '\t')
        return 0;
    while (at < line->len && (line->text[at] == ' ' || line->text[at] == '\t'))
        at++;
    if (line->len >= at + 3 && line->text[at] == '[' && strchr(" xX", line->text[at + 1]) &&
        line->text[at + 2] == ']')
        at += 3;
    return at;
}

static void add_case(struct reading *r, struct buf *text)
{
    struct spec_text_in *spec = r->spec;
    struct heading_line body = body_of(text);
    if (body.len > 0) {
        size_t blanks = leading_blanks(&body);
        struct buf copy;
        buf_init(&copy);
        buf_add_n(&copy, body.text + blanks, body.len - blanks);
        spec->awkward = arena_grow(r->arena, spec->awkward, &r->cases_cap,
                                   spec->awkward_n + 1, sizeof *spec->awkward);
        spec->awkward[spec->awkward_n++] = shown(r->arena, &copy);
        buf_release(&copy);
        spec->awkward_given = true;
    }
    buf_reset(text);
}

/* Each entry of a list is a case, and each paragraph outside one. */
static void add_cases(struct reading *r, const struct heading_line *body)
{
    struct heading_line line;
    struct markdown_fence fence = {0};
    struct buf copy, text;
    buf_init(&copy);
    buf_init(&text);
    buf_add_n(&copy, body->text, body->len);
    for (const char *at = copy.text; next_line(&at, &line);) {
        bool fenced = markdown_fenced(&fence, line.text, line.len);
        size_t sign = fenced ? 0 : bullet(&line), blanks = leading_blanks(&line);
        if (sign > 0 || (blanks == line.len && !fenced))
            add_case(r, &text);
        size_t from = sign > 0 || fenced ? sign : blanks;
        buf_add_n(&text, line.text + from, line.len - from);
        buf_add_c(&text, '\n');
    }
    add_case(r, &text);
    buf_release(&text);
    buf_release(&copy);
}

/* Ends the part at hand: what comes twice is joined by a blank line. */
static void end_part(struct reading *r)
{
    struct heading_line body = body_of(&r->text);
    if (r->field == SPEC_AWKWARD && !is_nothing(&body)) {
        add_cases(r, &body);
    } else if (r->field >= 0 && !is_nothing(&body)) {
        struct buf *whole = &r->whole[r->field];
        if (whole->len > 0)
            buf_add(whole, "\n\n");
        buf_add_n(whole, body.text, body.len);
    }
    buf_reset(&r->text);
}

static void begin_part(struct reading *r, int field, bool label,
                       const struct heading_line *rest)
{
    end_part(r);
    r->field = field;
    r->label = label;
    buf_add_n(&r->text, rest->text, rest->len);
    buf_add_c(&r->text, '\n');
}

static void add_line(struct reading *r, const struct heading_line *line)
{
    buf_add_n(&r->text, line->text, line->len);
    buf_add_c(&r->text, '\n');
}

/* The line before, if it could be underlined: one of text that begins its paragraph. */
struct before {
    struct heading_line line;
    bool stands; /* it could */
    size_t at;   /* where it begins in the part */
};

/* Whether `line` underlines the one before, which then is a heading. */
static bool underlines(struct reading *r, const struct before *before,
                       const struct heading_line *line)
{
    int field = before->stands ? heading_underlined(&before->line, line) : HEADING_NONE;
    if (field == HEADING_NONE)
        return false;
    buf_cut(&r->text, before->at);
    begin_part(r, field, false, &(struct heading_line){"", 0});
    return true;
}

static void read_lines(struct reading *r, const char *body)
{
    struct heading_line line, rest;
    struct before before = {.stands = false};
    bool label = false;
    for (bool blank = true; next_line(&body, &line);) {
        bool code = markdown_fenced(&r->fence, line.text, line.len);
        int field = code ? HEADING_NONE : heading_of(&line, &label, &rest);
        /* A label that names no field is text under a heading, and ends another's. */
        if (field == HEADING_UNKNOWN && label && !r->label)
            field = HEADING_NONE;
        bool empty = leading_blanks(&line) == line.len;
        if (field != HEADING_NONE) {
            begin_part(r, field, label, &rest);
        } else if (code || !underlines(r, &before, &line)) {
            before.stands = blank && !empty && !code && bullet(&line) == 0;
            before.line = line;
            before.at = r->text.len;
            add_line(r, &line);
            blank = empty;
            continue;
        }
        before.stands = false;
        blank = true;
    }
    end_part(r);
}

static const char *text_of(struct reading *r, int field)
{
    struct buf *whole = &r->whole[field];
    return whole->len > 0 ? shown(r->arena, whole) : NULL;
}

void spec_text_headings(const char *body, struct arena *arena, struct spec_text_in *spec)
{
    struct reading r = {.arena = arena, .spec = spec, .field = HEADING_NONE};
    struct buf visible;
    *spec = (struct spec_text_in){.title = NULL};
    buf_init(&r.text);
    for (int i = 0; i < TEXTS; i++)
        buf_init(&r.whole[i]);
    buf_init(&visible);
    markdown_uncomment(&visible, body, strlen(body));
    read_lines(&r, visible.text);
    for (int i = 0; i < SPEC_FIELDS; i++)
        spec->field[i] = text_of(&r, i);
    spec->customer = text_of(&r, HEADING_CUSTOMER);
    for (int i = 0; i < TEXTS; i++)
        buf_release(&r.whole[i]);
    buf_release(&visible);
    buf_release(&r.text);
}
