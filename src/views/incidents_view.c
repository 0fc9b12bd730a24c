/* The list of incidents: the newest first, or the open ones before the others; narrowed by
 * words of the title. */
#include "incidents_view.h"

#include "base/mem.h"
#include "domain/when.h"
#include "draft_field.h"
#include "tables.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

enum { AT_ONCE = 256 }; /* lines looked through at a time for one of them */

static const struct incident *at_line(const struct incidents_view *view)
{
    size_t at = view->list.at;
    if (at < view->list.from || at - view->list.from >= view->window.n)
        return NULL;
    return &view->window.line[at - view->list.from].incident;
}

static bool load_around(struct app *app, struct incidents_view *view, struct err *err)
{
    size_t most = (size_t)app->grid.rows * 2, from = list_from(&view->list, most);
    struct incident_window window;
    struct arena fresh;
    int64_t on = at_line(view) ? at_line(view)->id : 0;
    arena_init(&fresh);
    if (!board_incident_window(view->desk->board, view->filter.text.text, view->open_first,
                               from, most, &fresh, &window, err)) {
        arena_release(&fresh);
        return false;
    }
    arena_release(&view->arena);
    view->arena = fresh;
    view->window = window;
    view->list.from = from;
    view->list.n = window.n;
    view->list.total = window.total;
    for (size_t i = 0; on && i < window.n; i++) /* where one was, if it is still there */
        if (window.line[i].incident.id == on)
            view->list.at = from + i;
    list_fit(&view->list);
    return true;
}

/* To the one a form has just added, wherever it stands; one that the filter hides is not
 * gone to. */
static bool go_to_added(struct incidents_view *view, struct err *err)
{
    struct incident_window window = {.total = 1};
    struct arena arena;
    int64_t added = view->desk->added;
    bool ok = true;
    arena_init(&arena);
    view->desk->added = 0;
    for (size_t from = 0; ok && added && from < window.total; from += AT_ONCE) {
        arena_reset(&arena);
        ok = board_incident_window(view->desk->board, view->filter.text.text,
                                   view->open_first, from, AT_ONCE, &arena, &window, err);
        for (size_t i = 0; ok && i < window.n; i++)
            if (window.line[i].incident.id == added) {
                view->list.at = from + i;
                view->list.total = window.total;
                view->window.n = 0; /* else one stays where one was */
                added = 0;
            }
    }
    arena_release(&arena);
    return ok;
}

/* A list that became shorter has moved: what it shows now is loaded as well. */
static bool load(struct app *app, void *state, struct err *err)
{
    struct incidents_view *view = state;
    return go_to_added(view, err) && load_around(app, view, err) &&
           (!list_lacks(&view->list) || load_around(app, view, err));
}

/* Another list: from its top. */
static enum view_wants from_top(struct incidents_view *view)
{
    view->list.at = view->list.first = 0;
    view->window.n = 0;
    return VIEW_LOAD;
}

static enum view_wants feed_filter(struct incidents_view *view, const struct key *key)
{
    if (view_leaves_filter(key)) {
        view->asks = INCIDENTS_ASK_NOTHING;
        return VIEW_DRAW;
    }
    if (key->code == KEY_CODE_ESC) {
        view->asks = INCIDENTS_ASK_NOTHING;
        field_set(&view->filter, "");
        return from_top(view);
    }
    switch (field_feed(&view->filter, key)) {
    case FIELD_CHANGED:
        return from_top(view);
    case FIELD_MOVED:
        return VIEW_DRAW;
    case FIELD_LEFT:
        break;
    }
    return VIEW_UNKNOWN;
}

static bool typed_time(const struct incidents_view *view, int64_t *at, struct err *err)
{
    struct board *board = view->desk->board;
    const struct when_base base = {.zone = board_zone(board), .now = board_now(board)};
    *at = base.now;
    return !view->time.text.len || when_parse(view->time.text.text, &base, at, err);
}

/* "incident/44/over-at": where the time is kept while it is typed. */
static void draft_place(const struct incidents_view *view, char place[static DRAFT_PLACE])
{
    snprintf(place, DRAFT_PLACE, "incident/%" PRId64 "/%s", view->about,
             view->over ? "open-since" : "over-at");
}

