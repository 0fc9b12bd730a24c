/* The form in which one name is put next to an area. A text that is two people is refused
 * with the ways out as a list; what is typed is a draft until Ctrl-S. */
#include "area_view.h"
#include "base/mem.h"
#include "board/own.h"
#include "board/person.h"
#include "domain/name.h"
#include "person_pick.h"
#include "ui/field.h"
#include "tables.h"
#include "views/views.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* The helper is taken with the owner from the list, never typed. */
enum form_field {
    FIELD_OWNER,
    FIELD_STAND_IN,
    FIELD_WHY,
    TYPED,
    FIELD_HELPER = TYPED,
    FIELDS
};

static const struct {
    const char *title, *draft;
} form_fields[FIELDS] = {
    [FIELD_OWNER] = {"Owner", "owner"},
    [FIELD_STAND_IN] = {"When away", "stand_in"},
    [FIELD_WHY] = {"Why", "why"},
    [FIELD_HELPER] = {"", "helper"},
};

struct owner_view {
    struct desk *desk;
    struct arena arena;
    char *slug;
    struct area_card card;
    struct person *people;
    size_t people_n;
    struct field field[FIELDS];
    struct buf was[FIELDS]; /* what the record said when the field was filled */
    enum form_field at;
    bool changed;            /* something is typed that is not saved */
    struct person_pick pick; /* what the field one is in could be */
    struct field helper; /* who helps, taken with the owner from the list; "" for none */
};

static const char *current(const struct owner_view *view, enum form_field field)
{
    if (field == FIELD_OWNER)
        return view->card.who.owner.person.id ? view->card.who.owner.person.name : "";
    if (field == FIELD_STAND_IN)
        return view->card.who.stand_in.person.id ? view->card.who.stand_in.person.name : "";
    return "";
}

static void draft_place(const struct owner_view *view, enum form_field field,
                        struct buf *out)
{
    buf_addf(out, "area/%" PRId64 "/%s", view->card.who.found.area.id,
             form_fields[field].draft);
}

static void keep(struct app *app, struct owner_view *view, enum form_field field,
                 const char *text)
{
    struct buf place;
    struct err err;
    buf_init(&place);
    draft_place(view, field, &place);
    if (!board_draft_keep(view->desk->board, place.text, text, &err))
        app_say_err(app, &err);
    buf_release(&place);
}

static void look_up(struct owner_view *view)
{
    person_pick_clear(&view->pick);
    if (view->at == FIELD_WHY)
        return;
    const char *text = view->field[view->at].text.text;
    if (strcmp(text, current(view, view->at)) == 0)
        return;
    person_pick_find(&view->pick, text, view->people, view->people_n,
                     view->at == FIELD_OWNER);
    person_pick_offer_new(&view->pick, text, view->people, view->people_n);
}

/* Drafts of earlier typing come back; the record fills what has none. */
static bool fill(struct owner_view *view, struct err *err)
{
    for (enum form_field i = 0; i < FIELDS; i++) {
        struct buf place;
        const char *text = "";
        buf_init(&place);
        draft_place(view, i, &place);
        bool ok = board_draft(view->desk->board, place.text, &view->arena, &text, err);
        buf_release(&place);
        if (!ok)
            return false;
        bool draft = text && text[0];
        buf_reset(&view->was[i]);
        buf_add(&view->was[i], current(view, i));
        field_set(&view->field[i], draft ? text : current(view, i));
        view->changed = view->changed || draft;
    }
    return true;
}

static bool load(struct app *app, void *state, struct err *err)
{
    struct owner_view *view = state;
    struct board *board = view->desk->board;
    struct area_card card;
    struct person *people;
    size_t n;
    struct arena fresh;
    (void)app;
    arena_init(&fresh);
    if (!board_area_card(board, view->slug, &fresh, &card, err) ||
        !board_people(board, &fresh, &people, &n, err)) {
        arena_release(&fresh);
        return false;
    }
    person_pick_clear(&view->pick);
    arena_release(&view->arena);
    view->arena = fresh;
    view->card = card;
    view->people = people;
    view->people_n = n;
    if (!view->changed && !fill(view, err))
        return false;
    look_up(view);
    return true;
}

static int draw_field(const struct owner_view *view, struct grid *grid, int row,
                      enum form_field field)
{
    bool here = view->at == field;
    int left = 17, width = grid->cols - left - 3;
    grid_text(grid, row, 3, 12, here ? INK_FOCUS : INK_MUTED, form_fields[field].title);
    if (!here && !view->field[field].text.len) {
        bool missing = field == FIELD_OWNER;
        grid_text(grid, row, left, width, missing ? INK_ATTENTION : INK_MUTED,
                  missing              ? "NO OWNER"
                  : field == FIELD_WHY ? "the reason is kept with the change"
                                       : "nobody");
        return row + 2;
    }
    if (here && field != FIELD_WHY && !view->field[field].text.len)
        grid_text(grid, row, left + 2, width - 2, INK_MUTED, "type a name");
    row += field_draw(&view->field[field], grid, row, left, width, 2, here);
    if (here)
        row = person_pick_draw(&view->pick, grid, row, left, width);
    return row + 1;
}

