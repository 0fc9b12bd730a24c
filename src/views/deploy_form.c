/* A new deploy for the log, or a change of one that is there. A line in the log is worth
 * more than its form, so a name that nobody knows is said and kept. */
#include "deploy_form.h"

#include "base/mem.h"
#include "board/lookup.h"
#include "tables.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const names[DEPLOY_LINES] = {
    [DEPLOY_WHAT] = "what", [DEPLOY_TYPE] = "type",       [DEPLOY_AREA] = "area",
    [DEPLOY_BY] = "by",     [DEPLOY_TICKETS] = "tickets", [DEPLOY_CHANGES] = "changes",
    [DEPLOY_TOOK] = "took", [DEPLOY_WHEN] = "when",
};

static bool look_up(struct deploy_form *form, struct err *err)
{
    arena_reset(&form->typed);
    deploy_form_judge(form);
    return deploy_form_choose(form, err);
}

/* After a key: what could not be looked up is said. */
static enum view_wants read_again(struct app *app, struct deploy_form *form)
{
    struct err err;
    if (!look_up(form, &err))
        app_say_err(app, &err);
    return VIEW_DRAW;
}

/* After a load, where there was a list: on the line of that name, or in the field. */
static void stay_on(struct deploy_form *form, bool in_list, const char *name)
{
    if (!in_list)
        form->chosen = -1;
    for (int i = 0; in_list && i < form->choices; i++)
        if (strcmp(form->choice[i].name, name) == 0)
            form->chosen = i;
}

static bool load(struct app *app, void *state, struct err *err)
{
    struct deploy_form *form = state;
    struct board *board = form->desk->board;
    struct deploy_card card = {0};
    struct deploy_form read = *form;
    arena_init(&read.arena);
    bool list = form->choices > 0, in_list = form->chosen >= 0 && list;
    const char *on =
        in_list ? arena_copy(&read.arena, form->choice[form->chosen].name) : "";
    if ((form->deploy &&
         !board_deploy_card(board, form->deploy, &read.arena, &card, err)) ||
        !board_releases(board, false, &read.arena, &read.types, &read.types_n, err) ||
        !board_people(board, &read.arena, &read.people, &read.people_n, err)) {
        arena_release(&read.arena);
        return false;
    }
    arena_release(&form->arena);
    form->arena = read.arena;
    form->types = read.types;
    form->types_n = read.types_n;
    form->people = read.people;
    form->people_n = read.people_n;
    form->line[DEPLOY_WHAT].field.columns = deploy_form_columns(&app->grid);
    deploy_form_records(form, form->deploy ? &card : NULL);
    struct draft_field *by = &form->line[DEPLOY_BY];
    bool first = !by->filled;
    if (!draft_form_fill(&form->drafts, &form->arena, err))
        return false;
    if (first)
        by->field.proposed = !form->deploy && !draft_field_changed(by);
    bool ok = look_up(form, err);
    if (list)
        stay_on(form, in_list, on);
    return ok;
}

static enum view_wants go_to(struct app *app, struct deploy_form *form, int line)
{
    form->at = (enum deploy_line_of)line;
    return read_again(app, form);
}

/* Round in the list, and out of it above its first line: what is typed may be meant. */
static bool feed_list(struct deploy_form *form, const struct key *key)
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

static enum view_wants take(struct app *app, struct deploy_form *form)
{
    field_set(&form->line[form->at].field, form->choice[form->chosen].name);
    draft_form_keep(app, &form->drafts, (int)form->at);
    return go_to(app, form, (int)form->at + 1);
}

static enum view_wants feed(struct app *app, void *state, const struct key *key)
{
    struct deploy_form *form = state;
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
    struct deploy_form *form = state;
    bool back = key->code == KEY_CODE_BACK_TAB || key->code == KEY_CODE_UP;
    return go_to(app, form, ((int)form->at + (back ? DEPLOY_LINES - 1 : 1)) % DEPLOY_LINES);
}

/* Only what is another than the record is given. */
static struct deploy_edit changes_of(const struct deploy_form *form)
{
    struct deploy_edit edit = deploy_edit_none();
    const char *text[DEPLOY_LINES];
    bool given[DEPLOY_LINES];
    for (enum deploy_line_of i = DEPLOY_WHAT; i < DEPLOY_LINES; i++) {
        given[i] = draft_field_changed(&form->line[i]);
        text[i] = given[i] ? deploy_form_text(form, i) : NULL;
    }
    edit.what = text[DEPLOY_WHAT];
    edit.type = text[DEPLOY_TYPE];
    edit.area = text[DEPLOY_AREA];
    edit.by = text[DEPLOY_BY];
    edit.tickets = form->edit.tickets;
    edit.tickets_n = form->edit.tickets_n;
    edit.tickets_given = given[DEPLOY_TICKETS];
    edit.changes = given[DEPLOY_CHANGES] ? form->edit.changes : edit.changes;
    edit.took = given[DEPLOY_TOOK] ? form->edit.took : edit.took;
    edit.at = given[DEPLOY_WHEN] ? form->edit.at : edit.at;
    return edit;
}

static bool write(struct deploy_form *form, struct deploy_logged *logged, struct err *err)
{
    struct board *board = form->desk->board;
    const struct deploy_edit edit = changes_of(form);
    if (form->wrong >= 0) {
        *err = form->why;
        return false;
    }
    return form->deploy
               ? board_deploy_edit(board, form->deploy, &edit, &form->arena, logged, err)
               : board_deploy_ship(board, &edit, &form->arena, logged, err);
}

