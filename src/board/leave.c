/* What a person holds, and leaving: each thing goes to somebody or visibly to nobody. */
#include "board/person.h"

#include "board_private.h"
#include "own_private.h"
#include "store/areas.h"

static bool fill_roles(struct board *board, struct arena *arena, struct person_card *card,
                       struct err *err)
{
    struct ownership *roles;
    if (!people_roles(board->store, card->person.id, arena, &roles, &card->roles_n, err))
        return false;
    card->roles = arena_new(arena, card->roles_n, sizeof *card->roles);
    for (size_t i = 0; i < card->roles_n; i++) {
        card->roles[i].role = roles[i];
        if (!record_get(board->store, &area_records, roles[i].area, arena,
                        &card->roles[i].area, err))
            return false;
    }
    return true;
}

static bool fill_promises(struct board *board, struct arena *arena,
                          struct person_card *card, struct err *err)
{
    struct removal *removals;
    if (!people_promises(board->store, card->person.id, arena, &removals, &card->promises_n,
                         err))
        return false;
    card->promises = arena_new(arena, card->promises_n, sizeof *card->promises);
    for (size_t i = 0; i < card->promises_n; i++) {
        card->promises[i].removal = removals[i];
        if (!record_get(board->store, &cause_records, removals[i].cause, arena,
                        &card->promises[i].cause, err))
            return false;
    }
    return true;
}

static bool fill_card(struct board *board, struct arena *arena, struct person_card *card,
                      struct err *err)
{
    return fill_roles(board, arena, card, err) && fill_promises(board, arena, card, err) &&
           people_signs(board->store, card->person.id, arena, &card->signs, &card->signs_n,
                        err);
}

bool board_person_card(struct board *board, const char *typed, struct arena *arena,
                       struct person_card *card, struct err *err)
{
    struct person_card c = {0};
    if (!board_find_person(board, typed, arena, &c.person, err) ||
        !fill_card(board, arena, &c, err))
        return false;
    *card = c;
    return true;
}

bool board_person_card_of(struct board *board, int64_t person, struct arena *arena,
                          struct person_card *card, struct err *err)
{
    struct person_card c = {0};
    if (!record_get(board->store, &person_records, person, arena, &c.person, err) ||
        !fill_card(board, arena, &c, err))
        return false;
    *card = c;
    return true;
}

/* Whether the heir may take the role: not where they have one already that excludes it. */
static bool may_take(const struct who *who, enum role role, int64_t heir)
{
    if (role == ROLE_STAND_IN || role == ROLE_HELPER || role == ROLE_DELIVERY) {
        if (who->owner.person.id == heir)
            return false;
    }
    for (size_t i = 0; role == ROLE_HELPER && i < who->helpers_n; i++)
        if (who->helpers[i].person.id == heir)
            return false;
    return true;
}

/* A heir who becomes the owner stops being the stand-in or a helper there. */
static bool end_heir_roles(struct tx *tx, const struct who *who, int64_t heir,
                           struct err *err)
{
    if (who->stand_in.person.id == heir && !own_end(tx, &who->stand_in.role, err))
        return false;
    if (who->delivery.person.id == heir && !own_end(tx, &who->delivery.role, err))
        return false;
    for (size_t i = 0; i < who->helpers_n; i++)
        if (who->helpers[i].person.id == heir && !own_end(tx, &who->helpers[i].role, err))
            return false;
    return true;
}

static bool pass_role(struct board *board, struct tx *tx, const struct held_role *held,
                      const struct person *leaver, int64_t heir, struct arena *arena,
                      struct err *err)
{
    struct who who;
    if (!own_end(tx, &held->role, err))
        return false;
    if (!heir || !board_who_area(board, &held->area, 0, arena, &who, err))
        return !heir;
    if (!may_take(&who, held->role.role, heir))
        return true;
    if (held->role.role == ROLE_OWNER && !end_heir_roles(tx, &who, heir, err))
        return false;
    const struct ownership role = {
        .area = held->area.id,
        .role = held->role.role,
        .person = heir,
        .why = arena_printf(arena, "%s left", leaver->name),
    };
    return own_start(tx, &role, err);
}

