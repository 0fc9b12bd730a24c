/* Step 5: which cause passes every test? The first "no" drops it. */
#include "review_entry.h"
#include "review_offers.h"
#include "review_smaller.h"

#include "domain/cause_test.h"
#include "text/columns.h"

enum { TABLE_WIDE = 47, TABLE_NARROW = 30, RESULT = 7, TABLE_COLS = 80 };

/* From the table's left to each test: the headings are not of one width. */
static const int wide_at[CAUSE_TESTS] = {0, 9, 21, 31, 40};
static const int narrow_at[CAUSE_TESTS] = {0, 6, 12, 18, 24};

/* Where the columns of the table stand. */
struct layout {
    int table;     /* its left */
    const int *at; /* of each test, from there */
    int each;      /* rows of a candidate */
    bool under;    /* the result stands under the candidate, not at the end of its row */
};

static const struct candidate *candidate(const struct review_view *review)
{
    const struct incident_card *card = &review->sitting.card.incident;
    return card->candidates_n ? &card->candidates[review->row] : NULL;
}

/* An undo, or somebody else, may have taken away the candidate one was on. */
static bool load(struct app *app, struct review_view *review, struct err *err)
{
    int n = (int)review->sitting.card.incident.candidates_n;
    (void)app, (void)err;
    if (review->row >= n)
        review->row = n > 0 ? n - 1 : 0;
    review_smaller_load(review);
    return true;
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

static const char *result_words(struct cause_test_result result, bool under)
{
    if (result.state == CAUSE_TEST_OPEN)
        return "";
    return result.state == CAUSE_TEST_PASSES ? "PASSES" : under ? "drops out" : "OUT";
}

/* The rows that the text of a candidate may take. */
static int text_rows(const struct layout *layout)
{
    int rows = layout->each - layout->under;
    return rows > 2 ? 2 : rows > 1 ? rows : 1;
}

/* Cut with ".." where it has one row, else broken. That it came back, or was said before,
 * stands before it. */
static int draw_text(const struct review_view *review, struct grid *grid,
                     struct review_body body, const struct layout *layout, int row, int at)
{
    const char *text = review->sitting.card.incident.candidates[at].text;
    const char *again = review_again(review, (size_t)at);
    enum ink ink = review->row == at ? INK_SELECT : INK_TEXT;
    int left = body.left + 6, most = text_rows(layout);
    left += grid_text(grid, row, left, layout->table - left, INK_ATTENTION, again);
    left += again[0] ? 2 : 0;
    int width = layout->table - left - 2;
    if (most > 1)
        return grid_wrap(grid, row, left, width, most, ink, text);
    grid_text(grid, row, left, width, ink, text);
    return 1;
}

static void draw_candidate(const struct review_view *review, struct grid *grid,
                           struct review_body body, const struct layout *layout, int row,
                           int at)
{
    const struct candidate *c = &review->sitting.card.incident.candidates[at];
    struct cause_test_result result = cause_test_result(c);
    bool here = review->row == at;
    enum ink ink = result.state == CAUSE_TEST_PASSES ? INK_GOOD : INK_MUTED;
    if (here)
        grid_text(grid, row, body.left, 1, INK_FOCUS, ">");
    grid_textf(grid, row, body.left + 2, 3, INK_MUTED, "%d", at + 1);
    int rows = draw_text(review, grid, body, layout, row, at);
    for (int test = 0; test < CAUSE_TESTS; test++) {
        bool cell = here && review->column == test;
        int col = layout->table + layout->at[test];
        int used = grid_text(grid, row, col, 4, cell ? INK_FOCUS : mark_ink(c, test),
                             cause_test_mark(c, test));
        if (cell) {
            grid_text(grid, row, col - 1, 1, INK_FOCUS, "[");
            grid_text(grid, row, col + used, 1, INK_FOCUS, "]");
        }
    }
    if (layout->under)
        grid_text(grid, row + rows, body.left + 6, 20, ink, result_words(result, true));
    else
        grid_text(grid, row, body.left + body.width - RESULT, RESULT, ink,
                  result_words(result, false));
}

static void draw_headings(struct grid *grid, struct review_body body,
                          const struct layout *layout, int row)
{
    for (int test = 0; test < CAUSE_TESTS; test++)
        for (int line = 0; line < 2; line++)
            grid_text(grid, row + line, layout->table + layout->at[test], 9, INK_MUTED,
                      body.wide ? cause_tests[test].wide[line]
                                : cause_tests[test].narrow[line]);
}

/* Whether one of the texts is longer than that many rows. */
static bool is_longer(const struct review_view *review, struct grid *grid,
                      struct review_body body, const struct layout *layout, int rows)
{
    const struct incident_card *card = &review->sitting.card.incident;
    for (size_t i = 0; i < card->candidates_n; i++) {
        const char *again = review_again(review, i);
        int left = body.left + 6 + columns_of(again) + (again[0] ? 2 : 0);
        if (review_rows(grid, layout->table - left - 2, rows + 1,
                        card->candidates[i].text) > rows)
            return true;
    }
    return false;
}

enum { WHOLE = 2 }; /* rows of the cause one is on above its question, where one is cut */

/* How many rows each candidate has; the question below takes `asks` of them. An empty row
 * between two, and one more for a long text, where there is room. */
static void set_rows(const struct review_view *review, struct grid *grid,
                     struct review_body body, struct layout *layout, int asks)
{
    int n = (int)review->sitting.card.incident.candidates_n;
    int space = body.bottom - 1 - asks - (body.top + 2);
    layout->each = layout->under ? 2 : 1;
    int more = 1 + (layout->under && is_longer(review, grid, body, layout, 1));
    for (; more > 0 && n * (layout->each + 1) < space; more--)
        layout->each++;
}

/* The question, behind the number of its cause; where texts are cut, below its whole text.
 */
static void draw_question(const struct review_view *review, struct grid *grid,
                          struct review_body body, int asks)
{
    const char *question = cause_tests[review->column].question;
    const char *text = candidate(review)->text;
    int row = body.bottom - 1, number = review->row + 1;
    if (asks == 1) {
        grid_textf(grid, row, body.left, body.width, INK_HEAD, "Cause %d: %s", number,
                   question);
        return;
    }
    int used = number > 9 ? 10 : 9; /* "Cause 12: " */
    row -= review_rows(grid, body.width - used, WHOLE, text);
    grid_textf(grid, row, body.left, used, INK_HEAD, "Cause %d:", number);
    row += grid_wrap(grid, row, body.left + used, body.width - used, WHOLE, INK_TEXT, text);
    grid_text(grid, row, body.left + used, body.width - used, INK_HEAD, question);
}

/* All candidates, a row each. */
static void draw_table(struct review_view *review, struct grid *grid,
                       struct review_body body)
{
    int n = (int)review->sitting.card.incident.candidates_n, row = body.top, asks = 1;
    struct layout layout = {.at = body.wide ? wide_at : narrow_at,
                            .under = body.wide && grid->rows >= 24};
    layout.table = layout.under ? grid->cols - TABLE_WIDE
                                : body.left + body.width - RESULT - 1 -
                                      (body.wide ? TABLE_WIDE : TABLE_NARROW);
    set_rows(review, grid, body, &layout, asks);
    if (is_longer(review, grid, body, &layout, text_rows(&layout))) {
        asks += WHOLE;
        set_rows(review, grid, body, &layout, asks);
    }
    draw_headings(grid, body, &layout, row);
    row += 2 + (grid->rows >= 24);
    int room = (body.bottom - 1 - asks - row + 1) / layout.each;
    room = room > 0 ? room : 1;
    review->first = review->row >= room ? review->row - room + 1 : 0;
    for (int i = 0; i < room && review->first + i < n; i++)
        draw_candidate(review, grid, body, &layout, row + i * layout.each,
                       review->first + i);
    if (n > 0)
        draw_question(review, grid, body, asks);
}

/* The test it fell at, or that it passed them all. */
static void draw_result(struct grid *grid, struct review_body body, int row,
                        struct cause_test_result result)
{
    if (row >= body.bottom || result.state == CAUSE_TEST_OPEN)
        return;
    if (result.state == CAUSE_TEST_PASSES)
        grid_text(grid, row, body.left + 2, body.width - 2, INK_GOOD, "PASSES");
    else
        grid_textf(grid, row, body.left + 2, body.width - 2, INK_MUTED, "drops out: %s",
                   cause_tests[result.test].dropped);
}

/* Where a table does not fit, and while presenting: one candidate, a row for each test.
 * Returns the row below. */
static int draw_one(const struct review_view *review, struct grid *grid,
                    struct review_body body)
{
    const struct candidate *c = candidate(review);
    int row = body.top;
    if (!c)
        return row;
    struct cause_test_result result = cause_test_result(c);
    grid_textf(grid, row, body.left, 8, INK_MUTED, "%d of %zu", review->row + 1,
               review->sitting.card.incident.candidates_n);
    row += grid_wrap(grid, row, body.left + 9, body.width - 9, 2, INK_SELECT, c->text);
    const char *again = review_again(review, (size_t)review->row);
    if (again[0])
        grid_text(grid, row++, body.left + 9, body.width - 9, INK_ATTENTION, again);
    row += body.air;
    int gap = body.bottom - row > 2 * CAUSE_TESTS + 2;
    int room = body.bottom - row, first = review->column - (gap ? CAUSE_TESTS : room) + 1;
    for (int test = first > 0 ? first : 0; test < CAUSE_TESTS && row < body.bottom;
         test++, row += 1 + gap) {
        bool here = review->column == test;
        if (here)
            grid_text(grid, row, body.left, 1, INK_FOCUS, ">");
        grid_text(grid, row, body.left + 2, body.width - 7, here ? INK_HEAD : INK_TEXT,
                  cause_tests[test].question);
        grid_right(grid, row, body.left + body.width, 4,
                   here ? INK_FOCUS : mark_ink(c, test), cause_test_mark(c, test));
    }
    draw_result(grid, body, row, result);
    return row + (result.state != CAUSE_TEST_OPEN);
}

static void draw(struct app *app, void *state, struct grid *grid)
{
    struct review_view *review = state;
    const struct review_facts *facts = &review->sitting.facts;
    const struct candidate *c = candidate(review);
    bool none = !facts->passing && !facts->untested;
    review_ask(review, LINT_CAUSE,
               review->typing ? review->field[0].text.text
               : c            ? c->text
                              : "");
    struct review_body body = review_head_for(app, review, grid, none || review->typing);
    int row = body.bottom;
    const char *hint = review->asks;
    body.bottom -= review->typing ? REVIEW_SMALLER_ROWS : 0;
    if (body.present || grid->cols < TABLE_COLS)
        row = draw_one(review, grid, body);
    else
        draw_table(review, grid, body);
    if (review->typing)
        review_smaller_draw(review, grid, body);
    if (review->typing)
        hint = review->asks[0] ? review->asks : "Enter says it as a cause of its own.";
    else if (!facts->candidates)
        hint = "Nobody has said a cause yet. Esc to causes.";
    else if (none)
        hint = "What part of it could be gone in seven days? e writes it.";
    review_foot(app, body, row, hint, INK_ATTENTION);
}

static enum view_wants move(struct app *app, void *state, const struct key *key)
{
    struct review_view *review = state;
    (void)app;
    if (!review_move(review, key, (int)review->sitting.card.incident.candidates_n))
        return VIEW_NOTHING;
    const struct candidate *c = candidate(review);
    int test = c ? cause_test_result(c).test : 0;
    review->column = test < CAUSE_TESTS ? test : 0;
    return VIEW_DRAW;
}

static enum view_wants turn(struct app *app, void *state, const struct key *key)
{
    struct review_view *review = state;
    (void)app;
    if (key->code == KEY_CODE_LEFT && review->column > 0)
        review->column--;
    else if (key->code == KEY_CODE_RIGHT && review->column + 1 < CAUSE_TESTS)
        review->column++;
    else
        return VIEW_NOTHING;
    return VIEW_DRAW;
}

static enum view_wants answer(struct app *app, void *state, const struct key *key)
{
    struct review_view *review = state;
    const struct candidate *c = candidate(review);
    struct err err;
    if (!c)
        return VIEW_NOTHING;
    struct cause_test_result before = cause_test_result(c);
    if (before.state != CAUSE_TEST_PASSES && before.test < review->column) {
        app_say(app, INK_ATTENTION,
                before.state == CAUSE_TEST_OPEN ? "The tests go in order: first \"%s\""
                                                : "It dropped out before: it %s.",
                before.state == CAUSE_TEST_OPEN ? cause_tests[before.test].question
                                                : cause_tests[before.test].dropped);
        review->column = before.test;
        return VIEW_DRAW;
    }
    int64_t id = c->id;
    int number = review->row + 1, test = review->column;
    if (!board_sitting_test(review->desk->board, c->id, review->column,
                            key->code == 'y' ? TEST_YES : TEST_NO, &err) ||
        !review_load_here(app, review, &err))
        return review_done(app, false, &err);
    go_to_open(review);
    if (key->code == 'n' && review->row + 1 != number) {
        review->dropped = id;
        app_say(app, INK_ATTENTION, "Cause %d drops out: %s. e says it smaller.", number,
                cause_tests[test].dropped);
    }
    return VIEW_DRAW;
}

static const struct command commands[] = {
    {.name = "yes",
     .keys = {'y'},
     .footer = "yes",
     .help = "this test passes",
     .run = answer},
    {.name = "no",
     .keys = {'n'},
     .footer = "no",
     .help = "this test drops the cause",
     .run = answer},
    {.name = "smaller",
     .keys = {'e'},
     .footer = "smaller",
     .help = "say the part of it that could be gone in 7 days, as a cause of its own",
     .blocked = review_smaller_blocked,
     .run = review_smaller_begin},
    {.name = "cause",
     .keys = {KEY_CODE_UP, KEY_CODE_DOWN, 'k', 'j'},
     .label = "Up/Down",
     .footer = "cause",
     .minor = true,
     .help = "the cause before, the one after",
     .blocked = review_entry_in_text,
     .run = move},
    {.name = "ends",
     .keys = {'g', 'G', KEY_CODE_HOME, KEY_CODE_END},
     .label = "g G",
     .help = "the first cause, the last",
     .run = move},
    {.name = "test",
     .keys = {KEY_CODE_LEFT, KEY_CODE_RIGHT},
     .label = "Left/Right",
     .footer = "test",
     .minor = true,
     .help = "another test of this cause",
     .blocked = review_entry_in_text,
     .run = turn},
    {.name = "next",
     .keys = {KEY_CODE_ENTER},
     .footer = "next",
     .help = "the next step",
     .blocked = review_entry_in_text,
     .run = review_forward},
    {.name = "say",
     .label = "Enter",
     .footer = "say it",
     .help = "in the text: say the smaller cause; Esc leaves it for later",
     .blocked = review_entry_in_list},
    REVIEW_COMMANDS,
};

const struct review_page review_tests_page = {
    .ops = {.name = "STEP 5, TESTS",
            .commands = COMMANDS(commands),
            .load = review_load,
            .draw = draw,
            .feed = review_smaller_feed,
            .typing = review_typing,
            .close = review_close,
            .tick = review_tick,
            .ticks = true,
            .stays = true},
    .enter = enter,
    .load = load,
};
