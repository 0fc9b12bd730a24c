/* The program's own calls on files, beside SQLite: making one, syncing it or its folder,
 * linking, renaming, removing. The linker hands them to the functions here (--wrap), which
 * do the same to the disk in memory where the file stands in its folder; the real, empty
 * file in its place answers lstat and holds the lock. */
#include "disk.h"
#include "harm.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

int __real_open(const char *path, int flags, ...);
int __real_mkostemp(char *path, int flags);
int __real_fsync(int fd);
int __real_link(const char *from, const char *to);
int __real_rename(const char *from, const char *to);
int __real_unlink(const char *path);
int __real_flock(int fd, int how);
int __wrap_open(const char *path, int flags, ...);
int __wrap_mkostemp(char *path, int flags);
int __wrap_fsync(int fd);
int __wrap_link(const char *from, const char *to);
int __wrap_rename(const char *from, const char *to);
int __wrap_unlink(const char *path);
int __wrap_flock(int fd, int how);

void disk_register(void);

static char folder[128]; /* "": nothing is on the disk */

void disk_mount_at(const char *path)
{
    snprintf(folder, sizeof folder, "%s", path);
    disk_register();
}

/* The name on the disk, or NULL for a file that is elsewhere. Lock files are real. */
static const char *on_disk(const char *path)
{
    size_t n = strlen(folder), len = strlen(path);
    if (n == 0 || strncmp(path, folder, n) != 0 || path[n] != '/' ||
        strchr(path + n + 1, '/'))
        return NULL;
    return len > 5 && strcmp(path + len - 5, ".lock") == 0 ? NULL : path + n + 1;
}

void disk_mount(struct disk *disk)
{
    char path[512];
    DIR *files = opendir(folder);
    must(files, "%s: %s", folder, strerror(errno));
    for (struct dirent *file; (file = readdir(files));) {
        snprintf(path, sizeof path, "%s/%s", folder, file->d_name);
        if (file->d_type == DT_REG && on_disk(path))
            __real_unlink(path);
    }
    closedir(files);
    disk_mounted = disk;
    for (int i = 0; i < DISK_NAMES; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, disk->name[i].name);
        if (disk->name[i].name[0] && disk->name[i].now >= 0)
            close(__real_open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    }
}

static void moment(void)
{
    if (disk_moment)
        disk_moment();
}

static bool struck(int why)
{
    bool strikes = harm_strikes(FAULT_CALL);
    if (strikes)
        errno = why;
    return strikes;
}

int __wrap_open(const char *path, int flags, ...)
{
    mode_t mode = 0;
    if (flags & O_CREAT) {
        va_list args;
        va_start(args, flags);
        mode = (mode_t)va_arg(args, int);
        va_end(args);
    }
    if (folder[0] && strncmp(path, folder, strlen(folder)) == 0 && struck(EMFILE))
        return -1;
    const char *name = on_disk(path);
    bool new = name && (flags & O_CREAT) && disk_find(disk_mounted, name) < 0;
    int fd = __real_open(path, flags, mode);
    if (new &&fd >= 0) {
        moment();
        disk_make(disk_mounted, name);
    }
    return fd;
}

int __wrap_mkostemp(char *path, int flags)
{
    if (struck(ENOSPC))
        return -1;
    int fd = __real_mkostemp(path, flags);
    const char *name = on_disk(path);
    if (fd >= 0 && name) {
        moment();
        disk_make(disk_mounted, name);
    }
    return fd;
}

int __wrap_fsync(int fd)
{
    char link[64], path[256];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(link, path, sizeof path - 1);
    if (n < 0 || !folder[0])
        return __real_fsync(fd);
    path[n] = '\0';
    const char *name = on_disk(path);
    if (!name && strcmp(path, folder) != 0)
        return __real_fsync(fd);
    if (struck(EIO))
        return -1;
    moment();
    if (!name)
        disk_sync_folder(disk_mounted);
    else if (disk_find(disk_mounted, name) >= 0)
        disk_sync(disk_mounted, disk_find(disk_mounted, name));
    return 0;
}

int __wrap_link(const char *from, const char *to)
{
    const char *one = on_disk(from), *other = on_disk(to);
    if (one && struck(ENOSPC))
        return -1;
    int result = __real_link(from, to);
    if (result == 0 && one && other) {
        moment();
        disk_link(disk_mounted, other, disk_find(disk_mounted, one));
    }
    return result;
}

int __wrap_rename(const char *from, const char *to)
{
    const char *one = on_disk(from), *other = on_disk(to);
    if (one && struck(ENOSPC))
        return -1;
    int result = __real_rename(from, to);
    if (result == 0 && one && other) {
        moment();
        disk_link(disk_mounted, other, disk_find(disk_mounted, one));
        disk_unlink(disk_mounted, one);
    }
    return result;
}

/* What SQLite made on the disk has no real file in its place. */
int __wrap_unlink(const char *path)
{
    const char *name = on_disk(path);
    if (name && struck(EIO))
        return -1;
    int result = __real_unlink(path);
    if (!name || disk_find(disk_mounted, name) < 0)
        return result;
    moment();
    disk_unlink(disk_mounted, name);
    return 0;
}

int __wrap_flock(int fd, int how)
{
    if (struck(ENOLCK))
        return -1;
    return __real_flock(fd, how);
}
