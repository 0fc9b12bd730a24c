/* Hostile input: a target takes any bytes, and nothing may come of them but an answer or an
 * error. One file of this folder is one target, with a folder of seeds below corpus/. */
#ifndef BUCKSTOP_TESTS_FUZZ_FUZZ_H
#define BUCKSTOP_TESTS_FUZZ_FUZZ_H

#include "base/arena.h"
#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    FUZZ_MS = 100, /* of the processor, that any input of 1 MiB may take */
    FUZZ_LARGE = 1024 * 1024,
};

/* The target: what it is given ends exactly at `len`, without a NUL. */
void fuzz_one(const char *bytes, size_t len);

/* Ends the run with a finding; the sanitizers say where. */
__attribute__((format(printf, 1, 2))) _Noreturn void fuzz_fail(const char *fmt, ...);

/* Fails unless it is UTF-8 that a record can hold; NULL is. */
void fuzz_check_text(const char *what, const char *text);

/* Fails unless the error says something. What it quotes is as it came in: who shows it
 * cleans it. */
void fuzz_check_err(const struct err *err);

/* A copy with a NUL at its end, in the arena. */
const char *fuzz_text(struct arena *arena, const char *bytes, size_t len);

/* Measures what follows, up to the next call; NULL: nothing more. A target says so around
 * what a person waits for, and leaves its own checks out. */
void fuzz_time(const char *what);

/* The longest of what was measured, in milliseconds of the processor, and forgets it. */
double fuzz_slowest(const char **what);

#endif
