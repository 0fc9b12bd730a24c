/* What the harnesses of this folder share: each proves one promise of the store by doing
 * harm on purpose, counts the harm that was really done, and fails where none was. They
 * link the program's own objects; `make fault` runs them all. */
#ifndef BUCKSTOP_TESTS_FAULT_FAULT_H
#define BUCKSTOP_TESTS_FAULT_FAULT_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* How a harness was asked to run. */
struct run {
    long count;          /* how much harm; each harness says of what */
    uint64_t seed;       /* printed, so that a failure can be had again */
    const char *program; /* the real binary */
    const char *self;    /* this one, to be run again */
    char folder[64];     /* empty, of its own, removed at the end */
};

/* Each returns when its promise held, and leaves by fail() when it did not. */
void kill_run(const struct run *run);
void cut_run(const struct run *run);
void sweep_run(const struct run *run);
void verbs_run(const struct run *run);
void keys_run(const struct run *run);
void writers_run(const struct run *run);
void editors_run(const struct run *run);
void damage_run(const struct run *run);

/* Says what was lost or did not happen, keeps the folder, and ends with exit code 1. */
__attribute__((format(printf, 1, 2), noreturn)) void fail(const char *fmt, ...);
#define must(truth, ...) ((truth) ? (void)0 : fail(__VA_ARGS__))

/* Numbers that are the same for the same seed. */
struct dice {
    uint64_t state;
};
uint64_t dice_roll(struct dice *dice);
size_t dice_below(struct dice *dice, size_t n); /* 0 to n - 1; n is above 0 */

double seconds(void); /* of a clock that only goes forward */

/* The names of the folder's files: valid until the eighth next call. */
const char *in_folder(const struct run *run, const char *name);
void empty_folder(const struct run *run);

/* Runs the real binary on the board `db`, as mia; its stdout is added to `out` (NULL: is
 * not wanted). Returns its exit code. `argv` has room for the program in front. */
int program_run(const struct run *run, const char *db, const char **argv, struct buf *out);

/* Starts it, stdout and stderr into *out, and comes back at once. */
pid_t program_start(const struct run *run, const char *db, const char **argv, int *out);

/* Adds what is left to read from fd, and closes it. */
void read_rest(int fd, struct buf *text);

/* How often `part` stands in `text`. */
size_t occurrences(const char *text, const char *part);

#endif
