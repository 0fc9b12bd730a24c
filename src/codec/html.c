/* HTML as plain text: one walk over it, tags changing what stands between the words. Never
 * looks back, and looks ahead for an end only as long as there is one to be found. */
#include "codec/html.h"

#include "text/utf8.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct text {
    struct buf *out;
    size_t start; /* where this text begins in out */
    int newlines; /* before the next word: 1 a new line, 2 an empty one */
    bool blank;   /* before the next word, where there is no newline */
    bool breaks;  /* a newline in it is one, as in plain text */
    bool no_tag_end, no_quote_end, no_comment_end; /* none further on */
};

/* The entities of HTML 4.01 (section 24) and apos, in byte order. */
static const struct entity {
    char name[12];
    uint32_t code;
} entities[] = {
    {"AElig", 0xC6},     {"Aacute", 0xC1},   {"Acirc", 0xC2},     {"Agrave", 0xC0},
    {"Alpha", 0x391},    {"Aring", 0xC5},    {"Atilde", 0xC3},    {"Auml", 0xC4},
    {"Beta", 0x392},     {"Ccedil", 0xC7},   {"Chi", 0x3A7},      {"Dagger", 0x2021},
    {"Delta", 0x394},    {"ETH", 0xD0},      {"Eacute", 0xC9},    {"Ecirc", 0xCA},
    {"Egrave", 0xC8},    {"Epsilon", 0x395}, {"Eta", 0x397},      {"Euml", 0xCB},
    {"Gamma", 0x393},    {"Iacute", 0xCD},   {"Icirc", 0xCE},     {"Igrave", 0xCC},
    {"Iota", 0x399},     {"Iuml", 0xCF},     {"Kappa", 0x39A},    {"Lambda", 0x39B},
    {"Mu", 0x39C},       {"Ntilde", 0xD1},   {"Nu", 0x39D},       {"OElig", 0x152},
    {"Oacute", 0xD3},    {"Ocirc", 0xD4},    {"Ograve", 0xD2},    {"Omega", 0x3A9},
    {"Omicron", 0x39F},  {"Oslash", 0xD8},   {"Otilde", 0xD5},    {"Ouml", 0xD6},
    {"Phi", 0x3A6},      {"Pi", 0x3A0},      {"Prime", 0x2033},   {"Psi", 0x3A8},
    {"Rho", 0x3A1},      {"Scaron", 0x160},  {"Sigma", 0x3A3},    {"THORN", 0xDE},
    {"Tau", 0x3A4},      {"Theta", 0x398},   {"Uacute", 0xDA},    {"Ucirc", 0xDB},
    {"Ugrave", 0xD9},    {"Upsilon", 0x3A5}, {"Uuml", 0xDC},      {"Xi", 0x39E},
    {"Yacute", 0xDD},    {"Yuml", 0x178},    {"Zeta", 0x396},     {"aacute", 0xE1},
    {"acirc", 0xE2},     {"acute", 0xB4},    {"aelig", 0xE6},     {"agrave", 0xE0},
    {"alefsym", 0x2135}, {"alpha", 0x3B1},   {"amp", 0x26},       {"and", 0x2227},
    {"ang", 0x2220},     {"apos", 0x27},     {"aring", 0xE5},     {"asymp", 0x2248},
    {"atilde", 0xE3},    {"auml", 0xE4},     {"bdquo", 0x201E},   {"beta", 0x3B2},
    {"brvbar", 0xA6},    {"bull", 0x2022},   {"cap", 0x2229},     {"ccedil", 0xE7},
    {"cedil", 0xB8},     {"cent", 0xA2},     {"chi", 0x3C7},      {"circ", 0x2C6},
    {"clubs", 0x2663},   {"cong", 0x2245},   {"copy", 0xA9},      {"crarr", 0x21B5},
    {"cup", 0x222A},     {"curren", 0xA4},   {"dArr", 0x21D3},    {"dagger", 0x2020},
    {"darr", 0x2193},    {"deg", 0xB0},      {"delta", 0x3B4},    {"diams", 0x2666},
    {"divide", 0xF7},    {"eacute", 0xE9},   {"ecirc", 0xEA},     {"egrave", 0xE8},
    {"empty", 0x2205},   {"emsp", 0x2003},   {"ensp", 0x2002},    {"epsilon", 0x3B5},
    {"equiv", 0x2261},   {"eta", 0x3B7},     {"eth", 0xF0},       {"euml", 0xEB},
    {"euro", 0x20AC},    {"exist", 0x2203},  {"fnof", 0x192},     {"forall", 0x2200},
    {"frac12", 0xBD},    {"frac14", 0xBC},   {"frac34", 0xBE},    {"frasl", 0x2044},
    {"gamma", 0x3B3},    {"ge", 0x2265},     {"gt", 0x3E},        {"hArr", 0x21D4},
    {"harr", 0x2194},    {"hearts", 0x2665}, {"hellip", 0x2026},  {"iacute", 0xED},
    {"icirc", 0xEE},     {"iexcl", 0xA1},    {"igrave", 0xEC},    {"image", 0x2111},
    {"infin", 0x221E},   {"int", 0x222B},    {"iota", 0x3B9},     {"iquest", 0xBF},
    {"isin", 0x2208},    {"iuml", 0xEF},     {"kappa", 0x3BA},    {"lArr", 0x21D0},
    {"lambda", 0x3BB},   {"lang", 0x2329},   {"laquo", 0xAB},     {"larr", 0x2190},
    {"lceil", 0x2308},   {"ldquo", 0x201C},  {"le", 0x2264},      {"lfloor", 0x230A},
    {"lowast", 0x2217},  {"loz", 0x25CA},    {"lrm", 0x200E},     {"lsaquo", 0x2039},
    {"lsquo", 0x2018},   {"lt", 0x3C},       {"macr", 0xAF},      {"mdash", 0x2014},
    {"micro", 0xB5},     {"middot", 0xB7},   {"minus", 0x2212},   {"mu", 0x3BC},
    {"nabla", 0x2207},   {"nbsp", 0xA0},     {"ndash", 0x2013},   {"ne", 0x2260},
    {"ni", 0x220B},      {"not", 0xAC},      {"notin", 0x2209},   {"nsub", 0x2284},
    {"ntilde", 0xF1},    {"nu", 0x3BD},      {"oacute", 0xF3},    {"ocirc", 0xF4},
    {"oelig", 0x153},    {"ograve", 0xF2},   {"oline", 0x203E},   {"omega", 0x3C9},
    {"omicron", 0x3BF},  {"oplus", 0x2295},  {"or", 0x2228},      {"ordf", 0xAA},
    {"ordm", 0xBA},      {"oslash", 0xF8},   {"otilde", 0xF5},    {"otimes", 0x2297},
    {"ouml", 0xF6},      {"para", 0xB6},     {"part", 0x2202},    {"permil", 0x2030},
    {"perp", 0x22A5},    {"phi", 0x3C6},     {"pi", 0x3C0},       {"piv", 0x3D6},
    {"plusmn", 0xB1},    {"pound", 0xA3},    {"prime", 0x2032},   {"prod", 0x220F},
    {"prop", 0x221D},    {"psi", 0x3C8},     {"quot", 0x22},      {"rArr", 0x21D2},
    {"radic", 0x221A},   {"rang", 0x232A},   {"raquo", 0xBB},     {"rarr", 0x2192},
    {"rceil", 0x2309},   {"rdquo", 0x201D},  {"real", 0x211C},    {"reg", 0xAE},
    {"rfloor", 0x230B},  {"rho", 0x3C1},     {"rlm", 0x200F},     {"rsaquo", 0x203A},
    {"rsquo", 0x2019},   {"sbquo", 0x201A},  {"scaron", 0x161},   {"sdot", 0x22C5},
    {"sect", 0xA7},      {"shy", 0xAD},      {"sigma", 0x3C3},    {"sigmaf", 0x3C2},
    {"sim", 0x223C},     {"spades", 0x2660}, {"sub", 0x2282},     {"sube", 0x2286},
    {"sum", 0x2211},     {"sup", 0x2283},    {"sup1", 0xB9},      {"sup2", 0xB2},
    {"sup3", 0xB3},      {"supe", 0x2287},   {"szlig", 0xDF},     {"tau", 0x3C4},
    {"there4", 0x2234},  {"theta", 0x3B8},   {"thetasym", 0x3D1}, {"thinsp", 0x2009},
    {"thorn", 0xFE},     {"tilde", 0x2DC},   {"times", 0xD7},     {"trade", 0x2122},
    {"uArr", 0x21D1},    {"uacute", 0xFA},   {"uarr", 0x2191},    {"ucirc", 0xFB},
    {"ugrave", 0xF9},    {"uml", 0xA8},      {"upsih", 0x3D2},    {"upsilon", 0x3C5},
    {"uuml", 0xFC},      {"weierp", 0x2118}, {"xi", 0x3BE},       {"yacute", 0xFD},
    {"yen", 0xA5},       {"yuml", 0xFF},     {"zeta", 0x3B6},     {"zwj", 0x200D},
    {"zwnj", 0x200C},
};

