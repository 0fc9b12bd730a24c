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

static bool load(struct app *app, struct review_view *review, struct err *err)
{
    bool ok = review_entry_load(app, review, err);
    if (ok && review->entry)
        review_offers_find(app, review);
    return ok;
}

/* What was said before bears its mark at the end of its line. */
static void draw_cause(const struct review_view *review, struct grid *grid,
                       struct review_body body, int row, int at, int most)
{
    enum { MARK = 11 };
    bool here = !review->typing && review->row == at;
    const char *again = review_again(review, (size_t)at);
    if (here)
        grid_text(grid, row, body.left, 1, INK_FOCUS, ">");
    grid_textf(grid, row, body.left + 2, 3, INK_MUTED, "%d", at + 1);
    grid_right(grid, row, body.left + body.width, MARK, INK_ATTENTION, again);
    grid_wrap(grid, row, body.left + 7, body.width - 7 - (again[0] ? MARK : 0), most,
              here ? INK_SELECT : INK_TEXT, card(review)->candidates[at].text);
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

static void draw_foot(struct app *app, const struct review_view *review)
{
    const struct review_offers *offers = &review->offers;
    if (offers->n && offers->at)
        app_foot(app, "Enter says it again, in the same words. Up goes back.", INK_MUTED);
    else if (offers->n && !review->editing)
        app_foot(app, "Said before: Tab goes there, Enter takes it.", INK_MUTED);
    else
        review_entry_foot(app, review);
}

static void draw(struct app *app, void *state, struct grid *grid)
{
    struct review_view *review = state;
    struct review_body body = review_head(app, review, grid);
    int n = count(review), offers = review_offers_rows(review, body.width - 7);
    int each = body.roomy && n <= 5 ? 3 : grid->rows >= 24 && n <= 5 ? 2 : 1;
    int below = 4 + (offers ? offers - (review->asks[0] == '\0') : 0);
    int room = review_entry_fit(review, body, n, each, below), row = body.top;
    for (int i = 0; i < room && review->first + i < n; i++, row += each)
        draw_cause(review, grid, body, row, review->first + i, each > 2 ? 2 : each);
    draw_field(review, grid, body, row, n);
    draw_foot(app, review);
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
            .ticks = true,
            .stays = true},
    .enter = enter,
    .load = load,
};
