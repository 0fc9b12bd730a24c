/* The files of data/ that are built into the program: the schema, the demo board, the lint
 * words. The table is made by data/embed.sh. */
#ifndef BUCKSTOP_BASE_DATA_H
#define BUCKSTOP_BASE_DATA_H

#include <stddef.h>

struct data_file {
    const char *name; /* its path below data/, such as "schema/001-board.sql" */
    const char *text; /* NUL-terminated */
    size_t len;       /* bytes before that NUL */
};

/* All of them in byte order of their names, *n of them; constant, never NULL. */
const struct data_file *data_files(size_t *n);

/* The one of exactly that name; NULL when there is none. */
const struct data_file *data_find(const char *name);

#endif
