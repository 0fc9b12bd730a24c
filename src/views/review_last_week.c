/* Step 1: is each open promise gone, and what did we see? */
#include "person_pick.h"
#include "review_page.h"

#include "domain/when.h"

#include <inttypes.h>
#include <stdio.h>

static const struct sitting_promise *promise(const struct review_view *review)
{
    if (review->sitting.promises_n == 0)
        return NULL;
    size_t at = (size_t)review->row;
    return &review->sitting.promises[at < review->sitting.promises_n ? at : 0];
}

/* What is typed beside the three answers: the new owner of a promise that has none. */
enum { NEW_OWNER = PROMISE_DROPPED + 1 };

static bool unowned(const struct review_view *review)
{
    const struct sitting_promise *p = promise(review);
    return p && !p->line.owner.id && removal_open(p->line.removal.state);
}

static void draft_name(const struct review_view *review, char name[64])
{
    snprintf(name, 64, "%s/%" PRId64,
             review->column == NEW_OWNER ? "owner"
                                         : promise_answer_words.name[review->column],
             review->editing);
}

/* The first promise without an answer; the last one where all have theirs. */
static void go_to_open(struct review_view *review)
{
    size_t at = 0;
    while (at + 1 < review->sitting.promises_n && review->sitting.promises[at].answer.id)
        at++;
    review->row = (int)at;
}

/* An answer that was half typed is typed on. */
static void enter(struct app *app, struct review_view *review)
{
    char name[64];
    go_to_open(review);
    for (int answer = PROMISE_GONE; answer <= NEW_OWNER && promise(review); answer++) {
        review->editing = promise(review)->line.removal.id;
        review->column = answer;
        draft_name(review, name);
        review->typing = review_draft(app, review, name, 0);
        if (review->typing)
            return;
    }
}

/* The answer being typed stays with its promise when others are answered or dropped. */
static bool load(struct app *app, struct review_view *review, struct err *err)
{
    int n = (int)review->sitting.promises_n;
    (void)app, (void)err;
    for (int i = 0; review->typing && i < n; i++)
        if (review->sitting.promises[i].line.removal.id == review->editing)
            review->row = i;
    if (review->row >= n)
        review->row = n > 0 ? n - 1 : 0;
    return true;
}

static void draw_item(struct grid *grid, struct review_body body, int *row,
                      const char *name, const char *text, enum ink ink)
{
    grid_text(grid, *row, body.left, 12, INK_MUTED, name);
    int room = body.bottom - *row < 2 ? body.bottom - *row : 2;
    *row += grid_wrap(grid, *row, body.left + 13, body.width - 13, room, ink, text);
    *row += body.roomy;
}

static void promised_text(const struct app *app, const struct review_view *review,
                          const struct cause_line *line, struct buf *out)
{
    int64_t today = zone_local(board_zone(review->desk->board), app->now).date;
    buf_addf(out, "%s, by ", line->owner.id ? line->owner.name : "NO OWNER");
    when_date_text(out, line->removal.due, today);
    if (line->removal.due < today)
        buf_add(out, ", overdue");
    if (line->removal.carried)
        buf_addf(out, ", carried %s",
                 line->removal.carried == 1   ? "once"
                 : line->removal.carried == 2 ? "twice"
                                              : "many times");
    if (line->removal.state == REMOVAL_REMOVED)
        buf_add(out, ", said to be removed");
    if (line->removal.state == REMOVAL_CAME_BACK)
        buf_add(out, ", CAME BACK");
}

static void answer_text(const struct app *app, const struct review_view *review,
                        const struct review_answer *answer, struct buf *out)
{
    int64_t today = zone_local(board_zone(review->desk->board), app->now).date;
    if (answer->answer == PROMISE_GONE) {
        buf_addf(out, "GONE, seen today: %s", answer->what);
    } else if (answer->answer == PROMISE_DROPPED) {
        buf_addf(out, "dropped: %s", answer->what);
    } else {
        buf_add(out, "STILL THERE, now by ");
        when_date_text(out, answer->new_due, today);
    }
}

/* The list under the new owner follows from what is typed; it is found again where needed.
 */
