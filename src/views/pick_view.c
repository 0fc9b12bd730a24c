/* Pick one: areas that came in with several names or a team, one after the other, until
 * each has one. What is decided is decided; the pass can be left and gone on with. */
#include "pick_view.h"

#include "base/mem.h"
#include "draft_field.h"
#include "tables.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

static void look_up(struct pick_view *view)
{
    person_pick_clear(&view->match);
    arena_reset(&view->keyed);
    if (!view->typing)
        return;
    person_pick_find(&view->match, view->typed.text.text, view->people, view->people_n,
                     false);
    person_pick_offer_new(&view->match, view->typed.text.text, view->people,
                          view->people_n);
    person_pick_owned(&view->match, view->desk->board, &view->keyed);
}

/* The first name that can be picked. */
static size_t first_person(const struct pick *pick)
{
    for (size_t i = 0; i < pick->names_n; i++)
        if (!pick->names[i].candidate.team)
            return i;
    return 0;
}

static bool read_pick(struct pick_view *view, struct arena *arena, struct pick *pick,
                      struct err *err)
{
    struct board *board = view->desk->board;
    if (view->last && !board_pick(board, view->last, "", 0, arena, pick, err))
        return false;
    if (view->last && pick->area.id == view->last) {
        view->area = view->last;
        view->last = 0;
        view->picked -= view->picked > 0;
        return true;
    }
    return board_pick(board, view->area, view->after.text, view->after_id, arena, pick,
                      err);
}

static bool load(struct app *app, void *state, struct err *err)
{
    struct pick_view *view = state;
    struct pick pick;
    struct person *people;
    size_t n;
    struct arena fresh;
    const struct person_place on = person_pick_place(&view->match);
    (void)app;
    arena_init(&fresh);
    if (!read_pick(view, &fresh, &pick, err) ||
        !board_people(view->desk->board, &fresh, &people, &n, err)) {
        arena_release(&fresh);
        return false;
    }
    arena_release(&view->arena);
    view->arena = fresh;
    bool other = pick.area.id != view->pick.area.id;
    view->pick = pick;
    view->people = people;
    view->people_n = n;
    view->area = pick.area.id;
    view->list.n = view->list.total = pick.names_n;
    if (other) {
        view->list.first = 0;
        view->list.at = first_person(&pick);
        view->typing = false;
    }
    list_fit(&view->list);
    look_up(view);
    person_pick_go(&view->match, on);
    return true;
}

static void go_on(struct pick_view *view)
{
    board_pick_place(&view->pick.area, &view->after);
    view->after_id = view->pick.area.id;
    view->area = 0;
    view->typing = false;
}

/* "area/12/pick": where the name is kept while it is typed. */
static void draft_place(const struct pick_view *view, char place[static DRAFT_PLACE])
{
    snprintf(place, DRAFT_PLACE, "area/%" PRId64 "/pick", view->pick.area.id);
}

static void keep(struct app *app, const struct pick_view *view, const char *text)
{
    char place[DRAFT_PLACE];
    draft_place(view, place);
    draft_answer_keep(app, view->desk->board, place, text);
}

static enum view_wants name_owner(struct app *app, struct pick_view *view,
                                  struct pick_request request)
{
    struct own_done done;
    struct err err;
    size_t helpers;
    request.area = view->pick.area.id;
    request.others_help = view->others_help;
    if (!board_pick_owner(view->desk->board, &request, &view->arena, &done, &helpers,
                          &err)) {
        app_say_err(app, &err);
        return err.code == ERR_CONFLICT ? VIEW_LOAD : VIEW_DRAW;
    }
    if (helpers)
        app_say(app, INK_GOOD, "%s: %s, and %zu %s. u undoes it.", view->pick.area.name,
                done.person.name, helpers, helpers == 1 ? "helps" : "help");
    else
        app_say(app, INK_GOOD, "%s: %s. u undoes it.", view->pick.area.name,
                done.person.name);
    if (!request.candidate) {
        buf_reset(&view->typed_last);
        buf_add(&view->typed_last, done.person.name);
    }
    keep(app, view, "");
    go_on(view);
    view->last = request.area;
    view->picked++;
    return VIEW_LOAD;
}

/* What was half typed for this area, or else whom the last one was given to. */
static void ask(struct app *app, struct pick_view *view)
{
    char place[DRAFT_PLACE];
    draft_place(view, place);
    const char *kept = draft_answer(app, view->desk->board, place, &view->arena);
    view->typing = true;
    if (kept[0])
        field_set(&view->typed, kept);
    else
        field_propose(&view->typed, view->typed_last.text);
    look_up(view);
}

static void ask_no_more(struct pick_view *view)
{
    view->typing = false;
    look_up(view);
}

static enum view_wants choose(struct app *app, struct pick_view *view, size_t at)
{
    if (at >= view->pick.names_n) {
        app_say(app, INK_ATTENTION, "There is no %zu here.", at + 1);
        return VIEW_DRAW;
    }
    const struct owner_candidate *candidate = &view->pick.names[at].candidate;
    if (!candidate->team)
        return name_owner(app, view, (struct pick_request){.candidate = candidate->id});
    view->list.at = at;
    ask(app, view);
    app_say(app, INK_TEXT, "\"%s\" is a team. Who of it makes the call?", candidate->name);
    return VIEW_DRAW;
}

/* Somebody else than the names that came in; a new name is put on the board by Enter. */
static enum view_wants take_typed(struct app *app, struct pick_view *view)
{
    const struct person_choice *choice = person_pick_chosen(&view->match);
    const char *typed = view->typed.text.text;
    const struct pick_request request = {.typed =
                                             choice && choice->owner ? choice->word : typed,
                                         .adds = choice && choice->adds};
    return name_owner(app, view, request);
}

