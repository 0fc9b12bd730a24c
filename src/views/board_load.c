/* What the board reads: only what it shows, and a page more. The first time it reads of the
 * lists what is seen, and the one next thing as soon as they stand there. */
#include "board_view.h"

#include "area_best.h"

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
    return board_seating(board, arena, &shown->seating, err) &&
           board_review_outlook(board, false, arena, &shown->outlook, err);
}

static const char *filter_of(const struct board_view *view, enum board_pane pane)
{
    return view->filter[pane].text.text;
}

int64_t board_id_at(const struct board_view *view, enum board_pane pane)
{
    const struct list *list = &view->list[pane];
    size_t i = list->at - list->from;
    if (list->at < list->from || i >= list->n)
        return 0;
    return pane == PANE_AREAS ? view->shown.areas.line[i].area.id
                              : view->shown.tickets.line[i].id;
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
        if (board_id_at(view, pane) == id)
            break;
        list->at = was;
    }
    list_fit(list);
}

/* How many lines of a list are loaded. */
static size_t lines_of(const struct app *app, const struct board_view *view,
                       enum board_pane pane)
{
    return view->read == READ_NOTHING ? board_lines_seen(view, &app->grid, pane)
                                      : (size_t)app->grid.rows * 2;
}

/* Around the place one is at. */
static bool load_around(struct app *app, struct board_view *view, struct err *err)
{
    struct board *board = view->desk->board;
    bool first = view->read == READ_NOTHING;
    size_t most[PANE_REVIEW];
    struct board_shown shown = {0};
    struct arena fresh;
    int64_t on[PANE_REVIEW];
    size_t from[PANE_REVIEW];
    struct ticket_query query = ticket_query_all();
    query.words = filter_of(view, PANE_TICKETS);
    arena_init(&fresh);
    next_init(&shown.next);
    for (int i = 0; i < PANE_REVIEW; i++) {
        on[i] = board_id_at(view, (enum board_pane)i);
        most[i] = lines_of(app, view, (enum board_pane)i);
        from[i] = list_from(&view->list[i], most[i]);
    }
    if (!board_area_window(board, filter_of(view, PANE_AREAS), from[PANE_AREAS],
                           most[PANE_AREAS], &fresh, &shown.areas, err) ||
        !board_ticket_window(board, &query, from[PANE_TICKETS], most[PANE_TICKETS], &fresh,
                             &shown.tickets, err) ||
        !load_review(board, &fresh, &shown, err) ||
        (!first && !board_next(board, &fresh, &shown.next, err))) {
        next_release(&shown.next);
        arena_release(&fresh);
        return false;
    }
    next_release(&view->shown.next);
    arena_release(&view->arena);
    board_ticket_search_free(view->search);
    view->search = NULL;
    view->arena = fresh;
    view->shown = shown;
    view->read = first ? READ_SEEN : READ_WHOLE;
    app->owing = first;
    for (int i = 0; i < PANE_REVIEW; i++)
        view->list[i].from = from[i];
    stay_on(view, PANE_AREAS, on[PANE_AREAS], shown.areas.n, shown.areas.total);
    stay_on(view, PANE_TICKETS, on[PANE_TICKETS], shown.tickets.n, shown.tickets.total);
    return true;
}

/* A list that became shorter has moved: what it shows now is loaded as well. */
bool board_load(struct app *app, void *state, struct err *err)
{
    struct board_view *view = state;
    if (!load_around(app, view, err))
        return false;
    if (!list_lacks(&view->list[PANE_AREAS]) && !list_lacks(&view->list[PANE_TICKETS]))
        return true;
    return load_around(app, view, err);
}

/* The lists stay as they are: with more lines their columns might move. */
bool board_rest(struct app *app, void *state, struct err *err)
{
    struct board_view *view = state;
    (void)app;
    view->read = READ_WHOLE;
    return board_next(view->desk->board, &view->arena, &view->shown.next, err);
}

/* What a list shows from now on, from its beginning. */
static void show(struct board_view *view, enum board_pane pane, struct arena fresh,
                 size_t n, size_t total)
{
    struct list *list = &view->list[pane];
    arena_release(&view->found[pane]);
    view->found[pane] = fresh;
    list->from = 0;
    list->n = n;
    list->total = total;
    list_fit(list);
}

/* Shows what is found so far. */
static bool show_found(struct app *app, struct board_view *view, struct err *err)
{
    struct ticket_window window;
    struct arena fresh;
    arena_init(&fresh);
    if (!board_ticket_found(view->desk->board, view->search, (size_t)app->grid.rows * 2,
                            &fresh, &window, err)) {
        arena_release(&fresh);
        return false;
    }
    view->shown.tickets = window;
    show(view, PANE_TICKETS, fresh, window.n, window.total);
    return true;
}

enum view_wants board_filter_areas(struct app *app, struct board_view *view)
{
    struct area_window window;
    struct arena fresh;
    struct err err;
    const char *filter = filter_of(view, PANE_AREAS);
    arena_init(&fresh);
    if (!board_area_window(view->desk->board, filter, 0, (size_t)app->grid.rows * 2, &fresh,
                           &window, &err)) {
        arena_release(&fresh);
        app_say_err(app, &err);
        return VIEW_DRAW;
    }
    view->shown.areas = window;
    view->list[PANE_AREAS].at = area_best(&window, filter);
    show(view, PANE_AREAS, fresh, window.n, window.total);
    return VIEW_DRAW;
}

enum view_wants board_filter_tickets(struct app *app, struct board_view *view)
{
    bool whole = false, ok = true;
    struct err err;
    struct ticket_query query = ticket_query_all();
    query.words = filter_of(view, PANE_TICKETS);
    board_ticket_search_free(view->search);
    view->search = board_ticket_search(&query);
    if (!view->search)
        return VIEW_LOAD;
    for (int i = 0; i < TICKET_PARTS_AT_ONCE && ok && !whole; i++)
        ok = board_ticket_search_on(view->desk->board, view->search, &whole, &err);
    app->working = ok && !whole;
    if (!ok || !show_found(app, view, &err))
        app_say_err(app, &err);
    return VIEW_DRAW;
}

bool board_work(struct app *app, void *state)
{
    struct board_view *view = state;
    struct err err;
    bool whole = true;
    if (!view->search)
        return false;
    if (board_ticket_search_on(view->desk->board, view->search, &whole, &err) &&
        (view->list[PANE_TICKETS].from > 0 || show_found(app, view, &err)))
        return !whole;
    app_say_err(app, &err);
    return false;
}
