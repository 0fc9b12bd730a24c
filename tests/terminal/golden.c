/* Goldens, and how a wait in vain fails a Criterion test. */
#include "golden.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const char folder[] = "tests/screens";

_Noreturn void terminal_give_up(const char *why)
{
    cr_assert_fail("%s", why);
    abort(); /* only the compiler believes that one comes here */
}

static void write_golden(const char *path, const char *text)
{
    mkdir(folder, 0777);
    FILE *file = fopen(path, "w");
    cr_assert(file, "%s: %s", path, strerror(errno));
    int bad = fputs(text, file) < 0;
    bad = fclose(file) != 0 || bad;
    cr_assert(!bad, "%s could not be written", path);
}

static void read_golden(const char *path, struct buf *out)
{
    char bytes[4096];
    size_t n;
    FILE *file = fopen(path, "r");
    cr_assert(file, "%s: %s; make goldens writes it", path, strerror(errno));
    while ((n = fread(bytes, 1, sizeof bytes, file)) > 0)
        buf_add_n(out, bytes, n);
    fclose(file);
}

/* The next line, which it moves past, and its length; "" after the last. */
static const char *next_line(const char **at, int *len)
{
    const char *line = *at;
    size_t n = strcspn(line, "\n");
    *len = (int)n;
    *at = line + n + (line[n] == '\n');
    return line;
}

static void add_differences(struct buf *out, const char *want, const char *have)
{
    for (int row = 0; *want || *have; row++) {
        int want_len, have_len;
        const char *w = next_line(&want, &want_len);
        const char *h = next_line(&have, &have_len);
        if (want_len == have_len && memcmp(w, h, (size_t)want_len) == 0)
            continue;
        buf_addf(out, "\nrow %d\n  kept |%.*s|\n  now  |%.*s|", row, want_len, w, have_len,
                 h);
    }
}

void terminal_golden(struct terminal *t, const char *name)
{
    struct buf path, want, differences;
    buf_init(&path);
    buf_init(&want);
    buf_init(&differences);
    buf_addf(&path, "%s/%s.txt", folder, name);
    const char *have = terminal_text(t);
    if (getenv("UPDATE")) {
        write_golden(path.text, have);
    } else {
        read_golden(path.text, &want);
        add_differences(&differences, want.text, have);
        cr_expect(differences.len == 0, "the screen is not %s:%s", path.text,
                  differences.text);
    }
    buf_release(&differences);
    buf_release(&want);
    buf_release(&path);
}
