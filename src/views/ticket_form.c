/* A new ticket, or the title, area and customer of one that is there. While a title is
 * typed the board shows what it looks like; while an area is typed, the areas it could be.
 */
#include "base/mem.h"
#include "board/alike.h"
#include "board/panes.h"
#include "board/ticket.h"
#include "draft_field.h"
#include "tables.h"
#include "text/fold.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum ticket_field { TICKET_TITLE, TICKET_AREA, TICKET_CUSTOMER, TICKET_FIELDS };

static const struct {
    const char *title, *draft, *ask;
} rows[TICKET_FIELDS] = {
    [TICKET_TITLE] = {"Title", "title", "what is asked for, in a line"},
    [TICKET_AREA] = {"Area", "area", "the part of the product; its owner decides"},
    [TICKET_CUSTOMER] = {"Asked for by", "customer",
                         "the customer, where one customer asks for it"},
};

enum { ALIKES = 4, AREAS = 5, LEFT = 3, TEXT = 17 };

struct ticket_form {
    struct desk *desk;
    struct arena arena; /* of the last load */
    struct arena typed; /* of what was found for the text as it is */
    int64_t ticket;     /* 0: a new one */
    struct ticket_card card;
    struct draft_field line[TICKET_FIELDS];
    enum ticket_field at;
    struct alike_line *alike;
    size_t alikes;
    struct area_window areas;
    int choice;  /* the line of the list one is on; -1: in the field */
    bool custom; /* with this customer they are three of one shape */
};

static const char *text_of(const struct ticket_form *form, enum ticket_field field)
{
    return draft_field_text(&form->line[field]);
}

static const char *current(const struct ticket_form *form, enum ticket_field field)
{
    const char *const text[] = {
        [TICKET_TITLE] = form->ticket ? form->card.ticket.title : "",
        [TICKET_AREA] = form->card.area.id ? form->card.area.name : "",
        [TICKET_CUSTOMER] = form->ticket ? form->card.ticket.customer : ""};
    return text[field];
}

static bool any_changed(const struct ticket_form *form)
{
    for (enum ticket_field i = 0; i < TICKET_FIELDS; i++)
        if (draft_field_changed(&form->line[i]))
            return true;
    return false;
}

static void draft_place(const struct ticket_form *form, enum ticket_field field,
                        struct buf *out)
{
    if (form->ticket)
        buf_addf(out, "ticket/%" PRId64 "/%s", form->ticket, rows[field].draft);
    else
        buf_addf(out, "ticket/new/%s", rows[field].draft);
}

static void keep(struct app *app, struct ticket_form *form, enum ticket_field field)
{
    struct buf place;
    buf_init(&place);
    draft_place(form, field, &place);
    draft_field_keep(app, &form->line[field], form->desk->board, place.text);
    buf_release(&place);
}

static bool fill(struct ticket_form *form, enum ticket_field field, struct err *err)
{
    struct buf place;
    buf_init(&place);
    draft_place(form, field, &place);
    bool ok = draft_field_fill(&form->line[field], form->desk->board, place.text,
                               current(form, field), &form->arena, err);
    buf_release(&place);
    return ok;
}

/* Whether those that look like it, in its area, and it have three customers. */
static bool is_custom(const struct ticket_form *form)
{
    const char *customer[ALIKES + 1], *area = text_of(form, TICKET_AREA);
    size_t n = 0;
    if (!area[0] || !text_of(form, TICKET_CUSTOMER)[0])
        return false;
    customer[n++] = text_of(form, TICKET_CUSTOMER);
    for (size_t i = 0; i < form->alikes; i++) {
        bool counts = form->alike[i].customer[0] && fold_same(form->alike[i].area, area);
        for (size_t j = 0; counts && j < n; j++)
            counts = !fold_same(customer[j], form->alike[i].customer);
        if (counts)
            customer[n++] = form->alike[i].customer;
    }
    return n >= 3;
}

