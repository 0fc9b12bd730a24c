/* Texts that came in, cut to what a record holds. */
#include "cut.h"

#include "text/utf8.h"

#include <string.h>

size_t cut_length(const char *s, size_t len, size_t most)
{
    size_t at = 0;
    uint32_t code;
    for (size_t n = 0; n < most && at < len; n++)
        at += utf8_decode(s + at, len - at, &code);
    return at;
}

void cut_line(struct buf *out, const char *s)
{
    static const char white[] = " \t\n\v\f\r";
    size_t start = out->len;
    while (*(s += strspn(s, white))) {
        size_t word = strcspn(s, white);
        if (out->len > start)
            buf_add_c(out, ' ');
        buf_add_n(out, s, word);
        s += word;
    }
}
