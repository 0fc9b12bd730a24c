/* Finding a ticket, and everything about one. */
#include "ticket_private.h"

#include "board/lookup.h"
#include "domain/decision.h"
#include "store/tickets.h"
#include "text/fold.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool ticket_get(struct board *board, int64_t id, struct arena *arena, struct ticket *ticket,
                struct err *err)
{
    if (record_get(board->store, &ticket_records, id, arena, ticket, err))
        return true;
    if (err->code == ERR_NOT_FOUND)
        err_next(err, "see what there is: buckstop tickets --all");
    return false;
}

/* Of several that go by one number none is guessed. */
static bool one_of(const struct ticket *tickets, size_t n, const char *typed,
                   struct ticket *ticket, struct err *err)
{
    if (n == 1) {
        *ticket = tickets[0];
        return true;
    }
    if (n == 0) {
        err_set(err, ERR_NOT_FOUND, "no ticket \"%s\"", typed);
        return err_next(err, "see what there is: buckstop tickets --all");
    }
    err_set(err, ERR_AMBIGUOUS, "\"%s\" is the number of %zu tickets elsewhere", typed, n);
    for (size_t i = 0; i < n && i < ERR_CLOSEST; i++) {
        char number[32];
        snprintf(number, sizeof number, "#%" PRId64, tickets[i].id);
        err_closest(err, number);
    }
    return err_next(err, "name it by its number on the board");
}

/* "owner/name#12": where it came from, and its number there. */
static bool find_at_source(struct board *board, const char *typed, struct arena *arena,
                           struct ticket *ticket, struct err *err)
{
    const char *hash = strrchr(typed, '#');
    bool found = false;
    const char *source =
        arena_printf(arena, "github:%.*s", (int)(hash ? hash - typed : 0), typed);
    if (hash &&
        !tickets_by_source(board->store, source, hash + 1, arena, ticket, &found, err))
        return false;
    return found || one_of(NULL, 0, typed, ticket, err);
}

static bool find_by_url(struct board *board, const char *typed, struct arena *arena,
                        struct ticket *ticket, struct err *err)
{
    struct ticket *tickets;
    size_t n, len = strcspn(typed, "#?");
    while (len > 0 && typed[len - 1] == '/')
        len--;
    const char *url = arena_text(arena, typed, len);
    return tickets_by_url(board->store, url, arena, &tickets, &n, err) &&
           one_of(tickets, n, typed, ticket, err);
}

bool board_ticket_find(struct board *board, const char *typed, struct arena *arena,
                       struct ticket *ticket, struct err *err)
{
    struct ticket *tickets;
    const char *number = typed + (typed[0] == '#');
    size_t digits = strspn(number, "0123456789"), n;
    if (strstr(typed, "://"))
        return find_by_url(board, typed, arena, ticket, err);
    if (digits == 0 || number[digits] || digits > 18)
        return find_at_source(board, typed, arena, ticket, err);
    int64_t id = strtoll(number, NULL, 10);
    if (record_get(board->store, &ticket_records, id, arena, ticket, err))
        return true;
    return err->code == ERR_NOT_FOUND &&
           tickets_by_number(board->store, number, arena, &tickets, &n, err) &&
           one_of(tickets, n, typed, ticket, err);
}

static bool find_signer(struct board *board, const struct ticket *ticket,
                        struct arena *arena, enum spec_signer *signer, struct err *err)
{
    struct person person;
    *signer = board ? SIGNER_UNKNOWN : SIGNER_UNASKED;
    if (!ticket->signer)
        return true;
    if (!record_get(board->store, &person_records, ticket->signer, arena, &person, err))
        return false;
    *signer = person.state == PERSON_LEFT ? SIGNER_LEFT : SIGNER_ACTIVE;
    return true;
}

bool ticket_judge_spec(struct board *board, struct arena *arena, struct ticket_spec *spec,
                       struct err *err)
{
    enum spec_signer signer;
    if (!find_signer(board, &spec->ticket, arena, &signer, err))
        return false;
    spec->gaps =
        spec_gaps(&spec->ticket, spec->cases, spec->cases_n, signer, spec->judgement);
    return true;
}

bool ticket_judge(struct board *board, struct arena *arena, struct ticket_spec *spec,
                  struct err *err)
{
    return tickets_awkward(board->store, spec->ticket.id, arena, &spec->cases,
                           &spec->cases_n, err) &&
           ticket_judge_spec(board, arena, spec, err);
}

static bool find_area(struct board *board, struct arena *arena, struct ticket_card *card,
                      struct err *err)
{
    struct who who;
    if (!card->ticket.area)
        return true;
    if (!record_get(board->store, &area_records, card->ticket.area, arena, &card->area,
                    err) ||
        !board_who_area(board, &card->area, 0, arena, &who, err))
        return false;
    card->owner = who.owner.person;
    card->acting = who.acting;
    return true;
}

static void add_customer(struct ticket_card *card, const char *customer)
{
    if (!customer[0])
        return;
    for (size_t i = 0; i < card->customers_n; i++)
        if (fold_same(card->customers[i], customer))
            return;
    card->customers[card->customers_n++] = customer;
}

/* What it is folded under, what is folded under it, and whose wish all of it is. */
static bool find_same(struct board *board, struct arena *arena, struct ticket_card *card,
                      struct err *err)
{
    const struct ticket *ticket = &card->ticket;
    if ((ticket->canonical &&
         !ticket_get(board, ticket->canonical, arena, &card->canonical, err)) ||
        !tickets_same(board->store, ticket->id, arena, &card->same, &card->same_n, err))
        return false;
    card->customers = arena_new(arena, card->same_n + 1, sizeof *card->customers);
    add_customer(card, ticket->customer);
    for (size_t i = 0; i < card->same_n; i++)
        add_customer(card, card->same[i].customer);
    return true;
}

bool board_ticket_card(struct board *board, int64_t ticket, struct arena *arena,
                       struct ticket_card *card, struct err *err)
{
    struct ticket_card c = {0};
    struct ticket_spec spec = {0};
    if (!ticket_get(board, ticket, arena, &c.ticket, err))
        return false;
    spec.ticket = c.ticket;
    if (!ticket_judge(board, arena, &spec, err) || !find_area(board, arena, &c, err) ||
        !find_same(board, arena, &c, err) ||
        !tickets_skipped(board->store, ticket, &c.skipped, err))
        return false;
    if (c.ticket.decider && !record_get(board->store, &person_records, c.ticket.decider,
                                        arena, &c.decider, err))
        return false;
    c.cases = spec.cases;
    c.cases_n = spec.cases_n;
    c.gaps = spec.gaps;
    memcpy(c.judgement, spec.judgement, sizeof c.judgement);
    c.back = decision_back(&c.ticket, board_today(board));
    if (!ticket_changes(board, &c, arena, err))
        return false;
    *card = c;
    return true;
}

const char *board_ticket_judged(const struct ticket_card *card, enum spec_field field)
{
    if (field != SPEC_AWKWARD)
        return spec_value(&card->ticket, field);
    size_t at = card->judgement[field].awkward;
    return at < card->cases_n ? card->cases[at].text : "";
}
