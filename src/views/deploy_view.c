/* The page of a deploy: what is known of it, the checklist that is ticked together, and
 * what became of it. */
#include "deploy_view.h"

#include "base/mem.h"
#include "domain/timeline.h"
#include "domain/when.h"
#include "draft_field.h"
#include "tables.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool load(struct app *app, void *state, struct err *err)
{
    struct deploy_view *view = state;
    struct deploy_card card;
    struct arena fresh;
    (void)app;
    arena_init(&fresh);
    if (!board_deploy_card(view->desk->board, view->deploy, &fresh, &card, err)) {
        arena_release(&fresh);
        return false;
    }
    arena_release(&view->arena);
    view->arena = fresh;
    view->card = card;
    deploy_facts(view);
    return true;
}

static const struct deploy *deploy_of(const struct deploy_view *view)
{
    return &view->card.line.deploy;
}

/* Something that was meant as a time, and is none: it is not to become words. */
static bool meant_time(const char *typed)
{
    size_t len = strcspn(typed, " ");
    return typed[0] == '+' ||
           (typed[0] >= '0' && typed[0] <= '9' && memchr(typed, ':', len));
}

/* A time first, or none: then it is now. It counts from when it went out, or broke. */
static bool read_typed(const struct deploy_view *view, int64_t *at, const char **what,
                       struct err *err)
{
    struct board *board = view->desk->board;
    const struct deploy *deploy = deploy_of(view);
    bool recovers = view->asks != DEPLOY_ASKS_BROKE && deploy->broke_at;
    const struct timeline_base base = {.zone = board_zone(board),
                                       .now = board_now(board),
                                       .started = recovers ? deploy->broke_at : deploy->at};
    const char *typed = view->typed.text.text;
    typed += strspn(typed, " ");
    *at = 0;
    *what = typed;
    return !typed[0] || timeline_read(typed, &base, at, what, err) || !meant_time(typed);
}

/* "deploy/12/broke": where the answer is kept while it is typed. */
static void draft_place(const struct deploy_view *view, char place[static DRAFT_PLACE])
{
    static const char *const names[] = {[DEPLOY_ASKS_BROKE] = "broke",
                                        [DEPLOY_ASKS_RECOVERED] = "recovered",
                                        [DEPLOY_ASKS_ROLLED_BACK] = "rolled-back"};
    snprintf(place, DRAFT_PLACE, "deploy/%" PRId64 "/%s", view->deploy, names[view->asks]);
}

static void keep(struct app *app, const struct deploy_view *view, const char *text)
{
    char place[DRAFT_PLACE];
    draft_place(view, place);
    draft_answer_keep(app, view->desk->board, place, text);
}

static void say_turn(struct app *app, const struct deploy *after)
{
    const char *offer =
        after->incident ? "" : " i makes an incident of it, its facts on the timeline.";
    struct buf text;
    buf_init(&text);
    if (after->recovery == RECOVERY_NONE) {
        app_say(app, INK_ATTENTION, "It broke.%s", offer);
    } else {
        when_span_text(&text, deploy_recovery(after, NULL));
        app_say(app, INK_GOOD, "%s after %s.%s",
                after->recovery == RECOVERY_ROLLED_BACK ? "Rolled back" : "Recovered",
                text.text, offer);
    }
    buf_release(&text);
}

static enum view_wants take(struct app *app, struct deploy_view *view)
{
    struct board *board = view->desk->board;
    struct deploy after;
    struct err err;
    int64_t at;
    const char *what;
    enum recovery how =
        view->asks == DEPLOY_ASKS_RECOVERED ? RECOVERY_RECOVERED : RECOVERY_ROLLED_BACK;
    bool ok = read_typed(view, &at, &what, &err);
    if (ok && view->asks == DEPLOY_ASKS_BROKE)
        ok = board_deploy_broke(board, view->deploy, at, what, &view->arena, &after, &err);
    else if (ok)
        ok = board_deploy_recovered(board, view->deploy, how, at, what, &view->arena,
                                    &after, &err);
    if (!ok) {
        app_say_err(app, &err);
        return VIEW_DRAW;
    }
    say_turn(app, &after);
    keep(app, view, "");
    view->asks = DEPLOY_ASKS_NOTHING;
    return VIEW_LOAD;
}