static void find_owner(const struct review_view *review, struct person_pick *pick)
{
    const struct sitting *sitting = &review->sitting;
    person_pick_find(pick, review->field[0].text.text, sitting->people, sitting->people_n,
                     false);
    pick->at = pick->n ? review->at % pick->n : 0;
}

static int draw_choice(const struct review_view *review, struct grid *grid,
                       struct review_body body, int row, int answer)
{
    static const struct {
        const char *key, *text;
    } choices[] = {
        [NEW_OWNER] = {"o", "its owner has left: name who removes it now"},
        [PROMISE_GONE] = {"y", "gone, and this is what we saw"},
        [PROMISE_STILL] = {"n", "still there, new date"},
        [PROMISE_DROPPED] = {"d", "we drop it, because"},
    };
    bool here = review->typing && review->column == answer;
    if (here)
        grid_text(grid, row, body.left, 1, INK_FOCUS, ">");
    grid_text(grid, row, body.left + 2, 1, INK_KEY, choices[answer].key);
    grid_text(grid, row++, body.left + 13, body.width - 13, here ? INK_SELECT : INK_TEXT,
              choices[answer].text);
    if (here)
        row +=
            field_draw(&review->field[0], grid, row, body.left + 13, body.width - 13,
                       body.present && body.bottom - row < 3 ? body.bottom - row : 3, true);
    if (here && answer == NEW_OWNER) {
        struct person_pick pick;
        find_owner(review, &pick);
        row = person_pick_draw(&pick, grid, row, body.left + 13, body.width - 13);
    }
    return row + body.roomy;
}

/* While presenting and typing, the others are left out. */
static int draw_answers(const struct review_view *review, struct grid *grid,
                        struct review_body body, int row)
{
    bool all = !body.present || !review->typing;
    if (unowned(review) && (all || review->column == NEW_OWNER))
        row = draw_choice(review, grid, body, row, NEW_OWNER);
    for (int a = PROMISE_GONE; a <= PROMISE_DROPPED; a++)
        if (all || review->column == a)
            row = draw_choice(review, grid, body, row, a);
    return row;
}

/* All in one row. */
static int draw_answers_short(const struct review_view *review, struct grid *grid,
                              struct review_body body, int row)
{
    static const char *const choices[][2] = {
        {"o", "new owner"}, {"y", "gone"}, {"n", "still there"}, {"d", "we drop it"}};
    int col = body.left;
    for (int i = !unowned(review); i < 4; i++) {
        col += grid_text(grid, row, col, 2, INK_KEY, choices[i][0]) + 2;
        col += grid_text(grid, row, col, 12, INK_TEXT, choices[i][1]) + 4;
    }
    return row + 1;
}

/* What is said of a promise: a name, its text, and how it is meant. */
struct item {
    const char *name, *text;
    enum ink ink;
};

enum { ITEMS = 4, NAMES = 13, ITEM_ROWS = 2 };

/* With as much air as there is room for; the answers in one row rather than without air. */
static int draw_present(const struct review_view *review, struct grid *grid,
                        struct review_body body, const struct item *items, int n)
{
    int row = body.top, room = body.bottom - row, rows = 0;
    int answers = 3 + unowned(review);
    for (int i = 0; i < n; i++)
        rows += review_rows(grid, body.width - NAMES, ITEM_ROWS, items[i].text);
    body.roomy = false;
    while (body.air > 1 && rows + n * body.air + answers > room)
        body.air--;
    if (rows + n * body.air + 1 > room)
        body.air = 0;
    for (int i = 0; i < n && row < body.bottom; i++) {
        draw_item(grid, body, &row, items[i].name, items[i].text, items[i].ink);
        row += body.air;
    }
    if (review->typing || row + answers <= body.bottom)
        return draw_answers(review, grid, body, row);
    return row < body.bottom ? draw_answers_short(review, grid, body, row) : row;
}

static int draw_usual(const struct review_view *review, struct grid *grid,
                      struct review_body body, const struct item *items, int n)
{
    int row = body.top;
    for (int i = 0; i < n; i++)
        draw_item(grid, body, &row, items[i].name, items[i].text, items[i].ink);
    row = draw_answers(review, grid, body, row + 1);
    if (row + 1 < body.bottom)
        grid_text(grid, body.bottom - 2, body.left, body.width, INK_MUTED,
                  "It stays first on the list every week until somebody has seen it gone.");
    return row;
}

