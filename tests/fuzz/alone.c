/* A target without libFuzzer: reads every seed as it is, and grown to 1 MiB, as a whole and
 * by each of its lines, and measures. For a compiler without a fuzzer, and for the times of
 * a program that is built as it is used. */
#include "fuzz.h"

#include "base/buf.h"
#include "text/utf8.h"

#include <stdio.h>
#include <string.h>

enum {
    TRIES = 5,   /* of what was too slow: what else the machine does only adds */
    PIECE = 16,  /* bytes that the plain reading copies at a time */
    SLOWER = 100 /* than the plain reading: what takes it a millisecond may take FUZZ_MS */
};

struct worst {
    double ms;
    const char *file, *what;
    size_t inputs;
};

static double once(const char *bytes, size_t len, const char **what)
{
    fuzz_one(bytes, len);
    return fuzz_slowest(what);
}

/* The plain reading: whether 1 MiB is UTF-8, and copies of all its pieces. A machine that
 * is slower, or busy, takes longer for it as for everything. */
static double plain(void)
{
    static char text[FUZZ_LARGE];
    const char *what;
    double best = 0;
    memset(text, 'a', sizeof text);
    for (int i = 0; i < TRIES; i++) {
        struct arena arena;
        arena_init(&arena);
        fuzz_time("a plain reading");
        bool good = utf8_valid(text, sizeof text, NULL);
        for (size_t at = 0; good && at < sizeof text; at += PIECE)
            arena_text(&arena, text + at, PIECE);
        fuzz_time(NULL);
        arena_release(&arena);
        double took = fuzz_slowest(&what);
        best = i == 0 || took < best ? took : best;
    }
    return best;
}

/* What 1 MiB may take here and now. */
static double allowed(void)
{
    double most = plain() * SLOWER;
    return most > FUZZ_MS ? most : FUZZ_MS;
}

static void measure(struct worst *worst, const char *file, const char *bytes, size_t len)
{
    const char *what;
    double best = once(bytes, len, &what);
    for (int i = 1; i < TRIES && best > FUZZ_MS; i++) {
        double took = once(bytes, len, &what);
        best = took < best ? took : best;
    }
    worst->inputs++;
    if (best > worst->ms) {
        worst->ms = best;
        worst->file = file;
        worst->what = what;
    }
    double most = best > FUZZ_MS ? allowed() : FUZZ_MS;
    if (best > most)
        fuzz_fail("%s grown to %zu bytes took %.0f ms for %s, %.0f at most", file, len,
                  best, what, most);
}

/* The piece over and over, after what comes before it in the file. */
static void grow(struct worst *worst, const char *file, const struct buf *seed, size_t from,
                 size_t len)
{
    struct buf large;
    buf_init(&large);
    buf_add_n(&large, seed->text, from);
    while (len && large.len + len <= FUZZ_LARGE)
        buf_add_n(&large, seed->text + from, len);
    measure(worst, file, large.text, large.len);
    buf_release(&large);
}

static bool read_seed(const char *path, struct buf *seed)
{
    char piece[4096];
    size_t n;
    FILE *file = fopen(path, "rb");
    if (!file)
        return false;
    while ((n = fread(piece, 1, sizeof piece, file)) > 0)
        buf_add_n(seed, piece, n);
    fclose(file);
    return true;
}

static void read_one(struct worst *worst, const char *path)
{
    struct buf seed;
    buf_init(&seed);
    if (!read_seed(path, &seed))
        fuzz_fail("%s cannot be read", path);
    measure(worst, path, seed.text, seed.len);
    grow(worst, path, &seed, 0, seed.len);
    for (size_t at = 0; at < seed.len && seed.len < FUZZ_LARGE / 2;) {
        const char *end = memchr(seed.text + at, '\n', seed.len - at);
        size_t len = end ? (size_t)(end - seed.text) + 1 - at : seed.len - at;
        grow(worst, path, &seed, at, len);
        at += len;
    }
    buf_release(&seed);
}

int main(int argc, char **argv)
{
    if (argc == 1)
        printf("a plain reading takes %.1f ms\n", plain());
    struct worst worst = {.file = "nothing", .what = "nothing"};
    for (int i = 1; i < argc; i++)
        read_one(&worst, argv[i]);
    printf("%zu inputs, the slowest %.1f ms: %s of %s\n", worst.inputs, worst.ms,
           worst.what, worst.file);
    return 0;
}
