/* Writers that queue, and how long they wait. */
#include "support.h"

#include "base/progress.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

TestSuite(lock, .init = enter, .fini = leave);

/* In place of the C library's: while `hurried`, a nap takes no time but moves the clock, so
 * that a deadline of ten seconds is met at once. */
static bool hurried;
static int64_t napped_ns;

/* A lock that somebody else holds, and lets go of after a third of a second of naps. */
enum { HELD_NS = 300000000 };
static int held = -1;

int clock_gettime(clockid_t clock, struct timespec *t)
{
    long result = syscall(SYS_clock_gettime, clock, t);
    int64_t ns = t->tv_nsec + napped_ns;
    t->tv_sec += ns / 1000000000;
    t->tv_nsec = ns % 1000000000;
    return (int)result;
}

int nanosleep(const struct timespec *nap, struct timespec *left)
{
    if (!hurried)
        return (int)syscall(SYS_nanosleep, nap, left);
    napped_ns += nap->tv_sec * 1000000000 + nap->tv_nsec;
    if (held >= 0 && napped_ns > HELD_NS) {
        close(held);
        held = -1;
    }
    return 0;
}

/* A network disk may have no locks to give. */
static bool without_locks;

int flock(int fd, int operation)
{
    if (!without_locks)
        return (int)syscall(SYS_flock, fd, operation);
    errno = ENOLCK;
    return -1;
}

static int64_t seconds_napped(void)
{
    return napped_ns / 1000000000;
}

Test(lock, gives_up_after_ten_seconds_and_holds_nothing)
{
    struct db *db = made();
    int holder = open(in_folder("board.db.lock"), O_RDWR);
    cr_assert_eq(flock(holder, LOCK_EX), 0);
    hurried = true;
    cr_expect_not(db_begin(db, &err));
    cr_expect(seconds_napped() >= 5 && seconds_napped() <= 10, "%ld",
              (long)seconds_napped());
    cr_expect_eq(err.code, ERR_STORE);
    cr_expect_eq(db_fault(db), DB_FAULT_BUSY);
    cr_expect(strstr(err.what, "for 10 seconds"), "%s", err.what);
    cr_expect_str_eq(err.next, "nothing was saved; try again");
    cr_expect_not(db_writing(db));
    close(holder);
    cr_expect(db_begin(db, &err), "%s", err.what);
    db_rollback(db);
    db_close(db);
}

Test(lock, is_had_as_soon_as_the_one_before_lets_go)
{
    struct db *db = made();
    held = open(in_folder("board.db.lock"), O_RDWR);
    cr_assert_eq(flock(held, LOCK_EX), 0);
    hurried = true;
    cr_expect(db_begin(db, &err), "%s", err.what);
    cr_expect(napped_ns > HELD_NS && napped_ns < HELD_NS + 5000000, "%ld", (long)napped_ns);
    cr_expect(db_writing(db));
    db_rollback(db);
    db_close(db);
}

static void hear(void *ctx, int64_t done, int64_t total, const char *things)
{
    (void)ctx, (void)done, (void)total, (void)things;
}

static bool stop_after_a_while(void *ctx)
{
    (void)ctx;
    return napped_ns > HELD_NS;
}

Test(lock, is_waited_for_until_the_work_is_to_stop)
{
    static const struct progress listener = {hear, stop_after_a_while, NULL};
    struct db *db = made();
    int holder = open(in_folder("board.db.lock"), O_RDWR);
    cr_assert_eq(flock(holder, LOCK_EX), 0);
    hurried = true;
    progress_listen(&listener);
    cr_expect_not(db_begin(db, &err));
    cr_expect_eq(err.code, ERR_INTERRUPTED, "%s", err.what);
    cr_expect_eq(seconds_napped(), 0);
    cr_expect_not(db_writing(db));
    progress_listen(NULL);
    close(holder);
    cr_expect(db_begin(db, &err), "%s", err.what);
    db_rollback(db);
    db_close(db);
}

Test(lock, is_not_waited_for_in_a_hurry)
{
    struct db *db = made(), *hurry, *glance;
    cr_assert(db_open(file, DB_HURRY, &hurry, &err));
    hurried = true;
    cr_assert(db_begin(db, &err));
    cr_expect_not(db_begin(hurry, &err));
    cr_expect(strstr(err.what, "somebody else is writing to"), "%s", err.what);
    cr_expect_eq(db_fault(hurry), DB_FAULT_BUSY);
    db_rollback(db);
    cr_assert(db_open(file, DB_GLANCE, &glance, &err));
    cr_expect_eq(ask(glance, "SELECT COUNT(*) FROM t"), 0);
    cr_assert(db_begin(hurry, &err) && write_row(hurry, "INSERT INTO t (a) VALUES ('x')"));
    cr_expect_not(db_commit(hurry, &err)); /* the look-up is still reading */
    cr_expect_eq(db_fault(hurry), DB_FAULT_BUSY);
    cr_expect_eq(napped_ns, 0);
    db_close(glance);
    save(hurry, "INSERT INTO t (a) VALUES ('x')");
    cr_expect_eq(ask(db, "SELECT COUNT(*) FROM t"), 1);
    db_close(hurry);
    db_close(db);
}

