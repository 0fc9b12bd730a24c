/* A title cut into its words: what it is about. */
#include "alike_private.h"

#include "domain/alike.h"
#include "text/utf8.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { PIECE = 3 };

static bool is_letter(uint32_t code)
{
    /* Signs above ASCII that part words; what folding makes ASCII of is not among them. */
    static const struct {
        uint32_t first, last;
    } breaks[] = {
        {0x80, 0xBF},     {0xD7, 0xD7},       {0xF7, 0xF7},     {0x2000, 0x206F},
        {0x20A0, 0x20CF}, {0x2190, 0x2BFF},   {0x2E00, 0x2E7F}, {0x3000, 0x3004},
        {0x3008, 0x3020}, {0x3030, 0x3030},   {0x30FB, 0x30FB}, {0xFE00, 0xFE6F},
        {0xFFF0, 0xFFFF}, {0x1F000, 0x1FAFF},
    };
    if (code < 0x80)
        return isalnum((int)code);
    for (size_t i = 0; i < sizeof breaks / sizeof *breaks; i++)
        if (code >= breaks[i].first && code <= breaks[i].last)
            return false;
    return true;
}

/* Scripts written without blanks between words; Hangul, which folding takes apart, has
 * endings without any. */
static bool is_unspaced(uint32_t code)
{
    static const struct {
        uint32_t first, last;
    } scripts[] = {
        {0x0E00, 0x0EFF}, {0x1000, 0x109F}, {0x1100, 0x11FF}, {0x1780, 0x17FF},
        {0x2E80, 0x2FDF}, {0x3005, 0x3007}, {0x3041, 0x31FF}, {0x3400, 0x4DBF},
        {0x4E00, 0x9FFF}, {0xAC00, 0xD7A3}, {0xF900, 0xFAFF}, {0x20000, 0x3FFFD},
    };
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++)
        if (code >= scripts[i].first && code <= scripts[i].last)
            return true;
    return false;
}

int title_word_compare(const struct title_word *a, const struct title_word *b)
{
    size_t least = a->stem < b->stem ? a->stem : b->stem;
    int order = memcmp(a->text, b->text, least);
    return order ? order : (a->stem > b->stem) - (a->stem < b->stem);
}

struct reading {
    struct title_word *word;
    size_t n;
    bool small; /* small words too */
};

static void add_word(struct reading *r, const char *text, size_t len, size_t stem,
                     enum title_word_kind kind)
{
    if (r->n == TITLE_WORDS || (kind == TITLE_SMALL && !r->small))
        return;
    r->word[r->n++] = (struct title_word){text, (uint16_t)len, (uint16_t)stem, kind};
}

/* Whether a dot, or a letter, of a site's name stands at `n`, all before it being in it: no
 * dot stands behind another, for that one would have been none. */
static bool is_in_site(const char *s, size_t len, size_t n)
{
    if (s[n] != '.')
        return isalnum((unsigned char)s[n]);
    return n > 0 && n + 1 < len && isalnum((unsigned char)s[n + 1]);
}

/* The bytes of a name of a site at s: letters, digits and dots of ASCII that end like one
 * ("example.org", not "1.5" nor "fails.please"). 0: it is none. */
static size_t site_length(const char *s, size_t len)
{
    size_t n = 0, last = 0;
    bool letters = false;
    for (; n < len && is_in_site(s, len, n); n++) {
        letters = s[n] == '.' || (letters && isalpha((unsigned char)s[n]));
        last = s[n] == '.' ? n + 1 : last;
    }
    if (!letters || n - last < 2 || (n < len && (unsigned char)s[n] >= 0x80))
        return 0;
    const char *end = s + last;
    size_t end_len = n - last;
    bool country = end_len == 2; /* some are words: .it, .at, .is */
    return country || title_kind(end, end_len, title_stem(end, end_len)) == TITLE_TELLING
               ? n
               : 0;
}

static void add_site(struct reading *r, const char *s, size_t len)
{
    static const char *const fronts[] = {"www.", "m.", "mobile."};
    for (size_t i = 0; i < sizeof fronts / sizeof *fronts; i++) {
        size_t front = strlen(fronts[i]);
        if (len > front && strncmp(s, fronts[i], front) == 0 &&
            memchr(s + front, '.', len - front)) {
            s += front;
            len -= front;
            break;
        }
    }
    add_word(r, s, len, len, TITLE_SITE);
}

/* A run of a script without blanks: every three characters that stand together, or the
 * whole where there are fewer. */
