/* Words in prose: a text cut into words that remember where they stood, and phrases looked
 * for among them, whole words only, in any case, with or without accents. */
#ifndef BUCKSTOP_DOMAIN_PHRASE_H
#define BUCKSTOP_DOMAIN_PHRASE_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

/* A piece of somebody's text, in bytes. */
struct span {
    size_t at, len;
};

struct phrase_word {
    struct span span; /* in the text */
    size_t folded;    /* where its folded form begins in phrase.folded */
};

/* A word is a run of letters and digits; a mark stays with the letter before it. Everything
 * else parts words: "Bo's" is bo and s, "double-check" is double and check. Each sign of a
 * script written without blanks (Han, kana, Hangul) is a word of its own. */
struct phrase {
    struct buf folded; /* every word folded, each with its own NUL */
    struct phrase_word *word;
    size_t n, cap;
    bool open_end; /* the text ended in "*" */
};

void phrase_init(struct phrase *phrase);
void phrase_release(struct phrase *phrase);

/* A constant list of phrases and its length, as two arguments. */
#define PHRASES(list) (list), (sizeof(list) / sizeof *(list))

/* Replaces what the phrase holds with the words of `text`. */
void phrase_read(struct phrase *phrase, const char *text);

/* The folded form of word i. */
const char *phrase_word(const struct phrase *phrase, size_t i);

/* Finds the words of `phrase` one after the other in `text`, from word `from` on; the last
 * may have any ending where the phrase ended in "*". True: *word is the first of them and
 * *span covers them all in the text's bytes. A phrase without words is found nowhere. */
bool phrase_find(const struct phrase *text, const struct phrase *phrase, size_t from,
                 size_t *word, struct span *span);

/* Finds the phrase that comes first in the text; at the same place the longest. The number
 * in `phrases` is returned and *span set; -1: none is there. */
int phrase_first(const struct phrase *text, const char *const *phrases, size_t n,
                 struct span *span);

/* Whether the words of `text` are exactly those of one of the phrases. */
bool phrase_is(const struct phrase *text, const char *const *phrases, size_t n);

#endif
