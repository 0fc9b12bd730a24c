/* Damage to a board's file, past every guard of its schema. */
#include "harm.h"

#include <sqlite3.h>
#include <stdio.h>

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

void harm_put_back(void)
{
    board_close(board);
    board = NULL;
    FILE *file = fopen(board_file, "wb");
    cr_assert(file && fwrite(sound.text, 1, sound.len, file) == sound.len);
    fclose(file);
}

bool harm(const char *sql)
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

void harm_start(void)
{
    read_whole();
    board_close(board);
    board = NULL;
    buf_init(&sound);
    copy_file(board_file, &sound);
}

void harm_end(void)
{
    buf_release(&sound);
}
