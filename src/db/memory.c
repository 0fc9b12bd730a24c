/* Memory for a look-up: cut off one block, one piece behind the other, and never given
 * back, for the process ends right after. Most of a look-up is SQLite reading the schema,
 * and a fifth of its instructions were malloc and free. What does not fit comes from
 * malloc. SQLite has one allocator a process, so the block is a static one. */
#include "db_private.h"

#include <stdlib.h>
#include <string.h>

enum { BLOCK = 768 * 1024, ALIGN = 8 };

static struct {
    _Alignas(ALIGN) char bytes[BLOCK];
    size_t used;
} block;

/* In front of each piece. */
struct head {
    _Alignas(ALIGN) int size;
};

static bool in_block(const void *piece)
{
    const char *at = piece;
    return at >= block.bytes && at < block.bytes + BLOCK;
}

static int round_up(int size)
{
    return (size + ALIGN - 1) & ~(ALIGN - 1);
}

static void *take(int size)
{
    size_t need = sizeof(struct head) + (size_t)round_up(size);
    struct head *head;
    if (need <= BLOCK - block.used) {
        head = (struct head *)(void *)(block.bytes + block.used);
        block.used += need;
    } else {
        head = malloc(need);
        if (!head)
            return NULL; /* SQLite says so, and the look-up ends */
    }
    head->size = round_up(size);
    return head + 1;
}

static void give_back(void *piece)
{
    if (piece && !in_block(piece))
        free((struct head *)piece - 1);
}

static int size_of(void *piece)
{
    return piece ? ((struct head *)piece - 1)->size : 0;
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
    return SQLITE_OK;
}

static void end(void *ctx)
{
    (void)ctx;
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
