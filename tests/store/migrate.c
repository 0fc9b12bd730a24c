/* An older board that is brought up to date: what is kept of it, whoever else comes. */
#include "support.h"

#include "base/data.h"
#include "base/progress.h"

#include <fcntl.h>
#include <glob.h>
#include <sqlite3.h>
#include <stdio.h>
#include <sys/file.h>
#include <unistd.h>

TestSuite(migrate, .init = store_enter, .fini = store_leave);

/* A board as the third schema has it. */
static void make_old_board(void)
{
    static const char *const schema[] = {"schema/001-board.sql", "schema/002-vacancy.sql",
                                         "schema/003-line-and-miss.sql"};
    static const char stamp[] =
        "PRAGMA application_id = 1112232788; PRAGMA user_version = 3";
    sqlite3 *raw;
    unlink(store_file);
    cr_assert_eq(sqlite3_open(store_file, &raw), SQLITE_OK);
    for (size_t i = 0; i < sizeof schema / sizeof *schema; i++)
        cr_assert_eq(sqlite3_exec(raw, data_find(schema[i])->text, NULL, NULL, NULL),
                     SQLITE_OK);
    cr_assert_eq(sqlite3_exec(raw, stamp, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(raw);
}

static int read_version(void *ctx, int n, char **text, char **names)
{
    (void)names;
    if (n == 1 && text[0])
        snprintf(ctx, 8, "%s", text[0]);
    return 0;
}

/* The schema of the one copy beside the board; takes it away. */
static const char *schema_of_copy(void)
{
    static char version[8];
    char pattern[80];
    glob_t copies;
    sqlite3 *raw;
    snprintf(pattern, sizeof pattern, "%s.before-*", store_file);
    version[0] = '\0';
    if (glob(pattern, 0, NULL, &copies) == 0 && copies.gl_pathc == 1 &&
        sqlite3_open(copies.gl_pathv[0], &raw) == SQLITE_OK) {
        sqlite3_exec(raw, "PRAGMA user_version", read_version, version, NULL);
        sqlite3_close(raw);
        unlink(copies.gl_pathv[0]);
    }
    globfree(&copies);
    return version;
}

/* Another program that opens the same board at one moment of the work, where that does not
 * hold the lock. */
static struct {
    int asked, at;
    bool came, busy;
} other;

static bool is_locked(void)
{
    char name[80];
    snprintf(name, sizeof name, "%s.lock", store_file);
    int fd = open(name, O_RDWR | O_CLOEXEC);
    bool locked = fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) != 0;
    if (fd >= 0)
        close(fd);
    return locked;
}

static bool come(void *ctx)
{
    struct store *second;
    struct err ignored;
    (void)ctx;
    if (other.busy || other.asked++ != other.at || is_locked())
        return false;
    other.busy = true;
    other.came = store_open(store_file, STORE_WRITE, &second, &ignored);
    if (other.came)
        store_close(second);
    other.busy = false;
    return false;
}

static void tell(void *ctx, int64_t done, int64_t total, const char *things)
{
    (void)ctx, (void)done, (void)total, (void)things;
}

Test(migrate, keeps_the_copy_of_the_older_board_whoever_is_quicker)
{
    static const struct progress listener = {.tell = tell, .stop = come};
    int came = 0;
    store_close(store);
    store = NULL;
    for (int at = 0; at < 12; at++) {
        make_old_board();
        other.asked = 0;
        other.at = at;
        other.came = false;
        progress_listen(&listener);
        bool ok = store_open(store_file, STORE_WRITE, &store, &err);
        progress_listen(NULL);
        cr_assert(ok, "%d: %s %s", at, err.what, err.why);
        store_close(store);
        store = NULL;
        came += other.came;
        cr_expect_str_eq(schema_of_copy(), "3", "%d", at);
    }
    cr_expect_gt(came, 0);
}
