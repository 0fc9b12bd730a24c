/* The form of an area: one name next to it, and what else is known of it. A text that is
 * two people is refused with the ways out as a list; what is typed is a draft until it is
 * saved; what somebody else changed meanwhile is shown beside one's own, to choose from. */
#include "owner_view.h"

#include "base/mem.h"
#include "board/person.h"
#include "domain/name.h"
#include "tables.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static const char *text_of(const struct owner_view *view, enum form_field field)
{
    return draft_field_text(&view->line[field]);
}

bool owner_changed(const struct owner_view *view, enum form_field field)
{
    return draft_field_changed(&view->line[field]);
}

bool owner_any_changed(const struct owner_view *view)
{
    for (enum form_field i = 0; i < FORM_FIELDS; i++)
        if (owner_changed(view, i))
            return true;
    return false;
}

bool owner_conflicts(const struct owner_view *view, enum form_field field)
{
    struct buf now;
    buf_init(&now);
    form_text(&view->card, field, &now);
    bool conflict = draft_field_overtaken(&view->line[field], now.text);
    buf_release(&now);
    return conflict;
}

static void draft_place(const struct owner_view *view, enum form_field field,
                        struct buf *out)
{
    buf_addf(out, "area/%" PRId64 "/%s", view->card.who.found.area.id,
             form_rows[field].draft);
}

static void keep(struct app *app, struct owner_view *view, enum form_field field)
{
    struct buf place;
    buf_init(&place);
    draft_place(view, field, &place);
    draft_field_keep(app, &view->line[field], view->desk->board, place.text);
    buf_release(&place);
}

static void put(struct app *app, struct owner_view *view, enum form_field field,
                const char *text)
{
    field_set(&view->line[field].field, text);
    keep(app, view, field);
}

/* Whom the name could mean that is being typed. */
static void look_up(struct owner_view *view)
{
    const struct form_row *row = &form_rows[view->at];
    const char *text = text_of(view, view->at);
    person_pick_clear(&view->pick);
    arena_reset(&view->typed);
    view->keeps = MINE;
    if (row->kind > FORM_PEOPLE || !owner_changed(view, view->at) ||
        owner_conflicts(view, view->at))
        return;
    if (row->kind == FORM_PEOPLE)
        text += form_last_name(text);
    person_pick_find(&view->pick, text, view->people, view->people_n,
                     view->at == FORM_OWNER);
    person_pick_offer_new(&view->pick, text, view->people, view->people_n);
    person_pick_owned(&view->pick, view->desk->board, &view->typed);
}

/* Drafts of earlier typing come back; the record fills what has none. */
static bool fill(struct owner_view *view, enum form_field field, struct err *err)
{
    struct buf place, record;
    buf_init(&place);
    buf_init(&record);
    draft_place(view, field, &place);
    form_text(&view->card, field, &record);
    bool ok = draft_field_fill(&view->line[field], view->desk->board, place.text,
                               record.text, &view->arena, err);
    buf_release(&record);
    buf_release(&place);
    return ok;
}

static bool load(struct app *app, void *state, struct err *err)
{
    struct owner_view *view = state;
    struct board *board = view->desk->board;
    struct area area;
    struct area_card card;
    struct person *people;
    size_t n;
    struct arena fresh;
    const struct person_place on = person_pick_place(&view->pick);
    int keeps = view->keeps;
    (void)app;
    arena_init(&fresh);
    if (!board_area_shown(board, view->slug, &fresh, &area, err) ||
        !board_area_card_of(board, &area, &fresh, &card, err) ||
        !board_people(board, &fresh, &people, &n, err)) {
        arena_release(&fresh);
        return false;
    }
    arena_release(&view->arena);
    view->arena = fresh;
    view->card = card;
    view->people = people;
    view->people_n = n;
    for (enum form_field i = 0; i < FORM_FIELDS; i++)
        if (!fill(view, i, err))
            return false;
    look_up(view);
    person_pick_go(&view->pick, on);
    view->keeps = keeps;
    return true;
}

static enum view_wants add_person(struct app *app, struct owner_view *view,
                                  const char *typed)
{
    const struct person_edit edit = {.name = typed};
    struct person person;
    struct err err;
    if (!board_person_add(view->desk->board, &edit, &view->arena, &person, &err)) {
        app_say_err(app, &err);
        return VIEW_DRAW;
    }
    app_say(app, INK_GOOD, "%s is on the board. Ctrl-S saves the area.", person.name);
    return VIEW_LOAD;
}

