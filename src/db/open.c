/* Opening the file: only a plain file of our own, with the settings that keep it whole. */
#include "db_private.h"

#include "base/buf.h"
#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The statements of a program never change: what one of them does not find, another program
 * put elsewhere, or somebody took away. */
static bool shaped_otherwise(const struct db *db, int code)
{
    static const char missing[] = "no such ";
    return code == SQLITE_ERROR &&
           strncmp(sqlite3_errmsg(db->sqlite), missing, sizeof missing - 1) == 0;
}

bool db_fail(struct db *db, const char *doing, struct err *err)
{
    int extended = sqlite3_extended_errcode(db->sqlite);
    int code = extended & 0xff;
    static const struct {
        const char *next;
        bool unsaved; /* what was being done when it failed */
    } advice[] = {
        [DB_FAULT_BUSY] = {"try again", true},
        [DB_FAULT_FULL] = {"make room on the disk, then try again", true},
        [DB_FAULT_READ_ONLY] = {"give yourself write permission to the file and its folder",
                                false},
        [DB_FAULT_CORRUPT] = {"run: buckstop doctor", false},
        [DB_FAULT_OTHER] = {"run: buckstop doctor", true},
    };
    db->fault = extended == SQLITE_CONSTRAINT_UNIQUE       ? DB_FAULT_UNIQUE
                : extended == SQLITE_CONSTRAINT_PRIMARYKEY ? DB_FAULT_UNIQUE
                : extended == SQLITE_CONSTRAINT_FOREIGNKEY ? DB_FAULT_REFERENCE
                : code == SQLITE_CONSTRAINT                ? DB_FAULT_CHECK
                : code == SQLITE_BUSY                      ? DB_FAULT_BUSY
                : code == SQLITE_FULL                      ? DB_FAULT_FULL
                : code == SQLITE_READONLY                  ? DB_FAULT_READ_ONLY
                : code == SQLITE_CORRUPT                   ? DB_FAULT_CORRUPT
                : code == SQLITE_NOTADB                    ? DB_FAULT_CORRUPT
                                                           : DB_FAULT_OTHER;
    err_set(err, ERR_STORE, "the board \"%s\" could not be %s", db->path, doing);
    err_why(err, "%s", sqlite3_errmsg(db->sqlite));
    const char *next = advice[db->fault].next;
    if (db->look_only && (code == SQLITE_READONLY || code == SQLITE_CANTOPEN))
        next = "a writer was stopped half-way; open the board once without --read-only";
    if (shaped_otherwise(db, code))
        return err_next(err,
                        "if a newer Buckstop wrote it, update Buckstop; else bring the "
                        "newest backup back: buckstop restore");
    if (next && db->saved) /* an answer could not be read, of a change that was made */
        err_next(err, "the change before this is saved; %s", next);
    else if (next)
        err_next(err, "%s%s", advice[db->fault].unsaved ? "nothing was saved; " : "", next);
    return false;
}

bool db_stopped(struct db *db, struct err *err)
{
    db->fault = DB_FAULT_OTHER;
    err_set(err, ERR_INTERRUPTED, "the work on the board \"%s\" was stopped", db->path);
    return err_next(err, "nothing was saved");
}

/* Why there is nothing to open at path. A part of it that is a file is no folder, so that
 * nothing can be there. */
static bool unreachable(const char *path, int why, struct err *err)
{
    if (why == ENOENT || why == ENOTDIR) {
        err_set(err, ERR_NOT_FOUND, "there is no board at \"%s\"", path);
        return err_why(err, "%s", strerror(why));
    }
    err_set(err, ERR_STORE, "the board \"%s\" cannot be reached", path);
    err_why(err, "%s", strerror(why));
    if (why == EACCES)
        err_next(err, "ask its owner for permission to the folders it is in");
    return false;
}

char *db_absolute(const char *path, struct err *err)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    if (!*name) {
        err_set(err, ERR_STORE, "\"%s\" is no name of a file", path);
        err_next(err, "name the board's own file with --db");
        return NULL;
    }
    struct buf folder;
    buf_init(&folder);
    if (!slash)
        buf_add(&folder, ".");
    else
        buf_add_n(&folder, path, slash == path ? 1 : (size_t)(slash - path));
    char *real = realpath(folder.text, NULL);
    if (!real) {
        unreachable(path, errno, err);
        buf_release(&folder);
        return NULL;
    }
    buf_reset(&folder);
    buf_addf(&folder, "%s/%s", strcmp(real, "/") == 0 ? "" : real, name);
    free(real);
    return folder.text;
}

static bool make_file(const char *path, struct err *err)
{
    int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0) {
        int why = errno;
        err_set(err, ERR_STORE, "the board \"%s\" cannot be made", path);
        err_why(err, "%s", strerror(why));
        if (why == EACCES || why == EROFS)
            err_next(err, "name a file in a folder you have permission to write to");
        return false;
    }
    close(fd);
    return true;
}

