/* The page of a ticket: the eight fields of its spec and what each still needs, who decided
 * what, and every step on from there. */
#include "ticket_view.h"

#include "base/mem.h"
#include "tables.h"

#include <inttypes.h>
#include <stdlib.h>

static bool load(struct app *app, void *state, struct err *err)
{
    struct ticket_view *view = state;
    struct board *board = view->desk->board;
    struct ticket_card card;
    struct alike_line *alike = NULL;
    size_t n = 0;
    struct arena fresh;
    (void)app;
    arena_init(&fresh);
    if (!board_ticket_card(board, view->ticket, &fresh, &card, err) ||
        (!card.canonical.id && card.ticket.state != TICKET_DONE &&
         !board_alike(board, ALIKE_TICKETS, card.ticket.title, card.area.slug, view->ticket,
                      TICKET_ALIKE, &fresh, &alike, &n, err))) {
        arena_release(&fresh);
        return false;
    }
    arena_release(&view->arena);
    view->arena = fresh;
    view->card = card;
    view->alike = alike;
    view->alikes = n;
    ticket_notes(view);
    return true;
}

static enum view_wants feed(struct app *app, void *state, const struct key *key)
{
    struct ticket_view *view = state;
    (void)app;
    view->list.shown = 1;
    return list_feed(&view->list, key) ? VIEW_DRAW : VIEW_UNKNOWN;
}

/* Of a folded one the spec that counts is the other's. */
static enum view_wants edit(struct app *app, void *state, const struct key *key)
{
    const struct ticket_view *view = state;
    (void)key;
    if (view->card.canonical.id)
        ticket_view_open(app, view->card.canonical.id);
    else
        spec_form_open(app, view->ticket);
    return VIEW_DRAW;
}

static enum view_wants head(struct app *app, void *state, const struct key *key)
{
    const struct ticket_view *view = state;
    (void)key;
    ticket_form_open(app, view->ticket);
    return VIEW_DRAW;
}

static enum view_wants decide(struct app *app, void *state, const struct key *key)
{
    const struct ticket_view *view = state;
    (void)key;
    decide_form_open(app, view->ticket);
    return VIEW_DRAW;
}

static enum view_wants area(struct app *app, void *state, const struct key *key)
{
    const struct ticket_view *view = state;
    (void)key;
    area_view_open(app, view->card.area.slug);
    return VIEW_DRAW;
}

static enum view_wants same(struct app *app, void *state, const struct key *key)
{
    const struct ticket_view *view = state;
    (void)key;
    same_view_open(app, view->ticket);
    return VIEW_DRAW;
}

/* An action's answer: what was done, or why not. */
static enum view_wants answer(struct app *app, bool ok, const struct err *err, enum ink ink,
                              const char *said)
{
    if (!ok) {
        app_say_err(app, err);
        return VIEW_DRAW;
    }
    app_say(app, ink, "%s", said);
    return VIEW_LOAD;
}

static enum view_wants ready(struct app *app, void *state, const struct key *key)
{
    struct ticket_view *view = state;
    struct ticket_done done;
    struct err err;
    (void)key;
    bool ok =
        board_ticket_ready(view->desk->board, view->ticket, &view->arena, &done, &err);
    bool good = ok && done.gaps == 0;
    return answer(app, ok, &err, good ? INK_GOOD : INK_ATTENTION,
                  good ? "Ready." : "Not ready: e fills the gaps.");
}

static enum view_wants start(struct app *app, void *state, const struct key *key)
{
    struct ticket_view *view = state;
    struct ticket ticket;
    struct err err;
    bool skipped = false;
    (void)key;
    bool ok = board_ticket_start(view->desk->board, view->ticket, &view->arena, &ticket,
                                 &skipped, &err);
    return answer(app, ok, &err, skipped ? INK_ATTENTION : INK_GOOD,
                  skipped ? "Work began, and skipped the review: nobody had decided. "
                            "u undoes it."
                          : "Work began. u undoes it.");
}

static enum view_wants finish(struct app *app, void *state, const struct key *key)
{
    struct ticket_view *view = state;
    struct ticket ticket;
    struct err err;
    (void)key;
    bool ok =
        board_ticket_finish(view->desk->board, view->ticket, &view->arena, &ticket, &err);
    return answer(app, ok, &err, INK_GOOD, "Done. u undoes it.");
}

static enum view_wants apart(struct app *app, void *state, const struct key *key)
{
    struct ticket_view *view = state;
    struct ticket ticket;
    struct err err;
    (void)key;
    bool ok =
        board_ticket_same(view->desk->board, view->ticket, 0, &view->arena, &ticket, &err);
    return answer(app, ok, &err, INK_GOOD, "It is a ticket of its own again.");
}

static const char *all_shown(void *state)
{
    const struct ticket_view *view = state;
    return view->list.total > 1 ? NULL : "All of it is shown.";
}

