/* A person's page: what hangs on them, and leaving without dropping any of it silently. */
#include "person_view.h"

#include "base/mem.h"
#include "domain/when.h"
#include "draft_field.h"
#include "tables.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

static const char *const roles[] = {[ROLE_OWNER] = "owner",
                                    [ROLE_DELIVERY] = "delivery",
                                    [ROLE_STAND_IN] = "stand-in",
                                    [ROLE_HELPER] = "helper"};

static void add_line(struct person_view *view, enum held_kind kind, int64_t held,
                     const char *what, const char *name)
{
    view->line[view->lines++] = (struct held_line){
        .held = {.kind = kind, .held = held}, .what = what, .name = name};
}

static void make_lines(struct person_view *view)
{
    const struct person_card *card = &view->drill.held;
    size_t most = card->roles_n + card->signs_n + card->promises_n + view->drill.only_n;
    view->line = arena_new(&view->arena, most, sizeof *view->line);
    view->lines = 0;
    for (size_t i = 0; i < card->roles_n; i++) {
        const struct held_role *role = &card->roles[i];
        add_line(view, HELD_ROLE, role->role.id, roles[role->role.role], role->area.name);
        view->line[view->lines - 1].slug = role->area.slug;
    }
    for (size_t i = 0; i < card->promises_n; i++)
        add_line(view, HELD_PROMISE, card->promises[i].removal.id, "promised",
                 card->promises[i].cause.text);
    for (size_t i = 0; i < card->signs_n; i++)
        add_line(view, HELD_SIGN, card->signs[i].id, "signs off",
                 arena_printf(&view->arena, "#%" PRId64 " %s", card->signs[i].id,
                              card->signs[i].title));
    for (size_t i = 0; i < view->drill.only_n; i++) {
        add_line(view, HELD_ROLE, view->drill.only[i].id, "ships alone",
                 view->drill.only[i].name);
        view->line[view->lines - 1].told = true;
    }
}

static void look_up(struct person_view *view)
{
    person_pick_clear(&view->pick);
    arena_reset(&view->keyed);
    if (view->asks != PERSON_ASKS_HEIR && view->asks != PERSON_ASKS_ALL)
        return;
    person_pick_find(&view->pick, view->typed.text.text, view->people, view->people_n,
                     false);
    person_pick_owned(&view->pick, view->desk->board, &view->keyed);
}

/* Who takes a line is asked about that one alone. */
static void stay_on(struct app *app, struct person_view *view, const struct held_line *on)
{
    size_t at = 0;
    while (at < view->lines && !held_line_same(&view->line[at], on))
        at++;
    if (at < view->lines)
        view->list.at = at;
    else if (view->asks == PERSON_ASKS_HEIR) {
        view->asks = PERSON_ASKS_NOTHING;
        app_say(app, INK_ATTENTION, "They do not hold that one any more.");
    }
    view->list.n = view->list.total = view->lines;
    list_fit(&view->list);
}

static bool load(struct app *app, void *state, struct err *err)
{
    struct person_view *view = state;
    const struct held_line on =
        view->lines ? view->line[view->list.at] : (struct held_line){.told = true};
    const struct person_place who = person_pick_place(&view->pick);
    struct board *board = view->desk->board;
    struct departure drill;
    struct person *people;
    size_t n;
    struct arena fresh;
    arena_init(&fresh);
    if (!board_departure_of(board, view->person, &fresh, &drill, err) ||
        !board_people(board, &fresh, &people, &n, err)) {
        arena_release(&fresh);
        return false;
    }
    arena_release(&view->arena);
    view->arena = fresh;
    view->drill = drill;
    view->people = people;
    view->people_n = 0;
    for (size_t i = 0; i < n; i++) /* nobody takes over from themselves */
        if (people[i].id != view->person)
            people[view->people_n++] = people[i];
    make_lines(view);
    person_put_takers(view);
    stay_on(app, view, &on);
    look_up(view);
    person_pick_go(&view->pick, who);
    return true;
}

/* "person/3/until": where a text is kept while it is typed; of an heir, for that line. */
static void draft_place(const struct person_view *view, char place[static DRAFT_PLACE])
{
    static const char *const names[] = {[PERSON_ASKS_UNTIL] = "until",
                                        [PERSON_ASKS_HEIR] = "heir",
                                        [PERSON_ASKS_ALL] = "all"};
    int n = snprintf(place, DRAFT_PLACE, "person/%" PRId64 "/%s", view->person,
                     names[view->asks]);
    if (view->asks == PERSON_ASKS_HEIR)
        snprintf(place + n, DRAFT_PLACE - (size_t)n, "/%d/%" PRId64,
                 (int)view->line[view->list.at].held.kind,
                 view->line[view->list.at].held.held);
}

