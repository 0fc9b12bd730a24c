/* Drawing the whole list of tickets. */
#include "tickets_view.h"

#include "domain/when.h"
#include "text/columns.h"
#include "ticket_line.h"

#include <inttypes.h>
#include <string.h>

/* Where the columns are; 0: there is no room for one, or nothing to stand in it. */
struct columns {
    int title, customer, area, age, standing, end;
};

static const char *area_of(const struct ticket_line *line)
{
    return line->owned ? line->area_name : line->area ? "NO OWNER" : "no area";
}

/* Areas and customers take what those that are loaded need: the rest is the title's. */
static struct columns columns_of_list(const struct tickets_view *view,
                                      const struct grid *grid)
{
    enum { AREA = 15, CUSTOMER = 12, AGE = 6, GAP = 2 };
    struct columns c = {.end = grid->cols - 2};
    int area = 4, customer = 0;
    for (size_t i = 0; i < view->window.n; i++) {
        int a = columns_of(area_of(&view->window.line[i])),
            by = columns_of(view->window.line[i].customer);
        area = a > area ? a : area;
        customer = by > customer ? by : customer;
    }
    c.title = 5 + ticket_line_number(view->window.line, view->window.n);
    c.standing = c.end - (grid->cols >= 76 ? 20 : 12);
    if (grid->cols >= 76)
        c.area = c.standing - GAP - (area < AREA ? area : AREA);
    if (grid->cols >= 96)
        c.age = c.area - GAP - AGE;
    if (grid->cols >= 96 && customer)
        c.customer =
            c.age - GAP - (customer < CUSTOMER ? customer < 8 ? 8 : customer : CUSTOMER);
    return c;
}

static int title_end(const struct columns *c)
{
    return (c->customer ? c->customer
            : c->age    ? c->age
            : c->area   ? c->area
                        : c->standing) -
           2;
}

/* "3 d", "5 wk", "2 y": how old it is. */
static void add_age(const struct tickets_view *view, int64_t opened_at, struct buf *out)
{
    const struct board *board = view->desk->board;
    int64_t days = board_today(board) - zone_local(board_zone(board), opened_at).date;
    if (days < 14)
        buf_addf(out, "%" PRId64 " d", days);
    else if (days < 365)
        buf_addf(out, "%" PRId64 " wk", days / 7);
    else
        buf_addf(out, "%" PRId64 " y", days / 365);
}

static void draw_line(const struct tickets_view *view, const struct columns *c, size_t at,
                      struct grid *grid, int row)
{
    const struct ticket_line *line = &view->window.line[at - view->list.from];
    bool here = at == view->list.at;
    struct buf text;
    buf_init(&text);
    if (here)
        grid_text(grid, row, 1, 1, INK_FOCUS, ">");
    grid_textf(grid, row, 3, c->title - 5, here ? INK_SELECT : INK_MUTED, "#%" PRId64,
               line->id);
    grid_text(grid, row, c->title, title_end(c) - c->title, INK_TEXT, line->title);
    if (c->customer)
        grid_text(grid, row, c->customer, c->age - c->customer - 2, INK_TEXT,
                  line->customer);
    if (c->age) {
        add_age(view, line->opened_at, &text);
        grid_right(grid, row, c->area - 2, 6, INK_MUTED, text.text);
    }
    if (c->area)
        grid_text(grid, row, c->area, c->standing - c->area - 2,
                  line->owned ? INK_TEXT : INK_ATTENTION, area_of(line));
    buf_reset(&text);
    int width = c->end - c->standing;
    enum ink ink = ticket_line_standing(line, board_today(view->desk->board), width, &text);
    grid_right(grid, row, c->end, width, ink, text.text);
    buf_release(&text);
}

