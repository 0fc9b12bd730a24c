/* Who owns an area that comes in. A person's word stands over the file's: an owner this
 * source did not name, or did but whose yes was heard since, and the lack of one where
 * somebody took the owner away. */
#include "ownership_private.h"

#include "own_private.h"
#include "store/areas.h"

#include <string.h>

/* What the board knows of one area. */
struct standing {
    struct ownership *roles; /* now */
    size_t roles_n;
    const struct ownership *owner; /* NULL: nobody */
    bool was_owned;                /* by anybody, at any time */
    bool waits;                    /* has candidates */
};

static bool read_standing(const struct ownership_run *run, int64_t area,
                          struct standing *standing, struct err *err)
{
    struct store *store = run->in->board->store;
    struct arena *arena = run->in->arena;
    struct ownership *history;
    struct owner_candidate *candidates;
    size_t n, candidates_n;
    *standing = (struct standing){0};
    if (!areas_roles(store, area, 0, arena, &standing->roles, &standing->roles_n, err) ||
        !areas_history(store, area, arena, &history, &n, err) ||
        !areas_candidates(store, area, arena, &candidates, &candidates_n, err))
        return false;
    for (size_t i = 0; i < standing->roles_n; i++)
        if (standing->roles[i].role == ROLE_OWNER)
            standing->owner = &standing->roles[i];
    for (size_t i = 0; i < n; i++)
        standing->was_owned = standing->was_owned || history[i].role == ROLE_OWNER;
    standing->waits = candidates_n > 0;
    return true;
}

/* Names the person owner. Whatever else they did there ends, as when somebody does it. */
static bool start(struct ownership_run *run, int64_t area, int64_t person,
                  const struct standing *standing, struct err *err)
{
    for (size_t i = 0; i < standing->roles_n; i++) {
        const struct ownership *role = &standing->roles[i];
        if (role != standing->owner && role->person == person &&
            !own_end(run->in->tx, role, err))
            return false;
    }
    const struct ownership owner = {
        .area = area, .role = ROLE_OWNER, .person = person, .why = run->why};
    return own_start(run->in->tx, &owner, err);
}

/* Finds or makes the one owner. A name that is no person's counts as a team. */
static bool find_owner(struct ownership_run *run, size_t i, int64_t *person, bool *left,
                       struct err *err)
{
    const struct ownership_area *from = &run->plan->area[i];
    struct ownership_place *place = &run->place[i];
    if (!ownership_person(run, from->owner[0], true, person, left, err))
        return false;
    if (*person)
        return true;
    place->fate = OWNERSHIP_TEAM;
    transfer_note(run->in->report, run->in->arena, (int64_t)from->number,
                  "\"%s\" is no person's name: \"%s\" has NO OWNER, name one: buckstop own "
                  "%s PERSON",
                  run->plan->name[from->owner[0]].name, place->area.name, place->area.slug);
    return true;
}

static void note_kept(const struct ownership_run *run, size_t i, const char *what)
{
    const struct area *area = &run->place[i].area;
    transfer_note(run->in->report, run->in->arena, (int64_t)run->plan->area[i].number,
                  "\"%s\" %s; to change it: buckstop own %s PERSON", area->name, what,
                  area->slug);
}

/* Whether the owner that stands there is not this source's to take away. */
static bool is_chosen(const struct ownership_run *run, const struct area *area,
                      const struct standing *standing)
{
    return standing->owner && (area->confirmed_at >= standing->owner->since ||
                               strcmp(standing->owner->why, run->why) != 0);
}

static bool set_on_purpose(struct ownership_run *run, size_t i, bool on_purpose,
                           struct err *err)
{
    struct area *area = &run->place[i].area;
    area->unowned_on_purpose = on_purpose;
    return record_change(run->in->tx, &area_records, area, err);
}

