/* The whole list of a board with ten thousand tickets: its ends, what it finds, and that a
 * key costs what it costs on a small one. */
#include "support.h"

#include <criterion/criterion.h>
#include <stdio.h>

enum { TICKETS = 10000, MOVE_MOST = 200, KEY_MOST = 2000 /* milliseconds */ };

static void write_yaml(const char *path)
{
    FILE *file = fopen(path, "w");
    cr_assert(file);
    fprintf(file, "buckstop: 1\nboard: {name: Acme, time_zone: UTC, "
                  "created: 2026-06-01 09:00}\npeople:\n"
                  "  - {name: Mia Okafor, handle: mia}\nareas:\n"
                  "  - {name: billing}\n  - {name: mobile}\ntickets:\n");
    for (int i = 1; i <= TICKETS; i++)
        fprintf(file,
                "  - {id: %d, title: 'thing %05d of the %s', area: %s, customer: %s, "
                "opened: 2026-10-%02d 10:00%s}\n",
                i, i, i % 2 ? "invoice" : "tablet", i % 2 ? "billing" : "mobile",
                i % 100 ? "Talweg" : "Nordlicht", 1 + i % 28,
                i % 3 ? "" : ", why: two of five calls to support are about it");
    cr_assert_eq(fclose(file), 0);
}

static void open_list(struct demo *demo)
{
    char yaml[96];
    demo_folder(demo);
    snprintf(yaml, sizeof yaml, "%s.yaml", demo->file);
    write_yaml(yaml);
    demo_import(demo, yaml);
    demo_open(demo, ROWS, COLS, NULL);
    demo->t.patience = KEY_MOST;
    terminal_type(&demo->t, "t");
    must_show(demo, "10,000 open, 10,000 not ready");
}

Test(long_list, is_walked_to_both_ends)
{
    struct demo demo;
    open_list(&demo);
    must_show(&demo, "1 of 10,000");
    terminal_type(&demo.t, "G");
    must_show(&demo, "10,000 of 10,000");
    must_show(&demo, "> #10000");
    terminal_type(&demo.t, "k");
    must_show(&demo, "> #9999");
    terminal_type(&demo.t, "\033[5~\033[5~\033[5~\033[5~\033[5~");
    must_show(&demo, "thing 099");
    terminal_type(&demo.t, "g");
    must_show(&demo, "> #1 ");
    demo_remove(&demo);
}

Test(long_list, is_narrowed_and_sorted)
{
    struct demo demo;
    open_list(&demo);
    terminal_type(&demo.t, "/customer:nordlicht gap:why" ENTER);
    must_show(&demo, "67 open, 67 not ready");
    terminal_type(&demo.t, ESC "o"
                               "o");
    must_show(&demo, "10,000 not ready; newest first");
    terminal_type(&demo.t, "/05000" ENTER);
    must_show(&demo, "> #5000");
    demo_remove(&demo);
}

Test(long_list, draws_a_move_in_few_bytes)
{
    struct demo demo;
    open_list(&demo);
    terminal_type(&demo.t, "G");
    terminal_bytes(&demo.t);
    for (int i = 0; i < 10; i++) {
        terminal_type(&demo.t, "k");
        size_t bytes = terminal_bytes(&demo.t);
        cr_assert(bytes > 0 && bytes < MOVE_MOST, "move %d took %zu bytes", i, bytes);
    }
    demo_remove(&demo);
}
