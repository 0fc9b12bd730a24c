/* Step 7: who removes it, by when, and how do we know? */
#include "domain/when.h"
#include "person_pick.h"
#include "review_page.h"

#include <string.h>

enum { OWNER, DUE, GONE_WHEN, FIELDS };

static const struct {
    const char *title, *draft;
} fields[FIELDS] = {
    [OWNER] = {"Owner", "owner"},
    [DUE] = {"Gone by", "due"},
    [GONE_WHEN] = {"Gone when", "gone_when"},
};

/* The list under the owner follows from what is typed; it is found again where needed. */
static void find(const struct review_view *review, struct person_pick *pick)
{
    const char *typed = review->field[OWNER].text.text;
    person_pick_find(pick, typed, review->sitting.people, review->sitting.people_n, false);
    pick->at = pick->n ? review->row % pick->n : 0;
}

static void due_words(const struct review_view *review, int64_t due, struct buf *out)
{
    when_date_text(out, due, board_today(review->desk->board));
}

static void ask(struct review_view *review)
{
    review_ask(review, LINT_REMOVAL, review->field[GONE_WHEN].text.text);
}

static void enter(struct app *app, struct review_view *review)
{
    const struct review_card *card = &review->sitting.card;
    struct buf due;
    buf_init(&due);
    due_words(review, card->promise.id ? card->promise.due
                                       : board_today(review->desk->board) + 5,
              &due);
    if (!review_draft(app, review, fields[OWNER].draft, OWNER))
        field_set(&review->field[OWNER], card->owner.id ? card->owner.name : "");
    if (!review_draft(app, review, fields[DUE].draft, DUE))
        field_set(&review->field[DUE], due.text);
    if (!review_draft(app, review, fields[GONE_WHEN].draft, GONE_WHEN))
        field_set(&review->field[GONE_WHEN],
                  card->promise.id ? card->promise.gone_when : "");
    buf_release(&due);
    review->typing = true;
    review->at = review->field[OWNER].text.len ? GONE_WHEN : OWNER;
    ask(review);
}

/* What stands beside the date: how far off, or why it cannot be. */
static bool due_note(const struct review_view *review, struct buf *out)
{
    int64_t today = board_today(review->desk->board), due;
    struct err err;
    const char *typed = review->field[DUE].text.text;
    if (!typed[0]) {
        buf_add(out, "a day within a week: fri, +5, 25 nov");
        return false;
    }
    if (!when_date(typed, today, &due, &err) || !review_due(due, today, &err)) {
        buf_add(out, err.what);
        return false;
    }
    when_days_text(out, due, today);
    if (due > today)
        buf_add(out, ", before the next review");
    return true;
}

/* What the text of "gone when" needs yet, else how strong it is. */
static enum ink gone_note(const struct review_view *review, struct buf *out)
{
    struct err err;
    struct lint_finding finding;
    const char *typed = review->field[GONE_WHEN].text.text;
    if (!typed[0]) {
        buf_add(out, "what anybody can look at to see that it is gone");
        return INK_MUTED;
    }
    if (!review_checkable(typed, review->sitting.card.cause.text, &err)) {
        buf_addf(out, "%s", err.what);
        return INK_ATTENTION;
    }
    if (review->asks[0]) {
        buf_add(out, review->asks);
        return INK_ATTENTION;
    }
    enum strength strength = lint_strength(&review->desk->lint, typed, &finding);
    if (strength != STRENGTH_UNKNOWN)
        buf_addf(out, "%s: \"%.*s\"", strength_words.name[strength], (int)finding.span.len,
                 typed + finding.span.at);
    return INK_GOOD;
}

static int draw_field(const struct review_view *review, struct grid *grid,
                      struct review_body body, int row, int field)
{
    bool here = review->at == field;
    int left = body.left + 13, width = field == GONE_WHEN || body.width < 70 ? body.width - 13
                                                                            : 40;
    if (here)
        grid_text(grid, row, left - 2, 1, INK_FOCUS, ">");
    grid_text(grid, row, body.left, 11, here ? INK_FOCUS : INK_MUTED, fields[field].title);
    return row + field_draw(&review->field[field], grid, row, left, width, 4, here);
}

static int draw_owner(const struct review_view *review, struct grid *grid,
                      struct review_body body, int row)
{
    struct person_pick pick;
    int next = draw_field(review, grid, body, row, OWNER);
    if (review->at != OWNER)
        return next;
    if (!review->field[OWNER].text.len && body.width >= 70)
        grid_text(grid, row, body.left + 57, body.width - 57, INK_MUTED, "one name");
    find(review, &pick);
    return person_pick_draw(&pick, grid, next, body.left + 13, body.width - 13);
}

