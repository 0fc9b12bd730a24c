/* A new release type, or a change of one: how it is undone, and its steps, a line each. */
#include "base/mem.h"
#include "board/release.h"
#include "domain/when.h"
#include "draft_form.h"
#include "tables.h"
#include "views/views.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum release_line {
    RELEASE_NAME,
    RELEASE_WAY,
    RELEASE_MINUTES,
    RELEASE_REHEARSED,
    RELEASE_STEPS,
    RELEASE_LINES
};

static const char *const names[RELEASE_LINES] = {"name", "way_back", "minutes", "rehearsed",
                                                 "steps"};

static const struct {
    const char *title, *ask;
} rows[RELEASE_LINES] = {
    [RELEASE_NAME] = {"Name", "web, api, migration"},
    [RELEASE_WAY] = {"Way back", "how one is undone; empty: NO WAY BACK"},
    [RELEASE_MINUTES] = {"Minutes", "that the way back takes"},
    [RELEASE_REHEARSED] = {"Rehearsed", "the day it was last tried: today, 11 nov"},
    [RELEASE_STEPS] = {"Steps", "* before one by hand; @bo behind it: only Bo knows it"},
};

struct release_form {
    struct desk *desk;
    struct arena arena; /* of the last load */
    int64_t type;       /* 0: a new one */
    struct draft_field line[RELEASE_LINES];
    const char *record[RELEASE_LINES];
    struct release_card card; /* as it is; of a new one, empty */
    char place[40];
    struct draft_form drafts;
    enum release_line at;
};

static const char *text_of(const struct release_form *form, enum release_line line)
{
    return draft_field_text(&form->line[line]);
}

/* "* press release @bo": a step as it is typed. */
static void add_step(struct buf *out, const struct release_card *card, size_t i)
{
    buf_addf(out, "%s%s", card->steps[i].manual ? "* " : "", card->steps[i].text);
    if (card->handle[i][0])
        buf_addf(out, " @%s", card->handle[i]);
}

static void read_records(struct release_form *form)
{
    const struct release_card *card = &form->card;
    struct buf steps;
    char day[DATE_TEXT];
    for (int i = 0; i < RELEASE_LINES; i++)
        form->record[i] = "";
    if (!form->type)
        return;
    buf_init(&steps);
    for (size_t i = 0; i < card->steps_n; i++) {
        buf_add(&steps, i ? "\n" : "");
        add_step(&steps, card, i);
    }
    form->record[RELEASE_NAME] = card->type.name;
    form->record[RELEASE_WAY] = card->type.way_back;
    form->record[RELEASE_STEPS] = arena_copy(&form->arena, steps.text);
    if (card->type.way_back_minutes)
        form->record[RELEASE_MINUTES] =
            arena_printf(&form->arena, "%" PRId64, card->type.way_back_minutes);
    if (card->type.rehearsed_on) {
        date_text(card->type.rehearsed_on, day);
        form->record[RELEASE_REHEARSED] = arena_copy(&form->arena, day);
    }
    buf_release(&steps);
}

static bool load(struct app *app, void *state, struct err *err)
{
    struct release_form *form = state;
    struct release_card card = {0};
    struct arena fresh;
    arena_init(&fresh);
    if (form->type &&
        !board_release_card(form->desk->board, form->type, &fresh, &card, err)) {
        arena_release(&fresh);
        return false;
    }
    arena_release(&form->arena);
    form->arena = fresh;
    form->card = card;
    form->line[RELEASE_STEPS].field.columns = app->grid.cols - 18;
    read_records(form);
    return draft_form_fill(&form->drafts, &form->arena, err);
}