static bool has_steps(const struct deploy_form *form, int64_t type)
{
    for (size_t i = 0; i < form->types_n; i++)
        if (form->types[i].type.id == type)
            return form->types[i].steps_n > 0;
    return false;
}

/* What matched nothing is the last thing said: it can still be mended. */
static void say_logged(struct app *app, const struct deploy_logged *logged, const char *did)
{
    if (logged->flags)
        app_say(app, INK_ATTENTION, "%s %c%s.", did,
                logged->flag[0][0] >= 'a' && logged->flag[0][0] <= 'z'
                    ? logged->flag[0][0] - 'a' + 'A'
                    : logged->flag[0][0],
                logged->flag[0] + 1);
    else
        app_say(app, INK_GOOD, "%s u undoes it.", did);
}

static enum view_wants save(struct app *app, void *state, const struct key *key)
{
    struct deploy_form *form = state;
    struct deploy_logged logged;
    struct err err;
    bool adds = form->deploy == 0;
    if (key->code == KEY_CODE_ENTER && form->at != DEPLOY_WHEN)
        return step(app, state, &(struct key){.code = KEY_CODE_TAB});
    int theirs = draft_form_overtaken(&form->drafts);
    if (theirs >= 0) {
        app_say(app, INK_ATTENTION,
                "That line was changed while you typed. Ctrl-S again keeps yours.");
        return go_to(app, form, theirs);
    }
    if (!write(form, &logged, &err)) {
        app_say_err(app, &err);
        return form->wrong >= 0 ? go_to(app, form, form->wrong) : VIEW_DRAW;
    }
    draft_form_restore(app, &form->drafts);
    if (!adds) {
        say_logged(app, &logged, logged.changed ? "Saved." : "Nothing was changed.");
        return VIEW_CLOSE;
    }
    say_logged(app, &logged, "Logged.");
    if (!has_steps(form, logged.deploy.release_type))
        return VIEW_CLOSE;
    int64_t deploy = logged.deploy.id;
    app_close(app); /* the form is gone from here on */
    deploy_view_open(app, deploy);
    return VIEW_DRAW;
}

static enum view_wants restore(struct app *app, void *state, const struct key *key)
{
    struct deploy_form *form = state;
    (void)key;
    draft_form_restore(app, &form->drafts);
    app_say(app, INK_TEXT, "As it was. The draft is thrown away.");
    return read_again(app, form);
}

static enum view_wants leave(struct app *app, void *state, const struct key *key)
{
    const struct deploy_form *form = state;
    (void)key;
    if (draft_form_changed(&form->drafts))
        app_say(app, INK_TEXT, "Not saved; the draft is kept.");
    return VIEW_CLOSE;
}

static const char *as_it_was(void *state)
{
    const struct deploy_form *form = state;
    return draft_form_changed(&form->drafts) ? NULL : "Nothing was changed.";
}

static const char *no_list(void *state)
{
    const struct deploy_form *form = state;
    return form->choices ? NULL : "There is nothing to choose from.";
}

static const char *one_line(void *state)
{
    const struct deploy_form *form = state;
    return form->at == DEPLOY_WHAT ? NULL : "It has one line.";
}

static const struct command commands[] = {
    {.name = "line", .label = "Enter", .footer = "new line", .blocked = one_line},
    {.name = "choose",
     .label = "Down",
     .footer = "to the list",
     .minor = true,
     .help = "into the list below the field; Enter takes its line",
     .blocked = no_list},
    {.name = "next",
     .keys = {KEY_CODE_TAB, KEY_CODE_BACK_TAB, KEY_CODE_UP, KEY_CODE_DOWN},
     .footer = "next field",
     .help = "next field; Shift-Tab the one before",
     .run = step},
    {.name = "save",
     .keys = {KEY_CTRL('s'), KEY_CODE_ENTER},
     .footer = "log it",
     .help = "log it, or save the change; its type's steps are then ticked",
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
    struct deploy_form *form = state;
    draft_form_release(&form->drafts);
    arena_release(&form->typed);
    arena_release(&form->arena);
    free(form);
}

const struct view_ops deploy_form_ops = {
    .edits = true,
    .name = "A DEPLOY'S FORM",
    .commands = COMMANDS(commands),
    .load = load,
    .draw = deploy_form_draw,
    .feed = feed,
    .typing = view_always_typing,
    .close = release,
};

bool deploy_form_open(struct app *app, int64_t deploy)
{
    struct deploy_form *form = mem_new(1, sizeof *form);
    form->desk = app->desk;
    form->deploy = deploy;
    form->drafts = (struct draft_form){.board = form->desk->board,
                                       .line = form->line,
                                       .name = names,
                                       .record = form->record,
                                       .place = form->place,
                                       .n = DEPLOY_LINES};
    if (deploy)
        snprintf(form->place, sizeof form->place, "deploy/%" PRId64 "/", deploy);
    else
        snprintf(form->place, sizeof form->place, "deploy/new/");
    arena_init(&form->arena);
    arena_init(&form->typed);
    for (int i = 0; i < DEPLOY_LINES; i++)
        if (i == DEPLOY_WHAT)
            draft_field_init_lines(&form->line[i], false);
        else
            draft_field_init(&form->line[i]);
    return app_open(app, &deploy_form_ops, form);
}
