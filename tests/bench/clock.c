/* The clock of the measurements. */
#include "clock.h"

#include <stdlib.h>
#include <time.h>

int64_t clock_us(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static int by_length(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

int64_t clock_middle(int64_t *times, size_t n)
{
    if (n == 0)
        return 0;
    qsort(times, n, sizeof *times, by_length);
    return times[n / 2];
}
