/* Step 8: read it back, then close. */
#include "domain/when.h"
#include "minutes_view.h"
#include "review_page.h"

#include <limits.h>
#include <string.h>

enum { TEXT = 13, NOT_YET_ROWS = 3 };

struct reader {
    struct grid *grid;
    struct review_body body;
    int row;
    int skip;  /* lines that are scrolled past */
    bool more; /* a line found no room */
};

static void line(struct reader *reader, const char *name, enum ink ink, const char *text)
{
    struct review_body body = reader->body;
    int room = body.bottom - reader->row;
    reader->more = reader->more || (reader->skip <= 0 && room <= 0);
    if (reader->skip-- > 0 || room <= 0)
        return;
    grid_text(reader->grid, reader->row, body.left, TEXT - 1, INK_MUTED, name);
    int width = body.width - TEXT, outside = reader->grid->rows;
    int needs = grid_wrap(reader->grid, outside, 0, width, INT_MAX, ink, text);
    reader->more = reader->more || needs > room;
    reader->row +=
        grid_wrap(reader->grid, reader->row, body.left + TEXT, width, room, ink, text);
}

/* An item, what is wrong with it by now, and an empty row where there is room. */
static void item(struct reader *reader, const char *name, const char *text,
                 const char *wrong)
{
    line(reader, name, wrong ? INK_ATTENTION : INK_TEXT, text);
    if (wrong) {
        struct buf again;
        buf_init(&again);
        buf_addf(&again, "check again: %s", wrong);
        line(reader, "", INK_ATTENTION, again.text);
        buf_release(&again);
    }
    reader->row += reader->skip <= 0 && reader->body.roomy;
}

/* What is said or asked of the item before, close to it. */
static void beside(struct reader *reader, enum ink ink, const char *says)
{
    reader->row -= reader->skip <= 0 && reader->body.roomy;
    line(reader, "", ink, says);
    reader->row += reader->skip <= 0 && reader->body.roomy;
}

static const char *const strengths[] = {
    [STRENGTH_UNKNOWN] = NULL,
    [STRENGTH_WEAK] = "a weak removal: what makes it impossible, or loud?",
    [STRENGTH_MIDDLE] = "a middle removal: it makes it loud",
    [STRENGTH_STRONG] = "a strong removal: it makes it impossible",
};

static void read_promise(const struct review_view *review, struct reader *reader)
{
    const struct review_card *card = &review->sitting.card;
    const struct review_facts *facts = &review->sitting.facts;
    bool closed = review->sitting.closed;
    const char *person = NULL;
    struct buf day;
    struct err due, gone;
    if (!card->promise.id)
        return;
    if (!closed && card->owner.id && facts->owner_state != PERSON_ACTIVE)
        person = facts->owner_state == PERSON_AWAY ? "is away" : "has left";
    if (!closed && facts->taken_over) {
        line(reader, "", INK_ATTENTION, "check again: this was promised for another cause");
        line(reader, "", INK_MUTED, "Step 7: Ctrl-S keeps it for this one.");
    }
    item(reader, "Owner", card->owner.id ? card->owner.name : "NO OWNER", person);
    buf_init(&day);
    when_date_text(&day, card->promise.due, facts->today);
    bool ok = closed || review_due(card->promise.due, facts->today, &due);
    item(reader, "Gone by", day.text, ok ? NULL : due.what);
    buf_release(&day);
    ok = closed || review_checkable(card->promise.gone_when, facts->cause_text, &gone);
    item(reader, "Gone when", card->promise.gone_when, ok ? NULL : gone.what);
    enum strength strength = card->promise.strength;
    if (strengths[strength])
        beside(reader, strength == STRENGTH_WEAK ? INK_ATTENTION : INK_MUTED,
               strengths[strength]);
}

