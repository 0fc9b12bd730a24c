/* Which part of a list is wanted. */
#ifndef BUCKSTOP_STORE_PAGE_H
#define BUCKSTOP_STORE_PAGE_H

#include <stddef.h>
#include <stdint.h>

/* Texts are folded (text/fold.h, fold_name); "" takes all. */
struct page_of {
    const char *fold;   /* looked for in the name or title, or in an alias */
    const char *line;   /* the product line */
    size_t first, most; /* from which row on, and how many at most */
    int64_t today;      /* the date, for tickets that were put off until then */
};

#endif
