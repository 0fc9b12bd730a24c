/* Memory for a look-up: cut off one block, and what is given back is kept by its size for
 * the next piece that large. Most of a look-up is SQLite reading the schema, and a fifth of
 * its instructions were malloc and free; the block is mapped at once, for each page that is
 * touched for the first time costs as much as a hundred pieces. What does not fit comes
 * from malloc. SQLite has one allocator a process, so the block is a static one, and goes
 * with the process. */
#include "db_private.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

/* The classes are of 0, 8, 16 ... 4096 bytes: with smaller ones SQLite's parser, 2.4 KB for
 * each object of the schema, took half of the block. */
enum { BLOCK = 300 * 1024, ALIGN = 8, CLASSES = 4096 / ALIGN + 1 };

/* In front of each piece; a piece that was given back holds the next one of its size. */
struct head {
    _Alignas(ALIGN) int size;
};

static struct {
    char *bytes;
    size_t used, size;
    void *free[CLASSES];
    size_t outside; /* pieces that malloc gave, and has not back yet */
} block;

static bool in_block(const void *piece)
{
    const char *at = piece;
    return at >= block.bytes && at < block.bytes + block.size;
}

static int round_up(int size)
{
    return (size + ALIGN - 1) & ~(ALIGN - 1);
}

static void *take_free(int size)
{
    void *piece = NULL;
    if (size / ALIGN >= CLASSES || !(piece = block.free[size / ALIGN]))
        return NULL;
    memcpy(&block.free[size / ALIGN], piece, sizeof(void *));
    return piece;
}

static void *take(int wanted)
{
    int size = wanted > ALIGN ? round_up(wanted) : ALIGN;
    size_t need = sizeof(struct head) + (size_t)size;
    struct head *head = take_free(size);
    if (head)
        return head;
    if (need <= block.size - block.used) {
        head = (struct head *)(void *)(block.bytes + block.used);
        block.used += need;
    } else {
        head = malloc(need);
        if (!head)
            return NULL; /* SQLite says so, and the look-up ends */
        block.outside++;
    }
    head->size = size;
    return head + 1;
}

static int size_of(void *piece)
{
    return piece ? ((struct head *)piece - 1)->size : 0;
}

static void give_back(void *piece)
{
    int class = size_of(piece) / ALIGN;
    if (!piece)
        return;
    if (!in_block(piece)) {
        free((struct head *)piece - 1);
        block.outside--;
    } else if (class < CLASSES) {
        memcpy(piece, &block.free[class], sizeof(void *));
        block.free[class] = piece;
    }
}

static void *resize(void *piece, int size)
{
    if (size <= size_of(piece))
        return piece;
    void *larger = take(size);
    if (!larger)
        return NULL;
    memcpy(larger, piece, (size_t)size_of(piece));
    give_back(piece);
    return larger;
}

static int begin(void *ctx)
{
    (void)ctx;
    void *bytes = mmap(NULL, BLOCK, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
    if (bytes != MAP_FAILED) { /* else all of it comes from malloc */
        block.bytes = bytes;
        block.size = BLOCK;
    }
    return SQLITE_OK;
}

static void end(void *ctx)
{
    (void)ctx;
}

bool db_memory_is_one(void)
{
    return block.size > 0 && block.outside == 0;
}

void db_memory_once(void)
{
    static const sqlite3_mem_methods methods = {.xMalloc = take,
                                                .xFree = give_back,
                                                .xRealloc = resize,
                                                .xSize = size_of,
                                                .xRoundup = round_up,
                                                .xInit = begin,
                                                .xShutdown = end};
    sqlite3_config(SQLITE_CONFIG_MALLOC, &methods);
}
