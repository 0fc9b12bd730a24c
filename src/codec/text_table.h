/* Texts and a number for each, for readers that meet the same name very often. */
#ifndef BUCKSTOP_CODEC_TEXT_TABLE_H
#define BUCKSTOP_CODEC_TEXT_TABLE_H

#include "base/arena.h"

/* A zeroed one is empty; all of it lives in the arena of the calls. */
struct text_table {
    const char **key;
    size_t *value;
    size_t n, cap;
};

/* The number the text was given first, which is `otherwise` where it is new. */
size_t text_table_find(struct text_table *table, struct arena *arena, const char *key,
                       size_t otherwise);

#endif
