/* Memory that is never NULL. When there is none left the program leaves through one door
 * with exit code 2; an open transaction is rolled back by the store's journal. */
#ifndef BUCKSTOP_BASE_MEM_H
#define BUCKSTOP_BASE_MEM_H

#include <stddef.h>

/* Zeroed memory for n things of `size` bytes; the caller frees with free(). */
void *mem_new(size_t n, size_t size);

/* Grows *items, an array of *cap things of `size` bytes, to hold at least `need`, and
 * returns it; *cap is set to what it now holds. New room is not zeroed. */
void *mem_grow(void *items, size_t *cap, size_t need, size_t size);

/* Called once, before leaving, when memory is gone: restores a terminal, for example. It
 * must not allocate. NULL takes it away. */
void mem_at_exhaustion(void (*last_words)(void));

/* The door: last words, one line on stderr, exit code 2. */
_Noreturn void mem_exhausted(void);

#endif
