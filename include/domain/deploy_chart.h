/* The figures of the weeks as rows of plain text, the same on the board and in a shell. It
 * reads without colour, in ASCII. */
#ifndef BUCKSTOP_DOMAIN_DEPLOY_CHART_H
#define BUCKSTOP_DOMAIN_DEPLOY_CHART_H

#include "domain/deploy.h"

/* Where its columns begin, for a width; a chart needs 56 columns. */
struct deploy_chart {
    int bar, bar_width; /* how often */
    int count;          /* columns of a count: those of the largest, three at least */
    int size[DEPLOY_SIZES];
    int broke;
    int strip, strip_width; /* how long each recovery took, from a minute to a day */
    bool whole_year;        /* "2026-W47", else "W47" */
    int most;               /* deploys of the fullest week, which the bars are drawn to */
};

struct deploy_chart deploy_chart_of(const struct deploy_week *weeks, size_t n, int width);

/* Adds the names of the columns, and one week: "W47  ####     4   1  2  1  .   1   o". */
void deploy_chart_head(struct buf *out, const struct deploy_chart *chart);
void deploy_chart_row(struct buf *out, const struct deploy_chart *chart,
                      const struct deploy_week *week);

/* What its signs mean; the second goes on with it where something has not recovered. */
extern const char deploy_chart_signs[], deploy_chart_open[];

/* The place of a recovery on a strip of `width` cells. Between the marks at 1 minute, 10
 * minutes, 1 hour, 8 hours and 1 day, which stand equally far apart, it is linear. */
int deploy_chart_place(int64_t seconds, int width);

#endif
