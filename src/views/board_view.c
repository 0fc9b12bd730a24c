/* The board: areas, tickets and the weekly review side by side, and the one next thing. */
#include "board_view.h"

#include "base/mem.h"
#include "tables.h"

#include <stdlib.h>

static bool typing(void *state)
{
    const struct board_view *view = state;
    return view->asks != ASKS_NOTHING;
}

static enum view_wants feed_filter(struct app *app, struct board_view *view,
                                   const struct key *key)
{
    struct field *filter = &view->filter[view->pane];
    if (key->code == KEY_CODE_ESC) {
        field_set(filter, "");
        view->asks = ASKS_NOTHING;
        return VIEW_LOAD;
    }
    if (view_leaves_filter(key)) {
        view->asks = ASKS_NOTHING;
        return VIEW_DRAW;
    }
    switch (field_feed(filter, key)) {
    case FIELD_CHANGED:
        view->list[view->pane].at = view->list[view->pane].first = 0;
        return view->pane == PANE_TICKETS ? board_filter_tickets(app, view)
                                          : board_filter_areas(app, view);
    case FIELD_MOVED:
        return VIEW_DRAW;
    case FIELD_LEFT:
        break;
    }
    return VIEW_UNKNOWN;
}

static enum view_wants feed(struct app *app, void *state, const struct key *key)
{
    struct board_view *view = state;
    if (view->asks == ASKS_FILTER)
        return feed_filter(app, view, key);
    if (view->asks != ASKS_NOTHING)
        return board_feed_named(app, view, key);
    if (view->pane == PANE_REVIEW)
        return VIEW_UNKNOWN;
    if (!list_feed(&view->list[view->pane], key))
        return VIEW_UNKNOWN;
    return list_lacks(&view->list[view->pane]) ? VIEW_LOAD : VIEW_DRAW;
}

static enum view_wants next_pane(struct app *app, void *state, const struct key *key)
{
    struct board_view *view = state;
    int step = key->code == KEY_CODE_BACK_TAB ? PANES - 1 : 1;
    (void)app;
    view->pane = (enum board_pane)(((int)view->pane + step) % PANES);
    return VIEW_DRAW;
}

static enum view_wants go_to_pane(struct app *app, void *state, const struct key *key)
{
    struct board_view *view = state;
    (void)app;
    view->pane = (enum board_pane)(key->code - '1');
    return VIEW_DRAW;
}

static enum view_wants zoom(struct app *app, void *state, const struct key *key)
{
    struct board_view *view = state;
    (void)app, (void)key;
    view->zoom = !view->zoom;
    return VIEW_LOAD; /* a list alone has room for more lines */
}

static const char *no_list(void *state)
{
    const struct board_view *view = state;
    return view->pane == PANE_REVIEW ? "There is no list here to filter." : NULL;
}

static enum view_wants start_filter(struct app *app, void *state, const struct key *key)
{
    struct board_view *view = state;
    (void)app, (void)key;
    view->asks = ASKS_FILTER;
    return VIEW_DRAW;
}

static const struct area_line *area_at(const struct board_view *view)
{
    size_t i = view->list[PANE_AREAS].at - view->list[PANE_AREAS].from;
    return board_id_at(view, PANE_AREAS) ? &view->shown.areas.line[i] : NULL;
}

/* Opens what one is on. */
static enum view_wants open_line(struct app *app, void *state, const struct key *key)
{
    struct board_view *view = state;
    if (view->pane == PANE_REVIEW)
        return board_review_open(app, state, key);
    if (view->pane == PANE_TICKETS)
        ticket_view_open(app, board_id_at(view, PANE_TICKETS));
    else
        area_view_open(app, area_at(view)->area.slug);
    return VIEW_DRAW;
}

static const char *nothing_here(void *state)
{
    const struct board_view *view = state;
    if (view->pane == PANE_AREAS && !area_at(view))
        return "There is no area here. Add one: a";
    if (view->pane == PANE_TICKETS && !board_id_at(view, PANE_TICKETS))
        return "There is no ticket here.";
    return NULL;
}

