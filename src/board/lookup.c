/* Finding areas and people by what was typed. A typo is suggested, never guessed. */
#include "board/lookup.h"

#include "board_private.h"
#include "domain/away.h"
#include "domain/decision.h"
#include "domain/path.h"
#include "store/areas.h"
#include "store/people.h"
#include "text/closest.h"
#include "text/fold.h"

#include <string.h>

enum { A_FEW = ERR_CLOSEST + 1 };

static void offer(void *ctx, const char *name)
{
    closest_offer(ctx, name);
}

static void add_closest(const struct closest *closest, struct err *err)
{
    for (size_t i = 0; i < closest->n; i++)
        err_closest(err, closest->name[i]);
}

static bool no_such_area(struct board *board, const char *typed, struct err *err)
{
    struct closest closest;
    closest_init(&closest, typed);
    if (!areas_each_name(board->store, offer, &closest, err))
        return false;
    err_set(err, ERR_NOT_FOUND, "there is no area \"%s\"", typed);
    if (closest.n)
        err_next(err, "the closest is \"%s\"; all of them: buckstop areas",
                 closest.name[0]);
    else
        err_next(err, "see what there is: buckstop areas");
    add_closest(&closest, err);
    return false;
}

/* The decision of the patterns. *found stays false when none matches. */
static bool by_path(struct board *board, const char *typed, struct arena *arena,
                    struct area_found *out, bool *found, struct err *err)
{
    struct path_pattern *patterns;
    size_t n;
    if (!areas_patterns_near(board->store, typed, arena, &patterns, &n, err))
        return false;
    size_t last = path_last(patterns, n, typed);
    if (last == PATH_NONE)
        return true;
    out->by = FOUND_BY_PATH;
    out->matched = patterns[last].pattern;
    *found = true;
    return record_get(board->store, &area_records, patterns[last].area, arena, &out->area,
                      err);
}

static bool by_prefix(struct board *board, const char *typed, const char *fold,
                      struct arena *arena, struct area_found *out, bool *found,
                      struct err *err)
{
    struct area_match *matches;
    size_t n;
    if (!fold[0])
        return true;
    if (!areas_prefixed(board->store, fold, A_FEW, arena, &matches, &n, err))
        return false;
    if (n > 1) {
        err_set(err, ERR_AMBIGUOUS, "\"%s\" can be more than one area", typed);
        err_next(err, "type more of the one you mean");
        for (size_t i = 0; i < n; i++)
            err_closest(err, matches[i].area.name);
        return false;
    }
    if (n == 1) {
        out->area = matches[0].area;
        out->by = FOUND_BY_PREFIX;
        out->matched = matches[0].alias[0] ? matches[0].alias : matches[0].area.name;
        *found = true;
    }
    return true;
}

bool board_find_area(struct board *board, const char *typed, struct arena *arena,
                     struct area_found *out, struct err *err)
{
    struct area_found hit = {.matched = ""};
    struct area_match match;
    struct buf fold, slug;
    buf_init(&fold);
    buf_init(&slug);
    fold_name(&fold, typed);
    fold_slug(&slug, typed);
    bool found = false;
    bool ok = areas_named(board->store, fold.text, slug.text, arena, &match, &found, err);
    if (ok && found) {
        hit.area = match.area;
        hit.by = match.alias[0] ? FOUND_BY_ALIAS : FOUND_BY_NAME;
        hit.matched = match.alias[0] ? match.alias : match.area.name;
    }
    if (ok && !found && strchr(typed, '/'))
        ok = by_path(board, typed, arena, &hit, &found, err);
    if (ok && !found)
        ok = by_prefix(board, typed, fold.text, arena, &hit, &found, err);
    if (ok && !found && !strchr(typed, '/'))
        ok = by_path(board, typed, arena, &hit, &found, err);
    if (ok && !found)
        ok = no_such_area(board, typed, err);
    if (ok)
        *out = hit;
    buf_release(&fold);
    buf_release(&slug);
    return ok;
}

bool board_who_sections(struct board *board, const char *path, struct arena *arena,
                        struct section_answer **answers, size_t *n, struct err *err)
{
    struct path_pattern *patterns;
    const size_t *rules;
    size_t all;
    if (!areas_patterns_near(board->store, path, arena, &patterns, &all, err))
        return false;
    size_t count = path_sections(patterns, all, path, arena, &rules);
    struct section_answer *list = arena_new(arena, count, sizeof *list);
    for (size_t i = 0; i < count; i++) {
        const struct path_pattern *rule = &patterns[rules[i]];
        struct area area;
        list[i] =
            (struct section_answer){.section = rule->section, .pattern = rule->pattern};
        if (!record_get(board->store, &area_records, rule->area, arena, &area, err) ||
            !board_who_area(board, &area, 0, arena, &list[i].who, err))
            return false;
    }
    *answers = list;
    *n = count;
    return true;
}

struct people_key board_people_key(const char *typed, struct arena *arena)
{
    struct buf fold;
    buf_init(&fold);
    const char *bare = typed[0] == '@' ? typed + 1 : typed;
    struct people_key key;
    fold_text(&fold, bare);
    key.handle = arena_copy(arena, fold.text);
    buf_reset(&fold);
    fold_name(&fold, bare);
    key.name = arena_copy(arena, fold.text);
    buf_release(&fold);
    return key;
}

