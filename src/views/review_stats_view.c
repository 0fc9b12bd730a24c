/* What the reviews came to: the weeks, and each cause that somebody promised to remove. No
 * sum stands alone, and nobody's name stands here at all. */
#include "base/mem.h"
#include "board/review_stats.h"
#include "domain/when.h"
#include "facts_page.h"
#include "promise_ask.h"
#include "said.h"
#include "tables.h"
#include "text/columns.h"

#include <inttypes.h>
#include <stdlib.h>

struct review_stats_view {
    struct desk *desk;
    struct arena arena; /* of the last load */
    struct review_stats stats;
    struct facts_page page; /* its rows are the causes */
};

static void add(struct review_stats_view *view, const char *title, enum ink ink,
                struct buf *text)
{
    facts_page_add(&view->page, &view->arena, title, ink, text);
}

/* "47, 46, 44 to 41": runs of weeks are one, the year where it is not this one's. */
static void add_weeks(const struct review_stats_view *view, bool reviewed, struct buf *out)
{
    const struct week_figure *weeks = view->stats.weeks;
    int year = week_of(board_today(view->desk->board)).year;
    for (size_t i = 0; i < view->stats.weeks_n;) {
        size_t end = i;
        struct week first = {0}, last = {0};
        if (weeks[i].reviewed != reviewed || (!reviewed && weeks[i].current)) {
            i++;
            continue;
        }
        while (end + 1 < view->stats.weeks_n && weeks[end + 1].reviewed == reviewed)
            end++;
        week_parse(weeks[i].week, &first);
        week_parse(weeks[end].week, &last);
        buf_addf(out, "%s%d", out->len ? ", " : "", first.week);
        if (end > i)
            buf_addf(out, " to %d", last.week);
        if (last.year != year)
            buf_addf(out, " of %d", last.year);
        i = end + 1;
    }
}

static void fill_weeks(struct review_stats_view *view, struct buf *text)
{
    const struct review_stats *stats = &view->stats;
    if (stats->weeks_n == 0)
        buf_add(text, "no week has been reviewed yet");
    else
        buf_addf(text, "%d of %d reviewed since the first review%s", stats->reviewed,
                 stats->reviewed + stats->missed,
                 stats->weeks[0].reviewed ? "" : ", this one not yet");
    add(view, "Weeks", INK_TEXT, text);
    add_weeks(view, true, text);
    add(view, "reviewed", INK_TEXT, text);
    add_weeks(view, false, text);
    add(view, "not", INK_ATTENTION, text);
}

/* "6.5 days": half a day where the middle lies between two. */
static void add_median(struct buf *text, int64_t days, bool half)
{
    if (half)
        buf_addf(text, "%lld.5 days", (long long)days);
    else
        said_count(text, days, "day", "days");
}

static void fill_causes(struct review_stats_view *view, struct buf *text)
{
    const struct review_stats *stats = &view->stats;
    if (stats->causes_n == 0)
        return;
    buf_addf(text, "%s promised: %s seen gone, %s open, %s dropped; %s came back",
             GROUPED(stats->causes_n), GROUPED(stats->seen_gone), GROUPED(stats->open),
             GROUPED(stats->dropped), GROUPED(stats->came_back));
    add(view, "Causes", INK_TEXT, text);
    buf_add(text, "promised for ");
    add_median(text, stats->median_promised, stats->half_promised);
    if (stats->median_taken != NO_DAYS) {
        buf_add(text, ", gone after ");
        add_median(text, stats->median_taken, stats->half_taken);
    }
    buf_add(text, "; each one is below");
    add(view, "the middle", INK_MUTED, text);
}

static bool load(struct app *app, void *state, struct err *err)
{
    struct review_stats_view *view = state;
    struct review_stats stats;
    struct arena fresh;
    struct buf text;
    (void)app;
    arena_init(&fresh);
    if (!board_review_stats(view->desk->board, &fresh, &stats, err)) {
        arena_release(&fresh);
        return false;
    }
    arena_release(&view->arena);
    view->arena = fresh;
    view->stats = stats;
    facts_page_reset(&view->page, stats.causes_n);
    buf_init(&text);
    fill_weeks(view, &text);
    fill_causes(view, &text);
    buf_release(&text);
    return true;
}

