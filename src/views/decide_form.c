/* Deciding a ticket: yes, no or not now, with why, and for "not now" the day it comes back.
 */
#include "base/mem.h"
#include "board/ticket.h"
#include "domain/when.h"
#include "draft_field.h"
#include "tables.h"

#include <inttypes.h>
#include <stdlib.h>

enum decide_field { DECIDE_ANSWER, DECIDE_WHY, DECIDE_DAY, DECIDE_FIELDS };

static const struct {
    const char *title, *draft, *ask;
} rows[DECIDE_FIELDS] = {
    [DECIDE_ANSWER] = {"Answer", "answer", ""},
    [DECIDE_WHY] = {"Why", "why", "one line that whoever asked will read"},
    [DECIDE_DAY] = {"Comes back", "comes_back",
                    "a day, such as 1 dec or in 2 weeks; may be "
                    "left empty"},
};

struct decide_form {
    struct desk *desk;
    struct arena arena; /* of the last load */
    int64_t ticket;
    struct ticket_card card;
    enum decision answer;
    struct draft_field line[DECIDE_FIELDS]; /* but the answer's */
    enum decide_field at;
};

enum { LEFT = 3, TEXT = 17 };

static void draft_place(const struct decide_form *form, enum decide_field field,
                        struct buf *out)
{
    buf_addf(out, "ticket/%" PRId64 "/decide/%s", form->ticket, rows[field].draft);
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

static bool load(struct app *app, void *state, struct err *err)
{
    struct decide_form *form = state;
    struct ticket_card card;
    struct arena fresh;
    (void)app;
    arena_init(&fresh);
    if (!board_ticket_card(form->desk->board, form->ticket, &fresh, &card, err)) {
        arena_release(&fresh);
        return false;
    }
    arena_release(&form->arena);
    form->arena = fresh;
    form->card = card;
    for (enum decide_field i = DECIDE_WHY; i < DECIDE_FIELDS; i++)
        if (!draft_field_changed(&form->line[i]) && !fill(form, i, err))
            return false;
    return true;
}

/* Whose decision it is; 0: nobody's. */
static bool own(const struct decide_form *form)
{
    int64_t actor = board_actor_person(form->desk->board);
    return actor && (actor == form->card.owner.id || actor == form->card.acting.id);
}

static int draw_who(const struct decide_form *form, struct grid *grid, int row)
{
    const struct ticket_card *card = &form->card;
    int width = grid->cols - 6;
    if (!card->acting.id) {
        grid_textf(grid, row++, LEFT, width, INK_ATTENTION, "NO OWNER: nobody decides%s%s.",
                   card->area.id ? " for " : ", it is in no area",
                   card->area.id ? card->area.name : "");
        return row;
    }
    if (card->acting.id != card->owner.id)
        grid_textf(grid, row++, LEFT, width, INK_TEXT,
                   "%s decides for %s while %s is away.", card->acting.name,
                   card->area.name, card->owner.name);
    else
        grid_textf(grid, row++, LEFT, width, INK_TEXT, "%s decides for %s.",
                   card->owner.name, card->area.name);
    if (!own(form))
        grid_textf(grid, row++, LEFT, width, INK_ATTENTION, "You record it for %s.",
                   card->acting.name);
    return row;
}

static int draw_answers(const struct decide_form *form, struct grid *grid, int row)
{
    static const struct {
        enum decision answer;
        const char *key, *word;
    } answers[] = {{DECISION_YES, "y", "yes"},
                   {DECISION_NO, "n", "no"},
                   {DECISION_NOT_NOW, "l", "not now, later"}};
    int col = TEXT;
    grid_text(grid, row, LEFT, TEXT - LEFT - 2,
              form->at == DECIDE_ANSWER ? INK_FOCUS : INK_MUTED, rows[DECIDE_ANSWER].title);
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
        bool chosen = form->answer == answers[i].answer;
        if (chosen)
            grid_text(grid, row, col - 2, 1, INK_FOCUS, ">");
        col += grid_text(grid, row, col, 2, INK_KEY, answers[i].key) + 1;
        col +=
            grid_text(grid, row, col, 16, chosen ? INK_SELECT : INK_TEXT, answers[i].word) +
            4;
    }
    return row + 1;
}

