/* The example board as a real file. */
#include "demo.h"

#include "base/data.h"
#include "board/history.h"
#include "board/transfer.h"

#include <string.h>
#include <unistd.h>

static uint64_t next_key;

static const char *login(void)
{
    return "mia";
}

static void count_up(void *bytes, size_t n)
{
    memset(bytes, 0, n);
    next_key++;
    memcpy(bytes, &next_key, sizeof next_key);
}

struct world demo_world = {
    .now = 1795186800, .as = "mia", .login = login, .random = count_up};

void demo_make(const char *file)
{
    const struct data_file *demo = data_find("demo.yaml");
    const struct transfer_file from = {demo->name, demo->text, demo->len};
    struct transfer_report report;
    struct arena arena;
    struct board *board;
    struct err err;
    unlink(file);
    arena_init(&arena);
    must(board_make(file, "Acme", "Europe/Berlin", &demo_world, &board, &err) &&
             board_import_board(board, &from, false, &arena, &report, &err),
         "no board: %s", err.what);
    arena_release(&arena);
    board_close(board);
}

struct board *demo_open(const char *file)
{
    struct board *board;
    struct err err;
    must(board_open(file, BOARD_WRITE, &demo_world, &board, &err), "no board: %s: %s",
         err.what, err.why);
    return board;
}

static void hear(void *ctx, bool hurt, const char *what)
{
    (void)ctx;
    must(!hurt, "the board is hurt: %s", what);
}

void demo_text(const char *file, struct buf *out)
{
    struct board *board = demo_open(file);
    struct err err;
    buf_reset(out);
    must(board_doctor(board, hear, NULL, &err) && board_export(board, out, &err), "%s: %s",
         err.what, err.why);
    board_close(board);
}
