/* Who owns more than the team can carry. */
#ifndef BUCKSTOP_DOMAIN_LOAD_H
#define BUCKSTOP_DOMAIN_LOAD_H

#include <stdbool.h>
#include <stddef.h>

enum {
    LOAD_LEAST = 5, /* fewer areas than this are nobody's overload */
    LOAD_TIMES = 2, /* of what the others own */
};

/* owns[i] is how many areas person i owns. Sets heavy[i] where that is LOAD_LEAST or more,
 * and more than LOAD_TIMES the median of what the other owners own. People who own nothing
 * are no owners; without another owner the median is 0. */
void load_judge(const size_t *owns, size_t n, bool *heavy);

#endif
