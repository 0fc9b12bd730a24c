/* The promises to remove causes: what came back first, then by date; and what is said of
 * each. */
#include "promises_view.h"

#include "base/mem.h"
#include "tables.h"
#include "text/fold.h"

#include <stdlib.h>
#include <string.h>

/* The cause, or its owner's name, says what is filtered for. */
static bool fits(const struct promises_view *view, const struct cause_line *line)
{
    struct buf wanted, text;
    buf_init(&wanted);
    buf_init(&text);
    fold_name(&wanted, view->filter.text.text);
    fold_name(&text, line->cause.text);
    bool fit = strstr(text.text, wanted.text) != NULL;
    buf_reset(&text);
    fold_name(&text, line->owner.id ? line->owner.name : "no owner");
    fit = fit || strstr(text.text, wanted.text) != NULL;
    buf_release(&text);
    buf_release(&wanted);
    return fit;
}

static void count(struct promises_view *view, const struct cause_line *open, size_t n)
{
    int64_t today = board_today(view->desk->board);
    view->open = n;
    view->back = view->late = view->nobody = 0;
    for (size_t i = 0; i < n; i++) {
        view->back += open[i].came_back;
        view->late += open[i].removal.due < today;
        view->nobody += !open[i].owner.id;
    }
}

/* The open ones in the order of the review, then the closed ones, the newest first. */
static void list_all(struct promises_view *view, const struct cause_line *open,
                     size_t open_n, const struct cause_line *all, size_t all_n)
{
    view->n = 0;
    view->line = arena_new(&view->arena, open_n + all_n, sizeof *view->line);
    for (size_t i = 0; i < open_n; i++)
        if (fits(view, &open[i]))
            view->line[view->n++] = &open[i];
    for (size_t i = 0; i < all_n; i++)
        if (all[i].removal.id && !removal_open(all[i].removal.state) && fits(view, &all[i]))
            view->line[view->n++] = &all[i];
}

static bool load(struct app *app, void *state, struct err *err)
{
    struct promises_view *view = state;
    struct board *board = view->desk->board;
    struct cause_line *open, *all = NULL;
    size_t open_n, all_n = 0;
    struct arena fresh;
    int64_t on = view->list.at < view->n ? view->line[view->list.at]->cause.id : 0;
    (void)app;
    arena_init(&fresh);
    if (!board_causes(board, false, &fresh, &open, &open_n, err) ||
        (view->all && !board_causes(board, true, &fresh, &all, &all_n, err))) {
        arena_release(&fresh);
        return false;
    }
    arena_release(&view->arena);
    view->arena = fresh;
    count(view, open, open_n);
    list_all(view, open, open_n, all, all_n);
    view->list.n = view->list.total = view->n;
    for (size_t i = 0; on && i < view->n; i++)
        if (view->line[i]->cause.id == on)
            view->list.at = i;
    list_fit(&view->list);
    return true;
}

static const struct cause_line *line_at(const struct promises_view *view)
{
    return view->list.at < view->n ? view->line[view->list.at] : NULL;
}

static enum view_wants feed_filter(struct promises_view *view, const struct key *key)
{
    if (key->code == KEY_CODE_ESC)
        field_set(&view->filter, "");
    if (key->code == KEY_CODE_ESC || view_leaves_filter(key)) {
        view->filtering = false;
        return VIEW_LOAD;
    }
    enum field_says says = field_feed(&view->filter, key);
    if (says == FIELD_CHANGED)
        view->list.at = view->list.first = 0;
    return says == FIELD_CHANGED ? VIEW_LOAD : VIEW_DRAW;
}

/* g is "seen gone" here; Home goes to the first. */
static enum view_wants feed(struct app *app, void *state, const struct key *key)
{
    struct promises_view *view = state;
    if (view->ask.asks)
        return promise_ask_feed(app, &view->ask, key);
    if (view->filtering)
        return feed_filter(view, key);
    if (key->code == 'g')
        return VIEW_UNKNOWN;
    return list_feed(&view->list, key) ? VIEW_DRAW : VIEW_UNKNOWN;
}

