/* What somebody holds, and what the team would miss without them. */
#include "board/departure.h"

#include "board_private.h"

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
    board_away_end(board, &card->person, 1);
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

bool board_departure_of(struct board *board, int64_t person, struct arena *arena,
                        struct departure *departure, struct err *err)
{
    struct departure d = {0};
    if (!record_get(board->store, &person_records, person, arena, &d.held.person, err) ||
        !fill_card(board, arena, &d.held, err) ||
        !people_only_ships(board->store, person, arena, &d.only, &d.only_n, err))
        return false;
    *departure = d;
    return true;
}

bool board_departure(struct board *board, const char *typed, struct arena *arena,
                     struct departure *departure, struct err *err)
{
    struct person person;
    return board_find_person(board, typed, arena, &person, err) &&
           board_departure_of(board, person.id, arena, departure, err);
}
