/* Deciding a ticket: yes, no or not now, with why, and for "not now" the day it comes back.
 */
#include "decide_form.h"

#include "base/mem.h"
#include "domain/when.h"
#include "tables.h"
#include "ticket_view.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static const char *const drafts[DECIDE_FIELDS] = {
    [DECIDE_ANSWER] = "answer", [DECIDE_WHY] = "why", [DECIDE_DAY] = "comes_back"};

static void draft_place(const struct decide_form *form, enum decide_field field,
                        struct buf *out)
{
    buf_addf(out, "ticket/%" PRId64 "/decide/%s", form->ticket, drafts[field]);
}

static void keep(struct app *app, struct decide_form *form, enum decide_field field)
{
    struct buf place;
    buf_init(&place);
    draft_place(form, field, &place);
    draft_field_keep(app, &form->line[field], form->desk->board, place.text);
    buf_release(&place);
}

static bool fill(struct decide_form *form, enum decide_field field, struct err *err)
{
    struct buf place;
    buf_init(&place);
    draft_place(form, field, &place);
    bool ok = draft_field_fill(&form->line[field], form->desk->board, place.text, "",
                               &form->arena, err);
    buf_release(&place);
    return ok;
}

enum decision decide_answer(const struct decide_form *form)
{
    const char *word = draft_field_text(&form->line[DECIDE_ANSWER]);
    enum decision answer = DECISION_NOT_NOW;
    while (answer != DECISION_NONE && strcmp(word, ticket_said[answer]) != 0)
        answer--;
    return answer;
}

static bool load(struct app *app, void *state, struct err *err)
{
    struct decide_form *form = state;
    struct ticket_card card;
    struct arena fresh;
    struct buf before;
    (void)app;
    arena_init(&fresh);
    if (!board_ticket_card(form->desk->board, form->ticket, &fresh, &card, err)) {
        arena_release(&fresh);
        return false;
    }
    arena_release(&form->arena);
    form->arena = fresh;
    form->card = card;
    buf_init(&before);
    if (card.ticket.decision != DECISION_NONE)
        ticket_decision(form->desk, &card, &form->arena, &before);
    form->before = arena_copy(&form->arena, before.text);
    buf_release(&before);
    if (!card.acting.id)
        form->at =
            DECIDE_ANSWER; /* where letters are commands: one of them names an owner */
    for (enum decide_field i = DECIDE_ANSWER; i < DECIDE_FIELDS; i++)
        if (!fill(form, i, err))
            return false;
    return true;
}

static enum view_wants feed(struct app *app, void *state, const struct key *key)
{
    struct decide_form *form = state;
    if (form->at == DECIDE_ANSWER)
        return VIEW_UNKNOWN;
    switch (field_feed(&form->line[form->at].field, key)) {
    case FIELD_CHANGED:
        keep(app, form, form->at);
        return VIEW_DRAW;
    case FIELD_MOVED:
        return VIEW_DRAW;
    case FIELD_LEFT:
        break;
    }
    return VIEW_UNKNOWN;
}

static bool typing(void *state)
{
    const struct decide_form *form = state;
    return form->at != DECIDE_ANSWER;
}

static enum view_wants say(struct app *app, struct decide_form *form, enum decision answer)
{
    field_set(&form->line[DECIDE_ANSWER].field, ticket_said[answer]);
    keep(app, form, DECIDE_ANSWER);
    form->at = DECIDE_WHY;
    return VIEW_DRAW;
}

static enum view_wants yes(struct app *app, void *state, const struct key *key)
{
    (void)key;
    return say(app, state, DECISION_YES);
}

static enum view_wants no(struct app *app, void *state, const struct key *key)
{
    (void)key;
    return say(app, state, DECISION_NO);
}

static enum view_wants later(struct app *app, void *state, const struct key *key)
{
    (void)key;
    return say(app, state, DECISION_NOT_NOW);
}

static enum view_wants step(struct app *app, void *state, const struct key *key)
{
    struct decide_form *form = state;
    bool back = key->code == KEY_CODE_BACK_TAB || key->code == KEY_CODE_UP;
    int fields = decide_answer(form) == DECISION_NOT_NOW ? DECIDE_FIELDS : DECIDE_DAY;
    (void)app;
    form->at = (enum decide_field)(((int)form->at + (back ? fields - 1 : 1)) % fields);
    if (form->at == DECIDE_ANSWER && !back)
        form->at = DECIDE_WHY; /* letters are keys there: one goes back on purpose */
    return VIEW_DRAW;
}

static bool read_day(const struct decide_form *form, int64_t *day, struct err *err)
{
    const char *typed = draft_field_text(&form->line[DECIDE_DAY]);
    *day = 0;
    return decide_answer(form) != DECISION_NOT_NOW || !typed[0] ||
           when_date(typed, board_today(form->desk->board), day, err);
}

static void forget(struct app *app, struct decide_form *form)
{
    for (enum decide_field i = DECIDE_ANSWER; i < DECIDE_FIELDS; i++) {
        draft_field_set(&form->line[i], "");
        keep(app, form, i);
    }
}

