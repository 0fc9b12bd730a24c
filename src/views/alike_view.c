/* The same thing under different names: a pass over all that is open, a group at a time. */
#include "alike_view.h"

#include "base/mem.h"
#include "tables.h"

#include <inttypes.h>
#include <stdlib.h>

static bool read_cards(struct alike_view *view, struct arena *arena,
                       const struct alike_set *set, struct err *err)
{
    struct board *board = view->desk->board;
    bool tickets = view->kind == ALIKE_TICKETS;
    view->ticket = arena_new(arena, tickets ? set->n : 0, sizeof *view->ticket);
    view->incident = arena_new(arena, tickets ? 0 : set->n, sizeof *view->incident);
    for (size_t i = 0; i < set->n; i++) {
        int64_t id = set->line[i].id;
        if (!(tickets ? board_ticket_card(board, id, arena, &view->ticket[i], err)
                      : board_incident_card(board, id, arena, &view->incident[i], err)))
            return false;
    }
    return true;
}

/* The group at its place, or the last one where there are fewer by now. */
static bool load(struct app *app, void *state, struct err *err)
{
    struct alike_view *view = state;
    struct alike_set *sets, none = {0};
    struct arena fresh;
    size_t n, total;
    (void)app;
    arena_init(&fresh);
    bool ok = board_alike_sets(view->desk->board, view->kind, view->group, 1, &fresh, &sets,
                               &n, &total, err);
    if (ok && n == 0 && total) {
        view->group = total - 1;
        ok = board_alike_sets(view->desk->board, view->kind, view->group, 1, &fresh, &sets,
                              &n, &total, err);
    }
    if (!ok || !read_cards(view, &fresh, n ? &sets[0] : &none, err)) {
        arena_release(&fresh);
        return false;
    }
    arena_release(&view->arena);
    view->arena = fresh;
    view->set = n ? sets[0] : none;
    view->groups = total;
    if (view->at >= view->set.n)
        view->at = 0;
    return true;
}

static enum view_wants move(struct app *app, void *state, const struct key *key)
{
    struct alike_view *view = state;
    bool back = key->code == KEY_CODE_LEFT || key->code == KEY_CODE_UP ||
                key->code == 'k' || key->code == 'h';
    (void)app;
    if (view->set.n)
        view->at = (view->at + (back ? view->set.n - 1 : 1)) % view->set.n;
    return VIEW_DRAW;
}

/* The keys of a list that four a command do not hold. */
static enum view_wants feed(struct app *app, void *state, const struct key *key)
{
    switch (key->code) {
    case KEY_CODE_UP:
    case KEY_CODE_DOWN:
    case 'j':
    case 'k':
    case 'l':
    case 'h':
        return move(app, state, key);
    default:
        return VIEW_UNKNOWN;
    }
}

static enum view_wants turn(struct app *app, void *state, const struct key *key)
{
    struct alike_view *view = state;
    bool back = key->code == 'p' || key->code == KEY_CODE_PAGE_UP;
    (void)app;
    view->group = (view->group + (back ? view->groups - 1 : 1)) % view->groups;
    view->at = 0;
    return VIEW_LOAD;
}

static const int64_t *ids_of(struct alike_view *view)
{
    int64_t *ids = arena_new(&view->arena, view->set.n, sizeof *ids);
    for (size_t i = 0; i < view->set.n; i++)
        ids[i] = view->set.line[i].id;
    return ids;
}

static enum view_wants fold(struct app *app, void *state, const struct key *key)
{
    struct alike_view *view = state;
    struct err err;
    int64_t stays = view->set.line[view->at].id;
    (void)key;
    if (!board_alike_fold(view->desk->board, view->kind, stays, ids_of(view), view->set.n,
                          &view->arena, &err)) {
        app_say_err(app, &err);
        return VIEW_DRAW;
    }
    app_say(app, INK_GOOD, "They are one now: #%" PRId64 ". u takes them apart.", stays);
    view->at = 0;
    return VIEW_LOAD;
}

static enum view_wants apart(struct app *app, void *state, const struct key *key)
{
    struct alike_view *view = state;
    struct err err;
    (void)key;
    if (!board_alike_apart(view->desk->board, view->kind, ids_of(view), view->set.n,
                           &view->arena, &err)) {
        app_say_err(app, &err);
        return VIEW_DRAW;
    }
    app_say(app, INK_GOOD, "They are different things, and not shown again. u undoes it.");
    view->at = 0;
    return VIEW_LOAD;
}

static enum view_wants open_one(struct app *app, void *state, const struct key *key)
{
    const struct alike_view *view = state;
    (void)key;
    ticket_view_open(app, view->set.line[view->at].id);
    return VIEW_DRAW;
}

static const char *none(void *state)
{
    const struct alike_view *view = state;
    return view->set.n ? NULL : "Nothing looks alike.";
}

static const char *no_other(void *state)
{
    const struct alike_view *view = state;
    return view->groups > 1 ? NULL : "There is no other group.";
}

static const char *no_page(void *state)
{
    const struct alike_view *view = state;
    if (none(state))
        return none(state);
    return view->kind == ALIKE_TICKETS ? NULL : "All that is known of it is shown here.";
}

static const struct command commands[] = {
    {.name = "choose",
     .keys = {KEY_CODE_RIGHT, KEY_CODE_LEFT},
     .label = "Left/Right",
     .footer = "which stays",
     .help = "choose the one that stays",
     .blocked = none,
     .run = move},
    {.name = "same",
     .keys = {'s', '='},
     .footer = "the same",
     .help = "they are the same: fold the others under the chosen one",
     .blocked = none,
     .run = fold},
    {.name = "different",
     .keys = {'d'},
     .footer = "different",
     .help = "they are different things; not shown as alike again",
     .blocked = none,
     .run = apart},
    {.name = "group",
     .keys = {'n', 'p', KEY_CODE_PAGE_DOWN, KEY_CODE_PAGE_UP},
     .footer = "next group",
     .help = "the next group; p the one before",
     .blocked = no_other,
     .run = turn},
    {.name = "open",
     .keys = {KEY_CODE_ENTER},
     .footer = "open",
     .minor = true,
     .help = "open the chosen one",
     .blocked = no_page,
     .run = open_one},
    {.name = "back",
     .keys = {KEY_CODE_ESC},
     .footer = "back",
     .help = "back",
     .run = view_leave},
};

static void release(void *state)
{
    struct alike_view *view = state;
    arena_release(&view->arena);
    free(view);
}

const struct view_ops alike_view_ops = {
    .name = "LOOK-ALIKES",
    .commands = COMMANDS(commands),
    .load = load,
    .draw = alike_draw,
    .feed = feed,
    .close = release,
};

bool alike_view_open(struct app *app, enum alike_kind kind)
{
    struct alike_view *view = mem_new(1, sizeof *view);
    view->desk = app->desk;
    view->kind = kind;
    arena_init(&view->arena);
    return app_open(app, &alike_view_ops, view);
}
