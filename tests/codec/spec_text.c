/* A spec as YAML: reading it, and the template that is edited. */
#include "codec/spec_text.h"

#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>

static struct arena arena;
static struct err err;

static bool read_spec(const char *text, struct spec_text_in *spec)
{
    arena_release(&arena);
    return spec_text_read("spec", text, strlen(text), &arena, spec, &err);
}

Test(spec_text, reads_the_keys_that_are_there_and_no_others)
{
    struct spec_text_in spec;
    cr_assert(read_spec("title: Invoice list\narea: billing\ncustomer: Acme\n"
                        "who: finance lead\ndone_when: |\n  one\n  two: three\n"
                        "awkward:\n- no invoices\n- ''\n-\n- 'a: b'\nsigns_off: |-\n  Ana\n"
                        "way_back:\n",
                        &spec),
              "%s", err.what);
    cr_expect_str_eq(spec.title, "Invoice list");
    cr_expect_str_eq(spec.area, "billing");
    cr_expect_str_eq(spec.customer, "Acme");
    cr_expect_str_eq(spec.field[SPEC_WHO], "finance lead");
    cr_expect_str_eq(spec.field[SPEC_DONE_WHEN], "one\ntwo: three\n");
    cr_expect_str_eq(spec.field[SPEC_SIGNS_OFF], "Ana");
    cr_expect_str_eq(spec.field[SPEC_WAY_BACK], "");
    cr_expect_null(spec.field[SPEC_WHY]);
    cr_assert_eq(spec.awkward_n, 2);
    cr_expect_str_eq(spec.awkward[0], "no invoices");
    cr_expect_str_eq(spec.awkward[1], "a: b");
    cr_expect(spec.awkward_given);
    arena_release(&arena);
}

Test(spec_text, one_awkward_case_needs_no_list_and_none_is_an_empty_one)
{
    struct spec_text_in spec;
    cr_assert(read_spec("awkward: none known", &spec));
    cr_assert_eq(spec.awkward_n, 1);
    cr_expect_str_eq(spec.awkward[0], "none known");
    cr_assert(read_spec("awkward:", &spec));
    cr_expect_eq(spec.awkward_n, 0);
    cr_expect(spec.awkward_given);
    cr_assert(read_spec("awkward: []", &spec));
    cr_expect(spec.awkward_given);
    arena_release(&arena);
}

Test(spec_text, nothing_is_a_spec_with_nothing_in_it)
{
    static const char *const empty[] = {"",      "\n\n",         "# a note\n",
                                        "---\n", "\xEF\xBB\xBF", "{}"};
    for (size_t i = 0; i < sizeof empty / sizeof *empty; i++) {
        struct spec_text_in spec = {.title = "x"};
        cr_assert(read_spec(empty[i], &spec), "%s", err.what);
        cr_expect_null(spec.title);
        cr_expect_not(spec.awkward_given);
    }
    arena_release(&arena);
}

static const struct {
    const char *text, *what;
} refused[] = {
    {"who: a\nwhoo: b\n",
     "spec:2:1: there is no key \"whoo\" in a spec; expected perhaps \"who\""},
    {"colour: b\n",
     "spec:1:1: there is no key \"colour\" in a spec; expected one of: title "
     "area customer who does why awkward done_when not_changing way_back "
     "signs_off"},
    {"who: [a]\n", "spec:1:6: a list; expected text; a text with \": \" in it stands in "
                   "quotes, or indented below a \"|\""},
    {"awkward:\n- price: high\n",
     "spec:2:3: a key inside a text; expected text; a text with \": \" in it stands in "
     "quotes, or indented below a \"|\""},
    {"title: |\n  a\n  b\n", "spec:1:8: a text of several lines; expected one line"},
    {"- who\n", "spec:1:1: a list; expected the keys of a spec, such as \"who: ...\""},
    {"who\n", "spec:1:1: a text without a key; expected the keys of a spec, such as \"who: "
              "...\""},
};

Test(spec_text, says_where_it_cannot_be_read_and_what_was_expected)
{
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        struct spec_text_in spec = {.title = "untouched"};
        cr_assert_not(read_spec(refused[i].text, &spec), "%s", refused[i].text);
        cr_expect_eq(err.code, ERR_INPUT);
        cr_expect_str_eq(err.what, refused[i].what);
        cr_expect_str_eq(spec.title, "untouched");
    }
    arena_release(&arena);
}

