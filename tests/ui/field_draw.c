/* A field on the screen: its lines, and where its cursor is. */
#include "typing.h"

#include "text/utf8.h"

#include <string.h>

TestSuite(field_draw, .init = field_enter, .fini = field_leave);

/* Draws into the grid's first columns. */
static int draw(int width, int most)
{
    grid_clear(&grid);
    return field_draw(&field, &grid, 0, 0, width, most, true);
}

/* One column of the width is the cursor's. */
Test(field_draw, breaks_at_blanks_and_shows_the_cursor)
{
    static const struct {
        const char *text;
        int width, used;
        const char *rows;
        int row, col;
    } cases[] = {
        {"|", 6, 1, "|||", 0, 0},
        {"abc|", 6, 1, "abc|||", 0, 3},
        {"a|bc", 6, 1, "abc|||", 0, 1},
        {"abcde|", 6, 1, "abcde|||", 0, 5},
        {"abcdef|", 6, 2, "abcde|f||", 1, 1},
        {"abcde|f", 6, 2, "abcde|f||", 1, 0},
        {"one two|", 6, 2, "one|two||", 1, 3},
        {"one| two", 6, 2, "one|two||", 0, 3},
        {"one |two", 6, 2, "one|two||", 1, 0},
        {"abcde |fg", 6, 2, "abcde|fg||", 1, 0},
        {"abcde| fg", 6, 2, "abcde|fg||", 0, 5},
        {"abcde |", 6, 2, "abcde|||", 1, 0},
        {"abcde   |", 6, 2, "abcde|||", 1, 2},
        {"abcde  x|", 6, 2, "abcde| x||", 1, 2},
        {"a abcdefgh|", 6, 3, "a|abcde|fgh|", 2, 3},
        {"李小|", 6, 1, "李小|||", 0, 4},
        {"李小龙|", 6, 2, "李小|龙||", 1, 2},
        {"a bcd李|", 6, 2, "a|bcd李||", 1, 5},
        {"a bcde李|", 6, 3, "a|bcde|李|", 2, 2},
        {"e" ACUTE "e" ACUTE "|", 3, 1, "e" ACUTE "e" ACUTE "|||", 0, 2},
        {"a\u202e|b", 20, 1, "a<U+202E>b|||", 0, 9},
        {FLAG "|x", 6, 1, FLAG "x|||", 0, 2},
        {FAMILY "|", 6, 1, "\U0001F468|||", 0, 5},
        {"a" FAMILY "|b", 6, 3, "a|\U0001F468|b|", 2, 0},
        {"a" ACUTE "b|", 2, 2, "a" ACUTE "|b||", 1, 1},
    };
    grid_resize(&grid, 3, 20);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        set(cases[i].text);
        int used = draw(cases[i].width, 3);
        cr_expect_eq(used, cases[i].used, "\"%s\": %d", cases[i].text, used);
        cr_expect_str_eq(rows(), cases[i].rows, "\"%s\": %s", cases[i].text, rows());
        cr_expect_eq(grid.cursor_row, cases[i].row, "\"%s\"", cases[i].text);
        cr_expect_eq(grid.cursor_col, cases[i].col, "\"%s\": %d", cases[i].text,
                     grid.cursor_col);
        cr_expect(sound(&grid));
    }
}

