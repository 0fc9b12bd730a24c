/* The page of a cause: how it stands, every promise made and answer given, and the
 * incidents it was behind. */
#include "cause_view.h"

#include "base/mem.h"
#include "tables.h"

#include <stdlib.h>

static bool load(struct app *app, void *state, struct err *err)
{
    struct cause_view *view = state;
    struct cause_card card;
    struct arena fresh;
    size_t row;
    int64_t on = facts_page_row(&view->page, &row) ? view->card.behind[row].incident.id : 0;
    (void)app;
    arena_init(&fresh);
    if (!board_cause_card(view->desk->board, view->cause, &fresh, &card, err)) {
        arena_release(&fresh);
        return false;
    }
    arena_release(&view->arena);
    view->arena = fresh;
    view->card = card;
    cause_facts(view);
    for (size_t i = 0; on && i < card.behind_n; i++) /* where one was, if it is there */
        if (card.behind[i].incident.id == on)
            facts_page_go(&view->page, i);
    return true;
}

/* g is "seen gone" here; Home goes to the first. */
static enum view_wants feed(struct app *app, void *state, const struct key *key)
{
    struct cause_view *view = state;
    if (view->ask.asks)
        return promise_ask_feed(app, &view->ask, key);
    if (key->code == 'g')
        return VIEW_UNKNOWN;
    return list_feed(&view->page.list, key) ? VIEW_DRAW : VIEW_UNKNOWN;
}

static bool typing(void *state)
{
    const struct cause_view *view = state;
    return view->ask.asks != PROMISE_ASKS_NOTHING;
}

static enum view_wants open_incident(struct app *app, void *state, const struct key *key)
{
    const struct cause_view *view = state;
    size_t row;
    (void)key;
    if (facts_page_row(&view->page, &row))
        incident_view_open(app, view->card.behind[row].incident.id);
    return VIEW_DRAW;
}

static enum view_wants removed(struct app *app, void *state, const struct key *key)
{
    const struct cause_view *view = state;
    (void)key;
    return promise_removed(app, view->desk, &view->card.line);
}

static enum view_wants ask(struct app *app, void *state, const struct key *key)
{
    struct cause_view *view = state;
    return promise_ask_start(app, &view->ask, promise_asks_by(key), &view->card.line);
}

static const char *in_text(void *state)
{
    return typing(state) ? "Enter takes it, Esc leaves it." : NULL;
}

static const char *no_text(void *state)
{
    return typing(state) ? NULL : "Nothing is being typed.";
}

static const char *no_incident(void *state)
{
    const struct cause_view *view = state;
    size_t row;
    if (typing(state))
        return in_text(state);
    return facts_page_row(&view->page, &row) ? NULL : "j goes to the incidents.";
}

static const char *closed(void *state)
{
    const struct cause_view *view = state;
    return typing(state) ? in_text(state) : promise_closed(&view->card.line);
}

static const struct command commands[] = {
    {.name = "open",
     .keys = {KEY_CODE_ENTER},
     .footer = "the incident",
     .minor = true,
     .help = "open the incident one is on",
     .blocked = no_incident,
     .run = open_incident},
    PROMISE_COMMANDS(closed, removed, ask),
    {.name = "take", .label = "Enter", .footer = "take it", .blocked = no_text},
    {.name = "cancel", .label = "Esc", .footer = "leave it", .blocked = no_text},
    {.name = "back",
     .keys = {KEY_CODE_ESC},
     .footer = "back",
     .help = "back",
     .blocked = in_text,
     .run = view_leave},
};

static void release(void *state)
{
    struct cause_view *view = state;
    promise_ask_release(&view->ask);
    arena_release(&view->arena);
    free(view);
}

const struct view_ops cause_view_ops = {
    .name = "A CAUSE",
    .commands = COMMANDS(commands),
    .load = load,
    .draw = cause_draw,
    .feed = feed,
    .typing = typing,
    .close = release,
};

bool cause_view_open(struct app *app, int64_t cause)
{
    struct cause_view *view = mem_new(1, sizeof *view);
    view->desk = app->desk;
    view->cause = cause;
    arena_init(&view->arena);
    promise_ask_init(&view->ask, view->desk);
    return app_open(app, &cause_view_ops, view);
}
