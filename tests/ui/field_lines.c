/* A field of several lines: Enter, moving between the rows as they are drawn, pastes, and
 * the numbers of a list. */
#include "typing.h"

#include <string.h>

static void lines_enter(void)
{
    field_enter();
    field.lines = true;
    field.columns = 10;
    grid_resize(&grid, 5, 10);
}

TestSuite(field_lines, .init = lines_enter, .fini = field_leave);

static void expect_each(const char *const (*cases)[3], size_t n)
{
    for (size_t i = 0; i < n; i++) {
        set(cases[i][0]);
        type(cases[i][1]);
        cr_expect_str_eq(shown(), cases[i][2], "\"%s\" and %s: \"%s\"", cases[i][0],
                         cases[i][1], shown());
    }
}

#define EXPECT_EACH(cases) expect_each(cases, sizeof(cases) / sizeof *(cases))

Test(field_lines, begins_a_line_with_enter)
{
    cr_assert_eq(type("one{enter}"), FIELD_CHANGED);
    type("two{left}{left}{enter}");
    cr_assert_str_eq(shown(), "one\nt\n|wo");
    cr_assert_eq(type("^_^_"), FIELD_CHANGED);
    cr_assert_str_eq(shown(), "one\n|", "Enter is a change of its own");
}

Test(field_lines, has_the_keys_of_a_line)
{
    static const char *const cases[][3] = {
        {"one\ntwo th|ree\nfour", "^a", "one\n|two three\nfour"},
        {"one\ntwo th|ree\nfour", "{home}", "one\n|two three\nfour"},
        {"one\ntwo th|ree\nfour", "^e", "one\ntwo three|\nfour"},
        {"one\ntwo th|ree\nfour", "{end}", "one\ntwo three|\nfour"},
        {"one\ntwo th|ree\nfour", "^k", "one\ntwo th|\nfour"},
        {"one\ntwo th|ree\nfour", "^k^k", "one\ntwo th|four"},
        {"one\ntwo th|ree\nfour", "^u", "one\n|ree\nfour"},
        {"one\ntwo|", "^k", "one\ntwo|"},
        {"one\n|two", "^u", "one\n|two"},
        {"one\n|two", "{bs}", "one|two"},
        {"one|\ntwo", "{del}", "one|two"},
        {"one|\ntwo", "^k^y", "one\n|two"},
        {"one|\ntwo", "{right}", "one\n|two"},
        {"one\n|two", "{left}", "one|\ntwo"},
        {"one\ntwo|", "{wl}{wl}", "|one\ntwo"},
        {"|one\ntwo", "{wr}{wr}", "one\ntwo|"},
        {"one\n|two", "^w", "|two"},
    };
    EXPECT_EACH(cases);
}

/* Nine columns of text: the tenth is the cursor's. */
Test(field_lines, moves_between_the_rows_as_drawn)
{
    static const char *const cases[][3] = {
        {"one two three four|", "{up}", "one two thre|e four"},
        {"one two| three four", "{down}", "one two three| four"},
        {"|one two three four", "{down}", "one two |three four"},
        {"abcdef\nab\nabcdef|", "{up}", "abcdef\nab|\nabcdef"},
        {"abcdef\nab\nabcdef|", "{up}{up}", "abcdef|\nab\nabcdef"},
        {"abcdef\nab\nabcdef|", "{up}{left}{up}", "a|bcdef\nab\nabcdef"},
        {"abc\n|\nabc", "{down}", "abc\n\n|abc"},
        {"李小龙|\nabcd", "{down}", "李小龙\nabcd|"},
        {"李小龙\nabc|d", "{up}", "李|小龙\nabcd"},
        {"e" ACUTE "e" ACUTE "|\nabcd", "{down}", "e" ACUTE "e" ACUTE "\nab|cd"},
        {"1\n2\n3\n4\n5\n6\n7|", "{pgup}", "1\n2|\n3\n4\n5\n6\n7"},
        {"1\n2\n3\n4\n5\n6\n7|", "{pgup}{pgup}", "1|\n2\n3\n4\n5\n6\n7"},
        {"|1\n2\n3\n4\n5\n6\n7", "{pgdn}{pgdn}", "1\n2\n3\n4\n5\n6\n|7"},
    };
    EXPECT_EACH(cases);
}

