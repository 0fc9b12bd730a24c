/* A board in a folder of its own, with people and areas, for each test. */
#include "support.h"

#include "base/data.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct board *board;
struct arena arena;
struct err err;
char board_file[64];
static char folder[] = "/tmp/buckstop-board.XXXXXX";

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

struct world world = {
    .now = 1795189500, .login = login, .random = count_up}; /* Fri 20 Nov 2026 */

static void add_person(const char *name, const char *handle)
{
    struct person person;
    const struct person_edit edit = {.name = name, .handle = handle};
    cr_assert(board_person_add(board, &edit, &arena, &person, &err), "%s", err.what);
}

static void add_area(const char *name, const char *alias, const char *path)
{
    struct area area;
    const struct area_edit edit = {.name = name,
                                   .aliases = &alias,
                                   .aliases_n = alias != NULL,
                                   .paths = &path,
                                   .paths_n = path != NULL};
    cr_assert(board_area_add(board, &edit, &arena, &area, &err), "%s", err.what);
}

void board_enter(void)
{
    cr_assert(mkdtemp(folder));
    snprintf(board_file, sizeof board_file, "%s/board.db", folder);
    cr_assert(board_make(board_file, "Acme", "Europe/Berlin", &world, &board, &err), "%s",
              err.what);
    add_person("Mia Okafor", "mia");
    become("mia");
    add_person("Ana Ruiz", "ana");
    add_person("Bob Holt", "bob");
    add_person("Tom Várga", "tom");
    add_area("billing", "invoices", "/src/billing/");
    add_area("checkout", NULL, NULL);
    cr_assert(own("billing", "ana", ROLE_OWNER), "%s", err.what);
}

void board_leave(void)
{
    char command[128];
    board_close(board);
    arena_release(&arena);
    snprintf(command, sizeof command, "rm -rf %s", folder);
    cr_assert_eq(system(command), 0);
}

void become(const char *handle)
{
    board_close(board);
    world.as = handle;
    cr_assert(board_open(board_file, BOARD_WRITE, &world, &board, &err), "%s", err.what);
}

void start_empty(const char *name, const char *zone)
{
    board_close(board);
    unlink(board_file);
    cr_assert(board_make(board_file, name, zone, &world, &board, &err), "%s", err.what);
}

static void fill(const char *name, const char *text, size_t len)
{
    const struct transfer_file file = {name, text, len};
    struct transfer_report report;
    start_empty("Acme", "Europe/Berlin");
    cr_assert(board_import_board(board, &file, false, &arena, &report, &err), "%s",
              err.what);
    cr_assert_eq(report.read, report.added);
    become("bo");
}

void read_demo(void)
{
    const struct data_file *demo = data_find("demo.yaml");
    fill("demo.yaml", demo->text, demo->len);
}

void read_whole(void)
{
    const char *text = whole();
    fill("whole.yaml", text, strlen(text));
}

const char *whole(void)
{
    static const char path[] = "tests/codec/whole.yaml";
    FILE *file = fopen(path, "rb");
    struct buf text;
    char piece[4096];
    size_t n;
    cr_assert_not_null(file, "%s", path);
    buf_init(&text);
    while ((n = fread(piece, 1, sizeof piece, file)) > 0)
        buf_add_n(&text, piece, n);
    fclose(file);
    const char *kept = arena_copy(&arena, text.text);
    buf_release(&text);
    return kept;
}

const char *exported(void)
{
    struct buf out;
    buf_init(&out);
    cr_assert(board_export(board, &out, &err), "%s", err.what);
    const char *kept = arena_copy(&arena, out.text);
    buf_release(&out);
    return kept;
}

bool own(const char *area, const char *person, enum role role)
{
    struct own_done done;
    const struct own_request request = {.area = area, .person = person, .role = role};
    return board_own(board, &request, &arena, &done, &err);
}

const char *owner_of(const char *area)
{
    struct who who;
    cr_assert(board_who(board, area, 0, &arena, &who, &err), "%s", err.what);
    return who.owner.person.id ? who.owner.person.handle : "";
}

void assert_err(enum err_code code, const char *says)
{
    char all[3 * ERR_TEXT + 8];
    snprintf(all, sizeof all, "%s|%s|%s", err.what, err.why, err.next);
    cr_assert_eq(err.code, code, "%s", all);
    cr_assert(strstr(all, says), "\"%s\" is not in \"%s\"", says, all);
}