/* Puts the name in the place of what is being typed. */
static void put_name(struct app *app, struct owner_view *view, enum form_field field,
                     const char *name)
{
    struct buf text;
    buf_init(&text);
    if (form_rows[field].kind == FORM_PEOPLE) {
        size_t at = form_last_name(text_of(view, field));
        if (field != view->at) {
            buf_add(&text, text_of(view, field));
            buf_add(&text, text.len ? ", " : "");
        } else {
            buf_add_n(&text, text_of(view, field), at);
        }
    }
    buf_add(&text, name);
    put(app, view, field, text.text);
    buf_release(&text);
}

static enum view_wants take(struct app *app, struct owner_view *view)
{
    const struct person_choice *choice = person_pick_chosen(&view->pick);
    const char *typed = text_of(view, view->at);
    if (form_rows[view->at].kind == FORM_PEOPLE)
        typed += form_last_name(typed);
    if (choice->adds)
        return add_person(app, view, arena_copy(&view->typed, typed));
    if (choice->owner)
        put_name(app, view, view->at, choice->word);
    if (choice->helper)
        put_name(app, view, FORM_HELPERS, choice->helper_word);
    person_pick_clear(&view->pick);
    return VIEW_DRAW;
}

/* Of a conflict: one's own text goes over the other, or gives way to it. */
static enum view_wants settle(struct app *app, struct owner_view *view)
{
    struct draft_field *line = &view->line[view->at];
    struct buf now;
    buf_init(&now);
    form_text(&view->card, view->at, &now);
    if (view->keeps == THEIRS)
        draft_field_set(line, now.text);
    else
        draft_field_know(line, now.text);
    buf_release(&now);
    keep(app, view, view->at);
    look_up(view);
    return VIEW_DRAW;
}

static enum view_wants feed(struct app *app, void *state, const struct key *key)
{
    struct owner_view *view = state;
    if (owner_conflicts(view, view->at)) {
        if (key->code == KEY_CODE_UP || key->code == KEY_CODE_DOWN) {
            view->keeps = view->keeps == MINE ? THEIRS : MINE;
            return VIEW_DRAW;
        }
        if (key->code == KEY_CODE_ENTER)
            return settle(app, view);
    }
    if (person_pick_feed(&view->pick, key))
        return VIEW_DRAW;
    if (key->code == KEY_CODE_ENTER && view->pick.n)
        return take(app, view);
    switch (field_feed(&view->line[view->at].field, key)) {
    case FIELD_CHANGED:
        keep(app, view, view->at);
        look_up(view);
        return VIEW_DRAW;
    case FIELD_MOVED:
        return VIEW_DRAW;
    case FIELD_LEFT:
        break;
    }
    return VIEW_UNKNOWN;
}

static void go_to(struct owner_view *view, enum form_field field)
{
    view->at = field;
    look_up(view);
}

static enum view_wants step(struct app *app, void *state, const struct key *key)
{
    struct owner_view *view = state;
    bool back = key->code == KEY_CODE_BACK_TAB || key->code == KEY_CODE_UP;
    const struct person_choice *choice = person_pick_chosen(&view->pick);
    if (choice && view->pick.moved && !choice->adds)
        take(app, view);
    go_to(view,
          (enum form_field)(((int)view->at + (back ? FORM_FIELDS - 1 : 1)) % FORM_FIELDS));
    return VIEW_DRAW;
}

/* Stops a save that has something to ask first, at the field it is about. */
static bool asks_first(struct app *app, struct owner_view *view)
{
    const struct person_choice *choice = person_pick_chosen(&view->pick);
    if (choice && choice->close) {
        app_say(app, INK_ATTENTION, "Nobody is called so. Enter takes %s.",
                choice->owner->name);
        return true;
    }
    if (choice && choice->adds) {
        app_say(app, INK_ATTENTION,
                "Nobody is called so yet. Enter puts them on the board.");
        return true;
    }
    for (enum form_field i = 0; i < FORM_FIELDS; i++)
        if (owner_conflicts(view, i)) {
            go_to(view, i);
            app_say(app, INK_ATTENTION, "%s was changed while you typed. Which one stays?",
                    form_rows[i].title);
            return true;
        }
    bool owner = owner_changed(view, FORM_OWNER) && view->line[FORM_OWNER].was.text[0];
    if (!owner || text_of(view, FORM_WHY)[0] || view->asked)
        return false;
    view->asked = true;
    go_to(view, FORM_WHY);
    app_say(app, INK_ATTENTION,
            "Why does the owner change? It is kept. Ctrl-S again saves without.");
    return true;
}

