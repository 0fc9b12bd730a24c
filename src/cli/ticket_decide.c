/* Decisions, the way from ready to done, and the same thing under other names. */
#include "ticket_alike.h"
#include "ticket_shape.h"
#include "verbs.h"

#include "domain/when.h"

#include <string.h>

/* The answer of a verb that changed a ticket: on a terminal the sentence, in a pipe the
 * number, as JSON the whole of it. */
static bool answer(struct call *call, int64_t id, const char *said, struct err *err)
{
    struct ticket_card card;
    struct ticket_likes likes = {.n = 0};
    if (call->out.mode == OUT_TTY) {
        out_say(&call->out, "%s\n", said);
    } else if (!call->json) {
        out_say(&call->out, "%lld\n", (long long)id);
    } else {
        if (!board_ticket_card(call->board, id, &call->arena, &card, err))
            return false;
        ticket_card_json(call, &card, &likes, 0);
    }
    return true;
}

static bool asked_decision(struct call *call, enum decision *decision, struct err *err)
{
    char *word = arena_copy(&call->arena, call->args[1]);
    for (char *c = word; *c; c++)
        *c = *c == '-' || *c == ' ' ? '_' : *c;
    int found = words_find(&decision_words, word);
    if (found > DECISION_NONE) {
        *decision = (enum decision)found;
        return true;
    }
    err_set(err, ERR_USAGE, "\"%s\" is no decision", call->args[1]);
    return err_next(err, "it is yes, no or not-now");
}

static const char *decided_sentence(struct call *call, const struct ticket_decided *decided)
{
    const struct ticket *ticket = &decided->ticket;
    static const char *const answers[] = {[DECISION_NONE] = "",
                                          [DECISION_YES] = "Yes to",
                                          [DECISION_NO] = "No to",
                                          [DECISION_NOT_NOW] = "Not now"};
    const char *said =
        arena_printf(&call->arena, "%s%s#%lld, \"%s\"", answers[ticket->decision],
                     ticket->decision == DECISION_NOT_NOW ? ": " : " ",
                     (long long)ticket->id, ticket->title);
    if (ticket->come_back_on)
        said = arena_printf(&call->arena, "%s, until %s", said,
                            shape_day(call, ticket->come_back_on));
    if (decided->own)
        return arena_printf(&call->arena, "%s. Decided by %s.", said,
                            decided->decider.name);
    return arena_printf(&call->arena, "%s. It is %s's decision, recorded for them by %s.",
                        said, decided->decider.name, ticket->decided_by);
}

bool verb_ticket_decide(struct call *call, struct err *err)
{
    struct ticket ticket;
    struct ticket_decided decided;
    enum decision decision = DECISION_NONE;
    int64_t until = 0;
    const char *why = verb_option(call, "why"), *typed = verb_option(call, "until");
    if (!asked_decision(call, &decision, err) ||
        (typed && !when_date(typed, board_today(call->board), &until, err)))
        return false;
    if (!board_ticket_find(call->board, call->args[0], &call->arena, &ticket, err) ||
        !board_ticket_decide(call->board, ticket.id, decision, why ? why : "", until,
                             &call->arena, &decided, err))
        return false;
    const char *said = decided_sentence(call, &decided);
    if (call->out.mode == OUT_PIPE && !decided.own)
        out_note(&call->out, "%s", said);
    return answer(call, ticket.id, said, err);
}

static const char *customers_of(struct call *call, const struct ticket_card *card)
{
    struct buf text;
    buf_init(&text);
    for (size_t i = 0; i < card->customers_n; i++)
        buf_addf(&text, "%s%s", i ? ", " : " Customers: ", card->customers[i]);
    buf_add(&text, card->customers_n ? "." : "");
    return shape_keep(call, &text);
}

static bool folded(const struct ticket *ticket, struct err *err)
{
    if (ticket->canonical)
        return true;
    err_set(err, ERR_REFUSED, "ticket %lld is not folded under another",
            (long long)ticket->id);
    return err_next(err, "say which it is the same as: buckstop ticket same %lld OTHER",
                    (long long)ticket->id);
}

bool verb_ticket_same(struct call *call, struct err *err)
{
    struct ticket ticket, other = {0}, canonical;
    struct ticket_card card;
    if (!board_ticket_find(call->board, call->args[0], &call->arena, &ticket, err) ||
        (call->n == 2 &&
         !board_ticket_find(call->board, call->args[1], &call->arena, &other, err)) ||
        (call->n == 1 && !folded(&ticket, err)) ||
        !board_ticket_same(call->board, ticket.id, other.id, &call->arena, &canonical, err))
        return false;
    if (call->n == 1)
        return answer(call, ticket.id,
                      arena_printf(&call->arena, "#%lld, \"%s\", is on its own again.",
                                   (long long)ticket.id, ticket.title),
                      err);
    if (!board_ticket_card(call->board, canonical.id, &call->arena, &card, err))
        return false;
    if (!answer(call, canonical.id,
                arena_printf(&call->arena, "#%lld, \"%s\", stands for #%lld too now.%s",
                             (long long)canonical.id, canonical.title, (long long)ticket.id,
                             customers_of(call, &card)),
                err))
        return false;
    if (call->out.mode == OUT_TTY)
        out_say(&call->out, "  To take it out again: buckstop ticket same %lld\n",
                (long long)ticket.id);
    return true;
}

bool verb_ticket_apart(struct call *call, struct err *err)
{
    size_t n = (size_t)call->n;
    int64_t *ids = arena_new(&call->arena, n, sizeof *ids);
    for (size_t i = 0; i < n; i++) {
        struct ticket ticket;
        if (!board_ticket_find(call->board, call->args[i], &call->arena, &ticket, err))
            return false;
        ids[i] = ticket.id;
    }
    return alike_apart(call, ALIKE_TICKETS, ids, n, err);
}

bool verb_ticket_start(struct call *call, struct err *err)
{
    struct ticket ticket, started;
    bool skipped;
    if (!board_ticket_find(call->board, call->args[0], &call->arena, &ticket, err) ||
        !board_ticket_start(call->board, ticket.id, &call->arena, &started, &skipped, err))
        return false;
    const char *why = !skipped ? ""
                      : started.decision == DECISION_NONE
                          ? " It skipped the review: nobody has decided about it."
                          : " It skipped the review: nobody owns its area.";
    if (call->out.mode == OUT_PIPE && skipped)
        out_note(&call->out, "#%lld:%s", (long long)ticket.id, why);
    return answer(call, ticket.id,
                  arena_printf(&call->arena, "Work on #%lld, \"%s\", has begun.%s",
                               (long long)ticket.id, started.title, why),
                  err);
}

bool verb_ticket_done(struct call *call, struct err *err)
{
    struct ticket ticket, done;
    return board_ticket_find(call->board, call->args[0], &call->arena, &ticket, err) &&
           board_ticket_finish(call->board, ticket.id, &call->arena, &done, err) &&
           answer(call, ticket.id,
                  arena_printf(&call->arena, "#%lld, \"%s\", is done.",
                               (long long)ticket.id, done.title),
                  err);
}
