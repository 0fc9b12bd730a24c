/* Statements, transactions, and why one fails. */
#include "support.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

TestSuite(transaction, .init = enter, .fini = leave);

Test(transaction, refuses_a_commit_that_is_not_its_own)
{
    struct db *db = made();
    cr_expect_not(write_row(db, "INSERT INTO t (a) VALUES ('x')"));
    cr_expect_not(db_run(db, "BEGIN; INSERT INTO t (a) VALUES ('x'); COMMIT", &err));
    db_rollback(db);
    cr_expect_eq(ask(db, "SELECT COUNT(*) FROM t"), 0);
    cr_assert(db_begin(db, &err) && write_row(db, "INSERT INTO t (a) VALUES ('x')"));
    cr_expect_not(db_run(db, "COMMIT", &err));
    db_rollback(db);
    cr_expect_eq(ask(db, "SELECT COUNT(*) FROM t"), 0);
    db_close(db);
}

Test(transaction, does_not_take_back_a_commit_whose_answer_fails)
{
    static const char nonsense[] = "SELECT nothing FROM nowhere";
    struct db *db = made();
    struct db_stmt *stmt;
    cr_expect_not(db_prepare(db, nonsense, &stmt, &err));
    cr_expect_str_eq(err.next, "the change before this is saved; run: buckstop doctor");
    cr_assert(db_begin(db, &err));
    cr_expect_not(db_prepare(db, nonsense, &stmt, &err));
    cr_expect_str_eq(err.next, "nothing was saved; run: buckstop doctor");
    db_rollback(db);
    cr_expect_not(db_prepare(db, nonsense, &stmt, &err));
    cr_expect_str_eq(err.next, "nothing was saved; run: buckstop doctor");
    db_close(db);
}

Test(transaction, keeps_a_commit_and_forgets_a_rollback)
{
    struct db *db = made();
    struct db_stmt *stmt;
    cr_assert(db_begin(db, &err) && db_writing(db));
    cr_assert(db_prepare(db, "INSERT INTO t (a, id) VALUES ($2, $1)", &stmt, &err));
    db_bind_int(stmt, 1, 7);
    db_bind_text(stmt, 2, "kept");
    cr_assert_eq(db_step(stmt, &err), DB_DONE);
    db_reset(stmt);
    cr_expect_eq(db_last_id(db), 7);
    cr_expect_eq(db_rows_changed(db), 1);
    cr_assert(db_commit(db, &err) && !db_writing(db));
    cr_assert(db_begin(db, &err));
    db_bind_null(stmt, 1);
    db_bind_text(stmt, 2, "gone");
    cr_assert_eq(db_step(stmt, &err), DB_DONE);
    db_finalize(stmt);
    db_rollback(db);
    cr_expect_not(db_writing(db));
    db_rollback(db); /* nothing to do, and no harm */
    cr_expect_eq(ask(db, "SELECT COUNT(*) FROM t"), 1);
    cr_expect_eq(ask(db, "SELECT id FROM t WHERE a = 'kept'"), 7);
    db_close(db);
}

Test(transaction, forgets_what_a_close_cuts_off_and_lets_go)
{
    struct db *db = made();
    cr_assert(db_begin(db, &err) && write_row(db, "INSERT INTO t (a) VALUES ('x')"));
    db_close(db);
    db = made();
    cr_assert(db_begin(db, &err));
    cr_expect_eq(ask(db, "SELECT COUNT(*) FROM t"), 0);
    db_rollback(db);
    db_close(db);
}

Test(transaction, gives_values_back_as_they_were_bound)
{
    struct db *db = made();
    struct db_stmt *stmt;
    cr_assert(db_prepare(db, "SELECT $1, $3, $2, $1, $10", &stmt, &err));
    char text[] = "text";
    db_bind_int(stmt, 1, INT64_MIN);
    db_bind_text(stmt, 2, text);
    db_bind_null(stmt, 3);
    db_bind_int(stmt, 10, INT64_MAX);
    memset(text, 'x', sizeof text - 1); /* it was copied */
    cr_assert_eq(db_step(stmt, &err), DB_ROW);
    cr_expect_eq(db_int(stmt, 0), INT64_MIN);
    cr_expect_str_eq(db_text(stmt, 1), "");
    cr_expect_eq(db_int(stmt, 1), 0);
    cr_expect_str_eq(db_text(stmt, 2), "text");
    cr_expect_eq(db_int(stmt, 3), INT64_MIN);
    cr_expect_eq(db_int(stmt, 4), INT64_MAX);
    cr_expect_eq(db_step(stmt, &err), DB_DONE);
    db_finalize(stmt);
    db_finalize(NULL);
    db_close(db);
}

