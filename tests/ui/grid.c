/* The screen as cells: what is cut, what is left out, and that nothing drawn can act. */
#include "support.h"

#include "text/columns.h"
#include "text/utf8.h"

#include <limits.h>
#include <string.h>

TestSuite(grid, .init = enter, .fini = leave);

Test(grid, begins_blank_without_a_cursor)
{
    cr_expect_str_eq(rows(), "|||");
    cr_expect(grid.cursor_row == -1 && grid.cursor_col == -1);
    grid_text(&grid, 1, 1, 5, INK_HEAD, "x");
    grid_cursor(&grid, 1, 1);
    grid_clear(&grid);
    cr_expect_str_eq(rows(), "|||");
    cr_expect_eq(grid_cell(&grid, 1, 1)->ink, INK_TEXT);
    cr_expect(grid.cursor_row == -1 && grid.cursor_col == -1);
    grid_resize(&grid, 0, -4);
    cr_expect(grid.rows == 1 && grid.cols == 1);
    cr_expect_str_eq(rows(), "|");
}

Test(grid, cuts_text_to_its_columns)
{
    static const struct {
        const char *text;
        int col, width, used;
        const char *row;
    } cases[] = {
        {"", 0, 10, 0, ""},
        {"abc", 2, 10, 3, "  abc"},
        {"abcdefghij", 0, 10, 10, "abcdefghij"},
        {"abcdefghijk", 0, 10, 10, "abcdefgh.."},
        {"abcdefghijk", 0, INT_MAX, 10, "abcdefgh.."},
        {"abcdef", 0, 5, 5, "abc.."},
        {"abcdef", 7, 5, 3, "       a.."},
        {"abcdef", 8, 5, 2, "        ab"},
        {"abc", 0, 0, 0, ""},
        {"abc", 0, -1, 0, ""},
        {"李小龙", 0, 6, 6, "李小龙"},
        {"李小龙", 0, 5, 4, "李.."},
        {"李小龙", 0, 4, 4, "李.."},
        {"李小龙", 0, 3, 2, ".."},
        {"李小龙", 0, 2, 2, "李"},
        {"李小龙", 0, 1, 0, ""},
        {"李小龙", 9, 4, 0, ""},
        {"e" ACUTE "e" ACUTE "e" ACUTE "e" ACUTE, 0, 3, 3, "e" ACUTE ".."},
        {"e" ACUTE "e" ACUTE "e" ACUTE, 0, 3, 3, "e" ACUTE "e" ACUTE "e" ACUTE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        grid_resize(&grid, 1, 10);
        int used =
            grid_text(&grid, 0, cases[i].col, cases[i].width, INK_TEXT, cases[i].text);
        const char *row = rows();
        cr_expect_eq(used, cases[i].used, "case %zu: %d", i, used);
        cr_expect(strncmp(row, cases[i].row, strlen(cases[i].row)) == 0 &&
                      strcmp(row + strlen(cases[i].row), "|") == 0,
                  "case %zu: %s", i, row);
        cr_expect(sound(&grid));
    }
}

Test(grid, leaves_out_what_lies_outside)
{
    static const struct {
        int row, col;
        const char *text, *rows;
    } cases[] = {
        {-1, 0, "abc", "|||"},         {3, 0, "abc", "|||"},
        {0, 10, "abc", "|||"},         {0, -2, "abc", "c|||"},
        {0, -3, "abc", "|||"},         {2, 9, "abc", "||         a|"},
        {0, -1, "李x", " x|||"},       {0, 9, "李", "|||"},
        {0, -9, "李小龙abcd", "d|||"}, {INT_MAX, 0, "abc", "|||"},
        {0, INT_MAX, "abc", "|||"},    {0, -40, "abc", "|||"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        grid_clear(&grid);
        grid_text(&grid, cases[i].row, cases[i].col, 10, INK_TEXT, cases[i].text);
        cr_expect_str_eq(rows(), cases[i].rows, "case %zu: %s", i, rows());
        cr_expect(sound(&grid));
    }
    grid_clear(&grid);
    grid_rule(&grid, -1, 0, 10, INK_TEXT);
    grid_rule(&grid, 1, -2, 99, INK_TEXT);
    grid_rule(&grid, 3, 0, 10, INK_TEXT);
    grid_ink(&grid, -1, 0, 10, INK_KEY);
    grid_ink(&grid, 3, 0, 10, INK_KEY);
    grid_right(&grid, 0, 2, 10, INK_TEXT, "abc");
    grid_right(&grid, 2, 11, 10, INK_TEXT, "abc");
    cr_expect_str_eq(rows(), "bc|----------|        ab|");
}

Test(grid, blanks_the_other_half_of_a_wide_character)
{
    static const struct {
        int col;
        const char *text, *row;
    } cases[] = {
        {0, "x", "x 小龙|"}, {1, "x", " x小龙|"},   {1, "好", " 好 龙|"},
        {2, "x", "李x 龙|"}, {5, "xy", "李小 xy|"}, {3, "xy", "李 xy|"},
    };
    grid_resize(&grid, 1, 10);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        grid_clear(&grid);
        grid_text(&grid, 0, 0, 10, INK_TEXT, "李小龙");
        grid_text(&grid, 0, cases[i].col, 10, INK_TEXT, cases[i].text);
        cr_expect_str_eq(rows(), cases[i].row, "case %zu: %s", i, rows());
        cr_expect(sound(&grid), "case %zu", i);
    }
    grid_clear(&grid);
    grid_text(&grid, 0, 0, 10, INK_TEXT, "李小龙");
    grid_rule(&grid, 0, 3, 1, INK_TEXT);
    cr_expect_str_eq(rows(), "李 -龙|");
}

Test(grid, makes_text_harmless)
{
    static const struct {
        const char *text, *row;
    } cases[] = {
        {"a\033[2Jb", "a^[[2Jb|"},
        {"a\rb\bc\ad", "a^Mb^Hc^Gd|"},
        {"a\tb\nc", "a b\u21b5c|"},
        {"a\177b", "a^?b|"},
        {"a\xc2\x9b"
         "2Jb",
         "a<U+009B>2Jb|"},
        {"a\u202eb\u2066c", "a<U+202E>b<U+2066>c|"},
        {"a\u200bb", "a<U+200B>b|"},
        {"a\xff\xfe", "a<FF><FE>|"},
        {"a\xc3", "a<C3>|"},
        {ACUTE "a", "<U+0301>a|"},
        {"e" ACUTE ACUTE ACUTE ACUTE ACUTE, "e" ACUTE ACUTE ACUTE ACUTE "<U+0301>|"},
        {"100%s%n", "100%s%n|"},
    };
    grid_resize(&grid, 1, 40);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        grid_clear(&grid);
        grid_text(&grid, 0, 0, 40, INK_TEXT, cases[i].text);
        cr_expect_str_eq(rows(), cases[i].row, "case %zu: %s", i, rows());
        cr_expect(sound(&grid), "case %zu", i);
        grid_clear(&grid);
        grid_textf(&grid, 0, 0, 40, INK_TEXT, "%s", cases[i].text);
        cr_expect_str_eq(rows(), cases[i].row, "case %zu", i);
        grid_clear(&grid);
        grid_right(&grid, 0, columns_of(cases[i].row) - 1, 40, INK_TEXT, cases[i].text);
        cr_expect_str_eq(rows(), cases[i].row, "case %zu: %s", i, rows());
    }
    grid_clear(&grid);
    grid_wrap(&grid, 0, 0, 40, 9, INK_TEXT, "a\033[2J\u202e\177b");
    cr_expect_str_eq(rows(), "a^[[2J<U+202E>^?b|");
}

