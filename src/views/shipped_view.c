/* What shipped, a day at a time, for support to read out as it is. */
#include "shipped_view.h"

#include "base/mem.h"
#include "domain/when.h"
#include "tables.h"

#include <stdlib.h>

static int64_t id_at(const struct shipped_view *view)
{
    return view->list.at < view->shipped.n ? view->shipped.line[view->list.at].deploy.id
                                           : 0;
}

static void stay_on(struct shipped_view *view, int64_t id)
{
    for (size_t i = 0; id && i < view->shipped.n; i++)
        if (view->shipped.line[i].deploy.id == id)
            view->list.at = i;
}

static bool load(struct app *app, void *state, struct err *err)
{
    struct shipped_view *view = state;
    struct shipped shipped;
    struct arena fresh;
    int64_t on = id_at(view);
    (void)app;
    arena_init(&fresh);
    if (!board_shipped(view->desk->board, view->day, view->day, "", view->typed.text.text,
                       &fresh, &shipped, err) ||
        !board_shipped_beside(view->desk->board, view->day, &view->before, &view->after,
                              err)) {
        arena_release(&fresh);
        return false;
    }
    arena_release(&view->arena);
    view->arena = fresh;
    view->shipped = shipped;
    view->list.n = view->list.total = shipped.n;
    stay_on(view, on);
    list_fit(&view->list);
    return true;
}

void shipped_day_text(const struct shipped_view *view, struct buf *out)
{
    int64_t today = board_today(view->desk->board);
    if (view->day >= today - 1)
        when_days_text(out, view->day, today);
    else
        when_date_text(out, view->day, today);
}

static enum view_wants feed_filter(struct shipped_view *view, const struct key *key)
{
    if (view_leaves_filter(key)) {
        view->typing = false;
        return VIEW_DRAW;
    }
    if (key->code == KEY_CODE_ESC) {
        view->typing = false;
        field_set(&view->typed, "");
        return VIEW_LOAD;
    }
    switch (field_feed(&view->typed, key)) {
    case FIELD_CHANGED:
        view->list.at = view->list.first = 0;
        return VIEW_LOAD;
    case FIELD_MOVED:
        return VIEW_DRAW;
    case FIELD_LEFT:
        break;
    }
    return VIEW_UNKNOWN;
}

static enum view_wants feed(struct app *app, void *state, const struct key *key)
{
    struct shipped_view *view = state;
    (void)app;
    if (view->typing)
        return feed_filter(view, key);
    return list_feed(&view->list, key) ? VIEW_DRAW : VIEW_UNKNOWN;
}

static bool typing(void *state)
{
    const struct shipped_view *view = state;
    return view->typing;
}

static enum view_wants go_to(struct shipped_view *view, int64_t day)
{
    view->day = day;
    view->list.at = view->list.first = 0;
    view->shipped.n = 0;
    return VIEW_LOAD;
}

static enum view_wants turn_day(struct app *app, void *state, const struct key *key)
{
    struct shipped_view *view = state;
    bool back = key->code == KEY_CODE_LEFT || key->code == 'h';
    (void)app;
    return go_to(view, view->day + (back ? -1 : 1));
}

static enum view_wants jump(struct app *app, void *state, const struct key *key)
{
    struct shipped_view *view = state;
    (void)app;
    return go_to(view, key->code == '[' ? view->before : view->after);
}

static enum view_wants go_to_today(struct app *app, void *state, const struct key *key)
{
    struct shipped_view *view = state;
    (void)app, (void)key;
    return go_to(view, board_today(view->desk->board));
}

static enum view_wants filter(struct app *app, void *state, const struct key *key)
{
    struct shipped_view *view = state;
    (void)app, (void)key;
    view->typing = true;
    return VIEW_DRAW;
}

/* What does it in a shell where the terminal has no clipboard. */
static const char *in_shell(const struct shipped_view *view, struct arena *arena)
{
    char day[DATE_TEXT];
    date_text(view->day, day);
    return arena_printf(arena, "buckstop shipped --day %s", day);
}

static enum view_wants copy_line(struct app *app, void *state, const struct key *key)
{
    struct shipped_view *view = state;
    struct buf text;
    (void)key;
    buf_init(&text);
    shipped_plain(&text, view->desk->board, &view->shipped.line[view->list.at]);
    app_copy(app, text.text, "the line", in_shell(view, &view->arena));
    buf_release(&text);
    return VIEW_DRAW;
}

