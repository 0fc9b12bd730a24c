/* Folding, on utf8proc's tables. ASCII, which is nearly all there is, takes a short way. */
#include "text/fold.h"

#include "base/mem.h"
#include "text/utf8.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

/* Letters with a stroke or a shape of their own, which Unicode does not decompose; the
 * spelling is the one of ICU's Latin-ASCII transform. And the double quotes, which
 * utf8proc's lumping of like signs leaves out. Sorted. */
static const struct {
    utf8proc_int32_t code;
    const char *spelled;
} strokes[] = {
    {0x00E6, "ae"}, {0x00F0, "d"},  {0x00F8, "o"},  {0x00FE, "th"}, {0x0111, "d"},
    {0x0127, "h"},  {0x0131, "i"},  {0x0138, "q"},  {0x0142, "l"},  {0x014B, "n"},
    {0x0153, "oe"}, {0x0167, "t"},  {0x0180, "b"},  {0x019A, "l"},  {0x01B6, "z"},
    {0x01E5, "g"},  {0x0225, "z"},  {0x0237, "j"},  {0x023C, "c"},  {0x0247, "e"},
    {0x0249, "j"},  {0x024D, "r"},  {0x024F, "y"},  {0x0268, "i"},  {0x0289, "u"},
    {0x201C, "\""}, {0x201D, "\""}, {0x201E, "\""},
};

static const char *spelled(utf8proc_int32_t code)
{
    size_t low = 0, high = sizeof strokes / sizeof *strokes;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (strokes[middle].code == code)
            return strokes[middle].spelled;
        if (strokes[middle].code < code)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

/* What is between words: at once a break, and never two in a row nor at an end. */
struct folding {
    struct buf *out;
    size_t start; /* where this text began in out */
    bool name;    /* "-" and "_" are blanks */
    bool slug;    /* only letters and digits, "-" between */
    bool pending; /* a blank is due before the next letter */
};

static void put(struct folding *f, const char *s, size_t len)
{
    if (f->pending && f->out->len > f->start)
        buf_add_c(f->out, f->slug ? '-' : ' ');
    f->pending = false;
    buf_add_n(f->out, s, len);
}

/* The short way of is_blank for ASCII, which is what most names are made of. */
static bool is_ascii_blank(const struct folding *f, unsigned char c)
{
    if (c <= ' ' || c == 0x7F || ((f->name || f->slug) && (c == '-' || c == '_')))
        return true;
    return f->slug && !isalnum(c);
}

/* White space, and controls, so that leaving one out never brings two marks together. */
static bool is_blank(const struct folding *f, utf8proc_int32_t code)
{
    if (code < 0x80)
        return is_ascii_blank(f, (unsigned char)code);
    utf8proc_category_t category = utf8proc_category(code);
    if (category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_ZS ||
        category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP)
        return true;
    bool letter = category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
    return f->slug && !letter;
}

/* Marks that a person may leave out: those over, under and through a letter, and the points
 * of Hebrew, Arabic and Syriac. The vowel signs of India, the tones of Thai and the voicing
 * of Japanese make another word, and stay. By combining class (UAX 44). */
static bool is_accent(utf8proc_int32_t code)
{
    int class = utf8proc_get_property(code)->combining_class;
    return class == 1 || (class >= 10 && class <= 36) || (class >= 200 && class <= 240);
}

/* Never longer than what it is made of, so that there is room for it at once. */
static void fold_ascii(struct folding *f, const char *s, size_t len)
{
    buf_reserve(f->out, len);
    char *start = f->out->text + f->start, *to = start;
    for (; *s; s++) {
        char c = *s >= 'A' && *s <= 'Z' ? (char)(*s + ('a' - 'A')) : *s;
        if (!isalnum((unsigned char)c) && is_ascii_blank(f, (unsigned char)c)) {
            f->pending = true;
            continue;
        }
        if (f->pending && to > start)
            *to++ = f->slug ? '-' : ' ';
        f->pending = false;
        *to++ = c;
    }
    buf_cut(f->out, (size_t)(to - f->out->text));
}

static utf8proc_uint8_t *map(const utf8proc_uint8_t *s)
{
    utf8proc_uint8_t *mapped = NULL;
    utf8proc_ssize_t n = utf8proc_map(
        s, 0, &mapped,
        UTF8PROC_NULLTERM | UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE |
            UTF8PROC_CASEFOLD | UTF8PROC_IGNORE | UTF8PROC_LUMP);
    if (n < 0) /* the text is UTF-8, so it is memory that was missing */
        mem_exhausted();
    return mapped;
}

static void put_code(struct folding *f, utf8proc_int32_t code, const char *bytes, size_t n)
{
    const char *plain = spelled(code);
    if (is_accent(code))
        return;
    if (is_blank(f, code))
        f->pending = true;
    else if (plain)
        put(f, plain, strlen(plain));
    else
        put(f, bytes, n);
}

static void fold_unicode(struct folding *f, const char *s)
{
    utf8proc_uint8_t *mapped = map((const utf8proc_uint8_t *)s);
    const char *folded = (const char *)mapped;
    size_t len = strlen(folded);
    for (size_t at = 0; at < len;) {
        uint32_t code;
        size_t n = utf8_decode(folded + at, len - at, &code);
        put_code(f, (utf8proc_int32_t)code, folded + at, n);
        at += n;
    }
    free(mapped);
}

/* What was typed may be no UTF-8, and must not fold to nothing, which is like anything. */
static void fold_broken(struct folding *f, const char *s, size_t len)
{
    struct buf whole;
    buf_init(&whole);
    for (size_t at = 0; at < len;) {
        uint32_t code;
        at += utf8_decode(s + at, len - at, &code);
        utf8_add(&whole, code);
    }
    fold_unicode(f, whole.text);
    buf_release(&whole);
}

static bool is_ascii(const char *s)
{
    while (*s && (unsigned char)*s < 0x80)
        s++;
    return !*s;
}

static void fold(struct folding *f, const char *s)
{
    f->start = f->out->len;
    size_t len = strlen(s);
    if (is_ascii(s))
        fold_ascii(f, s, len);
    else if (utf8_valid(s, len, NULL))
        fold_unicode(f, s);
    else
        fold_broken(f, s, len);
}

void fold_text(struct buf *out, const char *s)
{
    fold(&(struct folding){.out = out}, s);
}

void fold_name(struct buf *out, const char *s)
{
    fold(&(struct folding){.out = out, .name = true}, s);
}

void fold_slug(struct buf *out, const char *s)
{
    fold(&(struct folding){.out = out, .slug = true}, s);
}

bool fold_same(const char *a, const char *b)
{
    struct buf x, y;
    buf_init(&x);
    buf_init(&y);
    fold_name(&x, a);
    fold_name(&y, b);
    bool same = strcmp(x.text, y.text) == 0;
    buf_release(&x);
    buf_release(&y);
    return same;
}

void fold_letters(char *text)
{
    for (char *c = text; *c; c++)
        if (*c >= 'A' && *c <= 'Z')
            *c = (char)(*c - 'A' + 'a');
}
