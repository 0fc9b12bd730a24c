/* Quoting: within single quotes everything but a single quote is itself. */
#include "text/shell.h"

void shell_quote(struct buf *out, const char *word)
{
    buf_add_c(out, '\'');
    for (const char *s = word; *s; s++)
        if (*s == '\'')
            buf_add(out, "'\\''");
        else
            buf_add_c(out, *s);
    buf_add_c(out, '\'');
}
