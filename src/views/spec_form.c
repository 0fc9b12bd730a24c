/* The form of a spec: eight fields, each judged as it is typed. What is typed is a draft
 * until it is saved; ready is reached, never pressed. */
#include "spec_form.h"

#include "base/mem.h"
#include "board/person.h"
#include "tables.h"

#include <stdlib.h>

static bool find_kept(struct spec_form *form, struct err *err)
{
    struct buf place;
    const char *text = "";
    buf_init(&place);
    spec_form_editor_place(form, &place);
    bool ok = board_draft(form->desk->board, place.text, &form->arena, &text, err);
    form->kept = ok && text[0];
    buf_release(&place);
    return ok;
}

static bool load(struct app *app, void *state, struct err *err)
{
    struct spec_form *form = state;
    struct board *board = form->desk->board;
    struct ticket_card card;
    struct person *people;
    struct arena fresh;
    size_t n;
    const struct person_place on = person_pick_place(&form->pick);
    arena_init(&fresh);
    if (!board_ticket_card(board, form->ticket, &fresh, &card, err) ||
        !board_people(board, &fresh, &people, &n, err)) {
        arena_release(&fresh);
        return false;
    }
    arena_release(&form->arena);
    form->arena = fresh;
    form->card = card;
    form->people = people;
    form->people_n = n;
    for (int i = 0; i < SPEC_LINES; i++) {
        form->line[i].field.columns = spec_form_columns(&app->grid);
        if (!spec_form_fill(form, i, err))
            return false;
    }
    spec_form_judge(app, form);
    person_pick_go(&form->pick, on);
    return find_kept(form, err);
}

static enum view_wants add_person(struct app *app, struct spec_form *form)
{
    const struct person_edit edit = {.name = spec_form_text(form, SPEC_SIGNS_OFF)};
    struct person person;
    struct err err;
    if (!board_person_add(form->desk->board, &edit, &form->arena, &person, &err)) {
        app_say_err(app, &err);
        return VIEW_DRAW;
    }
    app_say(app, INK_GOOD, "%s is on the board. Ctrl-S saves the spec.", person.name);
    return VIEW_LOAD;
}

static void sign(struct app *app, struct spec_form *form, const char *name)
{
    spec_form_put(app, form, SPEC_SIGNS_OFF, name);
    spec_form_judge(app, form);
    person_pick_clear(&form->pick);
}

/* Whoever signs off is chosen from the list; where nothing is typed Enter takes the area's
 * owner. */
static bool feed_signer(struct app *app, struct spec_form *form, const struct key *key,
                        enum view_wants *wants)
{
    const struct person_choice *choice = person_pick_chosen(&form->pick);
    const char *owner = form->card.owner.id ? form->card.owner.name : NULL;
    *wants = VIEW_DRAW;
    if (form->at != SPEC_SIGNS_OFF)
        return false;
    if (person_pick_feed(&form->pick, key))
        return true;
    if (key->code != KEY_CODE_ENTER)
        return false;
    if (choice && choice->adds)
        *wants = add_person(app, form);
    else if (choice && choice->owner)
        sign(app, form, choice->word);
    else if (!spec_form_text(form, SPEC_SIGNS_OFF)[0] && owner)
        sign(app, form, owner);
    else
        return false;
    return true;
}

static enum view_wants feed(struct app *app, void *state, const struct key *key)
{
    struct spec_form *form = state;
    enum view_wants wants;
    if (spec_form_is_done(form))
        return VIEW_UNKNOWN;
    if (feed_signer(app, form, key, &wants))
        return wants;
    switch (field_feed(&form->line[form->at].field, key)) {
    case FIELD_CHANGED:
        spec_form_keep(app, form, form->at);
        spec_form_judge(app, form);
        return VIEW_DRAW;
    case FIELD_MOVED:
        return VIEW_DRAW;
    case FIELD_LEFT:
        break;
    }
    return VIEW_UNKNOWN;
}

static enum view_wants go_to(struct app *app, struct spec_form *form, int field)
{
    form->at = field;
    spec_form_judge(app, form);
    return VIEW_DRAW;
}

static enum view_wants step(struct app *app, void *state, const struct key *key)
{
    struct spec_form *form = state;
    bool back = key->code == KEY_CODE_UP || key->code == KEY_CODE_PAGE_UP;
    return go_to(app, form, (form->at + (back ? SPEC_FIELDS - 1 : 1)) % SPEC_FIELDS);
}

