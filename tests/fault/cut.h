/* Cutting the power, and what came of it. */
#ifndef BUCKSTOP_TESTS_FAULT_CUT_H
#define BUCKSTOP_TESTS_FAULT_CUT_H

#include "disk.h"

struct cut_count {
    long cuts, commits;
    long hot;       /* cuts that left a hot journal */
    long under_way; /* commits that were there without having been acknowledged */
    long twice;     /* cuts during the recovery from one */
    long unmade;    /* boards that had not come to be, and were made again */
    long backups;   /* that were looked at and sound */
    long lost, hurt;
};

/* Lives boards until there were so many cuts; `loud` ends the run with the first loss, else
 * it comes back with it. */
struct cut_count cut_until(const struct run *run, long most, bool loud);

#endif