static int draw_names(const struct owner_view *view, struct grid *grid, int row)
{
    struct buf text;
    const struct area_card *card = &view->card;
    buf_init(&text);
    for (size_t i = 0; i < card->who.helpers_n; i++)
        buf_addf(&text, "%s%s", i ? ", " : "", card->who.helpers[i].person.name);
    if (view->field[FIELD_HELPER].text.len)
        buf_addf(&text, "%s%s, when saved", text.len ? ", " : "",
                 view->field[FIELD_HELPER].text.text);
    grid_text(grid, row, 3, 12, INK_MUTED, "Helpers");
    grid_text(grid, row, 17, grid->cols - 20, INK_TEXT, text.len ? text.text : "none");
    buf_reset(&text);
    for (size_t i = 0; i < card->aliases_n; i++)
        buf_addf(&text, "%s%s", i ? ", " : "", card->aliases[i].name);
    grid_text(grid, row + 1, 3, 13, INK_MUTED, "Also called");
    grid_text(grid, row + 1, 17, grid->cols - 20, INK_TEXT,
              text.len ? text.text : "nothing else");
    buf_release(&text);
    return row + 3;
}

static void draw(struct app *app, void *state, struct grid *grid)
{
    struct owner_view *view = state;
    struct buf title;
    int row = grid->rows >= 20 ? 3 : 2;
    buf_init(&title);
    buf_addf(&title, "Ownership board / %s", view->card.who.found.area.name);
    view_title(app, grid, title.text);
    buf_release(&title);
    grid_text(grid, row++, 3, grid->cols - 6, INK_HEAD, view->card.who.found.area.name);
    if (view->card.who.found.area.covers[0])
        grid_text(grid, row++, 3, grid->cols - 6, INK_MUTED,
                  view->card.who.found.area.covers);
    row += grid->rows >= 24 ? 1 : 0;
    for (enum form_field i = 0; i < TYPED; i++)
        row = draw_field(view, grid, row, i);
    if (row < grid->rows - 6)
        row = draw_names(view, grid, row);
    if (row < grid->rows - 3)
        area_history_draw(app, &view->card, grid, row);
    bool refused = view->pick.says.code != ERR_NONE;
    app_foot(app,
             refused         ? "Not saved. Owner needs one name."
             : view->changed ? "Not saved. A draft is kept as you type."
                             : "",
             INK_ATTENTION);
}

static enum view_wants add_person(struct app *app, struct owner_view *view)
{
    const struct person_edit edit = {.name = view->field[view->at].text.text};
    struct person person;
    struct err err;
    if (!board_person_add(view->desk->board, &edit, &view->arena, &person, &err)) {
        app_say_err(app, &err);
        return VIEW_DRAW;
    }
    const char *name = arena_copy(&view->arena, person.name);
    field_set(&view->field[view->at], name);
    keep(app, view, view->at, name);
    app_say(app, INK_GOOD, "%s is on the board. Ctrl-S saves the area.", name);
    return VIEW_LOAD;
}

static enum view_wants take(struct app *app, struct owner_view *view)
{
    const struct person_choice *choice = person_pick_chosen(&view->pick);
    if (!choice)
        return VIEW_UNKNOWN;
    if (choice->adds)
        return add_person(app, view);
    if (choice->owner) {
        const char *helper = choice->helper ? choice->helper->name : "";
        field_set(&view->field[view->at], choice->owner->name);
        keep(app, view, view->at, choice->owner->name);
        if (view->at == FIELD_OWNER) {
            field_set(&view->field[FIELD_HELPER], helper);
            keep(app, view, FIELD_HELPER, helper);
        }
        view->changed = true;
    }
    person_pick_clear(&view->pick);
    return VIEW_DRAW;
}

