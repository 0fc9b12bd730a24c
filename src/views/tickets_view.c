/* The whole list of tickets: narrowed by a line of words and keys, by state, and sorted. */
#include "tickets_view.h"

#include "base/mem.h"
#include "board/alike.h"
#include "board/ticket.h"
#include "tables.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static int64_t id_at(const struct tickets_view *view)
{
    size_t at = view->list.at;
    if (at < view->list.from || at - view->list.from >= view->window.n)
        return 0;
    return view->window.line[at - view->list.from].id;
}

/* Where one was by number, if it is still on the page. */
static void stay_on(struct tickets_view *view, int64_t id)
{
    for (size_t i = 0; id && i < view->window.n; i++)
        if (view->window.line[i].id == id)
            view->list.at = view->list.from + i;
}

static bool load_around(struct app *app, struct tickets_view *view, struct err *err)
{
    struct board *board = view->desk->board;
    size_t most = (size_t)app->grid.rows * 2, from = list_from(&view->list, most);
    struct ticket_window window;
    struct arena fresh;
    int64_t on = id_at(view);
    arena_init(&fresh);
    if (!board_ticket_window(board, &view->query, from, most, &fresh, &window, err) ||
        !board_tickets_met(board, &view->opened, &view->met, err)) {
        arena_release(&fresh);
        return false;
    }
    arena_release(&view->arena);
    board_ticket_search_free(view->search);
    view->search = NULL;
    view->arena = fresh;
    view->window = window;
    view->list.from = from;
    view->list.n = window.n;
    view->list.total = window.total;
    stay_on(view, on);
    list_fit(&view->list);
    return true;
}

/* A list that became shorter has moved: what it shows now is loaded as well. */
static bool load(struct app *app, void *state, struct err *err)
{
    struct tickets_view *view = state;
    return load_around(app, view, err) &&
           (!list_lacks(&view->list) || load_around(app, view, err));
}

/* Shows what is found so far. */
static bool show_found(struct app *app, struct tickets_view *view, struct err *err)
{
    struct ticket_window window;
    struct arena fresh;
    arena_init(&fresh);
    if (!board_ticket_found(view->desk->board, view->search, (size_t)app->grid.rows * 2,
                            &fresh, &window, err)) {
        arena_release(&fresh);
        return false;
    }
    arena_release(&view->arena);
    view->arena = fresh;
    view->window = window;
    view->list.from = 0;
    view->list.n = window.n;
    view->list.total = window.total;
    list_fit(&view->list);
    return true;
}

static bool work(struct app *app, void *state)
{
    struct tickets_view *view = state;
    struct err err;
    bool whole = true;
    if (!view->search)
        return false;
    if (board_ticket_search_on(view->desk->board, view->search, &whole, &err) &&
        show_found(app, view, &err))
        return !whole;
    app_say_err(app, &err);
    return false;
}

/* Whether the query can be asked. While it is typed what is found at once is enough. */
static bool try_query(struct tickets_view *view, const struct ticket_query *query,
                      struct arena *arena, struct err *err)
{
    struct ticket_window window;
    bool whole = false, ok = true;
    struct ticket_search *search = view->typing ? board_ticket_search(query) : NULL;
    if (!search)
        return board_ticket_window(view->desk->board, query, 0, 0, arena, &window, err);
    for (int i = 0; i < TICKET_PARTS_AT_ONCE && ok && !whole; i++)
        ok = board_ticket_search_on(view->desk->board, search, &whole, err);
    board_ticket_search_free(ok ? view->search : search);
    if (ok)
        view->search = search;
    return ok;
}

/* Reads the first `len` bytes of the line over the state and the order that were chosen by
 * key. One that cannot be read leaves the list as it was. */
