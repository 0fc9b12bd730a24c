/* The file a text is edited as: made, read back, and gone again whatever happened. */
#include "ui/editor.h"

#include "editor_run.h"
#include "text/utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Editors colour it by its name. */
static const char file_name[] = "/spec.yaml";

/* A new folder that only its owner can look into. */
static bool make_folder(const struct editor *editor, struct buf *path, struct err *err)
{
    int failed = ENOENT;
    for (size_t i = 0; i < EDITOR_FOLDERS; i++) {
        if (!editor->folder[i])
            continue;
        buf_reset(path);
        buf_addf(path, "%s/buckstop-XXXXXX", editor->folder[i]);
        if (mkdtemp(path->text))
            return true;
        failed = errno;
    }
    err_set(err, ERR_INPUT, "there is no place for a file to edit: %s", strerror(failed));
    return err_next(err, "set TMPDIR to a folder that can be written to");
}

static int remove_one(const char *path, const struct stat *stat, int kind, struct FTW *ftw)
{
    (void)stat, (void)kind, (void)ftw;
    remove(path); /* what cannot go stays behind walls of 0700 */
    return 0;
}

static bool write_all(int fd, const char *text, size_t len)
{
    for (size_t done = 0; done < len;) {
        ssize_t n = write(fd, text + done, len - done);
        if (n < 0 && errno != EINTR)
            return false;
        done += n > 0 ? (size_t)n : 0;
    }
    return true;
}

static bool write_file(const char *path, const char *text, struct err *err)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    bool ok = fd >= 0 && write_all(fd, text, strlen(text));
    int failed = errno;
    if (fd >= 0 && close(fd) != 0 && ok) {
        failed = errno;
        ok = false;
    }
    if (ok)
        return true;
    err_set(err, ERR_INPUT, "the text cannot be written to a file: %s", strerror(failed));
    return err_next(err, "make room, or set TMPDIR to another folder");
}

/* All of it, and one byte more than it may have, so that too much is seen. */
static bool read_all(int fd, struct buf *out)
{
    char part[4096];
    while (out->len <= EDITOR_MOST) {
        ssize_t n = read(fd, part, sizeof part);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return n == 0;
        buf_add_n(out, part, (size_t)n);
    }
    return true;
}

static bool refuse(struct err *err, const char *what)
{
    err_set(err, ERR_INPUT, "%s", what);
    return err_next(err, "the text is as it was");
}

static bool check(const struct buf *text, struct err *err)
{
    size_t bad;
    if (text->len > EDITOR_MOST)
        return refuse(err, "the editor left more than a mebibyte of text");
    if (!utf8_valid(text->text, text->len, &bad)) {
        err_set(err, ERR_INPUT, "what the editor left is not UTF-8 text: byte %zu", bad);
        return err_next(err, "the text is as it was; have the editor write UTF-8");
    }
    if (strspn(text->text, " \t\r\n") == text->len)
        return refuse(err, "the editor left an empty file");
    return true;
}

/* An editor may put another file in the place of ours, but it is to be a file. */
static bool read_file(const char *path, struct buf *out, struct err *err)
{
    struct stat stat;
    int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0)
        return refuse(err, errno == ELOOP ? "the editor left no regular file"
                                          : "the editor left no file that can be read");
    bool ok = fstat(fd, &stat) == 0 && S_ISREG(stat.st_mode);
    if (!ok)
        refuse(err, "the editor left no regular file");
    else if (!read_all(fd, out))
        ok = refuse(err, "what the editor left cannot be read");
    else
        ok = check(out, err);
    close(fd);
    return ok;
}

/* What was written before a signal ended it is not lost, where it is a text. */
static void keep_what_is_there(const char *path, const char *text, struct buf *out)
{
    struct buf left;
    struct err ignored;
    buf_init(&left);
    buf_reset(out);
    if (read_file(path, &left, &ignored) && strcmp(left.text, text) != 0)
        buf_add(out, left.text);
    buf_release(&left);
}

static bool edit_file(const struct editor *editor, const char *path, const char *text,
                      struct buf *out, bool *differs, struct err *err)
{
    struct buf left;
    if (!write_file(path, text, err))
        return false;
    if (editor->pause)
        editor->pause();
    bool ok = editor_run(editor->command, path, err);
    if (editor->resume)
        editor->resume();
    if (!ok && err->code == ERR_INTERRUPTED)
        keep_what_is_there(path, text, out);
    if (!ok)
        return false;
    buf_init(&left);
    ok = read_file(path, &left, err);
    if (ok) {
        *differs = strcmp(left.text, text) != 0;
        buf_reset(out);
        buf_add(out, left.text);
    }
    buf_release(&left);
    return ok;
}

bool editor_edit(const struct editor *editor, const char *text, struct buf *out,
                 bool *differs, struct err *err)
{
    struct buf path;
    sigset_t ends, before;
    sigemptyset(&ends);
    sigaddset(&ends, SIGTERM);
    sigaddset(&ends, SIGHUP);
    sigprocmask(SIG_BLOCK, &ends, &before); /* one that ends us comes when all is gone */
    buf_init(&path);
    bool ok = make_folder(editor, &path, err);
    if (ok) {
        size_t folder = path.len;
        buf_add(&path, file_name);
        ok = edit_file(editor, path.text, text, out, differs, err);
        path.text[folder] = '\0';
        nftw(path.text, remove_one, 8, FTW_DEPTH | FTW_PHYS);
    }
    buf_release(&path);
    sigprocmask(SIG_SETMASK, &before, NULL);
    return ok;
}