/* The next field that does not pass; where all do, or only this one does not, the next. */
static enum view_wants next_gap(struct app *app, void *state, const struct key *key)
{
    struct spec_form *form = state;
    const struct person_choice *choice = person_pick_chosen(&form->pick);
    int by = key->code == KEY_CODE_BACK_TAB ? SPEC_FIELDS - 1 : 1;
    if (choice && choice->owner && form->pick.moved)
        sign(app, form, choice->word);
    int to = (form->at + by) % SPEC_FIELDS;
    bool only = form->gaps == 1 && form->judgement[form->at].verdict != SPEC_OK;
    if (only && key->code == KEY_CODE_TAB)
        return go_to(app, form, form->at);
    for (int i = to; i != form->at; i = (i + by) % SPEC_FIELDS)
        if (form->judgement[i].verdict != SPEC_OK)
            return go_to(app, form, i);
    return go_to(app, form, to);
}

/* Somebody else's change of the same field is named once; then one's own goes over it. */
static bool overtaken(struct app *app, struct spec_form *form)
{
    bool found = false;
    struct buf now;
    buf_init(&now);
    for (int i = 0; i < SPEC_LINES && !found; i++) {
        buf_reset(&now);
        spec_form_record(form, i, &now);
        found = draft_field_overtaken(&form->line[i], now.text);
        if (!found)
            continue;
        app_say(app, INK_ATTENTION,
                "%s was changed while you typed. Ctrl-S again keeps yours%s.",
                spec_form_title(i), i < SPEC_FIELDS ? ", Ctrl-R takes theirs" : "");
        draft_field_know(&form->line[i], now.text);
        if (i < SPEC_FIELDS)
            go_to(app, form, i);
    }
    buf_release(&now);
    return found;
}

static void forget_drafts(struct app *app, struct spec_form *form)
{
    struct buf place;
    struct err err;
    buf_init(&place);
    spec_form_editor_place(form, &place);
    if (!board_draft_keep(form->desk->board, place.text, "", &err))
        app_say_err(app, &err);
    buf_release(&place);
    for (int i = 0; i < SPEC_LINES; i++) {
        struct draft_field *line = &form->line[i];
        buf_reset(&line->was);
        buf_add(&line->was, draft_field_text(line));
        spec_form_keep(app, form, i);
    }
}

/* One that is not ready stays open, for there is more to write. */
static enum view_wants say_saved(struct app *app, const struct spec_form *form,
                                 const struct ticket_done *done)
{
    struct buf gaps;
    if (!done->changed || done->gaps == 0) {
        app_say(app, done->fell ? INK_ATTENTION : INK_GOOD, "%s",
                !done->changed  ? "Nothing was changed."
                : done->fell    ? "Saved. It was ready and is a draft again: once the "
                                  "change is read, r makes it ready."
                : done->reached ? "Saved. Ready."
                                : "Saved. Every field passes.");
        return VIEW_CLOSE;
    }
    buf_init(&gaps);
    spec_form_say_gaps(form, app->grid.cols - 10, "", "", &gaps);
    app_say(app, INK_ATTENTION, "Saved.%s %s",
            done->fell ? " It was ready and is a draft again." : "", gaps.text);
    buf_release(&gaps);
    return VIEW_LOAD;
}

static enum view_wants save(struct app *app, void *state, const struct key *key)
{
    struct spec_form *form = state;
    struct ticket_done done;
    struct err err;
    (void)key;
    if (!spec_form_any_changed(form)) {
        app_say(app, INK_TEXT, "Nothing was changed.");
        return VIEW_CLOSE;
    }
    if (overtaken(app, form))
        return VIEW_DRAW;
    struct ticket_edit edit = form->edit;
    edit.title = spec_form_changed(form, SPEC_LINE_TITLE) ? edit.title : NULL;
    edit.area = spec_form_changed(form, SPEC_LINE_AREA) ? edit.area : NULL;
    edit.customer = spec_form_changed(form, SPEC_LINE_CUSTOMER) ? edit.customer : NULL;
    for (int i = 0; i < SPEC_FIELDS; i++)
        edit.field[i] = spec_form_changed(form, i) ? edit.field[i] : NULL;
    edit.awkward_given = spec_form_changed(form, SPEC_AWKWARD);
    if (!board_ticket_edit(form->desk->board, form->ticket, &edit, &form->arena, &done,
                           &err)) {
        app_say_err(app, &err);
        return VIEW_DRAW;
    }
    forget_drafts(app, form);
    return say_saved(app, form, &done);
}

