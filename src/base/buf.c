/* The growing piece of text. */
#include "base/buf.h"

#include "base/mem.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What an empty buffer points at, so that text is never NULL. Never written to: cap is 0.
 */
static char empty[1];

void buf_init(struct buf *buf)
{
    *buf = (struct buf){.text = empty};
}

void buf_release(struct buf *buf)
{
    if (buf->cap)
        free(buf->text);
    buf_init(buf);
}

void buf_reset(struct buf *buf)
{
    buf_cut(buf, 0);
}

void buf_cut(struct buf *buf, size_t len)
{
    if (!buf->cap)
        return;
    buf->len = len;
    buf->text[len] = '\0';
}

void buf_reserve(struct buf *buf, size_t more)
{
    if (more >= SIZE_MAX - buf->len)
        mem_exhausted();
    if (buf->cap && buf->len + more + 1 <= buf->cap)
        return;
    char *old = buf->cap ? buf->text : NULL;
    buf->text = mem_grow(old, &buf->cap, buf->len + more + 1, 1);
    buf->text[buf->len] = '\0';
}

void buf_add_n(struct buf *buf, const char *s, size_t len)
{
    if (!len)
        return;
    buf_reserve(buf, len);
    memcpy(buf->text + buf->len, s, len);
    buf_cut(buf, buf->len + len);
}

void buf_add(struct buf *buf, const char *s)
{
    buf_add_n(buf, s, strlen(s));
}

void buf_add_c(struct buf *buf, char c)
{
    buf_reserve(buf, 1);
    buf->text[buf->len++] = c;
    buf->text[buf->len] = '\0';
}

const char *buf_count_text(char text[COUNT_TEXT], size_t n)
{
    char digits[24];
    size_t len = (size_t)snprintf(digits, sizeof digits, "%zu", n), at = 0;
    for (size_t i = 0; i < len; i++) {
        if (i && (len - i) % 3 == 0)
            text[at++] = ',';
        text[at++] = digits[i];
    }
    text[at] = '\0';
    return text;
}

void buf_add_count(struct buf *buf, size_t n)
{
    buf_add(buf, GROUPED(n));
}

void buf_fill(struct buf *buf, char c, size_t n)
{
    if (!n)
        return;
    buf_reserve(buf, n);
    memset(buf->text + buf->len, c, n);
    buf_cut(buf, buf->len + n);
}

void buf_addv(struct buf *buf, const char *fmt, va_list args)
{
    va_list again;
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, fmt, args);
    if (n > 0) {
        buf_reserve(buf, (size_t)n);
        vsnprintf(buf->text + buf->len, (size_t)n + 1, fmt, again);
        buf->len += (size_t)n;
    }
    va_end(again);
}

void buf_addf(struct buf *buf, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    buf_addv(buf, fmt, args);
    va_end(args);
}
