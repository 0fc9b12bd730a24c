/* People: adding them, away and back. */
#include "board/person.h"

#include "board_private.h"
#include "domain/handle.h"
#include "domain/name.h"
#include "person_private.h"

#include <inttypes.h>
#include <string.h>

enum { OWNED_NAMES = 2 }; /* areas that are named; the others are counted */

struct handle_check {
    struct board *board;
    struct arena *arena;
};

static bool handle_is_taken(const char *handle, void *context)
{
    struct handle_check *check = context;
    struct person *people;
    size_t n = 0;
    struct err ignored;
    struct people_key key = {.handle = handle, .name = ""};
    return people_named(check->board->store, key, 1, check->arena, &people, &n, &ignored) &&
           n > 0;
}

bool person_one_human(const char *name, struct err *err)
{
    struct name_reading reading;
    name_read(name, NULL, 0, &reading);
    if (reading.verdict == NAME_TEAM && reading.perhaps)
        return true;
    return name_check(&reading, name, err);
}

static bool handle_ok(struct board *board, const char *handle, int64_t person,
                      struct arena *arena, struct err *err)
{
    struct person *people;
    size_t n;
    if (!handle_valid(handle)) {
        err_set(err, ERR_REFUSED, "\"%s\" cannot be a handle", handle);
        return err_next(err, "use lower case letters, digits and . _ - between them");
    }
    struct people_key key = {.handle = handle, .name = ""};
    if (!people_named(board->store, key, 1, arena, &people, &n, err))
        return false;
    if (n == 0 || people[0].id == person)
        return true;
    err_set(err, ERR_CONFLICT, "the handle \"%s\" is %s's", handle, people[0].name);
    return err_next(err, "choose another one with --handle");
}

/* "@Ana" is the handle "ana". */
static const char *bare_handle(const char *typed, struct arena *arena)
{
    return board_people_key(typed, arena).handle;
}

bool person_make(struct board *board, struct tx *tx, const struct person_edit *edit,
                 struct arena *arena, struct person *person, struct err *err)
{
    struct buf made;
    buf_init(&made);
    if (!edit->handle)
        handle_from_name(&made, edit->name, handle_is_taken,
                         &(struct handle_check){board, arena});
    *person = (struct person){
        .name = arena_copy(arena, edit->name),
        .handle =
            edit->handle ? bare_handle(edit->handle, arena) : arena_copy(arena, made.text),
        .contact = edit->contact ? arena_copy(arena, edit->contact) : "",
    };
    buf_release(&made);
    return person_one_human(edit->name, err) &&
           handle_ok(board, person->handle, 0, arena, err) &&
           record_add(tx, &person_records, person, err);
}

static bool add(struct board *board, struct tx *tx, const struct person_edit *edit,
                struct arena *arena, struct person *person, struct err *err)
{
    if (!person_make(board, tx, edit, arena, person, err))
        return false;
    tx_say(tx, "added %s (%s)", person->name, person->handle);
    return true;
}

bool board_person_add(struct board *board, const struct person_edit *edit,
                      struct arena *arena, struct person *person, struct err *err)
{
    struct tx *tx;
    struct person made;
    if (!board_begin(board, NULL, &tx, err) ||
        !board_end(board, tx, add(board, tx, edit, arena, &made, err), err))
        return false;
    *person = made;
    return true;
}

static bool edit_person(struct board *board, struct tx *tx, const char *typed,
                        const struct person_edit *edit, struct arena *arena,
                        struct person *person, struct err *err)
{
    if (!board_find_person(board, typed, arena, person, err))
        return false;
    tx_say(tx, "changed %s", person->name);
    if (edit->name && !person_one_human(edit->name, err))
        return false;
    person->name = edit->name ? edit->name : person->name;
    person->contact = edit->contact ? edit->contact : person->contact;
    if (edit->handle)
        person->handle = bare_handle(edit->handle, arena);
    return handle_ok(board, person->handle, person->id, arena, err) &&
           record_change(tx, &person_records, person, err);
}

bool board_person_edit(struct board *board, const char *typed,
                       const struct person_edit *edit, struct arena *arena,
                       struct person *person, bool *changed, struct err *err)
{
    struct tx *tx;
    struct person edited;
    if (!board_begin(board, NULL, &tx, err) ||
        !board_end(board, tx, edit_person(board, tx, typed, edit, arena, &edited, err),
                   err))
        return false;
    board_away_end(board, &edited, 1);
    *person = edited;
    *changed = board->written;
    return true;
}

static bool set_state(struct board *board, struct tx *tx, const char *typed,
                      enum person_state state, int64_t until, struct arena *arena,
                      struct person *person, struct err *err)
{
    if (!board_find_person(board, typed, arena, person, err))
        return false;
    if (state == PERSON_AWAY && person->state == PERSON_LEFT) {
        err_set(err, ERR_REFUSED, "%s has left", person->name);
        return err_next(err, "if they came back: buckstop person back %s", person->handle);
    }
    person->state = state;
    person->away_until = until;
    person->left_at = 0;
    tx_say(tx, state == PERSON_AWAY ? "%s is away" : "%s is back", person->name);
    return record_change(tx, &person_records, person, err);
}

static bool change_state(struct board *board, const char *typed, enum person_state state,
                         int64_t until, struct arena *arena, struct person *person,
                         bool *changed, struct err *err)
{
    struct tx *tx;
    struct person edited;
    if (!board_begin(board, NULL, &tx, err) ||
        !board_end(board, tx,
                   set_state(board, tx, typed, state, until, arena, &edited, err), err))
        return false;
    *person = edited;
    *changed = board->written;
    return true;
}

bool board_person_away(struct board *board, const char *typed, int64_t until,
                       struct arena *arena, struct person *person, bool *changed,
                       struct err *err)
{
    if (until && until < board_today(board)) {
        err_set(err, ERR_REFUSED, "the last day away has gone by already");
        return err_next(err, "give a day to come, such as --until fri");
    }
    return change_state(board, typed, PERSON_AWAY, until, arena, person, changed, err);
}

bool board_person_back(struct board *board, const char *typed, struct arena *arena,
                       struct person *person, bool *changed, struct err *err)
{
    return change_state(board, typed, PERSON_ACTIVE, 0, arena, person, changed, err);
}

bool board_owned_text(struct board *board, int64_t person, struct buf *out, struct err *err)
{
    const char **names;
    size_t n;
    int64_t total;
    struct arena arena;
    arena_init(&arena);
    bool ok =
        people_owned(board->store, person, OWNED_NAMES, &arena, &names, &n, &total, err);
    for (size_t i = 0; ok && i < n; i++)
        buf_addf(out, "%s%s", i ? ", " : "", names[i]);
    if (ok && total > (int64_t)n)
        buf_addf(out, " and %s more", GROUPED(total - (int64_t)n));
    if (ok && total == 0)
        buf_add(out, "nothing yet");
    arena_release(&arena);
    return ok;
}
