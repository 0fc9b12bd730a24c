/* Who owns more than the team can carry. Measured against the others, without the person's
 * own areas: in a small team these would lift the median that they are measured by, and one
 * who owns everything would never stand out. A median, for a second heavy owner should not
 * hide the first. */
#include "domain/load.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

static int by_size(const void *a, const void *b)
{
    size_t x = *(const size_t *)a, y = *(const size_t *)b;
    return (x > y) - (x < y);
}

/* The i-th of the sorted numbers once the one at `without` is taken out. */
static size_t other(const size_t *sorted, size_t without, size_t i)
{
    return sorted[i < without ? i : i + 1];
}

/* Twice the median of the others, which is whole also where the median is not. */
static size_t twice_median(const size_t *sorted, size_t n, size_t mine)
{
    size_t at = 0, others = n - 1;
    if (others == 0)
        return 0;
    while (sorted[at] != mine)
        at++;
    return other(sorted, at, (others - 1) / 2) + other(sorted, at, others / 2);
}

void load_judge(const size_t *owns, size_t n, bool *heavy)
{
    size_t *sorted = mem_new(n + 1, sizeof *sorted), owners = 0;
    for (size_t i = 0; i < n; i++)
        if (owns[i])
            sorted[owners++] = owns[i];
    qsort(sorted, owners, sizeof *sorted, by_size);
    for (size_t i = 0; i < n; i++)
        heavy[i] = owns[i] >= LOAD_LEAST &&
                   owns[i] * 2 > LOAD_TIMES * twice_median(sorted, owners, owns[i]);
    free(sorted);
}
