/* Reading files. What never ends, or is no text, is refused before it is read. */
#include "input.h"

#include "base/buf.h"
#include "base/progress.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CHUNK = 64 * 1024 };

static bool too_large(const char *name, struct err *err)
{
    err_set(err, ERR_INPUT, "\"%s\" is too large", name);
    err_why(err, "more than %d MiB are not read", INPUT_BYTES / MIB);
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
        return true;
    if (standard_input && (S_ISFIFO(st.st_mode) || S_ISSOCK(st.st_mode)))
        return true;
    err_set(err, ERR_INPUT, "\"%s\" is %s, not a file", name,
            S_ISDIR(st.st_mode)    ? "a folder"
            : S_ISFIFO(st.st_mode) ? "a pipe"
            : S_ISCHR(st.st_mode)  ? "a device"
                                   : "something else");
    return err_next(err, standard_input ? "send a file to it: buckstop ... - < FILE"
                                        : "name a file, or - for standard input");
}

static bool uncompressed(const char *name, const char *bytes, size_t len, struct err *err)
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
        if (len < kinds[i].len || memcmp(bytes, kinds[i].magic, kinds[i].len) != 0)
            continue;
        err_set(err, ERR_INPUT, "\"%s\" is compressed (%s)", name, kinds[i].kind);
        return err_next(err, "unpack it first: %s FILE | buckstop ... -", kinds[i].tool);
    }
    return true;
}

/* The size of a file that can be waited for; a pipe has none. */
static int64_t size_of(int fd)
{
    struct stat st;
    return fstat(fd, &st) == 0 && S_ISREG(st.st_mode) ? (int64_t)st.st_size : 0;
}

/* A begun one counts: the little there is of a small file is not nothing. */
static int64_t mib(int64_t bytes)
{
    return (bytes + MIB - 1) / MIB;
}

/* The next n bytes, or as many as there still are. */
static bool read_piece(void *ctx, char *bytes, size_t n, size_t *got, struct err *err)
{
    struct input_stream *stream = ctx;
    size_t have = 0;
    while (have < n) {
        ssize_t more = read(stream->fd, bytes + have, n - have);
        if (more < 0 && errno == EINTR)
            continue;
        if (more < 0) {
            err_set(err, ERR_INPUT, "\"%s\" cannot be read", stream->name);
            return err_why(err, "%s", strerror(errno));
        }
        if (more == 0)
            break;
        have += (size_t)more;
    }
    if (!stream->begun && !uncompressed(stream->name, bytes, have, err))
        return false;
    stream->begun = true;
    stream->had += (int64_t)have;
    if (progress_stop()) /* whoever started it says so in better words */
        return err_set(err, ERR_INTERRUPTED, "\"%s\" was not read to its end",
                       stream->name);
    if (stream->size == 0 || stream->size >= MIB) /* small ones are counted by the file */
        progress_tell(mib(stream->had), mib(stream->size), "MiB read");
    *got = have;
    return true;
}

bool input_open(const char *path, struct input_stream *stream, struct err *err)
{
    bool standard = strcmp(path, "-") == 0;
    struct input_stream opened = {
        .name = standard ? "standard input" : path,
        /* O_NONBLOCK: opening a pipe that nobody writes to must not wait. */
        .fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK),
        .standard = standard,
    };
    if (opened.fd < 0) {
        err_set(err, ERR_INPUT, "\"%s\" cannot be opened", opened.name);
        err_why(err, "%s", strerror(errno));
        return err_next(err, "name a file, or - for standard input");
    }
    if (!acceptable(opened.fd, opened.name, standard, err)) {
        input_close(&opened);
        return false;
    }
    opened.size = size_of(opened.fd);
    *stream = opened;
    return true;
}

struct transfer_source input_source(struct input_stream *stream)
{
    return (struct transfer_source){
        .name = stream->name, .read = read_piece, .ctx = stream};
}

void input_close(struct input_stream *stream)
{
    if (stream->fd >= 0 && !stream->standard)
        close(stream->fd);
    stream->fd = -1;
}

static bool read_all(struct input_stream *stream, struct buf *text, struct err *err)
{
    size_t got = 0;
    do {
        buf_reserve(text, CHUNK);
        if (!read_piece(stream, text->text + text->len, CHUNK, &got, err))
            return false;
        buf_cut(text, text->len + got);
        if (text->len > INPUT_BYTES)
            return too_large(stream->name, err);
    } while (got);
    return true;
}

bool input_read(const char *path, struct arena *arena, struct transfer_file *file,
                struct err *err)
{
    struct input_stream stream = {.fd = -1};
    struct buf text;
    if (!input_open(path, &stream, err))
        return false;
    buf_init(&text);
    bool ok = read_all(&stream, &text, err);
    if (ok)
        *file = (struct transfer_file){stream.name, arena_text(arena, text.text, text.len),
                                       text.len};
    buf_release(&text);
    input_close(&stream);
    return ok;
}

bool input_read_all(const char *const *paths, size_t n, struct arena *arena,
                    struct transfer_file **files, struct err *err)
{
    struct transfer_file *read = arena_new(arena, n, sizeof *read);
    for (size_t i = 0; i < n; i++) {
        if (!input_read(paths[i], arena, &read[i], err))
            return false;
        if (n > 1)
            progress_tell((int64_t)i + 1, (int64_t)n, "files read");
    }
    *files = read;
    return true;
}
