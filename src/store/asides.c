/* Drafts as files outside the store, for as long as its disk takes nothing. Whoever can
 * write below /tmp may have put something there first, so a folder or a file that is not
 * exactly what this would have written is not believed. */
#include "store/asides.h"

#include "store_private.h"
#include "text/utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    TEXT_MOST = 4 * DRAFT_CHARACTERS,
    FILE_MOST = TEXT_MOST + 8192, /* what stands before it has two paths' length to spare */
    AT_DIGITS = 20,
};

/* FNV-1a, 64 bits: it finds what a disk does to a file, and makes the names. */
static uint64_t sum_of(const char *bytes, size_t n)
{
    uint64_t sum = UINT64_C(0xcbf29ce484222325);
    for (size_t i = 0; i < n; i++)
        sum = (sum ^ (unsigned char)bytes[i]) * UINT64_C(0x100000001b3);
    return sum;
}

/* Whose it is. */
static void add_head(const struct store *store, const struct draft *draft, struct buf *out)
{
    buf_addf(out,
             "buckstop draft 1\nboard: %s\nplace: %s\nactor: %s\nat: ", store_path(store),
             draft->place, draft->actor);
}

/* The whole file. All before the text has a length that only the head decides, so that it
 * is read by writing it again and comparing. */
static void add_file(const struct store *store, const struct draft *draft, struct buf *out)
{
    add_head(store, draft, out);
    buf_addf(out, "%0*" PRId64 "\n", AT_DIGITS, draft->now);
    struct buf all;
    buf_init(&all);
    buf_add(&all, out->text);
    buf_add(&all, draft->text);
    buf_addf(out, "sum: %016" PRIx64 "\n\n%s", sum_of(all.text, all.len), draft->text);
    buf_release(&all);
}

static const size_t sum_line = sizeof "\nsum: 0123456789abcdef\n\n" - 1;

static void add_name(const struct store *store, const struct draft *draft, struct buf *out)
{
    struct buf head;
    buf_init(&head);
    add_head(store, draft, &head);
    buf_addf(out, "/%016" PRIx64 ".draft", sum_of(head.text, head.len));
    buf_release(&head);
}

/* Makes what is missing of the path, for its owner alone. */
static void make_folders(const char *path)
{
    struct buf part;
    buf_init(&part);
    for (const char *s = path; *s; s++) {
        if (*s == '/' && part.len > 0)
            mkdir(part.text, 0700); /* whether it is there is seen when it is opened */
        buf_add_c(&part, *s);
    }
    mkdir(part.text, 0700);
    buf_release(&part);
}

/* The folder, or -1. Its last part may not be a link: in /tmp it could be anybody's. */
static int open_folder(const char *path)
{
    struct stat stat;
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0)
        return -1;
    if (fstat(fd, &stat) == 0 && stat.st_uid == geteuid() && !(stat.st_mode & 0077))
        return fd;
    close(fd);
    return -1;
}

static bool write_all(int fd, const struct buf *bytes)
{
    for (size_t done = 0; done < bytes->len;) {
        ssize_t n = write(fd, bytes->text + done, bytes->len - done);
        if (n < 0 && errno != EINTR)
            return false;
        done += n > 0 ? (size_t)n : 0;
    }
    return true;
}

/* A new file, then over the old one: a half of it is never found under its name. */
static bool write_file(int folder, const char *path, const struct buf *bytes)
{
    struct buf fresh;
    buf_init(&fresh);
    buf_addf(&fresh, "%s.XXXXXX", path);
    int fd = mkostemp(fresh.text, O_CLOEXEC);
    bool ok = fd >= 0 && write_all(fd, bytes) && fsync(fd) == 0;
    ok = (fd >= 0 && close(fd) == 0) && ok && rename(fresh.text, path) == 0;
    if (fd >= 0 && !ok)
        unlink(fresh.text);
    buf_release(&fresh);
    return ok && fsync(folder) == 0;
}

static bool keep_in(const char *folder, const char *name, const struct buf *bytes,
                    struct buf *path)
{
    make_folders(folder);
    int fd = open_folder(folder);
    if (fd < 0)
        return false;
    buf_reset(path);
    buf_addf(path, "%s%s", folder, name);
    bool ok = write_file(fd, path->text, bytes);
    close(fd);
    return ok;
}

static void drop_in(const char *folder, const char *name)
{
    struct buf path;
    int fd = open_folder(folder);
    if (fd < 0)
        return;
    buf_init(&path);
    buf_addf(&path, "%s%s", folder, name);
    if (unlink(path.text) == 0)
        fsync(fd);
    buf_release(&path);
    close(fd);
}

