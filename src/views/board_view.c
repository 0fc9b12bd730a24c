/* The board: areas, tickets and the weekly review side by side, and the one next thing. */
#include "board_view.h"

#include "base/mem.h"
#include "tables.h"
#include "board/area.h"
#include "board/person.h"
#include "domain/when.h"
#include "text/columns.h"

#include <stdlib.h>

enum { SMALL_ROWS = 16, SMALL_COLS = 60, WIDE = 100 };

static bool load_review(struct board *board, struct arena *arena, struct board_shown *shown,
                        struct err *err)
{
    struct err none;
    if (!board_review(board, NULL, arena, &shown->review, &none)) {
        *err = none;
        if (none.code != ERR_NOT_FOUND)
            return false;
        shown->review = (struct review_card){0};
    }
    return board_review_outlook(board, arena, &shown->outlook, err) &&
           board_next(board, arena, &shown->next, err);
}

static const char *filter_of(const struct board_view *view, enum board_pane pane)
{
    return view->filter[pane].text.text;
}

/* What the line one is on is about: it is kept when others come before it. */
static int64_t id_at(const struct board_view *view, enum board_pane pane)
{
    const struct list *list = &view->list[pane];
    size_t i = list->at - list->from;
    if (list->at < list->from || i >= list->n)
        return 0;
    return pane == PANE_AREAS ? view->shown.areas.line[i].area.id
                              : view->shown.tickets.line[i].ticket.id;
}

static void stay_on(struct board_view *view, enum board_pane pane, int64_t id, size_t n,
                    size_t total)
{
    struct list *list = &view->list[pane];
    size_t was = list->at;
    list->n = n;
    list->total = total;
    for (size_t i = 0; i < n && id; i++) {
        list->at = list->from + i;
        if (id_at(view, pane) == id)
            break;
        list->at = was;
    }
    list_fit(list);
}

/* Loads what is shown and a page more, around the place one is at. */
static bool load(struct app *app, void *state, struct err *err)
{
    struct board_view *view = state;
    struct board *board = view->desk->board;
    size_t most = (size_t)app->grid.rows * 2;
    struct board_shown shown = {0};
    struct arena fresh;
    int64_t on[PANE_REVIEW];
    arena_init(&fresh);
    next_init(&shown.next);
    for (int i = 0; i < PANE_REVIEW; i++) {
        on[i] = id_at(view, (enum board_pane)i);
        view->list[i].from = list_from(&view->list[i], most);
    }
    if (!board_area_window(board, filter_of(view, PANE_AREAS), view->list[PANE_AREAS].from,
                           most, &fresh, &shown.areas, err) ||
        !board_ticket_window(board, filter_of(view, PANE_TICKETS),
                             view->list[PANE_TICKETS].from, most, &fresh, &shown.tickets,
                             err) ||
        !load_review(board, &fresh, &shown, err)) {
        next_release(&shown.next);
        arena_release(&fresh);
        return false;
    }
    next_release(&view->shown.next);
    arena_release(&view->arena);
    view->arena = fresh;
    view->shown = shown;
    stay_on(view, PANE_AREAS, on[PANE_AREAS], shown.areas.n, shown.areas.total);
    stay_on(view, PANE_TICKETS, on[PANE_TICKETS], shown.tickets.n, shown.tickets.total);
    return true;
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
    int below = rows >= 20 ? 9 : rows >= 14 ? 8 : 5;
    int right = grid->cols >= WIDE ? left + 5 : left + 2;
    draw_pane(view, grid, PANE_AREAS, (struct box){3, 1, rows, left - 2});
    draw_pane(view, grid, PANE_TICKETS,
              (struct box){3, right, rows - below - 1, grid->cols - right - 1});
    draw_pane(view, grid, PANE_REVIEW,
              (struct box){3 + rows - below, right, below, grid->cols - right - 1});
}

/* The one next thing, with the key that goes there. */
static void draw_next(struct app *app, const struct board_view *view, struct grid *grid)
{
    const struct next *next = &view->shown.next;
    bool well = next->kind == NEXT_WELL;
    int at = columns_of(next->line.text) + 1, last = grid->cols - 4;
    app_foot(app, next->line.text, well ? INK_GOOD : INK_ATTENTION);
    if (!well && !app->message[0])
        grid_text(grid, grid->rows - 2, at < last ? at : last, 3, INK_KEY, "  n");
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
    if (view->asks == ASKS_FILTER)
        app_ask(app, "/", &view->filter[view->pane]);
    else if (view->asks == ASKS_NEW_AREA)
        app_ask(app, "New area:", &view->named);
    else if (view->asks == ASKS_NEW_PERSON)
        app_ask(app, "New person, first and last name:", &view->named);
    else
        draw_next(app, view, grid);
}