/* "promised Fri 30 Oct for 5 days, gone after 7". */
static void figure_text(const struct review_stats_view *view,
                        const struct cause_figure *figure, struct buf *out)
{
    const struct removal *removal = &figure->line.removal;
    buf_add(out, "promised ");
    when_date_text(out, figure->promised_on, board_today(view->desk->board));
    buf_add(out, " for ");
    said_count(out, figure->days_promised, "day", "days");
    if (figure->days_taken != NO_DAYS) {
        buf_add(out, removal->state == REMOVAL_REMOVED ? ", said to be removed after "
                                                       : ", gone after ");
        buf_addf(out, "%s", GROUPED(figure->days_taken));
    }
    if (removal->carried)
        buf_addf(out, ", carried %" PRId64 "x", removal->carried);
    if (figure->came_back && removal->state != REMOVAL_CAME_BACK)
        buf_addf(out, ", came back %dx", figure->came_back);
}

static int draw_cause(const void *ctx, struct grid *grid, int row, size_t i, bool here)
{
    const struct review_stats_view *view = ctx;
    const struct cause_figure *figure = &view->stats.causes[i];
    int left = FACTS_LEFT + 2;
    struct buf text;
    buf_init(&text);
    enum ink ink = promise_state_text(&figure->line, &text);
    if (here)
        grid_text(grid, row, FACTS_LEFT, 1, INK_FOCUS, ">");
    grid_text(grid, row, left, grid->cols - left - columns_of(text.text) - 5,
              here ? INK_SELECT : INK_TEXT, figure->line.cause.text);
    grid_right(grid, row, grid->cols - 3, columns_of(text.text), ink, text.text);
    buf_reset(&text);
    figure_text(view, figure, &text);
    grid_text(grid, row + 1, left, grid->cols - left - 3, INK_MUTED, text.text);
    buf_release(&text);
    return 2;
}

static void draw(struct app *app, void *state, struct grid *grid)
{
    struct review_stats_view *view = state;
    int row = grid->rows >= 20 ? 3 : 2;
    struct buf text;
    size_t at;
    view_title(app, grid, "What the reviews came to");
    facts_page_draw(&view->page, grid, row, grid->rows - 3, "EACH CAUSE", draw_cause, view);
    buf_init(&text);
    if (facts_page_row(&view->page, &at))
        buf_addf(&text, "%s of %s causes.", GROUPED(at + 1), GROUPED(view->stats.causes_n));
    app_foot(app, text.text, INK_MUTED);
    buf_release(&text);
}

static enum view_wants feed(struct app *app, void *state, const struct key *key)
{
    struct review_stats_view *view = state;
    (void)app;
    return list_feed(&view->page.list, key) ? VIEW_DRAW : VIEW_UNKNOWN;
}

static enum view_wants open_cause(struct app *app, void *state, const struct key *key)
{
    const struct review_stats_view *view = state;
    size_t at;
    (void)key;
    if (facts_page_row(&view->page, &at))
        cause_view_open(app, view->stats.causes[at].line.cause.id);
    return VIEW_DRAW;
}

static const char *no_cause(void *state)
{
    const struct review_stats_view *view = state;
    size_t at;
    if (view->stats.causes_n == 0)
        return "No cause has been promised yet.";
    return facts_page_row(&view->page, &at) ? NULL : "j goes to the causes.";
}

static const struct command commands[] = {
    {.name = "open",
     .keys = {KEY_CODE_ENTER},
     .footer = "its page",
     .help = "what it was behind, every promise and every answer",
     .blocked = no_cause,
     .run = open_cause},
    {.name = "back",
     .keys = {KEY_CODE_ESC},
     .footer = "back",
     .help = "back",
     .run = view_leave},
};

static void release(void *state)
{
    struct review_stats_view *view = state;
    arena_release(&view->arena);
    free(view);
}

const struct view_ops review_stats_view_ops = {
    .name = "STATISTICS",
    .commands = COMMANDS(commands),
    .load = load,
    .draw = draw,
    .feed = feed,
    .close = release,
};

bool review_stats_view_open(struct app *app)
{
    struct review_stats_view *view = mem_new(1, sizeof *view);
    view->desk = app->desk;
    arena_init(&view->arena);
    return app_open(app, &review_stats_view_ops, view);
}
