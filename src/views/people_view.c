/* The people: what each carries, who carries too much, and who stands in for nobody. */
#include "base/mem.h"
#include "board/loads.h"
#include "board/person.h"
#include "tables.h"
#include "ui/field.h"
#include "ui/list.h"
#include "views/views.h"

#include <stdlib.h>

struct people_view {
    struct desk *desk;
    struct arena arena;            /* of the last load */
    const struct load_line **line; /* who is here, then who has left; by name */
    size_t n;
    struct list list;
    struct field named; /* who is to be added */
    bool adding;
};

/* The same as the board's: what is half typed there goes on here. */
static const char draft_place[] = "board/new-person";

enum { LEFT = 3, COUNT = 8 };

static bool load(struct app *app, void *state, struct err *err)
{
    struct people_view *view = state;
    struct load loads;
    struct arena fresh;
    int64_t on = view->list.at < view->n ? view->line[view->list.at]->person.id : 0;
    (void)app;
    arena_init(&fresh);
    if (!board_loads(view->desk->board, &fresh, &loads, err)) {
        arena_release(&fresh);
        return false;
    }
    arena_release(&view->arena);
    view->arena = fresh;
    view->line = arena_new(&view->arena, loads.n, sizeof *view->line);
    view->n = 0;
    for (int gone = 0; gone <= 1; gone++)
        for (size_t i = 0; i < loads.n; i++)
            if ((loads.line[i].person.state == PERSON_LEFT) == (gone == 1))
                view->line[view->n++] = &loads.line[i];
    view->list.n = view->list.total = view->n;
    for (size_t i = 0; on && i < view->n; i++)
        if (view->line[i]->person.id == on)
            view->list.at = i;
    list_fit(&view->list);
    return true;
}

/* Where the columns begin; the notes go where there is room. */
struct columns {
    int owns, stands_in, note;
};

static struct columns columns_of_grid(const struct grid *grid)
{
    int owns = grid->cols >= 80 ? 34 : 28;
    return (struct columns){owns, owns + COUNT, owns + 2 * COUNT + 4};
}

static void draw_count(struct grid *grid, int row, int at, size_t n, enum ink ink)
{
    if (n)
        grid_textf(grid, row, at, COUNT - 1, ink, "%3s", GROUPED(n));
    else
        grid_text(grid, row, at, COUNT - 1, INK_MUTED, "  -");
}

/* What is to be said of who is here; "" for nothing. */
static const char *said(const struct load_line *one, bool wide)
{
    if (one->heavy)
        return "too much for one";
    if (one->owns_n + one->stands_in == 0)
        return "carries nothing yet";
    return one->stands_in == 0 && wide ? "stands in for nobody" : "";
}

static void draw_person(const struct people_view *view, struct grid *grid, int row,
                        size_t at)
{
    const struct load_line *one = view->line[at];
    struct columns columns = columns_of_grid(grid);
    bool here = view->list.at == at, left = one->person.state == PERSON_LEFT;
    struct buf note;
    buf_init(&note);
    if (here)
        grid_text(grid, row, LEFT, 1, INK_FOCUS, ">");
    grid_text(grid, row, LEFT + 2, columns.owns - LEFT - 4,
              here   ? INK_SELECT
              : left ? INK_MUTED
                     : INK_TEXT,
              one->person.name);
    draw_count(grid, row, columns.owns, one->owns_n, one->heavy ? INK_ATTENTION : INK_TEXT);
    draw_count(grid, row, columns.stands_in, one->stands_in, INK_TEXT);
    if (one->person.state != PERSON_ACTIVE)
        buf_add(&note, left ? "has left" : "away");
    if (!left && one->person.state == PERSON_ACTIVE)
        buf_add(&note, said(one, grid->cols >= 80));
    grid_text(grid, row, columns.note, grid->cols - columns.note - 2,
              one->heavy ? INK_ATTENTION : INK_MUTED, note.text);
    buf_release(&note);
}

/* "1 carries too much, 2 stand in for nobody." and where one is in a long list. */
static void say_load(const struct people_view *view, struct buf *out)
{
    size_t heavy = 0, alone = 0;
    for (size_t i = 0; i < view->n; i++) {
        const struct load_line *one = view->line[i];
        if (one->person.state == PERSON_LEFT)
            continue;
        heavy += one->heavy;
        alone += one->owns_n && !one->stands_in;
    }
    if (view->n > view->list.shown)
        list_place(&view->list, out), buf_add(out, ".  ");
    if (heavy)
        buf_addf(out, "%s %s too much%s", GROUPED(heavy), heavy == 1 ? "carries" : "carry",
                 alone ? ", " : ".");
    if (alone)
        buf_addf(out, "%s %s in for nobody.", GROUPED(alone),
                 alone == 1 ? "stands" : "stand");
}

