/* What the engine opens and makes, and what it refuses. */
#include "support.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

TestSuite(open, .init = enter, .fini = leave);

static const enum db_mode modes[] = {DB_GLANCE, DB_READ, DB_WRITE, DB_CREATE};
enum { MODES = sizeof modes / sizeof *modes };

static void write_file(const char *path, const char *text, int times)
{
    FILE *f = fopen(path, "wb");
    cr_assert_not_null(f);
    while (times-- > 0)
        fputs(text, f);
    fclose(f);
}

/* The file and all of its bytes, so that two moments can be compared. */
static size_t bytes_of(const char *path, char *to, size_t size)
{
    FILE *f = fopen(path, "rb");
    cr_assert_not_null(f);
    size_t n = fread(to, 1, size, f);
    fclose(f);
    return n;
}

Test(open, makes_a_private_file_with_the_safe_settings)
{
    umask(0);
    struct db *db = made();
    struct stat st;
    struct db_stmt *stmt;
    cr_assert_eq(stat(file, &st), 0);
    cr_expect_eq(st.st_mode & 0777, 0600);
    cr_assert_eq(stat(in_folder("board.db.lock"), &st), 0);
    cr_expect_eq(st.st_mode & 0777, 0600);
    cr_assert(db_prepare(db, "PRAGMA journal_mode", &stmt, &err));
    cr_assert_eq(db_step(stmt, &err), DB_ROW);
    cr_expect_str_eq(db_text(stmt, 0), "truncate");
    db_finalize(stmt);
    cr_expect_eq(ask(db, "PRAGMA synchronous"), 3);
    cr_expect_eq(ask(db, "PRAGMA foreign_keys"), 1);
    cr_expect_eq(ask(db, "PRAGMA trusted_schema"), 0);
    cr_expect_eq(ask(db, "PRAGMA cell_size_check"), 1);
    cr_expect_eq(ask(db, "PRAGMA mmap_size"), 0);
    cr_expect_str_eq(db_path(db), file);
    db_close(db);
    db_close(NULL);
}

Test(open, keeps_the_settings_when_it_opens_a_file_again)
{
    db_close(made());
    struct db *db;
    cr_assert(db_open(file, DB_WRITE, &db, &err));
    save(db, "INSERT INTO t (a) VALUES ('x')");
    cr_expect_eq(ask(db, "PRAGMA synchronous"), 3);
    cr_expect_eq(ask(db, "SELECT COUNT(*) FROM pragma_journal_mode "
                         "WHERE journal_mode = 'truncate'"),
                 1);
    db_close(db);
}

/* What stands where a board could, how it is made, and the words that say what it is. */
static void make_folder(const char *path)
{
    cr_assert_eq(mkdir(path, 0700), 0);
}

static void make_pipe(const char *path)
{
    cr_assert_eq(mkfifo(path, 0600), 0);
}

static void make_link(const char *path)
{
    db_close(made());
    cr_assert_eq(symlink(file, path), 0);
}

static void make_dead_link(const char *path)
{
    cr_assert_eq(symlink("nowhere", path), 0);
}

Test(open, refuses_what_is_no_file_of_its_own)
{
    static const struct {
        const char *name, *what;
        void (*make)(const char *path);
    } cases[] = {
        {"folder", "\" is a folder, not a board", make_folder},
        {"pipe", "\" is a device, pipe or socket, not a board", make_pipe},
        {"link", "\" is a symbolic link, not a board", make_link},
        {"dead", "\" is a symbolic link, not a board", make_dead_link},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *path = in_folder(cases[i].name);
        cases[i].make(path);
        for (size_t m = 0; m < MODES; m++) {
            struct db *db = NULL;
            cr_expect_not(db_open(path, modes[m], &db, &err), "%s", path);
            cr_expect_eq(err.code, ERR_STORE);
            cr_expect(strstr(err.what, cases[i].what), "%s", err.what);
            cr_expect(err.next[0]);
            cr_expect_null(db);
        }
    }
    cr_expect_neq(access(in_folder("nowhere"), F_OK), 0);
}

Test(open, says_that_there_is_no_file)
{
    db_close(made());
    const char *const cases[] = {"/nowhere/at/all/b.db", in_folder("none.db"),
                                 in_folder("none/b.db"), in_folder("board.db/b.db"),
                                 in_folder("board.db/x/b.db")};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct db *db = NULL;
        cr_expect_not(db_open(cases[i], DB_READ, &db, &err));
        cr_expect_eq(err.code, ERR_NOT_FOUND, "\"%s\": %s", cases[i], err.why);
        cr_expect(strstr(err.what, cases[i]), "%s", err.what);
        cr_expect_null(db);
    }
    cr_expect_neq(access(in_folder("none.db"), F_OK), 0);
}

