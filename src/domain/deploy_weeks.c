/* The team's own figures, week by week: counted, never averaged. */
#include "base/arena.h"
#include "domain/deploy.h"

enum { WEEK_DAYS = 7 };

static int size_of(int64_t changes)
{
    if (changes == 0)
        return DEPLOY_UNCOUNTED;
    if (changes == 1)
        return DEPLOY_ONE;
    return changes <= DEPLOY_BATCH ? DEPLOY_FEW : DEPLOY_MANY;
}

static void count(const struct deploy *deploy, struct arena *arena, size_t *cap,
                  struct deploy_week *week)
{
    int64_t took = deploy_recovery(deploy, NULL);
    week->deploys++;
    week->size[size_of(deploy->changes)]++;
    week->broke += deploy->monitoring == MONITORING_BROKE;
    week->open += deploy_state(deploy) == DEPLOY_BROKEN;
    if (took < 0)
        return;
    week->recovery =
        arena_grow(arena, week->recovery, cap, week->recovered + 1, sizeof *week->recovery);
    week->recovery[week->recovered++] = took;
}

void deploy_weeks(const struct deploy_line *lines, size_t lines_n, struct week last,
                  size_t n, const struct zone *zone, struct arena *arena,
                  struct deploy_week *weeks)
{
    int64_t first = week_monday(last) - (int64_t)(n - 1) * WEEK_DAYS;
    size_t *cap = arena_new(arena, n, sizeof *cap);
    for (size_t i = 0; i < n; i++)
        weeks[i] = (struct deploy_week){.week = week_of(first + (int64_t)i * WEEK_DAYS)};
    for (size_t i = 0; i < lines_n; i++) {
        const struct deploy *deploy = &lines[i].deploy;
        int64_t day = zone_local(zone, deploy->at).date;
        size_t at = (size_t)(day - first) / WEEK_DAYS;
        if (day >= first && at < n)
            count(deploy, arena, &cap[at], &weeks[at]);
    }
}
