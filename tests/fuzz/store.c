/* A board's file that somebody has damaged: asked for everything, it answers or says what
 * is wrong, and is not written to. The input is a list of changes: three bytes say where,
 * one how many bytes follow that are put there. */
#include "fuzz.h"

#include "base/buf.h"
#include "base/data.h"
#include "board/area.h"
#include "board/board.h"
#include "board/history.h"
#include "board/lookup.h"
#include "board/transfer.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { VERSION_AT = 60, VERSION_LEN = 4 }; /* user_version: an older board is updated */

static char folder[64], file[96];
static struct buf whole, hurt;

static const char *login(void)
{
    return "mia";
}

static void count_up(void *bytes, size_t n)
{
    static unsigned next;
    memset(bytes, 0, n);
    next++;
    memcpy(bytes, &next, sizeof next);
}

static const struct world world = {
    .now = 1795186800, .as = "mia", .login = login, .random = count_up};

static const char small[] =
    "buckstop: 1\nboard: {name: A, time_zone: UTC}\n"
    "people: [{name: Mia Okafor, handle: mia}, {name: Ana Ruiz, handle: ana}]\n"
    "areas:\n- {name: billing, aliases: [invoices], paths: [{pattern: /src/}], owner: "
    "ana}\n"
    "- {name: checkout}\n"
    "tickets:\n- {title: pay by card, area: billing}\n"
    "incidents:\n- {title: Down, area: billing, started: 2026-11-18T10:00:00Z}\n";

static void read_whole(const char *path, struct buf *out)
{
    char piece[4096];
    ssize_t n;
    int fd = open(path, O_RDONLY);
    buf_reset(out);
    while (fd >= 0 && (n = read(fd, piece, sizeof piece)) > 0)
        buf_add_n(out, piece, (size_t)n);
    if (fd < 0 || close(fd) != 0)
        fuzz_fail("%s cannot be read", path);
}

static void remove_folder(void)
{
    char command[96];
    snprintf(command, sizeof command, "rm -rf %s", folder);
    if (system(command) != 0)
        fprintf(stderr, "%s stays behind\n", folder);
}

static void begin(void)
{
    const struct transfer_file from = {"small.yaml", small, sizeof small - 1};
    struct transfer_report report;
    struct arena arena;
    struct board *board;
    struct err err;
    snprintf(folder, sizeof folder, "%s/buckstop-fuzz.XXXXXX",
             access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
    if (!mkdtemp(folder) || atexit(remove_folder) != 0)
        fuzz_fail("no folder %s", folder);
    snprintf(file, sizeof file, "%s/board.db", folder);
    arena_init(&arena);
    if (!board_make(file, "A", "UTC", &world, &board, &err) ||
        !board_import_board(board, &from, false, &arena, &report, &err))
        fuzz_fail("no board: %s", err.what);
    board_close(board);
    arena_release(&arena);
    buf_init(&whole);
    buf_init(&hurt);
    read_whole(file, &whole);
}

static void damage(const char *bytes, size_t len)
{
    buf_reset(&hurt);
    buf_add_n(&hurt, whole.text, whole.len);
    for (size_t i = 0; i + 4 < len;) {
        const unsigned char *change = (const unsigned char *)bytes + i;
        size_t at = ((size_t)change[0] << 16 | (size_t)change[1] << 8 | change[2]);
        size_t n = 1 + change[3] % 32u;
        at %= hurt.len;
        n = n < len - i - 4 ? n : len - i - 4;
        n = n < hurt.len - at ? n : hurt.len - at;
        memcpy(hurt.text + at, bytes + i + 4, n);
        i += 4 + n;
    }
    memcpy(hurt.text + VERSION_AT, whole.text + VERSION_AT, VERSION_LEN);
}

static void put_file(void)
{
    int fd = open(file, O_WRONLY | O_TRUNC);
    if (fd < 0 || write(fd, hurt.text, hurt.len) != (ssize_t)hurt.len || close(fd) != 0)
        fuzz_fail("%s cannot be written", file);
}

static void hear(void *ctx, bool is_hurt, const char *what)
{
    (void)is_hurt, (void)ctx;
    fuzz_check_text("a finding", what);
}

/* Everything a look at the board asks; what it answers is not the point. */
static void ask(struct board *board, struct arena *arena)
{
    static const char *const typed[] = {"billing", "/src/a.c", "invoices", "nothing"};
    struct history_line *lines;
    struct who who;
    struct buf out;
    struct err err;
    size_t n;
    if (!board_doctor(board, hear, NULL, &err))
        fuzz_check_err(&err);
    for (size_t i = 0; i < sizeof typed / sizeof *typed; i++)
        if (!board_who(board, typed[i], 0, arena, &who, &err))
            fuzz_check_err(&err);
    if (!board_log(board, 50, arena, &lines, &n, &err))
        fuzz_check_err(&err);
    buf_init(&out);
    if (!board_export(board, &out, &err))
        fuzz_check_err(&err);
    buf_reset(&out);
    if (!board_export_areas(board, &out, &err))
        fuzz_check_err(&err);
    buf_release(&out);
}

static void check_unwritten(void)
{
    struct buf after;
    buf_init(&after);
    read_whole(file, &after);
    if (after.len != hurt.len || memcmp(after.text, hurt.text, hurt.len) != 0)
        fuzz_fail("the board was written to");
    buf_release(&after);
}

void fuzz_one(const char *bytes, size_t len)
{
    static struct arena arena;
    struct board *board;
    struct err err;
    if (!folder[0])
        begin();
    damage(bytes, len < 4096 ? len : 4096);
    put_file();
    fuzz_time("a board");
    if (board_open(file, BOARD_READ, &world, &board, &err)) {
        ask(board, &arena);
        board_close(board);
    } else {
        fuzz_check_err(&err);
    }
    fuzz_time(NULL);
    arena_release(&arena);
    check_unwritten();
}
