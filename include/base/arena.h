/* Memory for one request (a command, a load, an import): allocated piece by piece, freed
 * in one call. */
#ifndef BUCKSTOP_BASE_ARENA_H
#define BUCKSTOP_BASE_ARENA_H

#include <stddef.h>

struct arena_block;

struct arena {
    struct arena_block *block; /* the newest; older ones hang behind it */
    size_t used;               /* bytes taken from the newest */
};

/* A zeroed struct arena is an empty one. */
void arena_init(struct arena *arena);
void arena_release(struct arena *arena);

/* Forgets everything handed out, keeping one block for what comes next. */
void arena_reset(struct arena *arena);

/* Zeroed memory aligned for any type, valid until reset or release. Never NULL. */
void *arena_new(struct arena *arena, size_t n, size_t size);

/* Copies of text; arena_text ends `len` bytes with a NUL. NULL gives NULL. */
char *arena_copy(struct arena *arena, const char *s);
char *arena_text(struct arena *arena, const char *s, size_t len);
__attribute__((format(printf, 2, 3))) char *arena_printf(struct arena *arena,
                                                         const char *fmt, ...);

/* Grows an array that lives in the arena as mem_grow does; the old array stays as garbage
 * until the arena goes. New room is zeroed. */
void *arena_grow(struct arena *arena, void *items, size_t *cap, size_t need, size_t size);

#endif
