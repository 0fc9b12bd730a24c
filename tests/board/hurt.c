/* A board whose file was damaged behind its back: what leaves it is whole or is refused,
 * with the thing that is hurt and the way on. */
#include "support.h"

#include "store/record.h"

#include <sqlite3.h>
#include <stdio.h>

TestSuite(hurt, .init = board_enter, .fini = board_leave);

static struct buf sound; /* the file as it was */

static void copy_file(const char *from, struct buf *to)
{
    char piece[4096];
    size_t n;
    FILE *file = fopen(from, "rb");
    cr_assert(file, "%s", from);
    while ((n = fread(piece, 1, sizeof piece, file)) > 0)
        buf_add_n(to, piece, n);
    fclose(file);
}

static void put_back(void)
{
    board_close(board);
    board = NULL;
    FILE *file = fopen(board_file, "wb");
    cr_assert(file && fwrite(sound.text, 1, sound.len, file) == sound.len);
    fclose(file);
}

/* Past every guard of the schema. Whether anything was changed. */
static bool tamper(const char *sql)
{
    sqlite3 *raw;
    char *why = NULL;
    cr_assert_eq(sqlite3_open(board_file, &raw), SQLITE_OK);
    sqlite3_exec(raw, "PRAGMA ignore_check_constraints = ON", NULL, NULL, NULL);
    sqlite3_exec(raw, sql, NULL, NULL, &why);
    cr_assert_null(why, "%s: %s", sql, why);
    bool changed = sqlite3_changes(raw) > 0;
    sqlite3_close(raw);
    return changed;
}

static int count(void *n, int columns, char **value, char **name)
{
    (void)columns, (void)value, (void)name;
    ++*(int *)n;
    return 0;
}

static int orphans(void)
{
    sqlite3 *raw;
    int n = 0;
    cr_assert_eq(sqlite3_open(board_file, &raw), SQLITE_OK);
    sqlite3_exec(raw, "PRAGMA foreign_key_check", count, &n, NULL);
    sqlite3_close(raw);
    return n;
}

static void hear(void *ctx, bool is_hurt, const char *what)
{
    (void)what;
    *(int *)ctx += is_hurt;
}

/* Opens the damaged board and wants it out: an error that leads on, and not a byte. */
static void refuses_to_write(const char *sql)
{
    struct buf out;
    int findings = 0;
    buf_init(&out);
    bool opened = board_open(board_file, BOARD_READ, &world, &board, &err);
    cr_assert(!opened || !board_export(board, &out, &err), "%s:\n%s", sql, out.text);
    cr_assert_eq(err.code, ERR_STORE, "%s: %s", sql, err.what);
    cr_assert(strstr(err.next, "buckstop doctor"), "%s: %s; %s", sql, err.what, err.next);
    cr_assert_eq(out.len, 0, "%s", sql);
    if (opened) {
        cr_assert(strstr(err.what, "hurt") && strstr(err.what, "nothing was written"), "%s",
                  err.what);
        cr_assert(board_doctor(board, hear, &findings, &err), "%s: %s", sql, err.what);
        cr_assert_gt(findings, 0, "doctor sees nothing of %s", sql);
    }
    buf_release(&out);
}

static void start(void)
{
    read_whole();
    board_close(board);
    board = NULL;
    buf_init(&sound);
    copy_file(board_file, &sound);
}

Test(hurt, is_not_written_without_a_record_that_others_belong_to)
{
    int refused = 0;
    start();
    for (size_t r = 0; records[r]; r++) {
        const char *sql = arena_printf(&arena, "DELETE FROM %s", records[r]->table);
        cr_assert(tamper(sql), "%s", sql);
        if (orphans() > 0) {
            refuses_to_write(sql);
            refused++;
        }
        put_back();
    }
    cr_assert_eq(refused, 10, "%d", refused);
    buf_release(&sound);
}

Test(hurt, is_not_written_with_a_reference_to_nothing)
{
    int tried = 0;
    start();
    for (size_t r = 0; records[r]; r++)
        for (int c = 0; c < records[r]->n; c++) {
            const struct column *column = &records[r]->column[c];
            if (column->kind != COLUMN_REF)
                continue;
            const char *sql = arena_printf(
                &arena,
                "UPDATE %s SET %s = 9999 WHERE id = (SELECT MAX(id) FROM %s WHERE %s > 0)",
                records[r]->table, column->name, records[r]->table, column->name);
            cr_assert(tamper(sql), "%s", sql);
            if (orphans() > 0) { /* two may outlive what they name */
                refuses_to_write(sql);
                tried++;
            }
            put_back();
        }
    cr_assert_geq(tried, 40, "%d", tried);
    buf_release(&sound);
}

Test(hurt, is_not_written_with_a_value_that_cannot_be)
{
    static const char *const wrong[] = {
        [COLUMN_TEXT] = "CAST(X'41FF' AS TEXT)",
        [COLUMN_INT] = "-9000000000000000000",
        [COLUMN_BOOL] = "2",
        [COLUMN_REF] = NULL,
        [COLUMN_TIME] = "9000000000000000000",
        [COLUMN_DATE] = "'2026-13-41'",
        [COLUMN_WORD] = "'nonsense'",
    };
    start();
    for (size_t r = 0; records[r]; r++)
        for (int c = 0; c < records[r]->n; c++) {
            const struct column *column = &records[r]->column[c];
            if (strcmp(column->name, "position") == 0 || column->kind == COLUMN_REF)
                continue; /* an order is one whatever its numbers are */
            const char *sql = arena_printf(
                &arena, "UPDATE %s SET %s = %s WHERE id = (SELECT MAX(id) FROM %s)",
                records[r]->table, column->name, wrong[column->kind], records[r]->table);
            cr_assert(tamper(sql), "%s", sql);
            refuses_to_write(sql);
            put_back();
        }
    buf_release(&sound);
}

Test(hurt, says_which_record_points_where)
{
    struct buf out;
    buf_init(&out);
    board_close(board);
    board = NULL;
    tamper("DELETE FROM area WHERE slug = 'billing'");
    cr_assert(board_open(board_file, BOARD_READ, &world, &board, &err), "%s", err.what);
    cr_assert(!board_export(board, &out, &err));
    cr_assert_str_eq(err.what,
                     "the board is hurt: a role (number 1) belongs to an area (number 1) "
                     "that is not there; nothing was written");
    buf_release(&out);
}