Test(transaction, says_what_is_wrong_with_a_statement)
{
    struct db *db = made();
    struct db_stmt *stmt = NULL;
    cr_expect_not(db_prepare(db, "SELECT b FROM t", &stmt, &err));
    cr_expect_null(stmt);
    cr_expect_eq(err.code, ERR_STORE);
    cr_expect_str_eq(err.why, "no such column: b");
    cr_expect_eq(db_fault(db), DB_FAULT_OTHER);
    cr_expect(strstr(err.what, file), "%s", err.what);
    db_close(db);
}

Test(transaction, tells_why_a_row_was_not_taken)
{
    static const struct {
        const char *sql;
        enum db_fault fault;
    } cases[] = {
        {"INSERT INTO t (id, a) VALUES (2, 'x')", DB_FAULT_UNIQUE},
        {"INSERT INTO t (id, a) VALUES (1, 'y')", DB_FAULT_UNIQUE},
        {"INSERT INTO t (id, a) VALUES (3, 'too long')", DB_FAULT_CHECK},
        {"INSERT INTO t (id, a) VALUES ('three', 'z')", DB_FAULT_OTHER},
        {"INSERT INTO c (t) VALUES ('three')", DB_FAULT_CHECK}, /* STRICT */
    };
    struct db *db = made();
    cr_assert(db_begin(db, &err));
    cr_assert(write_row(db, "INSERT INTO t (id, a) VALUES (1, 'x')"));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cr_expect_not(write_row(db, cases[i].sql), "%s", cases[i].sql);
        cr_expect_eq(db_fault(db), cases[i].fault, "%s: %d", cases[i].sql,
                     (int)db_fault(db));
        cr_expect(err.code == ERR_STORE && err.why[0], "%s", cases[i].sql);
    }
    cr_assert(db_commit(db, &err)); /* a refused row leaves the others as they were */
    cr_expect_eq(ask(db, "SELECT COUNT(*) FROM t"), 1);
    db_close(db);
}

Test(transaction, checks_references_at_the_commit)
{
    struct db *db = made();
    cr_assert(db_begin(db, &err));
    cr_assert(write_row(db, "INSERT INTO t (id, a) VALUES (1, 'x')"));
    cr_assert(write_row(db, "INSERT INTO c (t) VALUES (99)"));
    cr_expect_not(db_commit(db, &err));
    cr_expect_eq(db_fault(db), DB_FAULT_REFERENCE);
    cr_expect_not(db_writing(db));
    cr_expect_eq(ask(db, "SELECT COUNT(*) FROM t"), 0);
    cr_assert(db_begin(db, &err));
    cr_assert(write_row(db, "INSERT INTO c (t) VALUES (5)"));
    cr_assert(write_row(db, "INSERT INTO t (id, a) VALUES (5, 'x')"));
    cr_expect(db_commit(db, &err), "%s", err.why);
    cr_assert(db_begin(db, &err));
    cr_assert(write_row(db, "DELETE FROM t"));
    cr_expect_not(db_commit(db, &err));
    cr_expect_eq(db_fault(db), DB_FAULT_REFERENCE);
    cr_expect_eq(ask(db, "SELECT COUNT(*) FROM t"), 1);
    db_close(db);
}

static bool refer_to(struct db *db, struct db_stmt *stmt, int64_t id, bool there)
{
    if (!db_begin(db, &err))
        return false;
    db_bind_int(stmt, 1, id);
    cr_assert_eq(db_step(stmt, &err), DB_DONE, "%s", err.why);
    db_reset(stmt);
    cr_assert(!there || write_row(db, "INSERT INTO t DEFAULT VALUES"));
    return db_commit(db, &err);
}

