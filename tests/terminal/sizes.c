/* Any size, at any moment, on every screen: it lives, and comes back to what it showed. */
#include "support.h"

#include <criterion/criterion.h>
#include <string.h>

enum { LEAST_ROWS = 10, LEAST_COLS = 40, RANDOM = 40, MARGIN = 7 };

/* Numbers that are the same in every run (xorshift, Marsaglia 2003). */
static unsigned next_random(unsigned *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state;
}

static void must_fit(struct demo *demo, const char *name)
{
    struct terminal *t = &demo->t;
    bool small = t->rows < LEAST_ROWS || t->cols < LEAST_COLS;
    cr_assert_eq(terminal_modes(t).left, 0, "%s showed what lies below it", name);
    cr_assert_not(terminal_spills(t), "%s is wider than %dx%d", name, t->cols, t->rows);
    if (small && t->cols >= (int)strlen("Needs 40x10"))
        cr_assert_str_eq(terminal_row(t, 0), "Needs 40x10", "%s at %dx%d", name, t->cols,
                         t->rows);
    else if (small)
        cr_assert_neq(terminal_row(t, 0)[0], '\0', "%s at %dx%d", name, t->cols, t->rows);
    else
        cr_assert_not(terminal_find(t, "Needs", NULL, NULL), "%s at %dx%d", name, t->cols,
                      t->rows);
}

static void settle_in(struct demo *demo, int rows, int cols, const char *name)
{
    terminal_resize(&demo->t, rows, cols);
    terminal_settle(&demo->t);
    must_fit(demo, name);
}

/* Some sizes follow each other faster than they can be drawn. */
static void storm(struct demo *demo, const char *name, unsigned seed)
{
    for (int i = 0; i < RANDOM; i++) {
        int rows = 1 + (int)(next_random(&seed) % 60), cols;
        cols = 1 + (int)(next_random(&seed) % 200);
        if (next_random(&seed) % 3 == 0)
            terminal_resize(&demo->t, rows, cols);
        else
            settle_in(demo, rows, cols, name);
    }
}

static void known_sizes(struct demo *demo, const char *name)
{
    static const struct {
        int cols, rows;
    } sizes[] = {{100, 30}, {80, 24}, {60, 16}, {59, 15},
                 {40, 10},  {39, 9},  {1, 1},   {COLS, ROWS}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        settle_in(demo, sizes[i].rows, sizes[i].cols, name);
}

static void survives(const struct screen *screen, unsigned seed)
{
    struct demo demo;
    struct buf was, is;
    buf_init(&was);
    buf_init(&is);
    demo_make(&demo);
    demo_open(&demo, ROWS, COLS, NULL);
    go_to(&demo, screen);
    copy_screen(&demo.t, &was);
    demo.t.margin = MARGIN;
    storm(&demo, screen->name, seed);
    known_sizes(&demo, screen->name);
    copy_screen(&demo.t, &is);
    cr_assert_str_eq(is.text, was.text, "%s has changed:\n%s", screen->name,
                     terminal_text(&demo.t));
    demo_remove(&demo);
    buf_release(&is);
    buf_release(&was);
}

static void survive_from(int first, int step)
{
    for (int i = first; i < screens_n; i += step)
        survives(&screens[i], 2463534242U + (unsigned)i);
}

Test(sizes, screens_come_back_from_any_size)
{
    survive_from(0, 4);
}

Test(sizes, screens_come_back_from_any_size_second)
{
    survive_from(1, 4);
}

Test(sizes, screens_come_back_from_any_size_third)
{
    survive_from(2, 4);
}

Test(sizes, screens_come_back_from_any_size_last)
{
    survive_from(3, 4);
}

Test(sizes, it_may_be_opened_in_any_size)
{
    static const int sizes[][2] = {{1, 1},   {9, 39},  {10, 40},
                                   {15, 59}, {16, 60}, {60, 200}};
    struct demo demo;
    struct buf is, was;
    buf_init(&is);
    buf_init(&was);
    demo_make(&demo);
    demo_open(&demo, ROWS, COLS, NULL);
    copy_screen(&demo.t, &was);
    demo_end(&demo);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        demo_open(&demo, sizes[i][0], sizes[i][1], NULL);
        must_fit(&demo, "board");
        settle_in(&demo, ROWS, COLS, "board");
        copy_screen(&demo.t, &is);
        cr_assert_str_eq(is.text, was.text, "opened in %dx%d:\n%s", sizes[i][1],
                         sizes[i][0], terminal_text(&demo.t));
        demo_end(&demo);
    }
    demo_remove(&demo);
    buf_release(&was);
    buf_release(&is);
}

Test(sizes, a_board_too_small_says_how_to_leave)
{
    static const struct {
        const char *keys, *says, *leave;
    } cases[] = {
        {"", "q quits", "q"},
        {"r", "q goes back", "qq"},
        {"jjeAna", "Ctrl-C twice quits", CTRL_C CTRL_C},
        {"awarehouse", "Ctrl-C twice quits", CTRL_C CTRL_C},
    };
    struct demo demo;
    demo_make(&demo);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        demo_open(&demo, ROWS, COLS, NULL);
        terminal_type(&demo.t, cases[i].keys);
        terminal_resize(&demo.t, 5, 20);
        terminal_settle(&demo.t);
        cr_assert_str_eq(terminal_row(&demo.t, 1), cases[i].says);
        terminal_keys(&demo.t, cases[i].leave);
        cr_assert_eq(terminal_wait(&demo.t, 2000), 0, "%s", cases[i].says);
        demo_end(&demo);
    }
    demo_remove(&demo);
}

Test(sizes, a_key_counts_while_the_board_is_too_small_to_show)
{
    struct demo demo;
    demo_make(&demo);
    demo_open(&demo, ROWS, COLS, NULL);
    terminal_resize(&demo.t, 5, 20);
    terminal_type(&demo.t, "?");
    terminal_resize(&demo.t, ROWS, COLS);
    terminal_settle(&demo.t);
    must_show(&demo, "this pane has the keys");
    terminal_resize(&demo.t, 5, 20);
    terminal_type(&demo.t, "q");
    terminal_keys(&demo.t, "q");
    cr_assert_eq(terminal_wait(&demo.t, 2000), 0);
    must_be_restored(&demo, "q in a small terminal");
    demo_remove(&demo);
}