enum tag_kind { TAG_OTHER, TAG_BLANK, TAG_BREAK, TAG_LINE, TAG_PARAGRAPH, TAG_HIDDEN };

static const struct {
    char name[12];
    enum tag_kind kind;
} tags[] = {
    {"br", TAG_BREAK},
    {"p", TAG_PARAGRAPH},
    {"li", TAG_LINE},
    {"ul", TAG_LINE},
    {"ol", TAG_LINE},
    {"div", TAG_LINE},
    {"tr", TAG_LINE},
    {"td", TAG_BLANK},
    {"th", TAG_BLANK},
    {"table", TAG_PARAGRAPH},
    {"blockquote", TAG_PARAGRAPH},
    {"pre", TAG_PARAGRAPH},
    {"h1", TAG_PARAGRAPH},
    {"h2", TAG_PARAGRAPH},
    {"h3", TAG_PARAGRAPH},
    {"h4", TAG_PARAGRAPH},
    {"h5", TAG_PARAGRAPH},
    {"h6", TAG_PARAGRAPH},
    {"hr", TAG_PARAGRAPH},
    {"dl", TAG_PARAGRAPH},
    {"dt", TAG_LINE},
    {"dd", TAG_LINE},
    {"section", TAG_LINE},
    {"article", TAG_LINE},
    {"header", TAG_LINE},
    {"footer", TAG_LINE},
    {"details", TAG_LINE},
    {"summary", TAG_LINE},
    {"script", TAG_HIDDEN},
    {"style", TAG_HIDDEN},
};