Test(field_lines, is_left_at_its_first_and_last_row)
{
    set("one two th|ree\nfour");
    cr_expect_eq(type("{up}"), FIELD_MOVED);
    cr_expect_eq(type("{up}"), FIELD_LEFT);
    cr_expect_eq(type("{pgup}"), FIELD_LEFT);
    cr_expect_str_eq(shown(), "on|e two three\nfour");
    cr_expect_eq(type("{down}{down}"), FIELD_MOVED);
    cr_expect_eq(type("{down}"), FIELD_LEFT);
    cr_expect_eq(type("{pgdn}"), FIELD_LEFT);
    cr_expect_eq(feed(KEY_CODE_TAB), FIELD_LEFT);
    cr_expect_eq(feed(KEY_CODE_ESC), FIELD_LEFT);
}

Test(field_lines, keeps_the_lines_of_a_paste)
{
    static const char *const cases[][2] = {
        {"one\ntwo", "one\ntwo|"},
        {"one\r\ntwo\rthree", "one\ntwo\nthree|"},
        {"one\r\n\r\ntwo", "one\n\ntwo|"},
        {"a\tb\x1b[A", "a b [A|"},
        {"one\n\n", "one|"},
        {"\none", "\none|"},
        {"a\u2028b", "a b|"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        set("");
        paste(cases[i][0]);
        cr_expect_str_eq(shown(), cases[i][1], "case %zu: \"%s\"", i, shown());
        field_set(&field, cases[i][0]);
        cr_expect_eq(type("^_"), FIELD_MOVED, "nothing to undo after a set");
    }
}

Test(field_lines, says_how_it_would_hold_a_text)
{
    struct buf clean;
    buf_init(&clean);
    field_clean(&field, "one\r\ntwo\t\n", &clean);
    cr_expect_str_eq(clean.text, "one\ntwo");
    buf_reset(&clean);
    field.lines = false;
    field_clean(&field, "one\r\ntwo\t\n", &clean);
    cr_expect_str_eq(clean.text, "one two");
    buf_release(&clean);
}

Test(field_lines, holds_more_than_one_line_does)
{
    char much[FIELD_LINES_MOST + 100];
    memset(much, 'x', sizeof much);
    much[sizeof much - 1] = '\0';
    paste(much);
    cr_assert_eq(field.text.len, (size_t)FIELD_LINES_MOST);
    cr_assert_eq(type("{enter}"), FIELD_MOVED);
}

/* As set, also with the cursor in an empty last line, which nobody sets but who types. */
static void put(const char *text)
{
    size_t len = strlen(text);
    set(text);
    if (len > 1 && strcmp(text + len - 2, "\n|") == 0)
        type("{enter}");
}

/* Draws from the grid's second row on, at most so many rows. */
static int draw(int most, bool focus)
{
    grid_clear(&grid);
    return field_draw(&field, &grid, 1, 0, 10, most, focus);
}

Test(field_lines, draws_each_line_and_scrolls_to_the_cursor)
{
    set("one two three\n\nfour|");
    cr_expect_eq(draw(4, true), 4);
    cr_expect_str_eq(rows(), "|one two|three||four|");
    cr_expect(grid.cursor_row == 4 && grid.cursor_col == 4);
    cr_expect_eq(draw(2, true), 2);
    cr_expect_str_eq(rows(), "||four|||");
    cr_expect(grid.cursor_row == 2 && grid.cursor_col == 4);
    cr_expect_eq(draw(2, false), 2);
    cr_expect_str_eq(rows(), "|one two|three   ..|||");
    put("one\n|");
    cr_expect_eq(draw(4, true), 2);
    cr_expect(grid.cursor_row == 2 && grid.cursor_col == 0);
}

Test(field_lines, numbers_a_list)
{
    static const struct {
        const char *text;
        bool focus;
        int used;
        const char *rows;
        int row, col;
    } cases[] = {
        {"|", true, 1, "|1  +||||", 1, 3},
        {"|", false, 1, "|1  +||||", -1, -1},
        {"one|", true, 1, "|1  one||||", 1, 6},
        {"one|", false, 2, "|1  one|2  +|||", -1, -1},
        {"one\n|", true, 2, "|1  one|2  +|||", 2, 3},
        {"one\n|", false, 2, "|1  one|2  +|||", -1, -1},
        {"one two|\nthree", true, 3, "|1  one|   two|2  three||", 2, 6},
        {"one\n\ntwo|", false, 4, "|1  one||2  two|3  +|", -1, -1},
        {"a\nb\nc\nd|", false, 4, "|1  a|2  b|3  c|4  d|", -1, -1},
        {"a\nb\nc\nd\ne\nf\ng\nh\ni\n李|", true, 4, "|7   g|8   h|9   i|10  李|", 4, 6},
    };
    field.numbered = true;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        put(cases[i].text);
        int used = draw(4, cases[i].focus);
        cr_expect_eq(used, cases[i].used, "\"%s\": %d", cases[i].text, used);
        cr_expect_str_eq(rows(), cases[i].rows, "\"%s\": %s", cases[i].text, rows());
        cr_expect(grid.cursor_row == cases[i].row && grid.cursor_col == cases[i].col,
                  "\"%s\": %d,%d", cases[i].text, grid.cursor_row, grid.cursor_col);
        cr_expect(sound(&grid));
    }
}

