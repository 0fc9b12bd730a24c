/* Step 4: why could it happen? Every cause that is said, and what the words ask back. */
#include "review_entry.h"

static const struct incident_card *card(const struct review_view *review)
{
    return &review->sitting.card.incident;
}

static int count(const struct review_view *review)
{
    return (int)card(review)->candidates_n;
}

static int64_t id(const struct review_view *review, int at)
{
    return card(review)->candidates[at].id;
}

static void text(const struct review_view *review, int at, struct buf *out)
{
    buf_add(out, card(review)->candidates[at].text);
}

static bool save(struct review_view *review, int64_t record, const char *typed,
                 struct err *err)
{
    return board_sitting_candidate(review->desk->board, record, typed, err);
}

static void ask(struct review_view *review)
{
    review_ask(review, LINT_CAUSE, review->field[0].text.text);
}

static const struct review_entry entry = {
    .count = count,
    .id = id,
    .text = text,
    .save = save,
    .remove = board_sitting_candidate_remove,
    .typed = ask,
};

static void enter(struct app *app, struct review_view *review)
{
    review_entry_enter(app, review, &entry);
}

static int height(const struct review_view *review, struct grid *grid,
                  struct review_body body, int at)
{
    return review_rows(grid, body.width - 7, 3, card(review)->candidates[at].text);
}

static void draw_cause(const struct review_view *review, struct grid *grid,
                       struct review_body body, int row, int at, int rows)
{
    bool here = !review->typing && review->row == at;
    if (here)
        grid_text(grid, row, body.left, 1, INK_FOCUS, ">");
    grid_textf(grid, row, body.left + 2, 3, INK_MUTED, "%d", at + 1);
    grid_wrap(grid, row, body.left + 7, body.width - 7, rows, here ? INK_SELECT : INK_TEXT,
              card(review)->candidates[at].text);
}

/* Returns the row below. */
static int draw_causes(struct review_view *review, struct grid *grid,
                       struct review_body body)
{
    int n = count(review), row = body.top;
    int each = body.roomy && n <= 5 ? 3 : grid->rows >= 24 && n <= 5 ? 2 : 1;
    if (body.present) {
        int room = review_entry_air(review, grid, body, n, 4, height);
        for (int at = review->first; at < review->first + room; at++) {
            int rows = height(review, grid, body, at);
            draw_cause(review, grid, body, row, at, rows);
            row += rows + body.air;
        }
        return row;
    }
    int room = review_entry_fit(review, body, n, each, 4);
    for (int i = 0; i < room && review->first + i < n; i++, row += each)
        draw_cause(review, grid, body, row, review->first + i, each > 2 ? 2 : each);
    return row;
}

static void draw(struct app *app, void *state, struct grid *grid)
{
    struct review_view *review = state;
    struct review_body body = review_head(app, review, grid);
    int n = count(review), row = draw_causes(review, grid, body);
    if (review->typing) {
        grid_text(grid, row, body.left, 1, INK_FOCUS, ">");
        grid_textf(grid, row, body.left + 2, 3, INK_MUTED, "%d", n + 1);
    }
    if (review->typing || review->field[0].text.len)
        row += field_draw(&review->field[0], grid, row, body.left + 7, body.width - 7, 2,
                          review->typing);
    if (review->typing && !review->field[0].text.len && n == 0)
        grid_text(grid, row - 1, body.left + 9, body.width - 9, INK_MUTED,
                  "what let it happen, in one line");
    if (review->asks[0])
        grid_wrap(grid, row + (body.roomy ? 1 : 0), body.left + 7, body.width - 7, 2,
                  INK_ATTENTION, review->asks);
    review_entry_foot(app, review, body);
}

static const struct command commands[] = {
    REVIEW_ENTRY_COMMANDS("a cause", "cause"),
    REVIEW_COMMANDS,
};

const struct review_page review_causes_page = {
    .ops = {.name = "STEP 4, CAUSES",
            .commands = COMMANDS(commands),
            .load = review_load,
            .draw = draw,
            .feed = review_entry_feed,
            .typing = review_typing,
            .close = review_close,
            .tick = review_tick,
            .ticks = true,
            .stays = true},
    .enter = enter,
    .load = review_entry_load,
};