Test(field_draw, scrolls_the_cursor_into_its_rows)
{
    static const struct {
        const char *text;
        int most, used;
        const char *rows;
        int row, col;
    } cases[] = {
        {"a b c d|", 1, 1, "d|||", 0, 1},  {"|a b c d", 1, 1, "a|||", 0, 0},
        {"a b |c d", 1, 1, "c|||", 0, 0},  {"a b c d|", 2, 2, "c|d||", 1, 1},
        {"a b |c d", 2, 2, "b|c||", 1, 0}, {"|a b c d", 2, 2, "a|b||", 0, 0},
        {"a b c d |", 2, 2, "d|||", 1, 0}, {"a b c d|", 3, 3, "b|c|d|", 2, 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        set(cases[i].text);
        int used = draw(2, cases[i].most);
        cr_expect_eq(used, cases[i].used, "case %zu: %d", i, used);
        cr_expect_str_eq(rows(), cases[i].rows, "case %zu: %s", i, rows());
        cr_expect(grid.cursor_row == cases[i].row && grid.cursor_col == cases[i].col,
                  "case %zu: %d,%d", i, grid.cursor_row, grid.cursor_col);
    }
}

Test(field_draw, shows_a_cursor_and_the_focus_only_with_the_keys)
{
    set("ab|");
    cr_expect_eq(field_draw(&field, &grid, 1, 2, 5, 2, false), 1);
    cr_expect_str_eq(rows(), "|  ab||");
    cr_expect_eq(grid.cursor_row, -1);
    cr_expect_eq(grid_cell(&grid, 1, 2)->ink, INK_TEXT);
    cr_expect_eq(field_draw(&field, &grid, 1, 2, 5, 2, true), 1);
    cr_expect(grid.cursor_row == 1 && grid.cursor_col == 4);
    cr_expect_eq(grid_cell(&grid, 1, 2)->ink, INK_FOCUS);
}

Test(field_draw, draws_nothing_where_there_is_no_room)
{
    set("abc|");
    cr_expect_eq(draw(5, 0), 1);
    cr_expect_eq(draw(5, -2), 1);
    cr_expect_eq(draw(0, 3), 1);
    cr_expect_eq(draw(-4, 3), 1);
    cr_expect_eq(field_draw(&field, &grid, 0, 10, 5, 3, true), 1);
    cr_expect_str_eq(rows(), "|||");
    cr_expect_eq(grid.cursor_row, -1);
    cr_expect_eq(field_draw(&field, &grid, 0, 7, 9, 3, true), 2);
    cr_expect_str_eq(rows(), "       ab|       c||");
    cr_expect(grid.cursor_row == 1 && grid.cursor_col == 8);
    cr_expect_eq(draw(1, 3), 3);
    cr_expect_str_eq(rows(), "a|b|c|");
    cr_expect(grid.cursor_row == 2 && grid.cursor_col == 0);
}

Test(field_draw, shows_the_end_of_the_longest_text)
{
    static const char *const pieces[] = {"x", "x ", "\u202e", "李"};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        field_set(&field, "");
        while (field.text.len + 10 < FIELD_MOST)
            paste(pieces[i]);
        type("yz");
        for (int width = 3; width < 10; width++) {
            draw(width, 2);
            int row = grid.cursor_row, col = grid.cursor_col;
            cr_assert(row >= 0 && row < 2 && col >= 0 && col < width);
            cr_expect(col > 0 && *grid_cell(&grid, row, col - 1)->text == 'z',
                      "case %zu, width %d: %s", i, width, rows());
        }
    }
}

/* The cell at the cursor shows what is behind it. */
static void expect_cursor(int width, int most)
{
    int row = grid.cursor_row, col = grid.cursor_col;
    cr_assert(row >= 1 && row < 1 + most && row < grid.rows, "at %s", shown());
    cr_assert(col >= 2 && col < 2 + width, "at %s", shown());
    char next = field.text.text[field.cursor];
    if (next > ' ' && next < 0x7f && width > 1)
        cr_assert_eq(*grid_cell(&grid, row, col)->text, next, "at %s:\n%s", shown(),
                     rows());
}

Test(field_draw, keeps_any_text_in_its_columns)
{
    static const char *const pieces[] = {
        "a",  "b ",   " ",  "   ", "word",   "longerword ", "李",     "龙 ",
        FLAG, FAMILY, WAVE, ACUTE, "\u200d", "\u202e",      "\u0e33", "\u1161",
    };
    grid_resize(&grid, 6, 30);
    for (int i = 0; i < 20000; i++) {
        if (chance(30) == 0)
            field_set(&field, "");
        paste(pieces[chance(sizeof pieces / sizeof *pieces)]);
        if (chance(3) == 0)
            type(chance(2) ? "{wl}{left}" : "{home}{wr}{right}");
        int width = 1 + (int)chance(20), most = 1 + (int)chance(4);
        grid_clear(&grid);
        int used = field_draw(&field, &grid, 1, 2, width, most, true);
        cr_assert(used >= 1 && used <= most);
        cr_assert(sound(&grid));
        expect_cursor(width, most);
        for (int row = 0; row < grid.rows; row++)
            for (int col = 0; col < grid.cols; col++)
                cr_assert(grid_cell(&grid, row, col)->ink == INK_TEXT ||
                              (row >= 1 && row < 1 + used && col >= 2 && col < 2 + width),
                          "\"%s\" at width %d writes into %d,%d", shown(), width, row, col);
    }
}

Test(field_draw, begins_at_the_first_row_where_it_has_not_the_keys)
{
    grid_resize(&grid, 3, 20);
    set("one two three|");
    grid_clear(&grid);
    cr_expect_eq(field_draw(&field, &grid, 0, 0, 6, 1, false), 1);
    cr_expect_str_eq(rows(), "one ..|||");
    grid_clear(&grid);
    cr_expect_eq(field_draw(&field, &grid, 0, 0, 6, 1, true), 1);
    cr_expect_str_eq(rows(), "three|||");
}
