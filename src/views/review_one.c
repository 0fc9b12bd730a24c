/* Step 6: the one cause that is removed now. */
#include "review_offers.h"

#include "domain/cause_test.h"
#include "text/fold.h"

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

/* A cause that an earlier review named too keeps the candidate of that one, so the words
 * count as well. */
static bool is_named(const struct review_view *review, const struct candidate *c)
{
    const struct cause *cause = &review->sitting.card.cause;
    return cause->id && (c->id == cause->candidate || fold_same(c->text, cause->text));
}

/* What is known of it from before: "CAME BACK", "again" or nothing. */
static const char *again(const struct review_view *review, const struct candidate *c)
{
    return review_again(review, (size_t)(c - review->sitting.card.incident.candidates));
}

static bool is_marked(const struct review_view *review, const struct candidate *c)
{
    return is_named(review, c) || again(review, c)[0];
}

static void enter(struct app *app, struct review_view *review)
{
    const struct candidate *c;
    (void)app;
    for (int at = 0; (c = passing(review, at)); at++)
        if (is_named(review, c))
            review->row = at;
}

static bool load(struct app *app, struct review_view *review, struct err *err)
{
    int n = review->sitting.facts.passing;
    (void)app, (void)err;
    if (review->row >= n)
        review->row = n > 0 ? n - 1 : 0;
    return true;
}

enum { TEXT_ROWS = 3, MARK = 16 };

/* Presenting on a small screen, half of it: short lines are read from far away. */
static int text_width(const struct grid *grid, struct review_body body, bool marked)
{
    int most = body.width - 4 - (marked || !body.present ? MARK : 0);
    return body.present && grid->cols < 80 && grid->cols / 2 < most ? grid->cols / 2 : most;
}

static int draw_cause(const struct review_view *review, struct grid *grid,
                      struct review_body body, int row, int at)
{
    const struct candidate *c = passing(review, at);
    bool here = review->row == at, named = is_named(review, c);
    const char *before = again(review, c);
    struct buf mark;
    int most = body.bottom - row < TEXT_ROWS ? body.bottom - row : TEXT_ROWS;
    if (here)
        grid_text(grid, row, body.left, 1, INK_FOCUS, ">");
    buf_init(&mark);
    buf_addf(&mark, "%s%s%s", named ? "named" : "", named && before[0] ? ", " : "", before);
    grid_right(grid, row, body.left + body.width, MARK,
               before[0] ? INK_ATTENTION : INK_GOOD, mark.text);
    buf_release(&mark);
    return row + grid_wrap(grid, row, body.left + 3,
                           text_width(grid, body, is_marked(review, c)), most,
                           here ? INK_SELECT : INK_TEXT, c->text);
}

/* The first shown, so that the one the row is on is among them: wrapped outside of the
 * grid, the lines are only counted. */
static int first_shown(const struct review_view *review, struct grid *grid,
                       struct review_body body, int gap, int room)
{
    int first = review->row, used = 0;
    for (int at = review->row; at >= 0; at--) {
        const struct candidate *c = passing(review, at);
        if (!c)
            break;
        used += review_rows(grid, text_width(grid, body, is_marked(review, c)), TEXT_ROWS,
                            c->text) +
                (at < review->row ? gap : 0);
        if (used > room)
            break;
        first = at;
    }
    return first;
}

/* What the words of the cause one is on ask back comes before the count. */
static void draw_hint(struct app *app, struct review_view *review, struct review_body body,
                      int row)
{
    const struct review_facts *facts = &review->sitting.facts;
    struct buf hint;
    buf_init(&hint);
    if (review->asks[0])
        buf_add(&hint, review->asks);
    else if (facts->passing)
        buf_addf(&hint, "%d of %d causes passed every test.", facts->passing,
                 facts->candidates);
    else
        buf_add(&hint, "No cause passes every test. Esc to the tests.");
    if (facts->passing && facts->untested)
        buf_addf(&hint, " %d not tested yet: Esc.", facts->untested);
    bool calm = facts->passing && !facts->untested && !review->asks[0];
    review_foot(app, body, row, hint.text, calm ? INK_MUTED : INK_ATTENTION);
    buf_release(&hint);
}

