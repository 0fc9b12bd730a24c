/* Step 1 as it is drawn: a promise, what is said of it today, and what may be said. */
#include "review_last_week.h"

#include "domain/when.h"

static void draw_item(struct grid *grid, struct review_body body, int *row,
                      const char *name, const char *text, enum ink ink)
{
    grid_text(grid, *row, body.left, 12, INK_MUTED, name);
    int room = body.bottom - *row < 2 ? body.bottom - *row : 2;
    *row += grid_wrap(grid, *row, body.left + 13, body.width - 13, room, ink, text);
    *row += body.roomy;
}

static void promised_text(const struct app *app, const struct review_view *review,
                          const struct cause_line *line, struct buf *out)
{
    int64_t today = zone_local(board_zone(review->desk->board), app->now).date;
    buf_addf(out, "%s, by ", line->owner.id ? line->owner.name : "NO OWNER");
    when_date_text(out, line->removal.due, today);
    if (line->removal.due < today)
        buf_add(out, ", overdue");
    if (line->removal.carried) {
        buf_add(out, ", carried ");
        review_times(out, line->removal.carried);
    }
    if (line->removal.state == REMOVAL_REMOVED)
        buf_add(out, ", said to be removed");
    if (line->came_back)
        buf_add(out, ", CAME BACK");
}

static void answer_text(const struct app *app, const struct review_view *review,
                        const struct sitting_promise *promise, struct buf *out)
{
    const struct review_answer *answer = &promise->answer;
    int64_t today = zone_local(board_zone(review->desk->board), app->now).date;
    if (answer->answer == PROMISE_GONE) {
        const struct zone *zone = board_zone(review->desk->board);
        buf_add(out, "GONE, seen ");
        when_days_text(out, zone_local(zone, answer->at).date, today);
        buf_addf(out, ": %s", answer->what);
    } else if (answer->answer == PROMISE_DROPPED) {
        buf_addf(out, "dropped: %s", answer->what);
    } else {
        buf_add(out, "STILL THERE, now by ");
        when_date_text(out, answer->new_due, today);
        if (promise->was_due && promise->was_due != answer->new_due) {
            buf_add(out, ", was due ");
            when_date_text(out, promise->was_due, today);
        }
    }
}

enum { DATE = 22 }; /* columns of a date that is typed, with the day it means behind it */

/* "Fri 27 Nov, in 7 days" beside what is typed for it; nothing where it is no date. */
static void draw_day(const struct review_view *review, struct grid *grid, int row, int left,
                     int width)
{
    int64_t today = board_today(review->desk->board), due;
    struct buf day;
    struct err none;
    if (!when_date(review->field[0].text.text, today, &due, &none))
        return;
    buf_init(&day);
    when_date_text(&day, due, today);
    buf_add(&day, ", ");
    when_days_text(&day, due, today);
    grid_text(grid, row, left, width, INK_MUTED, day.text);
    buf_release(&day);
}

static int draw_choice(const struct review_view *review, struct grid *grid,
                       struct review_body body, int row, int answer)
{
    static const struct {
        const char *key, *text;
    } choices[] = {
        [NEW_OWNER] = {"o", "its owner has left: name who removes it now"},
        [PROMISE_GONE] = {"y", "gone, and this is what we saw"},
        [PROMISE_STILL] = {"n", "still there, new date"},
        [PROMISE_DROPPED] = {"d", "we drop it, because"},
    };
    bool here = review->typing && review->column == answer;
    if (here)
        grid_text(grid, row, body.left, 1, INK_FOCUS, ">");
    grid_text(grid, row, body.left + 2, 1, INK_KEY, choices[answer].key);
    grid_text(grid, row++, body.left + 13, body.width - 13, here ? INK_SELECT : INK_TEXT,
              choices[answer].text);
    if (here) {
        bool date = answer == PROMISE_STILL;
        int left = body.left + 13, width = body.width - 13;
        if (date)
            draw_day(review, grid, row, left + DATE, width - DATE);
        row +=
            field_draw(&review->field[0], grid, row, left, date ? DATE - 2 : width,
                       body.present && body.bottom - row < 3 ? body.bottom - row : 3, true);
    }
    if (here && answer == NEW_OWNER) {
        struct person_pick pick;
        last_week_find_owner(review, &pick);
        row = person_pick_draw(&pick, grid, row, body.left + 13, body.width - 13);
    }
    return row + body.roomy;
}

/* While presenting and typing, the others are left out. */
static int draw_answers(const struct review_view *review, struct grid *grid,
                        struct review_body body, int row)
{
    bool all = !body.present || !review->typing;
    if (last_week_unowned(review) && (all || review->column == NEW_OWNER))
        row = draw_choice(review, grid, body, row, NEW_OWNER);
    for (int a = PROMISE_GONE; a <= PROMISE_DROPPED; a++)
        if (all || review->column == a)
            row = draw_choice(review, grid, body, row, a);
    return row;
}