Test(transaction, a_kept_statement_is_prepared_once_and_may_refer_ahead_each_time)
{
    static const char times[] =
        "SELECT reprep FROM sqlite_stmt WHERE sql LIKE 'INSERT INTO c%'";
    struct db *db = made();
    struct db_stmt *stmt;
    cr_assert(db_begin(db, &err));
    cr_assert(db_prepare(db, "INSERT INTO c (t) VALUES ($1)", &stmt, &err));
    db_rollback(db);
    for (int64_t id = 1; id <= 3; id++)
        cr_expect(refer_to(db, stmt, id, true), "%s", err.why);
    cr_expect_not(refer_to(db, stmt, 99, false));
    cr_expect_eq(db_fault(db), DB_FAULT_REFERENCE);
    cr_expect_eq(ask(db, times), 0);
    db_finalize(stmt);
    db_close(db);
}

/* The engine may have rolled back by itself when there is no room. */
Test(transaction, survives_a_disk_that_is_full)
{
    static const char fill[] =
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9999) "
        "INSERT INTO t (a) SELECT i FROM n";
    struct db *db = made();
    save(db, "INSERT INTO t (a) VALUES ('x')");
    cr_assert(db_begin(db, &err));
    cr_assert_eq(ask(db, "PRAGMA max_page_count=1") > 1, true);
    cr_expect_not(write_row(db, fill));
    cr_expect_eq(db_fault(db), DB_FAULT_FULL);
    cr_expect(strstr(err.next, "make room"), "%s", err.next);
    db_rollback(db);
    cr_expect_not(db_writing(db));
    cr_expect_eq(ask(db, "SELECT COUNT(*) FROM t"), 1);
    cr_assert_gt(ask(db, "PRAGMA max_page_count=100000"), 1);
    save(db, "INSERT INTO t (a) VALUES ('y')");
    db_close(db);
}

Test(transaction, says_that_a_file_may_not_be_written)
{
    bool root = become_nobody();
    struct db *db;
    db_close(made());
    cr_assert_eq(chmod(file, 0400), 0);
    cr_assert(db_open(file, DB_WRITE, &db, &err));
    bool begun = db_begin(db, &err);
    cr_expect_not(begun && write_row(db, "INSERT INTO t (a) VALUES ('x')"));
    cr_expect_eq(err.code, ERR_STORE);
    cr_expect_eq(db_fault(db), DB_FAULT_READ_ONLY);
    cr_expect(strstr(err.next, "write permission"), "%s", err.next);
    db_rollback(db);
    db_close(db);
    become_root(root);
}

Test(transaction, is_seen_by_another_connections_version)
{
    struct db *one = made(), *two = made();
    int64_t before, after;
    cr_assert(db_version(one, &before, &err));
    cr_assert(db_version(one, &after, &err));
    cr_expect_eq(after, before);
    save(one, "INSERT INTO t (a) VALUES ('own')");
    cr_assert(db_version(one, &after, &err));
    cr_expect_eq(after, before, "its own change counts as another's");
    save(two, "INSERT INTO t (a) VALUES ('x')");
    cr_assert(db_version(one, &after, &err));
    cr_expect_gt(after, before);
    db_close(one);
    db_close(two);
}

static bool hurried(const char *sql)
{
    struct db *db;
    cr_assert(db_open(file, DB_HURRY, &db, &err), "%s", err.what);
    bool ok = db_begin(db, &err) && db_run(db, sql, &err) && db_commit(db, &err);
    db_rollback(db);
    db_close(db);
    return ok;
}

Test(transaction, of_reading_is_of_one_moment)
{
    static const char add[] = "INSERT INTO t (a) VALUES ('x')";
    struct db *db = made();
    db_moment_begin(db);
    cr_expect_eq(ask(db, "SELECT COUNT(*) FROM t"), 0);
    cr_expect_not(hurried(add), "a change comes between two readings");
    cr_expect_eq(db_fault(db), DB_FAULT_NONE);
    cr_expect_eq(ask(db, "SELECT COUNT(*) FROM c"), 0);
    db_moment_end(db);
    cr_assert(hurried(add), "the moment does not end: %s", err.what);
    cr_expect_eq(ask(db, "SELECT COUNT(*) FROM t"), 1);
    db_moment_end(db); /* nothing to do, and no harm */
    db_close(db);
}

