/* Step 5: which cause passes every test? The first "no" drops it. */
#include "review_page.h"

#include "domain/cause_test.h"

enum { COLUMN_WIDE = 10, COLUMN_NARROW = 6, RESULT = 7 };

static const struct candidate *candidate(const struct review_view *review)
{
    const struct incident_card *card = &review->sitting.card.incident;
    return card->candidates_n ? &card->candidates[review->row] : NULL;
}

/* The next test that is open: of this candidate, else of the next that has one. */
static void go_to_open(struct review_view *review)
{
    const struct incident_card *card = &review->sitting.card.incident;
    for (size_t i = 0; i < card->candidates_n; i++) {
        size_t at = ((size_t)review->row + i) % card->candidates_n;
        struct cause_test_result result = cause_test_result(&card->candidates[at]);
        if (result.state != CAUSE_TEST_OPEN)
            continue;
        review->row = (int)at;
        review->column = result.test;
        return;
    }
}

static void enter(struct app *app, struct review_view *review)
{
    (void)app;
    go_to_open(review);
}

static enum ink mark_ink(const struct candidate *c, int test)
{
    enum test_answer answer = cause_test_answer(c, test);
    return answer == TEST_NO ? INK_ATTENTION : answer == TEST_YES ? INK_GOOD : INK_MUTED;
}

static void draw_candidate(const struct review_view *review, struct grid *grid,
                           struct review_body body, int row, int at, int table)
{
    const struct candidate *c = &review->sitting.card.incident.candidates[at];
    struct cause_test_result result = cause_test_result(c);
    bool here = review->row == at;
    int step = body.wide ? COLUMN_WIDE : COLUMN_NARROW;
    if (here)
        grid_text(grid, row, body.left, 1, INK_FOCUS, ">");
    grid_textf(grid, row, body.left + 2, 3, INK_MUTED, "%d", at + 1);
    grid_text(grid, row, body.left + 6, table - body.left - 8,
              here ? INK_SELECT : INK_TEXT, c->text);
    for (int test = 0; test < CAUSE_TESTS; test++) {
        bool cell = here && review->column == test;
        int col = table + test * step;
        int used = grid_text(grid, row, col + cell, step - 1,
                             cell ? INK_FOCUS : mark_ink(c, test),
                             cause_test_mark(c, test));
        if (cell) {
            grid_text(grid, row, col, 1, INK_FOCUS, "[");
            grid_text(grid, row, col + 1 + used, 1, INK_FOCUS, "]");
        }
    }
    if (result.state == CAUSE_TEST_OPEN)
        return;
    bool passes = result.state == CAUSE_TEST_PASSES;
    int end = body.wide || !body.width ? 0 : body.left + body.width;
    if (end)
        grid_right(grid, row, end, RESULT, passes ? INK_GOOD : INK_MUTED,
                   passes ? "PASSES" : "OUT");
    else
        grid_text(grid, row + 1, body.left + 6, 20, passes ? INK_GOOD : INK_MUTED,
                  passes ? "PASSES" : "drops out");
}

static void draw_headings(struct grid *grid, struct review_body body, int row, int table)
{
    int step = body.wide ? COLUMN_WIDE : COLUMN_NARROW;
    for (int test = 0; test < CAUSE_TESTS; test++)
        for (int line = 0; line < 2; line++)
            grid_text(grid, row + line, table + test * step, step - 1, INK_MUTED,
                      body.wide ? cause_tests[test].wide[line]
                                : cause_tests[test].narrow[line]);
}

static void draw(struct app *app, void *state, struct grid *grid)
{
    struct review_view *review = state;
    struct review_body body = review_head(app, review, grid);
    const struct candidate *on = candidate(review);
    int n = (int)review->sitting.card.incident.candidates_n;
    int end = body.left + body.width;
    int table = body.wide ? end - CAUSE_TESTS * COLUMN_WIDE
                          : end - CAUSE_TESTS * COLUMN_NARROW - RESULT - 1;
    int each = body.wide || grid->rows >= 24 ? 2 : 1, row = body.top;
    if (body.wide && body.roomy)
        each = 3;
    draw_headings(grid, body, row, table);
    row += 2 + (grid->rows >= 24);
    int room = (body.bottom - row - 2) / each;
    room = room > 0 ? room : 1;
    review->first = review->row >= room ? review->row - room + 1 : 0;
    for (int i = 0; i < room && review->first + i < n; i++)
        draw_candidate(review, grid, body, row + i * each, review->first + i, table);
    if (on)
        grid_textf(grid, body.bottom - 1, body.left, body.width, INK_HEAD, "Cause %d: %s",
                   review->row + 1, cause_tests[review->column].question);
    const struct review_facts *facts = &review->sitting.facts;
    app_foot(app,
             facts->passing || facts->untested
                 ? ""
                 : "None passes. Esc to causes: say a smaller one, gone in 7 days.",
             INK_ATTENTION);
}

static enum view_wants feed(struct app *app, void *state, const struct key *key)
{
    struct review_view *review = state;
    (void)app;
    if (key->code == KEY_CODE_LEFT && review->column > 0)
        review->column--;
    else if (key->code == KEY_CODE_RIGHT && review->column + 1 < CAUSE_TESTS)
        review->column++;
    else if (key->code != KEY_CODE_LEFT && key->code != KEY_CODE_RIGHT) {
        if (!review_move(review, key, (int)review->sitting.card.incident.candidates_n))
            return VIEW_UNKNOWN;
        struct cause_test_result result = cause_test_result(candidate(review));
        review->column = result.test < CAUSE_TESTS ? result.test : 0;
    }
    return VIEW_DRAW;
}

static enum view_wants answer(struct app *app, void *state, const struct key *key)
{
    struct review_view *review = state;
    const struct candidate *c = candidate(review);
    struct err err;
    if (!c)
        return VIEW_NOTHING;
    if (!board_sitting_test(review->desk->board, c->id, review->column,
                            key->code == 'y' ? TEST_YES : TEST_NO, &err) ||
        !review_load(app, review, &err))
        return review_done(app, false, &err);
    go_to_open(review);
    return VIEW_DRAW;
}

static const struct command commands[] = {
    {.name = "yes", .keys = {'y'}, .footer = "yes", .help = "this test passes",
     .run = answer},
    {.name = "no", .keys = {'n'}, .footer = "no", .help = "this test drops the cause",
     .run = answer},
    {.name = "next", .keys = {KEY_CODE_ENTER}, .footer = "next", .help = "the next step",
     .run = review_forward},
    REVIEW_COMMANDS,
};

const struct review_page review_tests_page = {
    .ops = {.name = "STEP 5, TESTS",
            .commands = COMMANDS(commands),
            .load = review_load,
            .draw = draw,
            .feed = feed,
            .typing = review_typing,
            .close = review_close,
            .ticks = true},
    .enter = enter,
};
