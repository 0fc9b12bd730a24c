/* What issues of cState are known by when several come in at once: a page may keep each in
 * a folder of its own, under one name. */
#include "codec/cstate.h"

#include "cut.h"

#include <stdlib.h>
#include <string.h>

enum { ID = 500 }; /* characters the store takes */

struct named {
    size_t place; /* in the list of files */
    const char *path;
    size_t len;     /* of the path, without ".md" */
    size_t folders; /* in front of its name that are part of it */
    const char *id;
};

/* Without what names no folder: "./a/b.md" is "a/b.md". */
static const char *plain(const char *path)
{
    while (path[0] == '.' && path[1] == '/')
        path += 2 + strspn(path + 2, "/");
    return path;
}

/* The path's last part with so many folders before it. */
static const char *tail(const struct named *one, struct arena *arena)
{
    const char *from = one->path + one->len;
    for (size_t slashes = 0; from > one->path; from--)
        if (from[-1] == '/' && slashes++ == one->folders)
            break;
    size_t len = (size_t)(one->path + one->len - from);
    return arena_text(arena, from, cut_length(from, len, ID));
}

static int by_id(const void *left, const void *right)
{
    const struct named *a = left, *b = right;
    int order = strcmp(a->id, b->id);
    order = order ? order : strcmp(a->path, b->path);
    return order ? order : (a->place > b->place) - (a->place < b->place);
}

/* One folder more for every file that shares its id with another file. False when there is
 * nothing left to tell apart. */
static bool widen(struct named *named, size_t n, struct arena *arena)
{
    bool widened = false;
    qsort(named, n, sizeof *named, by_id);
    for (size_t from = 0, to; from < n; from = to) {
        for (to = from + 1; to < n && strcmp(named[to].id, named[from].id) == 0;)
            to++;
        if (strcmp(named[from].path, named[to - 1].path) == 0)
            continue;
        for (size_t i = from; i < to; i++) {
            const char *narrow = named[i].id;
            named[i].folders++;
            named[i].id = tail(&named[i], arena);
            widened = widened || strcmp(narrow, named[i].id) != 0;
        }
    }
    return widened;
}

const char **cstate_ids(const char *const *files, size_t n, struct arena *arena)
{
    const char **ids = arena_new(arena, n, sizeof *ids);
    struct named *named = arena_new(arena, n, sizeof *named);
    size_t known = 0;
    for (size_t i = 0; i < n; i++) {
        const char *path = plain(files[i]);
        size_t len = strlen(path);
        if (len <= 3 || strcmp(path + len - 3, ".md") != 0)
            continue;
        named[known] = (struct named){.place = i, .path = path, .len = len - 3};
        named[known].id = tail(&named[known], arena);
        known++;
    }
    while (known > 1 && widen(named, known, arena))
        continue;
    for (size_t i = 0; i < known; i++)
        ids[named[i].place] = named[i].id;
    return ids;
}
