/* Putting another file in the place of a board, which may be damaged: SQLite is not asked,
 * only the lock. */
#include "db_private.h"

#include "base/buf.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool cannot(const char *what, const char *path, const char *ending, struct err *err)
{
    int why = errno;
    err_set(err, ERR_STORE, "\"%s%s\" could not be %s", path, ending, what);
    err_why(err, "%s", strerror(why));
    if (why == EEXIST)
        return err_next(err, "wait a second, then try again");
    return err_next(err, "give yourself write permission to the folder, then try again");
}

/* A journal left by a crash belongs to the damaged file: left in place it would be rolled
 * back into the sound one. False with errno set. */
static bool move_journal(const char *path, const char *aside)
{
    struct buf from, to;
    buf_init(&from);
    buf_init(&to);
    buf_addf(&from, "%s-journal", path);
    buf_addf(&to, "%s-journal", aside);
    bool ok = rename(from.text, to.text) == 0 || errno == ENOENT;
    buf_release(&from);
    buf_release(&to);
    return ok;
}

/* Who could open what was there can open what is put in its place. */
static void share(const char *with, const char *path)
{
    int fd = open(with, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0)
        return; /* then neither can it be put anywhere */
    db_open_as(fd, path, 0);
    close(fd);
}

/* The file stays in place as well, but on a disk without links. */
static bool put_aside(const char *path, const char *aside)
{
    if (link(path, aside) == 0)
        return true;
    return db_no_links(errno) &&
           renameat2(AT_FDCWD, path, AT_FDCWD, aside, RENAME_NOREPLACE) == 0;
}

/* As it was: without its journal it would be read as if it were whole. Where both names are
 * of one file, the rename leaves both. */
static void put_back(const char *path, const char *aside)
{
    int why = errno;
    if (rename(aside, path) == 0)
        unlink(aside);
    move_journal(aside, path);
    db_sync_folder(path);
    errno = why;
}

static bool replace(const char *path, const char *with, const char *aside, bool *kept,
                    struct err *err)
{
    share(with, path);
    *kept = put_aside(path, aside);
    if (!*kept && errno != ENOENT)
        return cannot("put aside", path, "", err);
    bool moved = move_journal(path, aside);
    if (moved) {
        db_sync_folder(path);
        if (rename(with, path) == 0) {
            db_sync_folder(path);
            return true;
        }
    }
    put_back(path, aside);
    *kept = false;
    return moved ? cannot("put in place", with, "", err)
                 : cannot("put aside", path, "-journal", err);
}

bool db_replace(const char *path, const char *with, const char *aside, bool *kept,
                struct err *err)
{
    char *file = db_absolute(path, err);
    if (!file)
        return false;
    struct buf lock;
    buf_init(&lock);
    buf_addf(&lock, "%s.lock", file);
    struct db db = {.path = file, .lock_path = lock.text, .lock = -1, .hurried = true};
    bool ok = db_lock(&db, err) && replace(file, with, aside, kept, err);
    db_unlock(&db);
    buf_release(&lock);
    free(file);
    return ok;
}
