/* The promises as they are drawn: the cause and how it stands, and below it how old the
 * promise is, whose, and when it is due. */
#include "domain/when.h"
#include "promises_view.h"
#include "said.h"
#include "text/columns.h"

#include <inttypes.h>

enum { LEFT = 3, STATE = 29, EACH = 2 };

/* Where the columns of the second row begin. */
struct columns {
    int age, owner, due, rest;
};

static struct columns columns_of_grid(const struct grid *grid)
{
    static const struct columns wide = {5, 17, 39, 58}, narrow = {5, 14, 28, 44};
    return grid->cols >= 80 ? wide : narrow;
}

static int64_t date_at(const struct promises_view *view, int64_t utc)
{
    return zone_local(board_zone(view->desk->board), utc).date;
}

/* "16 days", of who promised it today "today". */
static void age_text(int64_t promised, int64_t today, struct buf *out)
{
    if (promised >= today)
        buf_add(out, "today");
    else
        said_count(out, today - promised, "day", "days");
}

static void rest_text(const struct cause_line *line, struct buf *out)
{
    int64_t carried = line->removal.carried;
    if (carried)
        buf_addf(out, "carried %" PRId64 "x", carried);
    if (line->incidents > 1)
        buf_addf(out, "%s%s incidents", carried ? ", " : "", GROUPED(line->incidents));
}

static void draw_open(const struct promises_view *view, const struct cause_line *line,
                      struct grid *grid, int row)
{
    const struct removal *removal = &line->removal;
    struct columns at = columns_of_grid(grid);
    int64_t today = board_today(view->desk->board);
    struct buf text;
    buf_init(&text);
    age_text(date_at(view, removal->promised_at), today, &text);
    grid_text(grid, row, at.age, at.owner - at.age - 1, INK_MUTED, text.text);
    grid_text(grid, row, at.owner, at.due - at.owner - 1,
              line->owner.id ? INK_TEXT : INK_ATTENTION,
              line->owner.id ? line->owner.name : "NO OWNER");
    buf_reset(&text);
    promise_due_text(removal, today, &text);
    int due = grid_text(grid, row, at.due, at.rest - at.due - 1,
                        removal->due < today ? INK_ATTENTION : INK_TEXT, text.text);
    buf_reset(&text);
    rest_text(line, &text);
    int rest = grid->cols - 2 - columns_of(text.text); /* further left rather than cut */
    rest = rest > at.rest ? at.rest : rest < at.due + due + 2 ? at.due + due + 2 : rest;
    grid_text(grid, row, rest, grid->cols - rest - 2, INK_MUTED, text.text);
    buf_release(&text);
}

/* When it was closed, and what was said with it. */
static void draw_closed(const struct promises_view *view, const struct cause_line *line,
                        struct grid *grid, int row)
{
    const struct removal *removal = &line->removal;
    bool gone = removal->state == REMOVAL_SEEN_GONE;
    struct buf text;
    buf_init(&text);
    buf_add(&text, gone ? "seen " : "dropped ");
    when_date_text(&text, date_at(view, gone ? removal->seen_at : removal->closed_at),
                   board_today(view->desk->board));
    if (removal->what[0])
        buf_addf(&text, ": %s", removal->what);
    grid_text(grid, row, LEFT + 2, grid->cols - LEFT - 4, INK_MUTED, text.text);
    buf_release(&text);
}

static void draw_line(const struct promises_view *view, struct grid *grid, int row,
                      size_t at)
{
    const struct cause_line *line = view->line[at];
    bool here = view->list.at == at;
    struct buf state;
    buf_init(&state);
    enum ink ink = promise_state_text(line, &state);
    if (here)
        grid_text(grid, row, LEFT, 1, INK_FOCUS, ">");
    grid_text(grid, row, LEFT + 2, grid->cols - LEFT - 7 - columns_of(state.text),
              here ? INK_SELECT : INK_TEXT, line->cause.text);
    grid_right(grid, row, grid->cols - 3, STATE, ink, state.text);
    buf_release(&state);
    if (removal_open(line->removal.state))
        draw_open(view, line, grid, row + 1);
    else
        draw_closed(view, line, grid, row + 1);
}

static void add_count(struct buf *out, size_t n, const char *what)
{
    if (n)
        buf_addf(out, "%s%s %s", out->len ? ", " : "", GROUPED(n), what);
}

/* "3 open, 1 came back, 2 overdue, 1 without owner." */
static void say_counts(const struct promises_view *view, struct buf *out)
{
    add_count(out, view->open, "open");
    add_count(out, view->back, "came back");
    add_count(out, view->late, "overdue");
    add_count(out, view->nobody, "without owner: o");
    buf_add(out, out->len ? "." : "No promise is open.");
}

static void draw_head(const struct promises_view *view, struct grid *grid, int row)
{
    struct columns at = columns_of_grid(grid);
    if (view->filter.text.len && !view->filtering)
        grid_textf(grid, row, LEFT, grid->cols - 6, INK_KEY, "/%s", view->filter.text.text);
    else
        grid_text(grid, row, LEFT + 2, 20, INK_MUTED, "CAUSE");
    grid_right(grid, row, grid->cols - 3, STATE, INK_MUTED, "STATE");
    grid_text(grid, row + 1, at.age, at.owner - at.age - 1, INK_MUTED, "AGE");
    grid_text(grid, row + 1, at.owner, at.due - at.owner - 1, INK_MUTED, "OWNER");
    grid_text(grid, row + 1, at.due, at.rest - at.due - 1, INK_MUTED, "DUE");
}

static void draw_foot(struct app *app, const struct promises_view *view, struct grid *grid)
{
    struct buf text;
    if (view->ask.asks) {
        promise_ask_draw(app, &view->ask, grid);
        return;
    }
    if (view->filtering) {
        app_ask(app, "/", &view->filter);
        return;
    }
    buf_init(&text);
    if (view->n > view->list.shown)
        list_place(&view->list, &text), buf_add(&text, ".  ");
    struct buf counts;
    buf_init(&counts);
    say_counts(view, &counts);
    buf_add(&text, counts.text);
    app_foot(app, text.text, view->nobody ? INK_ATTENTION : INK_MUTED);
    buf_release(&counts);
    buf_release(&text);
}

void promises_draw(struct app *app, void *state, struct grid *grid)
{
    struct promises_view *view = state;
    struct list *list = &view->list;
    bool roomy = grid->rows >= 20;
    int row = roomy ? 3 : 2;
    view_title(app, grid, view->all ? "Promises, all" : "Promises");
    draw_head(view, grid, row);
    row += roomy ? 3 : 2;
    int each = EACH + (grid->rows >= 30), above = promise_ask_rows(&view->ask);
    int shown = (grid->rows - 3 - above - row) / each;
    list->shown = shown > 0 ? (size_t)shown : 1;
    list_fit(list);
    for (size_t i = 0; i < list->shown && list->first + i < view->n; i++)
        draw_line(view, grid, row + (int)i * each, list->first + i);
    if (view->n == 0)
        grid_wrap(grid, row, LEFT + 2, grid->cols - 6, 3, INK_TEXT,
                  view->filter.text.len
                      ? "No promise fits. Esc shows all."
                      : "No promise is open. The weekly review makes one: r on the board.");
    draw_foot(app, view, grid);
}
