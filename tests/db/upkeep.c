/* Copies of a whole file, and the search for damage in one. */
#include "support.h"

#include "base/progress.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

TestSuite(upkeep, .init = enter, .fini = leave);

enum { PAGE = 4096 };

static const char fill[] =
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9999) "
    "INSERT INTO t (a) SELECT i FROM n";

/* How many files of the folder have this in their name. */
static int files_named(const char *part)
{
    int n = 0;
    DIR *dir = opendir(folder);
    cr_assert_not_null(dir);
    for (struct dirent *entry; (entry = readdir(dir));)
        n += strstr(entry->d_name, part) != NULL;
    closedir(dir);
    return n;
}

static int64_t rows_in(const char *path)
{
    struct db *db;
    cr_assert(db_open(path, DB_READ, &db, &err), "%s", err.what);
    int64_t rows = ask(db, "SELECT COUNT(*) FROM t");
    db_close(db);
    return rows;
}

Test(upkeep, copies_the_whole_store_into_a_private_file)
{
    struct db *db = made();
    struct db_stamp stamp;
    struct stat st;
    const char *copy = in_folder("copy.db");
    umask(0);
    cr_assert(db_begin(db, &err) && db_run(db, fill, &err));
    cr_assert(db_set_stamp(db, (struct db_stamp){42, 3}, &err) && db_commit(db, &err));
    cr_assert(db_backup(db, copy, false, &err), "%s %s", err.what, err.why);
    cr_assert_eq(stat(copy, &st), 0);
    cr_expect_eq(st.st_mode & 0777, 0600);
    cr_expect_eq(files_named("copy"), 1);
    cr_expect_eq(rows_in(copy), 9999);
    db_close(db);
    cr_assert(db_open(copy, DB_WRITE, &db, &err));
    cr_assert(db_stamp(db, &stamp, &err));
    cr_expect(stamp.application == 42 && stamp.schema == 3);
    save(db, "DELETE FROM t");
    db_close(db);
}

Test(upkeep, replaces_a_file_only_when_told_to)
{
    struct db *db = made();
    const char *copy = in_folder("copy.db");
    cr_assert(db_backup(db, copy, false, &err));
    save(db, "INSERT INTO t (a) VALUES ('x')");
    cr_expect_not(db_backup(db, copy, false, &err));
    cr_expect_eq(err.code, ERR_USAGE);
    cr_expect(strstr(err.what, copy), "%s", err.what);
    cr_expect_str_eq(err.next, "name another file");
    cr_expect_eq(rows_in(copy), 0);
    cr_expect(db_backup(db, copy, true, &err), "%s", err.why);
    cr_expect_eq(rows_in(copy), 1);
    cr_assert_eq(symlink("/nowhere", in_folder("link")), 0);
    cr_expect_not(db_backup(db, in_folder("link"), false, &err));
    cr_expect_eq(files_named("copy"), 1);
    cr_expect_eq(files_named("link"), 1);
    db_close(db);
}

Test(upkeep, copies_to_a_disk_without_links_and_replaces_nothing_there)
{
    struct db *db = made();
    const char *copy = in_folder("copy.db");
    without_links = true;
    cr_expect(db_backup(db, copy, false, &err), "%s", err.why);
    save(db, "INSERT INTO t (a) VALUES ('x')");
    cr_expect_not(db_backup(db, copy, false, &err));
    cr_expect_str_eq(err.why, "there is such a file already");
    without_links = false;
    cr_expect_eq(files_named("copy"), 1);
    cr_expect_eq(rows_in(copy), 0);
    db_close(db);
}

Test(upkeep, reads_no_meaning_into_the_name_of_a_copy)
{
    struct db *db = made();
    cr_assert_eq(chdir(folder), 0);
    cr_expect(db_backup(db, "file:copy.db?mode=memory", false, &err), "%s", err.why);
    cr_expect_eq(rows_in("./file:copy.db?mode=memory"), 0);
    cr_assert_eq(chdir("/"), 0);
    db_close(db);
}

Test(upkeep, says_where_a_copy_cannot_be_written)
{
    struct db *db = made();
    cr_assert_eq(mkdir(in_folder("full"), 0700), 0);
    cr_assert_eq(mkdir(in_folder("full/inside"), 0700), 0);
    const char *const cases[] = {"/nowhere/copy.db", in_folder("board.db/copy.db"),
                                 in_folder("full")};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cr_expect_not(db_backup(db, cases[i], true, &err), "%s", cases[i]);
        cr_expect_eq(err.code, ERR_STORE);
        cr_expect(strstr(err.what, cases[i]), "%s", err.what);
        cr_expect(err.why[0]);
    }
    cr_expect_eq(files_named("full"), 1);
    db_close(db);
}

Test(upkeep, says_that_a_folder_may_not_be_written)
{
    bool root = become_nobody();
    struct db *db = made();
    cr_assert_eq(chmod(folder, 0500), 0);
    cr_expect_not(db_backup(db, in_folder("copy.db"), false, &err));
    cr_expect_str_eq(err.why, strerror(EACCES));
    cr_expect(strstr(err.next, "folder"), "%s", err.next);
    cr_assert_eq(chmod(folder, 0700), 0);
    db_close(db);
    become_root(root);
}

