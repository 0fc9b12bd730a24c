/* Whatever a megabyte holds, the reader answers soon. TIMES in the environment prints how
 * soon. */
#include "codec/yaml.h"

#include <criterion/criterion.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

static void read_away(const struct buf *text)
{
    struct arena arena;
    struct yaml_node root;
    struct err err;
    arena_init(&arena);
    yaml_read("f", text->text, text->len, &arena, &root, &err);
    arena_release(&arena);
}

enum { MIB = 1024 * 1024 };

/* Sanitizers and a busy machine: what is quadratic takes seconds. */
enum { PATIENCE = 1500 };

static double milliseconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void expect_quick(const char *name, const struct buf *text)
{
    double begin = milliseconds();
    read_away(text);
    double took = milliseconds() - begin;
    if (getenv("TIMES"))
        printf("%-40.40s %8.1f ms\n", name, took);
    cr_expect_lt(took, PATIENCE, "%s took %.0f ms", name, took);
}

Test(yaml_time, answers_in_time_whatever_is_repeated)
{
    static const char *const pieces[] = {
        "[",   "{",      "- ",  "? ",           "a: ",  "[a: ",  "{a: ",  "\"",   "'",
        "x",   "x ",     "#",   "# x\n",        "\t",   "\n",    " ",     "-\n",  "- a\n",
        "[]",  "\"\"\n", "a\n", ": ",           ",",    "&a ",   "*a ",   "!a ",  "!",
        "|\n", ">",      "%",   "%TAG !a! b\n", "%A\n", "---\n", "...\n", "\r",   "]",
        "é",   "🔥 ",     "\\",  "\xE2\x80\xA8", "[\n",  "{\n",   "- [",   "x:\n", "<<: "};
    struct buf text;
    buf_init(&text);
    for (size_t i = 0; i < COUNT(pieces); i++) {
        size_t size = strlen(pieces[i]);
        buf_reset(&text);
        while (text.len + size <= MIB)
            buf_add_n(&text, pieces[i], size);
        expect_quick(pieces[i], &text);
    }
    buf_release(&text);
}

/* The same behind something that opens a list, a text or 31 levels. */
Test(yaml_time, answers_in_time_whatever_follows_a_beginning)
{
    static const char *const begin[] = {
        "[", "{", "\"", "a: |\n ", "k: ", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["};
    static const char *const pieces[] = {"a,",   "a: b, ", "\n",  " ",   "\\n",
                                         "x ",   "\n ",    "[],", "{},", "a\n",
                                         "? a,", "'',",    "#\n", " x\n"};
    struct buf text, name;
    buf_init(&text);
    buf_init(&name);
    for (size_t b = 0; b < COUNT(begin); b++)
        for (size_t i = 0; i < COUNT(pieces); i++) {
            size_t size = strlen(pieces[i]);
            buf_reset(&text);
            buf_reset(&name);
            buf_addf(&name, "%s %s", begin[b], pieces[i]);
            buf_add(&text, begin[b]);
            while (text.len + size <= MIB)
                buf_add_n(&text, pieces[i], size);
            expect_quick(name.text, &text);
        }
    buf_release(&name);
    buf_release(&text);
}

Test(yaml_time, answers_in_time_whatever_is_counted)
{
    static const struct {
        const char *name, *begin, *format;
        int n;
    } cases[] = {
        {"100,000 keys", "", "key%d: 1\n", 100000},
        {"100,000 flow keys", "{", "k%d, ", 100000},
        {"quoted keys", "", "\"%d\":\n", 100000},
        {"tag directives", "", "%%TAG !a%d! b\n", 70000},
        {"tags of a second", "a\n...\n", "%%TAG !a%d! b\n", 70000},
        {"tags behind U+2028", "#", "\xE2\x80\xA8%%TAG !a%d! b", 60000},
        {"anchors", "", "- &a%d x\n", 80000},
    };
    struct buf text;
    buf_init(&text);
    for (size_t i = 0; i < COUNT(cases); i++) {
        buf_reset(&text);
        buf_add(&text, cases[i].begin);
        for (int k = 0; k < cases[i].n; k++)
            buf_addf(&text, cases[i].format, k);
        expect_quick(cases[i].name, &text);
    }
    buf_reset(&text);
    for (int depth = 0; text.len < MIB; depth++) {
        buf_fill(&text, ' ', (size_t)depth);
        buf_add(&text, "a:\n");
    }
    expect_quick("ever deeper", &text);
    buf_release(&text);
}

Test(yaml_time, writes_and_reads_100000_entries_in_time)
{
    struct yaml_out *out = yaml_out_new();
    struct buf text, key;
    struct arena arena;
    arena_init(&arena);
    buf_init(&text);
    buf_init(&key);
    double begin = milliseconds();
    yaml_out_mapping(out);
    for (int i = 0; i < 100000; i++) {
        buf_reset(&key);
        buf_addf(&key, "key %d 🔥", i);
        yaml_out_key(out, key.text);
        yaml_out_text(out, "a value");
    }
    yaml_out_end(out);
    yaml_out_finish(out, &text);
    double took = milliseconds() - begin;
    if (getenv("TIMES"))
        printf("writing 100,000                          %8.1f ms\n", took);
    cr_expect_lt(took, 2 * PATIENCE, "%.0f ms", took);
    struct yaml_node root;
    struct err err;
    cr_assert(yaml_read("f", text.text, text.len, &arena, &root, &err));
    cr_assert_eq(root.n, 100000);
    buf_release(&key);
    buf_release(&text);
    arena_release(&arena);
}
