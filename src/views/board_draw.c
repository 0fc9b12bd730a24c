/* How the board is laid out: three panes, one of them alone, or tabs. */
#include "board_view.h"

#include "text/columns.h"

enum { SMALL_ROWS = 16, SMALL_COLS = 60, WIDE = 100 };

static void draw_pane(struct board_view *view, struct grid *grid, enum board_pane pane,
                      struct box box)
{
    bool focus = view->pane == pane;
    if (pane == PANE_AREAS)
        areas_pane_draw(view, grid, box, focus);
    else if (pane == PANE_TICKETS)
        tickets_pane_draw(view, grid, box, focus);
    else
        review_pane_draw(view, grid, box, focus);
}

static bool is_small(const struct grid *grid)
{
    return grid->rows < SMALL_ROWS || grid->cols < SMALL_COLS;
}

/* Where a pane stands: beside the others, or alone where it has the screen or where there
 * is no room for three. */
static struct box box_of(const struct board_view *view, const struct grid *grid,
                         enum board_pane pane, bool alone)
{
    int left = grid->cols * 2 / 5, rows = grid->rows - 6;
    int below = rows >= 20 ? 9 : rows >= 14 ? 8 : 5;
    int right = grid->cols >= WIDE ? left + 5 : left + 2;
    if (is_small(grid))
        return (struct box){2, 1, grid->rows - 5, grid->cols - 2};
    if (alone || view->zoom)
        return (struct box){3, 1, rows, grid->cols - 2};
    if (pane == PANE_AREAS)
        return (struct box){3, 1, rows, left - 2};
    if (pane == PANE_TICKETS)
        return (struct box){3, right, rows - below - 1, grid->cols - right - 1};
    return (struct box){3 + rows - below, right, below, grid->cols - right - 1};
}

size_t board_lines_seen(const struct board_view *view, const struct grid *grid,
                        enum board_pane pane)
{
    struct box box = box_of(view, grid, pane, false);
    int lines = pane == PANE_AREAS ? areas_pane_lines(view, box) : box.rows - 2;
    return lines > 1 ? (size_t)lines : 1;
}

/* The names of all, and the one that has the keys. */
static void draw_tabs(struct board_view *view, struct grid *grid)
{
    static const char *const names[] = {"AREAS", "TICKETS", "REVIEW"};
    int col = 1;
    for (int i = 0; i < PANES; i++) {
        bool here = (int)view->pane == i;
        col += 2 + grid_textf(grid, 0, col, 20, here ? INK_FOCUS : INK_MUTED,
                              here ? "[%d %s]" : "%d %s", i + 1, names[i]);
    }
}

/* The one next thing, with the key that goes there. */
static void draw_next(struct app *app, const struct board_view *view, struct grid *grid)
{
    const struct next *next = &view->shown.next;
    bool well = next->kind == NEXT_WELL;
    int at = columns_of(next->line.text) + 1, last = grid->cols - 4;
    app_foot(app, next->line.text, well ? INK_GOOD : INK_ATTENTION);
    if (well || app->message[0])
        return;
    if (at > last)
        grid_text(grid, grid->rows - 2, last - 2, 2, INK_ATTENTION, "..");
    grid_text(grid, grid->rows - 2, at < last ? at : last, 3, INK_KEY, "  n");
}

/* "Ownership board / money" where it is narrowed to a line. */
static void draw_title(struct app *app, const struct board_view *view, struct grid *grid)
{
    const char *line = board_narrowed(view->desk->board);
    struct buf title;
    buf_init(&title);
    buf_addf(&title, "Ownership board%s%s", line[0] ? " / only " : "", line);
    view_title(app, grid, title.text);
    buf_release(&title);
}

void board_draw(struct app *app, void *state, struct grid *grid)
{
    struct board_view *view = state;
    bool alone = is_small(grid) || view->zoom || app->present;
    view->airy = app->present && grid->rows >= SMALL_ROWS;
    if (is_small(grid))
        draw_tabs(view, grid);
    else
        draw_title(app, view, grid);
    for (int i = 0; i < PANES; i++)
        if (!alone || i == (int)view->pane)
            draw_pane(view, grid, (enum board_pane)i,
                      box_of(view, grid, (enum board_pane)i, alone));
    if (view->asks == ASKS_FILTER)
        app_ask(app, "/", &view->filter[view->pane]);
    else if (view->asks == ASKS_NEW_AREA)
        app_ask(app, "New area:", &view->named);
    else if (view->asks == ASKS_NEW_PERSON)
        app_ask(app, "New person, first and last name:", &view->named);
    else if (view->read == READ_WHOLE)
        draw_next(app, view, grid);
}