Test(open, refuses_names_that_no_file_can_have)
{
    char longest[512];
    struct db *db = NULL;
    snprintf(longest, sizeof longest, "%s/%0300d", folder, 1);
    const char *const cases[] = {"", "/", folder, in_folder(""), longest};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cr_expect_not(db_open(cases[i], DB_CREATE, &db, &err), "\"%s\"", cases[i]);
        cr_expect_eq(err.code, ERR_STORE, "\"%s\"", cases[i]);
        cr_expect_null(db);
    }
}

Test(open, reaches_its_folder_through_links)
{
    struct db *db;
    db_close(made());
    cr_assert_eq(symlink(folder, in_folder("way")), 0);
    cr_assert(db_open(in_folder("way/board.db"), DB_READ, &db, &err), "%s", err.what);
    cr_expect_str_eq(db_path(db), file);
    db_close(db);
}

Test(open, takes_a_name_without_a_folder_and_one_in_the_root)
{
    struct db *db = NULL;
    cr_assert_eq(chdir(folder), 0);
    cr_assert(db_open("board.db", DB_CREATE, &db, &err), "%s", err.what);
    cr_expect_str_eq(db_path(db), file);
    db_close(db);
    db = NULL;
    cr_expect_not(db_open("/no-such-board.db", DB_READ, &db, &err));
    cr_expect_str_eq(err.what, "there is no board at \"/no-such-board.db\"");
}

/* A path is never a URI, nor a name that SQLite knows something by. */
Test(open, reads_no_meaning_into_a_name)
{
    static const char *const names[] = {":memory:", "file:x.db?mode=memory", "a b?c#d%20",
                                        "\xc3\xa9"};
    cr_assert_eq(chdir(folder), 0);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct db *db;
        struct stat st;
        cr_assert(db_open(names[i], DB_CREATE, &db, &err), "%s", err.what);
        save(db, "CREATE TABLE t (a TEXT) STRICT");
        db_close(db);
        cr_expect(stat(names[i], &st) == 0 && st.st_size > 0, "%s", names[i]);
    }
}

Test(open, says_whose_permission_is_missing)
{
    bool root = become_nobody();
    struct db *db = NULL;
    db_close(made());
    cr_assert_eq(chmod(file, 0), 0);
    for (size_t m = 0; m < MODES; m++) {
        cr_expect_not(db_open(file, modes[m], &db, &err));
        cr_expect_eq(err.code, ERR_STORE);
        cr_expect(strstr(err.what, "cannot be read"), "%s", err.what);
        cr_expect_str_eq(err.why, strerror(EACCES));
        cr_expect(strstr(err.next, "permission"), "%s", err.next);
    }
    cr_assert_eq(chmod(file, 0600), 0);
    cr_assert_eq(mkdir(in_folder("closed"), 0), 0);
    static const char *const inside[] = {"closed/b.db", "closed/further/b.db"};
    for (size_t i = 0; i < sizeof inside / sizeof *inside; i++)
        for (size_t m = 0; m < MODES; m++) {
            cr_expect_not(db_open(in_folder(inside[i]), modes[m], &db, &err));
            cr_expect_eq(err.code, ERR_STORE, "%s", err.what);
            cr_expect_str_eq(err.why, strerror(EACCES));
            cr_expect(strstr(err.next, "permission"), "%s", err.next);
        }
    cr_assert_eq(chmod(folder, 0500), 0);
    cr_expect_not(db_open(in_folder("new.db"), DB_CREATE, &db, &err));
    cr_expect(strstr(err.what, "cannot be made"), "%s", err.what);
    cr_expect(strstr(err.next, "permission"), "%s", err.next);
    cr_expect_null(db);
    cr_assert_eq(chmod(folder, 0700), 0);
    become_root(root);
}

Test(open, can_be_asked_where_nothing_may_be_written)
{
    struct db *db;
    bool root = become_nobody();
    db = made();
    save(db, "INSERT INTO t (a) VALUES ('x')");
    db_close(db);
    cr_assert_eq(chmod(file, 0400), 0);
    cr_assert_eq(chmod(folder, 0500), 0);
    for (size_t m = 0; m < MODES; m++) {
        cr_assert(db_open(file, modes[m], &db, &err), "%s %s", err.what, err.why);
        cr_expect_eq(ask(db, "SELECT COUNT(*) FROM t"), 1);
        db_close(db);
    }
    cr_assert_eq(chmod(folder, 0700), 0);
    become_root(root);
}

Test(open, says_that_a_text_file_is_not_a_database)
{
    struct db_stamp stamp = {7, 7};
    write_file(file, "this is not a database at all\n", 300);
    for (size_t m = 0; m < MODES; m++) {
        struct db *db = NULL;
        bool opened = db_open(file, modes[m], &db, &err);
        cr_expect_not(opened && db_stamp(db, &stamp, &err));
        cr_expect_eq(err.code, ERR_STORE);
        cr_expect_str_eq(err.why, "file is not a database");
        cr_expect(stamp.application == 7 && stamp.schema == 7);
        cr_expect_not(opened && db_begin(db, &err));
        db_close(db);
    }
    cr_expect_neq(access(in_folder("board.db-journal"), F_OK), 0);
}