/* A ticket without its sign-off is no longer ready; the gap shows. */
static bool pass_sign(struct tx *tx, struct ticket ticket, const struct person *heir,
                      struct err *err)
{
    ticket.signer = heir->id;
    ticket.signs_off = heir->id ? heir->name : "";
    if (!heir->id && ticket.state == TICKET_READY) {
        ticket.state = TICKET_DRAFT;
        ticket.ready_at = 0;
    }
    return record_change(tx, &ticket_records, &ticket, err);
}

/* One who leaves, with who takes over. */
struct leaving {
    struct board *board;
    struct tx *tx;
    struct arena *arena;
    const struct leave_request *request;
    struct person_card card;
    struct person taker; /* id 0: nobody */
};

static bool stays(const struct leaving *leaving, const struct person *heir, struct err *err)
{
    if (!heir->id || (heir->id != leaving->card.person.id && heir->state != PERSON_LEFT))
        return true;
    err_set(err, ERR_REFUSED, "%s cannot take over from %s", heir->name,
            leaving->card.person.name);
    return err_next(err, "name somebody who stays: buckstop people");
}

/* Who takes the thing: its own heir, else the one of all. */
static bool heir_of(const struct leaving *leaving, enum held_kind kind, int64_t held,
                    struct person *heir, struct err *err)
{
    const struct leave_request *request = leaving->request;
    *heir = leaving->taker;
    for (size_t i = 0; i < request->heirs_n; i++) {
        const struct heir *named = &request->heirs[i];
        if (named->kind != kind || named->held != held)
            continue;
        *heir = (struct person){.name = ""};
        return !named->person || (record_get(leaving->board->store, &person_records,
                                             named->person, leaving->arena, heir, err) &&
                                  stays(leaving, heir, err));
    }
    return true;
}

static bool pass_all(const struct leaving *l, struct err *err)
{
    const struct person_card *card = &l->card;
    struct person heir;
    for (size_t i = 0; i < card->roles_n; i++)
        if (!heir_of(l, HELD_ROLE, card->roles[i].role.id, &heir, err) ||
            !pass_role(l->board, l->tx, &card->roles[i], &card->person, heir.id, l->arena,
                       err))
            return false;
    for (size_t i = 0; i < card->signs_n; i++)
        if (!heir_of(l, HELD_SIGN, card->signs[i].id, &heir, err) ||
            !pass_sign(l->tx, card->signs[i], &heir, err))
            return false;
    for (size_t i = 0; i < card->promises_n; i++) {
        struct removal removal = card->promises[i].removal;
        if (!heir_of(l, HELD_PROMISE, removal.id, &heir, err))
            return false;
        removal.owner = heir.id;
        if (!record_change(l->tx, &removal_records, &removal, err))
            return false;
    }
    return true;
}

static bool leave(struct leaving *l, struct err *err)
{
    const struct leave_request *request = l->request;
    if (!board_person_card(l->board, request->person, l->arena, &l->card, err) ||
        (request->to &&
         !board_find_person(l->board, request->to, l->arena, &l->taker, err)))
        return false;
    if (l->card.person.state == PERSON_LEFT)
        return err_set(err, ERR_REFUSED, "%s has left already", l->card.person.name);
    if (!stays(l, &l->taker, err))
        return false;
    struct person person = l->card.person;
    person.state = PERSON_LEFT;
    person.away_until = 0;
    person.left_at = tx_now(l->tx);
    tx_say(l->tx, l->taker.id ? "%s left; %s takes over" : "%s left", person.name,
           l->taker.name);
    return pass_all(l, err) && record_change(l->tx, &person_records, &person, err);
}

bool board_person_leave_by(struct board *board, const struct leave_request *request,
                           struct arena *arena, struct person_card *card,
                           struct person *taker, struct err *err)
{
    struct leaving l = {
        .board = board, .arena = arena, .request = request, .taker = {.name = ""}};
    if (!board_begin(board, NULL, &l.tx, err) ||
        !board_end(board, l.tx, leave(&l, err), err))
        return false;
    *card = l.card;
    *taker = l.taker;
    return true;
}

bool board_person_leave(struct board *board, const char *typed, const char *to,
                        struct arena *arena, struct person_card *card, struct person *taker,
                        struct err *err)
{
    const struct leave_request request = {.person = typed, .to = to};
    return board_person_leave_by(board, &request, arena, card, taker, err);
}
