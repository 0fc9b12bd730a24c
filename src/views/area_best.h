/* Which line of a list a typed text is most likely about. */
#ifndef BUCKSTOP_AREA_BEST_H
#define BUCKSTOP_AREA_BEST_H

#include "board/panes.h"

/* The first line whose name begins so, else 0. */
size_t area_best(const struct area_window *areas, const char *typed);

#endif