Test(spec_text, a_doubled_key_a_broken_line_and_bytes_are_refused)
{
    static const char *const texts[] = {"who: a\nwho: b\n", "who: a: b\n", "who: 'a\n",
                                        "who: *a\n",        "\xff",        "a",
                                        "who: \x01\n"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct spec_text_in spec;
        cr_assert_not(read_spec(texts[i], &spec), "%s", texts[i]);
        cr_expect_eq(err.code, ERR_INPUT);
        cr_expect_eq(strncmp(err.what, "spec:", 5), 0, "%s", err.what);
    }
    arena_release(&arena);
}

Test(spec_text, a_text_is_as_long_as_a_ticket_holds)
{
    static const struct {
        const char *key;
        size_t most;
    } keys[] = {{"title", 1000},    {"area", 200},  {"customer", 200},
                {"signs_off", 200}, {"who", 20000}, {"awkward", 20000}};
    struct buf text;
    buf_init(&text);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        for (size_t more = 0; more < 2; more++) {
            struct spec_text_in spec;
            buf_reset(&text);
            buf_addf(&text, "%s: ", keys[i].key);
            for (size_t n = 0; n < keys[i].most + more; n++)
                buf_add(&text, "\xc3\xa9");
            cr_expect_eq(read_spec(text.text, &spec), more == 0, "%s", keys[i].key);
        }
    buf_release(&text);
    arena_release(&arena);
}

static const char *const nasty[] = {
    "plain",
    "two\nlines",
    "- a list\n- of two",
    "# no note",
    "key: value: more",
    ": ",
    "trailing blanks   ",
    "   leading blanks",
    " \n both",
    "\ttab\t",
    "a\ttab",
    "a\n\tb",
    "one newline\n",
    "two newlines\n\n",
    "\n",
    "\n\n\n",
    " ",
    "   \n   ",
    "a\n\n\nb",
    "a \nb",
    "a\n  b\n c",
    "null",
    "yes",
    "0123",
    "~",
    "'single' and \"double\"",
    "\\back\\slash \\n",
    "--- \n...",
    "---",
    "...",
    "%YAML 1.1",
    "@at `tick`",
    "*alias &anchor !tag",
    "{a: b}, [c]",
    "| block",
    ">-",
    "carriage\r\nreturn\r",
    "bell\x07 delete\x7f escape\x1b[31m",
    "\xC2\x85 next line \xE2\x80\xA8 line \xE2\x80\xA9 paragraph",
    "\xEF\xBB\xBF mark",
    "emoji \xF0\x9F\x98\x80 and \xEE\x80\x80",
    "Пётр и 李小龙",
    "e\xCC\x81\xCC\x81",
    "",
};

/* Writes a ticket whose texts are all this one, and reads it back. */
static void expect_same(const char *text)
{
    struct buf out;
    struct spec_text_in spec;
    struct ticket ticket = {.title = "a: b",
                            .who = text,
                            .does = text,
                            .why = text,
                            .done_when = text,
                            .not_changing = text,
                            .way_back = text,
                            .signs_off = "Ana: \"x\" #",
                            .customer = "Acme: EU #1"};
    struct awkward_case cases[] = {{.text = text}, {.text = "second"}};
    size_t empty = *text == '\0';
    buf_init(&out);
    spec_text_write(&out, &ticket, "area: \"x\"", cases, 2, "what: went\nwrong \x1b");
    cr_assert(read_spec(out.text, &spec), "%s\n%s", err.what, out.text);
    cr_expect_str_eq(spec.title, "a: b");
    cr_expect_str_eq(spec.area, "area: \"x\"");
    cr_expect_str_eq(spec.customer, "Acme: EU #1");
    cr_expect_str_eq(spec.field[SPEC_SIGNS_OFF], ticket.signs_off);
    for (int field = 0; field < SPEC_SIGNS_OFF; field++)
        if (field != SPEC_AWKWARD)
            cr_expect_str_eq(spec.field[field], text, "%s", out.text);
    cr_assert_eq(spec.awkward_n, 2 - empty, "%s", out.text);
    cr_expect_str_eq(spec.awkward[0], empty ? "second" : text);
    buf_release(&out);
    arena_release(&arena);
}

