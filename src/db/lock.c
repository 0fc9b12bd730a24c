/* The lock beside the store, which makes writers queue before SQLite sees them: with its
 * own busy handler alone, 8 writers starved each other for up to 53 s. With the lock alone,
 * whoever let go of it and came again at once took it from under those who were napping:
 * on a slow disk they waited for up to 3.9 s. So there is a place at the head of the queue,
 * and only who stands there may take the lock. */
#include "db_private.h"

#include "base/progress.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum {
    DEADLINE_MS = 10000,
    NAP_US = 300,        /* well under a commit, which takes about 1 ms */
    NAP_SPREAD_US = 900, /* so that waiting writers do not wake in step */
};

static int64_t now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* The spread needs no quality, only to differ between processes at one moment. */
static void nap(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    long spread = (t.tv_nsec / 100 + (long)getpid() * 7919) % NAP_SPREAD_US;
    nanosleep(&(struct timespec){.tv_nsec = (NAP_US + spread) * 1000}, NULL);
}

void db_open_as(int fd, const char *path, mode_t least)
{
    struct stat now, model;
    if (fstat(fd, &now) != 0 || stat(path, &model) != 0)
        return;
    bool same = now.st_uid == model.st_uid && now.st_gid == model.st_gid;
    bool given = same || fchown(fd, model.st_uid, model.st_gid) == 0 ||
                 now.st_gid == model.st_gid || fchown(fd, (uid_t)-1, model.st_gid) == 0;
    mode_t mode = least | (model.st_mode & (given ? 0777 : 0707));
    if ((now.st_mode & 0777) != mode)
        fchmod(fd, mode);
}

static void no_lock_file(struct db *db, int why, struct err *err)
{
    bool refused = why == EACCES || why == EROFS;
    db->fault = refused ? DB_FAULT_READ_ONLY : DB_FAULT_OTHER;
    err_set(err, ERR_STORE, "the board \"%s\" cannot be written", db->path);
    err_why(err, "its lock file \"%s\" cannot be opened: %s", db->lock_path, strerror(why));
    if (refused)
        err_next(err,
                 "give yourself write permission to the folder, the file and the lock "
                 "file \"%s\"",
                 db->lock_path);
    else if (why == ELOOP || why == EISDIR)
        err_next(err, "remove what stands in its place, then try again");
}

/* Who may write the board may take its lock, whoever was the first to. */
static int open_lock(struct db *db, struct err *err)
{
    int fd = open(db->lock_path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0)
        no_lock_file(db, errno, err);
    else
        db_open_as(fd, db->path, 0600); /* the board may be read-only for a while */
    return fd;
}

/* The head of the queue is a lock on one byte of the same file, of the open file and not of
 * the process. A disk that has none to give has no queue, but still the lock. */
static bool take_head(int fd)
{
    struct flock head = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_len = 1};
    return fcntl(fd, F_OFD_SETLK, &head) == 0 || (errno != EAGAIN && errno != EACCES);
}

static void leave_head(int fd)
{
    struct flock head = {.l_type = F_UNLCK, .l_whence = SEEK_SET, .l_len = 1};
    fcntl(fd, F_OFD_SETLK, &head);
}

static bool too_late(struct db *db, struct err *err)
{
    db->fault = DB_FAULT_BUSY;
    if (db->hurried)
        err_set(err, ERR_STORE, "somebody else is writing to \"%s\"", db->path);
    else
        err_set(err, ERR_STORE, "somebody else has been writing to \"%s\" for %d seconds",
                db->path, DEADLINE_MS / 1000);
    return err_next(err, "nothing was saved; try again");
}

static bool no_lock(struct db *db, int why, struct err *err)
{
    db->fault = DB_FAULT_OTHER;
    err_set(err, ERR_STORE, "the board \"%s\" cannot be locked", db->path);
    err_why(err, "%s", strerror(why));
    return err_next(err, "keep the board on a local disk");
}

static bool wait_for_lock(struct db *db, int fd, struct err *err)
{
    int64_t deadline = now_ms() + (db->hurried ? -1 : DEADLINE_MS);
    for (bool head = false;;) {
        head = head || take_head(fd);
        if (head && flock(fd, LOCK_EX | LOCK_NB) == 0)
            break;
        if (head && errno != EWOULDBLOCK && errno != EINTR)
            return no_lock(db, errno, err);
        if (progress_stop())
            return db_stopped(db, err);
        if (now_ms() > deadline)
            return too_late(db, err);
        nap();
    }
    leave_head(fd);
    return true;
}

bool db_lock(struct db *db, struct err *err)
{
    assert(db->lock < 0);
    int fd = open_lock(db, err);
    if (fd < 0)
        return false;
    if (!wait_for_lock(db, fd, err)) {
        close(fd);
        return false;
    }
    db->lock = fd;
    return true;
}

void db_unlock(struct db *db)
{
    if (db->lock >= 0)
        close(db->lock);
    db->lock = -1;
}

int db_wait(void *ctx, int tries)
{
    const struct db *db = ctx;
    if (db->hurried || progress_stop())
        return 0;
    nap();
    return tries < DEADLINE_MS * 1000 / (NAP_US + NAP_SPREAD_US / 2);
}