/* What becomes of the others. */
static void draw_others(struct grid *grid, struct review_body body, int row, int n)
{
    struct buf line;
    buf_init(&line);
    buf_addf(&line, "One goes this week. The other%s in the record%s.",
             n == 2 ? " stays" : "s stay", body.wide ? " for a later week" : "");
    grid_text(grid, row, body.left, body.width, INK_MUTED, line.text);
    buf_release(&line);
}

static void draw(struct app *app, void *state, struct grid *grid)
{
    struct review_view *review = state;
    const struct candidate *c = passing(review, review->row);
    review_ask(review, LINT_CAUSE, c ? c->text : "");
    int n = review->sitting.facts.passing;
    struct review_body body = review_head_for(app, review, grid, n == 0);
    int bottom = body.bottom;
    int gap = body.present ? body.air + 1 : body.roomy ? 3 : 2;
    int row = body.top + (!body.present && grid->rows >= 20);
    body.bottom -= n > 1 && !body.present ? 2 : 0; /* the line about the others */
    if (n * (gap + 2) > body.bottom - row + (body.present ? gap : 0))
        gap = 1;
    review->first = first_shown(review, grid, body, gap, body.bottom - row);
    for (int at = review->first; at < n && row < body.bottom; at++)
        row = draw_cause(review, grid, body, row, at) + gap;
    row -= gap;
    if (n > 1 && !body.present)
        draw_others(grid, body,
                    row + 2 * gap < body.bottom ? row + 2 * gap : body.bottom + 1, n);
    body.bottom = bottom;
    draw_hint(app, review, body, row);
}

static enum view_wants move(struct app *app, void *state, const struct key *key)
{
    struct review_view *review = state;
    (void)app;
    return review_move(review, key, review->sitting.facts.passing) ? VIEW_DRAW
                                                                   : VIEW_NOTHING;
}

/* Naming it may have made an older promise one that came back: the next page says so. */
static void say_back(struct app *app, const struct review_view *review)
{
    const struct cause *cause = &review->sitting.card.cause;
    struct arena arena;
    struct cause_line line;
    struct err err;
    arena_init(&arena);
    if (cause->id && board_cause(review->desk->board, cause->id, &arena, &line, &err) &&
        line.came_back)
        app_say(app, INK_ATTENTION, "CAME BACK: this cause was seen gone before.");
    arena_release(&arena);
}

static enum view_wants name(struct app *app, void *state, const struct key *key)
{
    struct review_view *review = state;
    const struct candidate *c = passing(review, review->row);
    struct err err;
    if (!c)
        return review_forward(app, state, key);
    bool named =
        c->id == review->sitting.card.cause.candidate && review->sitting.facts.cause_passes;
    if ((!named && !board_sitting_name(review->desk->board, c->id, &err)) ||
        !review_load_here(app, review, &err))
        return review_done(app, false, &err);
    say_back(app, review);
    return review_forward(app, state, key);
}

static const struct command commands[] = {
    {.name = "move",
     .keys = {KEY_CODE_UP, KEY_CODE_DOWN, 'k', 'j'},
     .label = "Up/Down",
     .footer = "move",
     .help = "the cause before, the one after",
     .run = move},
    {.name = "ends",
     .keys = {'g', 'G', KEY_CODE_HOME, KEY_CODE_END},
     .label = "g G",
     .help = "the first cause, the last",
     .run = move},
    {.name = "name",
     .keys = {KEY_CODE_ENTER},
     .footer = "this one",
     .help = "this is the cause we remove",
     .run = name},
    {.name = "back",
     .keys = {KEY_CODE_ESC},
     .footer = "back to tests",
     .help = "back to the tests",
     .run = review_back},
};

const struct review_page review_one_page = {
    .ops = {.name = "STEP 6, ONE",
            .commands = COMMANDS(commands),
            .load = review_load,
            .draw = draw,
            .typing = review_typing,
            .close = review_close,
            .tick = review_tick,
            .ticks = true,
            .stays = true},
    .enter = enter,
    .load = load,
};