static void add_word(struct text *text, const char *s, size_t len)
{
    if (text->out->len > text->start) {
        if (text->newlines)
            buf_fill(text->out, '\n', (size_t)text->newlines);
        else if (text->blank)
            buf_add_c(text->out, ' ');
    }
    text->newlines = 0;
    text->blank = false;
    buf_add_n(text->out, s, len);
}

static void need_newlines(struct text *text, int newlines)
{
    if (text->newlines < newlines)
        text->newlines = newlines;
}

static int by_name(const void *name, const void *entity)
{
    return strcmp(name, ((const struct entity *)entity)->name);
}

static bool entity_code(const char *name, uint32_t *code)
{
    if (*name == '#') {
        bool hex = name[1] == 'x' || name[1] == 'X';
        const char *digits = name + (hex ? 2 : 1);
        if (!*digits ||
            digits[strspn(digits, hex ? "0123456789abcdefABCDEF" : "0123456789")])
            return false;
        unsigned long number = strtoul(digits, NULL, hex ? 16 : 10);
        *code = (uint32_t)number;
        return number <= 0x10FFFF && (number < 0xD800 || number > 0xDFFF);
    }
    const struct entity *found = bsearch(name, entities, sizeof entities / sizeof *entities,
                                         sizeof *entities, by_name);
    if (found)
        *code = found->code;
    return found != NULL;
}

