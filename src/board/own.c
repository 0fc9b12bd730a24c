/* Naming who decides. Ownership is history: a row is ended, never overwritten. */
#include "board/own.h"

#include "board_private.h"
#include "domain/name.h"
#include "own_private.h"
#include "store/areas.h"
#include "store/people.h"

#include <string.h>

/* As a person reads them in a sentence. */
static const char *const role_said[] = {
    [ROLE_OWNER] = "owner",
    [ROLE_DELIVERY] = "delivery owner",
    [ROLE_STAND_IN] = "stand-in",
    [ROLE_HELPER] = "helper",
};

bool own_start(struct tx *tx, const struct ownership *role, struct err *err)
{
    struct ownership row = *role;
    row.since = tx_now(tx);
    row.by = tx_actor(tx);
    return record_add(tx, &ownership_records, &row, err);
}

bool own_end(struct tx *tx, const struct ownership *role, struct err *err)
{
    struct ownership row = *role;
    int64_t now = tx_now(tx);
    row.until = now > row.since ? now : row.since;
    return record_change(tx, &ownership_records, &row, err);
}

/* Who is typed as they are called is found without everybody else. */
bool own_person(struct board *board, const char *typed, struct arena *arena,
                struct person *person, struct err *err)
{
    struct person *people;
    size_t n;
    struct name_reading reading;
    if (!people_named(board->store, board_people_key(typed, arena), 2, arena, &people, &n,
                      err))
        return false;
    if (n == 1) {
        *person = people[0];
        return true;
    }
    if (n > 1)
        return board_find_person(board, typed, arena, person, err);
    if (!board_people(board, arena, &people, &n, err))
        return false;
    name_read(typed, people, n, &reading);
    if (!name_check(&reading, typed, err))
        return false;
    if (reading.person) {
        *person = *reading.person;
        return true;
    }
    return board_find_person(board, typed, arena, person, err);
}

static bool allowed(const struct own_request *request, const struct who *who,
                    const struct person *person, struct err *err)
{
    const char *area = who->found.area.name;
    if (person->state == PERSON_LEFT) {
        err_set(err, ERR_REFUSED, "%s has left", person->name);
        err_why(err, "nobody who has left holds an area");
        return err_next(err, "name somebody who is here: buckstop people");
    }
    if (person->id != who->owner.person.id || request->role == ROLE_OWNER ||
        request->role == ROLE_DELIVERY)
        return true;
    err_set(err, ERR_REFUSED, "%s owns %s already", person->name, area);
    if (request->role == ROLE_STAND_IN)
        err_why(err, "the stand-in acts while the owner is away, so it is somebody else");
    else
        err_why(err, "an owner decides; a helper is somebody else who is consulted");
    return err_next(err, "name another person");
}

bool own_end_others(struct tx *tx, const struct who *who, int64_t person, struct err *err)
{
    const struct holder *const single[] = {&who->delivery, &who->stand_in};
    for (size_t i = 0; i < 2; i++)
        if (single[i]->person.id == person && !own_end(tx, &single[i]->role, err))
            return false;
    for (size_t i = 0; i < who->helpers_n; i++)
        if (who->helpers[i].person.id == person && !own_end(tx, &who->helpers[i].role, err))
            return false;
    return true;
}

const struct holder *own_holder(const struct who *who, enum role role, int64_t person)
{
    static const struct holder nobody;
    switch (role) {
    case ROLE_OWNER:
        return &who->owner;
    case ROLE_DELIVERY:
        return &who->delivery;
    case ROLE_STAND_IN:
        return &who->stand_in;
    case ROLE_HELPER:
        for (size_t i = 0; i < who->helpers_n; i++)
            if (who->helpers[i].person.id == person)
                return &who->helpers[i];
    }
    return &nobody;
}

static bool give(struct tx *tx, const struct own_request *request, const struct who *who,
                 const struct person *person, struct err *err)
{
    const struct holder *before = own_holder(who, request->role, person->id);
    if (before->person.id && !own_end(tx, &before->role, err))
        return false;
    /* Delivery is the owner's unless another is named: naming the owner ends the other. */
    if (request->role == ROLE_DELIVERY && person->id == who->owner.person.id)
        return true;
    if (request->role == ROLE_OWNER && !own_end_others(tx, who, person->id, err))
        return false;
    const struct ownership role = {
        .area = who->found.area.id,
        .role = request->role,
        .person = person->id,
        .why = request->why ? request->why : "",
    };
    if (!own_start(tx, &role, err))
        return false;
    struct area area = who->found.area;
    if (request->role != ROLE_OWNER || !area.unowned_on_purpose)
        return true;
    area.unowned_on_purpose = false;
    return record_change(tx, &area_records, &area, err);
}

