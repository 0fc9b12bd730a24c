/* Picking one owner out of the names that came in. */
#include "board/pick.h"

#include "board/person.h"
#include "board/lookup.h"
#include "board_private.h"
#include "domain/handle.h"
#include "domain/name.h"
#include "own_private.h"
#include "person_private.h"
#include "store/areas.h"
#include "store/log.h"
#include "store/picks.h"
#include "text/fold.h"

#include <string.h>

struct roster {
    struct person *people;
    size_t n;
};

static bool read_roster(struct board *board, struct arena *arena, struct roster *roster,
                        struct err *err)
{
    return board_people(board, arena, &roster->people, &roster->n, err);
}

/* Whom the name means: as the import found out, else whose handle, name or address it is to
 * the letter; id 0 for nobody's, and for that of several. */
static bool find_person(struct board *board, const struct roster *roster,
                        const struct owner_candidate *candidate, struct arena *arena,
                        struct person *person, struct err *err)
{
    const struct person *known;
    const char *bare = candidate->name + (candidate->name[0] == '@');
    *person = (struct person){.name = candidate->name, .handle = ""};
    if (candidate->team)
        return true;
    if (candidate->person)
        return record_get(board->store, &person_records, candidate->person, arena, person,
                          err);
    name_known(bare, roster->people, roster->n, &known);
    if (known)
        *person = *known;
    return true;
}

static bool fill_name(struct board *board, const struct roster *roster,
                      const struct owner_candidate *candidate, struct arena *arena,
                      struct pick_name *name, struct err *err)
{
    struct buf owns;
    *name = (struct pick_name){.candidate = *candidate, .owns = ""};
    if (!find_person(board, roster, candidate, arena, &name->person, err))
        return false;
    if (!name->person.id)
        return true;
    buf_init(&owns);
    bool ok = board_owned_text(board, name->person.id, &owns, err) &&
              log_last_act(board->store, name->person.handle, &name->acted_at, err);
    name->owns = arena_copy(arena, owns.text);
    buf_release(&owns);
    return ok;
}

static bool fill(struct board *board, struct arena *arena, struct pick *pick,
                 struct err *err)
{
    struct owner_candidate *candidates;
    struct roster roster;
    int64_t area = pick->area.id;
    if (!read_roster(board, arena, &roster, err) ||
        !areas_paths(board->store, area, arena, &pick->paths, &pick->paths_n, err) ||
        !areas_candidates(board->store, area, arena, &candidates, &pick->names_n, err))
        return false;
    pick->names = arena_new(arena, pick->names_n, sizeof *pick->names);
    for (size_t i = 0; i < pick->names_n; i++)
        if (!fill_name(board, &roster, &candidates[i], arena, &pick->names[i], err))
            return false;
    return true;
}

bool board_pick(struct board *board, int64_t area, const char *after, int64_t after_id,
                struct arena *arena, struct pick *pick, struct err *err)
{
    struct pick p = {0};
    const struct pick_place place = {after, after_id};
    int64_t waiting = 0, all = 0;
    bool waits = false, found;
    if (!picks_count(board->store, &waiting, &all, err) ||
        (area && !picks_waits(board->store, area, &waits, err)))
        return false;
    bool ok = waits ? record_get(board->store, &area_records, area, arena, &p.area, err)
                    : picks_next(board->store, &place, arena, &p.area, &found, err);
    if (!ok || (p.area.id && !fill(board, arena, &p, err)))
        return false;
    p.waiting = (size_t)waiting;
    p.all = (size_t)all;
    *pick = p;
    return true;
}

void board_pick_place(const struct area *area, struct buf *after)
{
    buf_reset(after);
    fold_name(after, area->name);
}

/* What the parts of one pick share. */
struct picking {
    struct board *board;
    struct tx *tx;
    struct arena *arena;
    const struct pick_request *request;
    struct roster roster; /* read again after each one that is put on the board */
    struct area area;
    struct own_done *done;
    size_t helpers;
};

