/* Where the board leads beside its panes. */
#include "board_view.h"

#include "area_view.h"
#include "board/area.h"

#include <string.h>

enum view_wants board_confirm(struct app *app, void *state, const struct key *key)
{
    const struct board_view *view = state;
    const struct list *list = &view->list[PANE_AREAS];
    (void)key;
    return area_confirm(app, view->shown.areas.line[list->at - list->from].area.slug);
}

enum view_wants board_archive(struct app *app, void *state, const struct key *key)
{
    struct board_view *view = state;
    const struct list *list = &view->list[PANE_AREAS];
    struct area area;
    struct err err;
    (void)key;
    if (!board_area_archive(view->desk->board,
                            view->shown.areas.line[list->at - list->from].area.slug,
                            &view->arena, &area, &err)) {
        app_say_err(app, &err);
        return VIEW_DRAW;
    }
    app_say(app, INK_TEXT, "%s is archived. u brings it back.", area.name);
    return VIEW_LOAD;
}

/* All, then one line after the other. */
enum view_wants board_narrow_next(struct app *app, void *state, const struct key *key)
{
    struct board_view *view = state;
    struct board *board = view->desk->board;
    const char *const *lines;
    struct arena arena;
    struct err err;
    size_t n, at = 0;
    (void)key;
    arena_init(&arena);
    bool ok = board_lines(board, &arena, &lines, &n, &err);
    while (ok && at < n && strcmp(lines[at], board_narrowed(board)) != 0)
        at++;
    size_t next = at < n ? at + 1 : 0;
    ok = ok && board_narrow(board, next < n ? lines[next] : "", &err);
    if (!ok)
        app_say_err(app, &err);
    else if (n == 0)
        app_say(app, INK_TEXT, "No area has a product line yet: e, then Line.");
    else if (board_narrowed(board)[0])
        app_say(app, INK_TEXT, "Only the line %s. l goes to the next one.",
                board_narrowed(board));
    else
        app_say(app, INK_TEXT, "All lines again.");
    arena_release(&arena);
    return VIEW_LOAD;
}

enum view_wants board_roll_call_open(struct app *app, void *state, const struct key *key)
{
    (void)state, (void)key;
    roll_view_open(app);
    return VIEW_DRAW;
}

enum view_wants board_people_open(struct app *app, void *state, const struct key *key)
{
    (void)state, (void)key;
    people_view_open(app);
    return VIEW_DRAW;
}

enum view_wants board_pick_open(struct app *app, void *state, const struct key *key)
{
    (void)state, (void)key;
    pick_view_open(app);
    return VIEW_DRAW;
}

enum view_wants board_tickets_open(struct app *app, void *state, const struct key *key)
{
    (void)state, (void)key;
    tickets_view_open(app);
    return VIEW_DRAW;
}

/* On the pane of the review it is about incidents. */
enum view_wants board_alike_open(struct app *app, void *state, const struct key *key)
{
    const struct board_view *view = state;
    (void)key;
    alike_view_open(app, view->pane == PANE_REVIEW ? ALIKE_INCIDENTS : ALIKE_TICKETS);
    return VIEW_DRAW;
}

enum view_wants board_shipped_open(struct app *app, void *state, const struct key *key)
{
    (void)state, (void)key;
    shipped_view_open(app);
    return VIEW_DRAW;
}

enum view_wants board_deploys_open(struct app *app, void *state, const struct key *key)
{
    (void)state, (void)key;
    deploys_view_open(app);
    return VIEW_DRAW;
}

enum view_wants board_releases_open(struct app *app, void *state, const struct key *key)
{
    (void)state, (void)key;
    releases_view_open(app);
    return VIEW_DRAW;
}

enum view_wants board_promises_open(struct app *app, void *state, const struct key *key)
{
    (void)state, (void)key;
    promises_view_open(app);
    return VIEW_DRAW;
}

enum view_wants board_incidents_open(struct app *app, void *state, const struct key *key)
{
    (void)state, (void)key;
    incidents_view_open(app);
    return VIEW_DRAW;
}

enum view_wants board_review_open(struct app *app, void *state, const struct key *key)
{
    (void)state, (void)key;
    review_view_open(app);
    return VIEW_DRAW;
}

enum view_wants board_check_open(struct app *app, void *state, const struct key *key)
{
    (void)state, (void)key;
    check_view_open(app);
    return VIEW_DRAW;
}

/* The line names the area as a command would. */
static void open_owner(struct app *app, const char *name)
{
    const struct desk *desk = app->desk;
    struct area_found found;
    struct arena arena;
    struct err err;
    arena_init(&arena);
    if (board_find_area(desk->board, name, &arena, &found, &err))
        owner_view_open(app, found.area.slug);
    else
        app_say_err(app, &err);
    arena_release(&arena);
}

void board_open_next(struct app *app, const struct next *next)
{
    if (next->kind == NEXT_CONTESTED)
        pick_view_open(app);
    else if (next->area[0])
        open_owner(app, next->area);
    else if (next->kind >= NEXT_STARTED && next->kind <= NEXT_UNDECIDED)
        ticket_view_open(app, next->number);
    else if (next->kind == NEXT_NO_WAY_BACK)
        releases_view_open(app);
    else
        deploy_view_open(app, next->number);
}