/* No file may grow past a few pages here, as if the disk were full. */
Test(upkeep, leaves_no_half_a_copy_where_there_is_no_room)
{
    struct db *db = made();
    save(db, fill);
    signal(SIGXFSZ, SIG_IGN);
    cr_assert_eq(setrlimit(RLIMIT_FSIZE, &(struct rlimit){3 * (rlim_t)PAGE, RLIM_INFINITY}),
                 0);
    bool copied = db_backup(db, in_folder("copy.db"), false, &err);
    setrlimit(RLIMIT_FSIZE, &(struct rlimit){RLIM_INFINITY, RLIM_INFINITY});
    cr_expect_not(copied);
    cr_expect_eq(err.code, ERR_STORE);
    cr_expect(err.why[0] && err.next[0]);
    cr_expect_eq(files_named("copy"), 0);
    cr_expect(db_backup(db, in_folder("copy.db"), false, &err), "%s", err.why);
    db_close(db);
}

/* Adds two rows in each transaction until it is killed; asserts nothing, for a forked child
 * that fails hangs the run. */
static void write_pairs(void)
{
    struct db *db;
    struct err mine;
    bool ok = db_open(file, DB_WRITE, &db, &mine);
    while (ok)
        ok = db_begin(db, &mine) &&
             db_run(db, "INSERT INTO c (t) VALUES (NULL), (NULL)", &mine) &&
             db_commit(db, &mine);
    _exit(1);
}

Test(upkeep, copies_one_moment_while_another_process_writes)
{
    enum { COPIES = 20 };
    struct db *db = made(), *copied;
    int status;
    save(db, fill);
    pid_t child = fork();
    if (child == 0)
        write_pairs();
    int64_t before = 0, last = 0, grown = 0;
    while (before == 0)
        before = ask(db, "SELECT COUNT(*) FROM c");
    for (int i = 0; i < COPIES; i++) {
        cr_expect(db_backup(db, in_folder("copy.db"), true, &err), "%s", err.why);
        cr_assert(db_open(in_folder("copy.db"), DB_READ, &copied, &err));
        int64_t rows = ask(copied, "SELECT COUNT(*) FROM c");
        cr_expect_eq(rows % 2, 0);
        cr_expect_geq(rows, last);
        cr_expect_eq(ask(copied, "SELECT COUNT(*) FROM t"), 9999);
        grown += rows > last;
        last = rows;
        db_close(copied);
    }
    kill(child, SIGKILL);
    cr_assert_eq(waitpid(child, &status, 0), child);
    cr_expect(WIFSIGNALED(status), "the writer could not write");
    cr_expect_gt(grown, 1, "nothing was written between the copies");
    db_close(db);
}

struct found {
    int n;
    char first[512], last[512];
};

static void note(void *ctx, const char *what)
{
    struct found *found = ctx;
    found->n++;
    cr_expect(what[0]);
    snprintf(found->last, sizeof found->last, "%s", what);
    if (found->n == 1)
        snprintf(found->first, sizeof found->first, "%s", what);
}

static void damage(long at, const char *bytes, size_t n)
{
    int fd = open(file, O_WRONLY);
    cr_assert_eq(pwrite(fd, bytes, n, at), (ssize_t)n);
    close(fd);
}

/* Somebody who writes whenever a step of the copy has ended, and would do so for ever. */
static struct {
    struct db *db;
    int steps, saved;
} writer;

static void write_between(void *ctx, int64_t done, int64_t total, const char *things)
{
    struct err ignored;
    (void)ctx, (void)done, (void)total, (void)things;
    writer.steps++;
    writer.saved += db_begin(writer.db, &ignored) &&
                    db_run(writer.db, "INSERT INTO c (t) VALUES (NULL)", &ignored) &&
                    db_commit(writer.db, &ignored);
    db_rollback(writer.db);
}

static bool enough(void *ctx)
{
    (void)ctx;
    return writer.steps > 30;
}

Test(upkeep, comes_to_an_end_whoever_writes_meanwhile)
{
    static const char large[] =
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 11000) "
        "INSERT INTO big SELECT zeroblob(4000) FROM n";
    static const struct progress listener = {write_between, enough, NULL};
    struct db *db = made();
    cr_assert(db_begin(db, &err) && db_run(db, "CREATE TABLE big (x)", &err) &&
              db_run(db, large, &err) && db_commit(db, &err));
    cr_assert(db_open(file, DB_HURRY, &writer.db, &err));
    progress_listen(&listener);
    bool ok = db_backup(db, in_folder("copy.db"), false, &err);
    progress_listen(NULL);
    cr_expect(ok, "%s", err.what);
    cr_expect_eq(writer.saved, 2);
    cr_expect_leq(writer.steps, 6);
    save(db, "INSERT INTO t (a) VALUES ('x')");
    db_close(writer.db);
    db_close(db);
}