/* An empty file is what a new board begins as, and what another program's may be. */
Test(open, takes_an_empty_file_for_one_without_a_stamp)
{
    struct db_stamp stamp = {7, 7};
    struct db *db;
    write_file(file, "", 0);
    cr_assert(db_open(file, DB_CREATE, &db, &err));
    cr_assert(db_stamp(db, &stamp, &err));
    cr_expect(stamp.application == 0 && stamp.schema == 0);
    db_close(db);
}

Test(open, keeps_the_stamp_it_is_given)
{
    struct db *db = made();
    struct db_stamp stamp;
    cr_assert(db_begin(db, &err));
    cr_assert(db_set_stamp(db, (struct db_stamp){0x7FFFFFFF, 12}, &err));
    db_rollback(db);
    cr_assert(db_stamp(db, &stamp, &err));
    cr_expect(stamp.application == 0 && stamp.schema == 0);
    cr_assert(db_begin(db, &err));
    cr_assert(db_set_stamp(db, (struct db_stamp){0x7FFFFFFF, 12}, &err));
    cr_assert(db_commit(db, &err));
    db_close(db);
    cr_assert(db_open(file, DB_READ, &db, &err));
    cr_assert(db_stamp(db, &stamp, &err));
    cr_expect(stamp.application == 0x7FFFFFFF && stamp.schema == 12);
    db_close(db);
}

/* Another program's file may be in WAL mode; it is looked at, and left as it is. */
Test(open, changes_nothing_in_a_file_it_only_looks_at)
{
    static char before[1 << 16], after[1 << 16];
    sqlite3 *raw;
    cr_assert_eq(sqlite3_open(file, &raw), SQLITE_OK);
    cr_assert_eq(
        sqlite3_exec(raw, "PRAGMA journal_mode=WAL; CREATE TABLE x (y);", NULL, NULL, NULL),
        SQLITE_OK);
    sqlite3_close(raw);
    size_t n = bytes_of(file, before, sizeof before);
    for (size_t m = 0; m < MODES; m++) {
        struct db *db;
        struct db_stamp stamp;
        cr_assert(db_open(file, modes[m], &db, &err), "%s", err.why);
        cr_assert(db_stamp(db, &stamp, &err));
        cr_expect_eq(stamp.application, 0);
        db_close(db);
        cr_expect_eq(bytes_of(file, after, sizeof after), n);
        cr_expect_eq(memcmp(before, after, n), 0, "mode %d", (int)modes[m]);
    }
}

/* A board that somebody put into WAL mode takes the safe mode back at the first write. */
Test(open, leaves_the_unsafe_mode_at_the_first_write)
{
    db_close(made());
    sqlite3 *raw;
    struct db *db;
    cr_assert_eq(sqlite3_open(file, &raw), SQLITE_OK);
    cr_assert_eq(sqlite3_exec(raw, "PRAGMA journal_mode=WAL", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(raw);
    cr_assert(db_open(file, DB_WRITE, &db, &err));
    save(db, "INSERT INTO t (a) VALUES ('x')");
    cr_expect_eq(ask(db, "SELECT COUNT(*) FROM pragma_journal_mode "
                         "WHERE journal_mode = 'truncate'"),
                 1);
    cr_expect_neq(access(in_folder("board.db-wal"), F_OK), 0);
    db_close(db);
}

Test(open, never_writes_when_opened_for_reading)
{
    db_close(made());
    for (size_t m = 0; m < 2; m++) {
        struct db *db;
        cr_assert(db_open(file, modes[m], &db, &err));
        cr_expect_not(write_row(db, "INSERT INTO t (a) VALUES ('x')"));
        cr_expect_eq(db_fault(db), DB_FAULT_READ_ONLY);
        db_close(db);
    }
}

Test(open, fails_in_words_when_no_more_files_can_be_opened)
{
    struct db *db = NULL;
    struct rlimit limit;
    db_close(made());
    cr_assert_eq(getrlimit(RLIMIT_NOFILE, &limit), 0);
    cr_assert_eq(setrlimit(RLIMIT_NOFILE, &(struct rlimit){3, limit.rlim_max}), 0);
    bool opened = db_open(file, DB_READ, &db, &err);
    setrlimit(RLIMIT_NOFILE, &limit);
    cr_expect_not(opened);
    cr_expect_null(db);
    cr_expect_eq(err.code, ERR_STORE);
    cr_expect(strstr(err.what, file), "%s", err.what);
    cr_expect(err.why[0]);
}

/* The schema cannot reach further than SQL: no functions with effects, no shadow tables. */
Test(open, distrusts_the_schema)
{
    struct db *db = made();
    cr_assert(db_begin(db, &err));
    cr_expect_not(
        db_run(db, "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql = ''", &err));
    cr_expect_not(write_row(db, "SELECT load_extension('x')"));
    db_rollback(db);
    db_close(db);
}
