/* Step 7: who removes it, by when, and how do we know? */
#include "board/person.h"
#include "domain/name.h"
#include "domain/when.h"
#include "person_pick.h"
#include "review_promise.h"
#include "text/columns.h"

enum { DUE_DAYS = 5 };                         /* until the date that is suggested */
enum { TEXT = 13, NOTE_WIDE = 59, NOTE = 50 }; /* columns from the left of the body */

static const struct {
    const char *title, *draft;
} fields[PROMISE_FIELDS] = {
    [PROMISE_OWNER] = {"Owner", "owner"},
    [PROMISE_DUE] = {"Gone by", "due"},
    [PROMISE_GONE_WHEN] = {"Gone when", "gone_when"},
};

/* The list under the owner follows from what is typed; it is found again where needed. */
static void find(const struct review_view *review, struct person_pick *pick)
{
    const char *typed = review->field[PROMISE_OWNER].text.text;
    const struct sitting *sitting = &review->sitting;
    person_pick_find(pick, typed, sitting->people, sitting->people_n, false);
    person_pick_offer_new(pick, typed, sitting->people, sitting->people_n);
    person_pick_go(pick, review->who);
}

static void ask(struct review_view *review)
{
    review_ask(review, LINT_REMOVAL, review->field[PROMISE_GONE_WHEN].text.text);
}

static void fill(struct app *app, struct review_view *review)
{
    const struct review_card *card = &review->sitting.card;
    int64_t today = board_today(review->desk->board);
    struct buf due;
    buf_init(&due);
    when_date_text(&due, card->promise.id ? card->promise.due : today + DUE_DAYS, today);
    const char *const saved[PROMISE_FIELDS] = {
        [PROMISE_OWNER] = card->promise.id && card->owner.id
                              ? person_pick_word(&card->owner, review->sitting.people,
                                                 review->sitting.people_n)
                              : "",
        [PROMISE_DUE] = due.text,
        [PROMISE_GONE_WHEN] = card->promise.id ? card->promise.gone_when : "",
    };
    for (int i = 0; i < PROMISE_FIELDS; i++)
        if (!review_draft(app, review, fields[i].draft, i)) {
            field_set(&review->field[i], saved[i]);
            review->field[i].proposed = i == PROMISE_DUE;
        }
    buf_release(&due);
    ask(review);
}

/* Out of the fields an undo or redo shows in them; what is being typed stays. */
static bool load(struct app *app, struct review_view *review, struct err *err)
{
    (void)err;
    if (!review->typing)
        fill(app, review);
    ask(review);
    return true;
}

static void enter(struct app *app, struct review_view *review)
{
    (void)app;
    review->typing = true;
    review->at = review->field[PROMISE_OWNER].text.len ? PROMISE_GONE_WHEN : PROMISE_OWNER;
}

static int note_at(struct review_body body)
{
    if (body.present)
        return body.width;
    return body.width < 70 ? body.width : body.wide ? NOTE_WIDE : NOTE;
}

static int draw_field(const struct review_view *review, struct grid *grid,
                      struct review_body body, int row, int field)
{
    bool here = review->typing && review->at == field;
    int left = body.left + TEXT, most = body.bottom - row < 4 ? body.bottom - row : 4;
    int width = (field == PROMISE_GONE_WHEN ? body.width : note_at(body) - 2) - TEXT;
    if (most <= 0)
        return row;
    if (here)
        grid_text(grid, row, left - 2, 1, INK_FOCUS, ">");
    grid_text(grid, row, body.left, 11, here ? INK_FOCUS : INK_MUTED, fields[field].title);
    return row + field_draw(&review->field[field], grid, row, left, width, most, here);
}

/* Beside the field where there is room, else below it. */
static int draw_note(struct grid *grid, struct review_body body, int row, int next,
                     enum ink ink, const char *text)
{
    int at = note_at(body), most = body.bottom - next < 2 ? body.bottom - next : 2;
    if (columns_of(text) <= body.width - at)
        grid_text(grid, row, body.left + at, body.width - at, ink, text);
    else
        next += grid_wrap(grid, next, body.left + TEXT, body.width - TEXT, most, ink, text);
    return next;
}

static int draw_owner(const struct review_view *review, struct grid *grid,
                      struct review_body body, int row)
{
    struct person_pick pick;
    int next = draw_field(review, grid, body, row, PROMISE_OWNER);
    if (note_at(body) < body.width)
        next = draw_note(grid, body, row, next, INK_MUTED, "one name");
    if (!review->typing || review->at != PROMISE_OWNER)
        return next;
    find(review, &pick);
    return person_pick_draw(&pick, grid, next, body.left + TEXT, body.width - TEXT);
}

