/* The engine: what it opens, what it refuses, and how it keeps a file whole. */
#include "db/db.h"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static char folder[] = "/tmp/buckstop-db.XXXXXX";
static char file[64];
static struct err err;

static void enter(void)
{
    cr_assert(mkdtemp(folder));
    snprintf(file, sizeof file, "%s/board.db", folder);
}

static void leave(void)
{
    char command[128];
    snprintf(command, sizeof command, "rm -rf %s", folder);
    cr_assert_eq(system(command), 0);
}

TestSuite(db, .init = enter, .fini = leave);

static struct db *made(void)
{
    struct db *db = NULL;
    cr_assert(db_open(file, DB_CREATE, &db, &err), "%s %s", err.what, err.why);
    cr_assert(db_begin(db, &err));
    cr_assert(db_run(db,
                     "CREATE TABLE IF NOT EXISTS t (id INTEGER PRIMARY KEY, a TEXT UNIQUE "
                     "CHECK (length(a) < 5)) STRICT;"
                     "CREATE TABLE IF NOT EXISTS c (t INTEGER REFERENCES t (id)) STRICT;",
                     &err));
    cr_assert(db_commit(db, &err));
    return db;
}

static bool write_row(struct db *db, const char *sql)
{
    struct db_stmt *stmt;
    cr_assert(db_prepare(db, sql, &stmt, &err));
    enum db_step step = db_step(stmt, &err);
    db_finalize(stmt);
    return step != DB_FAILED;
}

static int64_t ask(struct db *db, const char *sql)
{
    struct db_stmt *stmt;
    cr_assert(db_prepare(db, sql, &stmt, &err), "%s", err.why);
    cr_assert_eq(db_step(stmt, &err), DB_ROW);
    int64_t answer = db_int(stmt, 0);
    db_finalize(stmt);
    return answer;
}

Test(db, makes_a_private_file_with_the_safe_settings)
{
    struct db *db = made();
    struct stat st;
    struct db_stmt *stmt;
    cr_assert_eq(stat(file, &st), 0);
    cr_assert_eq(st.st_mode & 0777, 0600);
    cr_assert(db_prepare(db, "PRAGMA journal_mode", &stmt, &err));
    cr_assert_eq(db_step(stmt, &err), DB_ROW);
    cr_assert_str_eq(db_text(stmt, 0), "truncate");
    db_finalize(stmt);
    cr_assert_eq(ask(db, "PRAGMA synchronous"), 3);
    cr_assert_eq(ask(db, "PRAGMA foreign_keys"), 1);
    cr_assert_eq(ask(db, "PRAGMA trusted_schema"), 0);
    cr_assert_eq(ask(db, "PRAGMA cell_size_check"), 1);
    cr_assert_eq(db_path(db)[0], '/');
    db_close(db);
    db_close(NULL);
}

Test(db, refuses_what_is_no_file_of_its_own)
{
    struct db *db = NULL;
    char other[80];
    cr_assert(!db_open(file, DB_READ, &db, &err) && err.code == ERR_NOT_FOUND);
    cr_assert(!db_open("/nowhere/at/all/b.db", DB_CREATE, &db, &err));
    cr_assert_eq(err.code, ERR_NOT_FOUND);
    snprintf(other, sizeof other, "%s/folder", folder);
    cr_assert_eq(mkdir(other, 0700), 0);
    cr_assert(!db_open(other, DB_CREATE, &db, &err) && strstr(err.what, "a folder"));
    snprintf(other, sizeof other, "%s/pipe", folder);
    cr_assert_eq(mkfifo(other, 0600), 0);
    cr_assert(!db_open(other, DB_READ, &db, &err) && err.code == ERR_STORE);
    db_close(made());
    snprintf(other, sizeof other, "%s/link", folder);
    cr_assert_eq(symlink(file, other), 0);
    cr_assert(!db_open(other, DB_WRITE, &db, &err) && strstr(err.what, "a symbolic link"));
    cr_assert(!db_open("", DB_CREATE, &db, &err));
    cr_assert_null(db);
}

