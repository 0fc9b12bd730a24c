/* Drawing what shipped: an entry is as high as its words, wide where there is room. */
#include "shipped_view.h"

#include "domain/when.h"
#include "text/clean.h"
#include "text/columns.h"

#include <stdio.h>
#include <string.h>

/* Where the columns are. Without `by` the name stands behind the last line of the words;
 * without `area` that stands before the words. */
struct columns {
    int time, area, what, width, by, state, end;
    int gap; /* rows between two entries */
};

enum { STATE = 12 };

static struct columns columns_of_page(const struct shipped_view *view,
                                      const struct grid *grid)
{
    struct columns c = {.time = 3, .end = grid->cols - 2, .gap = grid->rows >= 20};
    bool about = false, area = false;
    for (size_t i = 0; i < view->shipped.n; i++) {
        about = about || view->shipped.line[i].deploy.approximate;
        area = area || view->shipped.line[i].area_name[0];
    }
    int after = c.time + (about ? 13 : grid->cols >= 96 ? 9 : 7);
    bool wide = grid->cols >= 96;
    c.state = c.end - (grid->cols >= 76 ? 17 : STATE);
    c.area = grid->cols >= 76 && area ? after : 0;
    c.what = c.area ? c.area + (wide ? 14 : 12) : after;
    c.by = wide ? c.state - 17 : 0;
    c.width = (c.by ? c.by : c.state) - c.what - 2;
    return c;
}

/* The words of an entry: its first line, and the lines below it. */
struct entry_words {
    struct buf head, more;
};

static void words_read(struct entry_words *words, const struct shipped_view *view,
                       const struct deploy_line *line, const struct columns *c)
{
    struct buf head, more;
    buf_init(&words->head);
    buf_init(&words->more);
    buf_init(&head);
    buf_init(&more);
    if (!c->area && line->area_name[0])
        buf_addf(&head, "%s: ", line->area_name);
    shipped_head(&head, &line->deploy);
    shipped_more(&more, view->desk->board, &line->deploy);
    if (!c->by && line->by[0])
        buf_addf(&more, "%s\n", line->by);
    clean_add(&words->head, SINK_SCREEN, head.text);
    clean_add_lines(&words->more, SINK_SCREEN, more.text);
    while (words->more.len && words->more.text[words->more.len - 1] == '\n')
        buf_cut(&words->more, words->more.len - 1);
    buf_release(&more);
    buf_release(&head);
}

static void words_release(struct entry_words *words)
{
    buf_release(&words->more);
    buf_release(&words->head);
}

static int lines_of(const struct buf *text, int width)
{
    struct columns_lines lines;
    const char *line;
    size_t len;
    int n = 0;
    if (!text->len)
        return 0;
    columns_wrap(&lines, text->text, width);
    while (columns_next(&lines, &line, &len))
        n++;
    return n;
}

/* What stands below the first line has the room of the whole row. */
static int more_width(const struct columns *c)
{
    return c->end - c->what;
}

static int height_of(const struct shipped_view *view, size_t at, const struct columns *c)
{
    struct entry_words words;
    words_read(&words, view, &view->shipped.line[at], c);
    int n = lines_of(&words.head, c->width) + lines_of(&words.more, more_width(c));
    words_release(&words);
    return n;
}

/* The first entry on the screen, so that the one one is on is on it as a whole. */
static void scroll(struct shipped_view *view, const struct columns *c, int room)
{
    struct list *list = &view->list;
    if (list->first > list->at)
        list->first = list->at;
    int used = height_of(view, list->at, c);
    size_t first = list->at;
    while (first > list->first) {
        used += height_of(view, first - 1, c) + c->gap;
        if (used > room)
            break;
        first--;
    }
    list->first = first;
}

static enum ink ink_of(enum deploy_state state)
{
    switch (state) {
    case DEPLOY_BROKEN:
    case DEPLOY_ROLLED_BACK:
        return INK_ATTENTION;
    case DEPLOY_FINE:
        return INK_GOOD;
    case DEPLOY_RECOVERED:
    case DEPLOY_NOT_LOOKED:
    case DEPLOY_STATES:
        break;
    }
    return INK_TEXT;
}

/* The state in the width there is for it. */
static const char *state_text(enum deploy_state state, int width)
{
    const char *text = deploy_state_text(state);
    return (int)strlen(text) <= width ? text : "not looked";
}