static enum view_wants feed(struct app *app, void *state, const struct key *key)
{
    struct release_form *form = state;
    switch (field_feed(&form->line[form->at].field, key)) {
    case FIELD_CHANGED:
        draft_form_keep(app, &form->drafts, (int)form->at);
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
    struct release_form *form = state;
    bool back = key->code == KEY_CODE_BACK_TAB || key->code == KEY_CODE_UP;
    (void)app;
    form->at = (enum release_line)(((int)form->at + (back ? RELEASE_LINES - 1 : 1)) %
                                   RELEASE_LINES);
    return VIEW_DRAW;
}

/* A step out of its line; false for an empty one. */
static bool read_step(const char *line, size_t len, struct arena *arena,
                      struct release_step_edit *step)
{
    static const char blanks[] = " \t";
    char *text = arena_text(arena, line, len);
    text += strspn(text, blanks);
    step->manual = text[0] == '*';
    text += step->manual;
    text += strspn(text, blanks);
    step->known_by = "";
    char *at = strrchr(text, '@');
    if (at && at > text && strchr(blanks, at[-1]) && at[1]) {
        step->known_by = at + 1;
        *at = '\0';
    }
    len = strlen(text);
    while (len > 0 && strchr(blanks, text[len - 1]))
        text[--len] = '\0';
    step->text = text;
    return len > 0;
}

/* A line that is one of the record's is that step, whatever its text looks like. */
static bool same_step(const struct release_form *form, const char *line, size_t len,
                      struct release_step_edit *step)
{
    const struct release_card *card = &form->card;
    struct buf was;
    bool same = false;
    buf_init(&was);
    for (size_t i = 0; !same && i < card->steps_n; i++) {
        buf_reset(&was);
        add_step(&was, card, i);
        same = was.len == len && memcmp(was.text, line, len) == 0;
        if (same)
            *step = (struct release_step_edit){card->steps[i].text, card->steps[i].manual,
                                               card->handle[i]};
    }
    buf_release(&was);
    return same;
}

static void read_steps(struct release_form *form, struct release_edit *edit)
{
    const char *text = text_of(form, RELEASE_STEPS);
    size_t most = 1, len;
    for (const char *s = text; *s; s++)
        most += *s == '\n';
    struct release_step_edit *steps = arena_new(&form->arena, most, sizeof *steps);
    for (const char *s = text; *s; s += len + (s[len] == '\n')) {
        len = strcspn(s, "\n");
        struct release_step_edit *step = &steps[edit->steps_n];
        edit->steps_n +=
            same_step(form, s, len, step) || read_step(s, len, &form->arena, step);
    }
    edit->steps = steps;
}

static bool read_minutes(const struct release_form *form, struct release_edit *edit,
                         struct err *err)
{
    const char *text = text_of(form, RELEASE_MINUTES);
    size_t digits = strspn(text, "0123456789");
    edit->minutes = 0;
    if (!text[0])
        return true;
    if (text[digits] || digits > 6) {
        err_set(err, ERR_USAGE, "\"%s\" is no number of minutes", text);
        return err_next(err, "a whole number, such as 6");
    }
    edit->minutes = strtol(text, NULL, 10);
    return true;
}

/* What is typed as an edit; of steps that are as they were, nothing. *line is the one that
 * cannot be read. */
static bool read_edit(struct release_form *form, struct release_edit *edit,
                      enum release_line *line, struct err *err)
{
    const char *day = text_of(form, RELEASE_REHEARSED);
    *edit = (struct release_edit){.name = text_of(form, RELEASE_NAME),
                                  .way_back = text_of(form, RELEASE_WAY),
                                  .never_rehearsed = !day[0]};
    *line = RELEASE_MINUTES;
    if (!read_minutes(form, edit, err))
        return false;
    *line = RELEASE_REHEARSED;
    if (day[0] &&
        !when_past_date(day, board_today(form->desk->board), &edit->rehearsed_on, err))
        return false;
    *line = form->at;
    if (draft_field_changed(&form->line[RELEASE_STEPS]))
        read_steps(form, edit);
    return true;
}

static bool write(struct release_form *form, const struct release_edit *edit,
                  struct release_card *card, struct err *err)
{
    struct board *board = form->desk->board;
    return form->type ? board_release_edit(board, form->type, edit, &form->arena, card, err)
                      : board_release_add(board, edit, &form->arena, card, err);
}

static enum view_wants save(struct app *app, void *state, const struct key *key)
{
    struct release_form *form = state;
    struct release_edit edit;
    struct release_card card;
    struct err err;
    enum release_line wrong;
    if (key->code == KEY_CODE_ENTER)
        return step(app, state, &(struct key){.code = KEY_CODE_TAB});
    int theirs = draft_form_overtaken(&form->drafts);
    if (theirs >= 0) {
        app_say(app, INK_ATTENTION,
                "That line was changed while you typed. Ctrl-S again keeps yours.");
        form->at = (enum release_line)theirs;
        return VIEW_DRAW;
    }
    if (!read_edit(form, &edit, &wrong, &err)) {
        form->at = wrong;
        app_say_err(app, &err);
        return VIEW_DRAW;
    }
    if (!write(form, &edit, &card, &err)) {
        app_say_err(app, &err);
        return VIEW_DRAW;
    }
    draft_form_restore(app, &form->drafts);
    app_say(app, INK_GOOD, "%s is %s. u undoes it.", card.type.name,
            form->type ? "saved" : "added");
    return VIEW_CLOSE;
}

static enum view_wants restore(struct app *app, void *state, const struct key *key)
{
    struct release_form *form = state;
    (void)key;
    draft_form_restore(app, &form->drafts);
    app_say(app, INK_TEXT, "As it was. The draft is thrown away.");
    return VIEW_DRAW;
}

static enum view_wants leave(struct app *app, void *state, const struct key *key)
{
    const struct release_form *form = state;
    (void)key;
    if (draft_form_changed(&form->drafts))
        app_say(app, INK_TEXT, "Not saved; the draft is kept.");
    return VIEW_CLOSE;
}

static const char *as_it_was(void *state)
{
    const struct release_form *form = state;
    return draft_form_changed(&form->drafts) ? NULL : "Nothing was changed.";
}

static const char *one_line(void *state)
{
    const struct release_form *form = state;
    return form->at == RELEASE_STEPS ? NULL : "It has one line.";
}

static int draw_line(const struct release_form *form, struct grid *grid, int row, int most,
                     enum release_line line)
{
    enum { LEFT = 3, TEXT = 15 };
    bool here = form->at == line;
    const struct field *field = &form->line[line].field;
    int width = grid->cols - TEXT - 3;
    grid_text(grid, row, LEFT, TEXT - LEFT - 2, here ? INK_FOCUS : INK_MUTED,
              rows[line].title);
    if (here)
        grid_text(grid, row, TEXT - 2, 1, INK_FOCUS, ">");
    if (field->text.len == 0)
        grid_text(grid, row, TEXT + (here ? 4 : 0), width - 4, INK_MUTED,
                  here                  ? rows[line].ask
                  : line == RELEASE_WAY ? "NO WAY BACK"
                                        : "not said");
    if (!here && field->text.len == 0)
        return 1;
    int used = field_draw(field, grid, row, TEXT, width, most, here);
    if (line == RELEASE_STEPS && here && field->text.len && used < most)
        used += grid_wrap(grid, row + used, TEXT, width, most - used, INK_MUTED,
                          rows[line].ask);
    return used;
}

static void draw(struct app *app, void *state, struct grid *grid)
{
    const struct release_form *form = state;
    bool roomy = grid->rows >= 20;
    int row = roomy ? 3 : 2, last = grid->rows - 2;
    struct buf title;
    buf_init(&title);
    buf_addf(&title, "Release types / %s",
             form->type ? form->record[RELEASE_NAME] : "a new one");
    view_title(app, grid, title.text);
    buf_release(&title);
    for (enum release_line i = RELEASE_NAME; i < RELEASE_LINES && row < last; i++) {
        int most = i == RELEASE_STEPS ? last - row : roomy ? 3 : 2;
        row += draw_line(form, grid, row, most, i) + roomy;
    }
    bool changed = draft_form_changed(&form->drafts);
    app_foot(app, changed ? "Not saved. A draft is kept as you type." : "", INK_ATTENTION);
}

static const struct command commands[] = {
    {.name = "line", .label = "Enter", .footer = "next step", .blocked = one_line},
    {.name = "next",
     .keys = {KEY_CODE_TAB, KEY_CODE_BACK_TAB, KEY_CODE_UP, KEY_CODE_DOWN},
     .footer = "next field",
     .help = "next field; Shift-Tab the one before",
     .run = step},
    {.name = "save",
     .keys = {KEY_CTRL('s'), KEY_CODE_ENTER},
     .footer = "save",
     .help = "save it; Enter goes to the next field",
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
    struct release_form *form = state;
    draft_form_release(&form->drafts);
    arena_release(&form->arena);
    free(form);
}

const struct view_ops release_form_ops = {
    .edits = true,
    .name = "A RELEASE TYPE'S FORM",
    .commands = COMMANDS(commands),
    .load = load,
    .draw = draw,
    .feed = feed,
    .typing = view_always_typing,
    .close = release,
};

bool release_form_open(struct app *app, int64_t type)
{
    struct release_form *form = mem_new(1, sizeof *form);
    form->desk = app->desk;
    form->type = type;
    form->drafts = (struct draft_form){.board = form->desk->board,
                                       .line = form->line,
                                       .name = names,
                                       .record = form->record,
                                       .place = form->place,
                                       .n = RELEASE_LINES};
    if (type)
        snprintf(form->place, sizeof form->place, "release/%" PRId64 "/", type);
    else
        snprintf(form->place, sizeof form->place, "release/new/");
    arena_init(&form->arena);
    for (int i = 0; i < RELEASE_LINES; i++)
        if (i == RELEASE_STEPS)
            draft_field_init_lines(&form->line[i], true);
        else
            draft_field_init(&form->line[i]);
    return app_open(app, &release_form_ops, form);
}