static bool look_up(struct ticket_form *form, struct err *err)
{
    struct board *board = form->desk->board;
    arena_reset(&form->typed);
    form->alikes = 0;
    form->areas = (struct area_window){0};
    form->choice = -1;
    if (text_of(form, TICKET_TITLE)[0] &&
        !board_alike(board, ALIKE_TICKETS, text_of(form, TICKET_TITLE),
                     text_of(form, TICKET_AREA), form->ticket, ALIKES, &form->typed,
                     &form->alike, &form->alikes, err))
        return false;
    form->custom = is_custom(form);
    const char *area = text_of(form, TICKET_AREA);
    if (form->at != TICKET_AREA || !area[0])
        return true;
    if (!board_area_lookup(board, area, 0, AREAS, &form->typed, &form->areas, err))
        return false;
    if (form->areas.n == 1 && fold_same(form->areas.line[0].area.name, area))
        form->areas.n = 0; /* nothing to choose */
    return true;
}

static bool load(struct app *app, void *state, struct err *err)
{
    struct ticket_form *form = state;
    struct ticket_card card = {0};
    struct arena fresh;
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
    for (enum ticket_field i = 0; i < TICKET_FIELDS; i++)
        if (!draft_field_changed(&form->line[i]) && !fill(form, i, err))
            return false;
    return look_up(form, err);
}

static int draw_field(const struct ticket_form *form, struct grid *grid, int row,
                      enum ticket_field field)
{
    bool here = form->at == field;
    const struct field *line = &form->line[field].field;
    int width = grid->cols - TEXT - 3;
    grid_text(grid, row, LEFT, TEXT - LEFT - 2, here ? INK_FOCUS : INK_MUTED,
              rows[field].title);
    if (line->text.len == 0)
        grid_text(grid, row, TEXT + (here ? 2 : 0), width - 2, INK_MUTED,
                  here ? rows[field].ask : "not said");
    if (here || line->text.len)
        return row + field_draw(line, grid, row, TEXT, width, 3, here && form->choice < 0);
    return row + 1;
}

static int draw_areas(const struct ticket_form *form, struct grid *grid, int row)
{
    for (size_t i = 0; i < form->areas.n; i++, row++) {
        const struct area_line *line = &form->areas.line[i];
        bool here = form->choice == (int)i;
        if (here)
            grid_text(grid, row, TEXT - 2, 1, INK_FOCUS, ">");
        grid_textf(grid, row, TEXT, grid->cols - TEXT - 3, here ? INK_SELECT : INK_TEXT,
                   "%s  %s", line->area.name,
                   line->owner.id ? line->owner.name : "NO OWNER");
    }
    return row;
}

static void draw_alikes(const struct ticket_form *form, struct grid *grid, int row)
{
    int width = grid->cols - LEFT - 5;
    if (form->alikes == 0 || form->areas.n)
        return;
    grid_text(grid, row++, LEFT, width, INK_MUTED, "IS IT ONE OF THESE?");
    for (size_t i = 0; i < form->alikes; i++) {
        const struct alike_line *line = &form->alike[i];
        bool here = form->choice == (int)i && form->at == TICKET_TITLE;
        if (row + 1 >= grid->rows - 2)
            return;
        if (here)
            grid_text(grid, row, LEFT, 1, INK_FOCUS, ">");
        grid_textf(grid, row++, LEFT + 2, width, here ? INK_SELECT : INK_TEXT,
                   "#%" PRId64 "  %s  (%s%s%s)", line->id, line->title, line->state,
                   line->customer[0] ? ", " : "", line->customer);
        grid_text(grid, row++, LEFT + 4, width - 2, INK_MUTED, line->why);
    }
}

static void draw(struct app *app, void *state, struct grid *grid)
{
    struct ticket_form *form = state;
    int gap = grid->rows >= 20, row = 2 + gap;
    struct buf title;
    buf_init(&title);
    if (form->ticket)
        buf_addf(&title, "Ownership board / #%" PRId64 " / title and area", form->ticket);
    else
        buf_add(&title, "Ownership board / a new ticket");
    view_title(app, grid, title.text);
    buf_release(&title);
    for (enum ticket_field i = 0; i < TICKET_FIELDS; i++) {
        row = draw_field(form, grid, row, i);
        if (i == TICKET_AREA)
            row = draw_areas(form, grid, row);
        row += gap;
    }
    if (form->custom)
        row += grid_wrap(grid, row, LEFT, grid->cols - 6, 2, INK_ATTENTION,
                         alike_custom_words) +
               gap;
    draw_alikes(form, grid, row);
    app_foot(app,
             !any_changed(form) ? "One line; the spec comes next."
             : form->at == TICKET_TITLE && form->alikes
                 ? "A draft is kept. Down, then Enter opens the one it may be."
                 : "Not saved. A draft is kept as you type.",
             any_changed(form) ? INK_ATTENTION : INK_MUTED);
}

