/* Texts and the number each was given first: open addressing, at most half full. */
#include "text_table.h"

#include <stdint.h>
#include <string.h>

static size_t slot_of(const struct text_table *table, const char *key)
{
    uint64_t hash = 14695981039346656037U; /* FNV-1a */
    for (const char *s = key; *s; s++)
        hash = (hash ^ (unsigned char)*s) * 1099511628211U;
    size_t slot = (size_t)(hash ^ (hash >> 32)) & (table->cap - 1);
    while (table->key[slot] && strcmp(table->key[slot], key) != 0)
        slot = (slot + 1) & (table->cap - 1);
    return slot;
}

static void grow(struct text_table *table, struct arena *arena)
{
    struct text_table bigger = {.n = table->n, .cap = table->cap ? table->cap * 2 : 64};
    bigger.key = arena_new(arena, bigger.cap, sizeof *bigger.key);
    bigger.value = arena_new(arena, bigger.cap, sizeof *bigger.value);
    for (size_t i = 0; i < table->cap; i++) {
        if (!table->key[i])
            continue;
        size_t slot = slot_of(&bigger, table->key[i]);
        bigger.key[slot] = table->key[i];
        bigger.value[slot] = table->value[i];
    }
    *table = bigger;
}

size_t text_table_find(struct text_table *table, struct arena *arena, const char *key,
                       size_t otherwise)
{
    if (table->n * 2 >= table->cap)
        grow(table, arena);
    size_t slot = slot_of(table, key);
    if (!table->key[slot]) {
        table->key[slot] = arena_copy(arena, key);
        table->value[slot] = otherwise;
        table->n++;
    }
    return table->value[slot];
}
