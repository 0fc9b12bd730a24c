/* The page of an incident as it is said and drawn: when it began, was noticed and ended,
 * its timeline, and what went out shortly before. */
#include "board/shipped.h"
#include "domain/timeline.h"
#include "domain/when.h"
#include "incident_view.h"
#include "said.h"
#include "text/columns.h"

#include <inttypes.h>
#include <string.h>

enum { LED = 10, WIDE = 76, WHEN = 17, AREA = 13 };

static struct when_base base_of(const struct incident_view *view)
{
    struct board *board = view->desk->board;
    return (struct when_base){.zone = board_zone(board), .now = board_now(board)};
}

static void add(struct incident_view *view, const char *title, enum ink ink,
                struct buf *text)
{
    facts_page_add(&view->page, &view->arena, title, ink, text);
}

/* ", 46 minutes in all"; nothing where one of the two times is not known. */
static void add_length(struct buf *out, int64_t from, int64_t to, const char *what)
{
    if (!from || !to)
        return;
    buf_add(out, ", ");
    if (to < from) {
        buf_add(out, "the clock went backwards");
        return;
    }
    when_span_text(out, to - from);
    buf_addf(out, " %s", what);
}

/* From start to detection to recovery; what nobody wrote down is a gap and is said. */
static void add_times(struct incident_view *view, struct buf *text)
{
    const struct incident *one = &view->card.incident;
    const struct when_base base = base_of(view);
    bool open = one->state == INCIDENT_OPEN;
    when_text(text, one->started_at, &base);
    add(view, "Began", INK_TEXT, text);
    if (one->detected_at)
        when_text(text, one->detected_at, &base);
    else
        buf_add(text, "nobody wrote down when");
    add_length(text, one->started_at, one->detected_at, "after it began");
    add(view, "Noticed", one->detected_at ? INK_TEXT : INK_MUTED, text);
    if (one->recovered_at)
        when_text(text, one->recovered_at, &base);
    else
        buf_add(text, open ? "it is still open" : "nobody wrote down when");
    add_length(text, one->detected_at, one->recovered_at, "after that");
    add_length(text, one->started_at, one->recovered_at, "in all");
    add(view, "Ended", open ? INK_ATTENTION : INK_TEXT, text);
    if (one->reopened_at)
        when_text(text, one->reopened_at, &base);
    add(view, "Reopened", INK_ATTENTION, text);
}

static void add_harm(struct incident_view *view, struct buf *text)
{
    const struct incident *one = &view->card.incident;
    bool known = one->severity != SEVERITY_UNKNOWN;
    if (one->near_miss)
        buf_add(text, "nobody was hurt, and somebody would have been");
    add(view, "Near miss", INK_TEXT, text);
    buf_add(text, known ? severity_words.name[one->severity] : "not said");
    if (one->customers) {
        buf_add(text, ", ");
        said_count(text, one->customers, "customer", "customers");
    }
    if (one->heard_from[0])
        buf_addf(text, ", we heard it from %s", one->heard_from);
    add(view, "Severity", known ? INK_TEXT : INK_MUTED, text);
}

static void add_area(struct incident_view *view, struct buf *text)
{
    const struct area *area = &view->card.area;
    bool well = false;
    if (area->id)
        well = SAID_WELL ==
               said_area_of(view->desk->board, area->slug, area->name, &view->arena, text);
    else
        buf_add(text, "in no area");
    add(view, "Area", well ? INK_TEXT : INK_ATTENTION, text);
}

/* A fact a line, as it would be typed: its time first. */
static void add_timeline(struct incident_view *view, struct buf *text)
{
    const struct incident_card *card = &view->card;
    const struct timeline_base base = {.zone = board_zone(view->desk->board),
                                       .now = board_now(view->desk->board),
                                       .started = card->incident.started_at};
    for (size_t i = 0; i < card->facts_n; i++) {
        timeline_text(text, &card->facts[i], &base);
        add(view, i ? "" : "Timeline", INK_TEXT, text);
    }
    if (card->facts_n == 0) {
        buf_add(text, "no fact yet");
        add(view, "Timeline", INK_MUTED, text);
    }
}