static void draw(struct app *app, void *state, struct grid *grid)
{
    struct review_view *review = state;
    struct review_body body = review_head(app, review, grid);
    int row = body.top, gap = body.roomy ? 2 : grid->rows >= 20;
    struct buf note;
    buf_init(&note);
    grid_text(grid, row, body.left, 11, INK_MUTED, "Cause");
    row += grid_wrap(grid, row, body.left + 13, body.width - 13, 2, INK_SELECT,
                     review->sitting.card.cause.text) +
           gap;
    row = draw_owner(review, grid, body, row) + gap;
    int due = row;
    row = draw_field(review, grid, body, row, DUE);
    bool ok = due_note(review, &note);
    if (body.width >= 70)
        grid_text(grid, due, body.left + 57, body.width - 57, ok ? INK_MUTED : INK_ATTENTION,
                  note.text);
    else
        grid_text(grid, due, body.left + 26, body.width - 26, ok ? INK_MUTED : INK_ATTENTION,
                  note.text);
    row = draw_field(review, grid, body, row + gap, GONE_WHEN);
    buf_reset(&note);
    enum ink ink = gone_note(review, &note);
    if (row < body.bottom)
        grid_wrap(grid, row, body.left + 13, body.width - 13, 2, ink, note.text);
    buf_release(&note);
    app_foot(app, "", INK_TEXT);
}

/* The name the list is on goes into the field. */
static void take(struct app *app, struct review_view *review)
{
    struct person_pick pick;
    find(review, &pick);
    const struct person_choice *choice = person_pick_chosen(&pick);
    if (review->at != OWNER || !choice || !choice->owner)
        return;
    field_set(&review->field[OWNER], choice->owner->name);
    review_keep(app, review, fields[OWNER].draft, OWNER);
    review->row = 0;
}

static bool save(struct app *app, struct review_view *review, struct err *err)
{
    int64_t due;
    if (!when_date(review->field[DUE].text.text, board_today(review->desk->board), &due,
                   err) ||
        !board_sitting_promise(review->desk->board, review->field[OWNER].text.text, due,
                               review->field[GONE_WHEN].text.text, err))
        return false;
    for (int i = 0; i < FIELDS; i++) {
        struct buf text;
        buf_init(&text);
        buf_add(&text, review->field[i].text.text);
        field_set(&review->field[i], "");
        review_keep(app, review, fields[i].draft, i);
        field_set(&review->field[i], text.text);
        buf_release(&text);
    }
    return review_load(app, review, err);
}

static enum view_wants next_field(struct app *app, void *state, const struct key *key)
{
    struct review_view *review = state;
    bool back = key->code == KEY_CODE_BACK_TAB || key->code == KEY_CODE_UP;
    if (!back)
        take(app, review);
    review->at = (review->at + (back ? FIELDS - 1 : 1)) % FIELDS;
    review->row = 0;
    return VIEW_DRAW;
}

/* Enter goes to the first field that is empty; when none is, the promise is made. */
static enum view_wants go_on(struct app *app, void *state, const struct key *key)
{
    struct review_view *review = state;
    struct err err;
    take(app, review);
    for (int i = 0; i < FIELDS; i++) {
        if (review->field[i].text.len)
            continue;
        review->at = i;
        return VIEW_DRAW;
    }
    if (!save(app, review, &err))
        return review_done(app, false, &err);
    return review_forward(app, state, key);
}

static enum view_wants only_save(struct app *app, void *state, const struct key *key)
{
    struct err err;
    (void)key;
    take(app, state);
    if (!save(app, state, &err))
        return review_done(app, false, &err);
    app_say(app, INK_GOOD, "Saved.");
    return VIEW_DRAW;
}

static enum view_wants feed(struct app *app, void *state, const struct key *key)
{
    struct review_view *review = state;
    struct person_pick pick;
    if (review->at == OWNER) {
        find(review, &pick);
        if (person_pick_feed(&pick, key)) {
            review->row = pick.at;
            return VIEW_DRAW;
        }
    }
    switch (field_feed(&review->field[review->at], key)) {
    case FIELD_CHANGED:
        review_keep(app, review, fields[review->at].draft, review->at);
        review->row = 0;
        ask(review);
        return VIEW_DRAW;
    case FIELD_MOVED:
        return VIEW_DRAW;
    case FIELD_LEFT:
        break;
    }
    return VIEW_UNKNOWN;
}

static const struct command commands[] = {
    {.name = "field",
     .keys = {KEY_CODE_TAB, KEY_CODE_BACK_TAB, KEY_CODE_DOWN, KEY_CODE_UP},
     .footer = "next field", .help = "next field; Shift-Tab the one before",
     .run = next_field},
    {.name = "next", .keys = {KEY_CODE_ENTER}, .footer = "next",
     .help = "the next empty field; then the promise is made", .run = go_on},
    {.name = "save", .keys = {KEY_CTRL('s')}, .footer = "save", .help = "make the promise",
     .run = only_save},
    REVIEW_COMMANDS,
};

const struct review_page review_owner_page = {
    .ops = {.name = "STEP 7, OWNER",
            .commands = COMMANDS(commands),
            .load = review_load,
            .draw = draw,
            .feed = feed,
            .typing = review_typing,
            .close = review_close,
            .ticks = true},
    .enter = enter,
};
