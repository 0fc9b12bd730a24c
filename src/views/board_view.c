/* The board: areas, tickets and the weekly review side by side, and the one next thing. */
#include "board_view.h"

#include "base/mem.h"
#include "domain/when.h"

#include <stdlib.h>

enum { SMALL_ROWS = 16, SMALL_COLS = 60, WIDE = 100 };

static bool load_review(struct board_view *view, struct err *err)
{
    struct board *board = view->desk->board;
    struct err none;
    view->review = (struct review_card){0};
    if (!board_review(board, NULL, &view->arena, &view->review, &none) &&
        none.code != ERR_NOT_FOUND) {
        *err = none;
        return false;
    }
    return board_review_outlook(board, &view->arena, &view->outlook, err) &&
           board_next(board, &view->arena, &view->next, err);
}

/* Loads what is shown and a page more, around the place one is at. */
static bool load(struct app *app, void *state, struct err *err)
{
    struct board_view *view = state;
    struct board *board = view->desk->board;
    size_t most = (size_t)app->grid.rows * 2;
    arena_reset(&view->arena);
    for (int i = 0; i < PANE_REVIEW; i++)
        view->list[i].from = list_from(&view->list[i], most);
    if (!board_area_window(board, view->filter[PANE_AREAS].text.text,
                           view->list[PANE_AREAS].from, most, &view->arena, &view->areas,
                           err) ||
        !board_ticket_window(board, view->filter[PANE_TICKETS].text.text,
                             view->list[PANE_TICKETS].from, most, &view->arena,
                             &view->tickets, err))
        return false;
    view->list[PANE_AREAS].n = view->areas.n;
    view->list[PANE_AREAS].total = view->areas.total;
    view->list[PANE_TICKETS].n = view->tickets.n;
    view->list[PANE_TICKETS].total = view->tickets.total;
    for (int i = 0; i < PANE_REVIEW; i++)
        list_fit(&view->list[i]);
    return load_review(view, err);
}

void view_title(struct app *app, struct grid *grid, const char *title)
{
    const struct desk *desk = app->desk;
    int64_t today = zone_local(board_zone(desk->board), app->now).date;
    struct buf day;
    buf_init(&day);
    when_date_text(&day, today, today);
    buf_addf(&day, "  week %d", week_of(today).week);
    grid_text(grid, 0, 1, grid->cols - (int)day.len - 4, INK_HEAD, title);
    grid_right(grid, 0, grid->cols - 1, grid->cols, INK_TEXT, day.text);
    grid_rule(grid, 1, 0, grid->cols, INK_MUTED);
    buf_release(&day);
}

void pane_title(struct grid *grid, struct box box, int number, const char *name,
                const char *right, bool focus)
{
    grid_textf(grid, box.top, box.left + (focus ? 0 : 1), box.cols,
               focus ? INK_FOCUS : INK_HEAD, focus ? "[%d %s]" : "%d %s", number, name);
    grid_right(grid, box.top, box.left + box.cols, box.cols / 2, INK_MUTED, right);
}

static void draw_pane(struct board_view *view, struct grid *grid, enum board_pane pane,
                      struct box box)
{
    bool focus = view->pane == pane;
    if (pane == PANE_AREAS)
        areas_pane_draw(view, grid, box, focus);
    else if (pane == PANE_TICKETS)
        tickets_pane_draw(view, grid, box, focus);
    else
        review_pane_draw(view, grid, box, focus);
}

/* Too small for three: the names of all, and the one that has the keys. */
static void draw_tabs(struct board_view *view, struct grid *grid)
{
    static const char *const names[] = {"AREAS", "TICKETS", "REVIEW"};
    int col = 1;
    for (int i = 0; i < PANES; i++) {
        bool here = (int)view->pane == i;
        col += 2 + grid_textf(grid, 0, col, 20, here ? INK_FOCUS : INK_MUTED,
                              here ? "[%d %s]" : "%d %s", i + 1, names[i]);
    }
    draw_pane(view, grid, view->pane, (struct box){2, 1, grid->rows - 5, grid->cols - 2});
}

static void draw_three(struct board_view *view, struct grid *grid)
{
    int left = grid->cols * 2 / 5, rows = grid->rows - 6;
    int below = rows >= 20 ? 9 : 7;
    int right = grid->cols >= WIDE ? left + 5 : left + 2;
    draw_pane(view, grid, PANE_AREAS, (struct box){3, 1, rows, left - 2});
    draw_pane(view, grid, PANE_TICKETS,
              (struct box){3, right, rows - below - 1, grid->cols - right - 1});
    draw_pane(view, grid, PANE_REVIEW,
              (struct box){3 + rows - below, right, below, grid->cols - right - 1});
}

static void draw(struct app *app, void *state, struct grid *grid)
{
    struct board_view *view = state;
    bool small = grid->rows < SMALL_ROWS || grid->cols < SMALL_COLS;
    if (small) {
        draw_tabs(view, grid);
    } else {
        view_title(app, grid, "Ownership board");
        if (view->zoom)
            draw_pane(view, grid, view->pane,
                      (struct box){3, 1, grid->rows - 6, grid->cols - 2});
        else
            draw_three(view, grid);
    }
    if (view->filtering) {
        int used = grid_text(grid, grid->rows - 2, 1, 10, INK_KEY, "/ ");
        app_foot(app, "", INK_TEXT);
        field_draw(&view->filter[view->pane], grid, grid->rows - 2, 1 + used,
                   grid->cols - 4, 1, true);
        return;
    }
    app_foot(app, view->next.line.text,
             view->next.kind == NEXT_WELL ? INK_GOOD : INK_ATTENTION);
}

