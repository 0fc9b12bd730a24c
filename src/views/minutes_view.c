/* The minutes of a review: their Markdown, line by line. */
#include "minutes_view.h"

#include "base/mem.h"
#include "domain/review.h"
#include "tables.h"
#include "ui/list.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

struct minutes_view {
    char week[REVIEW_NAME];
    struct buf text;
    struct list list; /* `at` is the line on top; the last is the one from where all fits */
};

/* The line at *at, which moves on to the next. False: there is none. */
static bool next_line(const char **at, struct buf *line)
{
    size_t len = strcspn(*at, "\n");
    if (!**at)
        return false;
    buf_reset(line);
    buf_add_n(line, *at, len);
    if (len == 0)
        buf_add_c(line, ' '); /* an empty one takes a row as well */
    *at += len + ((*at)[len] == '\n');
    return true;
}

/* The first line from which all the rest fits: each is wrapped once, outside of the grid,
 * where it is only counted. */
static size_t last_top(const struct minutes_view *view, struct grid *grid, int width,
                       int room)
{
    const char *at = view->text.text;
    struct buf line;
    int *rows = mem_new(view->text.len + 1, sizeof *rows), all = 0;
    size_t n = 0, top = 0;
    buf_init(&line);
    while (next_line(&at, &line)) {
        rows[n] = grid_wrap(grid, grid->rows, 0, width, INT_MAX, INK_TEXT, line.text);
        all += rows[n++];
    }
    while (top + 1 < n && all > room)
        all -= rows[top++];
    free(rows);
    buf_release(&line);
    return top;
}

static void draw(struct app *app, void *state, struct grid *grid)
{
    struct minutes_view *view = state;
    const char *at = view->text.text;
    int row = 2, end = grid->rows - 2, width = grid->cols - 5;
    size_t n = 0;
    struct buf line;
    buf_init(&line);
    grid_text(grid, 0, 1, grid->cols - 2, INK_HEAD, "Minutes, as Markdown");
    grid_rule(grid, 1, 0, grid->cols, INK_MUTED);
    view->list.total = last_top(view, grid, width, end - row) + 1;
    list_fit(&view->list);
    for (; next_line(&at, &line); n++)
        if (n >= view->list.at && row < end) {
            row += grid_wrap(grid, row, 3, width, end - row,
                             line.text[0] == '#' ? INK_HEAD : INK_TEXT, line.text);
            view->list.shown = n - view->list.at + 1;
        }
    buf_release(&line);
    app_foot(app, "buckstop review minutes prints the same.", INK_MUTED);
}

static enum view_wants move(struct app *app, void *state, const struct key *key)
{
    struct minutes_view *view = state;
    (void)app;
    return list_feed(&view->list, key) ? VIEW_DRAW : VIEW_NOTHING;
}

static enum view_wants copy(struct app *app, void *state, const struct key *key)
{
    const struct minutes_view *view = state;
    struct buf what, instead;
    (void)key;
    buf_init(&what);
    buf_init(&instead);
    buf_addf(&what, "the minutes of %s", view->week);
    buf_addf(&instead, "buckstop review minutes %s", view->week);
    app_copy(app, view->text.text, what.text, instead.text);
    buf_release(&instead);
    buf_release(&what);
    return VIEW_DRAW;
}

static const struct command commands[] = {
    {.name = "copy",
     .keys = {'y'},
     .footer = "copy",
     .help = "copy the minutes, to paste them into the wiki",
     .run = copy},
    {.name = "scroll",
     .keys = {KEY_CODE_DOWN, KEY_CODE_UP, 'j', 'k'},
     .label = "Up/Down",
     .footer = "scroll",
     .help = "a line up, a line down",
     .run = move},
    {.name = "page",
     .keys = {KEY_CODE_PAGE_UP, KEY_CODE_PAGE_DOWN},
     .label = "PgUp/PgDn",
     .footer = "page",
     .help = "a page up, a page down",
     .run = move},
    {.name = "ends",
     .keys = {'g', 'G', KEY_CODE_HOME, KEY_CODE_END},
     .label = "g G",
     .help = "to the beginning, to the end",
     .run = move},
    {.name = "close",
     .keys = {KEY_CODE_ESC, KEY_CODE_ENTER, 'm'},
     .footer = "back",
     .help = "back to the review",
     .run = view_leave},
};

static void release(void *state)
{
    struct minutes_view *view = state;
    buf_release(&view->text);
    free(view);
}

const struct view_ops minutes_view_ops = {
    .name = "MINUTES",
    .commands = COMMANDS(commands),
    .draw = draw,
    .close = release,
};

bool minutes_view_open(struct app *app, const struct review_card *card)
{
    struct desk *desk = app->desk;
    struct minutes_view *view = mem_new(1, sizeof *view);
    review_name(&card->review, view->week);
    buf_init(&view->text);
    board_minutes(desk->board, card, &view->text);
    return app_open(app, &minutes_view_ops, view);
}
