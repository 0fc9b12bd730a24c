/* A disk in memory that can lose its power. It keeps each file twice: as it reads now, and
 * as it was at its last sync; and each name twice: as the folder has it now, and as it had
 * it when the folder was last synced. A power cut keeps what was synced and, of the rest,
 * whatever the dice say, sector by sector and name by name. The memory is shared with
 * children, so that what one leaves behind when it dies can be looked at.
 *
 * SQLite is given it as its file system by disk_vfs.c; the calls the program makes beside
 * SQLite (fsync, link, rename ...) reach it through disk_calls.c. */
#ifndef BUCKSTOP_TESTS_FAULT_DISK_H
#define BUCKSTOP_TESTS_FAULT_DISK_H

#include "fault.h"

enum {
    DISK_FILES = 16,
    DISK_NAMES = 24,
    DISK_ROOM = 4 << 20, /* bytes a file has room for */
    DISK_SECTOR = 512,
    DISK_SECTORS = DISK_ROOM / DISK_SECTOR,
};

enum { SECTOR_CLEAN, SECTOR_WRITTEN, SECTOR_CUT_OFF };

struct disk_file {
    bool used;
    int open;               /* handles on it */
    size_t size, safe_size; /* now, and at its last sync */
    size_t low;             /* the least it had since then */
    unsigned char *now, *safe;
    unsigned char dirty[DISK_SECTORS]; /* what happened to each sector since then */
    int readers;                       /* SQLite's locks on it */
    bool reserved, pending, exclusive;
};

struct disk_name {
    char name[64]; /* "": none */
    int now, safe; /* which file; -1: none */
};

struct disk {
    struct disk_file file[DISK_FILES];
    struct disk_name name[DISK_NAMES];
};

struct disk *disk_new(void); /* for as long as the process lives */
void disk_clear(struct disk *disk);

/* Makes `to` the same disk, with nobody's locks or handles on it. */
void disk_copy(struct disk *to, const struct disk *from);

/* Makes `to` what a power cut leaves of `from`. */
void disk_cut(struct disk *to, const struct disk *from, struct dice *dice);

/* Says that everything on it is synced, and nobody has it open. */
void disk_settle(struct disk *disk);

int disk_find(const struct disk *disk, const char *name);      /* the file, or -1 */
int disk_make(struct disk *disk, const char *name);            /* an empty one, new */
void disk_link(struct disk *disk, const char *name, int file); /* a name for it */
void disk_unlink(struct disk *disk, const char *name);
void disk_close(struct disk *disk, int file); /* lets go of what has no name or handle */

void disk_write(struct disk *disk, int file, const void *bytes, size_t n, size_t at);
void disk_resize(struct disk *disk, int file, size_t size);
void disk_sync(struct disk *disk, int file);
void disk_sync_folder(struct disk *disk);

/* Whether the files of both that have names are the same, byte for byte; the first name
 * that differs is left in `name` (NULL: is not wanted). */
bool disk_equal(const struct disk *a, const struct disk *b, const char **name);

/* --- the disk that the program sees --- */

extern struct disk *disk_mounted;

/* Registers it with SQLite as the file system of every database, and keeps the program's
 * own calls on files in `folder` on it. Real, empty files stand there for those on it. */
void disk_mount_at(const char *folder);

/* Mounts a disk, with a real file for each of its names and for no other. */
void disk_mount(struct disk *disk);

/* Called, where it is not NULL, just before anything changes on the disk. */
extern void (*disk_moment)(void);

#endif