/* Presenting, who promised it is left out while something is said of it today. Returns the
 * row below. */
static int draw_promise(struct app *app, const struct review_view *review,
                        struct grid *grid, struct review_body body)
{
    const struct sitting_promise *p = promise(review);
    int n = 0;
    struct item items[ITEMS];
    struct buf promised, today;
    buf_init(&promised);
    buf_init(&today);
    items[n++] = (struct item){"Cause", p->line.cause.text, INK_SELECT};
    items[n++] = (struct item){"Gone when", p->line.removal.gone_when, INK_TEXT};
    promised_text(app, review, &p->line, &promised);
    if (!body.present || (!review->typing && !p->answer.id))
        items[n++] = (struct item){"Promised", promised.text,
                                   unowned(review) ? INK_ATTENTION : INK_TEXT};
    if (p->answer.id) {
        bool gone = p->answer.answer == PROMISE_GONE;
        answer_text(app, review, &p->answer, &today);
        items[n++] = (struct item){"Today", today.text, gone ? INK_GOOD : INK_ATTENTION};
    }
    int row = (body.present ? draw_present : draw_usual)(review, grid, body, items, n);
    buf_release(&today);
    buf_release(&promised);
    return row;
}

static void draw(struct app *app, void *state, struct grid *grid)
{
    struct review_view *review = state;
    struct review_body body = review_head_for(app, review, grid, !promise(review));
    int row = body.top;
    struct buf hint;
    buf_init(&hint);
    if (promise(review)) {
        row = draw_promise(app, review, grid, body);
        size_t n = review->sitting.promises_n;
        if (!body.present)
            buf_addf(&hint, "%d of %zu open promises.", review->row + 1, n);
        else if (n > 1)
            buf_addf(&hint, "Promise %d of %zu.", review->row + 1, n);
    } else {
        grid_wrap(grid, body.top, body.left, body.width, 3, INK_TEXT,
                  "No promise is open. What you promise today is the first thing asked "
                  "next week.");
    }
    review_foot(app, body, row, hint.text, INK_MUTED);
    buf_release(&hint);
}

static enum view_wants start(struct app *app, struct review_view *review, int answer)
{
    char name[64];
    review->at = 0;
    review->column = answer;
    review->typing = true;
    review->editing = promise(review)->line.removal.id;
    draft_name(review, name);
    field_propose(&review->field[0], answer == PROMISE_STILL ? "+7" : "");
    review_draft(app, review, name, 0);
    return VIEW_DRAW;
}

static bool save_owner(struct review_view *review, struct err *err)
{
    struct person_pick pick;
    struct cause_line line;
    find_owner(review, &pick);
    const struct person_choice *choice = person_pick_chosen(&pick);
    const char *name =
        choice && choice->owner ? choice->owner->name : review->field[0].text.text;
    return board_cause_owner(review->desk->board, promise(review)->line.cause.id, name,
                             &review->arena, &line, err);
}

static bool save_answer(struct review_view *review, struct err *err)
{
    enum promise_answer answer = (enum promise_answer)review->column;
    const char *text = review->field[0].text.text;
    struct board *board = review->desk->board;
    int64_t due = 0;
    if (answer == PROMISE_STILL && !when_date(text, board_today(board), &due, err))
        return false;
    return board_sitting_answer(board, review->editing, answer,
                                answer == PROMISE_STILL ? "" : text, due, err);
}

static enum view_wants save(struct app *app, struct review_view *review)
{
    struct err err;
    char name[64];
    if (!(review->column == NEW_OWNER ? save_owner(review, &err)
                                      : save_answer(review, &err)))
        return review_done(app, false, &err);
    draft_name(review, name);
    field_set(&review->field[0], "");
    review_keep(app, review, name, 0);
    review->typing = false;
    if (!review_load_here(app, review, &err))
        return review_done(app, false, &err);
    if (review->column != NEW_OWNER)
        go_to_open(review);
    return VIEW_DRAW;
}

