/* The names that were perhaps meant by a mistyped one. */
#ifndef BUCKSTOP_TEXT_CLOSEST_H
#define BUCKSTOP_TEXT_CLOSEST_H

#include "base/err.h"

#include <stdint.h>

enum { CLOSEST_LENGTH = 128 }; /* code points compared; a longer name is not offered */

struct closest {
    uint32_t wanted[CLOSEST_LENGTH]; /* folded */
    size_t wanted_n;
    char name[ERR_CLOSEST][ERR_NAME]; /* best first */
    int distance[ERR_CLOSEST];
    size_t n;
};

/* `typed` is what the names are to be close to. Nothing to release. */
void closest_init(struct closest *closest, const char *typed);

/* Offers one name; kept (copied) if it is close enough and among the best: a few slips of
 * the finger away (an edit, or two letters swapped), or containing the typed text, or
 * beginning like it. Of equals the one offered first comes first; a name comes once. */
void closest_offer(struct closest *closest, const char *name);

#endif
