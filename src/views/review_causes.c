/* Step 4: why could it happen? Every cause that is said, and what the words ask back. */
#include "review_entry.h"
#include "review_offers.h"

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

static void typed(struct app *app, struct review_view *review)
{
    review_ask(review, LINT_CAUSE, review->field[0].text.text);
    review_offers_find(app, review);
}

static const struct review_entry entry = {
    .count = count,
    .id = id,
    .text = text,
    .save = save,
    .remove = board_sitting_candidate_remove,
    .typed = typed,
    .feed = review_offers_feed,
};

static void enter(struct app *app, struct review_view *review)
{
    review_entry_enter(app, review, &entry);
}

enum { MARK = 11, MOST_ROWS = 3 }; /* of "CAME BACK"; of a cause while presenting */

static int text_width(const struct review_view *review, struct review_body body, int at)
{
    return body.width - 7 - (review_again(review, (size_t)at)[0] ? MARK : 0);
}

static int height(const struct review_view *review, struct grid *grid,
                  struct review_body body, int at)
{
    return review_rows(grid, text_width(review, body, at), MOST_ROWS,
                       card(review)->candidates[at].text);
}

/* What was said before bears its mark at the end of its line. */
static void draw_cause(const struct review_view *review, struct grid *grid,
                       struct review_body body, int row, int at, int rows)
{
    bool here = !review->typing && review->row == at;
    if (here)
        grid_text(grid, row, body.left, 1, INK_FOCUS, ">");
    grid_textf(grid, row, body.left + 2, 3, INK_MUTED, "%d", at + 1);
    grid_right(grid, row, body.left + body.width, MARK, INK_ATTENTION,
               review_again(review, (size_t)at));
    grid_wrap(grid, row, body.left + 7, text_width(review, body, at), rows,
              here ? INK_SELECT : INK_TEXT, card(review)->candidates[at].text);
}

/* With `below` rows kept. Returns the row below. */
static int draw_causes(struct review_view *review, struct grid *grid,
                       struct review_body body, int below)
{
    int n = count(review), row = body.top;
    int each = body.roomy && n <= 5 ? 3 : grid->rows >= 24 && n <= 5 ? 2 : 1;
    if (body.present) {
        int room = review_entry_air(review, grid, body, n, below, height);
        for (int at = review->first; at < review->first + room; at++) {
            int rows = height(review, grid, body, at);
            draw_cause(review, grid, body, row, at, rows);
            row += rows + body.air;
        }
        return row;
    }
    int room = review_entry_fit(review, body, n, each, below);
    for (int i = 0; i < room && review->first + i < n; i++, row += each)
        draw_cause(review, grid, body, row, review->first + i, each > 2 ? 2 : each);
    return row;
}

/* The field, what its words ask back, and what was said before. */
static void draw_field(const struct review_view *review, struct grid *grid,
                       struct review_body body, int row, int n)
{
    int left = body.left + 7, width = body.width - 7;
    if (review->typing) {
        if (!review->offers.at)
            grid_text(grid, row, body.left, 1, INK_FOCUS, ">");
        grid_textf(grid, row, body.left + 2, 3, INK_MUTED, "%d", n + 1);
    }
    if (review->typing || review->field[0].text.len)
        row += field_draw(&review->field[0], grid, row, left, width, 2,
                          review->typing && !review->offers.at);
    if (review->typing && !review->field[0].text.len && n == 0)
        grid_text(grid, row - 1, left + 2, width - 2, INK_MUTED,
                  "what let it happen, in one line");
    row += body.roomy;
    if (review->asks[0])
        row += grid_wrap(grid, row, left, width, 2, INK_ATTENTION, review->asks) +
               (body.roomy && review->offers.n > 0);
    review_offers_draw(review, grid, row, left, width, body.bottom - row);
}

static void draw_foot(struct app *app, const struct review_view *review,
                      struct review_body body)
{
    const struct review_offers *offers = &review->offers;
    if (offers->n && offers->at)
        review_foot(app, body, body.bottom,
                    "Enter says it again, in the same words. Up goes back.", INK_MUTED);
    else if (offers->n && !review->editing)
        review_foot(app, body, body.bottom, "Said before: Tab goes there, Enter takes it.",
                    INK_MUTED);
    else
        review_entry_foot(app, review, body);
}

static void draw(struct app *app, void *state, struct grid *grid)
{
    struct review_view *review = state;
    struct review_body body = review_head(app, review, grid);
    int n = count(review), offers = review_offers_rows(review, body.width - 7);
    int below = 4 + (offers ? offers - (review->asks[0] == '\0') : 0);
    int row = draw_causes(review, grid, body, below);
    draw_field(review, grid, body, row, n);
    draw_foot(app, review, body);
}

static const char *no_offers(void *state)
{
    const struct review_view *review = state;
    return review->typing && review->offers.n ? NULL
                                              : "Nothing like it was said before, so far.";
}

static const struct command commands[] = {
    {.name = "again",
     .label = "Tab",
     .footer = "said before",
     .help = "or Down, while typing: what was said in earlier weeks; Enter takes it",
     .blocked = no_offers},
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
