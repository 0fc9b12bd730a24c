/* The form of a person: name, handle, contact. What is typed is a draft until it is saved.
 */
#include "base/mem.h"
#include "board/departure.h"
#include "draft_field.h"
#include "tables.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum person_field { PERSON_NAME, PERSON_HANDLE, PERSON_CONTACT, PERSON_FIELDS };

static const struct {
    const char *title, *draft, *ask;
} rows[PERSON_FIELDS] = {
    [PERSON_NAME] = {"Name", "name", "first and last name"},
    [PERSON_HANDLE] = {"Handle", "handle", "what they log in as"},
    [PERSON_CONTACT] = {"Contact", "contact", "how to reach them: mail, phone, channel"},
};

struct person_form {
    struct desk *desk;
    struct arena arena; /* of the last load */
    int64_t id;
    struct person person;
    struct draft_field line[PERSON_FIELDS];
    enum person_field at;
};

enum { LEFT = 3, TEXT = 17 };

static const char *current(const struct person_form *form, enum person_field field)
{
    const char *const text[] = {[PERSON_NAME] = form->person.name,
                                [PERSON_HANDLE] = form->person.handle,
                                [PERSON_CONTACT] = form->person.contact};
    return text[field];
}

static bool changed(const struct person_form *form, enum person_field field)
{
    return draft_field_changed(&form->line[field]);
}

static bool any_changed(const struct person_form *form)
{
    return changed(form, PERSON_NAME) || changed(form, PERSON_HANDLE) ||
           changed(form, PERSON_CONTACT);
}

static void draft_place(const struct person_form *form, enum person_field field,
                        struct buf *out)
{
    buf_addf(out, "person/%" PRId64 "/%s", form->id, rows[field].draft);
}

static void keep(struct app *app, struct person_form *form, enum person_field field)
{
    struct buf place;
    buf_init(&place);
    draft_place(form, field, &place);
    draft_field_keep(app, &form->line[field], form->desk->board, place.text);
    buf_release(&place);
}

static bool fill(struct person_form *form, enum person_field field, struct err *err)
{
    struct buf place;
    buf_init(&place);
    draft_place(form, field, &place);
    bool ok = draft_field_fill(&form->line[field], form->desk->board, place.text,
                               current(form, field), &form->arena, err);
    buf_release(&place);
    return ok;
}

static bool load(struct app *app, void *state, struct err *err)
{
    struct person_form *form = state;
    struct departure held;
    struct arena fresh;
    (void)app;
    arena_init(&fresh);
    if (!board_departure_of(form->desk->board, form->id, &fresh, &held, err)) {
        arena_release(&fresh);
        return false;
    }
    arena_release(&form->arena);
    form->arena = fresh;
    form->person = held.held.person;
    for (enum person_field i = 0; i < PERSON_FIELDS; i++)
        if (!fill(form, i, err))
            return false;
    return true;
}

static void draw(struct app *app, void *state, struct grid *grid)
{
    struct person_form *form = state;
    int row = grid->rows >= 20 ? 3 : 2, width = grid->cols - TEXT - 3;
    struct buf title;
    buf_init(&title);
    buf_addf(&title, "People / %s", form->person.name);
    view_title(app, grid, title.text);
    buf_release(&title);
    grid_text(grid, row, LEFT, grid->cols - 6, INK_HEAD, form->person.name);
    row += 2;
    for (enum person_field i = 0; i < PERSON_FIELDS; i++) {
        bool here = form->at == i, empty = form->line[i].field.text.len == 0;
        grid_text(grid, row, LEFT, TEXT - LEFT - 1, here ? INK_FOCUS : INK_MUTED,
                  rows[i].title);
        if (empty)
            grid_text(grid, row, TEXT + (here ? 2 : 0), width - 2, INK_MUTED,
                      here ? rows[i].ask : "not said");
        if (here || !empty)
            row += field_draw(&form->line[i].field, grid, row, TEXT, width, 2, here);
        else
            row++;
        row += grid->rows >= 20;
    }
    app_foot(app, any_changed(form) ? "Not saved. A draft is kept as you type." : "",
             INK_ATTENTION);
}