static enum view_wants feed_typed(struct app *app, struct pick_view *view,
                                  const struct key *key)
{
    if (key->code == KEY_CODE_ESC) {
        ask_no_more(view);
        return VIEW_DRAW;
    }
    if (key->code == KEY_CODE_ENTER)
        return take_typed(app, view);
    if (!person_pick_feed(&view->match, key) &&
        field_feed(&view->typed, key) == FIELD_CHANGED) {
        keep(app, view, view->typed.text.text);
        look_up(view);
    }
    return VIEW_DRAW;
}

/* At the end of the pass it begins anew with what was skipped. */
static enum view_wants begin_again(struct pick_view *view)
{
    buf_reset(&view->after);
    view->after_id = 0;
    view->skipped = 0;
    return VIEW_LOAD;
}

static enum view_wants feed(struct app *app, void *state, const struct key *key)
{
    struct pick_view *view = state;
    if (view->typing)
        return feed_typed(app, view, key);
    if (!view->pick.area.id && view->pick.waiting && key->code == KEY_CODE_ENTER)
        return begin_again(view);
    if (view->pick.area.id && key->code >= '1' && key->code <= '9')
        return choose(app, view, (size_t)(key->code - '1'));
    return list_feed(&view->list, key) ? VIEW_DRAW : VIEW_UNKNOWN;
}

static bool typing(void *state)
{
    const struct pick_view *view = state;
    return view->typing;
}

static enum view_wants take(struct app *app, void *state, const struct key *key)
{
    struct pick_view *view = state;
    (void)key;
    return choose(app, view, view->list.at);
}

static enum view_wants skip(struct app *app, void *state, const struct key *key)
{
    struct pick_view *view = state;
    (void)app, (void)key;
    go_on(view);
    view->last = 0;
    view->skipped++;
    return VIEW_LOAD;
}

static enum view_wants other(struct app *app, void *state, const struct key *key)
{
    (void)key;
    ask(app, state);
    return VIEW_DRAW;
}

static enum view_wants help(struct app *app, void *state, const struct key *key)
{
    struct pick_view *view = state;
    (void)app, (void)key;
    view->others_help = !view->others_help;
    return VIEW_DRAW;
}

static const char *none(void *state)
{
    const struct pick_view *view = state;
    if (view->typing)
        return "Enter takes the name, Esc leaves it.";
    return view->pick.area.id ? NULL : "Nothing waits here. Esc goes back.";
}

static const char *no_number(void *state)
{
    const struct pick_view *view = state;
    if (none(state))
        return none(state);
    return view->pick.names[view->list.at].candidate.team && view->pick.names_n == 1
               ? "Only a team came in. Enter names one of it."
               : NULL;
}

static const char *in_text(void *state)
{
    const struct pick_view *view = state;
    return view->typing ? "Enter takes the name, Esc leaves it." : NULL;
}

static const char *no_skipped(void *state)
{
    const struct pick_view *view = state;
    return !view->pick.area.id && view->pick.waiting ? NULL : "This is not the end yet.";
}

static const char *no_text(void *state)
{
    const struct pick_view *view = state;
    return view->typing ? NULL : "Nothing is being typed.";
}

static const struct command commands[] = {
    {.name = "number",
     .label = "1-9",
     .footer = "this one decides",
     .help = "the one with that number decides",
     .blocked = no_number},
    {.name = "take",
     .keys = {KEY_CODE_ENTER},
     .footer = "the marked one",
     .minor = true,
     .help = "the one you are on decides; of a team, who of it",
     .blocked = none,
     .run = take},
    {.name = "other",
     .keys = {'t'},
     .footer = "type another",
     .minor = true,
     .help = "type the name of somebody else",
     .blocked = none,
     .run = other},
    {.name = "help",
     .keys = {'h'},
     .footer = "others help",
     .minor = true,
     .help = "whether the others that came in become helpers",
     .blocked = none,
     .run = help},
    {.name = "skip",
     .keys = {'s'},
     .footer = "skip",
     .help = "leave it for later",
     .blocked = none,
     .run = skip},
    {.name = "again",
     .label = "Enter",
     .footer = "the skipped ones",
     .blocked = no_skipped},
    {.name = "typed", .label = "Enter", .footer = "this one decides", .blocked = no_text},
    {.name = "cancel", .label = "Esc", .footer = "cancel", .blocked = no_text},
    {.name = "stop",
     .keys = {KEY_CODE_ESC},
     .footer = "stop here",
     .help = "stop; the next pass goes on from here",
     .blocked = in_text,
     .run = view_leave},
};

static void release(void *state)
{
    struct pick_view *view = state;
    field_release(&view->typed);
    buf_release(&view->typed_last);
    buf_release(&view->after);
    arena_release(&view->keyed);
    arena_release(&view->arena);
    free(view);
}

const struct view_ops pick_view_ops = {
    .edits = true,
    .name = "PICK ONE",
    .commands = COMMANDS(commands),
    .load = load,
    .draw = pick_draw,
    .feed = feed,
    .typing = typing,
    .close = release,
};

bool pick_view_open(struct app *app)
{
    struct pick_view *view = mem_new(1, sizeof *view);
    view->desk = app->desk;
    arena_init(&view->arena);
    arena_init(&view->keyed);
    buf_init(&view->after);
    buf_init(&view->typed_last);
    field_init(&view->typed);
    return app_open(app, &pick_view_ops, view);
}
