/* The example board as a real file, for harnesses that look at all of it. */
#ifndef BUCKSTOP_TESTS_FAULT_DEMO_H
#define BUCKSTOP_TESTS_FAULT_DEMO_H

#include "fault.h"

#include "board/board.h"

extern struct world demo_world; /* mia, on Fri 20 Nov 2026 */

/* Makes the board anew at `file`. */
void demo_make(const char *file);

/* Opens it for writing; the harness ends where it cannot. */
struct board *demo_open(const char *file);

/* Replaces `out` with all that the board says, and finds that doctor is content. */
void demo_text(const char *file, struct buf *out);

#endif
