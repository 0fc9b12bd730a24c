/* YAML read into nodes, refused with a place, and written so that it comes back. */
#include "codec/yaml.h"

#include "base/buf.h"
#include "base/progress.h"

#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* Reads into nothing: what is wrong, or "" when it can be read. */
static struct err fault_of(const char *text, size_t len)
{
    struct arena arena;
    struct yaml_node root;
    struct err err = {.code = ERR_NONE};
    arena_init(&arena);
    yaml_read("f", text, len, &arena, &root, &err);
    arena_release(&arena);
    return err;
}

static struct yaml_node read_ok(struct arena *arena, const char *text)
{
    struct yaml_node root;
    struct err err = {.code = ERR_NONE};
    cr_assert(yaml_read("f", text, strlen(text), arena, &root, &err), "%s: %s", text,
              err.what);
    return root;
}

static const char sample[] = "# owners\n"
                             "areas:\n"
                             "  - name: Billing\n"
                             "    paths: [src/billing, 'a: b']\n"
                             "    note: |\n"
                             "      two\n"
                             "      lines\n"
                             "    on: no\n"
                             "  - name: \"\\u00e9\\t\"\n"
                             "    code: 0123 # text\n"
                             "? long\n"
                             ": 'it''s é 🔥'\n"
                             "empty:\n"
                             "map: {}\n";

Test(yaml, reads_nodes_that_know_their_place)
{
    struct arena arena;
    arena_init(&arena);
    struct yaml_node root = read_ok(&arena, sample);
    cr_assert_eq(root.kind, YAML_MAPPING);
    cr_assert_eq(root.n, 4);
    const struct yaml_node *areas = yaml_get(&root, "areas");
    cr_assert_eq(areas->kind, YAML_LIST);
    cr_assert_eq(areas->n, 2);
    cr_assert_eq(areas->line, 3);
    cr_assert_eq(areas->column, 3);
    const struct yaml_node *note = yaml_get(&areas->item[0], "note");
    cr_assert_str_eq(note->text, "two\nlines\n");
    cr_assert_not(note->plain);
    const struct yaml_node *on = yaml_get(&areas->item[0], "on");
    cr_assert_str_eq(on->text, "no");
    cr_assert(on->plain);
    cr_assert_eq(areas->item[0].key_line[3], 8);
    cr_assert_eq(areas->item[0].key_column[3], 5);
    cr_assert_str_eq(yaml_get(&areas->item[0], "paths")->item[1].text, "a: b");
    cr_assert_str_eq(yaml_get(&areas->item[1], "name")->text, "é\t");
    cr_assert_str_eq(yaml_get(&areas->item[1], "code")->text, "0123");
    cr_assert_str_eq(yaml_get(&root, "long")->text, "it's é 🔥");
    cr_assert_str_eq(yaml_get(&root, "empty")->text, "");
    cr_assert_null(yaml_get(&root, "name"));
    cr_assert_null(yaml_get(areas, "name"));
    arena_release(&arena);
}

Test(yaml, takes_nothing_for_an_empty_mapping)
{
    static const char *const texts[] = {"",           "\n",           "# only\n", "---\n",
                                        "---\n...\n", "\xEF\xBB\xBF", "{}"};
    struct arena arena;
    arena_init(&arena);
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct yaml_node root = read_ok(&arena, texts[i]);
        cr_assert_eq(root.kind, YAML_MAPPING, "%s", texts[i]);
        cr_assert_eq(root.n, 0);
    }
    struct yaml_node none;
    struct err err;
    cr_assert(yaml_read("f", NULL, 0, &arena, &none, &err));
    arena_release(&arena);
}

Test(yaml, passes_over_a_mark_of_utf8_and_a_version)
{
    struct arena arena;
    arena_init(&arena);
    struct yaml_node root = read_ok(&arena, "\xEF\xBB\xBF%YAML 1.2\n---\r\na: 1\r\nb: 2\n");
    cr_assert_eq(root.n, 2);
    cr_assert_eq(root.key_line[1], 4);
    cr_assert_eq(root.key_column[1], 1);
    arena_release(&arena);
}