/* "GONE, seen today"; "STILL THERE, now by Wed 25 Nov"; "dropped: not ours any more". */
static void answer_words(const struct review_view *review,
                         const struct review_answer *answer, struct buf *out)
{
    int64_t today = review->sitting.facts.today;
    switch (answer->answer) {
    case PROMISE_GONE:
        buf_add(out, "GONE, seen ");
        when_days_text(out, zone_local(board_zone(review->desk->board), answer->at).date,
                       today);
        break;
    case PROMISE_STILL:
        buf_add(out, "STILL THERE");
        if (answer->new_due) {
            buf_add(out, ", now by ");
            when_date_text(out, answer->new_due, today);
        }
        break;
    case PROMISE_DROPPED:
        buf_addf(out, "dropped: %s", answer->what);
        break;
    }
}

static void read_answers(const struct review_view *review, struct reader *reader)
{
    const struct review_card *card = &review->sitting.card;
    if (card->answers_n && reader->skip <= 0 && reader->body.bottom - reader->row > 3)
        reader->row++;
    for (size_t i = 0; i < card->answers_n; i++) {
        const struct answer_line *answer = &card->answers[i];
        bool gone = answer->answer.answer == PROMISE_GONE;
        struct buf said;
        buf_init(&said);
        answer_words(review, &answer->answer, &said);
        line(reader, i ? "" : "Last week", INK_TEXT, answer->cause.text);
        line(reader, "", gone ? INK_GOOD : INK_ATTENTION, said.text);
        buf_release(&said);
        reader->row += reader->skip <= 0 && reader->body.roomy;
    }
}

/* The cause, and what its words still ask back. */
static void read_cause(const struct review_view *review, struct reader *reader)
{
    const struct review_facts *facts = &review->sitting.facts;
    bool passes = facts->cause_passes || review->sitting.closed;
    item(reader, "We remove", facts->cause_text,
         passes               ? NULL
         : facts->cause_taken ? "it was taken away in step 4"
                              : "it no longer passes every test");
    if (review->sitting.card.came_back)
        beside(reader, INK_ATTENTION, "CAME BACK: it was seen gone before");
    if (review->sitting.closed || !review->asks[0])
        return;
    beside(reader, INK_ATTENTION, review->asks);
}

static void read_back(const struct review_view *review, struct reader *reader)
{
    const struct review_card *card = &review->sitting.card;
    const struct review_facts *facts = &review->sitting.facts;
    if (card->review.quiet)
        item(reader, "Incident", "No incident this week", NULL);
    else if (card->review.incident)
        item(reader, "Incident", card->incident.incident.title, NULL);
    if (!card->review.quiet && facts->cause_text[0])
        read_cause(review, reader);
    read_promise(review, reader);
    read_answers(review, reader);
}

/* What is still missing stands at the bottom, so that a long reading cannot hide it; the
 * reading ends above. */
static void draw_missing(const struct review_view *review, struct reader *reader)
{
    struct err err;
    struct reader below = *reader;
    if (review->sitting.closed ||
        review_gate(STEP_CLOSE, &review->sitting.facts, NULL, &err))
        return;
    int width = below.body.width - TEXT, rows = reader->grid->rows;
    below.row = below.body.bottom -
                grid_wrap(below.grid, rows, 0, width, NOT_YET_ROWS, INK_TEXT, err.what) -
                grid_wrap(below.grid, rows, 0, width, NOT_YET_ROWS, INK_TEXT, err.next);
    reader->body.bottom = below.row - below.body.roomy;
    line(&below, "Not yet", INK_ATTENTION, err.what);
    line(&below, "", INK_TEXT, err.next);
}

/* The team's own figures, where there is room below the reading. */
static void draw_tally(const struct review_view *review, const struct reader *reader)
{
    struct review_body body = reader->body;
    struct buf text;
    if (body.present || reader->row + 1 >= body.bottom)
        return;
    buf_init(&text);
    review_tally_text(&review->tally, &text);
    grid_text(reader->grid, body.bottom - 2, body.left, body.width, INK_MUTED, text.text);
    buf_release(&text);
}