static enum view_wants edit(struct app *app, void *state, const struct key *key)
{
    const struct board_view *view = state;
    (void)key;
    if (view->pane == PANE_TICKETS)
        spec_form_open(app, board_id_at(view, PANE_TICKETS));
    else
        owner_view_open(app, area_at(view)->area.slug);
    return VIEW_DRAW;
}

static enum view_wants add(struct app *app, void *state, const struct key *key)
{
    const struct board_view *view = state;
    if (view->pane == PANE_AREAS)
        return board_start_area(app, state, key);
    if (view->pane == PANE_TICKETS)
        ticket_form_open(app, 0);
    else
        incident_form_open(app, 0);
    return VIEW_DRAW;
}

static const char *not_areas(void *state)
{
    const struct board_view *view = state;
    return view->pane == PANE_AREAS ? NULL : "That is for areas: 1 goes to them.";
}

static const char *no_area(void *state)
{
    const struct board_view *view = state;
    if (view->pane != PANE_AREAS)
        return not_areas(state);
    return area_at(view) ? NULL : "There is no area here. Add one: a";
}

static const char *nothing_to_edit(void *state)
{
    const struct board_view *view = state;
    return view->pane == PANE_REVIEW ? not_areas(state) : nothing_here(state);
}

static const char *not_tickets(void *state)
{
    const struct board_view *view = state;
    return view->pane == PANE_TICKETS && !typing(state) ? NULL : "2 goes to the tickets.";
}

static enum view_wants go_to_next(struct app *app, void *state, const struct key *key)
{
    struct board_view *view = state;
    const struct next *next = &view->shown.next;
    if (app->looks && (next->kind == NEXT_PEOPLE || next->kind == NEXT_AREAS)) {
        app_say(app, INK_ATTENTION, "%s", app->looks);
        return VIEW_DRAW;
    }
    if (next->kind == NEXT_PEOPLE)
        return board_start_person(app, state, key);
    if (next->kind == NEXT_AREAS)
        return board_start_area(app, state, key);
    if (next->kind >= NEXT_RESUME)
        return board_review_open(app, state, key);
    board_open_next(app, next);
    return VIEW_DRAW;
}

static const char *all_well(void *state)
{
    const struct board_view *view = state;
    return view->shown.next.kind == NEXT_WELL ? "There is nothing to fix." : NULL;
}

static enum view_wants back(struct app *app, void *state, const struct key *key)
{
    struct board_view *view = state;
    (void)app, (void)key;
    if (view->pane != PANE_REVIEW && view->filter[view->pane].text.len) {
        field_set(&view->filter[view->pane], "");
        return VIEW_LOAD;
    }
    view->zoom = false;
    return VIEW_DRAW;
}

static const char *in_text(void *state)
{
    return typing(state) ? "Enter or Esc leaves the text first." : NULL;
}

static const char *no_name(void *state)
{
    const struct board_view *view = state;
    return view->asks > ASKS_FILTER ? NULL : "Nothing is being added.";
}

static const char *no_filter(void *state)
{
    const struct board_view *view = state;
    return view->asks == ASKS_FILTER ? NULL : "Nothing is being filtered.";
}

