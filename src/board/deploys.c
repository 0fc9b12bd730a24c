/* Deploys as they are looked at: one with all that belongs to it, and the log as a list. */
#include "deploy_private.h"

#include "board/lookup.h"
#include "release_private.h"
#include "store/deploys.h"
#include "text/fold.h"

bool board_deploy_card(struct board *board, int64_t id, struct arena *arena,
                       struct deploy_card *card, struct err *err)
{
    struct deploy_card made = {0};
    struct store *store = board->store;
    struct deploy deploy;
    bool found;
    if (!deploy_get(board, id, arena, &deploy, err) ||
        !deploys_line(store, id, arena, &made.line, &found, err) ||
        !deploys_tickets(store, id, arena, &made.tickets, &made.tickets_n, err) ||
        !deploys_steps(store, id, arena, &made.steps, &made.steps_n, err))
        return false;
    if (deploy.release_type && !record_get(store, &release_type_records,
                                           deploy.release_type, arena, &made.type, err))
        return false;
    if (deploy.incident &&
        !record_get(store, &incident_records, deploy.incident, arena, &made.incident, err))
        return false;
    made.marks = deploy_marks(&made.line, &board->zone);
    *card = made;
    return true;
}

bool board_deploy_broken(struct board *board, struct arena *arena, struct deploy *deploy,
                         struct err *err)
{
    const struct deploys_wanted wanted = {
        .line = "", .fold = "", .broken = true, .most = ERR_CLOSEST};
    struct deploy_page page;
    if (!deploys_page(board->store, &wanted, arena, &page, err))
        return false;
    if (page.n == 1 && page.total == 1) {
        *deploy = page.line[0].deploy;
        return true;
    }
    if (page.n == 0) {
        err_set(err, ERR_NOT_FOUND, "no deploy is broken");
        return err_next(err, "name the one you mean by its number: buckstop deploys");
    }
    err_set(err, ERR_AMBIGUOUS, "%s deploys are broken", GROUPED(page.total));
    for (size_t i = 0; i < page.n; i++)
        err_closest(err, arena_printf(arena, "%lld", (long long)page.line[i].deploy.id));
    return err_next(err, "name the one you mean by its number");
}

/* What the words of a query come to; its texts live in the arena. */
static bool wanted_of(struct board *board, const struct deploy_query *query,
                      struct arena *arena, struct deploys_wanted *wanted, struct err *err)
{
    struct area_found found = {0};
    struct release_type type = {0};
    if ((query->area[0] && !board_find_area(board, query->area, arena, &found, err)) ||
        (query->type[0] && !release_find(board, query->type, arena, &type, err)))
        return false;
    struct buf fold;
    buf_init(&fold);
    fold_name(&fold, query->words);
    *wanted = (struct deploys_wanted){
        .line = board->line_fold,
        .fold = arena_copy(arena, fold.text),
        .area = found.area.id,
        .type = type.id,
        .from = query->from,
        .until = query->until,
        .broken = query->broken,
    };
    buf_release(&fold);
    return true;
}

bool board_deploy_window(struct board *board, const struct deploy_query *query,
                         size_t first, size_t most, struct arena *arena,
                         struct deploy_window *window, struct err *err)
{
    struct deploys_wanted wanted;
    struct deploy_page page;
    if (!wanted_of(board, query, arena, &wanted, err))
        return false;
    wanted.first = first;
    wanted.most = most;
    if (!deploys_page(board->store, &wanted, arena, &page, err))
        return false;
    *window = (struct deploy_window){page.line, page.n, page.total};
    return true;
}