/* All in one row. */
static int draw_answers_short(const struct review_view *review, struct grid *grid,
                              struct review_body body, int row)
{
    static const char *const choices[][2] = {
        {"o", "new owner"}, {"y", "gone"}, {"n", "still there"}, {"d", "we drop it"}};
    int col = body.left;
    for (int i = !last_week_unowned(review); i < 4; i++) {
        col += grid_text(grid, row, col, 2, INK_KEY, choices[i][0]) + 2;
        col += grid_text(grid, row, col, 12, INK_TEXT, choices[i][1]) + 4;
    }
    return row + 1;
}

/* What is said of a promise: a name, its text, and how it is meant. */
struct item {
    const char *name, *text;
    enum ink ink;
};

enum { ITEMS = 4, NAMES = 13, ITEM_ROWS = 2 };

/* With as much air as there is room for; the answers in one row rather than without air. */
static int draw_present(const struct review_view *review, struct grid *grid,
                        struct review_body body, const struct item *items, int n)
{
    int row = body.top, room = body.bottom - row, rows = 0;
    int answers = 3 + last_week_unowned(review);
    for (int i = 0; i < n; i++)
        rows += review_rows(grid, body.width - NAMES, ITEM_ROWS, items[i].text);
    body.roomy = false;
    while (body.air > 1 && rows + n * body.air + answers > room)
        body.air--;
    if (rows + n * body.air + 1 > room)
        body.air = 0;
    for (int i = 0; i < n && row < body.bottom; i++) {
        draw_item(grid, body, &row, items[i].name, items[i].text, items[i].ink);
        row += body.air;
    }
    if (review->typing || row + answers <= body.bottom)
        return draw_answers(review, grid, body, row);
    return row < body.bottom ? draw_answers_short(review, grid, body, row) : row;
}

static int draw_usual(const struct review_view *review, struct grid *grid,
                      struct review_body body, const struct item *items, int n)
{
    int row = body.top;
    for (int i = 0; i < n; i++)
        draw_item(grid, body, &row, items[i].name, items[i].text, items[i].ink);
    row = draw_answers(review, grid, body, row + 1);
    if (row + 1 < body.bottom)
        grid_text(grid, body.bottom - 2, body.left, body.width, INK_MUTED,
                  "It stays first on the list every week until somebody has seen it gone.");
    return row;
}

/* Presenting, who promised it is left out while something is said of it today. Returns the
 * row below. */
static int draw_promise(struct app *app, const struct review_view *review,
                        struct grid *grid, struct review_body body)
{
    const struct sitting_promise *p = last_week_promise(review);
    int n = 0;
    struct item items[ITEMS];
    struct buf promised, today;
    buf_init(&promised);
    buf_init(&today);
    items[n++] = (struct item){"Cause", p->line.cause.text, INK_SELECT};
    items[n++] = (struct item){"Gone when", p->line.removal.gone_when, INK_TEXT};
    promised_text(app, review, &p->line, &promised);
    if (!body.present || (!review->typing && !p->answer.id))
        items[n++] = (struct item){"Promised", promised.text,
                                   last_week_unowned(review) ? INK_ATTENTION : INK_TEXT};
    if (p->answer.id) {
        bool gone = p->answer.answer == PROMISE_GONE;
        answer_text(app, review, p, &today);
        items[n++] = (struct item){"Today", today.text, gone ? INK_GOOD : INK_ATTENTION};
    }
    int row = (body.present ? draw_present : draw_usual)(review, grid, body, items, n);
    buf_release(&today);
    buf_release(&promised);
    return row;
}

/* A further sitting of a week is not asked what the week was asked already. */
static const char *nothing_asked(const struct review_view *review)
{
    int64_t earlier = review->sitting.card.review.earlier;
    if (review->sitting.answered_before)
        return earlier == 1 ? "All answered in the first sitting."
                            : "All answered in an earlier sitting.";
    if (earlier)
        return "No older promise is open. What this week promised is asked next week.";
    return "No promise is open. What you promise today is the first thing asked next week.";
}

/* What a good answer is depends on which one it is. */
static const char *good_answer(const struct review_view *review)
{
    static const char *const good[] = {
        [PROMISE_STILL] = "Good: a day before the next review, such as fri or +5.",
        [PROMISE_DROPPED] = "Good: why it is not worth removing, or cannot come again.",
        [NEW_OWNER] = "Good: one name, of somebody who is here.",
    };
    if (!last_week_promise(review))
        return "";
    if (!review->typing || review->column == PROMISE_GONE)
        return review_steps[STEP_LAST_WEEK].good;
    return good[review->column];
}

void last_week_draw(struct app *app, void *state, struct grid *grid)
{
    struct review_view *review = state;
    struct review_body body = review_head_good(app, review, grid, good_answer(review));
    int row = body.top;
    struct buf hint;
    buf_init(&hint);
    if (last_week_promise(review)) {
        row = draw_promise(app, review, grid, body);
        size_t n = review->sitting.promises_n;
        if (!body.present)
            buf_addf(&hint, "%s of %s open promises.", GROUPED(review->row + 1),
                     GROUPED(n));
        else if (n > 1)
            buf_addf(&hint, "Promise %s of %s.", GROUPED(review->row + 1), GROUPED(n));
    } else {
        grid_wrap(grid, body.top, body.left, body.width, 3, INK_TEXT,
                  nothing_asked(review));
    }
    review_foot(app, body, row, hint.text, INK_MUTED);
    buf_release(&hint);
}
