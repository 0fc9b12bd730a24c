/* A board whose file was damaged behind its back: what leaves it is whole or is refused,
 * with the thing that is hurt and the way on. */
#include "harm.h"

#include "store/record.h"

#include <sqlite3.h>
#include <stdio.h>

TestSuite(hurt, .init = board_enter, .fini = board_leave);

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

Test(hurt, is_not_written_without_a_record_that_others_belong_to)
{
    int refused = 0;
    harm_start();
    for (size_t r = 0; records[r]; r++) {
        const char *sql = arena_printf(&arena, "DELETE FROM %s", records[r]->table);
        cr_assert(harm(sql), "%s", sql);
        if (orphans() > 0) {
            refuses_to_write(sql);
            refused++;
        }
        harm_put_back();
    }
    cr_assert_eq(refused, 10, "%d", refused);
    harm_end();
}

Test(hurt, is_not_written_with_a_reference_to_nothing)
{
    int tried = 0;
    harm_start();
    for (size_t r = 0; records[r]; r++)
        for (int c = 0; c < records[r]->n; c++) {
            const struct column *column = &records[r]->column[c];
            if (column->kind != COLUMN_REF)
                continue;
            const char *sql = arena_printf(
                &arena,
                "UPDATE %s SET %s = 9999 WHERE id = (SELECT MAX(id) FROM %s WHERE %s > 0)",
                records[r]->table, column->name, records[r]->table, column->name);
            cr_assert(harm(sql), "%s", sql);
            if (orphans() > 0) { /* two may outlive what they name */
                refuses_to_write(sql);
                tried++;
            }
            harm_put_back();
        }
    cr_assert_geq(tried, 40, "%d", tried);
    harm_end();
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
    harm_start();
    for (size_t r = 0; records[r]; r++)
        for (int c = 0; c < records[r]->n; c++) {
            const struct column *column = &records[r]->column[c];
            if (strcmp(column->name, "position") == 0 || column->kind == COLUMN_REF)
                continue; /* an order is one whatever its numbers are */
            const char *sql = arena_printf(
                &arena, "UPDATE %s SET %s = %s WHERE id = (SELECT MAX(id) FROM %s)",
                records[r]->table, column->name, wrong[column->kind], records[r]->table);
            cr_assert(harm(sql), "%s", sql);
            refuses_to_write(sql);
            harm_put_back();
        }
    harm_end();
}

Test(hurt, says_which_record_points_where)
{
    struct buf out;
    buf_init(&out);
    board_close(board);
    board = NULL;
    harm("DELETE FROM area WHERE slug = 'billing'");
    cr_assert(board_open(board_file, BOARD_READ, &world, &board, &err), "%s", err.what);
    cr_assert(!board_export(board, &out, &err));
    cr_assert_str_eq(err.what,
                     "the board is hurt: a role (number 1) belongs to an area (number 1) "
                     "that is not there; nothing was written");
    buf_release(&out);
}
