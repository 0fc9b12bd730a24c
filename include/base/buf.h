/* A growing piece of text, always NUL-terminated. Text in this program is built with it. */
#ifndef BUCKSTOP_BASE_BUF_H
#define BUCKSTOP_BASE_BUF_H

#include <stdarg.h>
#include <stddef.h>

struct buf {
    char *text; /* never NULL after buf_init; ours until buf_release */
    size_t len; /* bytes before the NUL; text may hold NULs of its own */
    size_t cap; /* 0 while text is the shared empty string */
};

void buf_init(struct buf *buf);
void buf_release(struct buf *buf);

/* Empties it, keeping the room. */
void buf_reset(struct buf *buf);

/* Cuts it to `len` bytes, which must not be more than it has. */
void buf_cut(struct buf *buf, size_t len);

void buf_add(struct buf *buf, const char *s);
void buf_add_n(struct buf *buf, const char *s, size_t len);
void buf_add_c(struct buf *buf, char c);
void buf_fill(struct buf *buf, char c, size_t n);
__attribute__((format(printf, 2, 3))) void buf_addf(struct buf *buf, const char *fmt, ...);
__attribute__((format(printf, 2, 0))) void buf_addv(struct buf *buf, const char *fmt,
                                                    va_list args);

/* A count as people read it: 1,000,000. */
void buf_add_count(struct buf *buf, size_t n);

/* The same for a "%s" of a format: GROUPED(n), good in the block it stands in. */
enum { COUNT_TEXT = 28 }; /* 20 digits, 6 commas, the NUL */
const char *buf_count_text(char text[COUNT_TEXT], size_t n);
#define GROUPED(n) buf_count_text((char[COUNT_TEXT]){0}, (size_t)(n))

/* Makes room for `more` further bytes and the NUL, without changing len. */
void buf_reserve(struct buf *buf, size_t more);

#endif
