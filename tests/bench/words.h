/* Made-up text of the measured boards, the same at every run: row i always says the same.
 */
#ifndef BUCKSTOP_TESTS_BENCH_WORDS_H
#define BUCKSTOP_TESTS_BENCH_WORDS_H

#include "base/buf.h"

#include <stdint.h>

/* A number of many digits that looks like any other: splitmix64 of i. */
uint64_t words_mix(uint64_t i);

/* Each replaces what is in `out`. A title has six to nine words, most of which thousands of
 * others share, and one that few do. */
void words_title(struct buf *out, uint64_t i);
void words_sentence(struct buf *out, uint64_t i, int sentences);
void words_area(struct buf *out, uint64_t i);
void words_pattern(struct buf *out, uint64_t i);

#endif