static bool ask(struct tickets_view *view, size_t len, struct err *err)
{
    struct ticket_query query;
    struct arena fresh;
    arena_init(&fresh);
    board_ticket_search_free(view->search);
    view->search = NULL;
    const char *line =
        arena_printf(&fresh, "state:%s sort:%s %.*s", ticket_which_words.name[view->which],
                     ticket_order_words.name[view->order], (int)len, view->typed.text.text);
    if (!ticket_query_read(line, &fresh, &query, err) ||
        !try_query(view, &query, &fresh, err)) {
        arena_release(&fresh);
        return false;
    }
    arena_release(&view->asked);
    view->asked = fresh;
    view->query = query;
    view->list.at = view->list.first = 0;
    view->window.n = 0;
    return true;
}

/* The list as it is asked for now. */
static enum view_wants show(struct app *app, struct tickets_view *view)
{
    struct err err;
    if (!view->search)
        return VIEW_LOAD;
    app->working = true;
    if (!show_found(app, view, &err))
        app_say_err(app, &err);
    return VIEW_DRAW;
}

/* A key that is still being typed takes nothing out of the list yet. */
static enum view_wants ask_typed(struct app *app, struct tickets_view *view)
{
    const struct buf *line = &view->typed.text;
    size_t len = line->len;
    struct err none;
    view->wrong = !ask(view, len, &view->trouble);
    if (!view->wrong)
        return show(app, view);
    if (!view->typing)
        app_say_err(app, &view->trouble);
    while (len && line->text[len - 1] != ' ')
        len--;
    return view->typing && ask(view, len, &none) ? show(app, view) : VIEW_DRAW;
}

/* A line that cannot be read is not left standing as if it were in force. */
static enum view_wants feed_query(struct app *app, struct tickets_view *view,
                                  const struct key *key)
{
    if (view_leaves_filter(key)) {
        view->typing = view->wrong;
        if (view->wrong)
            app_say_err(app, &view->trouble);
        return VIEW_DRAW;
    }
    if (key->code == KEY_CODE_ESC) {
        view->typing = false;
        field_set(&view->typed, "");
        return ask_typed(app, view);
    }
    switch (field_feed(&view->typed, key)) {
    case FIELD_CHANGED:
        return ask_typed(app, view);
    case FIELD_MOVED:
        return VIEW_DRAW;
    case FIELD_LEFT:
        break;
    }
    return VIEW_UNKNOWN;
}

static enum view_wants feed(struct app *app, void *state, const struct key *key)
{
    struct tickets_view *view = state;
    if (view->typing)
        return feed_query(app, view, key);
    if (!list_feed(&view->list, key))
        return VIEW_UNKNOWN;
    return list_lacks(&view->list) ? VIEW_LOAD : VIEW_DRAW;
}

static bool typing(void *state)
{
    const struct tickets_view *view = state;
    return view->typing;
}

static enum view_wants open_one(struct app *app, void *state, const struct key *key)
{
    (void)key;
    ticket_view_open(app, id_at(state));
    return VIEW_DRAW;
}

static enum view_wants edit(struct app *app, void *state, const struct key *key)
{
    (void)key;
    spec_form_open(app, id_at(state));
    return VIEW_DRAW;
}

static enum view_wants add(struct app *app, void *state, const struct key *key)
{
    (void)state, (void)key;
    ticket_form_open(app, 0);
    return VIEW_DRAW;
}

static enum view_wants filter(struct app *app, void *state, const struct key *key)
{
    struct tickets_view *view = state;
    (void)app, (void)key;
    view->typing = true;
    return VIEW_DRAW;
}

/* Takes a key and its value out of the line, so that what is chosen by letter holds. */
static void drop_key(struct tickets_view *view, const char *key)
{
    const char *at = view->typed.text.text, *end;
    struct buf rest;
    buf_init(&rest);
    for (; *at; at = end) {
        end = at + strcspn(at, " ");
        end += strspn(end, " ");
        if (strncasecmp(at, key, strlen(key)) != 0)
            buf_add_n(&rest, at, (size_t)(end - at));
    }
    field_set(&view->typed, rest.text);
    buf_release(&rest);
}