/* One field, so that a slip of the finger costs one. */
static enum view_wants restore(struct app *app, void *state, const struct key *key)
{
    struct spec_form *form = state;
    struct buf record;
    (void)key;
    buf_init(&record);
    spec_form_record(form, form->at, &record);
    draft_field_set(&form->line[form->at], record.text);
    spec_form_keep(app, form, form->at);
    spec_form_judge(app, form);
    app_say(app, INK_TEXT, "%s is as it was.", spec_form_title(form->at));
    buf_release(&record);
    return VIEW_DRAW;
}

static enum view_wants leave(struct app *app, void *state, const struct key *key)
{
    (void)key;
    if (spec_form_any_changed(state))
        app_say(app, INK_TEXT, "Not saved; the draft is kept.");
    return VIEW_CLOSE;
}

static const char *no_list(void *state)
{
    const struct spec_form *form = state;
    return form->pick.n ? NULL : "There is nothing to choose from yet.";
}

static const char *no_lines(void *state)
{
    const struct spec_form *form = state;
    return form->at == SPEC_SIGNS_OFF ? "One name signs off." : NULL;
}

static const char *is_done(void *state)
{
    return spec_form_is_done(state) ? "It is done; its spec says what was built." : NULL;
}

static const char *as_it_was(void *state)
{
    const struct spec_form *form = state;
    return spec_form_changed(form, form->at) ? NULL : "This field is as it was.";
}

static const struct command commands[] = {
    {.name = "gap",
     .keys = {KEY_CODE_TAB, KEY_CODE_BACK_TAB, KEY_CODE_ENTER},
     .footer = "next gap",
     .help = "next field that does not pass; Shift-Tab the one before",
     .run = next_gap},
    {.name = "line", .label = "Enter", .footer = "new line", .blocked = no_lines},
    {.name = "take",
     .label = "Enter",
     .footer = "take it",
     .help = "take the line of the list one is on",
     .blocked = no_list},
    {.name = "field",
     .keys = {KEY_CODE_DOWN, KEY_CODE_UP, KEY_CODE_PAGE_DOWN, KEY_CODE_PAGE_UP},
     .help = "next line; at the end of a field the next; Up the one before",
     .run = step},
    {.name = "editor",
     .keys = {KEY_CTRL('x')},
     .footer = "editor",
     .minor = true,
     .help = "the whole spec in your own editor, $VISUAL or $EDITOR",
     .blocked = is_done,
     .run = spec_form_in_editor},
    {.name = "save",
     .keys = {KEY_CTRL('s')},
     .footer = "save",
     .help = "save all of it as one change",
     .blocked = is_done,
     .run = save},
    {.name = "restore",
     .keys = {KEY_CTRL('r')},
     .footer = "as it was",
     .minor = true,
     .help = "this field as it was; its draft is thrown away",
     .blocked = as_it_was,
     .run = restore},
    {.name = "leave",
     .keys = {KEY_CODE_ESC},
     .footer = "back",
     .help = "back; the draft is kept",
     .run = leave},
};

static void release(void *state)
{
    struct spec_form *form = state;
    for (int i = 0; i < SPEC_LINES; i++)
        draft_field_release(&form->line[i]);
    arena_release(&form->typed);
    arena_release(&form->arena);
    free(form);
}

static bool typing(void *state)
{
    return !spec_form_is_done(state);
}

const struct view_ops spec_form_ops = {
    .edits = true,
    .name = "A TICKET'S SPEC",
    .commands = COMMANDS(commands),
    .load = load,
    .draw = spec_form_draw,
    .feed = feed,
    .typing = typing,
    .close = release,
};

bool spec_form_open(struct app *app, int64_t ticket)
{
    struct spec_form *form = mem_new(1, sizeof *form);
    form->desk = app->desk;
    form->ticket = ticket;
    arena_init(&form->arena);
    arena_init(&form->typed);
    for (int i = 0; i < SPEC_LINES; i++)
        if (i < SPEC_FIELDS && i != SPEC_SIGNS_OFF)
            draft_field_init_lines(&form->line[i], i == SPEC_AWKWARD);
        else
            draft_field_init(&form->line[i]);
    if (!app_open(app, &spec_form_ops, form))
        return false;
    while (form->at + 1 < SPEC_FIELDS && form->judgement[form->at].verdict == SPEC_OK)
        form->at++;
    if (form->judgement[form->at].verdict == SPEC_OK)
        form->at = 0; /* nothing to write, so from the first */
    if (spec_form_any_changed(form))
        app_say(app, INK_TEXT, "Here is what you typed before; it is not saved yet.");
    return true;
}