static bool take(struct tx *tx, const struct own_request *request, const struct who *who,
                 const struct person *person, struct err *err)
{
    const struct holder *before = own_holder(who, request->role, person->id);
    if (before->person.id == person->id)
        return own_end(tx, &before->role, err);
    err_set(err, ERR_NOT_FOUND, "%s is not the %s of %s", person->name,
            role_said[request->role], who->found.area.name);
    return err_next(err, "see who is: buckstop who %s --all", who->found.area.slug);
}

/* The whole action inside its transaction: who has what is read under the lock. */
bool own_change(struct board *board, struct tx *tx, const struct own_request *request,
                struct arena *arena, struct own_done *done, struct err *err)
{
    struct area_found found;
    struct who who;
    if (!board_find_area(board, request->area, arena, &found, err) ||
        !own_person(board, request->person, arena, &done->person, err) ||
        !board_who_area(board, &found.area, 0, arena, &who, err) ||
        (!request->remove && !allowed(request, &who, &done->person, err)))
        return false;
    const struct holder *before = own_holder(&who, request->role, done->person.id);
    bool held = before->person.id == done->person.id;
    bool default_delivery = request->role == ROLE_DELIVERY && !before->person.id &&
                            done->person.id == who.owner.person.id;
    done->area = found.area;
    done->previous = before->person;
    if (request->remove) {
        tx_say(tx, "%s is no longer %s of %s", done->person.name, role_said[request->role],
               found.area.name);
        return take(tx, request, &who, &done->person, err);
    }
    tx_say(tx, "named %s %s of %s", done->person.name, role_said[request->role],
           found.area.name);
    return held || default_delivery || give(tx, request, &who, &done->person, err);
}

bool board_own(struct board *board, const struct own_request *request, struct arena *arena,
               struct own_done *done, struct err *err)
{
    struct tx *tx;
    struct own_done result = {0};
    if (!board_begin(board, request->why, &tx, err))
        return false;
    if (!board_end(board, tx, own_change(board, tx, request, arena, &result, err), err))
        return false;
    result.changed = board->written;
    *done = result;
    return true;
}

/* "named Ana Ruiz owner of billing, and 2 more". */
static void say_roles(struct tx *tx, const struct own_request *request,
                      const struct own_done *done, size_t more)
{
    const char *ended = request->remove ? "ended" : "named";
    if (more)
        tx_say(tx, "%s %s %s of %s, and %s more", ended, done->person.name,
               role_said[request->role], done->area.name, GROUPED(more));
}

/* Roles are ended before others are given, for giving one may end another. */
static bool save(struct board *board, struct tx *tx, const char *slug,
                 const struct area_edit *edit, const struct own_request *requests, size_t n,
                 struct arena *arena, struct err *err)
{
    struct area area;
    struct own_done first = {0}, other = {0};
    if (!board_area_shown(board, slug, arena, &area, err) ||
        (edit && !area_change(board, tx, slug, edit, arena, &area, err)))
        return false;
    for (int gives = 0; gives <= 1; gives++)
        for (size_t i = 0; i < n; i++) {
            struct own_request request = requests[i];
            request.area = slug;
            if (request.remove == (gives == 0) &&
                !own_change(board, tx, &request, arena, i ? &other : &first, err))
                return false;
        }
    if (n)
        say_roles(tx, &requests[0], &first, n - 1 + (edit != NULL));
    return true;
}

bool board_area_save(struct board *board, const char *slug, const struct area_edit *edit,
                     const struct own_request *requests, size_t n, struct arena *arena,
                     struct err *err)
{
    struct tx *tx;
    if (n == 0 && !edit)
        return true;
    return board_begin(board, n ? requests[0].why : NULL, &tx, err) &&
           board_end(board, tx, save(board, tx, slug, edit, requests, n, arena, err), err);
}