/* Enter goes through the fields; from the last one it records. */
static bool goes_on(struct decide_form *form, enum decision answer)
{
    if (form->at == DECIDE_ANSWER) {
        form->at = DECIDE_WHY;
        return true;
    }
    if (form->at != DECIDE_WHY || answer != DECISION_NOT_NOW ||
        !draft_field_text(&form->line[DECIDE_WHY])[0])
        return false;
    form->at = DECIDE_DAY;
    return true;
}

static enum view_wants save(struct app *app, void *state, const struct key *key)
{
    struct decide_form *form = state;
    struct ticket_decided decided;
    struct err err;
    int64_t day;
    enum decision answer = decide_answer(form);
    if (answer == DECISION_NONE) {
        form->at = DECIDE_ANSWER;
        app_say(app, INK_ATTENTION, "First the answer: y yes, n no, l not now.");
        return VIEW_DRAW;
    }
    const char *why = draft_field_text(&form->line[DECIDE_WHY]);
    if (key->code == KEY_CODE_ENTER && goes_on(form, answer))
        return VIEW_DRAW;
    if (!read_day(form, &day, &err) ||
        !board_ticket_decide(form->desk->board, form->ticket, answer, why, day,
                             &form->arena, &decided, &err)) {
        app_say_err(app, &err);
        return VIEW_DRAW;
    }
    app_say(app, INK_GOOD, "%s %s: %s. u undoes it.",
            decided.own ? "Decided by" : "Recorded for", decided.decider.name,
            ticket_said[answer]);
    forget(app, form);
    return VIEW_CLOSE;
}

static enum view_wants area(struct app *app, void *state, const struct key *key)
{
    const struct decide_form *form = state;
    (void)key;
    owner_view_open(app, form->card.area.slug);
    return VIEW_DRAW;
}

static enum view_wants head(struct app *app, void *state, const struct key *key)
{
    const struct decide_form *form = state;
    (void)key;
    ticket_form_open(app, form->ticket);
    return VIEW_DRAW;
}

static const char *no_area(void *state)
{
    const struct decide_form *form = state;
    return form->card.area.id ? NULL : "The ticket is in no area: t puts it in one.";
}

static const char *in_area(void *state)
{
    return no_area(state) ? NULL : "It is in an area.";
}

static const char *nobody(void *state)
{
    const struct decide_form *form = state;
    const char *why = no_area(state);
    return why || form->card.acting.id ? why : "Nobody decides for its area: o names one.";
}

static enum view_wants leave(struct app *app, void *state, const struct key *key)
{
    const struct decide_form *form = state;
    (void)key;
    if (decide_answer(form) != DECISION_NONE ||
        draft_field_changed(&form->line[DECIDE_WHY]))
        app_say(app, INK_TEXT, "Nothing was decided; what you typed is kept.");
    return VIEW_CLOSE;
}

static const struct command commands[] = {
    {.name = "yes",
     .keys = {'y'},
     .footer = "yes",
     .help = "yes",
     .blocked = nobody,
     .run = yes},
    {.name = "no",
     .keys = {'n'},
     .footer = "no",
     .help = "no",
     .blocked = nobody,
     .run = no},
    {.name = "later",
     .keys = {'l'},
     .footer = "not now",
     .help = "not now",
     .blocked = nobody,
     .run = later},
    {.name = "area",
     .keys = {'o'},
     .footer = "its owner",
     .minor = true,
     .help = "name the owner of its area",
     .blocked = no_area,
     .run = area},
    {.name = "title",
     .keys = {'t'},
     .footer = "put it in an area",
     .help = "put it in an area",
     .blocked = in_area,
     .run = head},
    {.name = "next",
     .keys = {KEY_CODE_TAB, KEY_CODE_BACK_TAB, KEY_CODE_UP, KEY_CODE_DOWN},
     .footer = "next field",
     .help = "next field; Shift-Tab the one before",
     .blocked = nobody,
     .run = step},
    {.name = "save",
     .keys = {KEY_CODE_ENTER, KEY_CTRL('s')},
     .footer = "record it",
     .help = "record the decision",
     .blocked = nobody,
     .run = save},
    {.name = "leave",
     .keys = {KEY_CODE_ESC},
     .footer = "back",
     .help = "back; what was typed is kept",
     .run = leave},
};

static void release(void *state)
{
    struct decide_form *form = state;
    for (enum decide_field i = DECIDE_ANSWER; i < DECIDE_FIELDS; i++)
        draft_field_release(&form->line[i]);
    arena_release(&form->arena);
    free(form);
}

const struct view_ops decide_form_ops = {
    .edits = true,
    .name = "A DECISION",
    .commands = COMMANDS(commands),
    .load = load,
    .draw = decide_draw,
    .feed = feed,
    .typing = typing,
    .close = release,
};

bool decide_form_open(struct app *app, int64_t ticket)
{
    struct decide_form *form = mem_new(1, sizeof *form);
    form->desk = app->desk;
    form->ticket = ticket;
    arena_init(&form->arena);
    for (enum decide_field i = DECIDE_ANSWER; i < DECIDE_FIELDS; i++)
        draft_field_init(&form->line[i]);
    return app_open(app, &decide_form_ops, form);
}