Test(upkeep, finds_nothing_in_a_sound_file)
{
    struct db *db = made();
    struct found found = {0};
    save(db, fill);
    cr_expect(db_check(db, note, &found, &err));
    cr_expect_eq(found.n, 0, "%s", found.last);
    db_close(db);
}

Test(upkeep, names_a_reference_to_what_is_not_there)
{
    struct found found = {0};
    struct db *db = made();
    db_close(db);
    sqlite3 *raw;
    cr_assert_eq(sqlite3_open(file, &raw), SQLITE_OK);
    cr_assert_eq(sqlite3_exec(raw, "INSERT INTO c (t) VALUES (42)", NULL, NULL, NULL),
                 SQLITE_OK);
    sqlite3_close(raw);
    cr_assert(db_open(file, DB_READ, &db, &err));
    cr_expect(db_check(db, note, &found, &err));
    cr_expect_eq(found.n, 1);
    cr_expect_str_eq(found.last, "c 1 points at a t that is not there");
    db_close(db);
}

Test(upkeep, names_a_page_that_was_overwritten)
{
    struct found found = {0};
    struct db *db = made();
    save(db, fill);
    int64_t page = ask(db, "SELECT rootpage FROM sqlite_schema WHERE name = 't'");
    db_close(db);
    damage((long)(page - 1) * PAGE, "damage damage", 13);
    cr_assert(db_open(file, DB_READ, &db, &err));
    cr_expect_not(db_check(db, note, &found, &err));
    cr_expect_eq(db_fault(db), DB_FAULT_CORRUPT);
    cr_expect_gt(found.n, 1); /* the page, and those nothing leads to any more */
    cr_expect_str_eq(found.first, "Page 2: btreeInitPage() returns error code 11");
    cr_expect_null(strchr(found.last, '\n'));
    db_close(db);
}

Test(upkeep, says_when_the_file_is_too_damaged_to_be_checked)
{
    struct found found = {0};
    struct db *db = made();
    save(db, fill);
    db_close(db);
    damage(100, "\xff\xff\xff\xff\xff\xff\xff\xff", 8); /* the root of the schema */
    cr_assert(db_open(file, DB_READ, &db, &err));
    cr_expect_not(db_check(db, note, &found, &err));
    cr_expect_eq(err.code, ERR_STORE);
    cr_expect_eq(db_fault(db), DB_FAULT_CORRUPT);
    cr_expect_str_eq(err.next, "run: buckstop doctor");
    db_close(db);
}

Test(upkeep, does_not_copy_what_cannot_be_read)
{
    struct db *db = made();
    save(db, fill);
    db_close(db);
    cr_assert_eq(truncate(file, 5 * PAGE), 0);
    cr_assert(db_open(file, DB_READ, &db, &err));
    cr_expect_not(db_backup(db, in_folder("copy.db"), false, &err));
    cr_expect_str_eq(err.next, "run: buckstop doctor");
    cr_expect_eq(files_named("copy"), 0);
    db_close(db);
}

/* A writer who had the old file open would write where nobody looks. */
Test(upkeep, takes_no_write_of_who_has_the_replaced_file_open)
{
    bool kept = false;
    struct db *db = made();
    save(db, fill);
    cr_assert(db_backup(db, in_folder("sound.db"), false, &err), "%s", err.what);
    cr_assert(db_begin(db, &err));
    cr_expect_not(db_replace(file, in_folder("sound.db"), in_folder("aside"), &kept, &err));
    cr_expect(strstr(err.what, "somebody else is writing"), "%s", err.what);
    cr_expect_eq(files_named("aside"), 0);
    db_rollback(db);
    cr_assert(db_replace(file, in_folder("sound.db"), in_folder("aside"), &kept, &err),
              "%s", err.what);
    cr_expect(kept);
    cr_expect_not(db_begin(db, &err));
    cr_expect(strstr(err.what, "was put aside"), "%s", err.what);
    cr_expect_not(db_writing(db));
    db_close(db);
    cr_assert(db_open(file, DB_WRITE, &db, &err));
    cr_expect(db_begin(db, &err), "%s", err.what);
    db_rollback(db);
    db_close(db);
}

/* Who has a board on the screen would look at one that is no more. */
Test(upkeep, answers_nothing_more_of_a_replaced_file_once_its_version_was_asked)
{
    bool kept = false;
    int64_t before, after;
    struct db *db = made();
    struct db_stmt *stmt;
    cr_assert(db_backup(db, in_folder("sound.db"), false, &err), "%s", err.what);
    cr_assert(db_version(db, &before, &err));
    cr_assert(db_replace(file, in_folder("sound.db"), in_folder("aside"), &kept, &err));
    cr_assert(db_version(db, &after, &err), "%s", err.what);
    cr_expect_neq(after, before);
    cr_assert(db_prepare(db, "SELECT COUNT(*) FROM t", &stmt, &err));
    cr_expect_eq(db_step(stmt, &err), DB_FAILED);
    cr_expect(strstr(err.what, "was put aside"), "%s", err.what);
    db_finalize(stmt);
    db_close(db);
}
