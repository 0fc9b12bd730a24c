/* What imports say when they are done, and the file an export goes to. */
#ifndef BUCKSTOP_CLI_REPORT_H
#define BUCKSTOP_CLI_REPORT_H

#include "board/transfer.h"
#include "verb.h"

/* What a kind of import says beside what all say. */
enum report_says {
    REPORT_PLAIN = 0,
    REPORT_INCIDENTS = 1 << 0,
    REPORT_RULES = 1 << 1,
    REPORT_AREAS = 1 << 2,
};

/* What an import of any kind says: the totals, and of several files each one's. */
struct report {
    const char *kind;
    bool dry_run;
    unsigned says; /* enum report_says */
    const struct transfer_report *file;
    size_t files;
    struct transfer_report total; /* report_answer adds it up */
};

/* The answer: JSON when asked, else a sentence, with every skipped line on stderr. */
void report_answer(struct call *call, struct report *report);

/* Writes an export into a new file; a half-written one is taken away again. ERR_USAGE where
 * there is such a file. */
bool report_write_file(const char *path, const struct buf *text, struct err *err);

#endif