Test(field_lines, gives_a_list_no_empty_line_to_pass)
{
    field.numbered = true;
    type("one{enter}{enter}{enter}two");
    cr_assert_str_eq(shown(), "one\ntwo|");
}

/* Of each key: the text is sound, the cursor is drawn where its letter is, and Up and Down
 * change nothing. */
Test(field_lines, stays_whole_under_any_keys)
{
    static const uint32_t codes[] = {
        KEY_CODE_UP,
        KEY_CODE_DOWN,
        KEY_CODE_PAGE_UP,
        KEY_CODE_PAGE_DOWN,
        KEY_CODE_LEFT,
        KEY_CODE_RIGHT,
        KEY_CODE_ENTER,
        KEY_CODE_ENTER,
        KEY_CODE_RUBOUT,
        KEY_CODE_DELETE,
        KEY_CODE_HOME,
        KEY_CODE_END,
        KEY_CTRL('k'),
        KEY_CTRL('u'),
        KEY_CTRL('w'),
        KEY_CTRL('_'),
        KEY_CTRL('y'),
        0x301,
        0x674e,
        0x1F1E9,
        0x200d,
        'a',
        'b',
        ' ',
    };
    for (int i = 0; i < 20000; i++) {
        bool vertical = chance(3) == 0;
        field.numbered = chance(2);
        field.columns = 1 + (int)chance(12);
        uint32_t code = codes[chance(vertical ? 4 : sizeof codes / sizeof *codes)];
        size_t before = field.text.len;
        enum field_says says = feed(code);
        cr_assert(whole(), "key %d: \"%s\"", i, shown());
        cr_assert(!vertical || (says != FIELD_CHANGED && field.text.len == before));
        if (field.text.len > 300)
            set("");
        grid_clear(&grid);
        int used = field_draw(&field, &grid, 1, 0, field.columns, 3, true);
        cr_assert(used >= 1 && used <= 3 && sound(&grid));
        cr_assert(grid.cursor_row >= 1 && grid.cursor_row <= 3, "key %d: %s", i, shown());
        char next = field.text.text[field.cursor];
        if (next > ' ' && next < 0x7f && field.columns > 2)
            cr_assert_eq(*grid_cell(&grid, grid.cursor_row, grid.cursor_col)->text, next,
                         "key %d: %s\n%s", i, shown(), rows());
    }
}
