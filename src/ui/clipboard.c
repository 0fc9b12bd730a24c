/* The clipboard of the terminal: xterm's control sequence OSC 52, "Manipulate Selection
 * Data". Nothing asks whether it was taken, for terminals do not answer. */
#include "ui/clipboard.h"

#include "text/clean.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

bool clipboard_can(const char *term)
{
    static const char *const none[] = {"dumb", "linux", "vt",     "ansi",
                                       "cons", "sun",   "cygwin", "unknown"};
    if (!term || !term[0])
        return false;
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        if (strncmp(term, none[i], strlen(none[i])) == 0)
            return false;
    return true;
}

/* RFC 4648, section 4. */
static void add_base64(struct buf *out, const char *text, size_t len)
{
    static const char sign[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t at = 0; at < len; at += 3) {
        unsigned bits = 0;
        for (size_t i = 0; i < 3; i++)
            bits = bits << 8 | (at + i < len ? (unsigned char)text[at + i] : 0U);
        for (size_t i = 0; i < 4; i++)
            buf_add_c(out, at + i > len ? '=' : sign[bits >> (18 - 6 * i) & 63]);
    }
}

bool clipboard_sequence(struct buf *out, const char *text)
{
    struct buf clean;
    buf_init(&clean);
    clean_add_lines(&clean, SINK_PIPE, text);
    bool fits = clean.len <= CLIPBOARD_MOST;
    if (fits) {
        buf_add(out, "\033]52;c;");
        add_base64(out, clean.text, clean.len);
        buf_add(out, "\033\\");
    }
    buf_release(&clean);
    return fits;
}

static bool write_all(const char *bytes, size_t len)
{
    for (size_t done = 0; done < len;) {
        ssize_t n = write(STDOUT_FILENO, bytes + done, len - done);
        if (n < 0 && errno != EINTR)
            return false;
        done += n > 0 ? (size_t)n : 0;
    }
    return true;
}

bool clipboard_copy(void *ctx, const char *text)
{
    struct buf bytes;
    (void)ctx;
    if (!clipboard_can(getenv("TERM")) || !isatty(STDOUT_FILENO))
        return false;
    buf_init(&bytes);
    bool ok = clipboard_sequence(&bytes, text) && write_all(bytes.text, bytes.len);
    buf_release(&bytes);
    return ok;
}