void person_keep(struct app *app, const struct person_view *view, const char *text)
{
    char place[DRAFT_PLACE];
    draft_place(view, place);
    draft_answer_keep(app, view->desk->board, place, text);
}

void person_ask(struct app *app, struct person_view *view, enum person_asks asks)
{
    char place[DRAFT_PLACE];
    view->asks = asks;
    if (asks != PERSON_ASKS_NOTHING) {
        draft_place(view, place);
        field_set(&view->typed, draft_answer(app, view->desk->board, place, &view->arena));
    }
    look_up(view);
}

static enum view_wants go_away(struct app *app, struct person_view *view)
{
    const char *typed = view->typed.text.text;
    int64_t until = 0;
    struct person person;
    struct err err;
    bool changed;
    if ((typed[0] && !when_date(typed, board_today(view->desk->board), &until, &err)) ||
        !board_person_away(view->desk->board, view->drill.held.person.handle, until,
                           &view->arena, &person, &changed, &err)) {
        app_say_err(app, &err);
        return VIEW_DRAW;
    }
    app_say(app, INK_GOOD, "%s is away. Who stands in acts until then.", person.name);
    person_keep(app, view, "");
    person_ask(app, view, PERSON_ASKS_NOTHING);
    return VIEW_LOAD;
}

/* Nothing could be handed over with what only they know. */
static const char *no_heir(const struct person_view *view)
{
    bool told = view->lines && view->line[view->list.at].told;
    return told ? "That is no thing to hand over: somebody who stays has to ship that way."
                : NULL;
}

static enum view_wants feed(struct app *app, void *state, const struct key *key)
{
    struct person_view *view = state;
    if (view->asks == PERSON_ASKS_NOTHING && view->leaving && view->lines &&
        key->code == KEY_CODE_ENTER) {
        if (no_heir(view))
            app_say(app, INK_ATTENTION, "%s", no_heir(view));
        else
            person_ask(app, view, PERSON_ASKS_HEIR);
        return VIEW_DRAW;
    }
    if (view->asks == PERSON_ASKS_NOTHING)
        return list_feed(&view->list, key) ? VIEW_DRAW : VIEW_UNKNOWN;
    if (key->code == KEY_CODE_ESC) {
        person_ask(app, view, PERSON_ASKS_NOTHING);
        return VIEW_DRAW;
    }
    if (key->code == KEY_CODE_ENTER)
        return view->asks == PERSON_ASKS_UNTIL ? go_away(app, view)
                                               : person_take_heir(app, view);
    if (person_pick_feed(&view->pick, key))
        return VIEW_DRAW;
    if (field_feed(&view->typed, key) == FIELD_CHANGED) {
        person_keep(app, view, view->typed.text.text);
        look_up(view);
    }
    return VIEW_DRAW;
}

static bool typing(void *state)
{
    const struct person_view *view = state;
    return view->asks != PERSON_ASKS_NOTHING;
}

static enum view_wants open_line(struct app *app, void *state, const struct key *key)
{
    struct person_view *view = state;
    const struct held_line *line = &view->line[view->list.at];
    (void)key;
    if (line->slug)
        area_view_open(app, line->slug);
    else if (line->held.kind == HELD_SIGN)
        ticket_view_open(app, line->held.held);
    else if (line->told)
        app_say(app, INK_TEXT, "Nobody else who is here has shipped that way.");
    else
        app_say(app, INK_TEXT, "The weekly review asks about it: r on the board.");
    return VIEW_DRAW;
}

static enum view_wants edit(struct app *app, void *state, const struct key *key)
{
    const struct person_view *view = state;
    (void)key;
    person_form_open(app, view->person);
    return VIEW_DRAW;
}

static enum view_wants away(struct app *app, void *state, const struct key *key)
{
    (void)key;
    person_ask(app, state, PERSON_ASKS_UNTIL);
    return VIEW_DRAW;
}

static enum view_wants back(struct app *app, void *state, const struct key *key)
{
    struct person_view *view = state;
    struct person person;
    struct err err;
    bool changed;
    (void)key;
    if (!board_person_back(view->desk->board, view->drill.held.person.handle, &view->arena,
                           &person, &changed, &err)) {
        app_say_err(app, &err);
        return VIEW_DRAW;
    }
    app_say(app, INK_GOOD, "%s is back.", person.name);
    return VIEW_LOAD;
}

static enum view_wants close_or_stay(struct app *app, void *state, const struct key *key)
{
    struct person_view *view = state;
    (void)key;
    if (!view->leaving)
        return VIEW_CLOSE;
    bool planned = person_planned(view);
    person_stop_leaving(view);
    app_say(app, INK_TEXT, "Nobody left. Nothing was changed.%s",
            planned ? " Who takes what is kept: L goes on." : "");
    return VIEW_LOAD;
}

