/* The page of a cause as it is said and drawn. */
#include "cause_view.h"

#include "domain/when.h"
#include "said.h"
#include "text/columns.h"

#include <inttypes.h>
#include <string.h>

static void add(struct cause_view *view, const char *title, enum ink ink, struct buf *text)
{
    facts_page_add(&view->page, &view->arena, title, ink, text);
}

static void add_day(const struct cause_view *view, struct buf *out, int64_t utc)
{
    when_date_text(out, zone_local(board_zone(view->desk->board), utc).date,
                   board_today(view->desk->board));
}

/* "week 44", of "2026-W44". */
static void add_week(struct buf *out, const char *week)
{
    const char *number = strchr(week, 'W');
    if (number)
        buf_addf(out, "week %s", number + 1);
}

static void add_answer(struct cause_view *view, const struct cause_answer *said,
                       struct buf *text)
{
    static const char *const answers[] = {[PROMISE_GONE] = "GONE, seen",
                                          [PROMISE_STILL] = "STILL THERE, now by",
                                          [PROMISE_DROPPED] = "dropped"};
    const struct review_answer *answer = &said->answer;
    add_week(text, said->week);
    buf_addf(text, "%s%s", text->len ? ": " : "", answers[answer->answer]);
    if (answer->answer == PROMISE_STILL) {
        buf_add(text, " ");
        when_date_text(text, answer->new_due, board_today(view->desk->board));
    } else if (answer->what[0]) {
        buf_addf(text, ": %s", answer->what);
    }
    add(view, "", answer->answer == PROMISE_GONE ? INK_GOOD : INK_ATTENTION, text);
}

/* Whether a review said it in these words already. */
static bool was_answered(const struct cause_promise *promise)
{
    for (size_t i = 0; i < promise->answers_n; i++)
        if (strcmp(promise->answers[i].answer.what, promise->removal.what) == 0)
            return true;
    return false;
}

/* What was said of it outside of the reviews, and when. */
static void add_steps(struct cause_view *view, const struct cause_promise *promise,
                      struct buf *text)
{
    const struct removal *removal = &promise->removal;
    bool seen = removal->state == REMOVAL_SEEN_GONE;
    int64_t at = seen                                  ? removal->seen_at
                 : removal->state == REMOVAL_CAME_BACK ? removal->closed_at
                 : removal->state == REMOVAL_DROPPED   ? removal->closed_at
                                                       : 0;
    if (removal->removed_at) {
        buf_add(text, "said to be removed ");
        add_day(view, text, removal->removed_at);
        add(view, "", INK_TEXT, text);
    }
    for (size_t i = 0; i < promise->answers_n; i++)
        add_answer(view, &promise->answers[i], text);
    bool back = removal->state == REMOVAL_CAME_BACK;
    if ((!seen && !back && removal->state != REMOVAL_DROPPED) ||
        (!back && was_answered(promise)))
        return;
    buf_add(text, seen ? "seen gone" : back ? "CAME BACK" : "dropped");
    if (at) {
        buf_add(text, " ");
        add_day(view, text, at);
    }
    if (removal->what[0] && !was_answered(promise))
        buf_addf(text, ": %s", removal->what);
    add(view, "", seen ? INK_GOOD : INK_ATTENTION, text);
}

static void add_promise(struct cause_view *view, const struct cause_promise *promise,
                        struct buf *text)
{
    const struct removal *removal = &promise->removal;
    const char *owner = promise->owner.id ? promise->owner.name : "NO OWNER";
    int64_t today = board_today(view->desk->board);
    add_week(text, promise->week);
    buf_addf(text, "%s%s, on ", text->len ? ": " : "", owner);
    add_day(view, text, removal->promised_at);
    buf_add(text, ", gone by ");
    when_date_text(text, removal->due, today);
    if (removal_open(removal->state) && removal->due < today) {
        buf_add(text, ", ");
        promise_due_text(removal, today, text);
    }
    if (removal->carried)
        buf_addf(text, ", carried %" PRId64 "x", removal->carried);
    add(view, "Promised", promise->owner.id ? INK_TEXT : INK_ATTENTION, text);
    buf_addf(text, "gone when %s", removal->gone_when);
    add(view, "", INK_TEXT, text);
    add_steps(view, promise, text);
}

void cause_facts(struct cause_view *view)
{
    const struct cause_card *card = &view->card;
    struct buf text;
    buf_init(&text);
    facts_page_reset(&view->page, card->behind_n);
    for (size_t i = 0; i < card->promises_n; i++)
        add_promise(view, &card->promises[i], &text);
    if (card->promises_n == 0) {
        buf_add(&text, "nobody has promised to remove it");
        add(view, "Promised", INK_MUTED, &text);
    }
    buf_release(&text);
}

/* "> Thu 19 Nov   Login mail came late again   week 47". */
static int draw_incident(const void *ctx, struct grid *grid, int row, size_t i, bool here)
{
    enum { DAY = 13, WEEK = 9 };
    const struct cause_view *view = ctx;
    const struct cause_behind *behind = &view->card.behind[i];
    int left = FACTS_LEFT + 2;
    struct buf text;
    buf_init(&text);
    if (here)
        grid_text(grid, row, FACTS_LEFT, 1, INK_FOCUS, ">");
    add_day(view, &text, behind->incident.started_at);
    grid_text(grid, row, left, DAY - 1, INK_MUTED, text.text);
    grid_text(grid, row, left + DAY, grid->cols - left - DAY - WEEK - 4,
              here ? INK_SELECT : INK_TEXT, behind->incident.title);
    buf_reset(&text);
    add_week(&text, behind->week);
    grid_right(grid, row, grid->cols - 3, WEEK, INK_MUTED, text.text);
    buf_release(&text);
    return 1;
}

static int draw_head(const struct cause_view *view, struct grid *grid, int row)
{
    struct buf state;
    buf_init(&state);
    enum ink ink = promise_state_text(&view->card.line, &state);
    int right = columns_of(state.text);
    int rows = grid_wrap(grid, row, FACTS_LEFT, grid->cols - right - 9, 3, INK_HEAD,
                         view->card.line.cause.text);
    grid_right(grid, row, grid->cols - 3, right, ink, state.text);
    buf_release(&state);
    return rows;
}

static void draw_foot(struct app *app, const struct cause_view *view)
{
    const struct cause_line *line = &view->card.line;
    bool open = line->removal.id && removal_open(line->removal.state);
    if (open && !line->owner.id)
        app_foot(app, "Nobody owns the promise: o names its new owner.", INK_ATTENTION);
    else if (line->came_back)
        app_foot(app, "Seen gone before. What makes it impossible this time?",
                 INK_ATTENTION);
    else
        app_foot(app, "", INK_MUTED);
}

void cause_draw(struct app *app, void *state, struct grid *grid)
{
    struct cause_view *view = state;
    bool roomy = grid->rows >= 20;
    int row = roomy ? 3 : 2;
    struct buf text;
    buf_init(&text);
    buf_addf(&text, "Causes / %" PRId64, view->cause);
    view_title(app, grid, text.text);
    row += draw_head(view, grid, row) + roomy;
    buf_reset(&text);
    buf_add(&text, "IT WAS BEHIND ");
    said_count(&text, (int64_t)view->card.behind_n, "INCIDENT", "INCIDENTS");
    facts_page_draw(&view->page, grid, row, grid->rows - 3, text.text, draw_incident, view);
    buf_release(&text);
    if (view->ask.asks)
        promise_ask_draw(app, &view->ask, grid);
    else
        draw_foot(app, view);
}
