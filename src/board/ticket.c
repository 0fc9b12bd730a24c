/* One ticket, with its spec judged. */
#include "ticket_private.h"

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

bool ticket_judge(struct board *board, struct arena *arena, struct ticket_card *card,
                  struct err *err)
{
    enum spec_signer signer;
    if (!tickets_awkward(board->store, card->ticket.id, arena, &card->cases, &card->cases_n,
                         err) ||
        !find_signer(board, &card->ticket, arena, &signer, err))
        return false;
    card->gaps =
        spec_gaps(&card->ticket, card->cases, card->cases_n, signer, card->judgement);
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
    if (!record_get(board->store, &ticket_records, ticket, arena, &found.ticket, err) ||
        !ticket_judge(board, arena, &found, err) || !find_area(board, arena, &found, err))
        return false;
    *card = found;
    return true;
}
