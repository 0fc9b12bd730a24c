/* The keys of the view below, and of every view: read from the tables that run them. */
#include "base/mem.h"
#include "ui/list.h"
#include "views/views.h"

#include <stdlib.h>

struct help_view {
    const struct view_ops *of;
    struct list list;
};

enum { KEYS = 18 }; /* columns of the keys */

static int draw_table(const struct commands *commands, struct grid *grid, int row, int skip,
                      int end)
{
    struct buf keys;
    buf_init(&keys);
    for (size_t i = 0; i < commands->n; i++, row++) {
        if (row - skip < 3 || row - skip >= end)
            continue;
        buf_reset(&keys);
        command_keys(&commands->row[i], &keys);
        grid_text(grid, row - skip, 3, KEYS - 4, INK_KEY, keys.text);
        grid_text(grid, row - skip, KEYS, grid->cols - KEYS - 1, INK_TEXT,
                  commands->row[i].help);
    }
    buf_release(&keys);
    return row;
}

static int draw_head(const char *text, struct grid *grid, int row, int skip, int end)
{
    if (row - skip >= 3 && row - skip < end)
        grid_text(grid, row - skip, 3, grid->cols - 4, INK_HEAD, text);
    return row + 2;
}

static void draw(struct app *app, void *state, struct grid *grid)
{
    static const char *const moves[][2] = {
        {"j k", "down, up; arrows too"},
        {"g G", "first, last"},
        {"Ctrl-D Ctrl-U", "half a page"},
    };
    struct help_view *view = state;
    int skip = (int)view->list.at, end = grid->rows - 2;
    grid_textf(grid, 0, 1, grid->cols - 2, INK_HEAD, "Help for %s", view->of->name);
    grid_rule(grid, 1, 0, grid->cols, INK_MUTED);
    int row = draw_head("HERE", grid, 3, skip, end);
    row = draw_table(&view->of->commands, grid, row, skip, end) + 1;
    row = draw_head("EVERYWHERE", grid, row, skip, end);
    row = draw_table(app->everywhere, grid, row, skip, end) + 1;
    row = draw_head("MOVE", grid, row, skip, end);
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++, row++) {
        if (row - skip < 3 || row - skip >= end)
            continue;
        grid_text(grid, row - skip, 3, KEYS - 4, INK_KEY, moves[i][0]);
        grid_text(grid, row - skip, KEYS, grid->cols - KEYS - 1, INK_TEXT, moves[i][1]);
    }
    view->list.total = row > end ? (size_t)(row - end) + 1 : 1;
    view->list.shown = 1;
    app_foot(app, row - skip > end ? "There is more below: j." : "", INK_MUTED);
}

static enum view_wants feed(struct app *app, void *state, const struct key *key)
{
    struct help_view *view = state;
    (void)app;
    return list_feed(&view->list, key) ? VIEW_DRAW : VIEW_UNKNOWN;
}

static enum view_wants leave(struct app *app, void *state, const struct key *key)
{
    (void)app, (void)state, (void)key;
    return VIEW_CLOSE;
}

static const struct command commands[] = {
    {.name = "close", .keys = {KEY_CODE_ESC, '?', KEY_CODE_ENTER}, .footer = "close",
     .help = "back", .run = leave},
};

static const struct view_ops help_view_ops = {
    .name = "HELP",
    .commands = COMMANDS(commands),
    .draw = draw,
    .feed = feed,
    .close = free,
};

bool help_view_open(struct app *app)
{
    const struct app_view *below = app_top(app);
    if (below->ops == &help_view_ops)
        return false;
    struct help_view *view = mem_new(1, sizeof *view);
    view->of = below->ops;
    return app_open(app, &help_view_ops, view);
}
