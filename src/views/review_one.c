/* Step 6: the one cause that is removed now. */
#include "review_page.h"

#include "domain/cause_test.h"

/* The candidate on line `at` of those that passed; NULL past the last. */
static const struct candidate *passing(const struct review_view *review, int at)
{
    const struct incident_card *card = &review->sitting.card.incident;
    for (size_t i = 0; i < card->candidates_n; i++) {
        const struct candidate *c = &card->candidates[i];
        if (cause_test_result(c).state == CAUSE_TEST_PASSES && at-- == 0)
            return c;
    }
    return NULL;
}

static void enter(struct app *app, struct review_view *review)
{
    const struct candidate *c;
    (void)app;
    for (int at = 0; (c = passing(review, at)); at++)
        if (c->id == review->sitting.card.cause.candidate)
            review->row = at;
}

static void draw(struct app *app, void *state, struct grid *grid)
{
    struct review_view *review = state;
    struct review_body body = review_head(app, review, grid);
    const struct candidate *c;
    int row = body.top + (grid->rows >= 20), at = 0;
    struct buf hint;
    for (; (c = passing(review, at)) && row < body.bottom - 2; at++) {
        bool here = review->row == at;
        bool named = c->id == review->sitting.card.cause.candidate;
        if (here)
            grid_text(grid, row, body.left, 1, INK_FOCUS, ">");
        row += grid_wrap(grid, row, body.left + 3, body.width - 12, 3,
                         here ? INK_SELECT : INK_TEXT, c->text);
        if (named)
            grid_right(grid, row - 1, body.left + body.width, 7, INK_GOOD, "named");
        row += 1 + (grid->rows >= 24);
    }
    if (row + 2 < body.bottom && at > 1)
        grid_text(grid, row + 1, body.left, body.width, INK_MUTED,
                  at == 2 ? "One goes this week. The other stays in the record for a "
                            "later week."
                          : "One goes this week. The others stay in the record for a "
                            "later week.");
    buf_init(&hint);
    buf_addf(&hint, "%d of %d causes passed every test.", review->sitting.facts.passing,
             review->sitting.facts.candidates);
    app_foot(app, hint.text, INK_MUTED);
    buf_release(&hint);
}

static enum view_wants feed(struct app *app, void *state, const struct key *key)
{
    struct review_view *review = state;
    (void)app;
    return review_move(review, key, review->sitting.facts.passing) ? VIEW_DRAW
                                                                   : VIEW_UNKNOWN;
}

static enum view_wants name(struct app *app, void *state, const struct key *key)
{
    struct review_view *review = state;
    const struct candidate *c = passing(review, review->row);
    struct err err;
    if (!c)
        return review_forward(app, state, key);
    if ((c->id != review->sitting.card.cause.candidate &&
         !board_sitting_name(review->desk->board, c->id, &err)) ||
        !review_load(app, review, &err))
        return review_done(app, false, &err);
    return review_forward(app, state, key);
}

static const struct command commands[] = {
    {.name = "name", .keys = {KEY_CODE_ENTER}, .footer = "this one",
     .help = "this is the cause we remove", .run = name},
    {.name = "back", .keys = {KEY_CODE_ESC}, .footer = "back to tests",
     .help = "back to the tests", .run = review_back},
};

const struct review_page review_one_page = {
    .ops = {.name = "STEP 6, ONE",
            .commands = COMMANDS(commands),
            .load = review_load,
            .draw = draw,
            .feed = feed,
            .typing = review_typing,
            .close = review_close,
            .ticks = true},
    .enter = enter,
};
