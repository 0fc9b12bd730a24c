/* What the targets share. */
#include "fuzz.h"

#include "text/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

_Noreturn void fuzz_fail(const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    fputs("FOUND: ", stderr);
    vfprintf(stderr, fmt, args);
    fputc('\n', stderr);
    va_end(args);
    abort();
}

void fuzz_check_text(const char *what, const char *text)
{
    size_t bad;
    if (text && !utf8_valid(text, strlen(text), &bad))
        fuzz_fail("%s is not UTF-8 at byte %zu", what, bad);
}

void fuzz_check_err(const struct err *err)
{
    if (err->code == ERR_NONE || !err->what[0])
        fuzz_fail("an error that says nothing");
    if (!memchr(err->what, '\0', sizeof err->what) ||
        !memchr(err->why, '\0', sizeof err->why) ||
        !memchr(err->next, '\0', sizeof err->next) || err->closest_n > ERR_CLOSEST)
        fuzz_fail("an error that does not end");
}

const char *fuzz_text(struct arena *arena, const char *bytes, size_t len)
{
    return arena_text(arena, len ? bytes : "", len);
}

static struct {
    const char *now, *slowest;
    double begun, most;
} timing;

static double used(void)
{
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

void fuzz_time(const char *what)
{
    double now = used();
    if (timing.now && now - timing.begun > timing.most) {
        timing.most = now - timing.begun;
        timing.slowest = timing.now;
    }
    timing.now = what;
    timing.begun = now;
}

double fuzz_slowest(const char **what)
{
    double most = timing.most;
    fuzz_time(NULL);
    *what = timing.slowest;
    timing.most = 0;
    return most;
}
