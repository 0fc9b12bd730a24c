/* The demo board with views over it. */
#include "at_desk.h"

#include "base/data.h"
#include "board/transfer.h"

#include <criterion/criterion.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct app app;
struct desk desk;
static struct board *board;
static struct err err;
static char folder[32], file[64];

static const char *login(void)
{
    return "mia";
}

/* The same numbers in every run, and never the same key twice. */
static void count_up(void *bytes, size_t n)
{
    static unsigned next;
    memset(bytes, 0, n);
    next++;
    memcpy(bytes, &next, sizeof next);
}

static struct world world = {
    .now = 1795186800, .login = login, .random = count_up}; /* Fri 20 Nov 2026, 15:00 UTC */

static void begin(void)
{
    cr_assert(desk_init(&desk, board, &err), "%s", err.what);
    app_init(&app, &everywhere_commands, &desk);
    desk_watch(&app);
    app.now = world.now;
}

static void end(void)
{
    app_release(&app);
    desk_release(&desk);
    board_close(board);
}

void desk_enter(void)
{
    const struct data_file *demo = data_find("demo.yaml");
    const struct transfer_file from = {demo->name, demo->text, demo->len};
    struct transfer_report report;
    struct arena arena;
    setlocale(LC_CTYPE, "C.UTF-8");
    snprintf(folder, sizeof folder, "/tmp/buckstop-desk.XXXXXX");
    cr_assert(mkdtemp(folder));
    snprintf(file, sizeof file, "%s/board.db", folder);
    world.as = "mia";
    cr_assert(board_make(file, "Acme", "Europe/Berlin", &world, &board, &err), "%s",
              err.what);
    arena_init(&arena);
    cr_assert(board_import_board(board, &from, false, &arena, &report, &err), "%s",
              err.what);
    arena_release(&arena);
    board_close(board);
    cr_assert(board_open(file, BOARD_WRITE, &world, &board, &err), "%s", err.what);
    begin();
}

void desk_leave(void)
{
    char command[64];
    end();
    snprintf(command, sizeof command, "rm -rf %s", folder);
    cr_assert_eq(system(command), 0);
}

void desk_become(const char *handle)
{
    end();
    world.as = handle;
    cr_assert(board_open(file, BOARD_WRITE, &world, &board, &err), "%s", err.what);
    begin();
}

void desk_look(const char *handle)
{
    world.read_only = true;
    desk_become(handle);
    world.read_only = false;
}

void press(uint32_t code)
{
    const struct key key = {.code = code};
    app_catch_up(&app);
    app_feed(&app, &key);
    app_draw(&app);
}

void type(const char *keys)
{
    for (; *keys; keys++)
        press((unsigned char)*keys);
}

static bool is_shown(const char *text, struct buf *out)
{
    buf_init(out);
    app_catch_up(&app);
    app_draw(&app);
    grid_dump(&app.grid, false, out);
    return strstr(out->text, text) != NULL;
}

void shows(const char *text)
{
    struct buf screen;
    cr_assert(is_shown(text, &screen), "\"%s\" is not on\n%s", text, screen.text);
    buf_release(&screen);
}

void shows_not(const char *text)
{
    struct buf screen;
    cr_assert_not(is_shown(text, &screen), "\"%s\" is on\n%s", text, screen.text);
    buf_release(&screen);
}