static const struct {
    const char *text, *said;
} refused[] = {
    {"a: &x 1\n", "f:1:4: the anchor \"&x\""},
    {"a: 1\nb: *a\n", "f:2:4: the alias \"*a\""},
    {"*a : 1\n", "f:1:1: the alias \"*a\""},
    {"- *.go\n", "f:1:3: an alias or an anchor; expected quotes around"},
    {"&x [a]\n", "f:1:1: the anchor"},
    {"a: !!str 1\n", "f:1:4: the tag"},
    {"a: ! x\n", "f:1:4: the tag \"!\""},
    {"!x {a: b}\n", "f:1:1: the tag"},
    {"a: !u!x 1\n", "f:1:4: a tag"},
    {"%TAG !a! b\n---\na\n", "f:1:1: a tag directive"},
    {"%FOO\n---\na\n", "f:1:1: a directive"},
    {"%YAML 3.0\n---\na\n", "f:1:1: another version of YAML"},
    {"a: 1\n<<: {b: 2}\n", "f:2:1: the merge key \"<<\""},
    {"a: 1\nb: 2\n\nc: 3\nb: 4\na: 5\n",
     "f:5:1: the key \"b\" was there before, in line 2; expected each key once"},
    {"x:\n  {a: 1, \"a\": 2}\n", "f:2:10: the key \"a\" was there before, in line 2"},
    {"? [a]\n: b\n", "f:1:3: a list as a key"},
    {"{a: b}: c\n", "f:1:1: a mapping as a key"},
    {": b\n", "f:1:1: this does not fit into the mapping"},
    {"? \n: b\n", "f:1:2: a value without a key"},
    {"a: 1\n---\nb: 2\n", "f:2:1: a second document"},
    {"a: 1\n...\n%YAML 1.1\n---\n", "f:3:1: a second document"},
    {"a: b: c\n", "f:1:5: a \":\" cannot stand here"},
    {"a: 1\nbcd\ne: 2\n", "f:2:1: a line without a key; expected KEY: VALUE"},
    {"a: 1\n\tb: 2\n", "f:2:"},
    {"a:\n\t- b\n", "f:2:1: no value begins with this character"},
    {"a: 'b\n", "f:1:4: these quotes are never closed"},
    {"a: [b\n", "f:2:1: the list goes on without a comma or an end"},
    {"a: {b\n", "f:2:1: the mapping goes on without a comma or an end"},
    {"a: \"\\q\"\n", "f:1:5: an unknown escape"},
    {"a: \"x\\0y\"\n", "f:1:4: an escape makes a NUL"},
    {"a: \"\\ud800\"\n", "f:1:7: an escape that is no character"},
    {"é: \x01\n", "f:1:4: the control character U+0001"},
    {"\xEF\xBB\xBF"
     "a\n\xE2\x80\xA8"
     "b: \x1B[2J\n",
     "f:3:4: the control character U+001B"},
    {"a:\n  - é\xFF\n", "f:2:6: byte 9 of the file, counted from 0, is not UTF-8"},
    {"\xFF\xFE"
     "a",
     "f:1:1: the file is UTF-16 or UTF-32"},
    {"\xFE\xFF"
     "a",
     "f:1:1: the file is UTF-16 or UTF-32"},
    {"a: @b\n", "f:1:4: no value begins with this character"},
};

Test(yaml, refuses_with_the_place_and_what_was_expected)
{
    for (size_t i = 0; i < COUNT(refused); i++) {
        struct err err = fault_of(refused[i].text, strlen(refused[i].text));
        cr_expect_eq(err.code, ERR_INPUT, "%s", refused[i].text);
        cr_expect(strncmp(err.what, refused[i].said, strlen(refused[i].said)) == 0,
                  "%s gives %s", refused[i].text, err.what);
    }
}

Test(yaml, refuses_a_nul_at_its_byte)
{
    struct err err = fault_of("ab\n\0", 4);
    cr_assert_str_eq(err.what, "f:2:1: byte 3 of the file, counted from 0, is a NUL; "
                               "expected UTF-8 text");
}

Test(yaml, shows_no_control_sequence_of_the_file)
{
    struct err err = fault_of("\"\\e[2J\": 1\n\"\\e[2J\": 2\n", 22);
    cr_assert_str_eq(err.what, "f:2:1: the key \"^[[2J\" was there before, in line 1; "
                               "expected each key once");
}