static enum view_wants feed(struct app *app, void *state, const struct key *key)
{
    struct deploy_view *view = state;
    if (!view->asks)
        return list_feed(&view->page.list, key) ? VIEW_DRAW : VIEW_UNKNOWN;
    if (key->code == KEY_CODE_ENTER)
        return take(app, view);
    if (key->code == KEY_CODE_ESC)
        view->asks = DEPLOY_ASKS_NOTHING;
    else if (field_feed(&view->typed, key) == FIELD_CHANGED)
        keep(app, view, view->typed.text.text);
    return VIEW_DRAW;
}

static bool typing(void *state)
{
    const struct deploy_view *view = state;
    return view->asks != DEPLOY_ASKS_NOTHING;
}

static enum view_wants tick(struct app *app, void *state, const struct key *key)
{
    struct deploy_view *view = state;
    struct deploy_step after;
    struct err err;
    size_t row = 0;
    (void)key;
    facts_page_row(&view->page, &row);
    bool ticked = view->card.steps[row].ticked_at == 0;
    if (!board_deploy_tick(view->desk->board, view->deploy, (int64_t)row + 1, ticked,
                           &view->arena, &after, &err)) {
        app_say_err(app, &err);
        return VIEW_DRAW;
    }
    return VIEW_LOAD;
}

static enum view_wants fine(struct app *app, void *state, const struct key *key)
{
    struct deploy_view *view = state;
    struct deploy after;
    struct err err;
    (void)key;
    if (!board_deploy_fine(view->desk->board, view->deploy, &view->arena, &after, &err)) {
        app_say_err(app, &err);
        return VIEW_DRAW;
    }
    app_say(app, INK_GOOD, "Looked at, and fine. u undoes it.");
    return VIEW_LOAD;
}

static enum view_wants turn(struct app *app, void *state, const struct key *key)
{
    struct deploy_view *view = state;
    char place[DRAFT_PLACE];
    view->asks = key->code == 'b'   ? DEPLOY_ASKS_BROKE
                 : key->code == 'r' ? DEPLOY_ASKS_RECOVERED
                                    : DEPLOY_ASKS_ROLLED_BACK;
    draft_place(view, place);
    field_set(&view->typed, draft_answer(app, view->desk->board, place, &view->arena));
    return VIEW_DRAW;
}

static enum view_wants open_incident(struct app *app, void *state, const struct key *key)
{
    const struct deploy_view *view = state;
    (void)key;
    incident_view_open(app, view->card.incident.id);
    return VIEW_DRAW;
}

static enum view_wants make_incident(struct app *app, void *state, const struct key *key)
{
    struct deploy_view *view = state;
    struct incident incident;
    struct err err;
    if (view->card.incident.id)
        return open_incident(app, state, key);
    if (!board_deploy_incident(view->desk->board, view->deploy, NULL, &view->arena,
                               &incident, &err)) {
        app_say_err(app, &err);
        return VIEW_DRAW;
    }
    app_say(app, INK_GOOD,
            "Incident %" PRId64 " has its facts. Enter opens it, u undoes it.",
            incident.id);
    return VIEW_LOAD;
}

static enum view_wants edit(struct app *app, void *state, const struct key *key)
{
    const struct deploy_view *view = state;
    (void)key;
    deploy_form_open(app, view->deploy);
    return VIEW_DRAW;
}

static const char *in_text(void *state)
{
    return typing(state) ? "Enter takes it, Esc leaves it." : NULL;
}

static const char *no_text(void *state)
{
    return typing(state) ? NULL : "Nothing is being typed.";
}

