/* A new ticket, or the title, area and customer of one that is there. While a title is
 * typed the board shows what it looks like; while an area is typed, the areas it could be.
 */
#include "ticket_form.h"

#include "area_best.h"
#include "base/mem.h"
#include "board/lookup.h"
#include "board/ticket.h"
#include "said.h"
#include "tables.h"
#include "text/fold.h"
#include "ticket_view.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const names[TICKET_FIELDS] = {
    [TICKET_TITLE] = "title", [TICKET_AREA] = "area", [TICKET_CUSTOMER] = "customer"};

/* Read at most; of what looks alike fewer are shown, but three customers may be further
 * down.
 */
enum { ALIKES = 12, SHOWN = 4, AREAS = 5 };

static const char *text_of(const struct ticket_form *form, enum ticket_field field)
{
    return draft_field_text(&form->line[field]);
}

static void read_records(struct ticket_form *form)
{
    const struct ticket_card *card = &form->card;
    form->record[TICKET_TITLE] = form->ticket ? card->ticket.title : "";
    form->record[TICKET_AREA] = card->area.id ? card->area.name : "";
    form->record[TICKET_CUSTOMER] = form->ticket ? card->ticket.customer : "";
}

/* The area's name, as typed where it is none yet. */
static const char *area_name(struct ticket_form *form)
{
    struct area_found found;
    struct err none;
    const char *typed = text_of(form, TICKET_AREA);
    return typed[0] &&
                   board_find_area(form->desk->board, typed, &form->typed, &found, &none)
               ? found.area.name
               : typed;
}

static bool look_up_area(struct ticket_form *form, struct err *err)
{
    const char *typed = text_of(form, TICKET_AREA);
    form->areas = (struct area_window){0};
    form->choice = -1;
    if (form->at != TICKET_AREA || !draft_field_changed(&form->line[TICKET_AREA]) ||
        !typed[0])
        return true;
    if (!board_area_lookup(form->desk->board, typed, 0, AREAS, &form->typed, &form->areas,
                           err))
        return false;
    if (form->areas.n == 1 && fold_same(form->areas.line[0].area.name, typed))
        form->areas.n = 0; /* nothing to choose */
    if (form->areas.n)
        form->choice = (int)area_best(&form->areas, typed);
    return true;
}

/* What the text as it is could mean. */
static bool look_up(struct ticket_form *form, struct err *err)
{
    const char *title = text_of(form, TICKET_TITLE),
               *customer = text_of(form, TICKET_CUSTOMER);
    arena_reset(&form->typed);
    form->alikes = 0;
    if (said_enough(title) &&
        !board_alike(form->desk->board, ALIKE_TICKETS, title, text_of(form, TICKET_AREA),
                     form->ticket, ALIKES, &form->typed, &form->alike, &form->alikes, err))
        return false;
    form->custom = ticket_custom(&customer, customer[0] != '\0', area_name(form),
                                 form->alike, form->alikes);
    return look_up_area(form, err);
}

int ticket_form_alikes(const struct ticket_form *form)
{
    if (form->areas.n)
        return 0;
    return form->alikes < SHOWN ? (int)form->alikes : SHOWN;
}

static int choices(const struct ticket_form *form)
{
    if (form->at == TICKET_AREA)
        return (int)form->areas.n;
    return ticket_form_alikes(form);
}

/* Of the area or the ticket on a line of the list; 0: in the field. */
static int64_t choice_id(const struct ticket_form *form, int choice)
{
    if (choice < 0)
        return 0;
    return form->at == TICKET_AREA ? form->areas.line[choice].area.id
                                   : form->alike[choice].id;
}

static void stay_on(struct ticket_form *form, int64_t id)
{
    if (!id)
        form->choice = -1;
    for (int i = 0; id && i < choices(form); i++)
        if (choice_id(form, i) == id)
            form->choice = i;
}

