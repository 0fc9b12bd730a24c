/* The deploys of the last weeks: the chart of their figures, and below it those that make
 * shipping risky, to be opened. */
#include "base/mem.h"
#include "board/shipped.h"
#include "domain/deploy_chart.h"
#include "domain/when.h"
#include "tables.h"
#include "ui/list.h"

#include <stdlib.h>

enum { WEEKS_LEAST = 2, WEEKS = 8, WEEKS_MOST = 26, LIST_LEAST = 4 };

struct deploys_view {
    struct desk *desk;
    struct arena arena; /* of the last load */
    size_t asked;       /* weeks, where there is room for them */
    struct shipped_weeks weeks;
    struct list list; /* of those that are marked */
};

/* The rows around chart and list: title, rule, names of the columns, what the signs mean, a
 * blank, the counts, and the two at the foot. */
static size_t weeks_that_fit(const struct deploys_view *view, const struct grid *grid)
{
    enum { AROUND = 8 };
    int room = grid->rows - AROUND - LIST_LEAST;
    size_t most = room > WEEKS_LEAST ? (size_t)room : WEEKS_LEAST;
    return view->asked < most ? view->asked : most;
}

static bool load(struct app *app, void *state, struct err *err)
{
    struct deploys_view *view = state;
    struct shipped_weeks weeks;
    struct arena fresh;
    size_t at = view->list.at;
    int64_t on = at < view->weeks.marked_n ? view->weeks.marked[at].deploy.id : 0;
    arena_init(&fresh);
    if (!board_shipped_weeks(view->desk->board, weeks_that_fit(view, &app->grid), &fresh,
                             &weeks, err)) {
        arena_release(&fresh);
        return false;
    }
    arena_release(&view->arena);
    view->arena = fresh;
    view->weeks = weeks;
    view->list.n = view->list.total = weeks.marked_n;
    for (size_t i = 0; on && i < weeks.marked_n; i++)
        if (weeks.marked[i].deploy.id == on)
            view->list.at = i;
    list_fit(&view->list);
    return true;
}

/* "2 batches, 1 held back, 4 outside hours. Bo Lind shipped 7 of 10." */
static void add_counts(const struct shipped_weeks *weeks, struct buf *out)
{
    static const struct {
        unsigned mark;
        const char *one, *many;
    } names[] = {
        {DEPLOY_IS_BATCH, "batch", "batches"},
        {DEPLOY_HELD_BACK, "held back over a week", "held back over a week"},
        {DEPLOY_OUTSIDE_HOURS, "outside hours", "outside hours"},
    };
    size_t from = out->len;
    for (size_t m = 0; m < sizeof names / sizeof *names; m++) {
        size_t n = 0;
        for (size_t i = 0; i < weeks->marked_n; i++)
            n += (weeks->marks[i] & names[m].mark) != 0;
        if (n)
            buf_addf(out, "%s%s %s", out->len > from ? ", " : "", GROUPED(n),
                     n == 1 ? names[m].one : names[m].many);
    }
    if (out->len > from)
        buf_add(out, ". ");
    if (weeks->hero[0])
        buf_addf(out, "%s shipped %s of %s.", weeks->hero, GROUPED(weeks->hero_ships),
                 GROUPED(weeks->hero_of));
}

static int draw_chart(const struct deploys_view *view, struct grid *grid, int row)
{
    enum { LEFT = 3, CHART_MOST = 110 };
    const struct shipped_weeks *weeks = &view->weeks;
    int width = grid->cols - 2 * LEFT, open = 0;
    const struct deploy_chart chart =
        deploy_chart_of(weeks->week, weeks->n, width > CHART_MOST ? CHART_MOST : width);
    struct buf line;
    buf_init(&line);
    deploy_chart_head(&line, &chart);
    grid_text(grid, row++, LEFT, grid->cols - LEFT, INK_MUTED, line.text);
    for (size_t i = 0; i < weeks->n; i++, row++) {
        buf_reset(&line);
        deploy_chart_row(&line, &chart, &weeks->week[i]);
        grid_text(grid, row, LEFT, grid->cols - LEFT, INK_TEXT, line.text);
        if (weeks->week[i].broke)
            grid_ink(grid, row, LEFT + chart.broke, 6, INK_ATTENTION);
        open += weeks->week[i].open;
    }
    buf_reset(&line);
    buf_addf(&line, "%s%s", deploy_chart_signs, open ? deploy_chart_open : "");
    grid_text(grid, row++, LEFT, grid->cols - LEFT - 1, INK_MUTED, line.text);
    buf_release(&line);
    return row;
}

enum { DAY = 10, WORDS = 30 };

/* Days of the year before have it with them. */
static int marks_column(const struct deploys_view *view)
{
    const struct shipped_weeks *weeks = &view->weeks;
    bool one_year = weeks->week[0].week.year == weeks->week[weeks->n - 1].week.year;
    return DAY + (one_year ? 12 : 17);
}

/* Where the words of the deploys begin, behind the longest marks; 0: there is no room. */
static int words_column(const struct deploys_view *view, const struct grid *grid)
{
    int most = 0, last = grid->cols - WORDS, marks = marks_column(view);
    struct buf text;
    buf_init(&text);
    for (size_t i = 0; grid->cols >= 76 && i < view->weeks.marked_n; i++) {
        buf_reset(&text);
        deploy_marks_text(&text, &view->weeks.marked[i], view->weeks.marks[i],
                          board_zone(view->desk->board));
        most = (int)text.len > most ? (int)text.len : most;
    }
    buf_release(&text);
    if (grid->cols < 76)
        return 0;
    return marks + most + 2 < last ? marks + most + 2 : last;
}

