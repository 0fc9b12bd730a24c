/* YAML written so that it comes back as it was. */
#include "codec/yaml.h"

#include <criterion/criterion.h>

#include <string.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

static struct yaml_node read_ok(struct arena *arena, const char *text)
{
    struct yaml_node root;
    struct err err = {.code = ERR_NONE};
    cr_assert(yaml_read("f", text, strlen(text), arena, &root, &err), "%s: %s", text,
              err.what);
    return root;
}

static const char *const nasty[] = {
    "",
    " ",
    "  ",
    " a",
    "a ",
    " a ",
    "null",
    "Null",
    "~",
    "yes",
    "NO",
    "y",
    "on",
    "true",
    "0123",
    "0x1F",
    "0o17",
    "1e3",
    "1_000",
    "-1",
    "+1",
    ".5",
    ".",
    "..",
    "...",
    "... a",
    "---",
    "--- a",
    "-",
    "- x",
    "-x",
    "?",
    "? x",
    "?x",
    ":",
    ": x",
    ":x",
    "a:",
    "a: b",
    "a:b",
    "http://x/y",
    "1:30",
    "190:20:30",
    "2026-11-20",
    "2026-11-20T14:02:00Z",
    ".inf",
    "-.INF",
    ".NaN",
    "=",
    "<<",
    "=x",
    "# x",
    "#x",
    "a #b",
    "a#b",
    "'",
    "\"",
    "'a'",
    "\"a\"",
    "it's",
    "a \"b\"",
    "\\",
    "\\n",
    "\\U0001F600",
    "%x",
    "@x",
    "`x",
    "!x",
    "!",
    "&x",
    "*x",
    "*.go",
    "**/*.c",
    "|",
    ">",
    "|-",
    "[",
    "]",
    "{",
    "}",
    "[a]",
    "{a: b}",
    "a, b",
    "a,b",
    "a]",
    "a}",
    ",",
    "x?",
    "\n",
    "\n\n",
    "a\n",
    "a\n\n",
    "\na",
    "\n\na",
    "a\nb",
    "a\n\nb",
    "a\nb\n",
    "a\nb\n\n\n",
    " a\nb",
    "a\n b",
    "a \nb",
    "a\nb ",
    "a\n \nb",
    "# a\n# b\n",
    "- a\n- b\n",
    "---\na",
    "a\n---\nb\n...\n",
    "%a\nb",
    "\t",
    "\ta",
    "a\t",
    "a\tb",
    "\ta\nb",
    "a\n\tb",
    "a\t\nb",
    "\r",
    "a\r\nb",
    "\r\n",
    "é",
    "日本語",
    "🔥",
    "🔥 pay",
    "a 🔥\nb 👩‍💻",
    "\xEE\x80\x80",
    "\xEE\x80\x80🔥\xEE\x80\x80",
    "\U0010FFFD",
    "\uFFFD",
    "\xC2\x85",
    "a\xC2\x85"
    "b",
    "\xE2\x80\xA8",
    "a\xE2\x80\xA8"
    "b\n",
    "\xE2\x80\xA9",
    "\xEF\xBB\xBF",
    "a\xEF\xBB\xBF",
    "\xEF\xBF\xBE",
    "\xEF\xBF\xBF",
    "\xC2\xA0",
    "\xC2\xA0x",
    "\x01",
    "a\x1B[2Jb",
    "\x7F",
    "\xC2\x80",
    "a\nb\x07",
    "\u202Eabc",
    "\u200B",
};

static void write_everywhere(struct buf *to, const char *const *texts, size_t n)
{
    struct yaml_out *out = yaml_out_new();
    yaml_out_mapping(out);
    yaml_out_key(out, "values");
    yaml_out_list(out);
    for (size_t i = 0; i < n; i++)
        yaml_out_text(out, texts[i]);
    yaml_out_end(out);
    yaml_out_key(out, "short");
    yaml_out_short_list(out);
    for (size_t i = 0; i < n; i++)
        yaml_out_text(out, texts[i]);
    yaml_out_end(out);
    yaml_out_key(out, "keys");
    yaml_out_mapping(out);
    for (size_t i = 0; i < n; i++) {
        yaml_out_key(out, texts[i]);
        yaml_out_text(out, texts[i]);
    }
    yaml_out_end(out);
    yaml_out_key(out, "deep");
    yaml_out_list(out);
    for (size_t i = 0; i < n; i++) {
        yaml_out_list(out);
        yaml_out_mapping(out);
        yaml_out_key(out, "k");
        yaml_out_text(out, texts[i]);
        yaml_out_end(out);
        yaml_out_text(out, texts[i]);
        yaml_out_end(out);
    }
    yaml_out_end(out);
    yaml_out_end(out);
    yaml_out_finish(out, to);
}