static void keep_time(struct app *app, const struct incidents_view *view, const char *text)
{
    char place[DRAFT_PLACE];
    draft_place(view, place);
    draft_answer_keep(app, view->desk->board, place, text);
}

/* A time that cannot be is said, and stays to be mended. */
static enum view_wants turn(struct app *app, struct incidents_view *view)
{
    struct board *board = view->desk->board;
    struct incident after;
    struct err err;
    int64_t at;
    if (!typed_time(view, &at, &err) ||
        !(view->over ? board_incident_reopen(board, view->about, at, NULL, &view->arena,
                                             &after, &err)
                     : board_incident_resolve(board, view->about, at, &view->arena, &after,
                                              &err))) {
        app_say_err(app, &err);
        return VIEW_DRAW;
    }
    keep_time(app, view, "");
    view->asks = INCIDENTS_ASK_NOTHING;
    if (view->over)
        app_say(app, INK_GOOD,
                "\"%s\" is open again: this week's review may choose it. u undoes it.",
                after.title);
    else
        app_say(app, INK_GOOD, "\"%s\" is over. u undoes it.", after.title);
    return VIEW_LOAD;
}

static enum view_wants feed_time(struct app *app, struct incidents_view *view,
                                 const struct key *key)
{
    if (key->code == KEY_CODE_ENTER)
        return turn(app, view);
    if (key->code == KEY_CODE_ESC) {
        view->asks = INCIDENTS_ASK_NOTHING;
        return VIEW_DRAW;
    }
    enum field_says says = field_feed(&view->time, key);
    if (says == FIELD_CHANGED)
        keep_time(app, view, view->time.text.text);
    return says == FIELD_LEFT ? VIEW_UNKNOWN : VIEW_DRAW;
}

static enum view_wants feed(struct app *app, void *state, const struct key *key)
{
    struct incidents_view *view = state;
    if (view->asks == INCIDENTS_ASK_FILTER)
        return feed_filter(view, key);
    if (view->asks == INCIDENTS_ASK_TIME)
        return feed_time(app, view, key);
    if (!list_feed(&view->list, key))
        return VIEW_UNKNOWN;
    return list_lacks(&view->list) ? VIEW_LOAD : VIEW_DRAW;
}

static bool typing(void *state)
{
    const struct incidents_view *view = state;
    return view->asks != INCIDENTS_ASK_NOTHING;
}

static enum view_wants open_one(struct app *app, void *state, const struct key *key)
{
    (void)key;
    incident_view_open(app, at_line(state)->id);
    return VIEW_DRAW;
}

static enum view_wants change(struct app *app, void *state, const struct key *key)
{
    (void)key;
    incident_form_open(app, at_line(state)->id);
    return VIEW_DRAW;
}

static enum view_wants add(struct app *app, void *state, const struct key *key)
{
    (void)state, (void)key;
    incident_form_open(app, 0);
    return VIEW_DRAW;
}

static enum view_wants filter(struct app *app, void *state, const struct key *key)
{
    struct incidents_view *view = state;
    (void)app, (void)key;
    view->asks = INCIDENTS_ASK_FILTER;
    return VIEW_DRAW;
}

static enum view_wants ask_time(struct app *app, void *state, const struct key *key)
{
    struct incidents_view *view = state;
    char place[DRAFT_PLACE];
    (void)key;
    arena_reset(&view->asked);
    view->about = at_line(view)->id;
    view->about_title = arena_copy(&view->asked, at_line(view)->title);
    view->over = at_line(view)->state == INCIDENT_RESOLVED;
    draft_place(view, place);
    field_set(&view->time, draft_answer(app, view->desk->board, place, &view->asked));
    view->asks = INCIDENTS_ASK_TIME;
    return VIEW_DRAW;
}

static enum view_wants next_order(struct app *app, void *state, const struct key *key)
{
    struct incidents_view *view = state;
    (void)app, (void)key;
    view->open_first = !view->open_first;
    return from_top(view);
}