static void draw(struct app *app, void *state, struct grid *grid)
{
    struct people_view *view = state;
    struct list *list = &view->list;
    struct columns columns = columns_of_grid(grid);
    int row = grid->rows >= 20 ? 3 : 2;
    view_title(app, grid, "People");
    grid_text(grid, row, LEFT + 2, 12, INK_MUTED, "NAME");
    grid_text(grid, row, columns.owns, COUNT, INK_MUTED, "OWNS");
    grid_text(grid, row, columns.stands_in, COUNT + 3, INK_MUTED, "STANDS IN");
    row += grid->rows >= 20 ? 2 : 1;
    int shown = grid->rows - 3 - row;
    list->shown = shown > 0 ? (size_t)shown : 1;
    list_fit(list);
    for (size_t i = 0; i < list->shown && list->first + i < view->n; i++)
        draw_person(view, grid, row + (int)i, list->first + i);
    if (view->n == 0)
        grid_text(grid, row, LEFT + 2, grid->cols - 6, INK_TEXT,
                  app_stated(app, "Nobody yet. a adds the first."));
    if (view->adding) {
        app_ask(app, "New person, first and last name:", &view->named);
        return;
    }
    struct buf hint;
    buf_init(&hint);
    say_load(view, &hint);
    app_foot(app, hint.text, INK_MUTED);
    buf_release(&hint);
}

static bool typing(void *state)
{
    const struct people_view *view = state;
    return view->adding;
}

static void keep(struct app *app, const struct people_view *view, const char *text)
{
    struct err err;
    if (!board_draft_keep(view->desk->board, draft_place, text, &err))
        app_say_err(app, &err);
}

static void go_to(struct people_view *view, int64_t person)
{
    for (size_t i = 0; i < view->n; i++)
        if (view->line[i]->person.id == person)
            view->list.at = i;
}

static enum view_wants add(struct app *app, struct people_view *view)
{
    const struct person_edit edit = {.name = view->named.text.text};
    struct person person;
    struct err err;
    if (!board_person_add(view->desk->board, &edit, &view->arena, &person, &err)) {
        app_say_err(app, &err);
        return VIEW_DRAW;
    }
    keep(app, view, "");
    view->adding = false;
    app_say(app, INK_GOOD, "%s is on the board.", person.name);
    if (!load(app, view, &err))
        app_say_err(app, &err);
    go_to(view, person.id);
    return VIEW_LOAD;
}

static enum view_wants feed_name(struct app *app, struct people_view *view,
                                 const struct key *key)
{
    if (key->code == KEY_CODE_ENTER && view->named.text.len)
        return add(app, view);
    if (key->code == KEY_CODE_ESC || key->code == KEY_CODE_ENTER) {
        view->adding = false;
        return VIEW_DRAW;
    }
    enum field_says says = field_feed(&view->named, key);
    if (says == FIELD_CHANGED)
        keep(app, view, view->named.text.text);
    return says == FIELD_LEFT ? VIEW_UNKNOWN : VIEW_DRAW;
}

static enum view_wants feed(struct app *app, void *state, const struct key *key)
{
    struct people_view *view = state;
    if (view->adding)
        return feed_name(app, view, key);
    return list_feed(&view->list, key) ? VIEW_DRAW : VIEW_UNKNOWN;
}

static enum view_wants open_person(struct app *app, void *state, const struct key *key)
{
    const struct people_view *view = state;
    (void)key;
    person_view_open(app, view->line[view->list.at]->person.id);
    return VIEW_DRAW;
}

static enum view_wants edit(struct app *app, void *state, const struct key *key)
{
    const struct people_view *view = state;
    (void)key;
    person_form_open(app, view->line[view->list.at]->person.id);
    return VIEW_DRAW;
}

static enum view_wants start(struct app *app, void *state, const struct key *key)
{
    struct people_view *view = state;
    struct err err;
    const char *text = "";
    (void)key;
    if (!board_draft(view->desk->board, draft_place, &view->arena, &text, &err))
        app_say_err(app, &err);
    field_set(&view->named, text);
    view->adding = true;
    return VIEW_DRAW;
}

static const char *in_name(void *state)
{
    return typing(state) ? "Enter or Esc leaves the text first." : NULL;
}

static const char *nobody(void *state)
{
    const struct people_view *view = state;
    return view->n ? in_name(state) : "There is nobody here yet. a adds the first.";
}

static const char *no_name(void *state)
{
    return typing(state) ? NULL : "Nobody is being added.";
}

static const struct command commands[] = {
    {.name = "open",
     .keys = {KEY_CODE_ENTER},
     .footer = "what hangs on them",
     .help = "everything that hangs on the person; away, back, leaving",
     .blocked = nobody,
     .run = open_person},
    {.name = "edit",
     .keys = {'e'},
     .footer = "edit",
     .help = "change name, handle or contact",
     .blocked = nobody,
     .changes = true,
     .run = edit},
    {.name = "add",
     .keys = {'a'},
     .footer = "add",
     .help = "add a person",
     .blocked = in_name,
     .changes = true,
     .run = start},
    {.name = "back",
     .keys = {KEY_CODE_ESC},
     .footer = "back",
     .help = "back",
     .blocked = in_name,
     .run = view_leave},
    {.name = "keep", .label = "Enter", .footer = "add them", .blocked = no_name},
    {.name = "cancel", .label = "Esc", .footer = "cancel", .blocked = no_name},
};

static void release(void *state)
{
    struct people_view *view = state;
    field_release(&view->named);
    arena_release(&view->arena);
    free(view);
}

const struct view_ops people_view_ops = {
    .name = "PEOPLE",
    .commands = COMMANDS(commands),
    .load = load,
    .draw = draw,
    .feed = feed,
    .typing = typing,
    .close = release,
};

bool people_view_open(struct app *app)
{
    struct people_view *view = mem_new(1, sizeof *view);
    view->desk = app->desk;
    arena_init(&view->arena);
    field_init(&view->named);
    return app_open(app, &people_view_ops, view);
}
