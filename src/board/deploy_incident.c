/* From a deploy to the incident it led to, and back. Linked only by somebody saying so. */
#include "deploy_private.h"

#include "incident_private.h"
#include "store/deploys.h"

#include <inttypes.h>
#include <stdlib.h>

enum { BEFORE = 24 * 60 * 60 }; /* a deploy that went out earlier is not suggested */

static bool link_to(struct board *board, struct tx *tx, int64_t id, int64_t to,
                    struct arena *arena, struct deploy *deploy, struct err *err)
{
    struct incident incident = {0};
    if (!deploy_get(board, id, arena, deploy, err) ||
        (to && !incident_get(board, to, arena, &incident, err)))
        return false;
    if (to)
        tx_say(tx, "said that deploy %" PRId64 " led to incident %" PRId64, id, to);
    else
        tx_say(tx, "said that deploy %" PRId64 " led to no incident", id);
    deploy->incident = incident.canonical ? incident.canonical : to;
    return record_change(tx, &deploy_records, deploy, err);
}

bool board_deploy_link(struct board *board, int64_t deploy, int64_t incident,
                       struct arena *arena, struct deploy *after, struct err *err)
{
    struct tx *tx;
    struct deploy linked;
    if (!board_begin(board, NULL, &tx, err) ||
        !board_end(board, tx, link_to(board, tx, deploy, incident, arena, &linked, err),
                   err))
        return false;
    *after = linked;
    return true;
}

static bool put_fact(struct tx *tx, const struct incident *incident, int64_t at,
                     const char *text, struct err *err)
{
    struct fact fact = {.incident = incident->id, .at = at, .text = text, .source_id = ""};
    return record_add(tx, &fact_records, &fact, err);
}

/* What the log says is a fact: it went out, it broke, it recovered. */
static bool put_facts(struct tx *tx, const struct deploy *deploy,
                      const struct incident *incident, struct arena *arena, struct err *err)
{
    const char *back =
        deploy->recovery == RECOVERY_ROLLED_BACK ? "rolled back" : "recovered";
    const char *shipped =
        arena_printf(arena, "deploy %" PRId64 " went out: %s", deploy->id, deploy->what);
    const char *broke = deploy->broke_what[0] ? deploy->broke_what : "it broke";
    if (!put_fact(tx, incident, deploy->at, shipped, err) ||
        !put_fact(tx, incident, deploy->broke_at, broke, err))
        return false;
    if (!deploy->recovered_at)
        return true;
    if (deploy->recovered_what[0])
        back = arena_printf(arena, "%s: %s", back, deploy->recovered_what);
    return put_fact(tx, incident, deploy->recovered_at, back, err);
}

static const char *title_of(const struct deploy *deploy, const char *title,
                            struct arena *arena)
{
    enum { MOST = 900 };
    const char *text = title ? title : deploy->broke_what;
    if (!text[0])
        text = arena_printf(arena, "Broke after: %s", deploy->what);
    size_t len = 0;
    while (text[len] && text[len] != '\n' && text[len] != '\r' && len < MOST)
        len++;
    while (text[len] && len > 0 && (text[len] & 0xC0) == 0x80)
        len--;
    return arena_text(arena, text, len);
}

static bool make_incident(struct board *board, struct tx *tx, int64_t id, const char *title,
                          struct arena *arena, struct incident *incident, struct err *err)
{
    struct deploy deploy;
    if (!deploy_get(board, id, arena, &deploy, err))
        return false;
    if (deploy.monitoring != MONITORING_BROKE) {
        err_set(err, ERR_REFUSED, "deploy %" PRId64 " is not said to have broken", id);
        return err_next(err, "say what broke first: buckstop broke %" PRId64 " WHAT", id);
    }
    if (deploy.incident) {
        err_set(err, ERR_REFUSED, "deploy %" PRId64 " led to incident %" PRId64 " already",
                id, deploy.incident);
        return err_next(err, "see it: buckstop incident show %" PRId64, deploy.incident);
    }
    record_empty(&incident_records, incident);
    incident->title = title_of(&deploy, title, arena);
    incident->area = deploy.area;
    incident->state = deploy.recovered_at ? INCIDENT_RESOLVED : INCIDENT_OPEN;
    incident->started_at = deploy.broke_at;
    incident->recovered_at = deploy.recovered_at;
    tx_say(tx, "made an incident of deploy %" PRId64, id);
    if (!record_add(tx, &incident_records, incident, err))
        return false;
    deploy.incident = incident->id;
    return record_change(tx, &deploy_records, &deploy, err) &&
           put_facts(tx, &deploy, incident, arena, err);
}

bool board_deploy_incident(struct board *board, int64_t deploy, const char *title,
                           struct arena *arena, struct incident *incident, struct err *err)
{
    struct tx *tx;
    struct incident made;
    if (!board_begin(board, NULL, &tx, err) ||
        !board_end(board, tx, make_incident(board, tx, deploy, title, arena, &made, err),
                   err))
        return false;
    *incident = made;
    return true;
}

/* What is linked first, then what is of the incident's area; each the newest first. */
struct before {
    struct deploy_line line;
    bool linked, here;
};

static int by_place(const void *a, const void *b)
{
    const struct before *x = a, *y = b;
    if (x->linked != y->linked)
        return x->linked ? -1 : 1;
    if (x->here != y->here)
        return x->here ? -1 : 1;
    const struct deploy *d = &x->line.deploy, *e = &y->line.deploy;
    if (d->at != e->at)
        return d->at > e->at ? -1 : 1;
    return (d->id < e->id) - (d->id > e->id);
}

static bool has(const struct deploy_line *lines, size_t n, int64_t deploy)
{
    for (size_t i = 0; i < n; i++)
        if (lines[i].deploy.id == deploy)
            return true;
    return false;
}

bool board_deploys_before(struct board *board, int64_t id, size_t most, struct arena *arena,
                          struct deploy_line **lines, size_t *n, struct err *err)
{
    struct incident incident;
    struct deploy_line *linked;
    struct deploy_page page;
    size_t linked_n, found = 0;
    if (!incident_get(board, id, arena, &incident, err))
        return false;
    const struct deploys_wanted wanted = {
        .line = "",
        .fold = "",
        .from = incident.started_at - BEFORE,
        .until = incident.started_at + 1,
        .most = INT32_MAX,
    };
    if (!deploys_of_incident(board->store, id, arena, &linked, &linked_n, err) ||
        !deploys_page(board->store, &wanted, arena, &page, err))
        return false;
    struct before *all = arena_new(arena, linked_n + page.n, sizeof *all);
    for (size_t i = 0; i < linked_n; i++) {
        linked[i].deploy.incident = id; /* or of one that is the same */
        all[found++] = (struct before){linked[i], true, false};
    }
    for (size_t i = 0; i < page.n; i++) {
        const struct deploy *deploy = &page.line[i].deploy;
        bool here = incident.area && deploy->area == incident.area;
        if (!has(linked, linked_n, deploy->id))
            all[found++] = (struct before){page.line[i], false, here};
    }
    qsort(all, found, sizeof *all, by_place);
    *n = found < most ? found : most;
    *lines = arena_new(arena, *n, sizeof **lines);
    for (size_t i = 0; i < *n; i++)
        (*lines)[i] = all[i].line;
    return true;
}
