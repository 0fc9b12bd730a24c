/* What is to go wrong: one kind of fault at the k-th chance it has, once or from then on.
 * The memory is shared with children, so that the parent sees whether it fired. */
#ifndef BUCKSTOP_TESTS_FAULT_HARM_H
#define BUCKSTOP_TESTS_FAULT_HARM_H

#include <stdbool.h>

enum fault {
    FAULT_NONE,
    FAULT_MEMORY, /* malloc, calloc and realloc find none: SQLite's, the codecs', ours */
    FAULT_EIO,    /* any operation of SQLite on a file */
    FAULT_FULL,   /* a write finds no room */
    FAULT_SHORT,  /* a write finds room for its first half */
    FAULT_CALL,   /* open, flock, fsync, link, rename, unlink, mkostemp beside SQLite */
    FAULT_QUERY,  /* SQLite cannot prepare a statement, or take its next step */
    FAULTS,
};

extern const char *const fault_name[FAULTS];

struct harm {
    enum fault kind;
    bool for_good;    /* from the k-th on, not only the k-th */
    long at;          /* k; the first is 1 */
    long seen, fired; /* chances it had, and took */
};

extern struct harm *harm; /* never NULL once harm_init was called */
void harm_init(void);

/* Whether the fault of this kind strikes now. Counts. */
bool harm_strikes(enum fault kind);

/* From now on blocks of memory are followed: how many were given out and not yet taken
 * back. */
void memory_watch(void);
long memory_live(void);

#endif