/* Another program does not know the lock file; SQLite's own lock is waited for as long. */
Test(lock, waits_for_a_program_that_does_not_know_it)
{
    struct db *db = made(), *glance;
    cr_assert(db_open(file, DB_GLANCE, &glance, &err));
    cr_expect_eq(ask(glance, "SELECT COUNT(*) FROM t"), 0);
    cr_assert(db_begin(db, &err) && write_row(db, "INSERT INTO t (a) VALUES ('x')"));
    hurried = true;
    cr_expect_not(db_commit(db, &err)); /* the look-up is still reading */
    cr_expect_eq(db_fault(db), DB_FAULT_BUSY);
    cr_expect(seconds_napped() >= 4 && seconds_napped() <= 16, "%ld",
              (long)seconds_napped());
    cr_expect_not(db_writing(db));
    cr_expect_eq(ask(glance, "SELECT COUNT(*) FROM t"), 0);
    db_close(glance);
    save(db, "INSERT INTO t (a) VALUES ('x')");
    db_close(db);
}

Test(lock, is_not_opened_through_a_link_nor_as_a_folder)
{
    struct db *db = made();
    const char *lock = in_folder("board.db.lock"), *target = in_folder("target");
    cr_assert_eq(unlink(lock), 0);
    cr_assert_eq(symlink(target, lock), 0);
    cr_expect_not(db_begin(db, &err));
    cr_expect_eq(db_fault(db), DB_FAULT_OTHER);
    cr_expect(strstr(err.why, lock), "%s", err.why);
    cr_expect(strstr(err.next, "remove"), "%s", err.next);
    cr_expect_neq(access(target, F_OK), 0);
    cr_assert_eq(unlink(lock), 0);
    cr_assert_eq(mkdir(lock, 0700), 0);
    cr_expect_not(db_begin(db, &err));
    cr_expect_eq(err.code, ERR_STORE);
    cr_expect_not(db_writing(db));
    db_close(db);
}

Test(lock, says_that_its_folder_may_not_be_written)
{
    bool root = become_nobody();
    struct db *db = made();
    cr_assert_eq(unlink(in_folder("board.db.lock")), 0);
    cr_assert_eq(chmod(folder, 0500), 0);
    cr_expect_not(db_begin(db, &err));
    cr_expect_eq(db_fault(db), DB_FAULT_READ_ONLY);
    cr_expect(strstr(err.next, "write permission"), "%s", err.next);
    cr_assert_eq(chmod(folder, 0700), 0);
    db_close(db);
    become_root(root);
}

static int mode_of(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 ? (int)(st.st_mode & 0777) : -1;
}

Test(lock, is_open_to_those_to_whom_the_board_is)
{
    struct db *db = made();
    umask(077);
    cr_expect_eq(mode_of(in_folder("board.db.lock")), 0600);
    cr_assert_eq(chmod(file, 0660), 0);
    save(db, "INSERT INTO t (a) VALUES ('x')");
    cr_expect_eq(mode_of(in_folder("board.db.lock")), 0660);
    cr_assert_eq(unlink(in_folder("board.db.lock")), 0);
    cr_assert_eq(chmod(file, 0440), 0);
    if (db_begin(db, &err))
        db_rollback(db);
    cr_expect_eq(mode_of(in_folder("board.db.lock")), 0640, "it stays when that is over");
    cr_assert_eq(chmod(file, 0660), 0);
    save(db, "INSERT INTO t (a) VALUES ('y')");
    cr_expect_eq(mode_of(in_folder("board.db.lock")), 0660);
    db_close(db);
}

Test(lock, of_another_is_named_where_it_may_not_be_opened)
{
    struct db *db = made();
    cr_assert_eq(chmod(folder, 0777), 0);
    cr_assert_eq(chmod(file, 0666), 0);
    cr_assert_eq(chmod(in_folder("board.db.lock"), 0), 0);
    bool root = become_nobody();
    cr_expect_not(db_begin(db, &err));
    cr_expect(strstr(err.next, "board.db.lock"), "%s", err.next);
    become_root(root);
    db_close(db);
}

/* Adds one to the number in the file, `times` times; asserts nothing, for a forked child
 * that fails hangs the run. */
static void count_up(int times)
{
    struct db *db;
    struct err mine;
    bool ok = db_open(file, DB_WRITE, &db, &mine);
    for (int i = 0; ok && i < times; i++) {
        struct db_stmt *stmt;
        ok = db_begin(db, &mine) && db_prepare(db, "SELECT MAX(id) FROM t", &stmt, &mine) &&
             db_step(stmt, &mine) == DB_ROW;
        if (!ok)
            break;
        int64_t number = db_int(stmt, 0);
        db_finalize(stmt);
        ok = db_prepare(db, "UPDATE t SET id = $1", &stmt, &mine);
        if (!ok)
            break;
        db_bind_int(stmt, 1, number + 1);
        ok = db_step(stmt, &mine) == DB_DONE;
        db_finalize(stmt);
        ok = ok && db_commit(db, &mine);
    }
    _exit(ok ? 0 : 1);
}