static enum view_wants feed_text(struct app *app, struct review_view *review,
                                 const struct key *key)
{
    char name[64];
    if (key->code == KEY_CODE_ENTER)
        return save(app, review);
    struct person_pick pick = {0};
    if (review->column == NEW_OWNER)
        find_owner(review, &pick);
    if (person_pick_feed(&pick, key)) {
        review->at = pick.at;
        return VIEW_DRAW;
    }
    if (key->code == KEY_CODE_ESC || key->code == KEY_CODE_UP) {
        review->typing = false;
        return VIEW_DRAW;
    }
    if (field_feed(&review->field[0], key) != FIELD_CHANGED)
        return VIEW_DRAW;
    review->at = 0;
    draft_name(review, name);
    review_keep(app, review, name, 0);
    return VIEW_DRAW;
}

static enum view_wants feed(struct app *app, void *state, const struct key *key)
{
    struct review_view *review = state;
    if (review->typing)
        return feed_text(app, review, key);
    return review_move(review, key, (int)review->sitting.promises_n) ? VIEW_DRAW
                                                                     : VIEW_UNKNOWN;
}

static enum view_wants answer(struct app *app, void *state, const struct key *key)
{
    return start(app, state,
                 key->code == 'y'   ? (int)PROMISE_GONE
                 : key->code == 'n' ? (int)PROMISE_STILL
                 : key->code == 'o' ? NEW_OWNER
                                    : (int)PROMISE_DROPPED);
}

static const char *in_text(void *state)
{
    return review_typing(state) ? "Enter keeps it, or Up leaves the text." : NULL;
}

static const char *no_answer(void *state)
{
    if (!promise(state))
        return "There is no promise to answer. Enter goes on.";
    return in_text(state);
}

/* A new date is somebody's promise. */
static const char *no_date(void *state)
{
    if (unowned(state) && !review_typing(state))
        return "Nobody owns it: o names its new owner first.";
    return no_answer(state);
}

static const char *owned(void *state)
{
    if (promise(state) && !unowned(state))
        return "It has its owner. v gives it to another.";
    return no_answer(state);
}

static enum view_wants promises(struct app *app, void *state, const struct key *key)
{
    (void)state, (void)key;
    promises_view_open(app);
    return VIEW_DRAW;
}

static const char *no_text(void *state)
{
    return review_typing(state) ? NULL : "y, n or d first.";
}

static const struct command commands[] = {
    {.name = "gone",
     .keys = {'y'},
     .footer = "gone",
     .help = "it is gone: say what you saw",
     .blocked = no_answer,
     .run = answer},
    {.name = "still",
     .keys = {'n'},
     .footer = "still there",
     .help = "it is still there: say a new date",
     .blocked = no_date,
     .run = answer},
    {.name = "owner",
     .keys = {'o'},
     .footer = "new owner",
     .help = "name who removes it now that its owner has left",
     .blocked = owned,
     .run = answer},
    {.name = "drop",
     .keys = {'d'},
     .footer = "drop",
     .minor = true,
     .help = "give the promise up: say why",
     .blocked = no_answer,
     .run = answer},
    {.name = "next",
     .keys = {KEY_CODE_ENTER},
     .footer = "next",
     .help = "the next step",
     .blocked = in_text,
     .run = review_forward},
    {.name = "keep",
     .label = "Enter",
     .footer = "keep it",
     .help = "while typing: keep the answer",
     .blocked = no_text},
    {.name = "answers",
     .label = "Up",
     .footer = "then y n d",
     .help = "while typing: leave the text, where letters are commands",
     .blocked = no_text},
    {.name = "promises",
     .keys = {'v'},
     .footer = "all promises",
     .minor = true,
     .help = "every promise that is open",
     .blocked = in_text,
     .run = promises},
    {.name = "leave",
     .keys = {KEY_CODE_ESC},
     .footer = "leave, nothing lost",
     .help = "leave the review; r comes back to this step",
     .run = review_back},
};

const struct review_page review_last_week_page = {
    .ops = {.name = "STEP 1, LAST WEEK",
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
