/* Release types: the ways of shipping, their steps, and the way back of each. */
#include "board/release.h"

#include "board/lookup.h"
#include "board_private.h"
#include "domain/when.h"
#include "release_private.h"
#include "store/releases.h"
#include "text/closest.h"
#include "text/fold.h"

#include <string.h>

enum { RECENT = 30 * 24 * 60 * 60, STALE_DAYS = 180 };

static bool fill(struct board *board, struct arena *arena, struct release_card *card,
                 struct err *err)
{
    struct store *store = board->store;
    if (!releases_steps(store, card->type.id, arena, &card->steps, &card->steps_n, err) ||
        !releases_deploys(store, card->type.id, board->world.now - RECENT, &card->deploys,
                          err))
        return false;
    card->known_by = arena_new(arena, card->steps_n, sizeof *card->known_by);
    card->handle = arena_new(arena, card->steps_n, sizeof *card->handle);

    for (size_t i = 0; i < card->steps_n; i++) {
        struct person person = {.name = "", .handle = ""};
        int64_t known = card->steps[i].known_by;
        if (known && !record_get(store, &person_records, known, arena, &person, err))
            return false;
        card->known_by[i] = person.name;
        card->handle[i] = person.handle;
        card->manual += card->steps[i].manual;
    }
    return true;
}

bool board_releases(struct board *board, bool all, struct arena *arena,
                    struct release_card **cards, size_t *n, struct err *err)
{
    struct release_type *types;
    size_t count;
    if (!releases_list(board->store, all, arena, &types, &count, err))
        return false;
    struct release_card *made = arena_new(arena, count, sizeof *made);
    for (size_t i = 0; i < count; i++) {
        made[i].type = types[i];
        if (!fill(board, arena, &made[i], err))
            return false;
    }
    *cards = made;
    *n = count;
    return true;
}

bool release_find(struct board *board, const char *typed, struct arena *arena,
                  struct release_type *type, struct err *err)
{
    struct release_type *types, *fits = NULL;
    struct closest closest;
    struct buf wanted, name;
    size_t n, several = 0;
    if (!releases_list(board->store, true, arena, &types, &n, err))
        return false;
    closest_init(&closest, typed);
    err_set(err, ERR_AMBIGUOUS, "\"%s\" can be more than one release type", typed);
    err_next(err, "type more of the name");
    buf_init(&wanted);
    buf_init(&name);
    fold_name(&wanted, typed);
    for (size_t i = 0; i < n; i++) {
        buf_reset(&name);
        fold_name(&name, types[i].name);
        bool whole = strcmp(name.text, wanted.text) == 0;
        closest_offer(&closest, types[i].name);
        if (!whole && (!wanted.len || types[i].archived_at ||
                       strncmp(name.text, wanted.text, wanted.len) != 0))
            continue;
        err_closest(err, types[i].name);
        fits = &types[i];
        several = whole ? 1 : several + 1;
        if (whole)
            break;
    }
    buf_release(&name);
    buf_release(&wanted);
    if (several > 1)
        return false;
    if (fits) {
        *type = *fits;
        return true;
    }
    err_set(err, ERR_NOT_FOUND, "no release type goes by \"%s\"", typed);
    if (closest.n)
        err_next(err, "the closest is \"%s\"; all of them: buckstop releases",
                 closest.name[0]);
    else
        err_next(err, "see what there is: buckstop releases");
    for (size_t i = 0; i < closest.n; i++)
        err_closest(err, closest.name[i]);
    return false;
}

static bool card_of(struct board *board, const struct release_type *type,
                    struct arena *arena, struct release_card *card, struct err *err)
{
    struct release_card made = {.type = *type};
    if (!fill(board, arena, &made, err))
        return false;
    *card = made;
    return true;
}

bool board_release_find(struct board *board, const char *typed, struct arena *arena,
                        struct release_card *card, struct err *err)
{
    struct release_type type;
    return release_find(board, typed, arena, &type, err) &&
           card_of(board, &type, arena, card, err);
}

bool board_release_card(struct board *board, int64_t id, struct arena *arena,
                        struct release_card *card, struct err *err)
{
    struct release_type type;
    return record_get(board->store, &release_type_records, id, arena, &type, err) &&
           card_of(board, &type, arena, card, err);
}

static bool put(struct board *board, const struct release_edit *edit, struct arena *arena,
                struct release_type *type, struct err *err)
{
    if (edit->name)
        type->name = board_trimmed(arena, edit->name);
    if (!type->name[0]) {
        err_set(err, ERR_USAGE, "a release type needs a name");
        return err_next(err, "call it as the team does, such as web, api or migration");
    }
    if (edit->way_back)
        type->way_back = board_trimmed(arena, edit->way_back);
    if (edit->minutes >= 0)
        type->way_back_minutes = edit->minutes;
    if (edit->never_rehearsed)
        type->rehearsed_on = 0;
    if (edit->rehearsed_on > board_today(board)) {
        err_set(err, ERR_REFUSED, "a rehearsal that is still to come was not held");
        return err_next(err, "give the day it was last held, such as today");
    }
    if (edit->rehearsed_on)
        type->rehearsed_on = edit->rehearsed_on;
    if ((edit->rehearsed_on || edit->minutes > 0) && !type->way_back[0]) {
        err_set(err, ERR_REFUSED, "release type \"%s\" has no way back %s", type->name,
                edit->rehearsed_on ? "to rehearse" : "that takes minutes");
        return err_next(err, "write down first how one is undone");
    }
    if (!type->way_back[0])
        type->way_back_minutes = type->rehearsed_on = 0;
    return true;
}

