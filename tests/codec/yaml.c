/* YAML in and out. */
#include "codec/yaml.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static struct arena arena;
static struct yaml_node root;
static struct err err;

static bool reads_n(const char *text, size_t len)
{
    arena_release(&arena);
    return yaml_read("f.yaml", text, len, &arena, &root, &err);
}

static bool reads(const char *text)
{
    return reads_n(text, strlen(text));
}

Test(yaml, keeps_every_plain_scalar_as_text)
{
    static const char *const plain[] = {"no", "on",  "1:30", "0123", "null",
                                        "~",  "1e3", ".5",   "true"};
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
        char text[32];
        snprintf(text, sizeof text, "a: %s\n", plain[i]);
        cr_assert(reads(text), "%s", err.what);
        cr_assert_str_eq(yaml_get(&root, "a")->text, plain[i]);
        cr_assert(yaml_get(&root, "a")->plain);
    }
    arena_release(&arena);
}

Test(yaml, remembers_where_things_stood)
{
    cr_assert(reads("a:\n  - x\n  - é: {b: 'q'}\n"), "%s", err.what);
    const struct yaml_node *list = yaml_get(&root, "a");
    cr_assert_eq(list->kind, YAML_LIST);
    cr_assert_eq(list->n, 2);
    cr_assert(list->item[0].line == 2 && list->item[0].column == 5);
    const struct yaml_node *inner = yaml_get(&list->item[1], "é");
    cr_assert(inner->kind == YAML_MAPPING && inner->line == 3 && inner->column == 8);
    cr_assert(!yaml_get(inner, "b")->plain);
    cr_assert_eq(inner->key_column[0], 9);
    cr_assert_null(yaml_get(inner, "none"));
    cr_assert_null(yaml_get(list, "none"));
    arena_release(&arena);
}

Test(yaml, refuses_its_cleverer_half_with_the_place)
{
    static const struct {
        const char *text, *says;
    } cases[] = {
        {"a: &x 1\n", "f.yaml:1:4: an anchor"},
        {"a: *x\n", "f.yaml:1:4: an alias"},
        {"a: !!str 1\n", "f.yaml:1:4: a tag"},
        {"a: &x [1]\n", "f.yaml:1:4: an anchor"},
        {"a: !x {b: 1}\n", "f.yaml:1:4: a tag"},
        {"<<: {a: 1}\n", "f.yaml:1:1: a merge key"},
        {"a: 1\nb: 2\na: 3\n", "f.yaml:3:1: the key \"a\" is there already, in line 1"},
        {"{a: 1, a: 2}\n", "f.yaml:1:8: the key \"a\" is there already, in line 1"},
        {"a: 1\n---\nb: 2\n", "f.yaml:2:1: a second document"},
        {"? [a]\n: b\n", "f.yaml:1:3: a key that is no plain text"},
        {"? {a: 1}\n: b\n", "f.yaml:1:3: a key that is no plain text"},
        {"a: \"x\\0y\"\n", "f.yaml:1:4: a text with a NUL"},
        {"a: [1\n", "f.yaml:2:1: "},
        {"a: b: c\n", "f.yaml:1:5: "},
        {"\tx: 1\n", "f.yaml:1:1: "},
        {"a: \xff\n", "f.yaml:1:4: byte 3 is not UTF-8"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cr_assert(!reads(cases[i].text), "%s", cases[i].text);
        cr_assert_eq(err.code, ERR_INPUT);
        cr_assert_eq(strncmp(err.what, cases[i].says, strlen(cases[i].says)), 0, "%s: %s",
                     cases[i].text, err.what);
    }
    cr_assert(!reads_n("a", (size_t)YAML_BYTES + 1));
    arena_release(&arena);
}

Test(yaml, takes_a_byte_order_mark_and_an_empty_file)
{
    cr_assert(reads("\xEF\xBB\xBF"
                    "a: 1\n"));
    cr_assert(reads("") && root.kind == YAML_MAPPING && root.n == 0);
    cr_assert(reads("# only a comment\n"));
    arena_release(&arena);
}

/* Deep input must be refused before libyaml's scanner goes quadratic in it: 32 levels are
 * read, and a megabyte of more is answered as quickly as a flat one. */
Test(yaml, answers_a_megabyte_of_depth_at_once)
{
    static const char *const units[] = {
        "[", "{", "- ", "? ", "a: ", "\"", "[\n", "{a: ", "? ["};
    enum { LEN = 1 << 20 };
    char *text = malloc(LEN);
    for (size_t u = 0; u < sizeof units / sizeof *units; u++) {
        size_t unit = strlen(units[u]);
        for (size_t at = 0; at < LEN; at++)
            text[at] = units[u][at % unit];
        clock_t begin = clock();
        cr_assert(!reads_n(text, LEN), "%s", units[u]);
        cr_assert(clock() - begin < CLOCKS_PER_SEC, "%s", units[u]);
    }
    free(text);
    arena_release(&arena);
}

static void write_list(const char *const *texts, size_t n, struct buf *out)
{
    struct yaml_out *yaml = yaml_out_new();
    yaml_out_mapping(yaml);
    yaml_out_key(yaml, "list");
    yaml_out_list(yaml);
    for (size_t i = 0; i < n; i++)
        yaml_out_text(yaml, texts[i]);
    yaml_out_end(yaml);
    yaml_out_key(yaml, "short");
    yaml_out_short_list(yaml);
    for (size_t i = 0; i < n; i++)
        yaml_out_text(yaml, texts[i]);
    yaml_out_end(yaml);
    yaml_out_key(yaml, "n");
    yaml_out_plain(yaml, "42");
    yaml_out_end(yaml);
    yaml_out_finish(yaml, out);
}

Test(yaml, gives_back_every_text_it_wrote)
{
    static const char *const texts[] = {
        "",
        " ",
        "a",
        "a b",
        " a",
        "a ",
        "null",
        "Yes",
        "0123",
        "1:30",
        "- x",
        "# x",
        "a: b",
        "a #b",
        "'",
        "\"",
        "it's",
        "a\nb",
        "\na",
        "a\n",
        "a\n\nb\n\n",
        " a\n b",
        "a \nb",
        "\t",
        "a\tb",
        "---",
        "...",
        "%x",
        "@x",
        "&a",
        "*a",
        "!a",
        "|",
        ">",
        "[",
        "{a}",
        "a, b",
        "~",
        "\\",
        "é",
        "李小龙",
        "\xF0\x9F\x98\x80",
        "\xC2\x85",
        "\xE2\x80\xA8",
        "\xEF\xBB\xBF",
        "\x1b[31m",
        "\x7f",
        "a\r\nb",
        "2026-11-20",
        "a:",
        "-",
        "?",
        "a\\n",
        "y",
        "n",
        "off",
        "x'y\"z",
        "line one\nline two: x\n# three",
        "a\x01\nb",
    };
    const size_t n = sizeof texts / sizeof *texts;
    struct buf once, twice;
    buf_init(&once);
    buf_init(&twice);
    write_list(texts, n, &once);
    cr_assert(reads(once.text), "%s\n%s", err.what, once.text);
    static const char *const keys[] = {"list", "short"};
    const char *back[sizeof texts / sizeof *texts];
    for (size_t k = 0; k < 2; k++)
        for (size_t i = 0; i < n; i++) {
            back[i] = yaml_get(&root, keys[k])->item[i].text;
            cr_assert_str_eq(back[i], texts[i], "%s %zu", keys[k], i);
        }
    write_list(back, n, &twice);
    cr_assert_str_eq(once.text, twice.text);
    buf_release(&once);
    buf_release(&twice);
    arena_release(&arena);
}
