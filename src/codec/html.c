/* HTML as plain text: enough for what status pages and trackers write. */
#include "codec/html.h"

#include "text/utf8.h"

#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct html {
    struct buf *out;
    size_t start; /* where this text began in out */
    int newlines; /* due before the next character, two at most */
    bool blank;   /* due before the next character */
};

static void put(struct html *h, const char *s, size_t len)
{
    bool first = h->out->len == h->start;
    if (!first && h->newlines)
        buf_fill(h->out, '\n', (size_t)h->newlines);
    else if (!first && h->blank)
        buf_add_c(h->out, ' ');
    h->newlines = 0;
    h->blank = false;
    buf_add_n(h->out, s, len);
}

static void break_line(struct html *h, int lines)
{
    h->newlines = h->newlines + lines > 2 ? 2 : h->newlines + lines;
}

/* Entities that such texts use; sorted by use, there are few. */
static const struct {
    const char *name, *text;
} entities[] = {
    {"amp", "&"},         {"lt", "<"},         {"gt", ">"},          {"quot", "\""},
    {"apos", "'"},        {"nbsp", " "},       {"ndash", "\u2013"},  {"mdash", "\u2014"},
    {"hellip", "\u2026"}, {"lsquo", "\u2018"}, {"rsquo", "\u2019"},  {"ldquo", "\u201c"},
    {"rdquo", "\u201d"},  {"bull", "\u2022"},  {"middot", "\u00b7"}, {"copy", "\u00a9"},
    {"reg", "\u00ae"},    {"trade", "\u2122"}, {"deg", "\u00b0"},    {"euro", "\u20ac"},
    {"pound", "\u00a3"},  {"times", "\u00d7"}, {"rarr", "\u2192"},   {"larr", "\u2190"},
};

static bool scalar_ok(unsigned long code)
{
    return (code >= ' ' && code != 0x7F && !(code >= 0x80 && code < 0xA0) &&
            code <= 0x10FFFF && !(code >= 0xD800 && code < 0xE000));
}

/* &#8212; and &#x2014;. A control character vanishes, white space is white space. */
static void put_number(struct html *h, const char *digits)
{
    bool hex = digits[0] == 'x' || digits[0] == 'X';
    unsigned long code = strtoul(digits + hex, NULL, hex ? 16 : 10);
    if (code == '\t' || code == '\n' || code == '\r' || code == 0xA0)
        h->blank = true;
    if (!scalar_ok(code) || code == 0xA0)
        return;
    struct buf character;
    buf_init(&character);
    utf8_add(&character, (uint32_t)code);
    if (code == ' ')
        h->blank = true;
    else
        put(h, character.text, character.len);
    buf_release(&character);
}

static bool digits_only(const char *s, size_t len)
{
    bool hex = len > 1 && (s[0] == 'x' || s[0] == 'X');
    size_t at = hex;
    while (at < len &&
           (hex ? isxdigit((unsigned char)s[at]) : isdigit((unsigned char)s[at])))
        at++;
    return len > (size_t)hex && at == len && len < 10;
}

/* The bytes an entity at s takes, after adding what it stands for; 0: it is none. */
static size_t entity(struct html *h, const char *s)
{
    char name[16];
    size_t len = strcspn(s + 1, "; \n&<");
    if (s[1 + len] != ';' || len == 0 || len >= sizeof name)
        return 0;
    memcpy(name, s + 1, len);
    name[len] = '\0';
    if (name[0] == '#') {
        if (!digits_only(name + 1, len - 1))
            return 0;
        put_number(h, name + 1);
        return len + 2;
    }
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++) {
        if (strcmp(entities[i].name, name) != 0)
            continue;
        if (strcmp(name, "nbsp") == 0)
            h->blank = true;
        else
            put(h, entities[i].text, strlen(entities[i].text));
        return len + 2;
    }
    return 0;
}

static bool is_tag(const char *name, size_t len, const char *const *tags)
{
    for (; *tags; tags++)
        if (strlen(*tags) == len && strncasecmp(*tags, name, len) == 0)
            return true;
    return false;
}

/* The bytes a tag or comment at s takes; 0: a lone "<". Scripts and styles go whole. */
static size_t tag(struct html *h, const char *s)
{
    static const char *const blocks[] = {"p",     "div",        "ul",  "ol", "h1",
                                         "h2",    "h3",         "h4",  "h5", "h6",
                                         "table", "blockquote", "pre", NULL};
    static const char *const lines[] = {"br", "li", "tr", "hr", NULL};
    static const char *const hidden[] = {"script", "style", NULL};
    if (strncmp(s, "<!--", 4) == 0) {
        const char *end = strstr(s + 4, "-->");
        return end ? (size_t)(end - s) + 3 : strlen(s);
    }
    const char *name = s + 1 + (s[1] == '/');
    if (!isalpha((unsigned char)*name) && *name != '!')
        return 0;
    const char *end = strchr(name, '>');
    if (!end)
        return 0;
    size_t len = strcspn(name, " \t\r\n/>");
    if (is_tag(name, len, blocks))
        break_line(h, 2);
    else if (is_tag(name, len, lines))
        break_line(h, s[1] != '/');
    if (s[1] != '/' && is_tag(name, len, hidden)) {
        const char *close = strstr(end, "</");
        return close ? (size_t)(close - s) : strlen(s);
    }
    return (size_t)(end - s) + 1;
}

void html_text(struct buf *out, const char *html)
{
    struct html h = {.out = out, .start = out->len};
    while (*html) {
        size_t taken = *html == '<' ? tag(&h, html) : *html == '&' ? entity(&h, html) : 0;
        if (taken == 0 && isspace((unsigned char)*html)) {
            h.blank = true;
            taken = 1;
        } else if (taken == 0) {
            size_t plain = strcspn(html + 1, "<& \t\r\n\v\f") + 1;
            put(&h, html, plain);
            taken = plain;
        }
        html += taken;
    }
}