Test(yaml, cuts_a_long_name_between_characters)
{
    struct buf text;
    buf_init(&text);
    for (int i = 0; i < 2; i++) {
        buf_fill(&text, 'a', 59);
        buf_add(&text, "éé: 1\n");
    }
    struct err err = fault_of(text.text, text.len);
    cr_assert_not_null(strstr(err.what, "aaa\" was"), "%s", err.what);
    buf_release(&text);
}

static void nest(struct buf *text, int lists)
{
    buf_fill(text, '[', (size_t)lists);
    buf_fill(text, ']', (size_t)lists);
}

Test(yaml, takes_a_depth_of_32_and_no_more)
{
    struct buf text;
    buf_init(&text);
    nest(&text, YAML_DEPTH);
    cr_assert_eq(fault_of(text.text, text.len).code, ERR_NONE);
    buf_reset(&text);
    nest(&text, YAML_DEPTH + 1);
    cr_assert_str_eq(fault_of(text.text, text.len).what,
                     "f:1:33: nested too deep; expected at most 32 lists and mappings in "
                     "one another");
    buf_release(&text);
}

Test(yaml, refuses_more_than_64_mib)
{
    char *text = calloc(1, YAML_BYTES + 1);
    struct err err = fault_of(text, YAML_BYTES + 1);
    cr_assert_str_eq(err.what, "f:1:1: the file is too large; expected at most 64 MiB");
    free(text);
}

Test(yaml, reads_every_beginning_of_a_document_or_says_no)
{
    for (size_t len = 0; len < sizeof sample; len++) {
        char *copy = malloc(len + 1);
        memcpy(copy, sample, len);
        copy[len] = '?';
        char *exact = realloc(copy, len ? len : 1);
        struct err err = fault_of(exact, len);
        cr_assert(err.code == ERR_NONE || err.code == ERR_INPUT);
        cr_assert_eq(err.code == ERR_NONE, err.what[0] == '\0');
        free(exact);
    }
}

/* Each byte changed to others: a tree or an error. */
Test(yaml, survives_damage)
{
    static const char others[] = "[]{}:,-?\"'|>&*!%#@\n\t\x80\xFF\x01";
    char text[sizeof sample];
    memcpy(text, sample, sizeof sample);
    for (size_t at = 0; at < sizeof sample - 1; at++) {
        for (size_t i = 0; i < sizeof others; i++) {
            text[at] = others[i];
            struct err err = fault_of(text, sizeof sample - 1);
            cr_assert(err.code == ERR_NONE || err.code == ERR_INPUT);
        }
        text[at] = sample[at];
    }
}

Test(yaml, refuses_a_file_of_crumbs)
{
    struct buf text;
    buf_init(&text);
    buf_add_c(&text, '[');
    while (text.len < 1000000)
        buf_add(&text, "a,");
    struct err err = fault_of(text.text, text.len);
    cr_assert_not_null(strstr(err.what, "more than 190536 values"), "%s", err.what);
    buf_release(&text);
}

/* How far it was, and how often it may go on. */
static int64_t read_so_far, to_read, turns;

static void tell(void *ctx, int64_t done, int64_t total, const char *things)
{
    (void)ctx;
    cr_assert_str_eq(things, "MiB of YAML read");
    read_so_far = done;
    to_read = total;
}

static bool stop(void *ctx)
{
    (void)ctx;
    return turns-- == 0;
}

Test(yaml, tells_how_far_a_large_file_is_and_stops_in_its_middle)
{
    static const struct progress listener = {tell, stop, NULL};
    struct buf text;
    buf_init(&text);
    while (text.len < 2 * 1024 * 1024)
        buf_add(&text, "- a line of some length, as text has it\n");
    progress_listen(&listener);
    turns = INT32_MAX;
    cr_assert_eq(fault_of(text.text, text.len).code, ERR_NONE);
    cr_assert_eq(to_read, 2);
    cr_assert_eq(read_so_far, 2);
    turns = 30000;
    cr_assert_eq(fault_of(text.text, text.len).code, ERR_INTERRUPTED);
    cr_assert_eq(read_so_far, 1);
    read_so_far = -1;
    turns = INT32_MAX;
    cr_assert_eq(fault_of(sample, strlen(sample)).code, ERR_NONE);
    cr_assert_eq(read_so_far, -1, "a small one is no work of its own");
    progress_listen(NULL);
    buf_release(&text);
}