static bool no_such_person(struct board *board, const char *typed, struct arena *arena,
                           struct err *err)
{
    struct person *people;
    size_t n;
    struct closest closest;
    closest_init(&closest, typed);
    if (!people_list(board->store, arena, &people, &n, err))
        return false;
    for (size_t i = 0; i < n; i++) {
        if (people[i].state == PERSON_LEFT)
            continue;
        closest_offer(&closest, people[i].handle);
        closest_offer(&closest, people[i].name);
    }
    err_set(err, ERR_NOT_FOUND, "there is no person \"%s\"", typed);
    if (closest.n)
        err_next(err, "the closest is \"%s\"; a new one: buckstop person add NAME",
                 closest.name[0]);
    else
        err_next(err, "add them first: buckstop person add NAME");
    add_closest(&closest, err);
    return false;
}

bool board_find_person(struct board *board, const char *typed, struct arena *arena,
                       struct person *person, struct err *err)
{
    struct person *people = NULL;
    size_t n = 0;
    struct people_key key = board_people_key(typed, arena);
    if (!people_named(board->store, key, A_FEW, arena, &people, &n, err))
        return false;
    bool exact = n > 0 && strcmp(people[0].handle, key.handle) == 0;
    if (n == 0 && key.name[0]) {
        if (!people_prefixed(board->store, key, A_FEW, arena, &people, &n, err))
            return false;
        while (n && people[n - 1].state == PERSON_LEFT) /* they come last */
            n--;
    }
    /* A name is that of who is here; the handle of who left is theirs alone. */
    while (n > 1 && people[n - 1].state == PERSON_LEFT &&
           strcmp(people[n - 1].handle, key.handle) != 0)
        n--;
    if (n == 0)
        return no_such_person(board, typed, arena, err);
    if (n > 1 && !exact) {
        err_set(err, ERR_AMBIGUOUS, "\"%s\" can be more than one person", typed);
        err_next(err, "use the handle of the one you mean");
        for (size_t i = 0; i < n; i++)
            err_closest(err, people[i].handle);
        return false;
    }
    *person = people[0];
    return true;
}

/* Most look-ups meet nobody who is away, and need neither the day nor its zone. */
void board_away_end(const struct board *board, struct person *people, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (people[i].state == PERSON_AWAY && people[i].away_until)
            away_end(&people[i], 1, board_today(board));
}

static bool fill_holder(struct board *board, const struct ownership *role,
                        struct arena *arena, struct holder *holder, struct err *err)
{
    holder->role = *role;
    if (!record_get(board->store, &person_records, role->person, arena, &holder->person,
                    err))
        return false;
    board_away_end(board, &holder->person, 1);
    return true;
}

bool board_who_area(struct board *board, const struct area *area, int64_t at,
                    struct arena *arena, struct who *who, struct err *err)
{
    struct ownership *roles;
    struct owner_candidate *candidates = NULL;
    size_t n, candidates_n = 0;
    if (!areas_roles(board->store, area->id, at, arena, &roles, &n, err))
        return false;
    struct who w = {.found = {.area = *area, .by = FOUND_BY_NAME, .matched = area->name}};
    w.helpers = arena_new(arena, n, sizeof *w.helpers);
    struct holder *const place[] = {[ROLE_OWNER] = &w.owner,
                                    [ROLE_DELIVERY] = &w.delivery,
                                    [ROLE_STAND_IN] = &w.stand_in};
    for (size_t i = 0; i < n; i++) {
        struct holder *holder =
            roles[i].role == ROLE_HELPER ? &w.helpers[w.helpers_n++] : place[roles[i].role];
        if (!fill_holder(board, &roles[i], arena, holder, err))
            return false;
    }
    if (!w.owner.person.id &&
        !areas_candidates(board->store, area->id, arena, &candidates, &candidates_n, err))
        return false;
    w.candidates = candidates;
    w.candidates_n = candidates_n;
    const struct decision_people people = {
        .area = area->name,
        .owner = w.owner.person.id,
        .owner_state = w.owner.person.state,
        .stand_in = w.stand_in.person.id,
        .stand_in_state = w.stand_in.person.state,
    };
    int64_t acting = decision_who(&people);
    if (acting)
        w.acting = acting == w.owner.person.id ? w.owner.person : w.stand_in.person;
    *who = w;
    return true;
}

bool board_who(struct board *board, const char *typed, int64_t at, struct arena *arena,
               struct who *who, struct err *err)
{
    struct area_found found;
    if (!board_find_area(board, typed, arena, &found, err) ||
        !board_who_area(board, &found.area, at, arena, who, err))
        return false;
    who->found = found;
    return true;
}

bool board_people(struct board *board, struct arena *arena, struct person **people,
                  size_t *n, struct err *err)
{
    if (!people_list(board->store, arena, people, n, err))
        return false;
    board_away_end(board, *people, *n);
    return true;
}

const struct holder *who_delivers(const struct who *who)
{
    const struct holder *delivery = &who->delivery;
    bool other = delivery->person.id && delivery->person.id != who->owner.person.id;
    return other ? delivery : NULL;
}
