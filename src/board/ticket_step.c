/* The way of a ticket from draft to done: judged, decided, started, finished, folded. */
#include "ticket_private.h"

#include "board/lookup.h"
#include "domain/decision.h"
#include "same_private.h"
#include "store/tickets.h"

#include <inttypes.h>
#include <string.h>

enum { MET_DAYS = 30 };

/* What an action may do with a ticket: not with one that is folded under another. */
static bool get_own(struct board *board, int64_t id, struct arena *arena,
                    struct ticket *ticket, struct err *err)
{
    if (!ticket_get(board, id, arena, ticket, err))
        return false;
    if (!ticket->canonical)
        return true;
    err_set(err, ERR_REFUSED, "ticket %" PRId64 " is the same as %" PRId64, id,
            ticket->canonical);
    return err_next(err, "do it with number %" PRId64, ticket->canonical);
}

static bool judge_again(struct board *board, struct tx *tx, int64_t id, struct arena *arena,
                        struct ticket_done *done, struct err *err)
{
    struct ticket_spec spec = {0};
    if (!get_own(board, id, arena, &spec.ticket, err))
        return false;
    enum ticket_state before = spec.ticket.state;
    bool unknown = !spec.ticket.signer && before != TICKET_DONE;
    if ((unknown && !ticket_signer(board, arena, &spec.ticket, err)) ||
        !ticket_judge(board, arena, &spec, err))
        return false;
    ticket_settle(&spec.ticket, spec.gaps, tx_now(tx));
    if (before == TICKET_DRAFT && spec.gaps) /* nothing but that is found out then */
        tx_say(tx, "ticket %" PRId64 " is signed off by %s", id, spec.ticket.signs_off);
    else
        tx_say(tx, "ticket %" PRId64 " is %s", id, spec.gaps ? "a draft again" : "ready");
    if (!record_change(tx, &ticket_records, &spec.ticket, err))
        return false;
    *done = (struct ticket_done){.ticket = spec.ticket, .gaps = spec.gaps};
    memcpy(done->judgement, spec.judgement, sizeof done->judgement);
    done->changed = before != spec.ticket.state;
    done->reached = done->changed && spec.gaps == 0;
    done->fell = done->changed && spec.gaps > 0;
    return true;
}

bool board_ticket_ready(struct board *board, int64_t ticket, struct arena *arena,
                        struct ticket_done *done, struct err *err)
{
    struct tx *tx;
    struct ticket_done made = {0};
    if (!board_begin(board, NULL, &tx, err) ||
        !board_end(board, tx, judge_again(board, tx, ticket, arena, &made, err), err))
        return false;
    *done = made;
    return true;
}

/* What somebody asks to have recorded. */
struct answer {
    enum decision decision;
    const char *why;
    int64_t back_on; /* a date; 0: none */
};

static bool check_day(struct board *board, const struct answer *answer, struct err *err)
{
    if (!answer->back_on)
        return true;
    if (answer->decision != DECISION_NOT_NOW) {
        err_set(err, ERR_USAGE, "only a \"not now\" has a day to come back");
        return err_next(err, "leave the day out, or say not now");
    }
    if (answer->back_on > board_today(board))
        return true;
    char day[DATE_TEXT];
    date_text(answer->back_on, day);
    err_set(err, ERR_REFUSED, "%s is not a day to come", day);
    return err_next(err, "name a later day, or none");
}

static bool in_an_area(const struct ticket *ticket, struct err *err)
{
    if (ticket->area)
        return true;
    err_set(err, ERR_UNOWNED, "ticket %" PRId64 " is in no area", ticket->id);
    err_why(err, "Nobody decides for it.");
    return err_next(err,
                    "Put it in one first: buckstop ticket edit %" PRId64 " --area AREA",
                    ticket->id);
}

static bool not_done(const struct ticket *ticket, struct err *err)
{
    if (ticket->state != TICKET_DONE)
        return true;
    err_set(err, ERR_REFUSED, "ticket %" PRId64 " is done", ticket->id);
    return err_next(err, "what is left to do is a ticket of its own: buckstop ticket add");
}

static bool decide(struct board *board, struct tx *tx, int64_t id,
                   const struct answer *answer, struct arena *arena,
                   struct ticket_decided *decided, struct err *err)
{
    struct ticket *ticket = &decided->ticket;
    struct who who;
    if (!get_own(board, id, arena, ticket, err) || !not_done(ticket, err) ||
        !in_an_area(ticket, err) || !check_day(board, answer, err) ||
        !record_get(board->store, &area_records, ticket->area, arena, &decided->area,
                    err) ||
        !board_who_area(board, &decided->area, 0, arena, &who, err))
        return false;
    const struct decision_people people = {
        .area = decided->area.name,
        .owner = who.owner.person.id,
        .owner_state = who.owner.person.state,
        .stand_in = who.stand_in.person.id,
        .stand_in_state = who.stand_in.person.state,
    };
    if (!decision_check(&people, answer->decision, answer->why, err))
        return false;
    decided->own = decision_own(&people, board->actor_person);
    int64_t decider = decided->own ? board->actor_person : decision_who(&people);
    if (!record_get(board->store, &person_records, decider, arena, &decided->decider, err))
        return false;
    ticket->decision = answer->decision;
    ticket->decision_why = answer->why;
    ticket->decided_by = board->actor;
    ticket->decider = decider;
    ticket->decided_at = tx_now(tx);
    ticket->come_back_on = answer->back_on;
    static const char *const said[] = {[DECISION_NONE] = "",
                                       [DECISION_YES] = "yes",
                                       [DECISION_NO] = "no",
                                       [DECISION_NOT_NOW] = "not now"};
    tx_say(tx, "decided ticket %" PRId64 ": %s", id, said[answer->decision]);
    return record_change(tx, &ticket_records, ticket, err);
}

