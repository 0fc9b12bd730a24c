/* A record may be as it was left, and what it points at may not: between a change and its
 * undo somebody left, became the owner, or folded the other number. Only what the walk
 * brings back is asked about; what was so before it stays. */
#include "history_private.h"

#include "domain/removal.h"
#include "store/areas.h"
#include "store/incidents.h"
#include "store/log.h"
#include "store/tickets.h"

#include <inttypes.h>
#include <string.h>

/* One record before the walk, NULL where it was not there, and as it is now. */
struct walked {
    const struct record *record;
    const void *before, *now;
};

/* Who holds what the row says; 0: nobody. */
static int64_t holder(const struct record *record, const void *row)
{
    if (!row)
        return 0;
    if (record == &ownership_records) {
        const struct ownership *role = row;
        return role->until ? 0 : role->person;
    }
    if (record == &ticket_records) {
        const struct ticket *ticket = row;
        return ticket->state == TICKET_DONE ? 0 : ticket->signer;
    }
    if (record == &removal_records) {
        const struct removal *removal = row;
        return removal_open(removal->state) ? removal->owner : 0;
    }
    return 0;
}

static bool has_left(struct store *store, int64_t id, struct arena *arena,
                     struct person *person, bool *left, struct err *err)
{
    if (!record_get(store, &person_records, id, arena, person, err))
        return false;
    *left = person->state == PERSON_LEFT;
    return true;
}

static bool left_since(const struct person *person, const char *what, struct err *err)
{
    err_set(err, ERR_CONFLICT, "%s has left since", person->name);
    err_why(err, "%s would be theirs again", what);
    return err_next(err, "name somebody who is here: buckstop people");
}

/* What it is called whose role, sign-off or promise it is. */
static bool find_title(struct store *store, const struct walked *w, struct arena *arena,
                       const char **title, struct err *err)
{
    struct area area;
    struct cause cause;
    struct buf text;
    if (w->record == &ownership_records) {
        const struct ownership *role = w->now;
        if (!record_get(store, &area_records, role->area, arena, &area, err))
            return false;
        *title = arena_printf(arena, "\"%s\"", area.name);
    } else if (w->record == &removal_records) {
        const struct removal *removal = w->now;
        if (!record_get(store, &cause_records, removal->cause, arena, &cause, err))
            return false;
        *title = arena_printf(arena, "the promise to remove \"%s\"", cause.text);
    } else {
        buf_init(&text);
        record_title(w->record, w->now, &text);
        *title = arena_printf(arena, "the sign-off of %s", text.text);
        buf_release(&text);
    }
    return true;
}

/* A promise that another of its cause has followed is nobody's any more. */
static bool still_asked_for(struct store *store, const struct walked *w, int64_t person,
                            struct arena *arena, bool *asked, struct err *err)
{
    struct removal *promises;
    size_t n;
    *asked = w->record != &removal_records;
    if (*asked)
        return true;
    if (!people_promises(store, person, arena, &promises, &n, err))
        return false;
    for (size_t i = 0; i < n; i++)
        *asked = *asked || promises[i].id == ((const struct removal *)w->now)->id;
    return true;
}

static bool holder_is_here(struct store *store, const struct walked *w, struct arena *arena,
                           struct err *err)
{
    int64_t id = holder(w->record, w->now);
    struct person person;
    const char *title;
    bool left, asked;
    if (!id || id == holder(w->record, w->before))
        return true;
    if (!has_left(store, id, arena, &person, &left, err))
        return false;
    if (!left)
        return true;
    return still_asked_for(store, w, id, arena, &asked, err) &&
           (!asked ||
            (find_title(store, w, arena, &title, err) && left_since(&person, title, err)));
}

/* An owner has no other role in the area. */
static bool one_role(struct store *store, const struct walked *w, struct arena *arena,
                     struct err *err)
{
    const struct ownership *role = w->now;
    struct ownership *roles;
    struct person person;
    size_t n;
    if (!holder(w->record, role) || holder(w->record, w->before))
        return true;
    if (!areas_roles(store, role->area, 0, arena, &roles, &n, err) ||
        !record_get(store, &person_records, role->person, arena, &person, err))
        return false;
    for (size_t i = 0; i < n; i++) {
        if (roles[i].id == role->id || roles[i].person != role->person ||
            (roles[i].role != ROLE_OWNER && role->role != ROLE_OWNER))
            continue;
        err_set(err, ERR_CONFLICT, "%s was given another role there since", person.name);
        err_why(err, "an owner is neither stand-in nor helper of their own area");
        return err_next(err, "see who has which: buckstop who AREA --all");
    }
    return true;
}

