/* The release types: the way back of each in plain sight, and the steps of the one one is
 * on. */
#include "base/mem.h"
#include "board/release.h"
#include "tables.h"
#include "text/columns.h"
#include "ui/list.h"

#include <stdlib.h>

struct releases_view {
    struct desk *desk;
    struct arena arena; /* of the last load */
    struct release_card *card;
    size_t n;
    struct list list;
};

enum { LEFT = 3, NAME = 5 };

static const struct release_card *card_at(const struct releases_view *view)
{
    return view->list.at < view->n ? &view->card[view->list.at] : NULL;
}

static bool load(struct app *app, void *state, struct err *err)
{
    struct releases_view *view = state;
    struct release_card *cards;
    struct arena fresh;
    const struct release_card *here = card_at(view);
    int64_t on = here ? here->type.id : 0;
    size_t n;
    (void)app;
    arena_init(&fresh);
    if (!board_releases(view->desk->board, false, &fresh, &cards, &n, err)) {
        arena_release(&fresh);
        return false;
    }
    arena_release(&view->arena);
    view->arena = fresh;
    view->card = cards;
    view->n = view->list.n = view->list.total = n;
    for (size_t i = 0; on && i < n; i++)
        if (cards[i].type.id == on)
            view->list.at = i;
    list_fit(&view->list);
    return true;
}

static int name_width(const struct releases_view *view)
{
    enum { LEAST = 10, MOST = 20 };
    int most = LEAST;
    for (size_t i = 0; i < view->n; i++) {
        int its = columns_of(view->card[i].type.name);
        most = its > most ? its : most;
    }
    return most < MOST ? most : MOST;
}

static void draw_line(const struct releases_view *view, size_t at, int width,
                      struct grid *grid, int row)
{
    const struct release_card *card = &view->card[at];
    bool here = at == view->list.at, back = card->type.way_back[0];
    int col = NAME + width + 2;
    struct buf text;
    buf_init(&text);
    if (here)
        grid_text(grid, row, LEFT, 1, INK_FOCUS, ">");
    grid_text(grid, row, NAME, width, here ? INK_SELECT : INK_TEXT, card->type.name);
    if (card->steps_n)
        buf_addf(&text, "%d of %zu steps by hand", card->manual, card->steps_n);
    else
        buf_add(&text, "no steps written");
    grid_text(grid, row, col, 24, card->steps_n ? INK_MUTED : INK_ATTENTION, text.text);
    buf_reset(&text);
    release_way_back_text(&text, &card->type, board_today(view->desk->board));
    col += 26;
    grid_text(grid, row, col, grid->cols - col - 1, back ? INK_TEXT : INK_ATTENTION,
              text.text);
    buf_release(&text);
}

/* "1  press release in the pipeline   by hand, Bo Lind alone knows it" */
static int draw_step(const struct release_card *card, size_t i, struct grid *grid, int row,
                     int last)
{
    enum { HAND = 10 };
    const char *known = card->known_by[i];
    bool hand = card->steps[i].manual;
    struct buf text;
    buf_init(&text);
    buf_add(&text, card->steps[i].text);
    if (known[0])
        buf_addf(&text, " (only %s knows it)", known);
    grid_textf(grid, row, NAME, 3, INK_MUTED, "%2zu", i + 1);
    grid_text(grid, row, NAME + 4, HAND - 1, hand ? INK_HEAD : INK_MUTED,
              hand ? "by hand" : "by itself");
    int used = grid_wrap(grid, row, NAME + 4 + HAND, grid->cols - NAME - HAND - 6,
                         last - row, known[0] ? INK_ATTENTION : INK_TEXT, text.text);
    buf_release(&text);
    return used;
}

/* What was chosen, whole: the way back, then the steps. */
static void draw_card(const struct releases_view *view, struct grid *grid, int row,
                      int last)
{
    const struct release_card *card = card_at(view);
    struct buf text;
    if (!card || row >= last)
        return;
    buf_init(&text);
    release_way_back_text(&text, &card->type, board_today(view->desk->board));
    grid_text(grid, row, LEFT, grid->cols - LEFT - 1, INK_HEAD, card->type.name);
    row++;
    row += grid_wrap(grid, row, NAME, grid->cols - NAME - 2, last - row,
                     card->type.way_back[0] ? INK_TEXT : INK_ATTENTION, text.text);
    if (card->deploys && row < last)
        grid_textf(grid, row++, NAME, grid->cols - NAME - 1, INK_MUTED,
                   "%s %s in the last 30 days", GROUPED(card->deploys),
                   card->deploys == 1 ? "deploy" : "deploys");
    row += last - row > (int)card->steps_n;
    for (size_t i = 0; i < card->steps_n && row < last; i++)
        row += draw_step(card, i, grid, row, last);
    buf_release(&text);
}

