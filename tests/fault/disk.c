/* The disk itself: files, names, and what a power cut leaves of them. */
#include "disk.h"

#include <string.h>
#include <sys/mman.h>

static void *shared(size_t n)
{
    void *bytes = mmap(NULL, n, PROT_READ | PROT_WRITE,
                       MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    must(bytes != MAP_FAILED, "no memory for a disk");
    return bytes;
}

struct disk *disk_new(void)
{
    struct disk *disk = shared(sizeof *disk);
    for (int i = 0; i < DISK_FILES; i++) {
        disk->file[i].now = shared(DISK_ROOM);
        disk->file[i].safe = shared(DISK_ROOM);
    }
    disk_clear(disk);
    return disk;
}

/* Forgets a file's content; beyond a size all bytes are zero. */
static void empty(struct disk_file *file)
{
    unsigned char *now = file->now, *safe = file->safe;
    memset(now, 0, file->size);
    memset(safe, 0, file->safe_size);
    memset(file->dirty, SECTOR_CLEAN, sizeof file->dirty);
    file->used = file->reserved = file->pending = file->exclusive = false;
    file->open = file->readers = 0;
    file->size = file->safe_size = file->low = 0;
}

void disk_clear(struct disk *disk)
{
    for (int i = 0; i < DISK_FILES; i++)
        empty(&disk->file[i]);
    for (int i = 0; i < DISK_NAMES; i++)
        disk->name[i] = (struct disk_name){.now = -1, .safe = -1};
}

void disk_copy(struct disk *to, const struct disk *from)
{
    disk_clear(to);
    memcpy(to->name, from->name, sizeof to->name);
    for (int i = 0; i < DISK_FILES; i++) {
        const struct disk_file *f = &from->file[i];
        struct disk_file *t = &to->file[i];
        if (!f->used)
            continue;
        t->used = true;
        t->size = f->size;
        t->safe_size = f->safe_size;
        t->low = f->low;
        memcpy(t->now, f->now, f->size);
        memcpy(t->safe, f->safe, f->safe_size);
        memcpy(t->dirty, f->dirty, sizeof t->dirty);
        disk_close(to, i); /* one that only a handle kept */
    }
}

void disk_settle(struct disk *disk)
{
    disk_sync_folder(disk);
    for (int i = 0; i < DISK_FILES; i++) {
        struct disk_file *file = &disk->file[i];
        if (!file->used)
            continue;
        file->open = file->readers = 0;
        file->reserved = file->pending = file->exclusive = false;
        disk_sync(disk, i);
        disk_close(disk, i);
    }
}

/* --- a power cut --- */

/* One sector that was written and not synced: the old, the new, a new beginning with an old
 * end, or, where the file is longer than it was, nothing at all. */
static void cut_sector(unsigned char *to, const unsigned char *old,
                       const unsigned char *new, struct dice *dice)
{
    size_t torn = dice_below(dice, DISK_SECTOR);
    switch (dice_below(dice, 8)) {
    case 0:
        memset(to, 0, DISK_SECTOR);
        memcpy(to, old, torn);
        break;
    case 1:
        memcpy(to, new, torn);
        memcpy(to + torn, old + torn, DISK_SECTOR - torn);
        break;
    case 2:
    case 3:
    case 4:
        memcpy(to, old, DISK_SECTOR);
        break;
    default:
        memcpy(to, new, DISK_SECTOR);
    }
}

/* Any length it had since its last sync may be the one that reached the disk; now and then
 * nothing of what was not synced did, or all. */
static void cut_file(struct disk_file *to, const struct disk_file *from, struct dice *dice)
{
    const size_t sizes[] = {from->size, from->safe_size, from->low};
    size_t size = sizes[dice_below(dice, 3)], way = dice_below(dice, 8);
    if (way < 2)
        size = way == 0 ? from->size : from->safe_size;
    to->used = true;
    to->size = size;
    for (size_t i = 0, at = 0; at < size; i++, at += DISK_SECTOR) {
        const unsigned char *old = from->safe + at, *new = from->now + at;
        if (way < 2 || from->dirty[i] == SECTOR_CLEAN)
            memcpy(to->now + at, way == 0 ? new : old, DISK_SECTOR);
        else if (from->dirty[i] == SECTOR_CUT_OFF) /* and the cutting did not get there */
            memcpy(to->now + at, old, DISK_SECTOR);
        else
            cut_sector(to->now + at, old, new, dice);
    }
    memset(to->now + size, 0, DISK_SECTOR - size % DISK_SECTOR);
}

void disk_cut(struct disk *to, const struct disk *from, struct dice *dice)
{
    disk_clear(to);
    for (int i = 0; i < DISK_NAMES; i++) {
        const struct disk_name *name = &from->name[i];
        to->name[i] = *name;
        if (name->now != name->safe && dice_below(dice, 2))
            to->name[i].now = name->safe;
        to->name[i].safe = to->name[i].now;
        if (to->name[i].now < 0)
            to->name[i].name[0] = '\0';
    }
    for (int i = 0; i < DISK_FILES; i++)
        if (from->file[i].used)
            cut_file(&to->file[i], &from->file[i], dice);
    for (int i = 0; i < DISK_FILES; i++)
        if (to->file[i].used) {
            memset(to->file[i].dirty, SECTOR_WRITTEN, to->file[i].size / DISK_SECTOR + 1);
            disk_sync(to, i);
            disk_close(to, i);
        }
}

/* --- names --- */

static struct disk_name *entry(struct disk *disk, const char *name)
{
    for (int i = 0; i < DISK_NAMES; i++)
        if (strcmp(disk->name[i].name, name) == 0)
            return &disk->name[i];
    return NULL;
}

int disk_find(const struct disk *disk, const char *name)
{
    for (int i = 0; i < DISK_NAMES; i++)
        if (name[0] && strcmp(disk->name[i].name, name) == 0)
            return disk->name[i].now;
    return -1;
}

void disk_link(struct disk *disk, const char *name, int file)
{
    struct disk_name *at = entry(disk, name);
    if (!at) {
        at = entry(disk, "");
        must(at, "the disk has no room for the name %s", name);
        *at = (struct disk_name){.now = -1, .safe = -1};
        must(strlen(name) < sizeof at->name, "%s is too long", name);
        memcpy(at->name, name, strlen(name) + 1);
    }
    int before = at->now;
    at->now = file;
    if (before >= 0)
        disk_close(disk, before);
}

int disk_make(struct disk *disk, const char *name)
{
    int file = 0;
    while (file < DISK_FILES && disk->file[file].used)
        file++;
    must(file < DISK_FILES, "the disk has no room for the file %s", name);
    disk->file[file].used = true;
    if (name[0])
        disk_link(disk, name, file);
    return file;
}

static void forget_name(struct disk_name *at)
{
    if (at->now < 0 && at->safe < 0)
        at->name[0] = '\0';
}

void disk_unlink(struct disk *disk, const char *name)
{
    struct disk_name *at = name[0] ? entry(disk, name) : NULL;
    if (!at || at->now < 0)
        return;
    int file = at->now;
    at->now = -1;
    forget_name(at);
    disk_close(disk, file);
}

void disk_close(struct disk *disk, int file)
{
    if (disk->file[file].open > 0 || !disk->file[file].used)
        return;
    for (int i = 0; i < DISK_NAMES; i++)
        if (disk->name[i].name[0] &&
            (disk->name[i].now == file || disk->name[i].safe == file))
            return;
    empty(&disk->file[file]);
}

void disk_sync_folder(struct disk *disk)
{
    for (int i = 0; i < DISK_NAMES; i++) {
        struct disk_name *name = &disk->name[i];
        int was = name->safe;
        if (!name->name[0] || was == name->now)
            continue;
        name->safe = name->now;
        forget_name(name);
        if (was >= 0)
            disk_close(disk, was);
    }
}

/* --- content --- */

static void touch(struct disk_file *file, size_t from, size_t to, unsigned char how)
{
    for (size_t i = from / DISK_SECTOR; i * DISK_SECTOR < to; i++)
        file->dirty[i] = i * DISK_SECTOR < from ? SECTOR_WRITTEN : how;
}

void disk_write(struct disk *disk, int which, const void *bytes, size_t n, size_t at)
{
    struct disk_file *file = &disk->file[which];
    must(at + n <= DISK_ROOM - DISK_SECTOR, "a file has outgrown the disk");
    memcpy(file->now + at, bytes, n);
    touch(file, at < file->size ? at : file->size, at + n, SECTOR_WRITTEN);
    if (at + n > file->size)
        file->size = at + n;
}

void disk_resize(struct disk *disk, int which, size_t size)
{
    struct disk_file *file = &disk->file[which];
    must(size <= DISK_ROOM - DISK_SECTOR, "a file has outgrown the disk");
    if (size < file->size) {
        memset(file->now + size, 0, file->size - size);
        touch(file, size, file->size, SECTOR_CUT_OFF);
    } else {
        touch(file, file->size, size, SECTOR_WRITTEN);
    }
    file->size = size;
    if (size < file->low)
        file->low = size;
}

void disk_sync(struct disk *disk, int which)
{
    struct disk_file *file = &disk->file[which];
    size_t most = file->size > file->safe_size ? file->size : file->safe_size;
    for (size_t i = 0, at = 0; at < most; i++, at += DISK_SECTOR)
        if (file->dirty[i] != SECTOR_CLEAN)
            memcpy(file->safe + at, file->now + at, DISK_SECTOR);
    memset(file->dirty, SECTOR_CLEAN, sizeof file->dirty);
    file->safe_size = file->low = file->size;
}

bool disk_equal(const struct disk *a, const struct disk *b, const char **which)
{
    for (int i = 0; i < 2 * DISK_NAMES; i++) {
        const char *name = i < DISK_NAMES ? a->name[i].name : b->name[i - DISK_NAMES].name;
        int one = disk_find(a, name), other = disk_find(b, name);
        if (one < 0 && other < 0)
            continue;
        if (which)
            *which = name;
        if (one < 0 || other < 0 || a->file[one].size != b->file[other].size ||
            memcmp(a->file[one].now, b->file[other].now, a->file[one].size) != 0)
            return false;
    }
    return true;
}
