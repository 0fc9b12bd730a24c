/* The flag of a record, from its oddities. */
#include "odd.h"

#include "base/buf.h"

const char *odd_flag(const struct odd_words *table, size_t n, unsigned odd,
                     struct arena *arena)
{
    struct buf flag;
    buf_init(&flag);
    for (size_t i = 0; i < n; i++)
        if (table[i].odd & odd)
            buf_addf(&flag, "%s%s", flag.len ? "; " : "", table[i].words);
    const char *kept = arena_text(arena, flag.text, flag.len);
    buf_release(&flag);
    return kept;
}