/* The day as it was understood, or that it was not. */
static int draw_day(const struct decide_form *form, struct grid *grid, int row)
{
    const char *typed = draft_field_text(&form->line[DECIDE_DAY]);
    int64_t today = board_today(form->desk->board), day;
    struct err err;
    struct buf text;
    if (!typed[0])
        return row;
    buf_init(&text);
    bool ok = when_date(typed, today, &day, &err);
    if (ok) {
        when_date_text(&text, day, today);
        buf_add(&text, ", ");
        when_days_text(&text, day, today);
    } else {
        buf_add(&text, "not a day yet: 1 dec, fri, in 2 weeks");
    }
    grid_text(grid, row, TEXT, grid->cols - TEXT - 3, ok ? INK_MUTED : INK_ATTENTION,
              text.text);
    buf_release(&text);
    return row + 1;
}

static int draw_field(const struct decide_form *form, struct grid *grid, int row,
                      enum decide_field field)
{
    bool here = form->at == field;
    int width = grid->cols - TEXT - 3;
    const struct field *line = &form->line[field].field;
    grid_text(grid, row, LEFT, TEXT - LEFT - 2, here ? INK_FOCUS : INK_MUTED,
              rows[field].title);
    if (line->text.len == 0)
        grid_wrap(grid, row, TEXT + (here ? 2 : 0), width - 2, 1, INK_MUTED,
                  rows[field].ask);
    return row +
           (here || line->text.len ? field_draw(line, grid, row, TEXT, width, 3, here) : 1);
}

