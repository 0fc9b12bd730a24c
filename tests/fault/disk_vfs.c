/* The disk as SQLite's file system. It says of itself what the one for Linux does (a power
 * cut harms only the bytes being written; a new journal's folder is synced with its first
 * sync), so that SQLite does here what it does there. */
#include "disk.h"
#include "harm.h"

#include <sqlite3.h>
#include <string.h>

struct disk *disk_mounted;
void (*disk_moment)(void);

struct handle {
    sqlite3_file base;
    int file;
    int level; /* the lock it holds */
    bool new_journal, delete_on_close;
    char name[64];
};

static struct disk_file *file_of(sqlite3_file *f)
{
    return &disk_mounted->file[((struct handle *)f)->file];
}

static void moment(void)
{
    if (disk_moment)
        disk_moment();
}

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static int io_unlock(sqlite3_file *f, int level)
{
    struct handle *h = (struct handle *)f;
    struct disk_file *file = file_of(f);
    if (h->level > SQLITE_LOCK_SHARED && level <= SQLITE_LOCK_SHARED)
        file->reserved = file->pending = file->exclusive = false;
    if (h->level >= SQLITE_LOCK_SHARED && level == SQLITE_LOCK_NONE)
        file->readers--;
    if (h->level > level)
        h->level = level;
    return SQLITE_OK;
}

static int io_close(sqlite3_file *f)
{
    struct handle *h = (struct handle *)f;
    io_unlock(f, SQLITE_LOCK_NONE);
    file_of(f)->open--;
    if (h->delete_on_close && h->name[0])
        disk_unlink(disk_mounted, h->name);
    disk_close(disk_mounted, h->file);
    return SQLITE_OK;
}