/* The candidate's person, put on the board where they are nobody of it yet. */
static bool make_person(struct picking *p, const struct owner_candidate *candidate,
                        struct person *person, struct err *err)
{
    if (!find_person(p->board, &p->roster, candidate, p->arena, person, err) || person->id)
        return person->id != 0;
    const struct person *meant;
    const char *bare = candidate->name + (candidate->name[0] == '@');
    if (name_known(bare, p->roster.people, p->roster.n, &meant) > 1)
        return board_find_person(p->board, bare, p->arena, person, err);
    const char *at = strchr(bare, '@');
    struct person_edit edit = {.name = at ? arena_text(p->arena, bare, (size_t)(at - bare))
                                          : bare};
    const char *handle = board_people_key(candidate->name, p->arena).handle;
    if (at || !handle_valid(handle))
        edit.contact = candidate->name;
    else
        edit.handle = handle;
    return person_make(p->board, p->tx, &edit, p->arena, person, err) &&
           read_roster(p->board, p->arena, &p->roster, err);
}

static bool give(struct picking *p, const char *handle, enum role role,
                 struct own_done *done, struct err *err)
{
    const struct own_request request = {.area = p->area.slug,
                                        .person = arena_printf(p->arena, "@%s", handle),
                                        .role = role,
                                        .why = "picked from the names that came in"};
    return own_change(p->board, p->tx, &request, p->arena, done, err);
}

static bool give_owner(struct picking *p, const struct owner_candidate *candidates,
                       size_t n, struct err *err)
{
    struct person person = {.name = ""};
    const struct owner_candidate *chosen = NULL;
    for (size_t i = 0; i < n; i++)
        if (candidates[i].id == p->request->candidate)
            chosen = &candidates[i];
    if (chosen && chosen->team) {
        err_set(err, ERR_REFUSED, "\"%s\" is a team", chosen->name);
        return err_next(err, "name the one of it who decides");
    }
    const struct person_edit typed = {.name = p->request->typed};
    bool ok = chosen ? make_person(p, chosen, &person, err)
              : p->request->adds
                  ? person_make(p->board, p->tx, &typed, p->arena, &person, err)
                  : own_person(p->board, typed.name, p->arena, &person, err);
    if (!ok)
        return false;
    return give(p, person.handle, ROLE_OWNER, p->done, err);
}

/* The others, but who left and who cannot be made a person. */
static bool give_helpers(struct picking *p, const struct owner_candidate *candidates,
                         size_t n, struct err *err)
{
    for (size_t i = 0; p->request->others_help && i < n; i++) {
        struct own_done done;
        struct person person;
        struct err cannot;
        if (candidates[i].team || !make_person(p, &candidates[i], &person, &cannot) ||
            person.state == PERSON_LEFT || person.id == p->done->person.id)
            continue;
        if (!give(p, person.handle, ROLE_HELPER, &done, err))
            return false;
        p->helpers++;
    }
    return true;
}

static bool pick_owner(struct picking *p, struct err *err)
{
    struct owner_candidate *candidates;
    bool waits;
    size_t n;
    if (!read_roster(p->board, p->arena, &p->roster, err) ||
        !record_get(p->board->store, &area_records, p->request->area, p->arena, &p->area,
                    err) ||
        !picks_waits(p->board->store, p->area.id, &waits, err) ||
        !areas_candidates(p->board->store, p->area.id, p->arena, &candidates, &n, err))
        return false;
    if (!waits) {
        err_set(err, ERR_CONFLICT, "%s has its owner by now", p->area.name);
        return err_next(err, "go on with the next one");
    }
    if (!give_owner(p, candidates, n, err) || !give_helpers(p, candidates, n, err))
        return false;
    if (p->helpers)
        tx_say(p->tx, "picked %s as owner of %s, %zu %s", p->done->person.name,
               p->area.name, p->helpers, p->helpers == 1 ? "helps" : "help");
    else
        tx_say(p->tx, "picked %s as owner of %s", p->done->person.name, p->area.name);
    return true;
}

bool board_pick_owner(struct board *board, const struct pick_request *request,
                      struct arena *arena, struct own_done *done, size_t *helpers,
                      struct err *err)
{
    struct own_done result = {0};
    struct picking p = {
        .board = board, .arena = arena, .request = request, .done = &result};
    if (!board_begin(board, NULL, &p.tx, err) ||
        !board_end(board, p.tx, pick_owner(&p, err), err))
        return false;
    *done = result;
    *helpers = p.helpers;
    return true;
}
