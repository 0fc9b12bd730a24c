/* Lines, ends, inks and pictures of a grid; and anything drawn anywhere. */
#include "support.h"

#include <string.h>

TestSuite(grid_lines, .init = enter, .fini = leave);

Test(grid_lines, end_at_a_column)
{
    static const struct {
        const char *text;
        int end, width;
        const char *row;
    } cases[] = {
        {"abc", 10, 10, "       abc|"},
        {"abc", 5, 10, "  abc|"},
        {"abcdef", 10, 5, "     abc..|"},
        {"abcdef", 10, 2, "        ab|"},
        {"abc", 10, 0, "|"},
        {"abc", 10, -3, "|"},
        {"", 10, 10, "|"},
        {"李小龙", 10, 10, "    李小龙|"},
        {"李小龙", 10, 5, "      李..|"},
        {"李小龙", 10, 3, "        ..|"},
        {"abc", 2, 10, "bc|"},
        {"李x", 2, 10, " x|"},
        {"a\033", 10, 10, "       a^[|"},
        {"abc", 11, 10, "        ab|"},
    };
    grid_resize(&grid, 1, 10);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        grid_clear(&grid);
        grid_right(&grid, 0, cases[i].end, cases[i].width, INK_TEXT, cases[i].text);
        cr_expect_str_eq(rows(), cases[i].row, "case %zu: %s", i, rows());
        cr_expect(sound(&grid));
    }
}