static enum view_wants alike(struct app *app, void *state, const struct key *key)
{
    (void)state, (void)key;
    alike_view_open(app, ALIKE_INCIDENTS);
    return VIEW_DRAW;
}

/* Out of the filter first, as on the board. */
static enum view_wants back(struct app *app, void *state, const struct key *key)
{
    struct incidents_view *view = state;
    (void)app, (void)key;
    if (!view->filter.text.len)
        return VIEW_CLOSE;
    field_set(&view->filter, "");
    return from_top(view);
}

static const char *in_text(void *state)
{
    return typing(state) ? "Enter or Esc leaves the text first." : NULL;
}

static const char *open_first(void *state)
{
    const struct incidents_view *view = state;
    return view->open_first ? "The open ones are first. f: the newest." : in_text(state);
}

static const char *newest_first(void *state)
{
    const struct incidents_view *view = state;
    return view->open_first ? in_text(state) : "The newest are first. f: the open ones.";
}

static const char *no_filter(void *state)
{
    const struct incidents_view *view = state;
    return view->asks == INCIDENTS_ASK_FILTER ? NULL : "Nothing is being filtered.";
}

static const char *no_time(void *state)
{
    const struct incidents_view *view = state;
    return view->asks == INCIDENTS_ASK_TIME ? NULL : "No time is asked.";
}

static const char *nothing(void *state)
{
    if (typing(state))
        return in_text(state);
    return at_line(state) ? NULL : "No incident is here.";
}

static const struct command commands[] = {
    {.name = "open",
     .keys = {KEY_CODE_ENTER},
     .footer = "open",
     .help = "its page: times, timeline, what went out before it",
     .blocked = nothing,
     .run = open_one},
    {.name = "filter",
     .keys = {'/'},
     .footer = "filter",
     .help = "only those whose title has it",
     .run = filter},
    {.name = "add",
     .keys = {'a'},
     .footer = "add",
     .help = "add an incident",
     .changes = true,
     .run = add},
    {.name = "turn",
     .keys = {'o'},
     .footer = "over?",
     .help = "say when it was over; or that it is open again",
     .blocked = nothing,
     .changes = true,
     .run = ask_time},
    {.name = "change",
     .keys = {'e'},
     .footer = "change",
     .minor = true,
     .help = "its title, area, times and harm",
     .blocked = nothing,
     .changes = true,
     .run = change},
    {.name = "order",
     .keys = {'f'},
     .help = "the open ones first; again: the newest first",
     .run = next_order},
    {.name = "open first",
     .label = "f",
     .footer = "open first",
     .minor = true,
     .blocked = open_first},
    {.name = "newest first",
     .label = "f",
     .footer = "newest first",
     .minor = true,
     .blocked = newest_first},
    {.name = "alike",
     .keys = {'='},
     .footer = "look-alikes",
     .minor = true,
     .help = "the same thing under different names",
     .run = alike},
    {.name = "back",
     .keys = {KEY_CODE_ESC},
     .footer = "back",
     .help = "all of the list, then back",
     .blocked = in_text,
     .run = back},
    {.name = "take", .label = "Enter", .footer = "to the list", .blocked = no_filter},
    {.name = "clear", .label = "Esc", .footer = "show all", .blocked = no_filter},
    {.name = "say", .label = "Enter", .footer = "say so", .blocked = no_time},
    {.name = "cancel", .label = "Esc", .footer = "cancel", .blocked = no_time},
};

static void release(void *state)
{
    struct incidents_view *view = state;
    field_release(&view->filter);
    field_release(&view->time);
    arena_release(&view->arena);
    arena_release(&view->asked);
    free(view);
}

const struct view_ops incidents_view_ops = {
    .name = "ALL INCIDENTS",
    .commands = COMMANDS(commands),
    .load = load,
    .draw = incidents_draw,
    .feed = feed,
    .typing = typing,
    .close = release,
};

bool incidents_view_open(struct app *app)
{
    struct incidents_view *view = mem_new(1, sizeof *view);
    view->desk = app->desk;
    view->list.shown = 1;
    field_init(&view->filter);
    field_init(&view->time);
    arena_init(&view->arena);
    arena_init(&view->asked);
    return app_open(app, &incidents_view_ops, view);
}
