/* What is said of a deploy: how it went, how long it hurt, and what about it makes shipping
 * risky. */
#ifndef BUCKSTOP_DOMAIN_DEPLOY_H
#define BUCKSTOP_DOMAIN_DEPLOY_H

#include "base/buf.h"
#include "base/date.h"
#include "domain/model.h"

/* More changes are a batch; longer is held back; the hours of a working day, Monday to
 * Friday, from the first to before the last. */
enum {
    DEPLOY_BATCH = 5,
    DEPLOY_HELD_DAYS = 7,
    DEPLOY_HOUR_FIRST = 8,
    DEPLOY_HOUR_LAST = 18,
};

/* How it went, the gravest first. */
enum deploy_state {
    DEPLOY_BROKEN, /* broke, and has not recovered */
    DEPLOY_ROLLED_BACK,
    DEPLOY_RECOVERED,
    DEPLOY_NOT_LOOKED,
    DEPLOY_FINE,
    DEPLOY_STATES
};

enum deploy_state deploy_state(const struct deploy *deploy);

/* "broke", "rolled_back", "recovered", "not_looked", "fine". */
const char *deploy_state_name(enum deploy_state state);

/* "BROKE", "ROLLED BACK", "recovered", "not looked at yet", "fine". */
const char *deploy_state_text(enum deploy_state state);

/* Seconds from when it broke to its recovery; -1 where there is none, or where the clock
 * went backwards between the two (*backwards, which may be NULL, says so). */
int64_t deploy_recovery(const struct deploy *deploy, bool *backwards);

/* What about one deploy makes shipping risky. One person shipping is of many together. */
enum {
    DEPLOY_IS_BATCH = 1 << 0,
    DEPLOY_OUTSIDE_HOURS = 1 << 1,
    DEPLOY_HELD_BACK = 1 << 2,
};

/* The marks of a line of the list, its hours by the clock of the zone. A time that is only
 * approximate is never outside hours. */
unsigned deploy_marks(const struct deploy_line *line, const struct zone *zone);

/* What the marks say, with their figures: "a batch of 7 changes, outside hours (Sat 21:40),
 * held back 9 days". Nothing for none. */
void deploy_marks_text(struct buf *out, const struct deploy_line *line, unsigned marks,
                       const struct zone *zone);

/* One week of the team's own figures. */
enum { DEPLOY_ONE, DEPLOY_FEW, DEPLOY_MANY, DEPLOY_UNCOUNTED, DEPLOY_SIZES };

struct deploy_week {
    struct week week;
    int deploys;
    int size[DEPLOY_SIZES]; /* with one change, with up to DEPLOY_BATCH, with more, with a
                               number nobody gave */
    int broke;
    int open;          /* of those, not recovered */
    int64_t *recovery; /* seconds, of each that recovered, as they came */
    size_t recovered;
};

/* Sorts deploys, in any order, into the `n` weeks that end with `last`, the oldest first.
 * Those of other weeks are left out. The arrays live in the arena. */
struct arena;
void deploy_weeks(const struct deploy_line *lines, size_t lines_n, struct week last,
                  size_t n, const struct zone *zone, struct arena *arena,
                  struct deploy_week *weeks);

#endif
