/* Whether two tickets, or two incidents, are the same thing under different names, by the
 * words of their titles. All titles here are folded (text/fold.h, fold_name). */
#ifndef BUCKSTOP_DOMAIN_ALIKE_H
#define BUCKSTOP_DOMAIN_ALIKE_H

#include "base/arena.h"
#include "base/buf.h"

#include <stdbool.h>
#include <stdint.h>

enum {
    ALIKE_LEAST = 45,   /* from this score on, of 100, two titles are worth a look */
    ALIKE_CUSTOM = 3,   /* customers from which on it is custom work */
    ALIKE_TITLE = 1000, /* characters of a title that are compared */
};

/* How alike two titles are, 0 to 100; 100 says that their words are the same. */
int alike_score(const char *a, const char *b);

/* The words of a title that say what it is about, for a search: in order, each once,
 * without those that any title may have ("the", "please", "error"), each cut to what its
 * endings have in common: a search for "invoic" finds "invoices" and "invoicing". Of a
 * script without blanks between words, pieces of three characters. */
void alike_words(const char *title, struct arena *arena, const char ***words, size_t *n);

/* Adds why two are alike: `both say "invoice" and "grouped"`, or `the words are the same`;
 * with `same_area`, `; the same area`. Nothing where they share nothing. */
void alike_why(struct buf *out, const char *a, const char *b, bool same_area);

/* One of many, for the pass over all of them. */
struct alike_item {
    int64_t id;
    const char *title;
    int64_t area;         /* 0: none */
    const char *customer; /* folded; "" for none */
};

/* Two that a person has said are different things. */
struct alike_pair {
    int64_t one, other;
};

struct alike_group {
    const size_t *item; /* places in the items; the lowest id first */
    size_t n;
    int score;                /* of the first and the one most like it */
    bool one_area;            /* all in the same area */
    size_t customers;         /* how many different ones */
    size_t customers_of_area; /* the most in one area; three are custom work that wants one
                                 shared model */
};

/* Groups what is alike: two belong to one group when they score ALIKE_LEAST, or 10 less in
 * the same area, and are not in `apart`. A group holds only what is alike to its first, so
 * that no chain grows over things that have nothing in common. Groups with three customers
 * in one area come first, then by score. Works in about n log n for titles that differ: a
 * word that more than a few hundred titles have brings no two together. Work that
 * progress_stop ends leaves some of them out. */
void alike_groups(const struct alike_item *items, size_t n, const struct alike_pair *apart,
                  size_t apart_n, struct arena *arena, struct alike_group **groups,
                  size_t *groups_n);

/* Whether a group is custom work: three customers or more in one area, one shape. */
bool alike_custom(const struct alike_group *group);

#endif