static int draw_due(const struct review_view *review, struct grid *grid,
                    struct review_body body, int row)
{
    struct buf note;
    int at = note_at(body), next = draw_field(review, grid, body, row, PROMISE_DUE);
    buf_init(&note);
    bool ok = promise_due_note(review, body.width - at, &note);
    next = draw_note(grid, body, row, next, ok ? INK_MUTED : INK_ATTENTION, note.text);
    buf_release(&note);
    return next;
}

static int draw_cause(const struct review_view *review, struct grid *grid,
                      struct review_body body, int row)
{
    grid_text(grid, row, body.left, 11, INK_MUTED, "Cause");
    const struct review_facts *facts = &review->sitting.facts;
    row += grid_wrap(grid, row, body.left + TEXT, body.width - TEXT, 2, INK_SELECT,
                     facts->cause_text);
    const char *again = facts->cause_taken ? "check again: it was taken away in step 4"
                        : facts->taken_over
                            ? "check again: what is below was promised for another cause"
                            : "";
    return row + (again[0] ? grid_wrap(grid, row, body.left + TEXT, body.width - TEXT, 1,
                                       INK_ATTENTION, again)
                           : 0);
}

/* "Gone when", and below it what is said of it. */
static int draw_gone(const struct review_view *review, struct grid *grid,
                     struct review_body body, int row)
{
    struct buf note;
    buf_init(&note);
    row = draw_field(review, grid, body, row, PROMISE_GONE_WHEN);
    enum ink ink = promise_gone_note(review, &note);
    if (row < body.bottom)
        row += grid_wrap(grid, row, body.left + TEXT, body.width - TEXT,
                         body.bottom - row < 2 ? 1 : 2, ink, note.text);
    buf_release(&note);
    return row;
}

/* Field by field: where a screen is too low for three with air, the one that is typed. */
static int draw_fields(const struct review_view *review, struct grid *grid,
                       struct review_body body, int row, int gap)
{
    static int (*const draw_each[PROMISE_FIELDS])(const struct review_view *, struct grid *,
                                                  struct review_body, int) = {
        [PROMISE_OWNER] = draw_owner,
        [PROMISE_DUE] = draw_due,
        [PROMISE_GONE_WHEN] = draw_gone,
    };
    bool one = body.present && review->typing && grid->rows < 24;
    for (int i = 0; i < PROMISE_FIELDS; i++)
        if (!one || review->at == i)
            row =
                draw_each[i](review, grid, body, row) + (i + 1 < PROMISE_FIELDS ? gap : 0);
    return row;
}

/* Something that is typed does not do yet. */
static bool is_weak(const struct review_view *review)
{
    struct person_pick pick;
    struct buf note;
    find(review, &pick);
    buf_init(&note);
    bool weak = pick.says.code != ERR_NONE || !promise_due_note(review, 0, &note) ||
                promise_gone_note(review, &note) == INK_ATTENTION;
    buf_release(&note);
    return weak;
}

static void draw(struct app *app, void *state, struct grid *grid)
{
    struct review_view *review = state;
    struct review_body body = review_head_for(app, review, grid, is_weak(review));
    int gap = body.present ? body.air : body.roomy ? 2 : grid->rows >= 20;
    int row = draw_cause(review, grid, body, body.top) + gap;
    row = draw_fields(review, grid, body, row, gap);
    review_foot(app, body, row, review->typing ? "" : "Down goes back to the fields.",
                INK_MUTED);
}

static bool add_person(struct review_view *review, const char **name, struct err *err)
{
    const struct person_edit edit = {.name = review->field[PROMISE_OWNER].text.text};
    struct person person;
    if (!board_person_add(review->desk->board, &edit, &review->arena, &person, err))
        return false;
    *name = person.name;
    return true;
}

/* The name the list is on goes into the field. Only Enter takes one of two, or puts a new
 * one on the board. False where what is typed is no one person: that is said, and one
 * stays. */
static bool take(struct app *app, struct review_view *review, bool enter)
{
    struct person_pick pick;
    struct err err;
    if (review->at != PROMISE_OWNER)
        return true;
    find(review, &pick);
    const struct person_choice *choice = person_pick_chosen(&pick);
    const char *name = choice && choice->owner ? choice->word : NULL;
    if (pick.says.code != ERR_NONE && (!choice || !enter)) {
        app_say_err(app, &pick.says);
        return false;
    }
    if (choice && choice->close && !enter) {
        app_say(app, INK_ATTENTION, "Nobody is called \"%s\" yet. Enter takes %s.",
                review->field[PROMISE_OWNER].text.text, name);
        return false;
    }
    if (choice && choice->adds && !enter) {
        app_say(app, INK_ATTENTION,
                "Nobody is called \"%s\" yet. Enter puts them on the board.",
                review->field[PROMISE_OWNER].text.text);
        return false;
    }
    if (choice && choice->adds) {
        if (!add_person(review, &name, &err)) {
            app_say_err(app, &err);
            return false;
        }
        app_say(app, INK_GOOD, "%s is on the board.", name);
    }
    if (!name)
        return true;
    field_set(&review->field[PROMISE_OWNER], name);
    review_keep(app, review, fields[PROMISE_OWNER].draft, PROMISE_OWNER);
    review->who = (struct person_place){0};
    if (choice->adds && !review_load_here(app, review, &err))
        app_say_err(app, &err);
    return true;
}