static void say_saved(struct app *app, const struct owner_view *view)
{
    const char *owner = text_of(view, FORM_OWNER), *stand_in = text_of(view, FORM_STAND_IN);
    const struct person *person = name_person(owner, view->people, view->people_n);
    owner = person ? person->name : owner[0] ? owner : "NO OWNER";
    app_say(app, INK_GOOD, "Saved. %s: %s%s", text_of(view, FORM_NAME), owner,
            person && strcmp(owner, stand_in) == 0 ? ", and nobody stands in now" : "");
}

static enum view_wants save(struct app *app, void *state, const struct key *key)
{
    struct owner_view *view = state;
    const char *text[FORM_FIELDS];
    bool differs[FORM_FIELDS];
    struct form_change change;
    struct err err;
    (void)key;
    if (!owner_any_changed(view)) {
        app_say(app, INK_TEXT, "Nothing was changed.");
        return VIEW_CLOSE;
    }
    if (asks_first(app, view))
        return VIEW_DRAW;
    for (enum form_field i = 0; i < FORM_FIELDS; i++) {
        text[i] = text_of(view, i);
        differs[i] = owner_changed(view, i);
    }
    form_change(&view->card, text, differs, &view->arena, &change);
    if (!change.requests && !change.edits) {
        app_say(app, INK_ATTENTION,
                "Nothing changes, so there is nothing to keep a why with.");
        return VIEW_DRAW;
    }
    if (!board_area_save(view->desk->board, view->slug, change.edits ? &change.edit : NULL,
                         change.request, change.requests, &view->arena, &err)) {
        app_say_err(app, &err);
        return VIEW_DRAW;
    }
    say_saved(app, view);
    for (enum form_field i = 0; i < FORM_FIELDS; i++)
        put(app, view, i, view->line[i].was.text);
    return VIEW_CLOSE;
}

/* Everything as the record has it, the draft thrown away. */
static enum view_wants restore(struct app *app, void *state, const struct key *key)
{
    struct owner_view *view = state;
    (void)key;
    for (enum form_field i = 0; i < FORM_FIELDS; i++) {
        struct buf now;
        buf_init(&now);
        form_text(&view->card, i, &now);
        draft_field_know(&view->line[i], now.text);
        buf_release(&now);
        put(app, view, i, view->line[i].was.text);
    }
    look_up(view);
    app_say(app, INK_TEXT, "As it was. The draft is thrown away.");
    return VIEW_DRAW;
}

static enum view_wants leave(struct app *app, void *state, const struct key *key)
{
    (void)key;
    if (owner_any_changed(state))
        app_say(app, INK_TEXT, "Not saved; the draft is kept.");
    return VIEW_CLOSE;
}

static const char *no_list(void *state)
{
    const struct owner_view *view = state;
    return view->pick.n || owner_conflicts(view, view->at)
               ? NULL
               : "There is nothing to choose from yet.";
}

static const char *as_it_was(void *state)
{
    return owner_any_changed(state) ? NULL : "Nothing was changed.";
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
    struct owner_view *view = state;
    for (enum form_field i = 0; i < FORM_FIELDS; i++)
        draft_field_release(&view->line[i]);
    arena_release(&view->typed);
    arena_release(&view->arena);
    free(view->slug);
    free(view);
}

const struct view_ops owner_view_ops = {
    .edits = true,
    .name = "AN AREA'S FORM",
    .commands = COMMANDS(commands),
    .load = load,
    .draw = owner_draw,
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
    arena_init(&view->typed);
    for (enum form_field i = 0; i < FORM_FIELDS; i++)
        draft_field_init(&view->line[i]);
    return app_open(app, &owner_view_ops, view);
}