static int choices(const struct ticket_form *form)
{
    if (form->at == TICKET_AREA)
        return (int)form->areas.n;
    return form->at == TICKET_TITLE ? (int)form->alikes : 0;
}

/* Up and Down go through the list below the field, and out of it at its ends. */
static bool feed_list(struct ticket_form *form, const struct key *key)
{
    int n = choices(form);
    if (n == 0 || (key->code != KEY_CODE_UP && key->code != KEY_CODE_DOWN))
        return false;
    int next = form->choice + (key->code == KEY_CODE_DOWN ? 1 : -1);
    if (next < -1 || next >= n)
        return false;
    form->choice = next;
    return true;
}

static enum view_wants typed(struct app *app, struct ticket_form *form)
{
    struct err err;
    keep(app, form, form->at);
    if (!look_up(form, &err))
        app_say_err(app, &err);
    return VIEW_DRAW;
}

static enum view_wants take(struct app *app, struct ticket_form *form)
{
    if (form->at == TICKET_TITLE) {
        ticket_view_open(app, form->alike[form->choice].id);
        return VIEW_DRAW;
    }
    field_set(&form->line[TICKET_AREA].field, form->areas.line[form->choice].area.name);
    keep(app, form, TICKET_AREA);
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
        form->choice = -1;
        return VIEW_DRAW;
    case FIELD_LEFT:
        break;
    }
    return VIEW_UNKNOWN;
}

static enum view_wants step(struct app *app, void *state, const struct key *key)
{
    struct ticket_form *form = state;
    struct err err;
    bool back = key->code == KEY_CODE_BACK_TAB || key->code == KEY_CODE_UP;
    form->at = (enum ticket_field)(((int)form->at + (back ? TICKET_FIELDS - 1 : 1)) %
                                   TICKET_FIELDS);
    if (!look_up(form, &err))
        app_say_err(app, &err);
    return VIEW_DRAW;
}

static void forget(struct app *app, struct ticket_form *form)
{
    for (enum ticket_field i = 0; i < TICKET_FIELDS; i++) {
        draft_field_set(&form->line[i], current(form, i));
        keep(app, form, i);
    }
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
    if (!write(form, &done, &err)) {
        app_say_err(app, &err);
        return VIEW_DRAW;
    }
    forget(app, form);
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
    struct err err;
    (void)key;
    forget(app, state);
    if (!look_up(state, &err))
        app_say_err(app, &err);
    else
        app_say(app, INK_TEXT, "As it was. The draft is thrown away.");
    return VIEW_DRAW;
}

static enum view_wants leave(struct app *app, void *state, const struct key *key)
{
    (void)key;
    if (any_changed(state))
        app_say(app, INK_TEXT, "Not saved; the draft is kept.");
    return VIEW_CLOSE;
}

static const char *as_it_was(void *state)
{
    return any_changed(state) ? NULL : "Nothing was changed.";
}

static const char *no_list(void *state)
{
    return choices(state) ? NULL : "There is nothing to choose from.";
}

static const struct command commands[] = {
    {.name = "choose",
     .label = "Down",
     .footer = "to the list",
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
     .help = "leave; the draft is kept",
     .run = leave},
};

static void release(void *state)
{
    struct ticket_form *form = state;
    for (enum ticket_field i = 0; i < TICKET_FIELDS; i++)
        draft_field_release(&form->line[i]);
    arena_release(&form->typed);
    arena_release(&form->arena);
    free(form);
}

const struct view_ops ticket_form_ops = {
    .name = "A TICKET'S TITLE",
    .commands = COMMANDS(commands),
    .load = load,
    .draw = draw,
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
    arena_init(&form->arena);
    arena_init(&form->typed);
    for (enum ticket_field i = 0; i < TICKET_FIELDS; i++)
        draft_field_init(&form->line[i]);
    return app_open(app, &ticket_form_ops, form);
}