static bool owner_passes(const struct review_view *review)
{
    const struct sitting *sitting = &review->sitting;
    const struct person *person = name_person(review->field[PROMISE_OWNER].text.text,
                                              sitting->people, sitting->people_n);
    return person && person->state == PERSON_ACTIVE;
}

static bool due_passes(const struct review_view *review)
{
    int64_t due;
    struct err err;
    return promise_due(review, &due, &err) &&
           review_due(due, board_today(review->desk->board), &err);
}

/* Goes to the field that has to be mended first. */
static void go_to_fault(struct review_view *review)
{
    review->at = !owner_passes(review) ? PROMISE_OWNER
                 : !due_passes(review) ? PROMISE_DUE
                                       : PROMISE_GONE_WHEN;
}

static bool save(struct app *app, struct review_view *review, struct err *err)
{
    int64_t due;
    review->typing = true;
    review->at = PROMISE_DUE;
    if (!promise_due(review, &due, err))
        return false;
    if (!board_sitting_promise(review->desk->board, review->field[PROMISE_OWNER].text.text,
                               due, review->field[PROMISE_GONE_WHEN].text.text, err)) {
        go_to_fault(review);
        return false;
    }
    for (int i = 0; i < PROMISE_FIELDS; i++)
        review_forget(app, review, fields[i].draft);
    return review_load_here(app, review, err);
}

static enum view_wants next_field(struct app *app, void *state, const struct key *key)
{
    struct review_view *review = state;
    bool back = key->code == KEY_CODE_BACK_TAB || key->code == KEY_CODE_UP;
    if (!review->typing) {
        review->typing = !back || key->code == KEY_CODE_BACK_TAB;
        return VIEW_DRAW;
    }
    if (key->code == KEY_CODE_UP && review->at == PROMISE_OWNER) {
        review->typing = false; /* letters are commands there */
        return VIEW_DRAW;
    }
    if (!back && !take(app, review, false))
        return VIEW_DRAW;
    review->at = (review->at + (back ? PROMISE_FIELDS - 1 : 1)) % PROMISE_FIELDS;
    review->who = (struct person_place){0};
    return VIEW_DRAW;
}

/* Enter goes to the first field that is empty; when none is, the promise is made. */
static enum view_wants go_on(struct app *app, void *state, const struct key *key)
{
    struct review_view *review = state;
    struct err err;
    if (!take(app, review, true))
        return VIEW_DRAW;
    for (int i = 0; i < PROMISE_FIELDS; i++) {
        if (review->field[i].text.len)
            continue;
        if (i == PROMISE_OWNER && review->at == i)
            app_say(app, INK_ATTENTION, "Who removes it? One name.");
        review->at = i;
        review->typing = true;
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
    if (!take(app, state, true))
        return VIEW_DRAW;
    if (!save(app, state, &err))
        return review_done(app, false, &err);
    app_say(app, INK_GOOD, "Saved.");
    return VIEW_DRAW;
}

static enum view_wants feed(struct app *app, void *state, const struct key *key)
{
    struct review_view *review = state;
    struct person_pick pick;
    if (!review->typing)
        return VIEW_UNKNOWN;
    if (review->at == PROMISE_OWNER) {
        find(review, &pick);
        if (person_pick_feed(&pick, key)) {
            review->who = person_pick_place(&pick);
            return VIEW_DRAW;
        }
    }
    switch (field_feed(&review->field[review->at], key)) {
    case FIELD_CHANGED:
        review_keep(app, review, fields[review->at].draft, review->at);
        review->who = (struct person_place){0};
        find(review, &pick);
        review->who = person_pick_place(&pick);
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
     .footer = "next field",
     .help = "next field; Shift-Tab the one before; Up out of the first for commands",
     .run = next_field},
    {.name = "next",
     .keys = {KEY_CODE_ENTER},
     .footer = "next",
     .help = "the next empty field; then the promise is made",
     .run = go_on},
    {.name = "save",
     .keys = {KEY_CTRL('s')},
     .footer = "save",
     .minor = true,
     .help = "make the promise",
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
            .tick = review_tick,
            .ticks = true,
            .stays = true},
    .enter = enter,
    .load = load,
};