static void head_text(const struct tickets_view *view, struct buf *out)
{
    static const char *const orders[ORDERS] = {
        [ORDER_BOARD] = "as on the board", [ORDER_NUMBER] = "by number",
        [ORDER_NEW] = "newest first",      [ORDER_AGE] = "oldest first",
        [ORDER_AREA] = "by area",          [ORDER_GAPS] = "most gaps first",
        [ORDER_CUSTOMER] = "by customer"};
    static const char *const states[WHICHES] = {
        [WHICH_OPEN] = "open",           [WHICH_DRAFT] = "not ready",
        [WHICH_READY] = "ready",         [WHICH_DOING] = "under way",
        [WHICH_UNDECIDED] = "undecided", [WHICH_SKIPPED] = "skipped the review",
        [WHICH_DONE] = "done",           [WHICH_NO] = "decided: no",
        [WHICH_NOT_NOW] = "not now",     [WHICH_SAME] = "folded under another",
        [WHICH_ALL] = "of every state"};
    buf_add_count(out, view->window.total);
    buf_addf(out, " %s", states[view->query.which]);
    if (view->query.which == WHICH_OPEN) {
        buf_add(out, ", ");
        buf_add_count(out, view->window.drafts);
        buf_add(out, " not ready");
    }
    buf_addf(out, "; %s", orders[view->query.order]);
}

/* How many, in which order; and where one is in a list that is longer than the screen. */
static void draw_head(const struct tickets_view *view, struct grid *grid, int row)
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
    head_text(view, &text);
    grid_text(grid, row, 3, end - 3, INK_HEAD, text.text);
    buf_release(&text);
}

static void draw_heads(const struct columns *c, struct grid *grid, int row)
{
    grid_text(grid, row, c->title, 8, INK_MUTED, "TITLE");
    if (c->customer)
        grid_text(grid, row, c->customer, 12, INK_MUTED, "ASKED BY");
    if (c->age)
        grid_right(grid, row, c->area - 2, 6, INK_MUTED, "AGE");
    if (c->area)
        grid_text(grid, row, c->area, 12, INK_MUTED, "AREA");
    grid_right(grid, row, c->end, 12, INK_MUTED, "STATE");
}

/* What can be typed; and of what cannot be read yet, why. */
static void draw_hint(const struct tickets_view *view, struct grid *grid, int row)
{
    const struct err *err = &view->trouble;
    if (view->wrong)
        grid_textf(grid, row, 1, grid->cols - 2, INK_MUTED, "%s%s%s", err->what,
                   err->next[0] ? "; " : "", err->next);
    else
        grid_text(grid, row, 1, grid->cols - 2, INK_MUTED,
                  "words area:X gap:why state:X customer:X older:30 sort:age");
}

static void draw_foot(struct app *app, const struct tickets_view *view)
{
    struct buf text;
    buf_init(&text);
    if (view->opened)
        buf_addf(&text, "Of the %s opened in the last 30 days, %s met the template.",
                 GROUPED(view->opened), GROUPED(view->met));
    if (view->typing)
        app_ask(app, "/", &view->typed);
    else
        app_foot(app, text.text, INK_MUTED);
    buf_release(&text);
}

void tickets_draw(struct app *app, void *state, struct grid *grid)
{
    struct tickets_view *view = state;
    bool roomy = grid->rows >= 20;
    int row = roomy ? 3 : 2, end = grid->rows - 3 - view->typing;
    struct columns c = columns_of_list(view, grid);
    view_title(app, grid, "Ownership board / tickets");
    int top = row + 1;
    if (view->typed.text.len && !view->typing)
        grid_textf(grid, top++, 3, grid->cols - 5, INK_KEY, "/ %s", view->typed.text.text);
    top += roomy;
    draw_heads(&c, grid, top++);
    int shown = end - top + 1;
    view->list.shown = (size_t)(shown > 0 ? shown : 1);
    list_fit(&view->list);
    draw_head(view, grid, row);
    if (view->window.n == 0)
        grid_wrap(grid, top, 3, grid->cols - 6, 2, INK_TEXT,
                  view->typed.text.len
                      ? "No ticket fits. Esc shows all."
                      : app_stated(app, "None. f goes to the next state, a adds one."));
    for (size_t i = 0; i < view->list.shown; i++) {
        size_t at = view->list.first + i;
        if (at >= view->list.from && at - view->list.from < view->window.n)
            draw_line(view, &c, at, grid, top + (int)i);
    }
    if (view->typing)
        draw_hint(view, grid, end + 1);
    draw_foot(app, view);
}
