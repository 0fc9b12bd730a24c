/* One ticket, with its spec judged. */
#include "board/ticket.h"

#include "board/lookup.h"
#include "board_private.h"
#include "store/tickets.h"

static bool find_signer(struct board *board, const struct ticket *ticket,
                        struct arena *arena, enum spec_signer *signer, struct err *err)
{
    struct person person;
    *signer = SIGNER_UNKNOWN;
    if (!ticket->signer)
        return true;
    if (!record_get(board->store, &person_records, ticket->signer, arena, &person, err))
        return false;
    *signer = person.state == PERSON_LEFT ? SIGNER_LEFT : SIGNER_ACTIVE;
    return true;
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
    return true;
}

bool board_ticket_card(struct board *board, int64_t ticket, struct arena *arena,
                       struct ticket_card *card, struct err *err)
{
    struct ticket_card found = {0};
    enum spec_signer signer;
    if (!record_get(board->store, &ticket_records, ticket, arena, &found.ticket, err) ||
        !tickets_awkward(board->store, ticket, arena, &found.cases, &found.cases_n, err) ||
        !find_signer(board, &found.ticket, arena, &signer, err) ||
        !find_area(board, arena, &found, err))
        return false;
    found.gaps =
        spec_gaps(&found.ticket, found.cases, found.cases_n, signer, found.judgement);
    *card = found;
    return true;
}
