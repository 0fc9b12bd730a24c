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

bool board_person_card(struct board *board, const char *typed, struct arena *arena,
                       struct person_card *card, struct err *err)
{
    struct person_card c = {0};
    if (!board_find_person(board, typed, arena, &c.person, err) ||
        !fill_roles(board, arena, &c, err) || !fill_promises(board, arena, &c, err) ||
        !people_signs(board->store, c.person.id, arena, &c.signs, &c.signs_n, err))
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

static bool pass_all(struct board *board, struct tx *tx, const struct person_card *card,
                     const struct person *heir, struct arena *arena, struct err *err)
{
    for (size_t i = 0; i < card->roles_n; i++)
        if (!pass_role(board, tx, &card->roles[i], &card->person, heir->id, arena, err))
            return false;
    for (size_t i = 0; i < card->signs_n; i++)
        if (!pass_sign(tx, card->signs[i], heir, err))
            return false;
    for (size_t i = 0; i < card->promises_n; i++) {
        struct removal removal = card->promises[i].removal;
        removal.owner = heir->id;
        if (!record_change(tx, &removal_records, &removal, err))
            return false;
    }
    return true;
}

static bool leave(struct board *board, struct tx *tx, const char *typed, const char *to,
                  struct arena *arena, struct person_card *card, struct person *heir,
                  struct err *err)
{
    if (!board_person_card(board, typed, arena, card, err) ||
        (to && !board_find_person(board, to, arena, heir, err)))
        return false;
    if (card->person.state == PERSON_LEFT)
        return err_set(err, ERR_REFUSED, "%s has left already", card->person.name);
    if (heir->id == card->person.id || (heir->id && heir->state == PERSON_LEFT)) {
        err_set(err, ERR_REFUSED, "%s cannot take over from %s", heir->name,
                card->person.name);
        return err_next(err, "name somebody who stays: buckstop people");
    }
    struct person person = card->person;
    person.state = PERSON_LEFT;
    person.away_until = 0;
    person.left_at = tx_now(tx);
    tx_say(tx, heir->id ? "%s left; %s takes over" : "%s left", person.name, heir->name);
    return pass_all(board, tx, card, heir, arena, err) &&
           record_change(tx, &person_records, &person, err);
}

bool board_person_leave(struct board *board, const char *typed, const char *to,
                        struct arena *arena, struct person_card *card, struct person *heir,
                        struct err *err)
{
    struct tx *tx;
    struct person_card held = {0};
    struct person taker = {.name = ""};
    if (!board_begin(board, NULL, &tx, err) ||
        !board_end(board, tx, leave(board, tx, typed, to, arena, &held, &taker, err), err))
        return false;
    *card = held;
    *heir = taker;
    return true;
}