Test(db, reaches_its_folder_through_links)
{
    char link[80], through[96];
    struct db *db;
    db_close(made());
    snprintf(link, sizeof link, "%s/way", folder);
    cr_assert_eq(symlink(folder, link), 0);
    snprintf(through, sizeof through, "%s/board.db", link);
    cr_assert(db_open(through, DB_READ, &db, &err), "%s", err.what);
    cr_assert_str_eq(db_path(db), file);
    db_close(db);
}

Test(db, says_that_a_text_file_is_not_a_database)
{
    struct db *db = NULL;
    struct db_stamp stamp;
    FILE *f = fopen(file, "w");
    for (int i = 0; i < 300; i++)
        fputs("this is not a database at all\n", f);
    fclose(f);
    bool opened = db_open(file, DB_READ, &db, &err);
    cr_assert(!opened || !db_stamp(db, &stamp, &err));
    cr_assert_eq(err.code, ERR_STORE);
    cr_assert_str_eq(err.next, "run: buckstop doctor");
    db_close(db);
}

Test(db, refuses_a_commit_that_is_not_its_own)
{
    struct db *db = made();
    cr_assert(!write_row(db, "INSERT INTO t (a) VALUES ('x')"));
    cr_assert_eq(ask(db, "SELECT COUNT(*) FROM t"), 0);
    db_close(db);
}

Test(db, keeps_a_commit_and_forgets_a_rollback)
{
    struct db *db = made();
    struct db_stmt *stmt;
    cr_assert(db_begin(db, &err) && db_writing(db));
    cr_assert(db_prepare(db, "INSERT INTO t (a, id) VALUES ($2, $1)", &stmt, &err));
    db_bind_int(stmt, 1, 7);
    db_bind_text(stmt, 2, "kept");
    cr_assert_eq(db_step(stmt, &err), DB_DONE);
    db_reset(stmt);
    cr_assert_eq(db_last_id(db), 7);
    cr_assert_eq(db_rows_changed(db), 1);
    cr_assert(db_commit(db, &err) && !db_writing(db));
    cr_assert(db_begin(db, &err));
    db_bind_null(stmt, 1);
    db_bind_text(stmt, 2, "gone");
    cr_assert_eq(db_step(stmt, &err), DB_DONE);
    db_finalize(stmt);
    db_rollback(db);
    cr_assert_eq(ask(db, "SELECT COUNT(*) FROM t"), 1);
    cr_assert_eq(ask(db, "SELECT id FROM t WHERE a = 'kept'"), 7);
    db_close(db);
}

Test(db, tells_why_a_row_was_not_taken)
{
    struct db *db = made();
    cr_assert(db_begin(db, &err));
    cr_assert(write_row(db, "INSERT INTO t (id, a) VALUES (1, 'x')"));
    cr_assert(!write_row(db, "INSERT INTO t (id, a) VALUES (2, 'x')"));
    cr_assert_eq(db_fault(db), DB_FAULT_UNIQUE);
    cr_assert(!write_row(db, "INSERT INTO t (id, a) VALUES (1, 'y')"));
    cr_assert_eq(db_fault(db), DB_FAULT_UNIQUE);
    cr_assert(!write_row(db, "INSERT INTO t (id, a) VALUES (3, 'too long')"));
    cr_assert_eq(db_fault(db), DB_FAULT_CHECK);
    cr_assert(write_row(db, "INSERT INTO c (t) VALUES (99)"));
    cr_assert(!db_commit(db, &err));
    cr_assert_eq(db_fault(db), DB_FAULT_REFERENCE);
    cr_assert_eq(ask(db, "SELECT COUNT(*) FROM t"), 0);
    db_close(db);
}

