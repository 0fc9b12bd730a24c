/* Striking at the k-th chance, and the allocator that does: the linker hands every call of
 * the program and its libraries to malloc and its kin to the functions here (--wrap). */
#include "harm.h"

#include "fault.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

const char *const fault_name[FAULTS] = {
    [FAULT_NONE] = "nothing",        [FAULT_MEMORY] = "no memory",
    [FAULT_EIO] = "input or output", [FAULT_FULL] = "disk full",
    [FAULT_SHORT] = "a short write", [FAULT_CALL] = "a call beside SQLite",
    [FAULT_QUERY] = "a query",
};

struct harm *harm;

void harm_init(void)
{
    harm =
        mmap(NULL, sizeof *harm, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    must(harm != MAP_FAILED, "no memory to keep count in");
}

bool harm_strikes(enum fault kind)
{
    if (!harm || harm->kind != kind)
        return false;
    harm->seen++;
    bool strikes = harm->for_good ? harm->seen >= harm->at : harm->seen == harm->at;
    harm->fired += strikes;
    return strikes;
}

/* The linker's names: __real_ is the allocator of the C library, or the sanitizer's. */
void *__real_malloc(size_t n);
void *__real_calloc(size_t n, size_t size);
void *__real_realloc(void *p, size_t n);
void __real_free(void *p);
void *__wrap_malloc(size_t n);
void *__wrap_calloc(size_t n, size_t size);
void *__wrap_realloc(void *p, size_t n);
void __wrap_free(void *p);

/* The blocks that are out, by address: libc's own (realpath's) are freed through here too
 * without having come from here. */
enum { SLOTS = 1 << 18 };
static void *out[SLOTS];
static long live;
static bool watched;

void memory_watch(void)
{
    watched = true;
}

static size_t slot(const void *p)
{
    return (size_t)((((uintptr_t)p >> 4) * 0x9e3779b97f4a7c15u) >> 46);
}

static void *given(void *p)
{
    if (!p || !watched)
        return p;
    size_t i = slot(p);
    while (out[i])
        i = (i + 1) % SLOTS;
    out[i] = p;
    live++;
    return p;
}

/* Closes the gap, so that whoever stands behind it is still found. */
static void taken(const void *p)
{
    if (!p || !watched)
        return;
    size_t i = slot(p);
    while (out[i] && out[i] != p)
        i = (i + 1) % SLOTS;
    if (!out[i])
        return;
    live--;
    for (size_t j = (i + 1) % SLOTS; out[j]; j = (j + 1) % SLOTS) {
        size_t home = slot(out[j]);
        if ((i < j) ? (home <= i || home > j) : (home <= i && home > j)) {
            out[i] = out[j];
            i = j;
        }
    }
    out[i] = NULL;
}

long memory_live(void)
{
    return live;
}

void *__wrap_malloc(size_t n)
{
    if (harm_strikes(FAULT_MEMORY)) {
        errno = ENOMEM;
        return NULL;
    }
    return given(__real_malloc(n));
}

void *__wrap_calloc(size_t n, size_t size)
{
    if (harm_strikes(FAULT_MEMORY)) {
        errno = ENOMEM;
        return NULL;
    }
    return given(__real_calloc(n, size));
}

void *__wrap_realloc(void *p, size_t n)
{
    if (harm_strikes(FAULT_MEMORY)) {
        errno = ENOMEM;
        return NULL;
    }
    taken(p);
    void *q = __real_realloc(p, n);
    return given(q ? q : p); /* a block that could not grow is still there */
}

void __wrap_free(void *p)
{
    taken(p);
    __real_free(p);
}