static const char *no_area(void *state)
{
    const struct ticket_view *view = state;
    return view->card.area.id ? NULL : "The ticket is in no area: t puts it in one.";
}

static const char *folded(void *state)
{
    const struct ticket_view *view = state;
    return view->card.canonical.id ? "It is folded under another ticket: x takes it apart."
                                   : NULL;
}

static const char *not_folded(void *state)
{
    return folded(state) ? NULL : "It is not folded under another ticket.";
}

static const char *done(void *state)
{
    const struct ticket_view *view = state;
    return view->card.ticket.state == TICKET_DONE ? "It is done." : NULL;
}

static const char *over(void *state)
{
    const char *why = done(state);
    return why ? why : folded(state);
}

static const char *not_again(void *state)
{
    const struct ticket_view *view = state;
    const char *why = over(state);
    if (why)
        return why;
    if (view->card.ticket.state != TICKET_DRAFT)
        return "It is ready.";
    return view->card.gaps ? "It has gaps: e fills them." : NULL;
}

static const char *not_to_start(void *state)
{
    const struct ticket_view *view = state;
    const struct ticket *ticket = &view->card.ticket;
    const char *why = over(state);
    if (why)
        return why;
    if (ticket->state == TICKET_DOING)
        return "Work is under way: f says that it is done.";
    if (ticket->decision == DECISION_NO)
        return "It was decided: no. Ask for another decision: d";
    if (ticket->decision == DECISION_NOT_NOW && !view->card.back)
        return "It was decided: not now. Ask for another decision: d";
    if (view->card.gaps)
        return "Not ready: nothing starts before its spec is clear. e fills the gaps.";
    return ticket->state == TICKET_DRAFT
               ? "It changed after it was ready. Read it, then r: it is ready."
               : NULL;
}

static const char *not_under_way(void *state)
{
    const struct ticket_view *view = state;
    const char *why = over(state);
    if (why)
        return why;
    return view->card.ticket.state == TICKET_DOING ? NULL : "No work on it is under way.";
}

static const struct command commands[] = {
    {.name = "scroll",
     .label = "j k",
     .footer = "scroll",
     .minor = true,
     .blocked = all_shown},
    {.name = "spec",
     .keys = {'e'},
     .footer = "spec",
     .help = "write its spec",
     .blocked = over,
     .changes = true,
     .run = edit},
    {.name = "open",
     .keys = {KEY_CODE_ENTER},
     .help = "write its spec; of a folded one, open the other",
     .blocked = done,
     .run = edit},
    {.name = "other", .label = "Enter", .footer = "the other", .blocked = not_folded},
    {.name = "ready",
     .keys = {'r'},
     .footer = "ready",
     .help = "read again after a change: it is ready",
     .blocked = not_again,
     .changes = true,
     .run = ready},
    {.name = "decide",
     .keys = {'d'},
     .footer = "decide",
     .help = "yes, no or not now, with why",
     .blocked = over,
     .changes = true,
     .run = decide},
    {.name = "start",
     .keys = {'s'},
     .footer = "start",
     .help = "work on it begins",
     .blocked = not_to_start,
     .changes = true,
     .run = start},
    {.name = "finish",
     .keys = {'f'},
     .footer = "done",
     .help = "work on it is done",
     .blocked = not_under_way,
     .changes = true,
     .run = finish},
    {.name = "title",
     .keys = {'t'},
     .footer = "title, area",
     .minor = true,
     .help = "change its title, area or customer",
     .changes = true,
     .run = head},
    {.name = "same",
     .keys = {'='},
     .footer = "same as",
     .minor = true,
     .help = "it is the same as another ticket",
     .blocked = folded,
     .changes = true,
     .run = same},
    {.name = "apart",
     .keys = {'x'},
     .footer = "apart",
     .help = "take it out from under the other ticket",
     .blocked = not_folded,
     .changes = true,
     .run = apart},
    {.name = "area",
     .keys = {'o'},
     .footer = "its area",
     .minor = true,
     .help = "open its area: who decides",
     .blocked = no_area,
     .run = area},
    {.name = "back",
     .keys = {KEY_CODE_ESC},
     .footer = "back",
     .help = "back",
     .run = view_leave},
};

static void release(void *state)
{
    struct ticket_view *view = state;
    arena_release(&view->arena);
    free(view);
}

const struct view_ops ticket_view_ops = {
    .name = "A TICKET",
    .commands = COMMANDS(commands),
    .load = load,
    .draw = ticket_draw,
    .feed = feed,
    .close = release,
};

bool ticket_view_open(struct app *app, int64_t ticket)
{
    struct ticket_view *view = mem_new(1, sizeof *view);
    view->desk = app->desk;
    view->ticket = ticket;
    arena_init(&view->arena);
    return app_open(app, &ticket_view_ops, view);
}