/* Writes the steps of an edit over those there, each in its place. */
static bool put_steps(struct board *board, struct tx *tx, int64_t type,
                      const struct release_edit *edit, struct arena *arena, struct err *err)
{
    struct release_step *have;
    size_t n;
    if (!edit->steps)
        return true;
    if (!releases_steps(board->store, type, arena, &have, &n, err))
        return false;
    for (size_t i = 0; i < edit->steps_n || i < n; i++) {
        struct person person = {0};
        struct release_step step = {.release_type = type};
        if (i >= edit->steps_n) {
            if (!record_drop(tx, &release_step_records, &have[i], err))
                return false;
            continue;
        }
        const struct release_step_edit *asked = &edit->steps[i];
        if (asked->known_by && asked->known_by[0] &&
            !board_find_person(board, asked->known_by, arena, &person, err))
            return false;
        if (i < n)
            step = have[i];
        step.position = (int64_t)i + 1;
        step.text = board_trimmed(arena, asked->text);
        step.manual = asked->manual;
        step.known_by = person.id;
        if (!(i < n ? record_change : record_add)(tx, &release_step_records, &step, err))
            return false;
    }
    return true;
}

/* One change of one type, or a new one where its id is 0. */
static bool write(struct board *board, struct tx *tx, const struct release_edit *edit,
                  struct arena *arena, struct release_type *type, struct err *err)
{
    bool fresh = type->id == 0;
    if (!put(board, edit, arena, type, err))
        return false;
    tx_say(tx, "%s the release type \"%s\"", fresh ? "added" : "changed", type->name);
    if (!(fresh ? record_add : record_change)(tx, &release_type_records, type, err)) {
        if (err->code == ERR_CONFLICT && fresh)
            err_next(err, "change it instead: buckstop release edit");
        return false;
    }
    return put_steps(board, tx, type->id, edit, arena, err);
}

bool board_release_add(struct board *board, const struct release_edit *edit,
                       struct arena *arena, struct release_card *card, struct err *err)
{
    struct tx *tx;
    struct release_type type;
    record_empty(&release_type_records, &type);
    return board_begin(board, NULL, &tx, err) &&
           board_end(board, tx, write(board, tx, edit, arena, &type, err), err) &&
           card_of(board, &type, arena, card, err);
}

static bool change(struct board *board, struct tx *tx, int64_t id,
                   const struct release_edit *edit, struct arena *arena,
                   struct release_type *type, struct err *err)
{
    return record_get(board->store, &release_type_records, id, arena, type, err) &&
           write(board, tx, edit, arena, type, err);
}

bool board_release_edit(struct board *board, int64_t id, const struct release_edit *edit,
                        struct arena *arena, struct release_card *card, struct err *err)
{
    struct tx *tx;
    struct release_type type;
    return board_begin(board, NULL, &tx, err) &&
           board_end(board, tx, change(board, tx, id, edit, arena, &type, err), err) &&
           card_of(board, &type, arena, card, err);
}

static bool archive(struct board *board, struct tx *tx, int64_t id, bool archived,
                    struct arena *arena, struct release_type *type, struct err *err)
{
    if (!record_get(board->store, &release_type_records, id, arena, type, err))
        return false;
    type->archived_at = !archived ? 0 : type->archived_at ? type->archived_at : tx_now(tx);
    tx_say(tx, "%s the release type \"%s\"", archived ? "archived" : "brought back",
           type->name);
    return record_change(tx, &release_type_records, type, err);
}

bool board_release_archive(struct board *board, int64_t id, bool archived,
                           struct arena *arena, struct release_card *card, struct err *err)
{
    struct tx *tx;
    struct release_type type;
    return board_begin(board, NULL, &tx, err) &&
           board_end(board, tx, archive(board, tx, id, archived, arena, &type, err), err) &&
           card_of(board, &type, arena, card, err);
}

void release_way_back_text(struct buf *out, const struct release_type *type, int64_t today)
{
    if (!type->way_back[0]) {
        buf_add(out, "NO WAY BACK");
        return;
    }
    if (type->way_back_minutes)
        buf_addf(out, "in %lld %s: ", (long long)type->way_back_minutes,
                 type->way_back_minutes == 1 ? "minute" : "minutes");
    buf_add(out, type->way_back);
    if (!type->rehearsed_on) {
        buf_add(out, "; never rehearsed");
        return;
    }
    buf_add(out, "; rehearsed ");
    when_days_text(out, type->rehearsed_on, today);
    if (today - type->rehearsed_on > STALE_DAYS)
        buf_add(out, ", try it again");
}