/* Says why the thing at path is no file to open, or true. */
static bool plain_file(const char *path, enum db_mode mode, struct err *err)
{
    struct stat st;
    if (lstat(path, &st) != 0)
        return errno == ENOENT && mode == DB_CREATE ? make_file(path, err)
                                                    : unreachable(path, errno, err);
    const char *kind = S_ISREG(st.st_mode)   ? NULL
                       : S_ISLNK(st.st_mode) ? "a symbolic link"
                       : S_ISDIR(st.st_mode) ? "a folder"
                                             : "a device, pipe or socket";
    if (kind) {
        err_set(err, ERR_STORE, "\"%s\" is %s, not a board", path, kind);
        return err_next(err, "name the board's own file with --db");
    }
    if (faccessat(AT_FDCWD, path, R_OK, AT_EACCESS) != 0) {
        err_set(err, ERR_STORE, "the board \"%s\" cannot be read", path);
        err_why(err, "%s", strerror(errno));
        return err_next(err, "ask its owner for permission to read it");
    }
    return true;
}

/* Any commit but db_commit's own is a bug; it is refused before it can happen. */
static int refuse_stray_commit(void *ctx)
{
    const struct db *db = ctx;
    return !db->committing;
}

static bool settings(struct db *db, enum db_mode mode, struct err *err)
{
    static const struct {
        int option, value;
    } options[] = {
        {SQLITE_DBCONFIG_DEFENSIVE, 1},
        {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
        {SQLITE_DBCONFIG_ENABLE_FKEY, 1},
    };
    for (size_t i = 0; i < sizeof options / sizeof *options; i++)
        sqlite3_db_config(db->sqlite, options[i].option, options[i].value, NULL);
    sqlite3_busy_handler(db->sqlite, db_wait, db);
    sqlite3_commit_hook(db->sqlite, refuse_stray_commit, db);
    static const char common[] = "PRAGMA cell_size_check=ON; PRAGMA mmap_size=0;";
    static const char *const by_mode[] = {
        [DB_GLANCE] = "PRAGMA query_only=ON; BEGIN;",
        [DB_READ] = "PRAGMA query_only=ON;",
        [DB_LOOK] = "PRAGMA query_only=ON;",
        [DB_WRITE] = "PRAGMA synchronous=EXTRA;",
        [DB_HURRY] = "PRAGMA synchronous=EXTRA;",
        [DB_CREATE] = "PRAGMA synchronous=EXTRA;",
    };
    if (sqlite3_exec(db->sqlite, common, NULL, NULL, NULL) != SQLITE_OK ||
        sqlite3_exec(db->sqlite, by_mode[mode], NULL, NULL, NULL) != SQLITE_OK)
        return db_fail(db, "opened", err);
    return true;
}

bool db_open(const char *path, enum db_mode mode, struct db **out, struct err *err)
{
    char *file = db_absolute(path, err);
    if (!file)
        return false;
    if (!plain_file(file, mode, err)) {
        free(file);
        return false;
    }
    struct db *db = mem_new(1, sizeof *db);
    struct buf lock;
    buf_init(&lock);
    buf_addf(&lock, "%s.lock", file);
    db->path = file;
    db->lock_path = lock.text;
    db->lock = -1;
    db->hurried = mode == DB_HURRY;
    db->look_only = mode == DB_LOOK;
    db->glances = mode == DB_GLANCE;
    int flags = (db->look_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE) |
                SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    /* None is wanted of a single-threaded program that starts for one question: counting
     * its memory, mutexes around it, and twenty pages set aside for each table that SQLite
     * makes in passing. Refused, and harmless, once SQLite has begun. */
    sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    sqlite3_config(SQLITE_CONFIG_PAGECACHE, NULL, 0, 0);
    if (mode == DB_GLANCE)
        db_memory_once();
    int opened = sqlite3_open_v2(file, &db->sqlite, flags, NULL);
    if (opened != SQLITE_OK) {
        if (!db->sqlite)
            mem_exhausted();
        db_fail(db, "opened", err);
        db_close(db);
        return false;
    }
    if (!settings(db, mode, err)) {
        db_close(db);
        return false;
    }
    *out = db;
    return true;
}

void db_close(struct db *db)
{
    if (!db)
        return;
    /* Taking a schema apart piece by piece is 4 % of a look-up, and the process ends
     * anyway: what must not wait for that is the lock. */
    if (db->glances && db_memory_is_one())
        sqlite3_exec(db->sqlite, "ROLLBACK", NULL, NULL, NULL);
    else
        sqlite3_close_v2(db->sqlite);
    db_unlock(db);
    free(db->path);
    free(db->lock_path);
    free(db);
}

const char *db_path(const struct db *db)
{
    return db->path;
}