Test(lock, lets_no_writer_overtake_another)
{
    enum { WRITERS = 4, TIMES = 50 };
    struct db *db = made();
    save(db, "INSERT INTO t (id, a) VALUES (0, 'x')");
    pid_t child[WRITERS];
    for (int i = 0; i < WRITERS; i++) {
        child[i] = fork();
        if (child[i] == 0)
            count_up(TIMES);
    }
    for (int i = 0; i < WRITERS; i++) {
        int status;
        cr_assert_eq(waitpid(child[i], &status, 0), child[i]);
        cr_expect_eq(status, 0, "a writer could not write");
    }
    cr_expect_eq(ask(db, "SELECT id FROM t"), WRITERS * TIMES);
    db_close(db);
}

/* A copy waits as long for a program that keeps everybody out, and no longer. */
Test(lock, is_waited_for_by_a_copy, .timeout = 20)
{
    struct db *db = made();
    sqlite3 *raw;
    cr_assert_eq(sqlite3_open(file, &raw), SQLITE_OK);
    cr_assert_eq(sqlite3_exec(raw, "BEGIN EXCLUSIVE", NULL, NULL, NULL), SQLITE_OK);
    hurried = true;
    cr_expect_not(db_backup(db, in_folder("copy.db"), false, &err));
    cr_expect(seconds_napped() >= 4 && seconds_napped() <= 16, "%ld",
              (long)seconds_napped());
    cr_expect_eq(err.code, ERR_STORE);
    cr_expect(strstr(err.next, "try again"), "%s", err.next);
    sqlite3_close(raw);
    cr_expect(db_backup(db, in_folder("copy.db"), false, &err), "%s", err.why);
    db_close(db);
}

/* Somebody waits there for a lock that was just let go of. */
Test(lock, lets_nobody_past_who_stands_at_the_head_of_the_queue)
{
    struct db *db = made(), *second;
    struct flock head = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_len = 1};
    int waiter = open(in_folder("board.db.lock"), O_RDWR);
    cr_assert(db_open(file, DB_HURRY, &second, &err), "%s", err.what);
    cr_assert_eq(fcntl(waiter, F_OFD_SETLK, &head), 0);
    cr_expect_not(db_begin(second, &err));
    cr_expect_eq(db_fault(second), DB_FAULT_BUSY);
    close(waiter);
    cr_expect(db_begin(second, &err), "%s", err.what);
    waiter = open(in_folder("board.db.lock"), O_RDWR);
    cr_expect_eq(fcntl(waiter, F_OFD_SETLK, &head), 0, "who has the lock leaves the head");
    close(waiter);
    db_rollback(second);
    db_close(second);
    db_close(db);
}

Test(lock, says_that_the_disk_gives_none)
{
    struct db *db = made();
    without_locks = true;
    cr_expect_not(db_begin(db, &err));
    cr_expect_eq(err.code, ERR_STORE);
    cr_expect_eq(db_fault(db), DB_FAULT_OTHER);
    cr_expect_str_eq(err.why, strerror(ENOLCK));
    cr_expect(strstr(err.next, "local disk"), "%s", err.next);
    cr_expect_not(db_writing(db));
    db_close(db);
}

Test(lock, says_that_no_more_files_can_be_opened)
{
    struct db *db = made();
    struct rlimit limit;
    cr_assert_eq(getrlimit(RLIMIT_NOFILE, &limit), 0);
    cr_assert_eq(setrlimit(RLIMIT_NOFILE, &(struct rlimit){3, limit.rlim_max}), 0);
    bool begun = db_begin(db, &err);
    setrlimit(RLIMIT_NOFILE, &limit);
    cr_expect_not(begun);
    cr_expect_eq(err.code, ERR_STORE);
    cr_expect(strstr(err.why, strerror(EMFILE)), "%s", err.why);
    cr_expect(db_begin(db, &err));
    db_rollback(db);
    db_close(db);
}

/* Nothing is written in the mode that can lose a commit, even where another program keeps
 * the file in it. */
Test(lock, writes_nothing_while_another_program_keeps_the_unsafe_mode)
{
    struct db *db;
    sqlite3 *raw;
    db_close(made());
    cr_assert_eq(sqlite3_open(file, &raw), SQLITE_OK);
    cr_assert_eq(
        sqlite3_exec(raw, "PRAGMA journal_mode=WAL; SELECT * FROM t", NULL, NULL, NULL),
        SQLITE_OK);
    cr_assert(db_open(file, DB_WRITE, &db, &err));
    hurried = true;
    cr_expect_not(db_begin(db, &err));
    cr_expect_eq(err.code, ERR_STORE);
    cr_expect(err.next[0]);
    cr_expect_not(db_writing(db));
    sqlite3_close(raw);
    save(db, "INSERT INTO t (a) VALUES ('x')");
    db_close(db);
}
