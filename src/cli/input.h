/* Reading files for imports, plain ones or standard input: whole within a cap, or in pieces
 * where a record is what has one. */
#ifndef BUCKSTOP_CLI_INPUT_H
#define BUCKSTOP_CLI_INPUT_H

#include "base/arena.h"
#include "base/err.h"
#include "board/transfer.h"

enum { INPUT_BYTES = 64 * 1024 * 1024 };

/* Reads `path`, or standard input for "-", into the arena. ERR_INPUT says in a word what is
 * in the way: no such file, a folder, a device or pipe, compressed, larger than the cap. */
bool input_read(const char *path, struct arena *arena, struct transfer_file *file,
                struct err *err);

/* Reads n of them into *files, an array in the arena. */
bool input_read_all(const char *const *paths, size_t n, struct arena *arena,
                    struct transfer_file **files, struct err *err);

/* A file that is read in pieces. */
struct input_stream {
    const char *name;
    int fd;        /* -1: it is not open */
    bool begun;    /* its first piece is read, and no compressed one */
    bool standard; /* standard input, which stays open */
    int64_t size;  /* of the file in bytes; 0: not known */
    int64_t had;   /* of it, read so far */
};

/* Opens `path`, or standard input for "-". The caller closes it with input_close.
 * ERR_INPUT as input_read, but for the cap. */
bool input_open(const char *path, struct input_stream *stream, struct err *err);

/* The stream as an import takes it, valid as long as the stream. Reading fails with
 * ERR_INPUT. */
struct transfer_source input_source(struct input_stream *stream);

void input_close(struct input_stream *stream);

#endif
