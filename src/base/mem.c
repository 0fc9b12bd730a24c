/* The allocator that does not return NULL, and the door it leaves through. */
#include "base/mem.h"

#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

/* The one mutable global of the program besides the signal flags: the door has no caller
 * that could hand it anything. */
static void (*at_exhaustion)(void);

void mem_at_exhaustion(void (*last_words)(void))
{
    at_exhaustion = last_words;
}

_Noreturn void mem_exhausted(void)
{
    static const char words[] = "buckstop: out of memory; nothing half-done was saved. "
                                "Free some memory and try again.\n";
    if (at_exhaustion)
        at_exhaustion();
    ssize_t n = write(STDERR_FILENO, words, sizeof words - 1);
    (void)n;
    _exit(2);
}

void *mem_new(size_t n, size_t size)
{
    void *p = calloc(n ? n : 1, size ? size : 1);
    if (!p)
        mem_exhausted();
    return p;
}

void *mem_grow(void *items, size_t *cap, size_t need, size_t size)
{
    if (need <= *cap && items)
        return items;
    size_t want = *cap < 8 ? 8 : *cap;
    while (want < need)
        want = want > SIZE_MAX / 2 ? need : want * 2;
    void *p = want > SIZE_MAX / size ? NULL : realloc(items, want * size);
    if (!p)
        mem_exhausted();
    *cap = want;
    return p;
}