/* An entity at s, which is a "&". Returns its length, 0 if it is none. */
static size_t take_entity(struct text *text, const char *s)
{
    enum { LONGEST = 12 };
    char name[LONGEST + 1];
    uint32_t code;
    size_t len = strspn(s + 1, "#0123456789abcdefghijklmnopqrstuvwxyz"
                               "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    if (len == 0 || len > LONGEST || s[len + 1] != ';')
        return 0;
    memcpy(name, s + 1, len);
    name[len] = '\0';
    if (!entity_code(name, &code))
        return 0;
    if (code == ' ' || code == 0xA0 || (code >= '\t' && code <= '\r')) {
        text->blank = true;
    } else if (code >= ' ' && (code < 0x7F || code > 0x9F)) {
        struct buf character;
        buf_init(&character);
        utf8_add(&character, code);
        add_word(text, character.text, character.len);
        buf_release(&character);
    }
    return len + 2;
}

/* The end of the tag at s, behind its ">", which does not stand in a quoted value unless
 * the quotes are a slip. NULL if it has none. */
static const char *tag_end(struct text *text, const char *s)
{
    const char *end = s;
    while (!text->no_quote_end) {
        end += strcspn(end, "\"'>");
        if (*end == '>')
            return end + 1;
        const char *close = end[-1] == '=' && *end ? strchr(end + 1, *end) : end;
        if (!*end || !close)
            text->no_quote_end = true;
        else
            end = close + 1;
    }
    end = text->no_tag_end ? NULL : strchr(s, '>');
    text->no_tag_end = !end;
    return end ? end + 1 : NULL;
}

static enum tag_kind tag_kind(const char *name, size_t len)
{
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (strlen(tags[i].name) == len && strncasecmp(tags[i].name, name, len) == 0)
            return tags[i].kind;
    return TAG_OTHER;
}

/* Where the short word, which begins with no letter, is next; NULL for nowhere. The
 * sanitizer's own strstr reads on to the text's end each time. */
static const char *find(const char *s, const char *word)
{
    size_t len = strlen(word);
    while ((s = strchr(s, *word)) && strncasecmp(s, word, len) != 0)
        s++;
    return s;
}

/* The end of what a <script> or <style> hides, which is not text. */
static const char *hidden_end(const char *s, const char *name, size_t len)
{
    char closing[16];
    snprintf(closing, sizeof closing, "</%.*s", (int)len, name);
    const char *end = find(s, closing);
    return end ? end : s + strlen(s);
}

/* The bytes of the tag's name at s; 0: a tag's name does not begin here. */
static size_t name_length(const char *s)
{
    size_t len = strspn(s, "-0123456789abcdefghijklmnopqrstuvwxyz"
                           "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    bool named = len > 0 && (*s | 0x20) >= 'a' && (*s | 0x20) <= 'z' && s[len] &&
                 strchr(" \t\n\f\r/>", s[len]); /* not <https://...> */
    return named ? len : 0;
}

/* Whether tags say where its lines end. */
static bool has_lines(const char *html)
{
    for (const char *s = html; (s = strchr(s, '<')); s++) {
        const char *name = s + 1 + (s[1] == '/');
        enum tag_kind kind = tag_kind(name, name_length(name));
        if (kind == TAG_BREAK || kind == TAG_LINE || kind == TAG_PARAGRAPH)
            return true;
    }
    return false;
}

/* A tag or comment at s, which is a "<". Returns its end, NULL if it is none. */
static const char *take_tag(struct text *text, const char *s)
{
    if (strncmp(s, "<!--", 4) == 0) {
        const char *end = text->no_comment_end ? NULL : find(s + 4, "-->");
        text->no_comment_end = !end;
        return end ? end + 3 : NULL;
    }
    bool closes = s[1] == '/';
    const char *name = s + 1 + closes;
    size_t len = name_length(name);
    if (!len && s[1] != '!' && s[1] != '?')
        return NULL;
    const char *end = tag_end(text, s + 1);
    if (!end || !len)
        return end;
    switch (tag_kind(name, len)) {
    case TAG_OTHER:
        break;
    case TAG_BLANK:
        text->blank = true;
        break;
    case TAG_BREAK:
        need_newlines(text, text->newlines ? 2 : 1);
        break;
    case TAG_LINE:
        need_newlines(text, 1);
        break;
    case TAG_PARAGRAPH:
        need_newlines(text, 2);
        break;
    case TAG_HIDDEN:
        return closes ? end : hidden_end(end, name, len);
    }
    return end;
}

void html_text(struct buf *out, const char *html)
{
    static const char no_break[] = "\xC2\xA0"; /* U+00A0, white space as &nbsp; is */
    struct text text = {.out = out, .start = out->len, .breaks = !has_lines(html)};
    for (const char *s = html; *s;) {
        size_t plain = strcspn(s, "<& \t\n\v\f\r\xC2");
        if (plain) {
            add_word(&text, s, plain);
            s += plain;
            continue;
        }
        if (strchr(" \t\n\v\f\r", *s) || strncmp(s, no_break, 2) == 0) {
            text.blank = true;
            if (text.breaks && *s == '\n')
                need_newlines(&text, text.newlines ? 2 : 1);
            s += *s == no_break[0] ? 2 : 1;
            continue;
        }
        const char *end = NULL;
        if (*s == '<')
            end = take_tag(&text, s);
        else if (*s == '&')
            end = s + take_entity(&text, s);
        if (!end || end == s) {
            add_word(&text, s, 1);
            end = s + 1;
        }
        s = end;
    }
}
