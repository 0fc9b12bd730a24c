/* What is said of one deploy. The thresholds are named in the header; they are the team's
 * own facts, not grades. */
#include "domain/deploy.h"

#include "domain/when.h"

enum { DAY = 24 * 60 * 60, FRIDAY = 5 };

static const struct {
    const char *name, *text;
} states[DEPLOY_STATES] = {
    [DEPLOY_BROKEN] = {"broke", "BROKE"},
    [DEPLOY_ROLLED_BACK] = {"rolled_back", "ROLLED BACK"},
    [DEPLOY_RECOVERED] = {"recovered", "recovered"},
    [DEPLOY_NOT_LOOKED] = {"not_looked", "not looked at yet"},
    [DEPLOY_FINE] = {"fine", "fine"},
};

const char *deploy_state_name(enum deploy_state state)
{
    return states[state].name;
}

const char *deploy_state_text(enum deploy_state state)
{
    return states[state].text;
}

/* Where nothing was said of a recovery. */
static const enum deploy_state monitored[] = {
    [MONITORING_NOT_LOOKED] = DEPLOY_NOT_LOOKED,
    [MONITORING_FINE] = DEPLOY_FINE,
    [MONITORING_BROKE] = DEPLOY_BROKEN,
};

enum deploy_state deploy_state(const struct deploy *deploy)
{
    if (deploy->recovery == RECOVERY_ROLLED_BACK)
        return DEPLOY_ROLLED_BACK;
    if (deploy->recovery == RECOVERY_RECOVERED)
        return DEPLOY_RECOVERED;
    return monitored[deploy->monitoring];
}

int64_t deploy_recovery(const struct deploy *deploy, bool *backwards)
{
    bool both =
        deploy->recovery != RECOVERY_NONE && deploy->broke_at && deploy->recovered_at;
    bool back = both && deploy->recovered_at < deploy->broke_at;
    if (backwards)
        *backwards = back;
    return both && !back ? deploy->recovered_at - deploy->broke_at : -1;
}

static bool outside_hours(const struct deploy *deploy, const struct zone *zone)
{
    struct local at = zone_local(zone, deploy->at);
    return date_weekday(at.date) > FRIDAY || at.hour < DEPLOY_HOUR_FIRST ||
           at.hour >= DEPLOY_HOUR_LAST;
}

unsigned deploy_marks(const struct deploy_line *line, const struct zone *zone)
{
    const struct deploy *deploy = &line->deploy;
    unsigned marks = 0;
    if (deploy->changes > DEPLOY_BATCH)
        marks |= DEPLOY_IS_BATCH;
    if (!deploy->approximate && outside_hours(deploy, zone))
        marks |= DEPLOY_OUTSIDE_HOURS;
    if (line->oldest && deploy->at - line->oldest > DEPLOY_HELD_DAYS * DAY)
        marks |= DEPLOY_HELD_BACK;
    return marks;
}

void deploy_marks_text(struct buf *out, const struct deploy_line *line, unsigned marks,
                       const struct zone *zone)
{
    size_t from = out->len;
    if (marks & DEPLOY_IS_BATCH)
        buf_addf(out, "a batch of %s changes", GROUPED(line->deploy.changes));
    if (marks & DEPLOY_OUTSIDE_HOURS) {
        struct local at = zone_local(zone, line->deploy.at);
        buf_addf(out, "%soutside hours (%s %02d:%02d)", out->len > from ? ", " : "",
                 when_weekday(date_weekday(at.date)), at.hour, at.minute);
    }
    if (marks & DEPLOY_HELD_BACK)
        buf_addf(out, "%sheld back %s days", out->len > from ? ", " : "",
                 GROUPED((line->deploy.at - line->oldest) / DAY));
}
