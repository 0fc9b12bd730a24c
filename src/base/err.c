/* Error values and the one table of their words and exit codes. */
#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const struct {
    const char *kind;
    int exit;
} codes[] = {
    [ERR_NONE] = {"none", 0},         [ERR_NOT_FOUND] = {"not_found", 1},
    [ERR_USAGE] = {"usage", 2},       [ERR_STORE] = {"store", 2},
    [ERR_INPUT] = {"input", 2},       [ERR_AMBIGUOUS] = {"ambiguous", 3},
    [ERR_UNOWNED] = {"unowned", 4},   [ERR_REFUSED] = {"refused", 5},
    [ERR_CONFLICT] = {"conflict", 6}, [ERR_INTERRUPTED] = {"interrupted", 130},
};

int err_exit(enum err_code code)
{
    return codes[code].exit;
}

const char *err_kind(enum err_code code)
{
    return codes[code].kind;
}

/* vsnprintf cuts at a byte; step back so that no half code point is left at the end. */
__attribute__((format(printf, 3, 0))) static void put(char *to, size_t size,
                                                      const char *fmt, va_list args)
{
    int n = vsnprintf(to, size, fmt, args);
    if (n < 0) {
        to[0] = '\0';
        return;
    }
    if ((size_t)n < size)
        return;
    size_t end = size - 1, lead = end;
    while (lead > 0 && ((unsigned char)to[lead - 1] & 0xC0) == 0x80)
        lead--;
    unsigned char first = lead > 0 ? (unsigned char)to[lead - 1] : 0;
    size_t need = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;
    if (need > 1 && end - lead + 1 < need)
        to[lead - 1] = '\0';
}

bool err_set(struct err *err, enum err_code code, const char *fmt, ...)
{
    *err = (struct err){.code = code};
    va_list args;
    va_start(args, fmt);
    put(err->what, sizeof err->what, fmt, args);
    va_end(args);
    return false;
}

bool err_why(struct err *err, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    put(err->why, sizeof err->why, fmt, args);
    va_end(args);
    return false;
}

bool err_next(struct err *err, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    put(err->next, sizeof err->next, fmt, args);
    va_end(args);
    return false;
}

void err_closest(struct err *err, const char *name)
{
    if (err->closest_n == ERR_CLOSEST || strlen(name) >= ERR_NAME)
        return;
    memcpy(err->closest[err->closest_n++], name, strlen(name) + 1);
}
