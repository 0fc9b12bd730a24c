/* How wide text is, and text cut, filled and broken to a width. */
#include "text/columns.h"

#include <criterion/criterion.h>
#include <locale.h>
#include <string.h>

#define FAMILY "\U0001F468\u200D\U0001F469\u200D\U0001F467"

static void use_utf8(void)
{
    cr_assert(setlocale(LC_CTYPE, "C.UTF-8"));
}

TestSuite(columns, .init = use_utf8);

Test(columns, counts_as_the_terminal_does)
{
    static const struct {
        const char *text;
        int columns;
    } cases[] = {
        {"", 0},           {"Ana", 3},    {"e\u0301", 1},
        {"\u00e9", 1},     {"李小龙", 6}, {"\u2026", 1},
        {"\U0001F600", 2}, {FAMILY, 6},   {"\U0001F1E9\U0001F1EA", 2},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        cr_expect_eq(columns_of(cases[i].text), cases[i].columns, "%s", cases[i].text);
}

Test(columns, fits_whole_graphemes_only)
{
    static const struct {
        const char *text;
        int columns, used;
        size_t bytes;
    } cases[] = {
        {"abc", 2, 2, 2},      {"abc", 9, 3, 3},      {"李小", 3, 2, 3},
        {"e\u0301x", 1, 1, 3}, {FAMILY "x", 5, 0, 0}, {"abc", 0, 0, 0},
        {"abc", -1, 0, 0},     {"李", 1, 0, 0},       {"\U0001F1E9\U0001F1EA", 1, 0, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int used = -1;
        size_t bytes = columns_fit(cases[i].text, cases[i].columns, &used);
        cr_expect_eq(bytes, cases[i].bytes, "%s", cases[i].text);
        cr_expect_eq(used, cases[i].used, "%s", cases[i].text);
        cr_expect_eq(columns_fit(cases[i].text, cases[i].columns, NULL), bytes);
    }
}

Test(columns, cuts_and_pads_to_a_width)
{
    static const char *const texts[] = {
        "", "a", "billing", "李小龙", "e\u0301e\u0301", FAMILY, "a李b李", "a b c d e f"};
    struct buf cut, pad;
    buf_init(&cut);
    buf_init(&pad);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        for (int width = -1; width < 14; width++) {
            buf_reset(&cut);
            buf_reset(&pad);
            columns_cut(&cut, texts[i], width);
            columns_pad(&pad, texts[i], width);
            int room = width > 0 ? width : 0;
            cr_expect_leq(columns_of(cut.text), room);
            cr_expect_eq(columns_of(pad.text), room);
            cr_expect_eq(strncmp(pad.text, cut.text, cut.len), 0);
            if (columns_of(texts[i]) <= room)
                cr_expect_str_eq(cut.text, texts[i]);
        }
    buf_reset(&cut);
    columns_cut(&cut, "billing", 5);
    cr_expect_str_eq(cut.text, "bil..");
    buf_reset(&cut);
    columns_cut(&cut, "billing", 3);
    cr_expect_str_eq(cut.text, "b..");
    buf_reset(&cut);
    columns_cut(&cut, "billing", 2);
    cr_expect_str_eq(cut.text, "bi");
    buf_release(&cut);
    buf_release(&pad);
}

Test(columns, breaks_text_into_lines)
{
    static const struct {
        const char *text;
        int columns;
        const char *lines; /* "|" after each */
    } cases[] = {
        {"", 5, ""},
        {"one two", 9, "one two|"},
        {"one two three", 7, "one two|three|"},
        {"aaa  bbb", 3, "aaa|bbb|"},
        {" bbbb", 4, "bbbb|"},
        {"  an indent stays", 9, "  an|indent|stays|"},
        {"abc      \nd", 3, "abc|d|"},
        {"abc\ndef", 3, "abc|def|"},
        {"ab cd\nef", 5, "ab cd|ef|"},
        {"a\n\nb\n", 5, "a||b|"},
        {"\n", 5, "|"},
        {"     ", 3, "|"},
        {"abcdefgh", 3, "abc|def|gh|"},
        {"ab abcdefgh", 4, "ab|abcd|efgh|"},
        {"李小龙", 4, "李小|龙|"},
        {"李a", 1, "李|a|"},
        {"ab", 0, "a|b|"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct columns_lines lines;
        struct buf got;
        const char *line;
        size_t len;
        buf_init(&got);
        columns_wrap(&lines, cases[i].text, cases[i].columns);
        while (columns_next(&lines, &line, &len)) {
            buf_add_n(&got, line, len);
            buf_add_c(&got, '|');
        }
        cr_expect_str_eq(got.text, cases[i].lines);
        buf_release(&got);
    }
}
