/* What the reviews came to, the team's own figures: every week and every cause is listed,
 * and a sum or a median only stands beside the list it is of. */
#ifndef BUCKSTOP_BOARD_REVIEW_STATS_H
#define BUCKSTOP_BOARD_REVIEW_STATS_H

#include "board/cause.h"

struct week_figure {
    char week[WEEK_TEXT];
    bool reviewed; /* a sitting of it was closed */
    bool quiet;    /* and said that there was no incident */
    bool current;  /* this week: it is not missed yet */
};

enum { NO_DAYS = -1 }; /* no such number of days, or not yet */

/* A cause that somebody promised to remove, by its newest promise. Dates are days since
 * 1970-01-01 in the board's zone, 0 for none. */
struct cause_figure {
    struct cause_line line;
    int64_t promised_on, due;
    int64_t seen_on;       /* when it was seen gone, else when it was said to be removed */
    int64_t days_promised; /* from promised_on to due */
    int64_t days_taken;    /* from promised_on to seen_on */
    int came_back;         /* how often */
};

struct review_stats {
    struct week_figure *weeks; /* from the board's first review on, the newest first */
    size_t weeks_n;
    struct cause_figure *causes; /* the newest named first */
    size_t causes_n;
    int reviewed, missed; /* weeks; this one is not missed yet */
    int open, seen_gone, dropped;
    int came_back;                         /* causes that did, once or more */
    int64_t median_promised, median_taken; /* whole days */
    bool half_promised, half_taken;        /* and half a day more, between two */
};

bool board_review_stats(struct board *board, struct arena *arena,
                        struct review_stats *stats, struct err *err);

#endif
