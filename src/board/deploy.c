/* The log of deploys: logging one, and changing what was logged. */
#include "deploy_private.h"

#include "incident_private.h"
#include "store/deploys.h"
#include "store/releases.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char by_id[] = "ship"; /* where a deploy with an id of its logger came from */

struct deploy_edit deploy_edit_none(void)
{
    return (struct deploy_edit){.changes = -1, .took = -1};
}

bool deploy_not_ahead(struct board *board, int64_t at, const char *what, struct err *err)
{
    return incident_not_ahead(board, at, what, err);
}

bool deploy_get(struct board *board, int64_t id, struct arena *arena, struct deploy *deploy,
                struct err *err)
{
    if (record_get(board->store, &deploy_records, id, arena, deploy, err))
        return true;
    if (err->code == ERR_NOT_FOUND)
        err_next(err, "see what there is: buckstop deploys");
    return false;
}

static bool one_of(const struct deploy *deploys, size_t n, const char *typed,
                   struct deploy *deploy, struct err *err)
{
    if (n == 1) {
        *deploy = deploys[0];
        return true;
    }
    if (n == 0) {
        err_set(err, ERR_NOT_FOUND, "no deploy \"%s\"", typed);
        return err_next(err, "see what there is: buckstop deploys");
    }
    err_set(err, ERR_AMBIGUOUS, "\"%s\" is the id of %zu deploys", typed, n);
    for (size_t i = 0; i < n && i < ERR_CLOSEST; i++) {
        char number[32];
        snprintf(number, sizeof number, "%" PRId64, deploys[i].id);
        err_closest(err, number);
    }
    return err_next(err, "name it by its number on the board");
}

bool board_deploy_by_id(struct board *board, const char *id, struct arena *arena,
                        struct deploy *deploy, struct err *err)
{
    struct deploy *deploys;
    size_t n;
    return deploys_by_id(board->store, id, arena, &deploys, &n, err) &&
           one_of(deploys, n, id, deploy, err);
}

bool board_deploy_find(struct board *board, const char *typed, struct arena *arena,
                       struct deploy *deploy, struct err *err)
{
    const char *number = typed + (typed[0] == '#');
    size_t digits = strspn(number, "0123456789");
    if (digits && !number[digits] && digits <= 18) {
        int64_t id = strtoll(number, NULL, 10);
        if (record_get(board->store, &deploy_records, id, arena, deploy, err))
            return true;
        if (err->code != ERR_NOT_FOUND)
            return false;
    }
    return board_deploy_by_id(board, typed, arena, deploy, err);
}

/* Links the tickets of the edit in place of those there. */
static bool put_links(struct tx *tx, int64_t deploy, const struct deploy_tickets *tickets,
                      struct arena *arena, struct err *err)
{
    struct deploy_ticket *links;
    size_t n;
    if (!deploys_links(tx_store(tx), deploy, arena, &links, &n, err))
        return false;
    for (size_t i = 0; i < n; i++) {
        bool stays = false;
        for (size_t t = 0; t < tickets->n; t++)
            if (tickets->id[t] == links[i].ticket) {
                tickets->id[t] = 0;
                stays = true;
            }
        if (!stays && !record_drop(tx, &deploy_ticket_records, &links[i], err))
            return false;
    }
    for (size_t t = 0; t < tickets->n; t++) {
        struct deploy_ticket link = {.deploy = deploy, .ticket = tickets->id[t]};
        if (link.ticket && !record_add(tx, &deploy_ticket_records, &link, err))
            return false;
    }
    return true;
}

/* The checklist is that of the release type as it is now; one that somebody ticked stays.
 */
static bool put_steps(struct tx *tx, const struct deploy *deploy, struct arena *arena,
                      struct err *err)
{
    struct store *store = tx_store(tx);
    struct deploy_step *have;
    struct release_step *steps;
    size_t have_n, n;
    if (!deploys_steps(store, deploy->id, arena, &have, &have_n, err) ||
        !releases_steps(store, deploy->release_type, arena, &steps, &n, err))
        return false;
    for (size_t i = 0; i < have_n; i++)
        if (have[i].ticked_at)
            return true;
    for (size_t i = 0; i < have_n; i++)
        if (!record_drop(tx, &deploy_step_records, &have[i], err))
            return false;
    for (size_t i = 0; i < n; i++) {
        struct deploy_step step = {.deploy = deploy->id,
                                   .position = (int64_t)i + 1,
                                   .text = steps[i].text,
                                   .manual = steps[i].manual,
                                   .ticked_by = ""};
        if (!record_add(tx, &deploy_step_records, &step, err))
            return false;
    }
    return true;
}

