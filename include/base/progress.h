/* Long work tells how far it is, and asks whether it is to stop: whoever started it may
 * listen. Where nobody does, both cost nothing. */
#ifndef BUCKSTOP_BASE_PROGRESS_H
#define BUCKSTOP_BASE_PROGRESS_H

#include "base/err.h"

#include <stdbool.h>
#include <stdint.h>

enum {
    MIB = 1024 * 1024, /* bytes, where they are told in that */
    SCREENFUL = 1000,  /* lines: so few are no work of their own */
};

struct progress {
    /* `done` of `total` things, "tickets"; total 0: nobody knows how many, and `done` 0:
     * nor how far it is. Told often. */
    void (*tell)(void *ctx, int64_t done, int64_t total, const char *things);
    bool (*stop)(void *ctx); /* asked very often: once for each row that is read */
    void *ctx;
};

/* Who listens from now on; NULL: nobody. It outlives the work. */
void progress_listen(const struct progress *progress);

bool progress_heard(void); /* whether somebody listens */
void progress_tell(int64_t done, int64_t total, const char *things);

/* A work on many things, each of which is come to several times. */
struct progress_steps {
    int64_t total; /* things; 0: nobody knows how many */
    int each;      /* times each is come to */
    const char *things;
    int64_t done; /* times so far */
};

/* So many more were come to: tells it in things. NULL: nobody counts. */
void progress_step(struct progress_steps *steps, int64_t times);

/* Whether the work is to end now: as a failure, with what it began taken back. */
bool progress_stop(void);

/* The same, with err set where it is: ERR_INTERRUPTED. */
bool progress_stopped(struct err *err);

#endif
