/* What is said of a name beside a deploy or an incident, known or not. */
#ifndef BUCKSTOP_SAID_H
#define BUCKSTOP_SAID_H

#include "base/buf.h"
#include "board/board.h"

/* How an area stands. */
enum said { SAID_WELL, SAID_NO_OWNER, SAID_UNKNOWN };

/* Adds "checkout, Tom Varga decides", "checkout: NO OWNER", "no area goes by that". What
 * is read lives in the arena. */
enum said said_area(struct board *board, const char *typed, struct arena *arena,
                    struct buf *out);

/* The same of an area at hand, by its slug and name; "pay: archived" where it is so. */
enum said said_area_of(struct board *board, const char *slug, const char *name,
                       struct arena *arena, struct buf *out);

/* "Bo Lind", or the handle as it stands where nobody goes by it; lives in the arena. */
const char *said_person(struct board *board, const char *handle, struct arena *arena);

/* Whether a title that is being typed says enough to look for what is like it. */
bool said_enough(const char *title);

/* Adds how many of something: "1 change", "7 changes". */
void said_count(struct buf *out, int64_t n, const char *one, const char *many);

#endif