bool ownership_owner(struct ownership_run *run, size_t i, struct err *err)
{
    struct ownership_place *place = &run->place[i];
    struct standing standing;
    int64_t person = 0;
    bool left = false;
    if (!read_standing(run, place->area.id, &standing, err))
        return false;
    bool emptied = !standing.owner && standing.was_owned && !standing.waits &&
                   !place->area.unowned_on_purpose;
    if (place->fate == OWNERSHIP_OWNED && !emptied &&
        !find_owner(run, i, &person, &left, err))
        return false;
    if (standing.owner && standing.owner->person == person)
        return true;
    if (is_chosen(run, &place->area, &standing)) {
        if (place->fate == OWNERSHIP_OWNED || place->fate == OWNERSHIP_UNOWNED)
            note_kept(run, i, "keeps its owner, whom a person named");
        return true;
    }
    if (place->fate == OWNERSHIP_OWNED && emptied) {
        note_kept(run, i, "keeps NO OWNER: somebody took the owner away");
        return true;
    }
    if (standing.owner && !own_end(run->in->tx, standing.owner, err))
        return false;
    if (left)
        note_kept(run, i, "has NO OWNER: the one it should have has left");
    else if (person && !start(run, place->area.id, person, &standing, err))
        return false;
    bool on_purpose = place->fate == OWNERSHIP_UNOWNED && !run->plan->area[i].unsaid;
    return set_on_purpose(run, i, on_purpose, err);
}

struct wanted {
    struct owner_candidate *row;
    size_t n, cap;
    bool mixed; /* with members of teams, who may be there twice */
};

/* One more name to pick from. */
static bool want(struct ownership_run *run, size_t i, size_t name, struct wanted *wanted,
                 struct err *err)
{
    const struct ownership_name *from = &run->plan->name[name];
    struct owner_candidate row = {
        .area = run->place[i].area.id, .name = from->name, .team = from->team};
    bool left;
    if (!ownership_person(run, name, false, &row.person, &left, err))
        return false;
    if (left)
        row.person = 0;
    for (size_t k = 0; wanted->mixed && k < wanted->n; k++)
        if (strcmp(wanted->row[k].name, row.name) == 0)
            return true;
    wanted->row = arena_grow(run->in->arena, wanted->row, &wanted->cap, wanted->n + 1,
                             sizeof *wanted->row);
    row.position = (int64_t)wanted->n + 1;
    wanted->row[wanted->n++] = row;
    return true;
}

/* The names in file order, a team whose members are known as those. */
static bool want_all(struct ownership_run *run, size_t i, struct wanted *wanted,
                     struct err *err)
{
    const struct ownership_area *from = &run->plan->area[i];
    for (size_t k = 0; k < from->owners; k++) {
        const struct ownership_name *name = &run->plan->name[from->owner[k]];
        if (!name->team || name->members == 0) {
            if (!want(run, i, from->owner[k], wanted, err))
                return false;
            continue;
        }
        wanted->mixed = true;
        for (size_t m = 0; m < name->members; m++)
            if (!want(run, i, name->member[m], wanted, err))
                return false;
    }
    return true;
}

bool ownership_candidates(struct ownership_run *run, size_t i, struct err *err)
{
    const struct ownership_place *place = &run->place[i];
    struct owner_candidate *have;
    size_t n;
    struct wanted wanted = {0};
    struct tx *tx = run->in->tx;
    if (place->foreign)
        return true;
    bool wants = place->fate == OWNERSHIP_CONTESTED || place->fate == OWNERSHIP_TEAM;
    if (wants && !want_all(run, i, &wanted, err))
        return false;
    if (!areas_candidates(run->in->board->store, place->area.id, run->in->arena, &have, &n,
                          err))
        return false;
    for (size_t k = 0; k < wanted.n || k < n; k++) {
        bool ok;
        if (k < wanted.n && k < n) {
            wanted.row[k].id = have[k].id;
            wanted.row[k].rev = have[k].rev;
            /* Somebody who came onto the board since is found by the name when asked. */
            if (!have[k].person && strcmp(have[k].name, wanted.row[k].name) == 0)
                wanted.row[k].person = 0;
            ok = record_change(tx, &owner_candidate_records, &wanted.row[k], err);
        } else if (k < n) {
            ok = record_drop(tx, &owner_candidate_records, &have[k], err);
        } else {
            ok = record_add(tx, &owner_candidate_records, &wanted.row[k], err);
        }
        if (!ok)
            return false;
    }
    return true;
}
