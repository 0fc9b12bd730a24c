/* Titles as words, for comparing them. Private to the look-alikes. */
#ifndef BUCKSTOP_DOMAIN_ALIKE_PRIVATE_H
#define BUCKSTOP_DOMAIN_ALIKE_PRIVATE_H

#include <stddef.h>
#include <stdint.h>

enum title_word_kind {
    TITLE_SMALL,   /* "the": says nothing; counts only in a title without any other */
    TITLE_WEAK,    /* "page", "broken": any title may have it */
    TITLE_PIECE,   /* three characters of a script without blanks */
    TITLE_TELLING, /* the rest */
    TITLE_SITE,    /* "shop.example.org": of two titles with different ones, each is about
                      its own */
};

/* A word where it stands in the title, or in the one spelling it is compared in; its first
 * `stem` bytes are what other endings of it have in common, and what is compared. */
struct title_word {
    const char *text;
    uint16_t len, stem;
    enum title_word_kind kind;
};

/* The first bytes of a word that its other endings have too. */
size_t title_stem(const char *word, size_t len);

/* What the word is, by itself; never a site nor a piece. */
enum title_word_kind title_kind(const char *word, size_t len, size_t stem);

enum { TITLE_WORDS = 64 }; /* of a title that are compared */

/* Reads the title's words, in order, into `words`; returns how many. Small words only where
 * there are no others. */
size_t title_read(const char *title, struct title_word words[TITLE_WORDS]);

/* By the compared bytes: <0, 0, >0. */
int title_word_compare(const struct title_word *a, const struct title_word *b);

/* A title as the numbers of its words, rising, each once. */
struct title_set {
    const uint32_t *word;
    size_t n;
};

/* What a word counts in a comparison. */
struct title_weight {
    enum title_word_kind kind;
    uint32_t weight;
};

/* The weight of a word of that kind that is neither rare nor frequent. */
uint32_t title_weight_of(enum title_word_kind kind);

/* How alike two sets are, 0 to 100; `weights` by the numbers of the words. */
int title_score(const struct title_set *a, const struct title_set *b,
                const struct title_weight *weights);

#endif
