/* Time in microseconds that only goes forward, and the middle one of several. */
#ifndef BUCKSTOP_TESTS_BENCH_CLOCK_H
#define BUCKSTOP_TESTS_BENCH_CLOCK_H

#include <stddef.h>
#include <stdint.h>

int64_t clock_us(void);

/* Sorts `times`; 0 where there is none. */
int64_t clock_middle(int64_t *times, size_t n);

#endif
