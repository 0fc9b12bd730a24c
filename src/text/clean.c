/* The one sanitiser. A text is read code point by code point; each is shown as it is, shown
 * by its number, or replaced, depending on what stands before it and where it goes. */
#include "text/clean.h"

#include "text/utf8.h"

#include <assert.h>
#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <utf8proc.h>

enum {
    MARKS = 4, /* combining marks a letter keeps: more is a pile, not a language */
    ZWJ = 0x200D,
    EMOJI_SELECTOR = 0xFE0F,
    KEYCAP = 0x20E3,
    SKIN_FIRST = 0x1F3FB,
    SKIN_LAST = 0x1F3FF,
};

struct cleaning {
    struct buf *out;
    enum sink sink;
    bool lines;       /* newlines stay */
    size_t start;     /* where this text begins in out */
    bool line_start;  /* nothing but blanks on this line so far */
    bool base;        /* a letter stands there for marks to sit on */
    int marks;        /* on it */
    bool emoji;       /* an emoji stands there, for a selector or a joiner */
    bool selected;    /* and has its selector: a row of them could carry a message */
    bool url;         /* inside a web address */
    bool angled;      /* the address stands between < and > */
    bool dollars;     /* more than one in the text: GitHub makes a formula between two */
    uint32_t before;  /* the code point before the one at hand; 0 at the start */
    const char *rest; /* of the text, after the code point at hand */
    size_t rest_len;
};

/* ASCII, which is nearly all there is, is asked for in no table: a short answer would read
 * 200 KB of them for nothing. */
static bool is_emoji(uint32_t code)
{
    return code >= 0x80 && utf8proc_get_property((utf8proc_int32_t)code)->boundclass ==
                               UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
}

/* The later letters of a Hangul syllable take no column and pile up like marks. */
static bool is_jamo_tail(uint32_t code)
{
    return (code >= 0x1160 && code <= 0x11FF) || (code >= 0xD7B0 && code <= 0xD7FF);
}

static bool is_mark(uint32_t code)
{
    if (code < 0x80)
        return false;
    if (is_jamo_tail(code))
        return true;
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code);
    return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC ||
           category == UTF8PROC_CATEGORY_ME;
}

/* Nothing to see, or not a character at all: formats, separators, the unassigned, and what
 * Unicode lists as ignorable by default. The twelve bidi controls are formats. */
static bool is_hidden(uint32_t code)
{
    if (code < 0x80)
        return iscntrl((int)code);
    const utf8proc_property_t *property = utf8proc_get_property((utf8proc_int32_t)code);
    switch (property->category) {
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
        return true;
    }
    /* a braille cell without a dot, a Khitan filler, a note without a head */
    return property->ignorable || code == 0x2800 || code == 0x16FE4 || code == 0x1D159;
}

static void show_number(struct cleaning *c, uint32_t code)
{
    if (c->sink == SINK_MARKDOWN)
        buf_addf(c->out, "&lt;U+%04X&gt;", code);
    else
        buf_addf(c->out, "<U+%04X>", code);
    c->base = c->emoji = c->line_start = c->url = false;
}

/* Whether a joiner stands between two emoji. */
static bool joins(const struct cleaning *c)
{
    uint32_t next;
    if (!c->emoji || c->rest_len == 0)
        return false;
    utf8_decode(c->rest, c->rest_len, &next);
    return is_emoji(next) && !is_hidden(next);
}

static void put_ascii_control(struct cleaning *c, uint32_t code)
{
    static const char newline[] = "\xe2\x86\xb5"; /* U+21B5, one column */
    if (code == '\n' && c->lines) {
        buf_add_c(c->out, '\n');
        c->line_start = true;
    } else if (code == '\t' || (code == '\n' && c->sink == SINK_MARKDOWN)) {
        if (c->sink != SINK_MARKDOWN || !c->line_start)
            buf_add_c(c->out, ' ');
    } else if (code == '\n') {
        buf_add(c->out, newline);
    } else {
        char sign = (char)(code ^ 0x40); /* may be one of [ \ ] _, which make markup */
        if (c->sink == SINK_MARKDOWN)
            buf_addf(c->out, "\\^%s%c", isalpha((unsigned char)sign) ? "" : "\\", sign);
        else
            buf_add_n(c->out, (const char[]){'^', sign}, 2);
        c->line_start = false;
    }
    c->base = c->emoji = c->url = false;
}

static bool ends_with(const struct buf *out, size_t start, const char *word)
{
    size_t len = strlen(word);
    return out->len >= start + len &&
           strncasecmp(out->text + out->len - len, word, len) == 0;
}

/* Whether the run of digits that ends here begins the line: "1." would make a list. */
static bool numbers_line(const struct cleaning *c)
{
    size_t at = c->out->len;
    while (at > c->start && isdigit((unsigned char)c->out->text[at - 1]))
        at--;
    return at < c->out->len && (at == c->start || c->out->text[at - 1] == '\n');
}