static size_t add_pieces(struct reading *r, const char *s, size_t len)
{
    size_t start[PIECE] = {0}, count = 0, at = 0;
    while (at < len) {
        uint32_t code;
        size_t taken = utf8_decode(s + at, len - at, &code);
        if (!is_unspaced(code))
            break;
        start[count++ % PIECE] = at;
        at += taken;
        if (count >= PIECE) {
            size_t from = start[count % PIECE];
            add_word(r, s + from, at - from, at - from, TITLE_PIECE);
        }
    }
    if (count > 0 && count < PIECE)
        add_word(r, s, at, at, TITLE_PIECE);
    return at;
}

static size_t word_length(const char *s, size_t len)
{
    size_t at = 0;
    while (at < len) {
        uint32_t code;
        size_t taken = utf8_decode(s + at, len - at, &code);
        if (!is_letter(code) || is_unspaced(code))
            break;
        at += taken;
    }
    return at;
}

/* What is written in one word or two, and by either of two verbs. */
static const struct {
    const char *first, *second, *one; /* second "": the first alone */
} spellings[] = {
    {"log", "in", "login"},      {"log", "on", "login"},      {"logon", "", "login"},
    {"sign", "in", "login"},     {"signin", "", "login"},     {"log", "out", "logout"},
    {"sign", "out", "logout"},   {"signout", "", "logout"},   {"sign", "up", "signup"},
    {"set", "up", "setup"},      {"time", "out", "timeout"},  {"times", "out", "timeout"},
    {"timed", "out", "timeout"}, {"timeouts", "", "timeout"}, {"e", "mail", "email"},
    {"e", "mails", "email"},     {"mail", "", "email"},       {"mails", "", "email"},
    {"emails", "", "email"},
};

static bool is_word(const char *s, size_t len, const char *word)
{
    return strlen(word) == len && memcmp(s, word, len) == 0;
}

/* Adds a word in its one spelling; the bytes of it and of what belongs to it. 0: it has no
 * other. */
static size_t add_spelled(struct reading *r, const char *s, size_t len, size_t word)
{
    size_t gap = word < len && s[word] == ' ' ? 1 : 0;
    size_t next = gap ? word_length(s + word + 1, len - word - 1) : 0;
    for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++) {
        bool pair = spellings[i].second[0];
        if (*s != *spellings[i].first || !is_word(s, word, spellings[i].first) ||
            (pair && !is_word(s + word + gap, next, spellings[i].second)))
            continue;
        size_t one = strlen(spellings[i].one);
        add_word(r, spellings[i].one, one, one, TITLE_TELLING);
        return pair ? word + gap + next : word;
    }
    return 0;
}

static size_t title_length(const char *title)
{
    size_t at = 0, len = strlen(title);
    for (int n = 0; n < ALIKE_TITLE && at < len; n++) {
        uint32_t code;
        at += utf8_decode(title + at, len - at, &code);
    }
    return at;
}

static size_t read_words(const char *title, struct title_word *words, bool small)
{
    struct reading r = {.word = words, .small = small};
    size_t len = title_length(title);
    for (size_t at = 0; at < len && r.n < TITLE_WORDS;) {
        const char *s = title + at;
        size_t site = site_length(s, len - at), pieces, word, spelled;
        if (site > 0) {
            add_site(&r, s, site);
            at += site;
        } else if ((pieces = add_pieces(&r, s, len - at)) > 0) {
            at += pieces;
        } else if ((word = word_length(s, len - at)) > 0) {
            size_t stem = title_stem(s, word);
            spelled = add_spelled(&r, s, len - at, word);
            if (spelled == 0)
                add_word(&r, s, word, stem, title_kind(s, word, stem));
            at += spelled ? spelled : word;
        } else {
            uint32_t code;
            at += utf8_decode(s, len - at, &code);
        }
    }
    return r.n;
}

size_t title_read(const char *title, struct title_word words[TITLE_WORDS])
{
    size_t n = read_words(title, words, false);
    return n > 0 ? n : read_words(title, words, true);
}

void alike_words(const char *title, struct arena *arena, const char ***words, size_t *n)
{
    struct title_word read[TITLE_WORDS];
    size_t count = title_read(title, read), kept = 0;
    *words = arena_new(arena, count, sizeof **words);
    for (size_t i = 0; i < count; i++) {
        bool twice = false;
        for (size_t j = 0; j < i && !twice; j++)
            twice = title_word_compare(&read[i], &read[j]) == 0;
        if (!twice && read[i].kind > TITLE_WEAK)
            (*words)[kept++] = arena_text(arena, read[i].text, read[i].stem);
    }
    *n = kept;
}