static bool load(struct app *app, void *state, struct err *err)
{
    struct ticket_form *form = state;
    struct ticket_card card = {0};
    struct arena fresh;
    bool list = choices(form) > 0;
    int64_t on = list ? choice_id(form, form->choice) : 0;
    (void)app;
    arena_init(&fresh);
    if (form->ticket &&
        !board_ticket_card(form->desk->board, form->ticket, &fresh, &card, err)) {
        arena_release(&fresh);
        return false;
    }
    arena_release(&form->arena);
    form->arena = fresh;
    form->card = card;
    read_records(form);
    bool ok = draft_form_fill(&form->drafts, &form->arena, err) && look_up(form, err);
    if (list)
        stay_on(form, on);
    return ok;
}

/* Up and Down go through the list below the fields: round in that of areas, and out of what
 * looks alike at its ends. */
static bool feed_list(struct ticket_form *form, const struct key *key)
{
    int n = choices(form), step = key->code == KEY_CODE_DOWN ? 1 : -1;
    if (n == 0 || (key->code != KEY_CODE_UP && key->code != KEY_CODE_DOWN))
        return false;
    int next = form->choice + step;
    if (form->at == TICKET_AREA)
        next = (next + n) % n;
    if (next < -1 || next >= n)
        return false;
    form->choice = next;
    return true;
}

static enum view_wants typed(struct app *app, struct ticket_form *form)
{
    struct err err;
    draft_form_keep(app, &form->drafts, (int)form->at);
    if (!look_up(form, &err))
        app_say_err(app, &err);
    return VIEW_DRAW;
}

static enum view_wants take(struct app *app, struct ticket_form *form)
{
    if (form->at != TICKET_AREA) {
        ticket_view_open(app, form->alike[form->choice].id);
        return VIEW_DRAW;
    }
    field_set(&form->line[TICKET_AREA].field, form->areas.line[form->choice].area.name);
    draft_form_keep(app, &form->drafts, TICKET_AREA);
    form->at = TICKET_CUSTOMER;
    return typed(app, form);
}

static enum view_wants feed(struct app *app, void *state, const struct key *key)
{
    struct ticket_form *form = state;
    if (feed_list(form, key))
        return VIEW_DRAW;
    if (key->code == KEY_CODE_ENTER && form->choice >= 0)
        return take(app, form);
    switch (field_feed(&form->line[form->at].field, key)) {
    case FIELD_CHANGED:
        return typed(app, form);
    case FIELD_MOVED:
        form->choice = form->areas.n ? form->choice : -1;
        return VIEW_DRAW;
    case FIELD_LEFT:
        break;
    }
    return VIEW_UNKNOWN;
}

static enum view_wants go_to(struct app *app, struct ticket_form *form, int field)
{
    struct err err;
    form->at = (enum ticket_field)field;
    form->choice = -1;
    if (!look_up(form, &err))
        app_say_err(app, &err);
    return VIEW_DRAW;
}

static enum view_wants step(struct app *app, void *state, const struct key *key)
{
    struct ticket_form *form = state;
    bool back = key->code == KEY_CODE_BACK_TAB || key->code == KEY_CODE_UP;
    if (form->at == TICKET_AREA && form->areas.n == 1)
        field_set(&form->line[TICKET_AREA].field, form->areas.line[0].area.name);
    return go_to(app, form,
                 ((int)form->at + (back ? TICKET_FIELDS - 1 : 1)) % TICKET_FIELDS);
}

static bool write(struct ticket_form *form, struct ticket_done *done, struct err *err)
{
    const char *text[TICKET_FIELDS];
    for (enum ticket_field i = 0; i < TICKET_FIELDS; i++)
        text[i] =
            !form->ticket || draft_field_changed(&form->line[i]) ? text_of(form, i) : NULL;
    const struct ticket_edit edit = {.title = text[TICKET_TITLE],
                                     .area = text[TICKET_AREA],
                                     .customer = text[TICKET_CUSTOMER]};
    struct board *board = form->desk->board;
    return form->ticket
               ? board_ticket_edit(board, form->ticket, &edit, &form->arena, done, err)
               : board_ticket_add(board, &edit, &form->arena, done, err);
}

