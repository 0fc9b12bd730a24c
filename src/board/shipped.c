/* What shipped on a day, or on several: the deploys, and the figures above them. */
#include "board/shipped.h"

#include "board_private.h"
#include "domain/when.h"
#include "store/deploys.h"

bool board_shipped(struct board *board, int64_t first, int64_t last, const char *area,
                   const char *words, struct arena *arena, struct shipped *shipped,
                   struct err *err)
{
    const struct deploy_query query = {
        .words = words,
        .area = area,
        .type = "",
        .from = zone_utc(&board->zone, first, 0, 0, 0),
        .until = zone_day_end(&board->zone, last) + 1,
    };
    struct deploy_window window;
    if (!board_deploy_window(board, &query, 0, INT32_MAX, arena, &window, err))
        return false;
    struct shipped made = {
        .first = first, .last = last, .line = window.line, .n = window.n};
    for (size_t i = 0; i < made.n; i++)
        made.state[deploy_state(&made.line[i].deploy)]++;
    *shipped = made;
    return true;
}

bool board_shipped_beside(struct board *board, int64_t day, int64_t *before, int64_t *after,
                          struct err *err)
{
    const struct zone *zone = &board->zone;
    int64_t last, first;
    if (!deploys_beside(board->store, zone_utc(zone, day, 0, 0, 0),
                        zone_day_end(zone, day) + 1, board->line_fold, &last, &first, err))
        return false;
    *before = last ? zone_local(zone, last).date : 0;
    *after = first ? zone_local(zone, first).date : 0;
    return true;
}

/* " in 6 minutes", " in 6 minutes and 1 hour", of those of the state that say it. */
static void add_recoveries(struct buf *out, const struct shipped *shipped,
                           enum deploy_state state)
{
    enum { MOST = 3 };
    int64_t took[MOST];
    int n = 0;
    for (size_t i = 0; i < shipped->n; i++) {
        const struct deploy *deploy = &shipped->line[i].deploy;
        int64_t its = deploy_recovery(deploy, NULL);
        if (deploy_state(deploy) != state || its < 0)
            continue;
        if (n < MOST)
            took[n] = its;
        n++;
    }
    for (int i = 0; i < n && i < MOST; i++) {
        buf_add(out, i == 0 ? " in " : i == n - 1 ? " and " : ", ");
        when_span_text(out, took[i]);
    }
    if (n > MOST)
        buf_addf(out, " and %s more", GROUPED(n - MOST));
}

static void add_newest(struct buf *out, struct board *board, const struct shipped *shipped,
                       const char *between)
{
    if (shipped->n == 0)
        return;
    buf_addf(out, "%snewest ", between);
    if (shipped->first == shipped->last) {
        shipped_clock(out, board, &shipped->line[0].deploy);
        return;
    }
    const struct when_base base = {.zone = &board->zone, .now = board->world.now};
    when_text(out, shipped->line[0].deploy.at, &base);
}

void shipped_figures(struct buf *out, struct board *board, const struct shipped *shipped,
                     const char *between)
{
    static const struct {
        enum deploy_state state;
        const char *text;
    } order[] = {
        {DEPLOY_FINE, "fine"},
        {DEPLOY_BROKEN, "BROKE and not recovered"},
        {DEPLOY_ROLLED_BACK, "rolled back"},
        {DEPLOY_RECOVERED, "recovered"},
        {DEPLOY_NOT_LOOKED, "not looked at yet"},
    };
    buf_addf(out, "%s %s", GROUPED(shipped->n), shipped->n == 1 ? "deploy" : "deploys");
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        int n = shipped->state[order[i].state];
        if (!n)
            continue;
        buf_addf(out, "%s%s %s", between, GROUPED(n), order[i].text);
        add_recoveries(out, shipped, order[i].state);
    }
    add_newest(out, board, shipped, between);
}