Test(transaction, of_writing_ends_the_moment_and_has_none_in_it)
{
    struct db *db = made();
    db_moment_begin(db);
    cr_expect_eq(ask(db, "SELECT COUNT(*) FROM t"), 0);
    save(db, "INSERT INTO t (a) VALUES ('x')");
    cr_assert(hurried("INSERT INTO t (a) VALUES ('y')"), "%s", err.what);
    db_moment_end(db);
    cr_assert(db_begin(db, &err) && write_row(db, "INSERT INTO t (a) VALUES ('z')"));
    db_moment_begin(db);
    db_moment_end(db);
    cr_assert(db_writing(db) && db_commit(db, &err), "%s", err.what);
    cr_expect_eq(ask(db, "SELECT COUNT(*) FROM t"), 3);
    db_close(db);
}

/* A process that is killed in the middle of a write that has reached the file already. It
 * asserts nothing: a forked child that fails hangs the run. */
static void write_and_die(void)
{
    struct db *db;
    struct err mine;
    static const char fill[] =
        "PRAGMA cache_size=1; DELETE FROM t;"
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9999) "
        "INSERT INTO t (a) SELECT i FROM n";
    if (db_open(file, DB_WRITE, &db, &mine) && db_begin(db, &mine) &&
        db_run(db, fill, &mine))
        kill(getpid(), SIGKILL);
    _exit(1);
}

Test(transaction, is_undone_for_the_next_reader_when_its_process_is_killed)
{
    struct db *db = made();
    struct stat before, after, journal;
    int status;
    save(db, "INSERT INTO t (a) VALUES ('x')");
    db_close(db);
    cr_assert_eq(stat(file, &before), 0);
    pid_t child = fork();
    if (child == 0)
        write_and_die();
    cr_assert_eq(waitpid(child, &status, 0), child);
    cr_assert(WIFSIGNALED(status));
    cr_assert_eq(stat(in_folder("board.db-journal"), &journal), 0);
    cr_assert_eq(stat(file, &after), 0);
    cr_assert(journal.st_size > 0 && after.st_size > before.st_size,
              "nothing reached the file; the test shows nothing");
    cr_assert(db_open(file, DB_GLANCE, &db, &err), "%s", err.why);
    cr_expect_eq(ask(db, "SELECT COUNT(*) FROM t"), 1);
    cr_expect_eq(ask(db, "SELECT COUNT(*) FROM t WHERE a = 'x'"), 1);
    db_close(db);
    db = made(); /* and nobody holds the lock */
    db_close(db);
}

/* Rolling back is a write, and half of a change is no answer. */
Test(transaction, cannot_be_only_looked_at_with_half_a_change_in_it)
{
    struct db *db = made();
    int status;
    save(db, "INSERT INTO t (a) VALUES ('kept')");
    db_close(db);
    pid_t child = fork();
    if (child == 0) {
        write_and_die();
        _exit(0);
    }
    waitpid(child, &status, 0);
    cr_assert(WIFSIGNALED(status));
    struct stat before, after;
    cr_assert_eq(stat(file, &before), 0);
    cr_assert(db_open(file, DB_LOOK, &db, &err), "%s", err.what);
    struct db_stamp stamp;
    cr_expect_not(db_stamp(db, &stamp, &err));
    cr_expect(strstr(err.next, "without --read-only"), "%s", err.next);
    db_close(db);
    cr_assert_eq(stat(file, &after), 0);
    cr_expect(after.st_size == before.st_size &&
              after.st_mtim.tv_nsec == before.st_mtim.tv_nsec);
    cr_assert(db_open(file, DB_READ, &db, &err));
    cr_expect_eq(ask(db, "SELECT COUNT(*) FROM t"), 1);
    db_close(db);
    cr_assert(db_open(file, DB_LOOK, &db, &err));
    cr_expect_eq(ask(db, "SELECT COUNT(*) FROM t"), 1);
    cr_expect_not(db_begin(db, &err));
    cr_expect_eq(err.code, ERR_REFUSED);
    db_close(db);
}