/* Others that wait may have a sitting of their own. */
static void closed_text(const struct review_view *review, struct buf *out)
{
    size_t n = review->waiting;
    buf_addf(out, "Week %s is closed.", review_week_number(review));
    if (review->first)
        buf_add(out, " Down shows the rest.");
    else if (n)
        buf_addf(out, " %s %s: a reviews one more.", GROUPED(n),
                 n == 1 ? "incident waits" : "incidents wait");
    else
        buf_add(out, " m shows its minutes.");
}

static bool load(struct app *app, struct review_view *review, struct err *err)
{
    (void)app;
    return board_review_tally(review->desk->board, &review->tally, err) &&
           board_sitting_waiting(review->desk->board, &review->waiting, err);
}

static void draw(struct app *app, void *state, struct grid *grid)
{
    struct review_view *review = state;
    const struct review_facts *facts = &review->sitting.facts;
    struct err err;
    review_ask(review, LINT_CAUSE,
               review->sitting.card.review.quiet ? "" : facts->cause_text);
    bool weak = !review_gate(STEP_CLOSE, facts, NULL, &err);
    struct reader reader = {.grid = grid, .body = review_head_for(app, review, grid, weak)};
    int bottom = reader.body.bottom;
    reader.row = reader.body.top;
    draw_missing(review, &reader);
    reader.skip = review->row;
    read_back(review, &reader);
    review->first = reader.more;
    draw_tally(review, &reader);
    struct buf hint;
    buf_init(&hint);
    if (review->sitting.closed)
        closed_text(review, &hint);
    else if (reader.more)
        buf_add(&hint, "Down shows the rest.");
    else
        buf_add(&hint, "Everything is already saved. Closing writes the minutes.");
    reader.body.bottom = bottom;
    review_foot(app, reader.body, reader.more ? bottom : reader.row, hint.text,
                review->sitting.closed ? INK_GOOD : INK_MUTED);
    buf_release(&hint);
}

/* Line by line, as long as there is more below. */
static enum view_wants feed(struct app *app, void *state, const struct key *key)
{
    struct review_view *review = state;
    (void)app;
    if (key->code == KEY_CODE_DOWN || key->code == 'j')
        review->row += review->first;
    else if (key->code == KEY_CODE_UP || key->code == 'k')
        review->row -= review->row > 0;
    else
        return VIEW_UNKNOWN;
    return VIEW_DRAW;
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
    return review_done(app, board_sitting_close(review->desk->board, &err), &err);
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

static enum view_wants another(struct app *app, void *state, const struct key *key)
{
    struct review_view *review = state;
    struct err err;
    (void)key;
    if (!board_sitting_another(review->desk->board, &err))
        return review_done(app, false, &err);
    review_sit(app, review, SEAT_DRIVE);
    app_say(app, INK_GOOD, "A second sitting of the week, for another incident.");
    return VIEW_LOAD;
}

static const char *no_other(void *state)
{
    const struct review_view *review = state;
    if (!review->sitting.closed)
        return "Close the week first: c";
    return review->waiting ? NULL : "No other incident waits for a review.";
}

static const struct command commands[] = {
    {.name = "close",
     .keys = {'c'},
     .footer = "close the week",
     .help = "close the week; its minutes are written",
     .blocked = is_closed,
     .changes = true,
     .run = close_week},
    {.name = "minutes",
     .keys = {'m'},
     .footer = "minutes as Markdown",
     .help = "the minutes as Markdown",
     .run = minutes},
    {.name = "another",
     .keys = {'a'},
     .footer = "another incident",
     .minor = true,
     .help = "another incident: a second sitting this week",
     .blocked = no_other,
     .changes = true,
     .run = another},
    {.name = "board",
     .keys = {KEY_CODE_ENTER},
     .footer = "back to the board",
     .help = "back to the board",
     .blocked = is_open,
     .run = view_leave},
    REVIEW_COMMANDS,
};

const struct review_page review_close_page = {
    .ops = {.name = "STEP 8, CLOSE",
            .commands = COMMANDS(commands),
            .load = review_load,
            .draw = draw,
            .feed = feed,
            .typing = review_typing,
            .close = review_close,
            .tick = review_tick,
            .ticks = true,
            .stays = true},
    .load = load,
};
