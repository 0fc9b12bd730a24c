/* Many titles as a table: those of the same words once, what each word weighs, and which
 * titles have it. Private to the look-alikes. */
#ifndef BUCKSTOP_DOMAIN_ALIKE_TABLE_H
#define BUCKSTOP_DOMAIN_ALIKE_TABLE_H

#include "alike_private.h"

#include "base/arena.h"
#include "domain/alike.h"

/* An item, in the order of title, area, id. */
struct alike_row {
    struct title_set set;
    const struct alike_item *item;
    uint32_t place; /* in the items */
    uint32_t title; /* in the table's titles, once they are collected */
};

/* The rows of one title in one area. */
struct alike_cell {
    size_t first, n;
    int64_t area;
};

/* A title that differs from the others; its cells rise by their areas. */
struct alike_title {
    struct title_set set;
    size_t cell, cells;
    size_t rows;
    uint32_t weight; /* of its words, if all were rare */
};

struct alike_table {
    struct arena *arena; /* of all of it */
    const struct alike_item *item;
    size_t n;
    struct alike_row *row; /* n of them */
    struct alike_cell *cell;
    struct alike_title *title;
    size_t titles, cells, words;
    struct title_weight *weight; /* of each word */
    uint32_t *word;              /* of all sets, one after the other */
    uint32_t *carrier;           /* titles that have a word, word after word */
    size_t *carriers;            /* where those of a word begin */
};

/* Texts stay those of the items; the rest is of the arena. */
void alike_table_make(struct alike_table *table, const struct alike_item *items, size_t n,
                      struct arena *arena);

/* The titles that have a word, how many are returned. */
size_t alike_table_carriers(const struct alike_table *table, uint32_t word,
                            const uint32_t **titles);

#endif