static const char *in_text(void *state)
{
    const struct person_view *view = state;
    return view->asks ? "Enter takes it, Esc leaves it." : NULL;
}

static const char *not_leaving(void *state)
{
    const struct person_view *view = state;
    return view->leaving ? in_text(state) : "L first: who leaves hands everything over.";
}

static const char *nothing_to_hand(void *state)
{
    const struct person_view *view = state;
    if (not_leaving(state))
        return not_leaving(state);
    return view->lines ? NULL : "Nothing hangs on them.";
}

static const char *nothing_here_to_hand(void *state)
{
    const char *why = nothing_to_hand(state);
    return why ? why : no_heir(state);
}

static const char *is_leaving(void *state)
{
    const struct person_view *view = state;
    return view->leaving ? "Ctrl-S ends the handing over, Esc stops it for now."
                         : in_text(state);
}

static const char *nothing_here(void *state)
{
    const struct person_view *view = state;
    if (is_leaving(state))
        return is_leaving(state);
    return view->lines ? NULL : "There is nothing to open.";
}

static const char *not_here(void *state)
{
    const struct person_view *view = state;
    if (is_leaving(state))
        return is_leaving(state);
    return view->drill.held.person.state == PERSON_LEFT
               ? "They have left. b brings them back."
               : NULL;
}

static const char *is_here(void *state)
{
    const struct person_view *view = state;
    if (is_leaving(state))
        return is_leaving(state);
    return view->drill.held.person.state == PERSON_ACTIVE ? "They are here." : NULL;
}

static const char *no_text(void *state)
{
    const struct person_view *view = state;
    return view->asks ? NULL : "Nothing is being typed.";
}

static const struct command commands[] = {
    {.name = "open",
     .keys = {KEY_CODE_ENTER},
     .footer = "open",
     .help = "open the area or ticket",
     .blocked = nothing_here,
     .run = open_line},
    {.name = "edit",
     .keys = {'e'},
     .footer = "edit",
     .help = "change name, handle or contact",
     .blocked = is_leaving,
     .changes = true,
     .run = edit},
    {.name = "away",
     .keys = {'a'},
     .footer = "away",
     .help = "they are away, until a day",
     .blocked = not_here,
     .changes = true,
     .run = away},
    {.name = "return",
     .keys = {'b'},
     .footer = "back again",
     .help = "they are back",
     .blocked = is_here,
     .changes = true,
     .run = back},
    {.name = "leave",
     .keys = {'L'},
     .footer = "leaves",
     .help = "they leave: hand everything over, one by one",
     .blocked = not_here,
     .changes = true,
     .run = person_start_leaving},
    {.name = "heir",
     .label = "Enter",
     .footer = "name who takes it",
     .help = "while leaving: who takes the line one is on",
     .blocked = nothing_here_to_hand},
    {.name = "all",
     .keys = {'A'},
     .footer = "one takes all others",
     .minor = true,
     .help = "while leaving: one person takes every line that nobody has yet",
     .blocked = nothing_to_hand,
     .changes = true,
     .run = person_all_to_one},
    {.name = "nobody",
     .keys = {'x'},
     .footer = "nobody",
     .minor = true,
     .help = "while leaving: nobody takes this line, and it shows",
     .blocked = nothing_here_to_hand,
     .changes = true,
     .run = person_to_nobody},
    {.name = "done",
     .keys = {KEY_CTRL('s')},
     .footer = "they leave",
     .help = "while leaving: do it, all at once; u undoes it",
     .blocked = not_leaving,
     .changes = true,
     .run = person_leave},
    {.name = "take", .label = "Enter", .footer = "take it", .blocked = no_text},
    {.name = "cancel", .label = "Esc", .footer = "cancel", .blocked = no_text},
    {.name = "close",
     .keys = {KEY_CODE_ESC},
     .footer = "back",
     .help = "back",
     .blocked = in_text,
     .run = close_or_stay},
};

static void release(void *state)
{
    struct person_view *view = state;
    field_release(&view->typed);
    arena_release(&view->keyed);
    arena_release(&view->plan);
    arena_release(&view->arena);
    free(view);
}

const struct view_ops person_view_ops = {
    .name = "A PERSON",
    .commands = COMMANDS(commands),
    .load = load,
    .draw = person_draw,
    .feed = feed,
    .typing = typing,
    .close = release,
};

bool person_view_open(struct app *app, int64_t person)
{
    struct person_view *view = mem_new(1, sizeof *view);
    view->desk = app->desk;
    view->person = person;
    arena_init(&view->arena);
    arena_init(&view->plan);
    arena_init(&view->keyed);
    field_init(&view->typed);
    return app_open(app, &person_view_ops, view);
}
