/* Numbers of records beside which something is kept that is to be set right: all of them at
 * once, when the transaction ends or there are many, for one by one took an import longer
 * than its records. */
#ifndef BUCKSTOP_STORE_DUE_H
#define BUCKSTOP_STORE_DUE_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { DUE_MOST = 4096 };

struct due {
    int64_t *id;
    size_t n, cap;
};

/* True: there are now so many that they are to be set right. */
bool due_add(struct due *due, int64_t id);

/* Brings them in order, each once. */
void due_sort(struct due *due);

/* All of them as JSON, in order, each once: "[1,2,7]". */
void due_json(struct due *due, struct buf *out);

void due_clear(struct due *due); /* keeps the room */
void due_release(struct due *due);

#endif
