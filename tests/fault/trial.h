/* One act with one thing going wrong, in a child that may leave by the door for want of
 * memory; and what it left on the disk. */
#ifndef BUCKSTOP_TESTS_FAULT_TRIAL_H
#define BUCKSTOP_TESTS_FAULT_TRIAL_H

#include "acts.h"
#include "disk.h"
#include "harm.h"

enum ending {
    ENDED_WELL,
    ENDED_SAYING_NO,
    ENDED_BY_THE_DOOR,
    ENDED_BADLY, /* a crash, a hang, or an exit code that is none of ours */
};

/* What one trial came to; filled by the child, in memory that both see. */
struct outcome {
    bool ended, ok;
    long leaked; /* blocks of memory */
    enum ending ending;
    int status;
    struct err err;
};

struct trials {
    const struct run *run;
    struct disk *before, *work, *look;
    struct outcome *outcome;
    char file[128], backup[128];
    uint64_t keys; /* the first one for the act; another for each act */
    bool opening;  /* the opening of the board is part of the act */
};

/* Runs the act on a copy of `before`, left in `work`. */
void trial_run(struct trials *trials, const struct act *act);

/* What a board on the disk says to whoever opens it next: all records, the log, a draft and
 * what doctor finds. Adds to `out`; false, with why in it, when it does not open. */
bool trial_text(struct trials *trials, const struct disk *disk, const char *file,
                struct buf *out);

/* An empty board of an older program on the disk. */
void trial_old_board(struct trials *trials, struct disk *disk);

#endif
