/* Numbers that wait. */
#include "due.h"

#include "base/mem.h"

#include <inttypes.h>
#include <stdlib.h>

bool due_add(struct due *due, int64_t id)
{
    if (due->n == 0 || due->id[due->n - 1] != id) {
        due->id = mem_grow(due->id, &due->cap, due->n + 1, sizeof *due->id);
        due->id[due->n++] = id;
    }
    return due->n >= DUE_MOST;
}

static int by_number(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

void due_sort(struct due *due)
{
    size_t kept = 0;
    if (due->n == 0)
        return;
    qsort(due->id, due->n, sizeof *due->id, by_number);
    for (size_t i = 0; i < due->n; i++)
        if (i == 0 || due->id[i] != due->id[kept - 1])
            due->id[kept++] = due->id[i];
    due->n = kept;
}

void due_json(struct due *due, struct buf *out)
{
    due_sort(due);
    buf_add_c(out, '[');
    for (size_t i = 0; i < due->n; i++)
        buf_addf(out, "%s%" PRId64, i ? "," : "", due->id[i]);
    buf_add_c(out, ']');
}

void due_clear(struct due *due)
{
    due->n = 0;
}

void due_release(struct due *due)
{
    free(due->id);
    *due = (struct due){0};
}