static const char *no_step(void *state)
{
    const struct deploy_view *view = state;
    size_t row;
    if (in_text(state))
        return in_text(state);
    if (!view->card.steps_n)
        return "It has no steps: they are its release type's.";
    return facts_page_row(&view->page, &row) ? NULL : "j goes to the steps.";
}

static const char *not_to_look(void *state)
{
    const struct deploy_view *view = state;
    switch (deploy_of(view)->monitoring) {
    case MONITORING_BROKE:
        return "It broke. r says that it recovered; said by mistake: u.";
    case MONITORING_FINE:
        return "Somebody looked, and it is fine.";
    case MONITORING_NOT_LOOKED:
        break;
    }
    return in_text(state);
}

static const char *not_broken(void *state)
{
    const struct deploy_view *view = state;
    return deploy_of(view)->monitoring == MONITORING_BROKE
               ? in_text(state)
               : "It did not break. b says that it did.";
}

static const char *no_incident(void *state)
{
    const struct deploy_view *view = state;
    if (in_text(state))
        return in_text(state);
    return view->card.incident.id ? NULL : "It led to no incident.";
}

static const struct command commands[] = {
    {.name = "tick",
     .keys = {' '},
     .label = "Space",
     .footer = "tick",
     .help = "tick the step one is on, or take the tick off",
     .blocked = no_step,
     .changes = true,
     .run = tick},
    {.name = "fine",
     .keys = {'f'},
     .footer = "it is fine",
     .help = "monitoring was looked at, and it is fine",
     .blocked = not_to_look,
     .changes = true,
     .run = fine},
    {.name = "broke",
     .keys = {'b'},
     .footer = "it broke",
     .help = "it broke: when and what; again corrects that",
     .blocked = in_text,
     .changes = true,
     .run = turn},
    {.name = "recovered",
     .keys = {'r'},
     .footer = "recovered",
     .minor = true,
     .help = "it recovered: when and how",
     .blocked = in_text,
     .changes = true,
     .run = turn},
    {.name = "back-out",
     .keys = {'B'},
     .footer = "rolled back",
     .minor = true,
     .help = "it was rolled back: when, and what customers see now",
     .blocked = in_text,
     .changes = true,
     .run = turn},
    {.name = "incident",
     .keys = {'i'},
     .footer = "incident",
     .help = "make an incident of it, its facts on the timeline; or open it",
     .blocked = not_broken,
     .changes = true,
     .run = make_incident},
    {.name = "open",
     .keys = {KEY_CODE_ENTER},
     .footer = "its incident",
     .minor = true,
     .help = "open the incident it led to",
     .blocked = no_incident,
     .run = open_incident},
    {.name = "edit",
     .keys = {'e'},
     .footer = "edit",
     .help = "change what was logged",
     .blocked = in_text,
     .changes = true,
     .run = edit},
    {.name = "take", .label = "Enter", .footer = "take it", .blocked = no_text},
    {.name = "cancel", .label = "Esc", .footer = "cancel", .blocked = no_text},
    {.name = "back",
     .keys = {KEY_CODE_ESC},
     .footer = "back",
     .help = "back",
     .blocked = in_text,
     .run = view_leave},
};

static void release(void *state)
{
    struct deploy_view *view = state;
    field_release(&view->typed);
    arena_release(&view->arena);
    free(view);
}

const struct view_ops deploy_view_ops = {
    .name = "A DEPLOY",
    .commands = COMMANDS(commands),
    .load = load,
    .draw = deploy_draw,
    .feed = feed,
    .typing = typing,
    .close = release,
};

bool deploy_view_open(struct app *app, int64_t deploy)
{
    struct deploy_view *view = mem_new(1, sizeof *view);
    size_t open = 0;
    view->desk = app->desk;
    view->deploy = deploy;
    arena_init(&view->arena);
    field_init(&view->typed);
    if (!app_open(app, &deploy_view_ops, view))
        return false;
    while (open < view->card.steps_n && view->card.steps[open].ticked_at)
        open++;
    facts_page_go(&view->page, open < view->card.steps_n ? open : 0);
    return true;
}