bool asides_keep(const struct store *store, aside_folders folders,
                 const struct draft *draft, struct buf *path)
{
    struct buf bytes, name;
    size_t at = 0;
    buf_init(&bytes);
    buf_init(&name);
    add_name(store, draft, &name);
    add_file(store, draft, &bytes);
    while (folders[at] && !keep_in(folders[at], name.text, &bytes, path))
        at++;
    bool ok = folders[at] != NULL;
    for (size_t i = 0; ok && folders[i]; i++)
        if (i != at)
            drop_in(folders[i], name.text);
    buf_release(&name);
    buf_release(&bytes);
    return ok;
}

void asides_drop(const struct store *store, aside_folders folders,
                 const struct draft *draft)
{
    struct buf name;
    buf_init(&name);
    add_name(store, draft, &name);
    for (; *folders; folders++)
        drop_in(*folders, name.text);
    buf_release(&name);
}

/* A plain file of ours, and no more of it than it may have. */
static bool read_file(const char *path, struct buf *out)
{
    struct stat stat;
    int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0)
        return false;
    bool ok = fstat(fd, &stat) == 0 && S_ISREG(stat.st_mode) && stat.st_uid == geteuid() &&
              stat.st_size <= FILE_MOST;
    char part[4096];
    ssize_t n = 0;
    while (ok && out->len <= FILE_MOST && (n = read(fd, part, sizeof part)) != 0) {
        ok = n > 0 || errno == EINTR;
        buf_add_n(out, part, n > 0 ? (size_t)n : 0);
    }
    close(fd);
    return ok;
}

/* Whether the bytes are what this would write for the draft, whose text and time they give.
 */
static bool is_whole(const struct store *store, const struct buf *bytes,
                     struct draft *draft)
{
    struct buf again;
    buf_init(&again);
    add_head(store, draft, &again);
    size_t head = again.len + AT_DIGITS + sum_line;
    bool ok = utf8_valid(bytes->text, bytes->len, NULL) && bytes->len >= head &&
              memcmp(bytes->text, again.text, again.len) == 0;
    if (ok) {
        draft->now = strtoll(bytes->text + again.len, NULL, 10);
        draft->text = bytes->text + head;
        buf_reset(&again);
        add_file(store, draft, &again);
        ok = again.len == bytes->len && memcmp(again.text, bytes->text, again.len) == 0 &&
             bytes->len - head <= TEXT_MOST;
    }
    buf_release(&again);
    return ok;
}

/* It keeps standing beside its name, for whoever wants to look what is left of it. */
static void move_away(struct buf *path)
{
    struct buf away;
    buf_init(&away);
    buf_addf(&away, "%s.hurt", path->text);
    if (rename(path->text, away.text) == 0)
        buf_add(path, ".hurt");
    buf_release(&away);
}

static enum asides_found find_in(const struct store *store, struct buf *path,
                                 const struct draft *draft, struct arena *arena,
                                 struct aside *aside)
{
    struct stat stat;
    struct buf bytes;
    struct draft read = *draft;
    if (lstat(path->text, &stat) != 0)
        return ASIDES_NONE;
    buf_init(&bytes);
    bool whole = read_file(path->text, &bytes) && is_whole(store, &bytes, &read);
    if (!whole)
        move_away(path);
    *aside = (struct aside){.path = arena_copy(arena, path->text),
                            .text = whole ? arena_copy(arena, read.text) : "",
                            .at = whole ? read.now : 0};
    buf_release(&bytes);
    return whole ? ASIDES_FOUND : ASIDES_HURT;
}

enum asides_found asides_find(const struct store *store, aside_folders folders,
                              const struct draft *draft, struct arena *arena,
                              struct aside *aside)
{
    enum asides_found found = ASIDES_NONE;
    struct buf path, name;
    buf_init(&path);
    buf_init(&name);
    add_name(store, draft, &name);
    for (; *folders; folders++) {
        struct aside one;
        int fd = open_folder(*folders);
        if (fd < 0)
            continue;
        buf_reset(&path);
        buf_addf(&path, "%s%s", *folders, name.text);
        enum asides_found here = find_in(store, &path, draft, arena, &one);
        close(fd);
        /* Of two that are equally old the first could not be taken away any more. */
        if (here == ASIDES_NONE ||
            (found == ASIDES_FOUND && (here == ASIDES_HURT || one.at < aside->at)))
            continue;
        found = here;
        *aside = one;
    }
    buf_release(&name);
    buf_release(&path);
    return found;
}

bool asides_older(struct store *store, const struct draft *draft, int64_t at, bool *older,
                  struct err *err)
{
    static const char sql[] =
        "SELECT updated_at FROM draft WHERE place = $1 AND actor = $2";
    struct db_stmt *stmt =
        store_ask(store, sql, ARGS(TEXT_ARG(draft->place), TEXT_ARG(draft->actor)), err);
    if (!stmt)
        return false;
    enum db_step step = db_step(stmt, err);
    *older = step == DB_ROW && db_int(stmt, 0) > at;
    db_reset(stmt);
    return step != DB_FAILED;
}
