/* The arena: a chain of blocks, the newest first. */
#include "base/arena.h"

#include "base/mem.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct arena_block {
    struct arena_block *older;
    size_t size;
    alignas(max_align_t) unsigned char bytes[];
};

enum { BLOCK = 16 * 1024 };

void arena_init(struct arena *arena)
{
    *arena = (struct arena){0};
}

void arena_release(struct arena *arena)
{
    for (struct arena_block *b = arena->block; b;) {
        struct arena_block *older = b->older;
        free(b);
        b = older;
    }
    arena_init(arena);
}

void arena_reset(struct arena *arena)
{
    struct arena_block *keep = arena->block;
    if (!keep)
        return;
    arena->block = keep->older;
    arena_release(arena);
    keep->older = NULL;
    arena->block = keep;
}

void *arena_new(struct arena *arena, size_t n, size_t size)
{
    const size_t align = alignof(max_align_t);
    if (size && n > (SIZE_MAX - sizeof(struct arena_block) - align) / size)
        mem_exhausted();
    size_t need = (n * size + align - 1) / align * align;
    if (!arena->block || need > arena->block->size - arena->used) {
        size_t room = need > BLOCK ? need : BLOCK;
        struct arena_block *b = malloc(sizeof *b + room);
        if (!b)
            mem_exhausted();
        b->older = arena->block;
        b->size = room;
        arena->block = b;
        arena->used = 0;
    }
    void *p = arena->block->bytes + arena->used;
    arena->used += need;
    return memset(p, 0, need);
}

char *arena_text(struct arena *arena, const char *s, size_t len)
{
    char *copy = arena_new(arena, len + 1, 1);
    if (len)
        memcpy(copy, s, len);
    return copy;
}

char *arena_copy(struct arena *arena, const char *s)
{
    return s ? arena_text(arena, s, strlen(s)) : NULL;
}

char *arena_printf(struct arena *arena, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    int n = vsnprintf(NULL, 0, fmt, args);
    va_end(args);
    if (n < 0)
        return arena_text(arena, "", 0);
    char *text = arena_new(arena, (size_t)n + 1, 1);
    va_start(args, fmt);
    vsnprintf(text, (size_t)n + 1, fmt, args);
    va_end(args);
    return text;
}

void *arena_grow(struct arena *arena, void *items, size_t *cap, size_t need, size_t size)
{
    if (need <= *cap && items)
        return items;
    size_t want = *cap < 8 ? 8 : *cap;
    while (want < need)
        want = want > SIZE_MAX / 2 ? need : want * 2;
    void *grown = arena_new(arena, want, size);
    if (items)
        memcpy(grown, items, *cap * size);
    *cap = want;
    return grown;
}
