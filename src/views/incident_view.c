/* The page of an incident: its times and its timeline, and the deploys that may be behind
 * it. Which of them was, somebody says. */
#include "incident_view.h"

#include "base/mem.h"
#include "tables.h"

#include <inttypes.h>
#include <stdlib.h>

enum { BEFORE = 12 }; /* deploys that are suggested at most */

static bool load(struct app *app, void *state, struct err *err)
{
    struct incident_view *view = state;
    struct board *board = view->desk->board;
    struct incident_card card;
    struct deploy_line *before;
    struct arena fresh;
    size_t n, row = 0;
    int64_t on = facts_page_row(&view->page, &row) ? view->before[row].deploy.id : 0;
    (void)app;
    arena_init(&fresh);
    if (!board_incident_card(board, view->incident, &fresh, &card, err) ||
        !board_deploys_before(board, view->incident, BEFORE, &fresh, &before, &n, err)) {
        arena_release(&fresh);
        return false;
    }
    arena_release(&view->arena);
    view->arena = fresh;
    view->card = card;
    view->before = before;
    view->before_n = n;
    incident_facts(view);
    for (size_t i = 0; on && i < n; i++) /* what is linked goes to the top */
        if (before[i].deploy.id == on)
            facts_page_go(&view->page, i);
    return true;
}

static enum view_wants feed(struct app *app, void *state, const struct key *key)
{
    struct incident_view *view = state;
    (void)app;
    return list_feed(&view->page.list, key) ? VIEW_DRAW : VIEW_UNKNOWN;
}

static const struct deploy_line *line_at(const struct incident_view *view)
{
    size_t row;
    return facts_page_row(&view->page, &row) ? &view->before[row] : NULL;
}

static enum view_wants link_it(struct app *app, void *state, const struct key *key)
{
    struct incident_view *view = state;
    const struct deploy *deploy = &line_at(view)->deploy;
    bool led = deploy->incident == view->incident;
    struct deploy after;
    struct err err;
    (void)key;
    if (!board_deploy_link(view->desk->board, deploy->id, led ? 0 : view->incident,
                           &view->arena, &after, &err)) {
        app_say_err(app, &err);
        return VIEW_DRAW;
    }
    if (led)
        app_say(app, INK_TEXT, "Deploy %" PRId64 " did not lead to it. u undoes it.",
                after.id);
    else
        app_say(app, INK_GOOD, "Deploy %" PRId64 " led to it. l again takes that back.",
                after.id);
    return VIEW_LOAD;
}

static enum view_wants open_deploy(struct app *app, void *state, const struct key *key)
{
    (void)key;
    deploy_view_open(app, line_at(state)->deploy.id);
    return VIEW_DRAW;
}

static enum view_wants change(struct app *app, void *state, const struct key *key)
{
    const struct incident_view *view = state;
    (void)key;
    incident_form_open(app, view->incident);
    return VIEW_DRAW;
}

static const char *no_deploy(void *state)
{
    const struct incident_view *view = state;
    if (!view->before_n)
        return "No deploy went out in the day before it.";
    return line_at(view) ? NULL : "j goes to the deploys.";
}

/* A deploy leads to one incident; moving the link takes it from the other on purpose. */
static const char *not_to_link(void *state)
{
    const struct incident_view *view = state;
    const char *why = no_deploy(state);
    if (why)
        return why;
    if (view->card.canonical.id)
        return "It is folded: what led to it is said of the one it is the same as.";
    int64_t other = line_at(view)->deploy.incident;
    return other && other != view->incident
               ? "It led to another incident: Enter, then i shows which."
               : NULL;
}

static const struct command commands[] = {
    {.name = "link",
     .keys = {'l'},
     .footer = "it led to this",
     .help = "the deploy one is on led to it; again: it did not",
     .blocked = not_to_link,
     .changes = true,
     .run = link_it},
    {.name = "open",
     .keys = {KEY_CODE_ENTER},
     .footer = "the deploy",
     .help = "open the deploy one is on",
     .blocked = no_deploy,
     .run = open_deploy},
    {.name = "change",
     .keys = {'e'},
     .footer = "change",
     .minor = true,
     .help = "its title, area, times and harm",
     .changes = true,
     .run = change},
    {.name = "back",
     .keys = {KEY_CODE_ESC},
     .footer = "back",
     .help = "back",
     .run = view_leave},
};

static void release(void *state)
{
    struct incident_view *view = state;
    arena_release(&view->arena);
    free(view);
}

const struct view_ops incident_view_ops = {
    .name = "AN INCIDENT",
    .commands = COMMANDS(commands),
    .load = load,
    .draw = incident_draw,
    .feed = feed,
    .close = release,
};

bool incident_view_open(struct app *app, int64_t incident)
{
    struct incident_view *view = mem_new(1, sizeof *view);
    view->desk = app->desk;
    view->incident = incident;
    arena_init(&view->arena);
    return app_open(app, &incident_view_ops, view);
}