static bool typing(void *state)
{
    const struct board_view *view = state;
    return view->asks != ASKS_NOTHING;
}

static enum view_wants feed_filter(struct board_view *view, const struct key *key)
{
    struct field *filter = &view->filter[view->pane];
    if (key->code == KEY_CODE_ESC) {
        field_set(filter, "");
        view->asks = ASKS_NOTHING;
        return VIEW_LOAD;
    }
    if (key->code == KEY_CODE_ENTER || key->code == KEY_CODE_DOWN ||
        key->code == KEY_CODE_UP) {
        view->asks = ASKS_NOTHING;
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
    return VIEW_UNKNOWN;
}

/* Adds the area, and goes on to who owns it; or adds the person. */
static enum view_wants add_named(struct app *app, struct board_view *view)
{
    struct board *board = view->desk->board;
    const char *name = view->named.text.text;
    struct area area;
    struct person person;
    struct err err;
    bool is_area = view->asks == ASKS_NEW_AREA;
    bool ok = is_area ? board_area_add(board, &(struct area_edit){.name = name},
                                       &view->arena, &area, &err)
                      : board_person_add(board, &(struct person_edit){.name = name},
                                         &view->arena, &person, &err);
    if (!ok) {
        app_say_err(app, &err);
        return VIEW_DRAW;
    }
    view->asks = ASKS_NOTHING;
    if (is_area)
        owner_view_open(app, area.slug);
    else
        app_say(app, INK_GOOD, "%s is on the board.", person.name);
    return is_area ? VIEW_DRAW : VIEW_LOAD;
}

static enum view_wants feed_named(struct app *app, struct board_view *view,
                                  const struct key *key)
{
    if (key->code == KEY_CODE_ENTER && view->named.text.len)
        return add_named(app, view);
    if (key->code == KEY_CODE_ESC || key->code == KEY_CODE_ENTER) {
        view->asks = ASKS_NOTHING;
        return VIEW_DRAW;
    }
    return field_feed(&view->named, key) == FIELD_LEFT ? VIEW_UNKNOWN : VIEW_DRAW;
}

static enum view_wants feed(struct app *app, void *state, const struct key *key)
{
    struct board_view *view = state;
    if (view->asks == ASKS_FILTER)
        return feed_filter(view, key);
    if (view->asks != ASKS_NOTHING)
        return feed_named(app, view, key);
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

static const char *no_list(void *state)
{
    const struct board_view *view = state;
    return view->pane == PANE_REVIEW ? "There is no list here to filter." : NULL;
}

static enum view_wants start_filter(struct app *app, void *state, const struct key *key)
{
    struct board_view *view = state;
    (void)app, (void)key;
    view->asks = ASKS_FILTER;
    return VIEW_DRAW;
}

static enum view_wants ask(struct board_view *view, enum board_asks what)
{
    field_set(&view->named, "");
    view->asks = what;
    return VIEW_DRAW;
}

static enum view_wants start_area(struct app *app, void *state, const struct key *key)
{
    (void)app, (void)key;
    return ask(state, ASKS_NEW_AREA);
}

static enum view_wants start_person(struct app *app, void *state, const struct key *key)
{
    (void)app, (void)key;
    return ask(state, ASKS_NEW_PERSON);
}

static enum view_wants review(struct app *app, void *state, const struct key *key)
{
    (void)state, (void)key;
    review_view_open(app);
    return VIEW_DRAW;
}

static const struct area_line *area_at(const struct board_view *view)
{
    const struct list *list = &view->list[PANE_AREAS];
    return id_at(view, PANE_AREAS) ? &view->shown.areas.line[list->at - list->from] : NULL;
}

/* Opens what one is on. */
static enum view_wants open_line(struct app *app, void *state, const struct key *key)
{
    struct board_view *view = state;
    if (view->pane == PANE_REVIEW)
        return review(app, state, key);
    if (view->pane == PANE_TICKETS)
        ticket_view_open(app, id_at(view, PANE_TICKETS));
    else
        area_view_open(app, area_at(view)->area.slug);
    return VIEW_DRAW;
}

static const char *nothing_here(void *state)
{
    const struct board_view *view = state;
    if (view->pane == PANE_AREAS && !area_at(view))
        return "There is no area here. Add one: a";
    if (view->pane == PANE_TICKETS && !id_at(view, PANE_TICKETS))
        return "There is no ticket here.";
    return NULL;
}

static enum view_wants edit(struct app *app, void *state, const struct key *key)
{
    (void)key;
    owner_view_open(app, area_at(state)->area.slug);
    return VIEW_DRAW;
}

static enum view_wants archive(struct app *app, void *state, const struct key *key)
{
    struct board_view *view = state;
    struct area area;
    struct err err;
    (void)key;
    if (!board_area_archive(view->desk->board, area_at(view)->area.slug, &view->arena, &area,
                            &err)) {
        app_say_err(app, &err);
        return VIEW_DRAW;
    }
    app_say(app, INK_TEXT, "%s is archived. u brings it back.", area.name);
    return VIEW_LOAD;
}

static const char *no_area(void *state)
{
    const struct board_view *view = state;
    if (view->pane != PANE_AREAS)
        return "That is for areas: 1 goes to them.";
    return area_at(view) ? NULL : "There is no area here. Add one: a";
}

static enum view_wants go_to_next(struct app *app, void *state, const struct key *key)
{
    struct board_view *view = state;
    const struct next *next = &view->shown.next;
    if (next->kind == NEXT_PEOPLE)
        return start_person(app, state, key);
    if (next->kind == NEXT_AREAS)
        return start_area(app, state, key);
    if (next->kind >= NEXT_RESUME)
        return review(app, state, key);
    if (next->area[0])
        owner_view_open(app, next->area);
    else if (next->kind >= NEXT_STARTED && next->kind <= NEXT_UNDECIDED)
        ticket_view_open(app, next->number);
    else
        app_say(app, INK_TEXT, "In a shell: %s", next->command.text);
    return VIEW_DRAW;
}

static const char *all_well(void *state)
{
    const struct board_view *view = state;
    return view->shown.next.kind == NEXT_WELL ? "There is nothing to fix." : NULL;
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

static const char *in_text(void *state)
{
    return typing(state) ? "Enter or Esc leaves the text first." : NULL;
}

static const char *no_name(void *state)
{
    const struct board_view *view = state;
    return view->asks > ASKS_FILTER ? NULL : "Nothing is being added.";
}

static const char *no_filter(void *state)
{
    const struct board_view *view = state;
    return view->asks == ASKS_FILTER ? NULL : "Nothing is being filtered.";
}

static const struct command commands[] = {
    {.name = "pane",
     .keys = {KEY_CODE_TAB, KEY_CODE_BACK_TAB},
     .footer = "pane",
     .help = "next pane, Shift-Tab back",
     .blocked = in_text,
     .run = next_pane},
    {.name = "open",
     .keys = {KEY_CODE_ENTER},
     .help = "open what you are on",
     .blocked = nothing_here,
     .run = open_line},
    {.name = "zoom",
     .keys = {'z'},
     .footer = "zoom",
     .minor = true,
     .help = "zoom; z again goes back",
     .run = zoom},
    {.name = "filter",
     .keys = {'/'},
     .footer = "filter",
     .help = "show only what fits",
     .blocked = no_list,
     .run = start_filter},
    {.name = "edit",
     .keys = {'e'},
     .footer = "edit",
     .help = "change the owner",
     .blocked = no_area,
     .run = edit},
    {.name = "add", .keys = {'a'}, .footer = "add", .help = "add an area", .run = start_area},
    {.name = "person", .keys = {'p'}, .help = "add a person", .run = start_person},
    {.name = "next",
     .keys = {'n'},
     .help = "the one next thing to fix",
     .blocked = all_well,
     .run = go_to_next},
    {.name = "archive",
     .keys = {'d'},
     .help = "archive it, u brings it back",
     .blocked = no_area,
     .run = archive},
    {.name = "review",
     .keys = {'r'},
     .footer = "review",
     .help = "the weekly review",
     .run = review},
    {.name = "panes",
     .keys = {'1', '2', '3'},
     .label = "1 2 3",
     .help = "go to a pane",
     .run = go_to_pane},
    {.name = "whole", .keys = {KEY_CODE_ESC}, .help = "all of the list, all panes", .run = back},
    {.name = "keep",
     .label = "Enter",
     .footer = "add it",
     .help = "while a name is typed: add it",
     .blocked = no_name},
    {.name = "cancel", .label = "Esc", .footer = "cancel", .blocked = no_name},
    {.name = "list",
     .label = "Enter",
     .footer = "to the list",
     .help = "while a filter is typed: to the list",
     .blocked = no_filter},
    {.name = "clear", .label = "Esc", .footer = "show all", .blocked = no_filter},
};

static void release(void *state)
{
    struct board_view *view = state;
    next_release(&view->shown.next);
    for (int i = 0; i < PANE_REVIEW; i++)
        field_release(&view->filter[i]);
    field_release(&view->named);
    arena_release(&view->arena);
    free(view);
}

const struct view_ops board_view_ops = {
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
    next_init(&view->shown.next);
    for (int i = 0; i < PANE_REVIEW; i++)
        field_init(&view->filter[i]);
    field_init(&view->named);
    return app_open(app, &board_view_ops, view);
}
