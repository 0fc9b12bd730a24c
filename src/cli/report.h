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
    REPORT_OPEN = 1 << 3, /* how many of them are open */
};

/* What an import of any kind says: the totals, and of several files each one's. */
struct report {
    const char *kind;
    bool dry_run;
    unsigned says;      /* enum report_says */
    const char *record; /* what a number counts, such as "incident"; NULL: lines */
    const struct transfer_report *file;
    size_t files;
    struct transfer_report total; /* report_answer adds it up */
};

/* The answer: JSON when asked, else a sentence, with every skipped line on stderr. */
void report_answer(struct call *call, struct report *report);

/* An export's text: as JSON under the key, into the new file that is the call's argument,
 * or to stdout. A half-written file is taken away again; ERR_USAGE where there is such a
 * file. `said` is the sentence about the file, without its name. */
bool report_export(struct call *call, const char *key, const char *said,
                   const struct buf *text, struct err *err);

#endif