Test(spec_text, what_is_written_reads_back_as_the_same_fields)
{
    for (size_t i = 0; i < sizeof nasty / sizeof *nasty; i++)
        expect_same(nasty[i]);
    struct buf text;
    buf_init(&text);
    for (int i = 0; i < 1999; i++)
        buf_add(&text, i % 40 == 39 ? "- b: # 12\n" : "ab cd \xc3\xa9 - ");
    buf_add_c(&text, 'x');
    expect_same(text.text);
    buf_release(&text);
}

/* All texts of up to four of the signs that YAML cares for. */
Test(spec_text, every_short_text_of_signs_reads_back)
{
    static const char signs[] = " \n\t-#:a'\"|>?\r";
    size_t n = sizeof signs - 1;
    for (size_t number = 0; number < n * n * n; number++) {
        const char text[] = {signs[number % n], signs[number / n % n],
                             signs[number / n / n % n], '\0'};
        expect_same(text);
    }
}

Test(spec_text, the_template_says_what_to_write_above_each_field)
{
    struct buf out;
    struct ticket ticket = {
        .title = "Better reporting", .who = "finance lead", .no_awkward_cases = true};
    buf_init(&out);
    spec_text_write(&out, &ticket, NULL, NULL, 0, "two fields\nare missing");
    cr_expect_str_eq(
        out.text,
        "# two fields\n# are missing\n#\n"
        "# Write below each key, two blanks in, on as many lines as you like.\n"
        "# Lines that begin with # at the very left are notes and are not kept.\n"
        "\ntitle: |-\n  Better reporting\n"
        "\narea: ''\ncustomer: ''\n"
        "\n# Say who will use it: a role or a kind of customer.\nwho: |-\n  finance lead\n"
        "\n# Say what they do, and what they see happen.\ndoes: |-\n  \n"
        "\n# Say what they cannot do today, in one or two lines.\nwhy: |-\n  \n"
        "\n# Name a case that could go wrong, or say that none is known.\n"
        "# Each case begins with a line \"  - |-\"; one that is left empty does not "
        "count.\n"
        "# Where there is none, say so: none known\n"
        "awkward:\n  - |-\n    none known\n  - |-\n    \n"
        "\n# Say what anybody can see once it is done.\ndone_when: |-\n  \n"
        "\n# Name what must stay exactly as it is.\nnot_changing: |-\n  \n"
        "\n# Say how to undo it once it is live.\nway_back: |-\n  \n"
        "\n# Name the one person who says that it is done.\nsigns_off: |-\n  \n");
    buf_release(&out);
}

Test(spec_text, a_template_without_the_blanks_at_its_lines_ends_reads_the_same)
{
    struct buf out;
    struct ticket ticket = {.title = "a"};
    struct spec_text_in spec;
    buf_init(&out);
    spec_text_write(&out, &ticket, "", NULL, 0, NULL);
    for (char *end; (end = strstr(out.text, " \n")) != NULL;)
        memmove(end, end + 1, strlen(end));
    cr_assert(read_spec(out.text, &spec), "%s", err.what);
    cr_expect_str_eq(spec.field[SPEC_DOES], "");
    cr_expect_eq(spec.awkward_n, 0);
    buf_release(&out);
    arena_release(&arena);
}

/* Cut anywhere it is read or refused, but never half understood as another key's text. */
Test(spec_text, a_template_cut_at_any_byte_does_no_harm)
{
    struct buf out;
    struct ticket ticket = {.title = "Caf\xc3\xa9", .who = "a: b\n- c", .why = " d "};
    const struct awkward_case cases[] = {{.text = "e"}};
    buf_init(&out);
    spec_text_write(&out, &ticket, "f", cases, 1, NULL);
    for (size_t len = 0; len <= out.len; len++) {
        struct spec_text_in spec = {.title = NULL};
        char *copy = malloc(len + 1);
        memcpy(copy, out.text, len);
        if (spec_text_read("spec", copy, len, &arena, &spec, &err))
            cr_expect(!spec.title ||
                      strncmp(ticket.title, spec.title, strlen(spec.title)) == 0);
        else
            cr_expect_eq(err.code, ERR_INPUT);
        free(copy);
        arena_release(&arena);
    }
    buf_release(&out);
}