static enum view_wants feed(struct app *app, void *state, const struct key *key)
{
    struct owner_view *view = state;
    if (person_pick_feed(&view->pick, key))
        return VIEW_DRAW;
    if (key->code == KEY_CODE_ENTER && view->pick.n)
        return take(app, view);
    struct field *field = &view->field[view->at];
    switch (field_feed(field, key)) {
    case FIELD_CHANGED:
        view->changed = true;
        keep(app, view, view->at, field->text.text);
        look_up(view);
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
    struct owner_view *view = state;
    bool back = key->code == KEY_CODE_BACK_TAB || key->code == KEY_CODE_UP;
    const struct person_choice *choice = person_pick_chosen(&view->pick);
    if (choice && view->pick.moved && !choice->adds)
        take(app, view);
    view->at = (enum form_field)(((int)view->at + (back ? TYPED - 1 : 1)) % TYPED);
    look_up(view);
    return VIEW_DRAW;
}

enum { ROLES = 3 }; /* that one Ctrl-S changes */

struct saving {
    struct own_request request[ROLES];
    size_t n;
};

static void add_request(const struct owner_view *view, struct saving *saving,
                        enum role role, const char *person, bool remove)
{
    saving->request[saving->n++] =
        (struct own_request){.area = view->slug,
                             .person = person,
                             .role = role,
                             .why = view->field[FIELD_WHY].text.text,
                             .remove = remove};
}

/* What the field changes, if anything: an emptied one takes the name away. ERR_CONFLICT
 * when somebody else changed it since; said once, then it may go over it. */
static bool add_role(struct owner_view *view, struct saving *saving, enum form_field field,
                     enum role role, struct err *err)
{
    const char *text = view->field[field].text.text, *before = current(view, field);
    if (strcmp(text, before) == 0 || strcmp(text, view->was[field].text) == 0)
        return true;
    if (strcmp(before, view->was[field].text) != 0) {
        err_set(err, ERR_CONFLICT, "%s became \"%s\" while you typed",
                form_fields[field].title, before);
        buf_reset(&view->was[field]);
        buf_add(&view->was[field], before);
        return err_next(err, "Ctrl-S once more puts \"%s\" in its place.", text);
    }
    add_request(view, saving, role, text[0] ? text : before, !text[0]);
    return true;
}

static bool changes_a_role(const struct owner_view *view)
{
    for (enum form_field i = FIELD_OWNER; i <= FIELD_STAND_IN; i++)
        if (strcmp(view->field[i].text.text, view->was[i].text) != 0)
            return true;
    return view->field[FIELD_HELPER].text.len > 0;
}

static enum view_wants save(struct app *app, void *state, const struct key *key)
{
    struct owner_view *view = state;
    const struct person_choice *choice = person_pick_chosen(&view->pick);
    struct err err;
    (void)key;
    if (choice && choice->adds) {
        app_say(app, INK_ATTENTION,
                "Nobody is called \"%s\" yet. Enter puts them on the board.",
                view->field[view->at].text.text);
        return VIEW_DRAW;
    }
    if (!view->changed) {
        app_say(app, INK_TEXT, "Nothing was changed.");
        return VIEW_CLOSE;
    }
    if (view->field[FIELD_WHY].text.len && !changes_a_role(view)) {
        app_say(app, INK_ATTENTION,
                "Nothing changes, so there is nothing to keep a why with.");
        return VIEW_DRAW;
    }
    struct saving saving = {.n = 0};
    bool ok = add_role(view, &saving, FIELD_OWNER, ROLE_OWNER, &err) &&
              add_role(view, &saving, FIELD_STAND_IN, ROLE_STAND_IN, &err);
    if (ok && view->field[FIELD_HELPER].text.len)
        add_request(view, &saving, ROLE_HELPER, view->field[FIELD_HELPER].text.text, false);
    ok = ok &&
         board_own_all(view->desk->board, saving.request, saving.n, &view->arena, &err);
    if (!ok) {
        app_say_err(app, &err);
        return VIEW_DRAW;
    }
    for (enum form_field i = 0; i < FIELDS; i++)
        keep(app, view, i, "");
    const char *owner = view->field[FIELD_OWNER].text.text;
    const struct person *person = name_person(owner, view->people, view->people_n);
    app_say(app, INK_GOOD, "Saved. %s: %s", view->card.who.found.area.name,
            person     ? person->name
            : owner[0] ? owner
                       : "NO OWNER");
    return VIEW_CLOSE;
}

static enum view_wants leave(struct app *app, void *state, const struct key *key)
{
    struct owner_view *view = state;
    (void)key;
    if (view->changed)
        app_say(app, INK_TEXT, "Not saved; the draft is kept.");
    return VIEW_CLOSE;
}

static const char *no_list(void *state)
{
    const struct owner_view *view = state;
    return view->pick.n ? NULL : "There is nothing to choose from yet.";
}

static const struct command commands[] = {
    {.name = "choose",
     .label = "Up/Down",
     .footer = "choose",
     .minor = true,
     .help = "in the list below the field",
     .blocked = no_list},
    {.name = "take",
     .label = "Enter",
     .footer = "take it",
     .help = "take the line of the list one is on",
     .blocked = no_list},
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
    {.name = "leave",
     .keys = {KEY_CODE_ESC},
     .footer = "leave, draft kept",
     .help = "leave; the draft is kept",
     .run = leave},
};

static void release(void *state)
{
    struct owner_view *view = state;
    for (enum form_field i = 0; i < FIELDS; i++) {
        field_release(&view->field[i]);
        buf_release(&view->was[i]);
    }
    arena_release(&view->arena);
    free(view->slug);
    free(view);
}

const struct view_ops owner_view_ops = {
    .name = "AN AREA",
    .commands = COMMANDS(commands),
    .load = load,
    .draw = draw,
    .feed = feed,
    .typing = view_always_typing,
    .close = release,
};

bool owner_view_open(struct app *app, const char *area)
{
    struct owner_view *view = mem_new(1, sizeof *view);
    size_t len = strlen(area);
    view->desk = app->desk;
    view->slug = mem_new(len + 1, 1);
    memcpy(view->slug, area, len);
    arena_init(&view->arena);
    for (enum form_field i = 0; i < FIELDS; i++) {
        field_init(&view->field[i]);
        buf_init(&view->was[i]);
    }
    return app_open(app, &owner_view_ops, view);
}