static enum view_wants save(struct app *app, void *state, const struct key *key)
{
    struct ticket_form *form = state;
    struct ticket_done done;
    struct err err;
    bool adds = form->ticket == 0;
    if (key->code == KEY_CODE_ENTER && form->at != TICKET_CUSTOMER && adds)
        return step(app, state, &(struct key){.code = KEY_CODE_TAB});
    int theirs = draft_form_overtaken(&form->drafts);
    if (theirs >= 0) {
        app_say(app, INK_ATTENTION,
                "That line was changed while you typed. Ctrl-S again keeps yours.");
        return go_to(app, form, theirs);
    }
    if (!write(form, &done, &err)) {
        app_say_err(app, &err);
        return VIEW_DRAW;
    }
    draft_form_restore(app, &form->drafts);
    int64_t ticket = done.ticket.id;
    if (!adds) {
        app_say(app, INK_GOOD, done.changed ? "Saved." : "Nothing was changed.");
        return VIEW_CLOSE;
    }
    app_close(app); /* the form is gone from here on */
    if (ticket_view_open(app, ticket))
        spec_form_open(app, ticket);
    app_say(app, INK_GOOD, "Added #%" PRId64 ". Now its spec: nothing starts before it.",
            ticket);
    return VIEW_DRAW;
}

static enum view_wants restore(struct app *app, void *state, const struct key *key)
{
    struct ticket_form *form = state;
    struct err err;
    (void)key;
    draft_form_restore(app, &form->drafts);
    if (!look_up(form, &err))
        app_say_err(app, &err);
    else
        app_say(app, INK_TEXT, "As it was. The draft is thrown away.");
    return VIEW_DRAW;
}

static enum view_wants leave(struct app *app, void *state, const struct key *key)
{
    const struct ticket_form *form = state;
    (void)key;
    if (draft_form_changed(&form->drafts))
        app_say(app, INK_TEXT, "Not saved; the draft is kept.");
    return VIEW_CLOSE;
}

static const char *as_it_was(void *state)
{
    const struct ticket_form *form = state;
    return draft_form_changed(&form->drafts) ? NULL : "Nothing was changed.";
}

static const char *no_list(void *state)
{
    return choices(state) ? NULL : "There is nothing to choose from.";
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
     .minor = true,
     .help = "next field; Shift-Tab the one before",
     .run = step},
    {.name = "save",
     .keys = {KEY_CTRL('s'), KEY_CODE_ENTER},
     .footer = "save",
     .help = "save it; a new ticket then asks for its spec",
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
    struct ticket_form *form = state;
    draft_form_release(&form->drafts);
    arena_release(&form->typed);
    arena_release(&form->arena);
    free(form);
}

const struct view_ops ticket_form_ops = {
    .edits = true,
    .name = "A TICKET'S TITLE",
    .commands = COMMANDS(commands),
    .load = load,
    .draw = ticket_form_draw,
    .feed = feed,
    .typing = view_always_typing,
    .close = release,
};

bool ticket_form_open(struct app *app, int64_t ticket)
{
    struct ticket_form *form = mem_new(1, sizeof *form);
    form->desk = app->desk;
    form->ticket = ticket;
    form->choice = -1;
    form->drafts = (struct draft_form){.board = form->desk->board,
                                       .line = form->line,
                                       .name = names,
                                       .record = form->record,
                                       .place = form->place,
                                       .n = TICKET_FIELDS};
    if (ticket)
        snprintf(form->place, sizeof form->place, "ticket/%" PRId64 "/", ticket);
    else
        snprintf(form->place, sizeof form->place, "ticket/new/");
    arena_init(&form->arena);
    arena_init(&form->typed);
    for (enum ticket_field i = 0; i < TICKET_FIELDS; i++)
        draft_field_init(&form->line[i]);
    return app_open(app, &ticket_form_ops, form);
}