Test(db, takes_references_in_any_order_within_a_transaction)
{
    struct db *db = made();
    cr_assert(db_begin(db, &err));
    cr_assert(write_row(db, "INSERT INTO c (t) VALUES (5)"));
    cr_assert(write_row(db, "INSERT INTO t (id, a) VALUES (5, 'x')"));
    cr_assert(db_commit(db, &err), "%s", err.why);
    db_close(db);
}

Test(db, never_writes_when_opened_for_reading)
{
    struct db *db;
    db_close(made());
    for (enum db_mode mode = DB_GLANCE; mode <= DB_READ; mode++) {
        cr_assert(db_open(file, mode, &db, &err));
        cr_assert(!write_row(db, "INSERT INTO t (a) VALUES ('x')"));
        db_close(db);
    }
}

Test(db, tells_another_connections_commit_by_its_version)
{
    struct db *one = made(), *two = made();
    int64_t before, after;
    cr_assert(db_version(one, &before, &err));
    cr_assert(db_version(one, &after, &err) && before == after);
    cr_assert(db_begin(two, &err));
    cr_assert(write_row(two, "INSERT INTO t (a) VALUES ('x')"));
    cr_assert(db_commit(two, &err));
    cr_assert(db_version(one, &after, &err) && before != after);
    db_close(one);
    db_close(two);
}

Test(db, copies_the_store_and_does_not_replace_unasked)
{
    struct db *db = made(), *copied;
    char copy[80];
    struct stat st;
    snprintf(copy, sizeof copy, "%s/copy.db", folder);
    cr_assert(db_begin(db, &err) && write_row(db, "INSERT INTO t (a) VALUES ('x')"));
    cr_assert(db_commit(db, &err));
    cr_assert(db_backup(db, copy, false, &err), "%s %s", err.what, err.why);
    cr_assert(stat(copy, &st) == 0 && (st.st_mode & 0777) == 0600);
    cr_assert(!db_backup(db, copy, false, &err) && err.code == ERR_USAGE);
    cr_assert(db_backup(db, copy, true, &err));
    cr_assert(!db_backup(db, "/nowhere/copy.db", false, &err) && err.code == ERR_STORE);
    cr_assert(db_open(copy, DB_READ, &copied, &err));
    cr_assert_eq(ask(copied, "SELECT COUNT(*) FROM t"), 1);
    db_close(copied);
    db_close(db);
}

Test(db, queues_behind_whoever_holds_the_lock_file)
{
    struct db *db = made();
    char lock[80];
    struct timespec begin, end;
    snprintf(lock, sizeof lock, "%s.lock", file);
    int fd = open(lock, O_RDWR);
    cr_assert(fd >= 0 && flock(fd, LOCK_EX) == 0);
    pid_t child = fork();
    if (child == 0) { /* the lock lives as long as this copy of its descriptor */
        usleep(300000);
        _exit(0);
    }
    close(fd);
    clock_gettime(CLOCK_MONOTONIC, &begin);
    cr_assert(db_begin(db, &err), "%s", err.what);
    clock_gettime(CLOCK_MONOTONIC, &end);
    db_rollback(db);
    waitpid(child, NULL, 0);
    long waited =
        (end.tv_sec - begin.tv_sec) * 1000 + (end.tv_nsec - begin.tv_nsec) / 1000000;
    cr_assert(waited >= 200, "waited %ld ms", waited);
    db_close(db);
}

static void count(void *ctx, const char *what)
{
    cr_assert(strlen(what) > 0);
    ++*(int *)ctx;
}

Test(db, names_damage)
{
    struct db *db = made();
    int found = 0;
    cr_assert(db_check(db, count, &found, &err) && found == 0);
    db_close(db);
    sqlite3 *raw;
    cr_assert_eq(sqlite3_open(file, &raw), SQLITE_OK);
    sqlite3_exec(raw, "INSERT INTO c (t) VALUES (42)", NULL, NULL, NULL);
    sqlite3_close(raw);
    cr_assert(db_open(file, DB_READ, &db, &err));
    cr_assert(db_check(db, count, &found, &err));
    cr_assert_eq(found, 1);
    db_close(db);
}
