/* UTF-8 and the steps of a cursor in it. */
#include "text/utf8.h"

#include <assert.h>
#include <string.h>
#include <utf8proc.h>

enum { REPLACEMENT = 0xFFFD };

/* The length of the sequence at s, 0 if it is none; RFC 3629's table of byte ranges. */
static size_t sequence(const unsigned char *s, size_t len)
{
    if (s[0] < 0x80)
        return 1;
    if (s[0] < 0xC2 || s[0] > 0xF4)
        return 0;
    size_t need = s[0] < 0xE0 ? 2 : s[0] < 0xF0 ? 3 : 4;
    if (len < need)
        return 0;
    unsigned char low = s[0] == 0xE0 ? 0xA0 : s[0] == 0xF0 ? 0x90 : 0x80;
    unsigned char high = s[0] == 0xED ? 0x9F : s[0] == 0xF4 ? 0x8F : 0xBF;
    if (s[1] < low || s[1] > high)
        return 0;
    for (size_t i = 2; i < need; i++)
        if ((s[i] & 0xC0) != 0x80)
            return 0;
    return need;
}

/* Whether eight bytes are ASCII and none of them NUL. */
static bool plain_eight(const char *s)
{
    static const uint64_t ones = 0x0101010101010101, highs = 0x8080808080808080;
    uint64_t eight;
    memcpy(&eight, s, sizeof eight);
    return (((eight - ones) | eight) & highs) == 0;
}

bool utf8_valid(const char *s, size_t len, size_t *bad)
{
    for (size_t at = 0; at < len;) {
        if (len - at >= 8 && plain_eight(s + at)) {
            at += 8;
            continue;
        }
        size_t n = s[at] ? sequence((const unsigned char *)s + at, len - at) : 0;
        if (n == 0) {
            if (bad)
                *bad = at;
            return false;
        }
        at += n;
    }
    return true;
}

size_t utf8_decode(const char *s, size_t len, uint32_t *code)
{
    static const unsigned char lead[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    const unsigned char *u = (const unsigned char *)s;
    assert(len > 0);
    size_t n = sequence(u, len);
    if (n == 0) {
        *code = REPLACEMENT;
        return 1;
    }
    uint32_t c = u[0] & lead[n];
    for (size_t i = 1; i < n; i++)
        c = c << 6 | (u[i] & 0x3Fu);
    *code = c;
    return n;
}

void utf8_add(struct buf *out, uint32_t code)
{
    utf8proc_uint8_t bytes[4];
    utf8proc_ssize_t n = utf8proc_encode_char((utf8proc_int32_t)code, bytes);
    assert(n > 0);
    buf_add_n(out, (const char *)bytes, (size_t)n);
}

bool utf8_alone(const char *s, size_t len, size_t at)
{
    return s[at] >= ' ' && s[at] < 0x7F &&
           (at + 1 == len || (unsigned char)s[at + 1] < 0x80);
}

size_t grapheme_next(const char *s, size_t len, size_t at)
{
    if (at >= len)
        return len;
    if (utf8_alone(s, len, at))
        return at + 1;
    uint32_t before, after;
    utf8proc_int32_t state = 0;
    size_t end = at + utf8_decode(s + at, len - at, &before);
    while (end < len) {
        size_t n = utf8_decode(s + end, len - end, &after);
        if (utf8proc_grapheme_break_stateful((utf8proc_int32_t)before,
                                             (utf8proc_int32_t)after, &state))
            break;
        end += n;
        before = after;
    }
    return end;
}

/* Where a cluster may begin depends on all that comes before it (flags pair up), but never
 * across an ASCII byte that is not CR, so the walk begins there: linear in the cluster and
 * the run of other text it stands in. */
size_t grapheme_prev(const char *s, size_t len, size_t at)
{
    if (at > len)
        at = len;
    if (at == 0)
        return 0;
    size_t start = at - 1;
    while (start > 0) {
        unsigned char c = (unsigned char)s[start - 1];
        if (c >= ' ' && c < 0x7F && (unsigned char)s[start] < 0x80)
            break;
        start--;
    }
    for (;;) {
        size_t next = grapheme_next(s, len, start);
        if (next >= at)
            return start;
        start = next;
    }
}