static enum view_wants copy_day(struct app *app, void *state, const struct key *key)
{
    struct shipped_view *view = state;
    struct buf text;
    size_t n = view->shipped.n;
    (void)key;
    buf_init(&text);
    shipped_text(&text, view->desk->board, &view->shipped);
    app_copy(app, text.text,
             arena_printf(&view->arena, "the day, %s %s", GROUPED(n),
                          n == 1 ? "deploy" : "deploys"),
             in_shell(view, &view->arena));
    buf_release(&text);
    return VIEW_DRAW;
}

static enum view_wants open_one(struct app *app, void *state, const struct key *key)
{
    (void)key;
    deploy_view_open(app, id_at(state));
    return VIEW_DRAW;
}

static enum view_wants add(struct app *app, void *state, const struct key *key)
{
    (void)state, (void)key;
    deploy_form_open(app, 0);
    return VIEW_DRAW;
}

/* Out of the filter first, as in the other lists. */
static enum view_wants back(struct app *app, void *state, const struct key *key)
{
    struct shipped_view *view = state;
    (void)app, (void)key;
    if (!view->typed.text.len)
        return VIEW_CLOSE;
    field_set(&view->typed, "");
    return VIEW_LOAD;
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
    return id_at(state) ? NULL : "No deploy is here. a logs one.";
}

static const char *is_last(void *state)
{
    const struct shipped_view *view = state;
    if (typing(state))
        return in_text(state);
    return view->day < board_today(view->desk->board) ? NULL
                                                      : "Tomorrow has not shipped yet.";
}

static const char *none_before(void *state)
{
    const struct shipped_view *view = state;
    return view->before ? in_text(state) : "Nothing went out before that day.";
}

static const char *none_after(void *state)
{
    const struct shipped_view *view = state;
    return view->after ? in_text(state) : "Nothing went out after that day.";
}

static const struct command commands[] = {
    {.name = "day before",
     .keys = {KEY_CODE_LEFT, 'h'},
     .label = "Left Right",
     .footer = "day",
     .help = "the day before",
     .blocked = in_text,
     .run = turn_day},
    {.name = "day after",
     .keys = {KEY_CODE_RIGHT, 'l'},
     .help = "the day after",
     .blocked = is_last,
     .run = turn_day},
    {.name = "filter",
     .keys = {'/'},
     .footer = "filter",
     .help = "show only what fits",
     .run = filter},
    {.name = "copy",
     .keys = {'y'},
     .footer = "copy line",
     .help = "copy the line to the clipboard",
     .blocked = nothing,
     .run = copy_line},
    {.name = "copy day",
     .keys = {'Y'},
     .footer = "copy day",
     .help = "copy the whole day",
     .blocked = in_text,
     .run = copy_day},
    {.name = "open",
     .keys = {KEY_CODE_ENTER},
     .footer = "open",
     .minor = true,
     .help = "the deploy: its steps, what broke, what it led to",
     .blocked = nothing,
     .run = open_one},
    {.name = "add",
     .keys = {'a'},
     .footer = "add",
     .help = "log a deploy",
     .changes = true,
     .run = add},
    {.name = "back",
     .keys = {KEY_CODE_ESC},
     .footer = "back",
     .help = "all of the day, then back",
     .blocked = in_text,
     .run = back},
    {.name = "last",
     .keys = {'['},
     .help = "the last day before that has deploys",
     .blocked = none_before,
     .run = jump},
    {.name = "later",
     .keys = {']'},
     .help = "the next day that has deploys",
     .blocked = none_after,
     .run = jump},
    {.name = "today",
     .keys = {'t'},
     .help = "today",
     .blocked = in_text,
     .run = go_to_today},
    {.name = "take", .label = "Enter", .footer = "to the list", .blocked = no_text},
    {.name = "clear", .label = "Esc", .footer = "show all", .blocked = no_text},
};

static void release(void *state)
{
    struct shipped_view *view = state;
    field_release(&view->typed);
    arena_release(&view->arena);
    free(view);
}

const struct view_ops shipped_view_ops = {
    .name = "WHAT SHIPPED",
    .commands = COMMANDS(commands),
    .load = load,
    .draw = shipped_draw,
    .feed = feed,
    .typing = typing,
    .close = release,
};

bool shipped_view_open(struct app *app)
{
    struct shipped_view *view = mem_new(1, sizeof *view);
    view->desk = app->desk;
    view->day = board_today(view->desk->board);
    view->list.shown = 1;
    field_init(&view->typed);
    arena_init(&view->arena);
    return app_open(app, &shipped_view_ops, view);
}