bool board_ticket_decide(struct board *board, int64_t ticket, enum decision decision,
                         const char *why, int64_t back_on, struct arena *arena,
                         struct ticket_decided *decided, struct err *err)
{
    struct tx *tx;
    struct ticket_decided made = {0};
    const struct answer answer = {decision, why, back_on};
    if (!board_begin(board, why, &tx, err) ||
        !board_end(board, tx, decide(board, tx, ticket, &answer, arena, &made, err), err))
        return false;
    *decided = made;
    return true;
}

/* Why work on it may not begin. */
static bool may_start(struct board *board, const struct ticket_spec *spec, struct err *err)
{
    const struct ticket *ticket = &spec->ticket;
    bool against =
        ticket->decision == DECISION_NO || (ticket->decision == DECISION_NOT_NOW &&
                                            !decision_back(ticket, board_today(board)));
    if (!not_done(ticket, err))
        return false;
    if (ticket->state == TICKET_DOING) {
        err_set(err, ERR_REFUSED, "ticket %" PRId64 " has begun already", ticket->id);
        return err_next(err, "when it is over: buckstop ticket done %" PRId64, ticket->id);
    }
    if (against) {
        err_set(err, ERR_REFUSED, "ticket %" PRId64 " was decided: %s", ticket->id,
                ticket->decision == DECISION_NO ? "no" : "not now");
        err_why(err, "%s", ticket->decision_why);
        return err_next(err,
                        "ask for another decision: buckstop ticket decide %" PRId64
                        " yes --why TEXT",
                        ticket->id);
    }
    if (spec->gaps) {
        err_set(err, ERR_REFUSED, "ticket %" PRId64 " is not ready: %d of %d fields pass",
                ticket->id, SPEC_FIELDS - spec->gaps, SPEC_FIELDS);
        return err_next(err, "see what is missing: buckstop ticket show %" PRId64,
                        ticket->id);
    }
    if (ticket->state == TICKET_DRAFT) {
        err_set(err, ERR_REFUSED,
                "the spec of ticket %" PRId64 " was changed after it was "
                "ready",
                ticket->id);
        return err_next(err, "read what changed, then: buckstop ticket ready %" PRId64,
                        ticket->id);
    }
    return true;
}

static bool start(struct board *board, struct tx *tx, int64_t id, struct arena *arena,
                  struct ticket *ticket, bool *skipped, struct err *err)
{
    struct ticket_spec spec = {0};
    if (!get_own(board, id, arena, &spec.ticket, err) ||
        !ticket_judge(board, arena, &spec, err) || !may_start(board, &spec, err))
        return false;
    spec.ticket.state = TICKET_DOING;
    spec.ticket.started_at = tx_now(tx);
    tx_say(tx, "work on ticket %" PRId64 " began", id);
    *ticket = spec.ticket;
    return record_change(tx, &ticket_records, ticket, err) &&
           tickets_skipped(board->store, id, skipped, err);
}

bool board_ticket_start(struct board *board, int64_t ticket, struct arena *arena,
                        struct ticket *started, bool *skipped, struct err *err)
{
    struct tx *tx;
    struct ticket row = {0};
    bool skips = false;
    if (!board_begin(board, NULL, &tx, err) ||
        !board_end(board, tx, start(board, tx, ticket, arena, &row, &skips, err), err))
        return false;
    *started = row;
    *skipped = skips;
    return true;
}

static bool finish(struct board *board, struct tx *tx, int64_t id, struct arena *arena,
                   struct ticket *ticket, struct err *err)
{
    if (!get_own(board, id, arena, ticket, err) || !not_done(ticket, err))
        return false;
    if (ticket->state != TICKET_DOING) {
        err_set(err, ERR_REFUSED, "no work on ticket %" PRId64 " is under way", id);
        if (ticket->state == TICKET_READY)
            return err_next(err, "say first that it began: buckstop ticket start %" PRId64,
                            id);
        return err_next(err, "fill its gaps first: buckstop ticket edit %" PRId64, id);
    }
    ticket->state = TICKET_DONE;
    ticket->done_at = tx_now(tx);
    tx_say(tx, "ticket %" PRId64 " is done", id);
    return record_change(tx, &ticket_records, ticket, err);
}

bool board_ticket_finish(struct board *board, int64_t ticket, struct arena *arena,
                         struct ticket *done, struct err *err)
{
    struct tx *tx;
    struct ticket row = {0};
    if (!board_begin(board, NULL, &tx, err) ||
        !board_end(board, tx, finish(board, tx, ticket, arena, &row, err), err))
        return false;
    *done = row;
    return true;
}

bool board_ticket_same(struct board *board, int64_t ticket, int64_t same_as,
                       struct arena *arena, struct ticket *canonical, struct err *err)
{
    struct tx *tx;
    void *row = NULL;
    if (!board_begin(board, NULL, &tx, err) ||
        !board_end(board, tx,
                   same_fold(tx, &same_tickets, ticket, same_as, arena, &row, err), err))
        return false;
    *canonical = *(struct ticket *)row;
    return true;
}

bool board_tickets_met(struct board *board, int64_t *opened, int64_t *met, struct err *err)
{
    int64_t since = zone_utc(&board->zone, board_today(board) - MET_DAYS + 1, 0, 0, 0);
    return tickets_met(board->store, since, board->line_fold, opened, met, err);
}