static enum view_wants feed(struct app *app, void *state, const struct key *key)
{
    struct person_form *form = state;
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

static enum view_wants step(struct app *app, void *state, const struct key *key)
{
    struct person_form *form = state;
    bool back = key->code == KEY_CODE_BACK_TAB || key->code == KEY_CODE_UP;
    (void)app;
    form->at = (enum person_field)(((int)form->at + (back ? PERSON_FIELDS - 1 : 1)) %
                                   PERSON_FIELDS);
    return VIEW_DRAW;
}

/* Somebody else's change of the same field is named once; then one's own goes over it. */
static bool overtaken(struct app *app, struct person_form *form)
{
    for (enum person_field i = 0; i < PERSON_FIELDS; i++) {
        const char *now = current(form, i);
        if (!draft_field_overtaken(&form->line[i], now))
            continue;
        app_say(
            app, INK_ATTENTION,
            "%s became \"%s\" meanwhile. Ctrl-S again keeps yours, Ctrl-R takes theirs.",
            rows[i].title, now);
        draft_field_know(&form->line[i], now);
        form->at = i;
        return true;
    }
    return false;
}

static enum view_wants save(struct app *app, void *state, const struct key *key)
{
    struct person_form *form = state;
    const char *text[PERSON_FIELDS];
    struct person person;
    struct err err;
    bool written;
    (void)key;
    if (overtaken(app, form))
        return VIEW_DRAW;
    for (enum person_field i = 0; i < PERSON_FIELDS; i++)
        text[i] = changed(form, i) ? form->line[i].field.text.text : NULL;
    const struct person_edit edit = {.name = text[PERSON_NAME],
                                     .handle = text[PERSON_HANDLE],
                                     .contact = text[PERSON_CONTACT]};
    if (!board_person_edit(form->desk->board, form->person.handle, &edit, &form->arena,
                           &person, &written, &err)) {
        app_say_err(app, &err);
        return VIEW_DRAW;
    }
    app_say(app, INK_GOOD, written ? "Saved. %s" : "Nothing was changed. %s", person.name);
    for (enum person_field i = 0; i < PERSON_FIELDS; i++) {
        field_set(&form->line[i].field, form->line[i].was.text);
        keep(app, form, i);
    }
    return VIEW_CLOSE;
}

static enum view_wants restore(struct app *app, void *state, const struct key *key)
{
    struct person_form *form = state;
    (void)key;
    for (enum person_field i = 0; i < PERSON_FIELDS; i++) {
        draft_field_set(&form->line[i], current(form, i));
        keep(app, form, i);
    }
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

static const struct command commands[] = {
    {.name = "next",
     .keys = {KEY_CODE_TAB, KEY_CODE_BACK_TAB, KEY_CODE_UP, KEY_CODE_DOWN},
     .footer = "next field",
     .help = "next field; Shift-Tab the one before",
     .run = step},
    {.name = "save",
     .keys = {KEY_CTRL('s'), KEY_CODE_ENTER},
     .footer = "save",
     .help = "save it",
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
    struct person_form *form = state;
    for (enum person_field i = 0; i < PERSON_FIELDS; i++)
        draft_field_release(&form->line[i]);
    arena_release(&form->arena);
    free(form);
}

const struct view_ops person_form_ops = {
    .edits = true,
    .name = "A PERSON'S FORM",
    .commands = COMMANDS(commands),
    .load = load,
    .draw = draw,
    .feed = feed,
    .typing = view_always_typing,
    .close = release,
};

bool person_form_open(struct app *app, int64_t person)
{
    struct person_form *form = mem_new(1, sizeof *form);
    form->desk = app->desk;
    form->id = person;
    arena_init(&form->arena);
    for (enum person_field i = 0; i < PERSON_FIELDS; i++)
        draft_field_init(&form->line[i]);
    return app_open(app, &person_form_ops, form);
}
