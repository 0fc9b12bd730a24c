/* What is done to a whole file: copying it while others write, and checking it. */
#include "db_private.h"

#include "base/buf.h"
#include "base/progress.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PAGES_A_STEP = 4096 }; /* 16 MiB: a writer waits for one step as a rule */

static bool cannot_write(const char *to, const char *why, struct err *err)
{
    err_set(err, ERR_STORE, "\"%s\" cannot be written", to);
    err_why(err, "%s", why);
    return err_next(err, "name a file in a folder that you can write to");
}

/* Keeps writers waiting until db_moment_end: a transaction holds the file from its first
 * question on. */
static void hold(struct db *db)
{
    db_moment_begin(db);
    sqlite3_exec(db->sqlite, "PRAGMA schema_version", NULL, NULL, NULL);
}

/* A step waits by itself for whoever holds the file, as long as any statement does. A
 * commit between two steps makes SQLite begin again, for ever where they come quicker than
 * the copy ends; so after the first nobody may write any more. */
static bool copy_pages(struct db *db, sqlite3 *target, struct err *err)
{
    sqlite3_backup *backup = sqlite3_backup_init(target, "main", db->sqlite, "main");
    int result = backup ? SQLITE_OK : sqlite3_errcode(target), left = INT_MAX;
    bool held = false;
    while (backup && result == SQLITE_OK && !progress_stop()) {
        result = sqlite3_backup_step(backup, PAGES_A_STEP);
        int pages = sqlite3_backup_pagecount(backup), before = left;
        left = sqlite3_backup_remaining(backup);
        progress_tell(pages - left, pages, "pages copied");
        if (result == SQLITE_OK && left >= before && !held) {
            hold(db);
            held = true;
        }
    }
    sqlite3_backup_finish(backup);
    if (held)
        db_moment_end(db);
    if (result == SQLITE_DONE)
        return true;
    if (result == SQLITE_OK)
        return db_stopped(db, err);
    bool busy = (result & 0xff) == SQLITE_BUSY, damaged = (result & 0xff) == SQLITE_CORRUPT;
    err_set(err, ERR_STORE, "the board \"%s\" could not be copied", db->path);
    err_why(err, "%s", sqlite3_errstr(result));
    return err_next(err, "%s",
                    busy      ? "wait until nobody writes to it, then try again"
                    : damaged ? "run: buckstop doctor"
                              : "make room on the disk, then try again");
}

static bool sync_path(const char *path, int flags)
{
    int fd = open(path, flags | O_CLOEXEC);
    if (fd < 0)
        return false;
    bool ok = fsync(fd) == 0;
    close(fd);
    return ok;
}

void db_sync_folder(const char *path)
{
    struct buf folder;
    buf_init(&folder);
    buf_add(&folder, path);
    sync_path(dirname(folder.text), O_RDONLY | O_DIRECTORY);
    buf_release(&folder);
}

bool db_no_links(int why)
{
    return why == EPERM || why == EOPNOTSUPP || why == ENOSYS;
}

/* link() is the rename that refuses to replace, on every disk that has it. */
static bool rename_new(const char *from, const char *to)
{
    if (link(from, to) == 0)
        return unlink(from) == 0;
    return db_no_links(errno) &&
           renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0;
}

/* Gives the finished copy its name. */
static bool put_in_place(const char *temporary, const char *to, bool replace,
                         struct err *err)
{
    bool ok = replace ? rename(temporary, to) == 0 : rename_new(temporary, to);
    int why = errno;
    if (!ok && why == EEXIST) {
        err_set(err, ERR_USAGE, "\"%s\" was not written", to);
        err_why(err, "there is such a file already");
        return err_next(err, "name another file");
    }
    if (!ok)
        return cannot_write(to, strerror(why), err);
    db_sync_folder(to);
    return true;
}

/* On a disk that fails SQLite may leave the copy's own journal behind. */
static void throw_away(struct buf *temporary)
{
    unlink(temporary->text);
    buf_add(temporary, "-journal");
    unlink(temporary->text);
}

/* Copies to `to`, an absolute path: SQLite could read more into another. */
static bool copy_to(struct db *db, const char *to, bool replace, struct err *err)
{
    struct buf temporary;
    buf_init(&temporary);
    buf_addf(&temporary, "%s.XXXXXX", to);
    bool ok = false;
    sqlite3 *target = NULL;
    int fd = mkostemp(temporary.text, O_CLOEXEC); /* mode 0600 */
    if (fd < 0) {
        cannot_write(to, strerror(errno), err);
        goto done;
    }
    close(fd);
    if (sqlite3_open_v2(temporary.text, &target, SQLITE_OPEN_READWRITE, NULL) !=
        SQLITE_OK) {
        cannot_write(to, sqlite3_errmsg(target), err);
        goto done;
    }
    ok = copy_pages(db, target, err);
    sqlite3_close(target);
    target = NULL;
    if (ok && !sync_path(temporary.text, O_RDWR))
        ok = cannot_write(to, strerror(errno), err);
    ok = ok && put_in_place(temporary.text, to, replace, err);
done:
    sqlite3_close(target);
    if (!ok && fd >= 0)
        throw_away(&temporary);
    buf_release(&temporary);
    return ok;
}

