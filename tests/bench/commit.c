/* commit FILE PEER N: changes an area's owner on a board N times, and in turn does a bare
 * SQLite transaction with the same settings on the file PEER, one row of one table. Prints
 * the middle time of each in microseconds, ours first. */
#include "clock.h"

#include "board/board.h"
#include "board/own.h"

#include <inttypes.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

static void random_bytes(void *bytes, size_t n)
{
    if (getrandom(bytes, n, 0) != (ssize_t)n)
        exit(2);
}

static void must(sqlite3 *db, const char *sql)
{
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK)
        return;
    fprintf(stderr, "commit: %s: %s\n", sql, sqlite3_errmsg(db));
    exit(2);
}

static void own(struct board *board, const char *area, const char *person)
{
    struct arena arena;
    struct own_done done;
    struct err err;
    arena_init(&arena);
    const struct own_request request = {.area = area, .person = person};
    if (!board_own(board, &request, &arena, &done, &err) || !done.changed) {
        fprintf(stderr, "commit: %s\n", err.what);
        exit(2);
    }
    arena_release(&arena);
}

/* The first area's slug. */
static void first_area(const char *file, char *slug, size_t size)
{
    sqlite3 *db;
    sqlite3_stmt *stmt;
    if (sqlite3_open(file, &db) != SQLITE_OK ||
        sqlite3_prepare_v2(db, "SELECT slug FROM area ORDER BY id LIMIT 1", -1, &stmt,
                           NULL) != SQLITE_OK ||
        sqlite3_step(stmt) != SQLITE_ROW)
        exit(2);
    snprintf(slug, size, "%s", (const char *)sqlite3_column_text(stmt, 0));
    sqlite3_finalize(stmt);
    sqlite3_close(db);
}

static sqlite3 *open_peer(const char *file)
{
    sqlite3 *db;
    if (sqlite3_open(file, &db) != SQLITE_OK)
        exit(2);
    must(db, "PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=EXTRA; "
             "PRAGMA foreign_keys=ON; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; "
             "CREATE TABLE IF NOT EXISTS owner (id INTEGER PRIMARY KEY, name TEXT); "
             "INSERT OR IGNORE INTO owner VALUES (1, 'p1')");
    return db;
}

int main(int argc, char **argv)
{
    const struct world world = {.now = 1795186800, .as = "mia", .random = random_bytes};
    struct board *board;
    struct err err;
    char slug[256];
    size_t n = argc == 4 ? strtoul(argv[3], NULL, 10) : 0;
    int64_t *ours = calloc(n + 1, sizeof *ours), *theirs = calloc(n + 1, sizeof *theirs);
    if (n == 0 || !ours || !theirs) {
        fputs("usage: commit FILE PEER N\n", stderr);
        return 2;
    }
    first_area(argv[1], slug, sizeof slug);
    if (!board_open(argv[1], BOARD_WRITE, &world, &board, &err)) {
        fprintf(stderr, "commit: %s\n", err.what);
        return 2;
    }
    sqlite3 *peer = open_peer(argv[2]);
    for (size_t i = 0; i < n; i++) {
        int64_t begun = clock_us();
        own(board, slug, i % 2 ? "p7" : "p8");
        ours[i] = clock_us() - begun;
        begun = clock_us();
        must(peer, i % 2 ? "BEGIN IMMEDIATE; UPDATE owner SET name = 'p7'; COMMIT"
                         : "BEGIN IMMEDIATE; UPDATE owner SET name = 'p8'; COMMIT");
        theirs[i] = clock_us() - begun;
    }
    printf("%" PRId64 " %" PRId64 "\n", clock_middle(ours, n), clock_middle(theirs, n));
    sqlite3_close(peer);
    board_close(board);
    free(ours);
    free(theirs);
    return 0;
}
