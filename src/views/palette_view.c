/* Every command of the view below, by name: what is typed narrows the list, Enter runs one.
 */
#include "base/mem.h"
#include "ui/field.h"
#include "ui/list.h"
#include "tables.h"
#include "views/views.h"

#include <stdlib.h>
#include <string.h>

enum { MOST = 64, NAME = 16, KEYS = 16 }; /* commands; columns of name and keys */

struct palette_view {
    const struct commands *of;
    void *below; /* the state of the view below */
    struct field typed;
    struct list list;
    const struct command *fits[MOST];
};

static void add_fitting(struct palette_view *view, const struct commands *commands,
                        bool looks)
{
    size_t len = view->typed.text.len;
    for (size_t i = 0; i < commands->n && view->list.total < MOST; i++) {
        const struct command *command = &commands->row[i];
        if (!command->run || (looks && command->changes) || command->keys[0] == ':' ||
            command_hidden(view->of, command) ||
            strncmp(command->name, view->typed.text.text, len) != 0)
            continue;
        view->fits[view->list.total++] = command;
    }
}

static void find(struct app *app, struct palette_view *view)
{
    view->list.total = view->list.from = 0;
    add_fitting(view, view->of, app->looks != NULL);
    add_fitting(view, app->everywhere, app->looks != NULL);
    view->list.n = view->list.total;
    list_fit(&view->list);
}

static bool load(struct app *app, void *state, struct err *err)
{
    (void)err;
    find(app, state);
    return true;
}

static void draw_line(const struct palette_view *view, const struct command *command,
                      struct grid *grid, int row, bool here)
{
    const char *why = command->blocked ? command->blocked(view->below) : NULL;
    struct buf keys;
    buf_init(&keys);
    command_keys(command, &keys);
    if (here)
        grid_text(grid, row, 3, 1, INK_FOCUS, ">");
    grid_text(grid, row, 5, NAME - 1, here ? INK_SELECT : INK_TEXT, command->name);
    grid_text(grid, row, 5 + NAME, KEYS - 1, INK_KEY, keys.text);
    grid_text(grid, row, 5 + NAME + KEYS, grid->cols - NAME - KEYS - 6,
              why ? INK_MUTED : INK_TEXT, why ? why : command->help);
    buf_release(&keys);
}

static void draw(struct app *app, void *state, struct grid *grid)
{
    struct palette_view *view = state;
    struct list *list = &view->list;
    int row = grid->rows >= 20 ? 5 : 4;
    view_title(app, grid, "Every command");
    int used = grid_text(grid, row - 2, 3, 2, INK_KEY, ":");
    field_draw(&view->typed, grid, row - 2, 5 + used - 1, grid->cols - 8, 1, true);
    list->shown = (size_t)(grid->rows - 2 - row);
    list_fit(list);
    for (size_t at = list->first; at < list->total && at < list->first + list->shown; at++)
        draw_line(view, view->fits[at], grid, row++, at == list->at);
    if (list->total == 0)
        grid_text(grid, row, 5, grid->cols - 6, INK_ATTENTION,
                  "No command begins so. Rub it out to see all.");
    app_foot(app, "", INK_TEXT);
}

static enum view_wants feed(struct app *app, void *state, const struct key *key)
{
    struct palette_view *view = state;
    if (key->code == KEY_CODE_UP || key->code == KEY_CODE_DOWN ||
        key->code == KEY_CODE_PAGE_UP || key->code == KEY_CODE_PAGE_DOWN) {
        list_feed(&view->list, key);
        return VIEW_DRAW;
    }
    switch (field_feed(&view->typed, key)) {
    case FIELD_CHANGED:
        view->list.at = 0;
        find(app, view);
        return VIEW_DRAW;
    case FIELD_MOVED:
        return VIEW_DRAW;
    case FIELD_LEFT:
        break;
    }
    return VIEW_UNKNOWN;
}

static enum view_wants choose(struct app *app, void *state, const struct key *key)
{
    const struct palette_view *view = state;
    (void)key;
    if (view->list.total == 0)
        return VIEW_NOTHING;
    app->chosen = view->fits[view->list.at];
    return VIEW_CLOSE;
}

static const struct command commands[] = {
    {.name = "run",
     .keys = {KEY_CODE_ENTER},
     .footer = "run it",
     .help = "run the command",
     .run = choose},
    {.name = "close",
     .keys = {KEY_CODE_ESC},
     .footer = "close",
     .help = "back",
     .run = view_leave},
};

static void release(void *state)
{
    struct palette_view *view = state;
    field_release(&view->typed);
    free(view);
}

const struct view_ops palette_view_ops = {
    .name = "EVERY COMMAND",
    .commands = COMMANDS(commands),
    .load = load,
    .draw = draw,
    .feed = feed,
    .typing = view_always_typing,
    .close = release,
};

bool palette_view_open(struct app *app)
{
    const struct app_view *below = app_top(app);
    if (below->ops == &palette_view_ops)
        return false;
    struct palette_view *view = mem_new(1, sizeof *view);
    view->of = &below->ops->commands;
    view->below = below->state;
    field_init(&view->typed);
    return app_open(app, &palette_view_ops, view);
}