static int turned(int from, int n, bool back)
{
    return (from + (back ? n - 1 : 1)) % n;
}

static enum view_wants next_state(struct app *app, void *state, const struct key *key)
{
    struct tickets_view *view = state;
    view->which =
        (enum ticket_which)turned((int)view->query.which, WHICHES, key->code == 'F');
    drop_key(view, "state:");
    return ask_typed(app, view);
}

static enum view_wants next_order(struct app *app, void *state, const struct key *key)
{
    struct tickets_view *view = state;
    view->order =
        (enum ticket_order)turned((int)view->query.order, ORDERS, key->code == 'O');
    drop_key(view, "sort:");
    return ask_typed(app, view);
}

static enum view_wants alike(struct app *app, void *state, const struct key *key)
{
    (void)state, (void)key;
    alike_view_open(app, ALIKE_TICKETS);
    return VIEW_DRAW;
}

/* Out of the filter first, as on the board. */
static enum view_wants back(struct app *app, void *state, const struct key *key)
{
    struct tickets_view *view = state;
    (void)key;
    if (!view->typed.text.len)
        return VIEW_CLOSE;
    field_set(&view->typed, "");
    return ask_typed(app, view);
}

static const char *in_text(void *state)
{
    return typing(state) ? "Enter or Esc leaves the text first." : NULL;
}

static const char *no_text(void *state)
{
    return typing(state) ? NULL : "Nothing is being typed.";
}

static const char *nothing(void *state)
{
    if (typing(state))
        return in_text(state);
    return id_at(state) ? NULL : "No ticket is here.";
}

static const struct command commands[] = {
    {.name = "open",
     .keys = {KEY_CODE_ENTER},
     .footer = "open",
     .help = "open the ticket",
     .blocked = nothing,
     .run = open_one},
    {.name = "filter",
     .keys = {'/'},
     .footer = "filter",
     .help = "words, area:X, gap:why, customer:X, older:30, state:X, sort:X",
     .run = filter},
    {.name = "state",
     .keys = {'f', 'F'},
     .footer = "state",
     .help = "the next state: open, draft, ready, ...; F the one before",
     .run = next_state},
    {.name = "order",
     .keys = {'o', 'O'},
     .footer = "order",
     .help = "the next order: number, new, age, ...; O the one before",
     .run = next_order},
    {.name = "spec",
     .keys = {'e'},
     .footer = "spec",
     .minor = true,
     .help = "write its spec",
     .blocked = nothing,
     .changes = true,
     .run = edit},
    {.name = "add",
     .keys = {'a'},
     .footer = "add",
     .help = "add a ticket",
     .changes = true,
     .run = add},
    {.name = "alike",
     .keys = {'='},
     .footer = "look-alikes",
     .minor = true,
     .help = "the same thing under different names",
     .run = alike},
    {.name = "back",
     .keys = {KEY_CODE_ESC},
     .footer = "back",
     .help = "all of the list, then back",
     .blocked = in_text,
     .run = back},
    {.name = "take", .label = "Enter", .footer = "to the list", .blocked = no_text},
    {.name = "clear", .label = "Esc", .footer = "show all", .blocked = no_text},
};

static void release(void *state)
{
    struct tickets_view *view = state;
    board_ticket_search_free(view->search);
    field_release(&view->typed);
    arena_release(&view->asked);
    arena_release(&view->arena);
    free(view);
}

const struct view_ops tickets_view_ops = {
    .name = "ALL TICKETS",
    .commands = COMMANDS(commands),
    .load = load,
    .work = work,
    .draw = tickets_draw,
    .feed = feed,
    .typing = typing,
    .close = release,
};

bool tickets_view_open(struct app *app)
{
    struct tickets_view *view = mem_new(1, sizeof *view);
    view->desk = app->desk;
    view->query = ticket_query_all();
    view->list.shown = 1;
    field_init(&view->typed);
    arena_init(&view->arena);
    arena_init(&view->asked);
    return app_open(app, &tickets_view_ops, view);
}