/* Number, day, what is risky about it, and its words where there is room. */
static void draw_line(const struct deploys_view *view, size_t at, int words,
                      struct grid *grid, int row)
{
    const struct deploy_line *line = &view->weeks.marked[at];
    const struct zone *zone = board_zone(view->desk->board);
    bool here = at == view->list.at;
    int end = words ? words : grid->cols, marks = marks_column(view);
    struct buf text;
    buf_init(&text);
    if (here)
        grid_text(grid, row, 1, 1, INK_FOCUS, ">");
    grid_textf(grid, row, 3, 6, INK_MUTED, "%lld", (long long)line->deploy.id);
    when_date_text(&text, zone_local(zone, line->deploy.at).date,
                   board_today(view->desk->board));
    grid_text(grid, row, DAY, marks - DAY - 1, INK_TEXT, text.text);
    buf_reset(&text);
    deploy_marks_text(&text, line, view->weeks.marks[at], zone);
    grid_text(grid, row, marks, end - marks - 1, here ? INK_SELECT : INK_TEXT, text.text);
    buf_reset(&text);
    shipped_head(&text, &line->deploy);
    if (words)
        grid_text(grid, row, words, grid->cols - words - 1, INK_MUTED, text.text);
    buf_release(&text);
}

static void draw(struct app *app, void *state, struct grid *grid)
{
    struct deploys_view *view = state;
    struct list *list = &view->list;
    struct buf text;
    buf_init(&text);
    buf_addf(&text, "Deploys, %zu weeks", view->weeks.n);
    view_title(app, grid, text.text);
    int row = draw_chart(view, grid, 2) + (grid->rows >= 20);
    buf_reset(&text);
    add_counts(&view->weeks, &text);
    if (!text.len)
        buf_add(&text, "Nothing risky in these weeks: small, in hours, not one person's.");
    row += grid_wrap(grid, row, 3, grid->cols - 5, 2, INK_HEAD, text.text);
    int shown = grid->rows - 2 - row, words = words_column(view, grid);
    list->shown = shown > 0 ? (size_t)shown : 1;
    list_fit(list);
    for (size_t i = 0; i < list->shown && list->first + i < list->total; i++)
        draw_line(view, list->first + i, words, grid, row + (int)i);
    buf_reset(&text);
    if (list->total > list->shown)
        list_place(list, &text);
    app_foot(app, text.text, INK_MUTED);
    buf_release(&text);
}

static enum view_wants feed(struct app *app, void *state, const struct key *key)
{
    struct deploys_view *view = state;
    (void)app;
    return list_feed(&view->list, key) ? VIEW_DRAW : VIEW_UNKNOWN;
}

static enum view_wants open_one(struct app *app, void *state, const struct key *key)
{
    const struct deploys_view *view = state;
    (void)key;
    deploy_view_open(app, view->weeks.marked[view->list.at].deploy.id);
    return VIEW_DRAW;
}

static enum view_wants change_weeks(struct app *app, void *state, const struct key *key)
{
    struct deploys_view *view = state;
    size_t shown = view->weeks.n;
    bool more = key->code == '+';
    if (more ? shown == WEEKS_MOST : shown == WEEKS_LEAST)
        return VIEW_NOTHING;
    view->asked = shown + (more ? 1 : (size_t)-1);
    if (weeks_that_fit(view, &app->grid) == shown)
        app_say(app, INK_TEXT,
                "No more weeks fit. In a shell: buckstop deploys --weeks %zu", view->asked);
    return VIEW_LOAD;
}

static enum view_wants shipped(struct app *app, void *state, const struct key *key)
{
    (void)state, (void)key;
    shipped_view_open(app);
    return VIEW_DRAW;
}

static enum view_wants releases(struct app *app, void *state, const struct key *key)
{
    (void)state, (void)key;
    releases_view_open(app);
    return VIEW_DRAW;
}

static enum view_wants add(struct app *app, void *state, const struct key *key)
{
    (void)state, (void)key;
    deploy_form_open(app, 0);
    return VIEW_DRAW;
}

static const char *nothing(void *state)
{
    const struct deploys_view *view = state;
    return view->weeks.marked_n ? NULL : "No deploy is listed here.";
}

static const struct command commands[] = {
    {.name = "open",
     .keys = {KEY_CODE_ENTER},
     .footer = "open",
     .help = "the deploy",
     .blocked = nothing,
     .run = open_one},
    {.name = "more",
     .keys = {'+', '-'},
     .label = "+ -",
     .footer = "weeks",
     .help = "a week more, a week less",
     .run = change_weeks},
    {.name = "shipped",
     .keys = {'s'},
     .footer = "shipped",
     .help = "what shipped, day by day",
     .run = shipped},
    {.name = "releases",
     .keys = {'W'},
     .footer = "ways to ship",
     .help = "the release types",
     .run = releases},
    {.name = "add",
     .keys = {'a'},
     .footer = "add",
     .help = "log a deploy",
     .changes = true,
     .run = add},
    {.name = "back",
     .keys = {KEY_CODE_ESC},
     .footer = "back",
     .help = "back",
     .run = view_leave},
};

static void release(void *state)
{
    struct deploys_view *view = state;
    arena_release(&view->arena);
    free(view);
}

const struct view_ops deploys_view_ops = {
    .name = "DEPLOYS",
    .commands = COMMANDS(commands),
    .load = load,
    .draw = draw,
    .feed = feed,
    .close = release,
};

bool deploys_view_open(struct app *app)
{
    struct deploys_view *view = mem_new(1, sizeof *view);
    view->desk = app->desk;
    view->asked = WEEKS;
    view->list.shown = 1;
    arena_init(&view->arena);
    return app_open(app, &deploys_view_ops, view);
}