static bool typing(void *state)
{
    const struct board_view *view = state;
    return view->filtering;
}

static enum view_wants feed_filter(struct board_view *view, const struct key *key)
{
    struct field *filter = &view->filter[view->pane];
    if (key->code == KEY_CODE_ESC) {
        field_set(filter, "");
        view->filtering = false;
        return VIEW_LOAD;
    }
    if (key->code == KEY_CODE_ENTER || key->code == KEY_CODE_DOWN ||
        key->code == KEY_CODE_UP) {
        view->filtering = false;
        return VIEW_DRAW;
    }
    switch (field_feed(filter, key)) {
    case FIELD_CHANGED:
        view->list[view->pane].at = view->list[view->pane].first = 0;
        return VIEW_LOAD;
    case FIELD_MOVED:
        return VIEW_DRAW;
    case FIELD_LEFT:
        break;
    }
    return VIEW_NOTHING;
}

static enum view_wants feed(struct app *app, void *state, const struct key *key)
{
    struct board_view *view = state;
    (void)app;
    if (view->filtering)
        return feed_filter(view, key);
    if (view->pane == PANE_REVIEW)
        return VIEW_UNKNOWN;
    struct list *list = &view->list[view->pane];
    if (!list_feed(list, key))
        return VIEW_UNKNOWN;
    return list_lacks(list) ? VIEW_LOAD : VIEW_DRAW;
}

static enum view_wants next_pane(struct app *app, void *state, const struct key *key)
{
    struct board_view *view = state;
    int step = key->code == KEY_CODE_BACK_TAB ? PANES - 1 : 1;
    (void)app;
    view->pane = (enum board_pane)(((int)view->pane + step) % PANES);
    return VIEW_DRAW;
}

static enum view_wants go_to_pane(struct app *app, void *state, const struct key *key)
{
    struct board_view *view = state;
    (void)app;
    view->pane = (enum board_pane)(key->code - '1');
    return VIEW_DRAW;
}

static enum view_wants zoom(struct app *app, void *state, const struct key *key)
{
    struct board_view *view = state;
    (void)app, (void)key;
    view->zoom = !view->zoom;
    return VIEW_DRAW;
}

static enum view_wants start_filter(struct app *app, void *state, const struct key *key)
{
    struct board_view *view = state;
    (void)app, (void)key;
    view->filtering = view->pane != PANE_REVIEW;
    return VIEW_DRAW;
}

static const char *no_area(void *state)
{
    const struct board_view *view = state;
    if (view->pane == PANE_AREAS && view->areas.n == 0)
        return "There is no area here yet. Add one: buckstop area add NAME";
    return view->pane == PANE_TICKETS ? "Tickets are read on the board for now." : NULL;
}

static enum view_wants review(struct app *app, void *state, const struct key *key)
{
    (void)state, (void)key;
    review_view_open(app);
    return VIEW_DRAW;
}

/* Opens what one is on. */
static enum view_wants edit(struct app *app, void *state, const struct key *key)
{
    struct board_view *view = state;
    if (view->pane == PANE_REVIEW)
        return review(app, state, key);
    const struct list *list = &view->list[PANE_AREAS];
    owner_view_open(app, view->areas.line[list->at - list->from].area.slug);
    return VIEW_DRAW;
}

static enum view_wants back(struct app *app, void *state, const struct key *key)
{
    struct board_view *view = state;
    (void)app, (void)key;
    if (view->pane != PANE_REVIEW && view->filter[view->pane].text.len) {
        field_set(&view->filter[view->pane], "");
        return VIEW_LOAD;
    }
    view->zoom = false;
    return VIEW_DRAW;
}

static const struct command commands[] = {
    {.name = "pane", .keys = {KEY_CODE_TAB, KEY_CODE_BACK_TAB}, .footer = "pane",
     .help = "next pane, Shift-Tab back", .run = next_pane},
    {.name = "zoom", .keys = {'z'}, .footer = "zoom", .help = "zoom the pane, z again to go back",
     .run = zoom},
    {.name = "filter", .keys = {'/'}, .footer = "filter", .help = "show only what fits",
     .run = start_filter},
    {.name = "edit", .keys = {'e', KEY_CODE_ENTER}, .footer = "edit",
     .help = "open it; change the owner", .blocked = no_area, .run = edit},
    {.name = "review", .keys = {'r'}, .footer = "review", .help = "the weekly review",
     .run = review},
    {.name = "panes", .keys = {'1', '2', '3'}, .label = "1 2 3", .help = "go to a pane",
     .run = go_to_pane},
    {.name = "back", .keys = {KEY_CODE_ESC}, .help = "all of the list, all panes",
     .run = back},
};

static void release(void *state)
{
    struct board_view *view = state;
    next_release(&view->next);
    for (int i = 0; i < PANE_REVIEW; i++)
        field_release(&view->filter[i]);
    arena_release(&view->arena);
    free(view);
}

static const struct view_ops board_view_ops = {
    .name = "THE BOARD",
    .commands = COMMANDS(commands),
    .load = load,
    .draw = draw,
    .feed = feed,
    .typing = typing,
    .close = release,
};

bool board_view_open(struct app *app)
{
    struct board_view *view = mem_new(1, sizeof *view);
    view->desk = app->desk;
    arena_init(&view->arena);
    next_init(&view->next);
    for (int i = 0; i < PANE_REVIEW; i++)
        field_init(&view->filter[i]);
    return app_open(app, &board_view_ops, view);
}