void incident_facts(struct incident_view *view)
{
    const struct incident_card *card = &view->card;
    struct buf text;
    buf_init(&text);
    facts_page_reset(&view->page, view->before_n);
    if (card->canonical.id)
        buf_addf(&text, "%" PRId64 "  %s", card->canonical.id, card->canonical.title);
    add(view, "Same as", INK_ATTENTION, &text);
    buf_add(&text, card->incident.flag);
    add(view, "Odd", INK_ATTENTION, &text);
    add_times(view, &text);
    add_harm(view, &text);
    add_area(view, &text);
    add_timeline(view, &text);
    buf_add(&text, card->cause.id ? card->cause.text : "");
    add(view, "Cause", INK_TEXT, &text);
    buf_release(&text);
}

/* "> Tue 10:12   login   Sign-in mail arrives   led to it"; where it is narrow the words
 * stand below. */
static int draw_deploy(const void *ctx, struct grid *grid, int row, size_t i, bool here)
{
    const struct incident_view *view = ctx;
    const struct deploy_line *line = &view->before[i];
    const struct when_base base = base_of(view);
    bool led = line->deploy.incident == view->incident, wide = grid->cols >= WIDE;
    int left = FACTS_LEFT + 2, words = left + (wide ? WHEN + AREA : 2);
    int room = grid->cols - words - 3 - (wide && led ? LED : 0);
    enum ink ink = here ? INK_SELECT : INK_TEXT;
    struct buf text;
    buf_init(&text);
    if (here)
        grid_text(grid, row, FACTS_LEFT, 1, INK_FOCUS, ">");
    when_text(&text, line->deploy.at, &base);
    grid_text(grid, row, left, WHEN - 1, INK_TEXT, text.text);
    grid_text(grid, row, left + WHEN, wide ? AREA - 1 : grid->cols - left - WHEN - LED - 4,
              INK_MUTED, line->area_name[0] ? line->area_name : "no area");
    if (led)
        grid_right(grid, row, grid->cols - 3, LED, INK_ATTENTION, "led to it");
    buf_reset(&text);
    shipped_head(&text, &line->deploy);
    int rows = grid_wrap(grid, row + !wide, words, room, 2, ink, text.text);
    buf_release(&text);
    return rows + !wide;
}

/* Returns the rows used. */
static int draw_head(const struct incident_view *view, struct grid *grid, int row)
{
    const struct incident *one = &view->card.incident;
    bool open = one->state == INCIDENT_OPEN;
    grid_right(grid, row, grid->cols - 3, 8, open ? INK_ATTENTION : INK_GOOD,
               open ? "OPEN" : "resolved");
    return grid_wrap(grid, row, FACTS_LEFT, grid->cols - FACTS_LEFT - 14, 3, INK_HEAD,
                     one->title);
}

static void draw_foot(struct app *app, const struct incident_view *view)
{
    struct buf text;
    size_t row;
    buf_init(&text);
    if (!view->before_n)
        buf_add(&text, "No deploy went out in the day before it.");
    else if (!facts_page_row(&view->page, &row))
        buf_add(&text, "Below: what went out shortly before.");
    else
        buf_addf(&text, "%s of %s. %s", GROUPED(row + 1), GROUPED(view->before_n),
                 view->before[row].deploy.incident == view->incident
                     ? "Somebody said that this deploy led to it."
                     : "Nothing is linked by itself: l says that it led to it.");
    app_foot(app, text.text, INK_MUTED);
    buf_release(&text);
}

void incident_draw(struct app *app, void *state, struct grid *grid)
{
    struct incident_view *view = state;
    bool roomy = grid->rows >= 20;
    struct buf title;
    buf_init(&title);
    buf_addf(&title, "Incidents / %" PRId64, view->incident);
    view_title(app, grid, title.text);
    buf_release(&title);
    int row = roomy ? 3 : 2;
    row += draw_head(view, grid, row) + roomy;
    facts_page_draw(&view->page, grid, row, grid->rows - 3, "WENT OUT SHORTLY BEFORE",
                    draw_deploy, view);
    draw_foot(app, view);
}
