/* Bringing a backup back: copied beside the board, looked at as doctor does, and only then
 * put in its place. */
#include "board/restore.h"

#include "base/progress.h"
#include "board_private.h"

#include <dirent.h>
#include <string.h>
#include <sys/stat.h>

/* What a time is written as in the name of a file: 2026-11-20T15-00-00Z. */
static const char stamp_form[] = "dddd-dd-ddTdd-dd-ddZ";

static const char *stamp(int64_t now, struct arena *arena)
{
    char at[TIME_TEXT];
    time_text(now, at);
    for (char *c = at; *c; c++)
        *c = *c == ':' ? '-' : *c;
    return arena_copy(arena, at);
}

const char *board_backup_name(const char *path, int64_t now, struct arena *arena)
{
    return arena_printf(arena, "%s.%s", path, stamp(now, arena));
}

static bool is_stamp(const char *text)
{
    const char *form = stamp_form;
    for (; *form && *text; form++, text++)
        if (*form == 'd' ? *text < '0' || *text > '9' : *text != *form)
            return false;
    return !*form && !*text;
}

/* The newest by its name, which is the time it was made at; NULL with err set for none. */
static const char *find_newest(const char *path, struct arena *arena, struct err *err)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    const char *folder = slash ? arena_text(arena, path, (size_t)(slash - path) + 1) : ".";
    const char *best = NULL;
    DIR *files = opendir(folder);
    for (struct dirent *file; files && (file = readdir(files));) {
        size_t n = strlen(name);
        if (strncmp(file->d_name, name, n) == 0 && file->d_name[n] == '.' &&
            is_stamp(file->d_name + n + 1) && (!best || strcmp(file->d_name, best) > 0))
            best = arena_copy(arena, file->d_name);
    }
    if (files)
        closedir(files);
    if (!best) {
        err_set(err, ERR_NOT_FOUND, "there is no backup beside \"%s\"", path);
        err_next(err, "name one: buckstop restore FILE");
        return NULL;
    }
    return slash ? arena_printf(arena, "%s%s", folder, best) : best;
}

struct first {
    struct arena *arena;
    const char *what; /* NULL: nothing hurt */
};

static void keep_first(void *ctx, bool hurt, const char *what)
{
    struct first *first = ctx;
    if (hurt && !first->what)
        first->what = arena_copy(first->arena, what);
}

/* Opens the copy, which brings an older one up to date, and looks at all of it. */
static bool look_at(const char *copy, const char *backup, const struct world *world,
                    struct arena *arena, struct history_line *newest, struct err *err)
{
    struct board *board;
    struct history_line *lines;
    struct first first = {arena, NULL};
    size_t n = 0;
    if (!board_open(copy, BOARD_READ, world, &board, err))
        return false;
    bool ok = board_doctor(board, keep_first, &first, err) &&
              board_log(board, 1, arena, &lines, &n, err);
    if (ok && n > 0)
        *newest = lines[0];
    board_close(board);
    if (!first.what)
        return ok;
    err_set(err, ERR_REFUSED, "the backup \"%s\" is hurt too", backup);
    err_why(err, "%s", first.what);
    return err_next(err, "name an older one: buckstop restore FILE");
}

static bool same_file(const char *a, const char *b)
{
    struct stat one, other;
    return stat(a, &one) == 0 && stat(b, &other) == 0 && one.st_dev == other.st_dev &&
           one.st_ino == other.st_ino;
}

bool board_restore(const char *path, const char *backup, const struct world *world,
                   struct arena *arena, struct restored *done, struct err *err)
{
    const char *from = backup ? backup : find_newest(path, arena, err);
    struct restored found = {.from = from};
    const char *copy = arena_printf(arena, "%s.restoring", path);
    const char *aside = arena_printf(arena, "%s.hurt-%s", path, stamp(world->now, arena));
    bool kept;
    if (world->read_only)
        return board_read_only(err);
    if (!from)
        return false;
    if (same_file(from, path)) {
        err_set(err, ERR_USAGE, "\"%s\" is the board itself", path);
        return err_next(err, "name one of its backups");
    }
    bool ok = store_copy(from, copy, err) &&
              look_at(copy, from, world, arena, &found.newest, err) &&
              !progress_stopped(err) && store_replace(path, copy, aside, &kept, err);
    store_take_away(copy);
    if (!ok)
        return false;
    found.aside = kept ? aside : NULL;
    *done = found;
    return true;
}