static void draw(struct app *app, void *state, struct grid *grid)
{
    struct releases_view *view = state;
    struct list *list = &view->list;
    int row = grid->rows >= 20 ? 3 : 2, last = grid->rows - 2;
    size_t without = 0;
    view_title(app, grid, "Release types");
    int most = (last - row) / 2, width = name_width(view);
    list->shown = view->n < (size_t)most ? view->n ? view->n : 1 : (size_t)most;
    list_fit(list);
    for (size_t i = 0; i < list->shown && list->first + i < view->n; i++)
        draw_line(view, list->first + i, width, grid, row++);
    for (size_t i = 0; i < view->n; i++)
        without += !view->card[i].type.way_back[0];
    if (view->n == 0)
        grid_wrap(grid, row, NAME, grid->cols - 2 * NAME, 3, INK_TEXT,
                  grid->looks
                      ? "None yet."
                      : "None yet. Begin with the way you ship most: a adds it, with its "
                        "steps and the way back.");
    draw_card(view, grid, row + 1, last);
    struct buf hint;
    buf_init(&hint);
    if (without)
        buf_addf(&hint, "%zu of %zu: NO WAY BACK. e writes down how to undo one.", without,
                 view->n);
    app_foot(app, hint.text, without ? INK_ATTENTION : INK_TEXT);
    buf_release(&hint);
}

static enum view_wants feed(struct app *app, void *state, const struct key *key)
{
    struct releases_view *view = state;
    (void)app;
    return list_feed(&view->list, key) ? VIEW_DRAW : VIEW_UNKNOWN;
}

static enum view_wants edit(struct app *app, void *state, const struct key *key)
{
    (void)key;
    release_form_open(app, card_at(state)->type.id);
    return VIEW_DRAW;
}

static enum view_wants add(struct app *app, void *state, const struct key *key)
{
    (void)state, (void)key;
    release_form_open(app, 0);
    return VIEW_DRAW;
}

static enum view_wants rehearsed(struct app *app, void *state, const struct key *key)
{
    struct releases_view *view = state;
    const struct release_edit edit = {.minutes = -1,
                                      .rehearsed_on = board_today(view->desk->board)};
    struct release_card card;
    struct err err;
    (void)key;
    if (!board_release_edit(view->desk->board, card_at(view)->type.id, &edit, &view->arena,
                            &card, &err)) {
        app_say_err(app, &err);
        return VIEW_DRAW;
    }
    app_say(app, INK_GOOD, "%s: the way back was rehearsed today. u undoes it.",
            card.type.name);
    return VIEW_LOAD;
}

static enum view_wants archive(struct app *app, void *state, const struct key *key)
{
    struct releases_view *view = state;
    struct release_card card;
    struct err err;
    (void)key;
    if (!board_release_archive(view->desk->board, card_at(view)->type.id, true,
                               &view->arena, &card, &err)) {
        app_say_err(app, &err);
        return VIEW_DRAW;
    }
    app_say(app, INK_TEXT, "%s is archived. u brings it back.", card.type.name);
    return VIEW_LOAD;
}

static const char *none(void *state)
{
    return card_at(state) ? NULL : "There is no release type here yet. a adds one.";
}

static const struct command commands[] = {
    {.name = "edit",
     .keys = {'e', KEY_CODE_ENTER},
     .label = "e",
     .footer = "edit",
     .help = "change its steps and way back",
     .blocked = none,
     .changes = true,
     .run = edit},
    {.name = "add",
     .keys = {'a'},
     .footer = "add",
     .help = "add a way to ship",
     .changes = true,
     .run = add},
    {.name = "rehearsed",
     .keys = {'t'},
     .footer = "tried today",
     .help = "the way back was rehearsed today",
     .blocked = none,
     .changes = true,
     .run = rehearsed},
    {.name = "archive",
     .keys = {'d'},
     .footer = "archive",
     .minor = true,
     .help = "archive it, u brings it back",
     .blocked = none,
     .changes = true,
     .run = archive},
    {.name = "back",
     .keys = {KEY_CODE_ESC},
     .footer = "back",
     .help = "back",
     .run = view_leave},
};

static void release(void *state)
{
    struct releases_view *view = state;
    arena_release(&view->arena);
    free(view);
}

const struct view_ops releases_view_ops = {
    .name = "RELEASE TYPES",
    .commands = COMMANDS(commands),
    .load = load,
    .draw = draw,
    .feed = feed,
    .close = release,
};

bool releases_view_open(struct app *app)
{
    struct releases_view *view = mem_new(1, sizeof *view);
    view->desk = app->desk;
    view->list.shown = 1;
    arena_init(&view->arena);
    return app_open(app, &releases_view_ops, view);
}