static bool typing(void *state)
{
    const struct promises_view *view = state;
    return view->filtering || view->ask.asks != PROMISE_ASKS_NOTHING;
}

static enum view_wants open_cause(struct app *app, void *state, const struct key *key)
{
    (void)key;
    cause_view_open(app, line_at(state)->cause.id);
    return VIEW_DRAW;
}

static enum view_wants removed(struct app *app, void *state, const struct key *key)
{
    const struct promises_view *view = state;
    (void)key;
    return promise_removed(app, view->desk, line_at(view));
}

static enum view_wants ask(struct app *app, void *state, const struct key *key)
{
    struct promises_view *view = state;
    return promise_ask_start(app, &view->ask, promise_asks_by(key), line_at(view));
}

static enum view_wants start_filter(struct app *app, void *state, const struct key *key)
{
    struct promises_view *view = state;
    (void)app, (void)key;
    view->filtering = true;
    return VIEW_DRAW;
}

static enum view_wants show_all(struct app *app, void *state, const struct key *key)
{
    struct promises_view *view = state;
    (void)app, (void)key;
    view->all = !view->all;
    return VIEW_LOAD;
}

static enum view_wants stats(struct app *app, void *state, const struct key *key)
{
    (void)state, (void)key;
    review_stats_view_open(app);
    return VIEW_DRAW;
}

/* A filter goes first. */
static enum view_wants back(struct app *app, void *state, const struct key *key)
{
    struct promises_view *view = state;
    (void)app, (void)key;
    if (!view->filter.text.len)
        return VIEW_CLOSE;
    field_set(&view->filter, "");
    return VIEW_LOAD;
}

static const char *in_text(void *state)
{
    return typing(state) ? "Enter takes it, Esc leaves it." : NULL;
}

static const char *no_text(void *state)
{
    return typing(state) ? NULL : "Nothing is being typed.";
}

static const char *no_line(void *state)
{
    if (typing(state))
        return in_text(state);
    return line_at(state) ? NULL : "There is no promise here.";
}

static const char *closed(void *state)
{
    return typing(state) ? in_text(state) : promise_closed(line_at(state));
}

static const struct command commands[] = {
    {.name = "open",
     .keys = {KEY_CODE_ENTER},
     .footer = "page",
     .help = "what it was behind, every promise and every answer",
     .blocked = no_line,
     .run = open_cause},
    PROMISE_COMMANDS(closed, removed, ask),
    {.name = "filter",
     .keys = {'/'},
     .footer = "filter",
     .help = "only causes and owners with a word",
     .blocked = in_text,
     .run = start_filter},
    {.name = "closed",
     .keys = {'a'},
     .footer = "all",
     .minor = true,
     .help = "also what is seen gone or dropped; again: only what is open",
     .blocked = in_text,
     .run = show_all},
    {.name = "statistics",
     .keys = {'s'},
     .footer = "figures",
     .minor = true,
     .help = "the weeks that were reviewed, and how long each promise took",
     .blocked = in_text,
     .run = stats},
    {.name = "take", .label = "Enter", .footer = "take it", .blocked = no_text},
    {.name = "cancel", .label = "Esc", .footer = "leave it", .blocked = no_text},
    {.name = "back",
     .keys = {KEY_CODE_ESC},
     .footer = "back",
     .help = "back",
     .blocked = in_text,
     .run = back},
};

static void release(void *state)
{
    struct promises_view *view = state;
    promise_ask_release(&view->ask);
    field_release(&view->filter);
    arena_release(&view->arena);
    free(view);
}

const struct view_ops promises_view_ops = {
    .name = "PROMISES",
    .commands = COMMANDS(commands),
    .load = load,
    .draw = promises_draw,
    .feed = feed,
    .typing = typing,
    .close = release,
};

bool promises_view_open(struct app *app)
{
    struct promises_view *view = mem_new(1, sizeof *view);
    view->desk = app->desk;
    arena_init(&view->arena);
    field_init(&view->filter);
    promise_ask_init(&view->ask, view->desk);
    return app_open(app, &promises_view_ops, view);
}
