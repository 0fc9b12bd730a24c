/* Reading a file whole. What never ends, or is no text, is refused before it is read. */
#include "input.h"

#include "base/buf.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CHUNK = 64 * 1024 };

static bool too_large(const char *name, struct err *err)
{
    err_set(err, ERR_INPUT, "\"%s\" is too large", name);
    err_why(err, "more than %d MiB are not read", INPUT_BYTES / (1024 * 1024));
    return err_next(err, "split it into smaller files; several can be given at once");
}

/* A plain file is what imports read; standard input may be a pipe too. */
static bool acceptable(int fd, const char *name, bool standard_input, struct err *err)
{
    struct stat st;
    if (fstat(fd, &st) != 0) {
        err_set(err, ERR_INPUT, "\"%s\" cannot be read", name);
        return err_why(err, "%s", strerror(errno));
    }
    if (S_ISREG(st.st_mode))
        return st.st_size <= INPUT_BYTES || too_large(name, err);
    if (standard_input && (S_ISFIFO(st.st_mode) || S_ISSOCK(st.st_mode)))
        return true;
    err_set(err, ERR_INPUT, "\"%s\" is %s, not a file", name,
            S_ISDIR(st.st_mode)    ? "a folder"
            : S_ISFIFO(st.st_mode) ? "a pipe"
            : S_ISCHR(st.st_mode)  ? "a device"
                                   : "something else");
    return err_next(err, standard_input ? "send a file to it: buckstop import ... - < FILE"
                                        : "name a file, or - for standard input");
}

static bool read_all(int fd, const char *name, struct buf *text, struct err *err)
{
    for (;;) {
        buf_reserve(text, CHUNK);
        ssize_t n = read(fd, text->text + text->len, CHUNK);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0) {
            err_set(err, ERR_INPUT, "\"%s\" cannot be read", name);
            return err_why(err, "%s", strerror(errno));
        }
        if (n == 0)
            return true;
        buf_cut(text, text->len + (size_t)n);
        if (text->len > INPUT_BYTES)
            return too_large(name, err);
    }
}

static bool uncompressed(const char *name, const struct buf *text, struct err *err)
{
    static const struct {
        const char *magic;
        size_t len;
        const char *kind, *tool;
    } kinds[] = {{"\x1f\x8b", 2, "gzip", "zcat"},
                 {"\xfd"
                  "7zXZ",
                  5, "xz", "xzcat"},
                 {"BZh", 3, "bzip2", "bzcat"},
                 {"\x28\xb5\x2f\xfd", 4, "zstd", "zstdcat"}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (text->len < kinds[i].len ||
            memcmp(text->text, kinds[i].magic, kinds[i].len) != 0)
            continue;
        err_set(err, ERR_INPUT, "\"%s\" is compressed (%s)", name, kinds[i].kind);
        return err_next(err, "unpack it first: %s FILE | buckstop import ... -",
                        kinds[i].tool);
    }
    return true;
}

bool input_read(const char *path, struct arena *arena, struct transfer_file *file,
                struct err *err)
{
    bool standard_input = strcmp(path, "-") == 0;
    const char *name = standard_input ? "standard input" : path;
    /* O_NONBLOCK: opening a pipe that nobody writes to must not wait. */
    int fd = standard_input ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) {
        err_set(err, ERR_INPUT, "\"%s\" cannot be opened", name);
        return err_why(err, "%s", strerror(errno));
    }
    struct buf text;
    buf_init(&text);
    bool ok = acceptable(fd, name, standard_input, err) && read_all(fd, name, &text, err) &&
              uncompressed(name, &text, err);
    if (ok)
        *file =
            (struct transfer_file){name, arena_text(arena, text.text, text.len), text.len};
    buf_release(&text);
    if (!standard_input)
        close(fd);
    return ok;
}