static const struct command commands[] = {
    {.name = "pane",
     .keys = {KEY_CODE_TAB, KEY_CODE_BACK_TAB},
     .footer = "pane",
     .help = "next pane, Shift-Tab back",
     .blocked = in_text,
     .run = next_pane},
    {.name = "open",
     .keys = {KEY_CODE_ENTER},
     .help = "open what you are on",
     .blocked = nothing_here,
     .run = open_line},
    {.name = "zoom",
     .keys = {'z'},
     .footer = "zoom",
     .minor = true,
     .help = "zoom; z again goes back",
     .run = zoom},
    {.name = "filter",
     .keys = {'/'},
     .footer = "filter",
     .help = "show only what fits",
     .blocked = no_list,
     .run = start_filter},
    {.name = "edit",
     .keys = {'e'},
     .footer = "edit",
     .help = "change the owner, or the spec",
     .blocked = nothing_to_edit,
     .changes = true,
     .run = edit},
    {.name = "add",
     .keys = {'a'},
     .footer = "add",
     .help = "area, ticket or incident",
     .changes = true,
     .run = add},
    {.name = "tickets", .keys = {'t'}, .help = "all tickets", .run = board_tickets_open},
    {.name = "alike", .keys = {'='}, .help = "what looks alike", .run = board_alike_open},
    {.name = "pick",
     .keys = {'o'},
     .help = "pick one of several names",
     .run = board_pick_open},
    {.name = "line",
     .keys = {'l'},
     .help = "one product line, or all",
     .run = board_narrow_next},
    {.name = "roll",
     .keys = {'C'},
     .help = "roll call, on the screen",
     .run = board_roll_call_open},
    {.name = "shipped", .keys = {'s'}, .help = "shipped today", .run = board_shipped_open},
    {.name = "deploys",
     .keys = {'D'},
     .help = "deploys by week",
     .run = board_deploys_open},
    {.name = "releases", .keys = {'W'}, .help = "ways to ship", .run = board_releases_open},
    {.name = "incidents",
     .keys = {'i'},
     .help = "all incidents",
     .run = board_incidents_open},
    {.name = "check", .keys = {'f'}, .help = "the team check", .run = board_check_open},
    {.name = "promises", .keys = {'v'}, .help = "promises", .run = board_promises_open},
    {.name = "people",
     .keys = {'p'},
     .help = "the people and their load",
     .run = board_people_open},
    {.name = "person",
     .keys = {'A'},
     .help = "add a person",
     .changes = true,
     .run = board_start_person},
    {.name = "next",
     .keys = {'n'},
     .help = "the one next thing to fix",
     .blocked = all_well,
     .run = go_to_next},
    {.name = "confirm",
     .keys = {'c'},
     .help = "it is still its owner's",
     .blocked = no_area,
     .changes = true,
     .run = board_confirm},
    {.name = "archive",
     .keys = {'d'},
     .help = "archive it, u brings it back",
     .blocked = no_area,
     .changes = true,
     .run = board_archive},
    {.name = "list tickets",
     .label = "t",
     .footer = "list",
     .minor = true,
     .blocked = not_tickets},
    {.name = "list alike",
     .label = "=",
     .footer = "alike",
     .minor = true,
     .blocked = not_tickets},
    {.name = "review",
     .keys = {'r'},
     .footer = "review",
     .help = "the weekly review",
     .run = board_review_open},
    {.name = "panes",
     .keys = {'1', '2', '3'},
     .label = "1 2 3",
     .help = "go to a pane",
     .run = go_to_pane},
    {.name = "whole",
     .keys = {KEY_CODE_ESC},
     .help = "all of the list, all panes",
     .run = back},
    {.name = "keep", .label = "Enter", .footer = "add it", .blocked = no_name},
    {.name = "cancel", .label = "Esc", .footer = "cancel", .blocked = no_name},
    {.name = "list", .label = "Enter", .footer = "to the list", .blocked = no_filter},
    {.name = "clear", .label = "Esc", .footer = "show all", .blocked = no_filter},
};

static void release(void *state)
{
    struct board_view *view = state;
    next_release(&view->shown.next);
    for (int i = 0; i < PANE_REVIEW; i++) {
        field_release(&view->filter[i]);
        arena_release(&view->found[i]);
    }
    field_release(&view->named);
    arena_release(&view->arena);
    board_ticket_search_free(view->search);
    free(view);
}

const struct view_ops board_view_ops = {
    .name = "THE BOARD",
    .commands = COMMANDS(commands),
    .load = board_load,
    .rest = board_rest,
    .work = board_work,
    .draw = board_draw,
    .feed = feed,
    .typing = typing,
    .close = release,
};

bool board_view_open(struct app *app)
{
    struct board_view *view = mem_new(1, sizeof *view);
    view->desk = app->desk;
    arena_init(&view->arena);
    next_init(&view->shown.next);
    for (int i = 0; i < PANE_REVIEW; i++) {
        field_init(&view->filter[i]);
        arena_init(&view->found[i]);
    }
    field_init(&view->named);
    return app_open(app, &board_view_ops, view);
}