Test(grid, shows_every_character_harmlessly)
{
    struct buf text;
    buf_init(&text);
    grid_resize(&grid, 1, 12);
    for (uint32_t code = 1; code < 0x110000; code++) {
        if ((code >= 0xd800 && code < 0xe000) || (code > 0x20000 && code % 61))
            continue;
        buf_reset(&text);
        buf_add_c(&text, 'x');
        utf8_add(&text, code);
        buf_add_c(&text, 'y');
        grid_clear(&grid);
        int used = grid_text(&grid, 0, 0, 12, INK_TEXT, text.text);
        cr_assert(used >= 2 && used <= 12, "U+%04X takes %d", code, used);
        cr_assert(sound(&grid), "U+%04X", code);
        cr_assert_str_eq(grid_cell(&grid, 0, used - 1)->text, "y", "U+%04X", code);
    }
    buf_release(&text);
}

/* The terminal shows one character and its marks in a place, and no more. */
Test(grid, gives_each_character_that_takes_room_a_cell)
{
    static const struct {
        const char *text;
        const char *cells[7];
    } cases[] = {
        {"\u0e19\u0e33x", {"\u0e19", "\u0e33", "x"}},
        {"\u0915\u093e\u0903x", {"\u0915", "\u093e", "\u0903", "x"}},
        {FLAG "x", {"\U0001F1E9", "\U0001F1EA", "x"}},
        {"e" ACUTE "x", {"e" ACUTE, "x"}},
        {"\uac00x", {"\uac00", "", "x"}},
        {"\u1112\u1161\u11abx", {"\u1112\u1161\u11ab", "", "x"}},
        {"a\u1161x", {"a\u1161", "x"}},
        {"1\ufe0f\u20e3x", {"1\ufe0f\u20e3", "x"}},
        {"\u2764\ufe0fx", {"\u2764\ufe0f", "x"}},
        {FAMILY "x", {"\U0001F468", "", " ", " ", " ", " ", "x"}},
        {"\u2764\ufe0f\u200d\U0001F525x", {"\u2764\ufe0f", " ", " ", "x"}},
        {WAVE "x", {"\U0001F44B", "", " ", " ", "x"}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        grid_clear(&grid);
        int used = grid_text(&grid, 0, 0, 10, INK_TEXT, cases[i].text);
        cr_expect_eq(used, columns_of(cases[i].text), "case %zu: %d", i, used);
        cr_expect(sound(&grid), "case %zu", i);
        for (int col = 0; col < 7 && cases[i].cells[col]; col++)
            cr_expect_str_eq(grid_cell(&grid, 0, col)->text, cases[i].cells[col],
                             "case %zu, column %d: %s", i, col,
                             grid_cell(&grid, 0, col)->text);
    }
}

Test(grid, counts_a_long_emoji_as_it_is_cut)
{
    struct buf text;
    buf_init(&text);
    for (int i = 0; i < 60; i++)
        buf_add(&text, "\U0001F468\u200D");
    buf_add(&text, "\U0001F468x");
    grid_resize(&grid, 1, 200);
    cr_expect_eq(grid_text(&grid, 0, 0, 200, INK_TEXT, text.text), 123);
    cr_expect_str_eq(grid_cell(&grid, 0, 122)->text, "x");
    cr_expect(sound(&grid));
    buf_release(&text);
}
