/* Step 8: read it back, then close. */
#include "domain/when.h"
#include "minutes_view.h"
#include "review_page.h"

struct reader {
    struct grid *grid;
    struct review_body body;
    int row;
};

static void item(struct reader *reader, const char *name, enum ink ink, const char *text)
{
    struct review_body body = reader->body;
    if (reader->row >= body.bottom)
        return;
    grid_text(reader->grid, reader->row, body.left, 12, INK_MUTED, name);
    reader->row += grid_wrap(reader->grid, reader->row, body.left + 13, body.width - 13, 3,
                             ink, text);
    reader->row += body.roomy;
}

static void read_promise(const struct review_view *review, struct reader *reader)
{
    const struct review_card *card = &review->sitting.card;
    struct buf day;
    if (!card->promise.id)
        return;
    buf_init(&day);
    item(reader, "Owner", INK_TEXT, card->owner.id ? card->owner.name : "NO OWNER");
    when_date_text(&day, card->promise.due, board_today(review->desk->board));
    item(reader, "Gone by", INK_TEXT, day.text);
    buf_release(&day);
    item(reader, "Gone when", INK_TEXT, card->promise.gone_when);
    if (card->promise.strength == STRENGTH_WEAK)
        item(reader, "", INK_ATTENTION, "a weak removal: what makes it impossible, or loud?");
}

static void read_answers(const struct review_view *review, struct reader *reader)
{
    static const char *const said[] = {[PROMISE_GONE] = "GONE, seen today",
                                       [PROMISE_STILL] = "STILL THERE",
                                       [PROMISE_DROPPED] = "dropped"};
    const struct review_card *card = &review->sitting.card;
    if (card->answers_n && reader->body.bottom - reader->row > 3)
        reader->row++;
    for (size_t i = 0; i < card->answers_n; i++) {
        const struct answer_line *line = &card->answers[i];
        bool gone = line->answer.answer == PROMISE_GONE;
        item(reader, i ? "" : "Last week", INK_TEXT, line->cause.text);
        if (reader->body.roomy)
            reader->row--;
        item(reader, "", gone ? INK_GOOD : INK_ATTENTION, said[line->answer.answer]);
    }
}

static void draw(struct app *app, void *state, struct grid *grid)
{
    struct review_view *review = state;
    const struct review_card *card = &review->sitting.card;
    struct reader reader = {.grid = grid, .body = review_head(app, review, grid)};
    struct err err;
    reader.row = reader.body.top;
    if (card->review.quiet)
        item(&reader, "This week", INK_TEXT, "No incident.");
    if (card->review.incident && !card->review.quiet)
        item(&reader, "Incident", INK_TEXT, card->incident.incident.title);
    if (card->cause.id)
        item(&reader, "We remove", INK_SELECT, card->cause.text);
    read_promise(review, &reader);
    read_answers(review, &reader);
    if (review->sitting.closed) {
        app_foot(app, "This week is closed. m shows the minutes.", INK_GOOD);
        return;
    }
    if (!review_gate(STEP_CLOSE, &review->sitting.facts, NULL, &err)) {
        item(&reader, "Not yet", INK_ATTENTION, err.what);
        item(&reader, "", INK_TEXT, err.next);
    }
    app_foot(app, "Everything is already saved. Closing writes the minutes.", INK_MUTED);
}

static const char *is_closed(void *state)
{
    const struct review_view *review = state;
    return review->sitting.closed ? "This week is closed already. u opens it again." : NULL;
}

static enum view_wants close_week(struct app *app, void *state, const struct key *key)
{
    struct review_view *review = state;
    struct err err;
    (void)key;
    if (!board_sitting_close(review->desk->board, &err))
        return review_done(app, false, &err);
    app_say(app, INK_GOOD, "Closed. The minutes: m here, or buckstop review minutes");
    return VIEW_LOAD;
}

static enum view_wants minutes(struct app *app, void *state, const struct key *key)
{
    struct review_view *review = state;
    (void)key;
    minutes_view_open(app, &review->sitting.card);
    return VIEW_DRAW;
}

static const char *is_open(void *state)
{
    return is_closed(state) ? NULL : "Close the week first: c";
}

static enum view_wants leave(struct app *app, void *state, const struct key *key)
{
    (void)app, (void)state, (void)key;
    return VIEW_CLOSE;
}

static const struct command commands[] = {
    {.name = "close", .keys = {'c'}, .footer = "close the week",
     .help = "close the week; its minutes are written", .blocked = is_closed,
     .run = close_week},
    {.name = "minutes", .keys = {'m'}, .footer = "minutes as Markdown",
     .help = "the minutes as Markdown", .run = minutes},
    {.name = "board", .keys = {KEY_CODE_ENTER}, .footer = "back to the board",
     .help = "back to the board", .blocked = is_open, .run = leave},
    REVIEW_COMMANDS,
};

const struct review_page review_close_page = {
    .ops = {.name = "STEP 8, CLOSE",
            .commands = COMMANDS(commands),
            .load = review_load,
            .draw = draw,
            .feed = NULL,
            .typing = review_typing,
            .close = review_close,
            .ticks = true},
};
