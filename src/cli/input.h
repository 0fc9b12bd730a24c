/* Reading a file whole, for imports: a plain file or standard input, within its cap. */
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

#endif
