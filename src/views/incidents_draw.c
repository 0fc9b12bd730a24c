/* Drawing the list of incidents. */
#include "incidents_view.h"

#include "domain/when.h"
#include "text/columns.h"

#include <inttypes.h>

/* Where the columns are; 0: there is no room for one. */
struct columns {
    int title, area, day, standing, end;
};

/* Areas take what those that are loaded need: the rest is the title's. */
static struct columns columns_of_list(const struct incidents_view *view,
                                      const struct grid *grid)
{
    enum { AREA = 14, DAY = 11, GAP = 2, WIDE = 76 };
    struct columns c = {.title = 9, .end = grid->cols - 2};
    bool wide = grid->cols >= WIDE;
    int area = 4;
    for (size_t i = 0; i < view->window.n; i++) {
        int columns = columns_of(view->window.line[i].area);
        area = columns > area ? columns : area;
    }
    c.standing = c.end - (wide ? 17 : 11);
    c.day = c.standing - GAP - DAY;
    if (wide)
        c.area = c.day - GAP - (area < AREA ? area : AREA);
    return c;
}

/* "1 hour 5 minutes", or "1h 05m" where that is too wide. */
static void add_span(int64_t seconds, int width, struct buf *out)
{
    enum { MINUTE = 60, HOUR = 3600, DAY = 86400 };
    size_t from = out->len;
    when_span_text(out, seconds);
    if (columns_of(out->text + from) <= width)
        return;
    buf_reset(out);
    if (seconds < DAY)
        buf_addf(out, "%" PRId64 "h %02" PRId64 "m", seconds / HOUR,
                 seconds % HOUR / MINUTE);
    else
        buf_addf(out, "%" PRId64 "d %02" PRId64 "h", seconds / DAY, seconds % DAY / HOUR);
}

/* "OPEN", "near miss", "41 minutes"; "" where nobody wrote down how long. */
static enum ink standing(const struct incident *one, int width, struct buf *out)
{
    if (one->state == INCIDENT_OPEN) {
        buf_add(out, one->reopened_at ? "OPEN again" : "OPEN");
        return INK_ATTENTION;
    }
    if (one->near_miss)
        buf_add(out, "near miss");
    else if (one->recovered_at && one->recovered_at < one->started_at)
        buf_add(out, "odd times");
    else if (one->recovered_at)
        add_span(one->recovered_at - one->started_at, width, out);
    return INK_TEXT;
}

static void draw_line(const struct incidents_view *view, const struct columns *c, size_t at,
                      struct grid *grid, int row)
{
    const struct incident_line *line = &view->window.line[at - view->list.from];
    const struct incident *one = &line->incident;
    const struct board *board = view->desk->board;
    bool here = at == view->list.at;
    struct buf text;
    buf_init(&text);
    if (here)
        grid_text(grid, row, 1, 1, INK_FOCUS, ">");
    grid_textf(grid, row, 3, c->title - 4, INK_MUTED, "%" PRId64, one->id);
    int end = c->area ? c->area : c->day;
    grid_text(grid, row, c->title, end - c->title - 2, here ? INK_SELECT : INK_TEXT,
              one->title);
    if (c->area)
        grid_text(grid, row, c->area, c->day - c->area - 2,
                  line->area[0] ? INK_TEXT : INK_MUTED,
                  line->area[0] ? line->area : "none");
    when_date_text(&text, zone_local(board_zone(board), one->started_at).date,
                   board_today(board));
    grid_text(grid, row, c->day, c->standing - c->day - 1, INK_TEXT, text.text);
    buf_reset(&text);
    enum ink ink = standing(one, c->end - c->standing, &text);
    grid_right(grid, row, c->end, c->end - c->standing, ink, text.text);
    buf_release(&text);
}

/* How many, in which order; and where one is in a list that is longer than the screen. */
static void draw_head(const struct incidents_view *view, struct grid *grid, int row)
{
    const struct list *list = &view->list;
    int end = grid->cols - 2;
    struct buf text;
    buf_init(&text);
    if (list->total > list->shown) {
        list_place(list, &text);
        grid_right(grid, row, end, 24, INK_MUTED, text.text);
        end -= (int)text.len + 2;
    }
    buf_reset(&text);
    buf_add_count(&text, view->window.total);
    buf_addf(&text, " %s, ", view->window.total == 1 ? "incident" : "incidents");
    buf_add_count(&text, view->window.open);
    buf_addf(&text, " open; %s", view->open_first ? "the open ones first" : "newest first");
    grid_text(grid, row, 3, end - 3, INK_HEAD, text.text);
    buf_release(&text);
}

static void draw_heads(const struct columns *c, struct grid *grid, int row)
{
    grid_text(grid, row, c->title, 8, INK_MUTED, "TITLE");
    if (c->area)
        grid_text(grid, row, c->area, 12, INK_MUTED, "AREA");
    grid_text(grid, row, c->day, 8, INK_MUTED, "BEGAN");
    grid_right(grid, row, c->end, 12, INK_MUTED, "LASTED");
}

/* The incident is named: the list may have moved under the question. */
static void ask_time(struct app *app, const struct incidents_view *view)
{
    struct grid *grid = &app->grid;
    grid_textf(grid, grid->rows - 3, 1, grid->cols - 2, INK_HEAD, "%s since when? %s",
               view->over ? "Open again" : "Over", view->about_title);
    app_ask(app, "Time (else now) ", &view->time);
}

static void draw_foot(struct app *app, const struct incidents_view *view)
{
    if (view->asks == INCIDENTS_ASK_FILTER)
        app_ask(app, "/", &view->filter);
    else if (view->asks == INCIDENTS_ASK_TIME)
        ask_time(app, view);
    else
        app_foot(app, "", INK_MUTED);
}

void incidents_draw(struct app *app, void *state, struct grid *grid)
{
    struct incidents_view *view = state;
    bool roomy = grid->rows >= 20;
    int row = roomy ? 3 : 2, end = grid->rows - 3 - (view->asks == INCIDENTS_ASK_TIME);
    struct columns c = columns_of_list(view, grid);
    view_title(app, grid, "Incidents");
    int top = row + 1;
    if (view->filter.text.len && view->asks != INCIDENTS_ASK_FILTER)
        grid_textf(grid, top++, 3, grid->cols - 5, INK_KEY, "/ %s", view->filter.text.text);
    top += roomy;
    draw_heads(&c, grid, top++);
    int shown = end - top + 1;
    view->list.shown = (size_t)(shown > 0 ? shown : 1);
    list_fit(&view->list);
    draw_head(view, grid, row);
    if (view->window.n == 0)
        grid_wrap(grid, top, 3, grid->cols - 6, 2, INK_TEXT,
                  view->filter.text.len
                      ? "No incident fits. Esc shows all."
                      : app_stated(app, "No incident yet. a adds one, also one that hurt "
                                        "nobody and would have."));
    for (size_t i = 0; i < view->list.shown; i++) {
        size_t at = view->list.first + i;
        if (at >= view->list.from && at - view->list.from < view->window.n)
            draw_line(view, &c, at, grid, top + (int)i);
    }
    draw_foot(app, view);
}
