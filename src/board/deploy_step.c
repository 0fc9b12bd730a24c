/* What became of a deploy: its checklist, what monitoring showed, when it broke and how it
 * recovered. */
#include "deploy_private.h"

#include "domain/when.h"
#include "store/deploys.h"

#include <inttypes.h>

/* Refuses an instant before another one of the same deploy. */
static bool not_before(struct board *board, int64_t at, int64_t first, const char *what,
                       const char *first_what, struct err *err)
{
    if (at >= first)
        return true;
    const struct when_base base = {.zone = &board->zone, .now = board->world.now};
    struct buf text;
    buf_init(&text);
    when_text(&text, first, &base);
    err_set(err, ERR_REFUSED, "%s would be before %s, at %s", what, first_what, text.text);
    buf_release(&text);
    return err_next(err, "give a later time; a deploy's own is changed with: buckstop "
                         "deploy edit NUMBER --at TIME");
}

/* One change of one deploy, in one transaction. */
struct turn {
    bool (*make)(struct board *board, struct deploy *deploy, const struct turn *turn,
                 struct err *err);
    const char *did;
    enum recovery how;
    int64_t at; /* an instant; 0: now */
    const char *what;
};

static bool turn_in(struct board *board, struct tx *tx, int64_t id, const struct turn *turn,
                    struct arena *arena, struct deploy *deploy, struct err *err)
{
    if (!deploy_get(board, id, arena, deploy, err) ||
        !turn->make(board, deploy, turn, err) ||
        !record_change(tx, &deploy_records, deploy, err))
        return false;
    deploy_say(tx, turn->did, deploy);
    return true;
}

static bool take_turn(struct board *board, int64_t id, const struct turn *turn,
                      struct arena *arena, struct deploy *after, struct err *err)
{
    struct tx *tx;
    struct deploy deploy;
    if (!board_begin(board, NULL, &tx, err) ||
        !board_end(board, tx, turn_in(board, tx, id, turn, arena, &deploy, err), err))
        return false;
    *after = deploy;
    return true;
}

static bool make_fine(struct board *board, struct deploy *deploy, const struct turn *turn,
                      struct err *err)
{
    (void)board, (void)turn;
    if (deploy->monitoring == MONITORING_BROKE) {
        err_set(err, ERR_REFUSED, "deploy %" PRId64 " broke", deploy->id);
        return err_next(err,
                        "say when it was well again: buckstop recovered %" PRId64
                        "; said by mistake: buckstop undo",
                        deploy->id);
    }
    deploy->monitoring = MONITORING_FINE;
    return true;
}

bool board_deploy_fine(struct board *board, int64_t deploy, struct arena *arena,
                       struct deploy *after, struct err *err)
{
    const struct turn turn = {.make = make_fine, .did = "looked at"};
    return take_turn(board, deploy, &turn, arena, after, err);
}

static bool make_broken(struct board *board, struct deploy *deploy, const struct turn *turn,
                        struct err *err)
{
    int64_t at = turn->at ? turn->at : board->world.now;
    if (!deploy_not_ahead(board, at, "the break", err) ||
        !not_before(board, at, deploy->at, "the break", "it went out", err))
        return false;
    deploy->monitoring = MONITORING_BROKE;
    deploy->broke_at = at;
    deploy->broke_what = turn->what[0] ? turn->what : deploy->broke_what;
    if (deploy->recovery != RECOVERY_NONE && deploy->recovered_at < at) {
        deploy->recovery = RECOVERY_NONE;
        deploy->recovered_at = 0;
        deploy->recovered_what = "";
    }
    return true;
}

bool board_deploy_broke(struct board *board, int64_t deploy, int64_t at, const char *what,
                        struct arena *arena, struct deploy *after, struct err *err)
{
    const struct turn turn = {
        .make = make_broken, .did = "said what broke after", .at = at, .what = what};
    return take_turn(board, deploy, &turn, arena, after, err);
}

static bool make_well(struct board *board, struct deploy *deploy, const struct turn *turn,
                      struct err *err)
{
    int64_t at = turn->at ? turn->at : board->world.now;
    int64_t broke = deploy->broke_at ? deploy->broke_at : deploy->at;
    if (!deploy_not_ahead(board, at, "the recovery", err) ||
        !not_before(board, at, broke, "the recovery", "it broke", err))
        return false;
    deploy->monitoring = MONITORING_BROKE;
    deploy->broke_at = broke;
    deploy->recovery = turn->how;
    deploy->recovered_at = at;
    deploy->recovered_what = turn->what[0] ? turn->what : deploy->recovered_what;
    return true;
}

bool board_deploy_recovered(struct board *board, int64_t deploy, enum recovery how,
                            int64_t at, const char *what, struct arena *arena,
                            struct deploy *after, struct err *err)
{
    const struct turn turn = {.make = make_well,
                              .did = how == RECOVERY_ROLLED_BACK ? "rolled back"
                                                                 : "said the recovery of",
                              .how = how,
                              .at = at,
                              .what = what};
    return take_turn(board, deploy, &turn, arena, after, err);
}

static bool tick(struct board *board, struct tx *tx, int64_t id, int64_t number,
                 bool ticked, struct arena *arena, struct deploy_step *after,
                 struct err *err)
{
    struct deploy deploy;
    struct deploy_step *steps;
    size_t n;
    if (!deploy_get(board, id, arena, &deploy, err) ||
        !deploys_steps(board->store, id, arena, &steps, &n, err))
        return false;
    if (number < 1 || number > (int64_t)n) {
        err_set(err, ERR_NOT_FOUND, "deploy %" PRId64 " has no step %" PRId64, id, number);
        if (n == 0)
            return err_next(err, "the steps are its release type's: buckstop releases");
        return err_next(err, "its steps are 1 to %zu: buckstop deploy show %" PRId64, n,
                        id);
    }
    *after = steps[number - 1];
    if ((after->ticked_at != 0) == ticked)
        return true;
    after->ticked_at = ticked ? tx_now(tx) : 0;
    after->ticked_by = ticked ? board->actor : "";
    tx_say(tx, "%s step %" PRId64 " of deploy %" PRId64, ticked ? "ticked" : "unticked",
           number, id);
    return record_change(tx, &deploy_step_records, after, err);
}

bool board_deploy_tick(struct board *board, int64_t deploy, int64_t step, bool ticked,
                       struct arena *arena, struct deploy_step *after, struct err *err)
{
    struct tx *tx;
    struct deploy_step made;
    if (!board_begin(board, NULL, &tx, err) ||
        !board_end(board, tx, tick(board, tx, deploy, step, ticked, arena, &made, err),
                   err))
        return false;
    *after = made;
    return true;
}