bool db_backup(struct db *db, const char *to, bool replace, struct err *err)
{
    char *file = db_absolute(to, err);
    if (!file) {
        struct err why = *err;
        return cannot_write(to, why.why[0] ? why.why : why.what, err);
    }
    bool ok = copy_to(db, file, replace, err);
    free(file);
    return ok;
}

struct listener {
    void (*say)(void *ctx, const char *what);
    void *ctx;
};

/* The engine joins what it finds in one file into one text, a line each, under a heading in
 * asterisks; a sound file is "ok". */
static void say_lines(const struct listener *to, const char *lines)
{
    struct buf what;
    buf_init(&what);
    for (size_t n; *lines; lines += n + (lines[n] == '\n')) {
        n = strcspn(lines, "\n");
        buf_reset(&what);
        buf_add_n(&what, lines, n);
        if (n > 0 && strncmp(what.text, "***", 3) != 0 && strcmp(what.text, "ok") != 0)
            to->say(to->ctx, what.text);
    }
    buf_release(&what);
}

static void say_integrity(const struct listener *to, struct db_stmt *stmt)
{
    say_lines(to, db_text(stmt, 0));
}

static void say_reference(const struct listener *to, struct db_stmt *stmt)
{
    struct buf what;
    buf_init(&what);
    buf_addf(&what, "%s %s points at a %s that is not there", db_text(stmt, 0),
             db_text(stmt, 1), db_text(stmt, 2));
    to->say(to->ctx, what.text);
    buf_release(&what);
}

/* A check in one statement of many seconds. It reads every page, and then every row again
 * beside its indexes, of which nobody knows how many pages that is. */
struct checking {
    struct db *db;
    int64_t pages;
    int before; /* pages that were read before it */
};

static int pages_read(const struct checking *checking)
{
    int read = 0, most = 0;
    sqlite3_db_status(checking->db->sqlite, SQLITE_DBSTATUS_CACHE_MISS, &read, &most, 0);
    return read;
}

static int tell_check(void *ctx)
{
    const struct checking *checking = ctx;
    int64_t read = pages_read(checking) - checking->before;
    if (read < checking->pages)
        progress_tell(read, checking->pages, "pages checked");
    else
        progress_tell(0, 0, "pages checked, now the indexes");
    return progress_stop();
}

/* Where nobody listens, the check is left alone. */
static bool listen_to_check(struct db *db, struct checking *checking, struct err *err)
{
    struct db_stmt *stmt;
    if (!progress_heard())
        return true;
    if (!db_prepare(db, "PRAGMA page_count", &stmt, err))
        return false;
    enum db_step step = db_step(stmt, err);
    *checking = (struct checking){.db = db, .pages = step == DB_ROW ? db_int(stmt, 0) : 0};
    checking->before = pages_read(checking);
    db_finalize(stmt);
    db->heard = true;
    sqlite3_progress_handler(db->sqlite, DB_STEPS_BETWEEN, tell_check, checking);
    return step != DB_FAILED;
}

static bool check(struct db *db, void (*say)(void *ctx, const char *what), void *ctx,
                  struct err *err)
{
    static const struct {
        const char *sql;
        void (*say_row)(const struct listener *to, struct db_stmt *stmt);
    } checks[] = {
        {"PRAGMA integrity_check", say_integrity},
        {"PRAGMA foreign_key_check", say_reference},
    };
    const struct listener to = {say, ctx};
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++) {
        struct db_stmt *stmt;
        if (!db_prepare(db, checks[i].sql, &stmt, err))
            return false;
        enum db_step step;
        while ((step = db_step(stmt, err)) == DB_ROW)
            checks[i].say_row(&to, stmt);
        db_finalize(stmt);
        if (step == DB_FAILED)
            return false;
    }
    return true;
}

bool db_check(struct db *db, void (*say)(void *ctx, const char *what), void *ctx,
              struct err *err)
{
    struct checking checking;
    bool ok = listen_to_check(db, &checking, err) && check(db, say, ctx, err);
    sqlite3_progress_handler(db->sqlite, 0, NULL, NULL);
    db->heard = false;
    return ok;
}
