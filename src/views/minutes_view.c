/* The minutes of a review: their Markdown, line by line. */
#include "minutes_view.h"

#include "base/mem.h"
#include "ui/list.h"

#include <stdlib.h>
#include <string.h>

struct minutes_view {
    struct buf text;
    struct list list; /* `first` is the line on top */
};

static void draw(struct app *app, void *state, struct grid *grid)
{
    struct minutes_view *view = state;
    int row = 2, end = grid->rows - 2;
    size_t line = 0;
    grid_text(grid, 0, 1, grid->cols - 2, INK_HEAD, "Minutes, as Markdown");
    grid_rule(grid, 1, 0, grid->cols, INK_MUTED);
    for (const char *at = view->text.text; *at; line++) {
        struct buf one;
        size_t len = strcspn(at, "\n");
        buf_init(&one);
        buf_add_n(&one, at, len);
        if (line >= view->list.at && row < end)
            row += grid_wrap(grid, row, 3, grid->cols - 5, end - row,
                             one.text[0] == '#' ? INK_HEAD : INK_TEXT,
                             len ? one.text : " ");
        buf_release(&one);
        at += len + (at[len] == '\n');
    }
    view->list.total = line;
    view->list.shown = 1;
    app_foot(app, "buckstop review minutes prints the same.", INK_MUTED);
}

static enum view_wants feed(struct app *app, void *state, const struct key *key)
{
    struct minutes_view *view = state;
    (void)app;
    return list_feed(&view->list, key) ? VIEW_DRAW : VIEW_UNKNOWN;
}

static enum view_wants leave(struct app *app, void *state, const struct key *key)
{
    (void)app, (void)state, (void)key;
    return VIEW_CLOSE;
}

static const struct command commands[] = {
    {.name = "close", .keys = {KEY_CODE_ESC, KEY_CODE_ENTER, 'm'}, .footer = "back",
     .help = "back to the review", .run = leave},
};

static void release(void *state)
{
    struct minutes_view *view = state;
    buf_release(&view->text);
    free(view);
}

static const struct view_ops minutes_view_ops = {
    .name = "MINUTES",
    .commands = COMMANDS(commands),
    .draw = draw,
    .feed = feed,
    .close = release,
};

bool minutes_view_open(struct app *app, const struct review_card *card)
{
    struct desk *desk = app->desk;
    struct minutes_view *view = mem_new(1, sizeof *view);
    buf_init(&view->text);
    board_minutes(desk->board, card, &view->text);
    return app_open(app, &minutes_view_ops, view);
}
