/* How many bytes go to the terminal: little for a move, none for nothing, and no more on a
 * large board than on a small one. */
#include "support.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

enum { MOVE_MOST = 200, TICK_MOST = 60, SILENCE = 3000, SMALL = 10, LARGE = 10000 };

/* The card below the list says more of one area than of another. */
Test(cost, a_move_on_the_board_is_fewer_than_200_bytes)
{
    struct demo demo;
    demo_make(&demo);
    demo_open(&demo, ROWS, COLS, NULL);
    terminal_bytes(&demo.t);
    for (int i = 0; i < 22; i++) {
        terminal_type(&demo.t, i < 11 ? "j" : "k");
        size_t bytes = terminal_bytes(&demo.t);
        cr_assert(bytes > 0 && bytes < MOVE_MOST, "move %d took %zu bytes", i, bytes);
    }
    demo_remove(&demo);
}

Test(cost, a_character_typed_is_fewer_than_200_bytes)
{
    struct demo demo;
    demo_make(&demo);
    demo_open(&demo, ROWS, COLS, NULL);
    terminal_type(&demo.t, "e" TAB "w");
    terminal_bytes(&demo.t);
    for (const char *c = "hy she knows it"; *c; c++) {
        terminal_type(&demo.t, (const char[]){*c, '\0'});
        size_t bytes = terminal_bytes(&demo.t);
        cr_assert(bytes > 0 && bytes < MOVE_MOST, "'%c' took %zu bytes", *c, bytes);
    }
    demo_remove(&demo);
}

Test(cost, a_key_that_changes_nothing_writes_nothing)
{
    struct demo demo;
    demo_make(&demo);
    demo_open(&demo, ROWS, COLS, NULL);
    terminal_bytes(&demo.t);
    terminal_type(&demo.t, "k");
    cr_assert_eq(terminal_bytes(&demo.t), 0);
    demo_remove(&demo);
}

/* With the time that goes on. */
static void open_now(struct demo *demo)
{
    static const char *const env[] = {"BUCKSTOP_NOW", NULL};
    demo_make(demo);
    demo_open(demo, ROWS, COLS, env);
}

Test(cost, an_idle_board_is_silent)
{
    struct demo demo;
    open_now(&demo);
    cr_assert_eq(terminal_listen(&demo.t, SILENCE), 0);
    demo_remove(&demo);
}

/* The screen without its first row, in which the clock is. */
static void copy_body(struct terminal *t, struct buf *out)
{
    const char *text = terminal_text(t);
    buf_reset(out);
    buf_add(out, text + strcspn(text, "\n"));
}

Test(cost, an_idle_review_writes_its_clock_alone)
{
    struct demo demo;
    struct buf was, is, clock;
    buf_init(&was);
    buf_init(&is);
    buf_init(&clock);
    open_now(&demo);
    terminal_type(&demo.t, "r");
    copy_body(&demo.t, &was);
    buf_add(&clock, terminal_row(&demo.t, 0));
    size_t bytes = terminal_listen(&demo.t, SILENCE);
    copy_body(&demo.t, &is);
    cr_assert_str_eq(is.text, was.text);
    cr_assert_str_neq(terminal_row(&demo.t, 0), clock.text, "the clock stands still");
    cr_assert(bytes < SILENCE / 1000 * TICK_MOST + TICK_MOST, "it wrote %zu bytes", bytes);
    demo_remove(&demo);
    buf_release(&clock);
    buf_release(&is);
    buf_release(&was);
}

static void write_yaml(const char *path, int areas)
{
    FILE *file = fopen(path, "w");
    cr_assert(file);
    fprintf(file, "buckstop: 1\nboard:\n  name: Acme\n  time_zone: UTC\n"
                  "  created: 2026-06-01 09:00\npeople:\n"
                  "  - {name: Mia Okafor, handle: mia}\nareas:\n");
    for (int i = 1; i <= areas; i++)
        fprintf(file,
                "  - name: area %05d\n    covers: what %05d covers\n    ownership:\n"
                "      - {role: owner, person: mia, since: 2026-06-01 09:12, by: mia}\n",
                i, i);
    cr_assert_eq(fclose(file), 0);
}

struct cost {
    size_t first, move,
        next; /* bytes of the first frame, of j, of the one below the last */
};

static struct cost cost_of(int areas)
{
    enum { LOW_ROWS = 20 }; /* rows, so that the lines of the list are full with SMALL */
    struct demo demo;
    struct cost cost;
    char yaml[96];
    demo_folder(&demo);
    snprintf(yaml, sizeof yaml, "%s.yaml", demo.file);
    write_yaml(yaml, areas);
    demo_import(&demo, yaml);
    demo_open(&demo, LOW_ROWS, COLS, NULL);
    cost.first = terminal_bytes(&demo.t);
    terminal_type(&demo.t, "j");
    cost.move = terminal_bytes(&demo.t);
    terminal_type(&demo.t, "jjj");
    terminal_bytes(&demo.t);
    terminal_type(&demo.t, "j");
    must_show(&demo, "> area 00006");
    cost.next = terminal_bytes(&demo.t);
    demo_remove(&demo);
    return cost;
}

static void must_be_near(const char *what, size_t small, size_t large)
{
    size_t more = small > large ? small - large : large - small;
    cr_assert(more * 10 <= small, "%s: %zu bytes on a board of %d areas, %zu of %d", what,
              small, SMALL, large, LARGE);
}

Test(cost, a_board_of_10000_areas_is_drawn_as_one_of_10)
{
    struct cost small = cost_of(SMALL), large = cost_of(LARGE);
    must_be_near("the first frame", small.first, large.first);
    must_be_near("a move", small.move, large.move);
    must_be_near("a move past the last line shown", small.next, large.next);
}
