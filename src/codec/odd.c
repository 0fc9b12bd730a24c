/* The flag of a record, from its oddities. */
#include "odd.h"

#include "base/buf.h"
#include "cut.h"

#include <string.h>

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

/* A flag is taken apart at its semicolons, so the text may have none. */
const char *odd_named(const char *words, const char *written, struct arena *arena)
{
    enum { MOST = 40 };
    struct buf line;
    buf_init(&line);
    cut_line(&line, written);
    size_t len = cut_length(line.text, line.len, MOST);
    char *kept = arena_text(arena, line.text, len);
    for (char *c = kept; *c; c++)
        *c = *c == ';' ? ',' : *c == '"' ? '\'' : *c;
    const char *named =
        arena_printf(arena, "%s: \"%s%s\"", words, kept, len < line.len ? "..." : "");
    buf_release(&line);
    return named;
}
