/* What a word says: its beginning, without the ending, and whether any title may have it. A
 * word is only ever cut at its end, so that a search for it finds every form. */
#include "alike_private.h"

#include "text/utf8.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

enum { LEAST_STEM = 3, LONG = 8, WORD = 16 };

/* Sorted, for bsearch. */
static const char small_words[][WORD] = {
    "a",      "about",   "after",  "again", "all",   "also",   "an",      "and",
    "any",    "are",     "aren",   "as",    "at",    "be",     "because", "been",
    "before", "being",   "but",    "by",    "can",   "cannot", "con",     "could",
    "couldn", "d",       "das",    "der",   "did",   "didn",   "do",      "does",
    "doesn",  "don",     "during", "each",  "ein",   "eine",   "every",   "for",
    "from",   "fw",      "fwd",    "had",   "has",   "have",   "he",      "hello",
    "her",    "here",    "hi",     "his",   "how",   "i",      "if",      "in",
    "into",   "is",      "isn",    "ist",   "it",    "its",    "just",    "las",
    "les",    "ll",      "los",    "m",     "may",   "mit",    "my",      "nicht",
    "no",     "not",     "of",     "on",    "only",  "or",     "our",     "para",
    "pas",    "please",  "pls",    "por",   "que",   "re",     "s",       "she",
    "should", "shouldn", "so",     "some",  "still", "t",      "than",    "that",
    "the",    "their",   "them",   "then",  "there", "these",  "they",    "this",
    "those",  "to",      "too",    "und",   "une",   "until",  "up",      "ve",
    "very",   "via",     "von",    "was",   "wasn",  "we",     "were",    "what",
    "when",   "where",   "which",  "while", "who",   "why",    "will",    "with",
    "won",    "would",   "wouldn", "you",   "your",
};

/* As their stems, sorted. */
static const char weak_words[][WORD] = {
    "add",     "allow",    "app",     "ask",         "bad",      "better",      "break",
    "broken",  "bug",      "chang",   "client",      "customer", "description", "error",
    "fail",    "failur",   "feat",    "featur",      "fix",      "get",         "help",
    "http",    "https",    "improv",  "improvement", "incident", "instead",     "issu",
    "mak",     "need",     "new",     "now",         "off",      "out",         "pag",
    "problem", "question", "request", "see",         "show",     "sit",         "support",
    "suppos",  "ticket",   "today",   "tri",         "troubl",   "try",         "unabl",
    "urgent",  "usabl",    "use",     "user",        "want",     "web",         "websit",
    "work",    "wrong",    "www",
};

static bool ends(const char *word, size_t len, const char *with)
{
    size_t n = strlen(with);
    return len >= n + LEAST_STEM && memcmp(word + len - n, with, n) == 0;
}

static bool has_vowel(const char *word, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (strchr("aeiouy", word[i]))
            return true;
    return false;
}

/* English endings, each only where enough of the word stays: plural, past, -ing, then a
 * last e or y, then one of two equal letters, so that every form comes to the same. */
static size_t stem_ascii(const char *word, size_t len)
{
    if (ends(word, len, "ies") || ends(word, len, "ied"))
        return len - 3;
    if (ends(word, len, "s") && !strchr("su", word[len - 2]))
        len -= 1;
    if (ends(word, len, "ing") && has_vowel(word, len - 3))
        len -= 3;
    else if (len > LEAST_STEM && memcmp(word + len - 2, "ed", 2) == 0)
        len -= 1;
    if (len >= LONG && memcmp(word + len - 2, "en", 2) == 0)
        len -= 2; /* a German plural */
    if (len > LEAST_STEM && strchr("ey", word[len - 1]))
        len -= 1;
    if (len > LEAST_STEM && word[len - 1] == word[len - 2])
        len -= 1;
    return len;
}

/* Elsewhere the last two letters of a longer word are taken for its ending. */
static size_t stem_other(const char *word, size_t len)
{
    size_t start[2] = {len, len}, count = 0;
    for (size_t at = 0; at < len;) {
        uint32_t code;
        start[count++ % 2] = at;
        at += utf8_decode(word + at, len - at, &code);
    }
    return count > 5 ? start[count % 2] : len;
}

size_t title_stem(const char *word, size_t len)
{
    bool ascii = true;
    for (size_t i = 0; i < len; i++) {
        if (isdigit((unsigned char)word[i]))
            return len; /* a number or a name: every sign counts */
        ascii = ascii && (unsigned char)word[i] < 0x80;
    }
    return ascii ? stem_ascii(word, len) : stem_other(word, len);
}

static bool is_listed(const char (*list)[WORD], size_t n, const char *word, size_t len)
{
    size_t low = 0, high = n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = strncmp(list[middle], word, len);
        if (order == 0 && list[middle][len] == '\0')
            return true;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

enum title_word_kind title_kind(const char *word, size_t len, size_t stem)
{
    if (is_listed(small_words, sizeof small_words / sizeof *small_words, word, len))
        return TITLE_SMALL;
    if (is_listed(weak_words, sizeof weak_words / sizeof *weak_words, word, stem))
        return TITLE_WEAK;
    return TITLE_TELLING;
}