/* Web addresses that GitHub makes links of where they stand alone. */
static bool begins_url(const struct cleaning *c, char sign, char before)
{
    static const char *const starts[] = {"http://", "https://", "www."};
    if (isalnum((unsigned char)before))
        return false;
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        size_t rest = strlen(starts[i]) - 1;
        if (tolower((unsigned char)sign) == starts[i][0] && rest <= c->rest_len &&
            strncasecmp(c->rest, starts[i] + 1, rest) == 0)
            return true;
    }
    return false;
}

/* Whether the sign makes markup where it stands (CommonMark 0.31 and GitHub's additions):
 * some do anywhere, others only at a line's start, before or after certain others. */
static bool is_markup(const struct cleaning *c, char sign, char before, char after)
{
    if (strchr("\\`*[]|~", sign))
        return true;
    /* "#12" links to an issue and "@team" calls people; "a@b.c" and an address do not */
    if (!c->url && isalnum((unsigned char)after) &&
        (sign == '#' || (sign == '@' && !isalnum((unsigned char)before))))
        return true;
    if (c->line_start && (strchr("#=", sign) || (sign == ':' && after == '-') ||
                          (strchr("+-", sign) && strchr(" \t\n-:", after))))
        return true;
    switch (sign) {
    case '_':
        return !isalnum((unsigned char)before) || !isalnum((unsigned char)after);
    case '!':
        return after == '[';
    case ':':
        return ends_with(c->out, c->start, "ftp");
    case '$':
        return c->dollars;
    case '.':
    case ')':
        return numbers_line(c);
    }
    return false;
}

/* Whether a colon here would end a scheme that GitHub links before an e-mail address, other
 * than mailto: on its own. It looks at the text as it is when nothing is escaped any more.
 */
static bool ends_scheme(const struct cleaning *c)
{
    static const char *const schemes[] = {"xmpp", "+mailto", "-mailto", ".mailto",
                                          "_mailto"};
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (ends_with(c->out, c->start, schemes[i]))
            return true;
    return false;
}

/* What stands for the sign, if not the sign itself. An address keeps working: there a
 * backslash would be a part of it, and %2A is the same as "*" (RFC 3986). A scheme that no
 * backslash takes the link from is parted from its address by a blank. */
static const char *in_markdown(const struct cleaning *c, char sign, char escaped[4])
{
    char before = c->out->len > c->start ? c->out->text[c->out->len - 1] : ' ';
    char after = c->rest_len ? c->rest[0] : ' ';
    bool markup = is_markup(c, sign, before, after);
    if (c->url && (markup || strchr("<>\"", sign))) {
        snprintf(escaped, 4, "%%%02X", (unsigned)sign & 0xFFu);
        return escaped;
    }
    switch (sign) {
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '&':
        return "&amp;";
    case ':':
        if (after != ' ' && ends_scheme(c))
            return ": ";
        break;
    }
    escaped[0] = markup ? '\\' : sign;
    escaped[1] = markup ? sign : '\0';
    escaped[2] = '\0';
    return escaped;
}

static void put_markdown(struct cleaning *c, char sign)
{
    char before = c->out->len > c->start ? c->out->text[c->out->len - 1] : ' ';
    char escaped[4];
    if (sign == ' ' && c->line_start)
        return; /* four of them would make a code block */
    if (!c->url && begins_url(c, sign, before)) {
        c->url = true;
        c->angled = ends_with(c->out, c->start, "&lt;"); /* "<http://a>" ends with its > */
    }
    c->url = c->url && sign != ' ' && !(c->angled && sign == '>');
    buf_add(c->out, in_markdown(c, sign, escaped));
    c->line_start = false;
}

/* Whether a selector stands in a key: a digit, # or *, and the cap after it. */
static bool in_key(const struct cleaning *c)
{
    uint32_t next;
    if (!c->base || c->rest_len == 0 || c->before >= 0x80 ||
        !strchr("0123456789#*", (int)c->before))
        return false;
    utf8_decode(c->rest, c->rest_len, &next);
    return next == KEYCAP;
}

static void put_mark(struct cleaning *c, const char *bytes, size_t n, uint32_t code)
{
    bool selector = code == EMOJI_SELECTOR;
    bool refused = selector ? c->selected || (!c->emoji && !in_key(c)) : !c->base;
    if (refused || c->marks == MARKS) {
        bool base = c->base; /* the fifth mark does not take the letter away from a sixth */
        show_number(c, code);
        c->base = base && !selector;
        return;
    }
    c->marks++;
    c->selected = c->selected || selector;
    buf_add_n(c->out, bytes, n);
}

