/* A new incident, or a change of one that is there. While its title is typed the board
 * shows what it looks like: the same thing is often written down twice. */
#include "incident_form.h"

#include "base/mem.h"
#include "tables.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const names[INCIDENT_LINES] = {
    [INCIDENT_TITLE] = "title",         [INCIDENT_AREA] = "area",
    [INCIDENT_STARTED] = "started",     [INCIDENT_NOTICED] = "noticed",
    [INCIDENT_OVER] = "over",           [INCIDENT_SEVERITY] = "severity",
    [INCIDENT_CUSTOMERS] = "customers", [INCIDENT_HEARD] = "heard",
    [INCIDENT_NEAR_MISS] = "near-miss",
};

static bool look_up(struct incident_form *form, struct err *err)
{
    arena_reset(&form->typed);
    incident_form_judge(form);
    return incident_form_choose(form, err);
}

/* After a key: what could not be looked up is said. */
static enum view_wants read_again(struct app *app, struct incident_form *form)
{
    struct err err;
    if (!look_up(form, &err))
        app_say_err(app, &err);
    return VIEW_DRAW;
}

/* After a load, where there was a list: on that line of it, or in the field. */
static void stay_on(struct incident_form *form, const struct incident_choice *on)
{
    if (!on->name)
        form->chosen = -1;
    for (int i = 0; on->name && i < form->choices; i++)
        if (form->choice[i].incident == on->incident &&
            (on->incident || strcmp(form->choice[i].name, on->name) == 0))
            form->chosen = i;
}

static bool load(struct app *app, void *state, struct err *err)
{
    struct incident_form *form = state;
    struct incident_card card = {0};
    struct arena fresh;
    struct incident_choice on = {0};
    bool list = form->choices > 0;
    (void)app;
    arena_init(&fresh);
    if (list && form->chosen >= 0) {
        on = form->choice[form->chosen];
        on.name = arena_copy(&fresh, on.name);
    }
    if (form->incident &&
        !board_incident_card(form->desk->board, form->incident, &fresh, &card, err)) {
        arena_release(&fresh);
        return false;
    }
    arena_release(&form->arena);
    form->arena = fresh;
    incident_form_records(form, form->incident ? &card : NULL);
    bool ok = draft_form_fill(&form->drafts, &form->arena, err) && look_up(form, err);
    if (list)
        stay_on(form, &on);
    return ok;
}

static enum view_wants go_to(struct app *app, struct incident_form *form, int line)
{
    form->at = (enum incident_line_of)line;
    return read_again(app, form);
}

/* Into the list and through it, and out of it above its first line: what is typed may be
 * meant. */
static bool feed_list(struct incident_form *form, const struct key *key)
{
    bool down = key->code == KEY_CODE_DOWN;
    if (!form->choices || (!down && key->code != KEY_CODE_UP) ||
        (!down && form->chosen < 0))
        return false;
    if (down && form->chosen + 1 == form->choices)
        return false;
    form->chosen += down ? 1 : -1;
    return true;
}

/* A word goes into the field; an incident that it may be is opened over the form. */
static enum view_wants take(struct app *app, struct incident_form *form)
{
    const struct incident_choice *choice = &form->choice[form->chosen];
    if (choice->incident) {
        incident_view_open(app, choice->incident);
        return VIEW_DRAW;
    }
    field_set(&form->line[form->at].field, choice->name);
    draft_form_keep(app, &form->drafts, (int)form->at);
    return go_to(app, form, (int)form->at + (form->at + 1 < INCIDENT_LINES));
}

static enum view_wants feed(struct app *app, void *state, const struct key *key)
{
    struct incident_form *form = state;
    if (feed_list(form, key))
        return VIEW_DRAW;
    if (key->code == KEY_CODE_ENTER && form->chosen >= 0)
        return take(app, form);
    switch (field_feed(&form->line[form->at].field, key)) {
    case FIELD_CHANGED:
        draft_form_keep(app, &form->drafts, (int)form->at);
        return read_again(app, form);
    case FIELD_MOVED:
        return VIEW_DRAW;
    case FIELD_LEFT:
        break;
    }
    return VIEW_UNKNOWN;
}

static enum view_wants step(struct app *app, void *state, const struct key *key)
{
    struct incident_form *form = state;
    bool back = key->code == KEY_CODE_BACK_TAB || key->code == KEY_CODE_UP;
    return go_to(app, form,
                 ((int)form->at + (back ? INCIDENT_LINES - 1 : 1)) % INCIDENT_LINES);
}

static bool add(struct incident_form *form, struct incident *made, struct err *err)
{
    const struct incident_change *read = &form->read;
    const struct incident_edit edit = {
        .title = incident_form_text(form, INCIDENT_TITLE),
        .area = incident_form_text(form, INCIDENT_AREA),
        .heard_from = incident_form_text(form, INCIDENT_HEARD),
        .severity = read->severity,
        .started_at = read->started_at,
        .detected_at = read->detected_at,
        .ended_at = read->ended_at,
        .customers = read->customers,
        .near_miss = read->near_miss,
    };
    return board_incident_add(form->desk->board, &edit, &form->arena, made, err);
}