/* Returns the row after it. */
static int draw_entry(const struct shipped_view *view, size_t at, const struct columns *c,
                      struct grid *grid, int row, int last)
{
    const struct deploy_line *line = &view->shipped.line[at];
    enum deploy_state state = deploy_state(&line->deploy);
    bool here = at == view->list.at;
    enum ink ink = here ? INK_SELECT : INK_TEXT;
    struct entry_words words;
    struct buf clock;
    buf_init(&clock);
    words_read(&words, view, line, c);
    shipped_clock(&clock, view->desk->board, &line->deploy);
    if (here)
        grid_text(grid, row, 1, 1, INK_FOCUS, ">");
    grid_text(grid, row, c->time, 11, ink, clock.text);
    if (c->area)
        grid_text(grid, row, c->area, c->what - c->area - 1, INK_TEXT, line->area_name);
    if (c->by)
        grid_text(grid, row, c->by, c->state - c->by - 1, INK_TEXT, line->by);
    grid_text(grid, row, c->state, c->end - c->state, ink_of(state),
              state_text(state, c->end - c->state));
    row += grid_wrap(grid, row, c->what, c->width, last - row, ink, words.head.text);
    if (words.more.len && row < last)
        row += grid_wrap(grid, row, c->what, more_width(c), last - row,
                         c->by ? INK_TEXT : INK_MUTED, words.more.text);
    words_release(&words);
    buf_release(&clock);
    return row;
}

static void draw_none(const struct shipped_view *view, struct grid *grid, int row)
{
    int64_t today = board_today(view->desk->board);
    struct buf text, day;
    buf_init(&text);
    buf_init(&day);
    shipped_day_text(view, &day);
    if (view->typed.text.len)
        buf_add(&text, "Nothing of that day fits.");
    else
        buf_addf(&text, "Nothing %s logged %s%s.", view->day == today ? "is" : "was",
                 view->day >= today - 1 ? "" : "on ", day.text);
    buf_reset(&day);
    if (view->before && !view->typed.text.len) {
        when_date_text(&day, view->before, today);
        buf_addf(&text, " [ goes to the last day that has deploys, %s.", day.text);
    }
    if (!view->typed.text.len)
        buf_add(&text, " a logs one; a script does it with: buckstop ship --what TEXT");
    grid_wrap(grid, row, 3, grid->cols - 6, 4, INK_TEXT, text.text);
    buf_release(&day);
    buf_release(&text);
}

static void draw_foot(struct app *app, const struct shipped_view *view)
{
    struct buf hint;
    if (view->typing) {
        app_ask(app, "/", &view->typed);
        return;
    }
    buf_init(&hint);
    if (view->typed.text.len)
        buf_addf(&hint, "/ %s   Esc shows all.", view->typed.text.text);
    else if (view->shipped.n > 5) {
        list_place(&view->list, &hint);
        buf_add(&hint, ".  Support can read this page out as it is.");
    } else if (view->shipped.n)
        buf_add(&hint, "Support can read this page out as it is.");
    app_foot(app, hint.text, INK_MUTED);
    buf_release(&hint);
}

/* The figures as far apart as they fit. */
static void add_figures(const struct shipped_view *view, int width, struct buf *out)
{
    static const char *const between[] = {"       ", "     ", "   ", ", "};
    for (size_t i = 0; i < sizeof between / sizeof *between; i++) {
        buf_reset(out);
        shipped_figures(out, view->desk->board, &view->shipped, between[i]);
        if (columns_of(out->text) <= width)
            return;
    }
}

void shipped_draw(struct app *app, void *state, struct grid *grid)
{
    struct shipped_view *view = state;
    const struct columns c = columns_of_page(view, grid);
    bool roomy = grid->rows >= 20, today = view->day == board_today(view->desk->board);
    int row = roomy ? 3 : 2, last = grid->rows - 2;
    struct buf text;
    buf_init(&text);
    shipped_day_text(view, &text);
    char title[64];
    snprintf(title, sizeof title, "Shipped %s%s",
             view->day >= board_today(view->desk->board) - 1 ? "" : "on ", text.text);
    view_title(app, grid, title);
    buf_reset(&text);
    if (view->shipped.n) {
        add_figures(view, grid->cols - 5, &text);
        row += grid_wrap(grid, row, 3, grid->cols - 5, 2, today ? INK_TEXT : INK_MUTED,
                         text.text);
        row += roomy ? 2 : 1;
        scroll(view, &c, last - row);
    } else {
        draw_none(view, grid, row);
    }
    size_t at = view->list.first;
    for (; at < view->shipped.n && row < last; at++)
        row = draw_entry(view, at, &c, grid, row, last) + c.gap;
    view->list.shown = at > view->list.first ? at - view->list.first : 1;
    buf_release(&text);
    draw_foot(app, view);
}