Test(grid_lines, break_at_blanks_words_and_newlines)
{
    static const struct {
        const char *text;
        int width, most, used;
        const char *rows;
    } cases[] = {
        {"", 10, 3, 0, "|||"},
        {"one two", 10, 3, 1, "one two|||"},
        {"one two", 5, 3, 2, "one|two||"},
        {"one\ntwo", 10, 3, 2, "one|two||"},
        {"one\n\ntwo", 10, 3, 3, "one||two|"},
        {"one\r\ntwo", 10, 3, 2, "one^M|two||"},
        {"one\ttwo", 5, 3, 2, "one|two||"},
        {"abcdefgh", 3, 3, 3, "abc|def|gh|"},
        {"a b c d e", 1, 3, 3, "a|b|c|"},
        {"a b c d e", 1, 2, 2, "a|b||"},
        {"a b c d e", 1, 9, 5, "a|b|c|"},
        {"one two", 0, 3, 0, "|||"},
        {"one two", 5, 0, 0, "|||"},
        {"one two", 5, -1, 0, "|||"},
        {"李小龙", 4, 3, 2, "李小|龙||"},
        {"李小龙", 5, 3, 2, "李小|龙||"},
        {"李小", 1, 3, 2, "|||"},
        {"a" FAMILY, 5, 3, 2, "a|\U0001F468||"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        grid_clear(&grid);
        int used =
            grid_wrap(&grid, 0, 0, cases[i].width, cases[i].most, INK_TEXT, cases[i].text);
        cr_expect_eq(used, cases[i].used, "case %zu: %d", i, used);
        cr_expect_str_eq(rows(), cases[i].rows, "case %zu: %s", i, rows());
        cr_expect(sound(&grid));
    }
}

Test(grid_lines, keep_to_their_columns_and_rows)
{
    static const char *const texts[] = {"abcdefghijklmnop", "李小龙李小龙", FAMILY FAMILY,
                                        WAVE "a" FLAG, "a\u202eb\u202ec"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        for (int width = 1; width < 8; width++) {
            grid_clear(&grid);
            grid_wrap(&grid, 1, 2, width, 1, INK_HEAD, texts[i]);
            grid_wrap(&grid, -1, 0, width, 1, INK_HEAD, texts[i]);
            grid_wrap(&grid, 3, 0, width, 9, INK_HEAD, texts[i]);
            for (int row = 0; row < 3; row++)
                for (int col = 0; col < 10; col++) {
                    bool inside = row == 1 && col >= 2 && col < 2 + width;
                    cr_expect(inside || grid_cell(&grid, row, col)->ink == INK_TEXT,
                              "text %zu at %d columns writes into %d,%d", i, width, row,
                              col);
                }
            cr_expect(sound(&grid));
        }
    grid_clear(&grid);
    cr_expect_eq(grid_wrap(&grid, -1, 0, 3, 3, INK_TEXT, "abc def ghi"), 3);
    cr_expect_str_eq(rows(), "def|ghi||");
    cr_expect_eq(grid_wrap(&grid, 2, 8, 5, 3, INK_TEXT, "abcde"), 1);
    cr_expect_str_eq(rows(), "def|ghi|        ab|");
}

Test(grid_lines, have_inks_of_their_own)
{
    struct buf out;
    buf_init(&out);
    grid_text(&grid, 0, 1, 3, INK_HEAD, "abc");
    grid_text(&grid, 0, 5, 4, INK_FOCUS, "李小");
    grid_rule(&grid, 1, 0, 4, INK_MUTED);
    grid_text(&grid, 1, 5, 1, INK_ATTENTION, "x");
    grid_text(&grid, 1, 6, 1, INK_GOOD, "y");
    grid_text(&grid, 1, 7, 1, INK_KEY, "z");
    grid_text(&grid, 2, 3, 4, INK_TEXT, "t");
    grid_ink(&grid, 2, -5, 7, INK_SELECT);
    grid_ink(&grid, 2, 8, 99, INK_SELECT);
    grid_dump(&grid, true, &out);
    cr_expect_str_eq(out.text, " abc 李小\n---- xyz\n   t\n==========\n"
                               ".HHH.FFFF\nmmmm.AGK\nSS......SS\n");
    buf_reset(&out);
    buf_add(&out, "before ");
    grid_resize(&grid, 1, 2);
    grid_dump(&grid, true, &out);
    cr_expect_str_eq(out.text, "before \n==\n\n");
    buf_release(&out);
}

Test(grid_lines, have_the_cursor_among_them)
{
    static const struct {
        int row, col, at_row, at_col;
    } cases[] = {
        {0, 0, 0, 0},   {2, 9, 2, 9},    {1, 10, 1, 9},   {1, 99, 1, 9},
        {3, 0, -1, -1}, {-1, 0, -1, -1}, {0, -1, -1, -1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        grid_clear(&grid);
        grid_cursor(&grid, cases[i].row, cases[i].col);
        cr_expect_eq(grid.cursor_row, cases[i].at_row, "case %zu", i);
        cr_expect_eq(grid.cursor_col, cases[i].at_col, "case %zu", i);
    }
}

/* Bytes that make trouble, put together without sense. */
static void add_trouble(struct buf *out)
{
    static const char *const pieces[] = {
        "a",      " ",        "word ", "\n",         "\t",     "\033[H", "\r",
        "李",     "龙",       FLAG,    FAMILY,       WAVE,     ACUTE,    "\u200d",
        "\ufe0f", "\u202e",   "\xff",  "\xe2\x80",   "%n",     "\u0e33", "\u1161",
        "\u0903", "\xc2\x9b", "\177",  "\U0001F468", "\u2028",
    };
    for (uint32_t n = chance(12); n > 0; n--)
        buf_add(out, pieces[chance(sizeof pieces / sizeof *pieces)]);
}

Test(grid_lines, hold_anything_drawn_anywhere)
{
    struct buf text;
    buf_init(&text);
    grid_resize(&grid, 5, 17);
    for (int i = 0; i < 20000; i++) {
        int row = (int)chance(9) - 2, col = (int)chance(24) - 4,
            width = (int)chance(24) - 2;
        enum ink ink = (enum ink)chance(INKS);
        buf_reset(&text);
        add_trouble(&text);
        int used = 0;
        switch (chance(5)) {
        case 0:
            used = grid_wrap(&grid, row, col, width, 3, ink, text.text);
            cr_assert(used >= 0 && used <= 3);
            break;
        case 1:
            grid_right(&grid, row, col, width, ink, text.text);
            break;
        case 2:
            grid_rule(&grid, row, col, width, ink);
            break;
        default:
            used = grid_text(&grid, row, col, width, ink, text.text);
            cr_assert(used >= 0 && used <= (width > 0 ? width : 0));
        }
        grid_cursor(&grid, row, col);
        cr_assert(sound(&grid), "after %d: \"%s\"", i, text.text);
    }
    buf_release(&text);
}