/* Who leaves again must not have been given anything since. */
static bool holds_nothing(struct store *store, const struct walked *w, struct arena *arena,
                          struct err *err)
{
    const struct person *person = w->now, *before = w->before;
    struct ownership *roles;
    struct ticket *signs;
    struct removal *promises;
    size_t roles_n, signs_n, promises_n;
    if (person->state != PERSON_LEFT || (before && before->state == PERSON_LEFT))
        return true;
    if (!people_roles(store, person->id, arena, &roles, &roles_n, err) ||
        !people_signs(store, person->id, arena, &signs, &signs_n, err) ||
        !people_promises(store, person->id, arena, &promises, &promises_n, err))
        return false;
    if (roles_n + signs_n + promises_n == 0)
        return true;
    err_set(err, ERR_CONFLICT, "%s was given something since", person->name);
    err_why(err, "nobody who has left holds an area, a sign-off or a promise");
    return err_next(err, "see what: buckstop person show %s", person->handle);
}

/* An area that is back from the archive, where leaving ends no role. */
static bool area_is_held(struct store *store, const struct walked *w, struct arena *arena,
                         struct err *err)
{
    const struct area *area = w->now, *before = w->before;
    struct ownership *roles;
    size_t n;
    if (area->archived_at || !before || !before->archived_at)
        return true;
    if (!areas_roles(store, area->id, 0, arena, &roles, &n, err))
        return false;
    for (size_t i = 0; i < n; i++) {
        struct person person;
        bool left;
        if (!has_left(store, roles[i].person, arena, &person, &left, err))
            return false;
        if (left) {
            left_since(&person, arena_printf(arena, "\"%s\"", area->name), err);
            return err_next(err, "make the area anew: buckstop area add NAME");
        }
    }
    return true;
}

static bool folded_since(const char *noun, int64_t other, int64_t canonical,
                         struct err *err)
{
    err_set(err, ERR_CONFLICT, "%s %" PRId64 " is the same as %" PRId64 " since then", noun,
            other, canonical);
    err_why(err, "what is the same as another is so directly, not by way of a third");
    return err_next(err, "say which one it is the same as: buckstop %s same NUMBER NUMBER",
                    noun);
}

/* One level only: what it points at stands for itself, and nothing points at it. */
static bool ticket_is_flat(struct store *store, const struct walked *w, struct arena *arena,
                           struct err *err)
{
    const struct ticket *ticket = w->now, *before = w->before;
    struct ticket other, *under;
    size_t n;
    if (!ticket->canonical || (before && before->canonical == ticket->canonical))
        return true;
    if (!record_get(store, &ticket_records, ticket->canonical, arena, &other, err) ||
        !tickets_same(store, ticket->id, arena, &under, &n, err))
        return false;
    if (other.canonical)
        return folded_since("ticket", other.id, other.canonical, err);
    return n == 0 || folded_since("ticket", under[0].id, ticket->id, err);
}

static bool incident_is_flat(struct store *store, const struct walked *w,
                             struct arena *arena, struct err *err)
{
    const struct incident *incident = w->now, *before = w->before;
    struct incident other, *under;
    size_t n;
    if (!incident->canonical || (before && before->canonical == incident->canonical))
        return true;
    if (!record_get(store, &incident_records, incident->canonical, arena, &other, err) ||
        !incidents_same(store, incident->id, arena, &under, &n, err))
        return false;
    if (other.canonical)
        return folded_since("incident", other.id, other.canonical, err);
    return n == 0 || folded_since("incident", under[0].id, incident->id, err);
}

static bool allowed(struct store *store, const struct walked *w, struct arena *arena,
                    struct err *err)
{
    if (!holder_is_here(store, w, arena, err))
        return false;
    if (w->record == &ownership_records)
        return one_role(store, w, arena, err);
    if (w->record == &ticket_records)
        return ticket_is_flat(store, w, arena, err);
    if (w->record == &incident_records)
        return incident_is_flat(store, w, arena, err);
    if (w->record == &person_records)
        return holds_nothing(store, w, arena, err);
    if (w->record == &area_records)
        return area_is_held(store, w, arena, err);
    return true;
}

/* A record that the operation took away, or made more than once of, is asked as it is. */
static bool change_holds(struct store *store, const struct log_change_row *change,
                         enum op_kind way, struct arena *arena, struct err *err)
{
    const struct record *record = record_named(change->entity);
    const char *from = way == OP_UNDO ? change->after : change->before;
    const char *to = way == OP_UNDO ? change->before : change->after;
    if (!record || !to[0])
        return true;
    void *before = from[0] ? arena_new(arena, 1, record->size) : NULL;
    void *now = arena_new(arena, 1, record->size);
    if (before && !record_decode(record, from, arena, before))
        return true; /* the walk has refused a text like that already */
    if (!record_get(store, record, change->record, arena, now, err))
        return err->code == ERR_NOT_FOUND;
    const struct walked w = {record, before, now};
    return allowed(store, &w, arena, err);
}

bool history_rules_hold(struct tx *tx, int64_t operation, enum op_kind way, struct err *err)
{
    struct arena arena, each;
    struct log_change_row *changes;
    size_t n;
    arena_init(&arena);
    arena_init(&each);
    bool ok = log_changes(tx_store(tx), operation, &arena, &changes, &n, err);
    for (size_t i = 0; ok && i < n; i++) {
        ok = change_holds(tx_store(tx), &changes[i], way, &each, err);
        arena_reset(&each);
    }
    arena_release(&each);
    arena_release(&arena);
    return ok;
}