Test(yaml_out, reads_back_what_it_wrote_wherever_it_stood)
{
    const size_t n = COUNT(nasty);
    const char *again[COUNT(nasty)];
    struct arena arena;
    struct buf first, second;
    arena_init(&arena);
    buf_init(&first);
    buf_init(&second);
    write_everywhere(&first, nasty, n);
    struct yaml_node root = read_ok(&arena, first.text);
    const struct yaml_node *values = yaml_get(&root, "values"),
                           *list = yaml_get(&root, "short"),
                           *keys = yaml_get(&root, "keys"), *deep = yaml_get(&root, "deep");
    cr_assert_eq(values->n, n);
    cr_assert_eq(list->n, n);
    cr_assert_eq(keys->n, n);
    for (size_t i = 0; i < n; i++) {
        cr_expect_str_eq(values->item[i].text, nasty[i]);
        cr_expect_str_eq(list->item[i].text, nasty[i]);
        cr_expect_str_eq(keys->key[i], nasty[i]);
        cr_expect_str_eq(keys->item[i].text, nasty[i]);
        cr_expect_str_eq(deep->item[i].item[0].item[0].text, nasty[i]);
        cr_expect_str_eq(deep->item[i].item[1].text, nasty[i]);
        again[i] = values->item[i].text;
    }
    write_everywhere(&second, again, n);
    cr_assert_str_eq(second.text, first.text);
    buf_release(&second);
    buf_release(&first);
    arena_release(&arena);
}

Test(yaml_out, reads_back_a_document_of_one_text)
{
    struct arena arena;
    struct buf text;
    arena_init(&arena);
    buf_init(&text);
    for (size_t i = 0; i < COUNT(nasty); i++) {
        struct yaml_out *out = yaml_out_new();
        buf_reset(&text);
        yaml_out_text(out, nasty[i]);
        yaml_out_finish(out, &text);
        cr_expect_str_eq(read_ok(&arena, text.text).text, nasty[i]);
    }
    buf_release(&text);
    arena_release(&arena);
}

static const struct {
    const char *text, *written;
} styles[] = {
    {"Billing", "Billing"},
    {"it's a \"b\", c [d]", "it's a \"b\", c [d]"},
    {"http://x/y?z", "http://x/y?z"},
    {"🔥 pay", "🔥 pay"},
    {"3 people", "3 people"},
    {"null", "'null'"},
    {"0123", "'0123'"},
    {"2026-11-20", "'2026-11-20'"},
    {"1:30", "'1:30'"},
    {"", "''"},
    {" it's", "' it''s'"},
    {"- x", "'- x'"},
    {"a #b", "'a #b'"},
    {"🔥\nb", "|-\n  🔥\n  b"},
    {"a\n\nb\n", "|\n  a\n\n  b"},
    {"a\nb\n\n", "\"a\\nb\\n\\n\""},
    {" a\nb", "\" a\\nb\""},
    {"a \nb", "\"a \\nb\""},
    {"a\tb", "\"a\\tb\""},
    {"\x1B🔥", "\"\\e🔥\""},
    {"\xEF\xBB\xBF", "\"\\uFEFF\""},
};

Test(yaml_out, writes_a_text_in_the_plainest_style_that_keeps_it)
{
    struct buf text, want;
    buf_init(&text);
    buf_init(&want);
    for (size_t i = 0; i < COUNT(styles); i++) {
        struct yaml_out *out = yaml_out_new();
        buf_reset(&text);
        buf_reset(&want);
        yaml_out_mapping(out);
        yaml_out_key(out, "k");
        yaml_out_text(out, styles[i].text);
        yaml_out_end(out);
        yaml_out_finish(out, &text);
        buf_addf(&want, "k: %s\n", styles[i].written);
        cr_expect_str_eq(text.text, want.text);
    }
    buf_release(&want);
    buf_release(&text);
}

Test(yaml_out, writes_blocks_by_two_and_short_lists_on_a_line)
{
    struct yaml_out *out = yaml_out_new();
    struct buf text;
    buf_init(&text);
    buf_add(&text, "# head\n");
    yaml_out_mapping(out);
    yaml_out_key(out, "areas");
    yaml_out_list(out);
    yaml_out_mapping(out);
    yaml_out_key(out, "on");
    yaml_out_plain(out, "2026-11-20");
    yaml_out_key(out, "paths");
    yaml_out_short_list(out);
    yaml_out_text(out, "a");
    yaml_out_text(out, "b:c");
    yaml_out_plain(out, "3");
    yaml_out_end(out);
    yaml_out_key(out, "note");
    yaml_out_text(out, "x\ny\n");
    yaml_out_end(out);
    yaml_out_end(out);
    yaml_out_key(out, "none");
    yaml_out_list(out);
    yaml_out_end(out);
    yaml_out_key(out, "nothing");
    yaml_out_mapping(out);
    yaml_out_end(out);
    yaml_out_end(out);
    yaml_out_finish(out, &text);
    cr_assert_str_eq(text.text, "# head\n"
                                "areas:\n"
                                "- 'on': 2026-11-20\n"
                                "  paths: [a, 'b:c', 3]\n"
                                "  note: |\n"
                                "    x\n"
                                "    y\n"
                                "none: []\n"
                                "nothing: {}\n");
    buf_release(&text);
}

Test(yaml_out, never_breaks_a_long_line)
{
    struct yaml_out *out = yaml_out_new();
    struct buf text, line;
    buf_init(&text);
    buf_init(&line);
    for (int i = 0; i < 1000; i++)
        buf_add(&line, "word ");
    buf_add(&line, "end");
    yaml_out_text(out, line.text);
    yaml_out_finish(out, &text);
    buf_add_c(&line, '\n');
    cr_assert_str_eq(text.text, line.text);
    buf_release(&line);
    buf_release(&text);
}