static int io_read(sqlite3_file *f, void *to, int n, sqlite3_int64 at)
{
    struct disk_file *file = file_of(f);
    size_t from = (size_t)at, want = (size_t)n;
    if (harm_strikes(FAULT_EIO))
        return SQLITE_IOERR_READ;
    size_t there = from < file->size ? file->size - from : 0;
    size_t got = there < want ? there : want;
    memcpy(to, file->now + from, got);
    memset((char *)to + got, 0, want - got);
    return got == want ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

static int io_write(sqlite3_file *f, const void *from, int n, sqlite3_int64 at)
{
    int file = ((struct handle *)f)->file;
    moment();
    if (harm_strikes(FAULT_EIO))
        return SQLITE_IOERR_WRITE;
    if (harm_strikes(FAULT_FULL))
        return SQLITE_FULL;
    bool in_part = harm_strikes(FAULT_SHORT);
    disk_write(disk_mounted, file, from, (size_t)(in_part ? n / 2 : n), (size_t)at);
    return in_part ? SQLITE_FULL : SQLITE_OK;
}

static int io_truncate(sqlite3_file *f, sqlite3_int64 size)
{
    moment();
    if (harm_strikes(FAULT_EIO))
        return SQLITE_IOERR_TRUNCATE;
    disk_resize(disk_mounted, ((struct handle *)f)->file, (size_t)size);
    return SQLITE_OK;
}

static int io_sync(sqlite3_file *f, int flags)
{
    struct handle *h = (struct handle *)f;
    (void)flags;
    moment();
    if (harm_strikes(FAULT_EIO))
        return SQLITE_IOERR_FSYNC;
    disk_sync(disk_mounted, h->file);
    if (h->new_journal) {
        moment();
        disk_sync_folder(disk_mounted);
    }
    h->new_journal = false;
    return SQLITE_OK;
}

static int io_size(sqlite3_file *f, sqlite3_int64 *size)
{
    if (harm_strikes(FAULT_EIO))
        return SQLITE_IOERR_FSTAT;
    *size = (sqlite3_int64)file_of(f)->size;
    return SQLITE_OK;
}

static int io_lock(sqlite3_file *f, int level)
{
    struct handle *h = (struct handle *)f;
    struct disk_file *file = file_of(f);
    if (h->level >= level)
        return SQLITE_OK;
    if (harm_strikes(FAULT_EIO))
        return SQLITE_IOERR_LOCK;
    if (level == SQLITE_LOCK_SHARED) {
        if (file->pending || file->exclusive)
            return SQLITE_BUSY;
        file->readers++;
    } else if (level == SQLITE_LOCK_RESERVED) {
        if (file->reserved)
            return SQLITE_BUSY;
        file->reserved = true;
    } else {
        file->reserved = file->pending = true;
        h->level = SQLITE_LOCK_PENDING;
        if (file->readers > 1)
            return SQLITE_BUSY;
        file->exclusive = true;
    }
    h->level = level;
    return SQLITE_OK;
}

static int io_reserved(sqlite3_file *f, int *held)
{
    if (harm_strikes(FAULT_EIO))
        return SQLITE_IOERR_CHECKRESERVEDLOCK;
    *held = file_of(f)->reserved;
    return SQLITE_OK;
}

static int io_control(sqlite3_file *f, int what, void *arg)
{
    (void)f, (void)what, (void)arg;
    return SQLITE_NOTFOUND;
}

static int io_sector(sqlite3_file *f)
{
    (void)f;
    return 4096;
}

static int io_traits(sqlite3_file *f)
{
    (void)f;
    return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

static int vfs_open(sqlite3_vfs *vfs, const char *path, sqlite3_file *f, int flags,
                    int *out)
{
    static const sqlite3_io_methods methods = {
        .iVersion = 1,
        .xClose = io_close,
        .xRead = io_read,
        .xWrite = io_write,
        .xTruncate = io_truncate,
        .xSync = io_sync,
        .xFileSize = io_size,
        .xLock = io_lock,
        .xUnlock = io_unlock,
        .xCheckReservedLock = io_reserved,
        .xFileControl = io_control,
        .xSectorSize = io_sector,
        .xDeviceCharacteristics = io_traits,
    };
    struct handle *h = (struct handle *)f;
    const char *name = path ? base_name(path) : "";
    (void)vfs;
    memset(h, 0, sizeof *h);
    if (harm_strikes(FAULT_EIO))
        return SQLITE_CANTOPEN;
    h->file = disk_find(disk_mounted, name);
    if (h->file < 0 && path && !(flags & SQLITE_OPEN_CREATE))
        return SQLITE_CANTOPEN;
    if (h->file < 0) {
        moment();
        h->file = disk_make(disk_mounted, name);
        h->new_journal = flags & (SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL);
    }
    must(strlen(name) < sizeof h->name, "%s is too long", name);
    memcpy(h->name, name, strlen(name) + 1);
    h->delete_on_close = flags & SQLITE_OPEN_DELETEONCLOSE;
    disk_mounted->file[h->file].open++;
    h->base.pMethods = &methods;
    if (out)
        *out = flags;
    return SQLITE_OK;
}

static int vfs_delete(sqlite3_vfs *vfs, const char *path, int sync_folder)
{
    (void)vfs;
    moment();
    if (harm_strikes(FAULT_EIO))
        return SQLITE_IOERR_DELETE;
    if (disk_find(disk_mounted, base_name(path)) < 0)
        return SQLITE_IOERR_DELETE_NOENT;
    disk_unlink(disk_mounted, base_name(path));
    if (sync_folder) {
        moment();
        disk_sync_folder(disk_mounted);
    }
    return SQLITE_OK;
}

static int vfs_access(sqlite3_vfs *vfs, const char *path, int flags, int *out)
{
    (void)vfs, (void)flags;
    if (harm_strikes(FAULT_EIO))
        return SQLITE_IOERR_ACCESS;
    *out = disk_find(disk_mounted, base_name(path)) >= 0;
    return SQLITE_OK;
}

static int vfs_full_path(sqlite3_vfs *vfs, const char *path, int n, char *out)
{
    (void)vfs;
    if ((int)strlen(path) >= n)
        return SQLITE_CANTOPEN;
    memcpy(out, path, strlen(path) + 1);
    return SQLITE_OK;
}

void disk_register(void);
void disk_register(void)
{
    static sqlite3_vfs vfs;
    const sqlite3_vfs *linux_vfs = sqlite3_vfs_find(NULL);
    vfs = *linux_vfs; /* its clock, its sleep and its dice */
    vfs.iVersion = 1;
    vfs.szOsFile = sizeof(struct handle);
    vfs.zName = "disk";
    vfs.pNext = NULL;
    vfs.xOpen = vfs_open;
    vfs.xDelete = vfs_delete;
    vfs.xAccess = vfs_access;
    vfs.xFullPathname = vfs_full_path;
    must(sqlite3_vfs_register(&vfs, 1) == SQLITE_OK, "the disk is not registered");
}