static void draw(struct app *app, void *state, struct grid *grid)
{
    struct decide_form *form = state;
    int gap = grid->rows >= 20, row = 2 + gap;
    struct buf title;
    buf_init(&title);
    buf_addf(&title, "Ownership board / #%" PRId64 " / decide", form->ticket);
    view_title(app, grid, title.text);
    buf_release(&title);
    grid_textf(grid, row++, LEFT, grid->cols - 6, INK_HEAD, "#%" PRId64 "  %s",
               form->ticket, form->card.ticket.title);
    row = draw_who(form, grid, row) + 1;
    if (form->card.gaps)
        grid_textf(grid, row++, LEFT, grid->cols - 6, INK_MUTED,
                   "Its spec is not ready: %d of %d fields pass.",
                   SPEC_FIELDS - form->card.gaps, SPEC_FIELDS);
    row = draw_answers(form, grid, row + gap) + gap;
    row = draw_field(form, grid, row, DECIDE_WHY) + gap;
    if (form->answer == DECISION_NOT_NOW) {
        row = draw_field(form, grid, row, DECIDE_DAY);
        draw_day(form, grid, row);
    }
    app_foot(app,
             !form->card.acting.id ? "o opens the area: name one owner there first."
             : form->at == DECIDE_ANSWER
                 ? "One key says it; then why. The answer is recorded with Enter."
                 : "A draft is kept as you type.",
             form->card.acting.id ? INK_MUTED : INK_ATTENTION);
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

static enum view_wants say(struct decide_form *form, enum decision answer)
{
    form->answer = answer;
    form->at = DECIDE_WHY;
    return VIEW_DRAW;
}

static enum view_wants yes(struct app *app, void *state, const struct key *key)
{
    (void)app, (void)key;
    return say(state, DECISION_YES);
}

static enum view_wants no(struct app *app, void *state, const struct key *key)
{
    (void)app, (void)key;
    return say(state, DECISION_NO);
}

static enum view_wants later(struct app *app, void *state, const struct key *key)
{
    (void)app, (void)key;
    return say(state, DECISION_NOT_NOW);
}

static enum view_wants step(struct app *app, void *state, const struct key *key)
{
    struct decide_form *form = state;
    bool back = key->code == KEY_CODE_BACK_TAB || key->code == KEY_CODE_UP;
    int fields = form->answer == DECISION_NOT_NOW ? DECIDE_FIELDS : DECIDE_DAY;
    (void)app;
    form->at = (enum decide_field)(((int)form->at + (back ? fields - 1 : 1)) % fields);
    return VIEW_DRAW;
}

static bool read_day(const struct decide_form *form, int64_t *day, struct err *err)
{
    const char *typed = draft_field_text(&form->line[DECIDE_DAY]);
    *day = 0;
    return form->answer != DECISION_NOT_NOW || !typed[0] ||
           when_date(typed, board_today(form->desk->board), day, err);
}

static void forget(struct app *app, struct decide_form *form)
{
    for (enum decide_field i = DECIDE_WHY; i < DECIDE_FIELDS; i++) {
        draft_field_set(&form->line[i], "");
        keep(app, form, i);
    }
}

static enum view_wants save(struct app *app, void *state, const struct key *key)
{
    struct decide_form *form = state;
    struct ticket_decided decided;
    struct err err;
    int64_t day;
    bool enter = key->code == KEY_CODE_ENTER;
    if (form->answer == DECISION_NONE) {
        form->at = DECIDE_ANSWER;
        app_say(app, INK_ATTENTION, "First the answer: y yes, n no, l not now.");
        return VIEW_DRAW;
    }
    if (enter && form->at == DECIDE_ANSWER)
        return say(form, form->answer);
    if (enter && form->at == DECIDE_WHY && form->answer == DECISION_NOT_NOW &&
        draft_field_text(&form->line[DECIDE_WHY])[0]) {
        form->at = DECIDE_DAY;
        return VIEW_DRAW;
    }
    const char *why = draft_field_text(&form->line[DECIDE_WHY]);
    if (!read_day(form, &day, &err) ||
        !board_ticket_decide(form->desk->board, form->ticket, form->answer, why, day,
                             &form->arena, &decided, &err)) {
        app_say_err(app, &err);
        return VIEW_DRAW;
    }
    static const char *const said[] = {
        [DECISION_YES] = "yes", [DECISION_NO] = "no", [DECISION_NOT_NOW] = "not now"};
    app_say(app, INK_GOOD, "%s %s: %s. u undoes it.",
            decided.own ? "Decided by" : "Recorded for", decided.decider.name,
            said[form->answer]);
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

static const char *no_area(void *state)
{
    const struct decide_form *form = state;
    return form->card.area.id ? NULL
                              : "The ticket is in no area: Esc, then t puts it in one.";
}

static enum view_wants leave(struct app *app, void *state, const struct key *key)
{
    const struct decide_form *form = state;
    (void)key;
    if (draft_field_changed(&form->line[DECIDE_WHY]))
        app_say(app, INK_TEXT, "Nothing was decided; what you typed is kept.");
    return VIEW_CLOSE;
}

static const struct command commands[] = {
    {.name = "yes", .keys = {'y'}, .footer = "yes", .help = "yes", .run = yes},
    {.name = "no", .keys = {'n'}, .footer = "no", .help = "no", .run = no},
    {.name = "later", .keys = {'l'}, .footer = "not now", .help = "not now", .run = later},
    {.name = "area",
     .keys = {'o'},
     .footer = "the area's owner",
     .minor = true,
     .help = "name the owner of its area",
     .blocked = no_area,
     .run = area},
    {.name = "next",
     .keys = {KEY_CODE_TAB, KEY_CODE_BACK_TAB, KEY_CODE_UP, KEY_CODE_DOWN},
     .footer = "next field",
     .help = "next field; Shift-Tab the one before",
     .run = step},
    {.name = "save",
     .keys = {KEY_CODE_ENTER, KEY_CTRL('s')},
     .footer = "record it",
     .help = "record the decision",
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
    .name = "A DECISION",
    .commands = COMMANDS(commands),
    .load = load,
    .draw = draw,
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