void deploy_say(struct tx *tx, const char *did, const struct deploy *deploy)
{
    enum { MOST = 120 };
    size_t len = strcspn(deploy->what, "\r\n"), most = len > MOST ? MOST : len;
    while (most < len && (deploy->what[most] & 0xC0) == 0x80)
        most--;
    tx_say(tx, "%s deploy %" PRId64 " \"%.*s%s\"", did, deploy->id, (int)most, deploy->what,
           most < len ? ".." : "");
}

static bool ship(struct board *board, struct tx *tx, const struct deploy_edit *edit,
                 struct arena *arena, struct deploy_logged *logged, struct err *err)
{
    struct deploy_tickets tickets = {0};
    struct deploy *deploy = &logged->deploy;
    const char *id = edit->id ? edit->id : "";
    if (!deploys_by_source(board->store, by_id, id, arena, deploy, &logged->repeated, err))
        return false;
    if (logged->repeated)
        return true;
    record_empty(&deploy_records, deploy);
    deploy->at = tx_now(tx);
    deploy->source = id[0] ? by_id : "";
    deploy->source_id = id;
    struct deploy_edit whole = *edit;
    whole.what = edit->what ? edit->what : "";
    whole.by = edit->by ? edit->by : board->actor;
    if (!deploy_put(board, &whole, arena, logged, &tickets, err) ||
        !record_add(tx, &deploy_records, deploy, err))
        return false;
    deploy_say(tx, "logged", deploy);
    logged->changed = true;
    return put_links(tx, deploy->id, &tickets, arena, err) &&
           put_steps(tx, deploy, arena, err);
}

bool board_deploy_ship(struct board *board, const struct deploy_edit *edit,
                       struct arena *arena, struct deploy_logged *logged, struct err *err)
{
    struct tx *tx;
    struct deploy_logged made = {0};
    if (!board_begin(board, NULL, &tx, err) ||
        !board_end(board, tx, ship(board, tx, edit, arena, &made, err), err))
        return false;
    *logged = made;
    return true;
}

static bool is_same(const struct deploy *a, const struct deploy *b)
{
    struct buf x, y;
    buf_init(&x);
    buf_init(&y);
    record_encode(&deploy_records, a, &x);
    record_encode(&deploy_records, b, &y);
    bool same = strcmp(x.text, y.text) == 0;
    buf_release(&y);
    buf_release(&x);
    return same;
}

static bool change(struct board *board, struct tx *tx, int64_t id,
                   const struct deploy_edit *edit, struct arena *arena,
                   struct deploy_logged *logged, struct err *err)
{
    struct deploy_tickets tickets = {0};
    struct deploy *deploy = &logged->deploy;
    if (!deploy_get(board, id, arena, deploy, err))
        return false;
    int64_t type = deploy->release_type, before = tx_changes(tx);
    const struct deploy was = *deploy;
    if (!deploy_put(board, edit, arena, logged, &tickets, err) ||
        (edit->tickets_given && !put_links(tx, id, &tickets, arena, err)))
        return false;
    deploy->edits += tx_changes(tx) != before || !is_same(&was, deploy);
    if (!record_change(tx, &deploy_records, deploy, err))
        return false;
    if (deploy->release_type != type && !put_steps(tx, deploy, arena, err))
        return false;
    logged->changed = tx_changes(tx) != before;
    deploy_say(tx, "changed", deploy);
    return true;
}

bool board_deploy_edit(struct board *board, int64_t deploy, const struct deploy_edit *edit,
                       struct arena *arena, struct deploy_logged *logged, struct err *err)
{
    struct tx *tx;
    struct deploy_logged made = {0};
    if (!board_begin(board, NULL, &tx, err) ||
        !board_end(board, tx, change(board, tx, deploy, edit, arena, &made, err), err))
        return false;
    *logged = made;
    return true;
}