/* Only what is another than the record is given. */
static bool change(struct incident_form *form, struct incident *after, bool *changed,
                   struct err *err)
{
    struct incident_change edit = form->read;
    bool given[INCIDENT_LINES];
    for (int i = 0; i < INCIDENT_LINES; i++)
        given[i] = draft_field_changed(&form->line[i]);
    edit.title = given[INCIDENT_TITLE] ? incident_form_text(form, INCIDENT_TITLE) : NULL;
    edit.area = given[INCIDENT_AREA] ? incident_form_text(form, INCIDENT_AREA) : NULL;
    edit.heard_from =
        given[INCIDENT_HEARD] ? incident_form_text(form, INCIDENT_HEARD) : NULL;
    edit.started_at = given[INCIDENT_STARTED] ? edit.started_at : 0;
    edit.noticed_given = given[INCIDENT_NOTICED];
    edit.ended_given = given[INCIDENT_OVER];
    edit.severity_given = given[INCIDENT_SEVERITY];
    edit.customers_given = given[INCIDENT_CUSTOMERS];
    edit.near_miss_given = given[INCIDENT_NEAR_MISS];
    return board_incident_edit(form->desk->board, form->incident, &edit, &form->arena,
                               after, changed, err);
}

static bool write(struct incident_form *form, struct incident *after, bool *changed,
                  struct err *err)
{
    if (form->wrong >= 0) {
        *err = form->why;
        return false;
    }
    *changed = true;
    return form->incident ? change(form, after, changed, err) : add(form, after, err);
}

static enum view_wants save(struct app *app, void *state, const struct key *key)
{
    struct incident_form *form = state;
    struct incident after;
    struct err err;
    bool changed;
    if (key->code == KEY_CODE_ENTER && form->at + 1 < INCIDENT_LINES)
        return step(app, state, &(struct key){.code = KEY_CODE_TAB});
    int theirs = draft_form_overtaken(&form->drafts);
    if (theirs >= 0) {
        app_say(app, INK_ATTENTION,
                "That line was changed while you typed. Ctrl-S again keeps yours.");
        return go_to(app, form, theirs);
    }
    if (!write(form, &after, &changed, &err)) {
        app_say_err(app, &err);
        return form->wrong >= 0 ? go_to(app, form, form->wrong) : VIEW_DRAW;
    }
    if (form->incident)
        app_say(app, INK_GOOD, changed ? "Saved. u undoes it." : "Nothing was changed.");
    else
        app_say(app, INK_GOOD, "Added: %" PRId64 ", \"%s\". u undoes it.", after.id,
                after.title);
    form->desk->added = form->incident ? 0 : after.id;
    draft_form_restore(app, &form->drafts);
    return VIEW_CLOSE;
}

static enum view_wants restore(struct app *app, void *state, const struct key *key)
{
    struct incident_form *form = state;
    (void)key;
    draft_form_restore(app, &form->drafts);
    app_say(app, INK_TEXT, "As it was. The draft is thrown away.");
    return read_again(app, form);
}

static enum view_wants leave(struct app *app, void *state, const struct key *key)
{
    const struct incident_form *form = state;
    (void)key;
    if (draft_form_changed(&form->drafts))
        app_say(app, INK_TEXT, "Not saved; the draft is kept.");
    return VIEW_CLOSE;
}

static const char *as_it_was(void *state)
{
    const struct incident_form *form = state;
    return draft_form_changed(&form->drafts) ? NULL : "Nothing was changed.";
}

static const char *no_list(void *state)
{
    const struct incident_form *form = state;
    return form->choices ? NULL : "There is nothing to choose from.";
}

static const struct command commands[] = {
    {.name = "choose",
     .label = "Down",
     .footer = "to the list",
     .minor = true,
     .help = "into the list below the field; Enter takes or opens its line",
     .blocked = no_list},
    {.name = "next",
     .keys = {KEY_CODE_TAB, KEY_CODE_BACK_TAB, KEY_CODE_UP, KEY_CODE_DOWN},
     .footer = "next field",
     .help = "next field; Shift-Tab the one before",
     .run = step},
    {.name = "save",
     .keys = {KEY_CTRL('s'), KEY_CODE_ENTER},
     .footer = "save",
     .help = "save it; Enter does so on the last line",
     .run = save},
    {.name = "restore",
     .keys = {KEY_CTRL('r')},
     .footer = "as it was",
     .minor = true,
     .help = "everything as it was; the draft is thrown away",
     .blocked = as_it_was,
     .run = restore},
    {.name = "leave",
     .keys = {KEY_CODE_ESC},
     .footer = "leave, draft kept",
     .unkept = "leave, KEPT NOWHERE",
     .help = "leave; the draft is kept",
     .run = leave},
};

static void release(void *state)
{
    struct incident_form *form = state;
    draft_form_release(&form->drafts);
    arena_release(&form->typed);
    arena_release(&form->arena);
    free(form);
}

const struct view_ops incident_form_ops = {
    .edits = true,
    .name = "AN INCIDENT'S FORM",
    .commands = COMMANDS(commands),
    .load = load,
    .draw = incident_form_draw,
    .feed = feed,
    .typing = view_always_typing,
    .close = release,
};

bool incident_form_open(struct app *app, int64_t incident)
{
    struct incident_form *form = mem_new(1, sizeof *form);
    form->desk = app->desk;
    form->incident = incident;
    form->drafts = (struct draft_form){.board = form->desk->board,
                                       .line = form->line,
                                       .name = names,
                                       .record = form->record,
                                       .place = form->place,
                                       .n = INCIDENT_LINES};
    if (incident)
        snprintf(form->place, sizeof form->place, "incident/%" PRId64 "/", incident);
    else
        snprintf(form->place, sizeof form->place, "incident/new/");
    arena_init(&form->arena);
    arena_init(&form->typed);
    for (int i = 0; i < INCIDENT_LINES; i++)
        draft_field_init(&form->line[i]);
    return app_open(app, &incident_form_ops, form);
}
