/* The same thing under different names: a pass over all that is open, a group at a time. */
#include "alike_view.h"

#include "base/mem.h"
#include "board/history.h"
#include "tables.h"

#include <inttypes.h>
#include <stdlib.h>

/* The cards of the group at its place; what is shown stays where that fails. */
static bool show_group(struct alike_view *view, struct err *err)
{
    const struct alike_set set =
        view->groups ? view->sets[view->group] : (struct alike_set){0};
    struct board *board = view->desk->board;
    bool tickets = view->kind == ALIKE_TICKETS, ok = true;
    struct arena fresh;
    arena_init(&fresh);
    struct ticket_card *ticket = arena_new(&fresh, tickets ? set.n : 0, sizeof *ticket);
    struct incident_card *incident =
        arena_new(&fresh, tickets ? 0 : set.n, sizeof *incident);
    for (size_t i = 0; i < set.n && ok; i++)
        ok = tickets
                 ? board_ticket_card(board, set.line[i].id, &fresh, &ticket[i], err)
                 : board_incident_card(board, set.line[i].id, &fresh, &incident[i], err);
    if (!ok) {
        arena_release(&fresh);
        return false;
    }
    arena_release(&view->shown);
    view->shown = fresh;
    view->set = set;
    view->ticket = ticket;
    view->incident = incident;
    return true;
}

static int64_t id_at(const struct alike_view *view)
{
    return view->set.n ? view->set.line[view->at].id : 0;
}

static size_t place_in(const struct alike_set *set, int64_t id)
{
    size_t at = 0;
    while (at < set->n && set->line[at].id != id)
        at++;
    return at;
}

/* Goes to the group that holds both. */
static bool go_to(struct alike_view *view, int64_t id, int64_t other)
{
    for (size_t i = 0; id && i < view->groups; i++) {
        size_t at = place_in(&view->sets[i], id);
        if (at == view->sets[i].n || place_in(&view->sets[i], other) == view->sets[i].n)
            continue;
        view->group = i;
        view->at = at;
        return true;
    }
    return false;
}

/* The group that an undo brought back, else the one that one was on, else what stands at
 * its place now. */
static void find_group(struct alike_view *view, int64_t on)
{
    for (size_t i = view->answered_n; i > 0; i--) {
        const struct alike_pair *pair = &view->answered[i - 1];
        if (go_to(view, pair->one, pair->other)) {
            view->answered_n = i - 1;
            return;
        }
    }
    if (go_to(view, on, on))
        return;
    view->group = view->group < view->groups ? view->group : 0;
    view->at = 0;
}

static bool newest_operation(struct board *board, int64_t *id, struct err *err)
{
    struct history_line *line;
    struct arena arena;
    size_t n;
    arena_init(&arena);
    bool ok = board_log(board, 1, &arena, &line, &n, err);
    if (ok)
        *id = n ? line->id : 0;
    arena_release(&arena);
    return ok;
}

/* The pass goes over all that is open: it is not made at each key, nor when another size or
 * the way back from a page reads again what nobody changed. */
static bool load(struct app *app, void *state, struct err *err)
{
    struct alike_view *view = state;
    struct alike_view fresh = *view;
    size_t n;
    (void)app;
    fresh.made_on = board_today(view->desk->board);
    if (!newest_operation(view->desk->board, &fresh.made, err))
        return false;
    if (fresh.made == view->made && fresh.made_on == view->made_on)
        return true;
    arena_init(&fresh.arena);
    if (!board_alike_sets(view->desk->board, view->kind, 0, SIZE_MAX, &fresh.arena,
                          &fresh.sets, &n, &fresh.groups, err)) {
        arena_release(&fresh.arena);
        return false;
    }
    find_group(&fresh, id_at(view));
    if (!show_group(&fresh, err)) {
        arena_release(&fresh.arena);
        return false;
    }
    arena_release(&view->arena);
    *view = fresh;
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

/* Shows the group that is at the place now. After the last one the pass is made again, for
 * what stays of a group may look like something else. */
static enum view_wants show(struct alike_view *view)
{
    struct err err;
    if (view->groups == 0 || !show_group(view, &err)) {
        view->made = -1;
        return VIEW_LOAD;
    }
    view->at = 0;
    return VIEW_DRAW;
}

static enum view_wants turn(struct app *app, void *state, const struct key *key)
{
    struct alike_view *view = state;
    bool back = key->code == 'p' || key->code == KEY_CODE_PAGE_UP;
    (void)app;
    view->group = (view->group + (back ? view->groups - 1 : 1)) % view->groups;
    return show(view);
}

/* The group is answered: the next one comes, or the first after the last. */
static enum view_wants answered(struct alike_view *view)
{
    int64_t newest;
    struct err err;
    view->answered = mem_grow(view->answered, &view->answered_cap, view->answered_n + 1,
                              sizeof *view->answered);
    view->answered[view->answered_n++] =
        (struct alike_pair){id_at(view), view->set.line[view->at ? 0 : 1].id};
    if (newest_operation(view->desk->board, &newest, &err) && newest == view->made + 1)
        view->made = newest; /* nobody else has changed anything */
    view->groups--;
    for (size_t i = view->group; i < view->groups; i++)
        view->sets[i] = view->sets[i + 1];
    if (view->group == view->groups)
        view->group = 0;
    return show(view);
}

static const int64_t *ids_of(struct alike_view *view)
{
    int64_t *ids = arena_new(&view->shown, view->set.n, sizeof *ids);
    for (size_t i = 0; i < view->set.n; i++)
        ids[i] = view->set.line[i].id;
    return ids;
}

static enum view_wants fold(struct app *app, void *state, const struct key *key)
{
    struct alike_view *view = state;
    struct err err;
    int64_t stays = id_at(view);
    (void)key;
    if (!board_alike_fold(view->desk->board, view->kind, stays, ids_of(view), view->set.n,
                          &view->shown, &err)) {
        app_say_err(app, &err);
        return VIEW_DRAW;
    }
    app_say(app, INK_GOOD, "They are one now: #%" PRId64 ". u takes them apart.", stays);
    return answered(view);
}

static enum view_wants apart(struct app *app, void *state, const struct key *key)
{
    struct alike_view *view = state;
    struct err err;
    (void)key;
    if (!board_alike_apart(view->desk->board, view->kind, ids_of(view), view->set.n,
                           &view->shown, &err)) {
        app_say_err(app, &err);
        return VIEW_DRAW;
    }
    app_say(app, INK_GOOD, "They are different things, and not shown again. u undoes it.");
    return answered(view);
}

static enum view_wants open_one(struct app *app, void *state, const struct key *key)
{
    const struct alike_view *view = state;
    (void)key;
    if (view->kind == ALIKE_TICKETS)
        ticket_view_open(app, id_at(view));
    else
        incident_view_open(app, id_at(view));
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
     .changes = true,
     .run = fold},
    {.name = "different",
     .keys = {'d'},
     .footer = "different",
     .help = "they are different things; not shown as alike again",
     .blocked = none,
     .changes = true,
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
     .blocked = none,
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
    arena_release(&view->shown);
    arena_release(&view->arena);
    free(view->answered);
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
    view->made = -1;
    arena_init(&view->arena);
    arena_init(&view->shown);
    return app_open(app, &alike_view_ops, view);
}