static void put(struct cleaning *c, const char *bytes, size_t n, uint32_t code)
{
    if (code < ' ' || code == 0x7F) {
        put_ascii_control(c, code);
        return;
    }
    if (code == EMOJI_SELECTOR || (is_mark(code) && !is_hidden(code))) {
        put_mark(c, bytes, n, code);
        return;
    }
    if (code == ZWJ ? !joins(c) : is_hidden(code)) {
        show_number(c, code);
        return;
    }
    if (code < 0x7F && c->sink == SINK_MARKDOWN)
        put_markdown(c, (char)code);
    else
        buf_add_n(c->out, bytes, n);
    bool skin = code >= SKIN_FIRST && code <= SKIN_LAST;
    c->line_start = c->line_start && code == ' ';
    c->base = code != ' ' && code != ZWJ;
    c->marks = 0;
    c->selected = false;
    c->emoji = is_emoji(code) || (skin && c->emoji);
}

static void put_byte(struct cleaning *c, unsigned char byte)
{
    static const char hex[] = "0123456789ABCDEF";
    const char shown[] = {'<', hex[byte >> 4], hex[byte & 15], '>'};
    if (c->sink == SINK_MARKDOWN)
        buf_addf(c->out, "&lt;%02X&gt;", byte);
    else
        buf_add_n(c->out, shown, sizeof shown);
    c->base = c->emoji = c->line_start = c->url = false;
}

static void clean(struct buf *out, enum sink sink, bool lines, const char *s, size_t len)
{
    struct cleaning c = {
        .out = out, .sink = sink, .lines = lines, .start = out->len, .line_start = true};
    const char *dollar = len ? memchr(s, '$', len) : NULL;
    c.dollars = dollar && memchr(dollar + 1, '$', len - (size_t)(dollar + 1 - s));
    for (size_t at = 0; at < len;) {
        uint32_t code;
        size_t n = utf8_decode(s + at, len - at, &code);
        c.rest = s + at + n;
        c.rest_len = len - at - n;
        if (n == 1 && (unsigned char)s[at] >= 0x80)
            put_byte(&c, (unsigned char)s[at]);
        else
            put(&c, s + at, n, code);
        c.before = code;
        at += n;
    }
}

/* By hand, since printf makes a large text of such take a fifth of a second. */
static void put_unit(struct buf *out, uint32_t unit)
{
    static const char hex[] = "0123456789abcdef";
    char text[] = "\\u0000";
    for (int i = 5; i > 1; i--, unit >>= 4)
        text[i] = hex[unit & 15];
    buf_add_n(out, text, 6);
}

static void put_json(struct buf *out, uint32_t code)
{
    static const char *const shorts[] = {
        ['\b'] = "\\b", ['\t'] = "\\t", ['\n'] = "\\n",  ['\f'] = "\\f",
        ['\r'] = "\\r", ['"'] = "\\\"", ['\\'] = "\\\\",
    };
    if (code < sizeof shorts / sizeof *shorts && shorts[code]) {
        buf_add(out, shorts[code]);
    } else if (code >= ' ' && code < 0x7F) {
        buf_add_c(out, (char)code);
    } else if (code < 0x10000) {
        put_unit(out, code);
    } else {
        code -= 0x10000;
        put_unit(out, 0xD800 + (code >> 10));
        put_unit(out, 0xDC00 + (code & 0x3FF));
    }
}

void clean_add_n(struct buf *out, enum sink sink, const char *s, size_t len)
{
    assert(s || len == 0);
    if (sink != SINK_JSON) {
        clean(out, sink, false, s, len);
        return;
    }
    for (size_t at = 0; at < len;) {
        uint32_t code;
        at += utf8_decode(s + at, len - at, &code);
        put_json(out, code);
    }
}

void clean_add(struct buf *out, enum sink sink, const char *s)
{
    assert(s);
    clean_add_n(out, sink, s, strlen(s));
}

void clean_add_lines(struct buf *out, enum sink sink, const char *s)
{
    assert(s && sink != SINK_JSON);
    clean(out, sink, true, s, strlen(s));
}

void clean_json(struct buf *out, const char *s)
{
    buf_add_c(out, '"');
    clean_add(out, SINK_JSON, s);
    buf_add_c(out, '"');
}

void clean_fence(struct buf *out, const char *s)
{
    assert(s);
    size_t longest = 2, run = 0;
    for (const char *at = s; *at; at++) {
        run = *at == '`' ? run + 1 : 0;
        longest = run > longest ? run : longest;
    }
    buf_fill(out, '`', longest + 1);
    buf_add_c(out, '\n');
    clean_add_lines(out, SINK_PIPE, s);
    if (out->len && out->text[out->len - 1] != '\n')
        buf_add_c(out, '\n');
    buf_fill(out, '`', longest + 1);
    buf_add_c(out, '\n');
}
