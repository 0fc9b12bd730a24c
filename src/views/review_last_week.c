/* Step 1: is each open promise gone, and what did we see? */
#include "review_last_week.h"

#include "domain/when.h"

#include <inttypes.h>
#include <stdio.h>

const struct sitting_promise *last_week_promise(const struct review_view *review)
{
    if (review->sitting.promises_n == 0)
        return NULL;
    size_t at = (size_t)review->row;
    return &review->sitting.promises[at < review->sitting.promises_n ? at : 0];
}

bool last_week_unowned(const struct review_view *review)
{
    const struct sitting_promise *p = last_week_promise(review);
    return p && !p->line.owner.id && removal_open(p->line.removal.state);
}

void last_week_find_owner(const struct review_view *review, struct person_pick *pick)
{
    const struct sitting *sitting = &review->sitting;
    person_pick_find(pick, review->field[0].text.text, sitting->people, sitting->people_n,
                     false);
    person_pick_go(pick, review->who);
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
    if (review->answered >= 0)
        review->row = review->answered;
    for (int answer = PROMISE_GONE; answer <= NEW_OWNER && last_week_promise(review);
         answer++) {
        review->editing = last_week_promise(review)->line.removal.id;
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
    if (!review->typing && review->answered >= 0)
        review->row = review->answered;
    if (review->row >= n)
        review->row = n > 0 ? n - 1 : 0;
    return true;
}

static enum view_wants start(struct app *app, struct review_view *review, int answer)
{
    char name[64];
    review->who = (struct person_place){0};
    review->column = answer;
    review->typing = true;
    review->editing = last_week_promise(review)->line.removal.id;
    draft_name(review, name);
    field_propose(&review->field[0], answer == PROMISE_STILL ? "+7" : "");
    review_draft(app, review, name, 0);
    return VIEW_DRAW;
}

static bool save_owner(struct review_view *review, struct err *err)
{
    struct person_pick pick;
    struct cause_line line;
    last_week_find_owner(review, &pick);
    const struct person_choice *choice = person_pick_chosen(&pick);
    const char *name = choice && choice->owner ? choice->word : review->field[0].text.text;
    return board_cause_owner(review->desk->board, last_week_promise(review)->line.cause.id,
                             name, &review->arena, &line, err);
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
        last_week_find_owner(review, &pick);
    if (person_pick_feed(&pick, key)) {
        review->who = person_pick_place(&pick);
        return VIEW_DRAW;
    }
    if (key->code == KEY_CODE_ESC || key->code == KEY_CODE_UP) {
        review->typing = false;
        return VIEW_DRAW;
    }
    if (field_feed(&review->field[0], key) != FIELD_CHANGED)
        return VIEW_DRAW;
    review->who = (struct person_place){0};
    if (review->column == NEW_OWNER) {
        last_week_find_owner(review, &pick);
        review->who = person_pick_place(&pick);
    }
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
    if (!last_week_promise(state))
        return "There is no promise to answer. Enter goes on.";
    return in_text(state);
}

/* A new date is somebody's promise. */
static const char *no_date(void *state)
{
    if (last_week_unowned(state) && !review_typing(state))
        return "Nobody owns it: o names its new owner first.";
    return no_answer(state);
}

static const char *owned(void *state)
{
    if (last_week_promise(state) && !last_week_unowned(state))
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

/* What keeps one here is shown. */
static enum view_wants go_on(struct app *app, void *state, const struct key *key)
{
    struct review_view *review = state;
    struct err err;
    if (!review_gate(STEP_LAST_WEEK, &review->sitting.facts, NULL, &err))
        go_to_open(review);
    return review_forward(app, state, key);
}

/* In the list of people below a new owner Up chooses. */
static const char *no_letters(void *state)
{
    const struct review_view *review = state;
    return review->column == NEW_OWNER ? "Up and Down choose in the list." : no_text(state);
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
     .help = "drop the promise: say why",
     .blocked = no_answer,
     .run = answer},
    {.name = "next",
     .keys = {KEY_CODE_ENTER},
     .footer = "next",
     .help = "the next step",
     .blocked = in_text,
     .run = go_on},
    {.name = "keep",
     .label = "Enter",
     .footer = "keep it",
     .help = "while typing: keep the answer",
     .blocked = no_text},
    {.name = "answers",
     .label = "Up",
     .footer = "then y n d",
     .help = "while typing: leave the text, where letters are commands",
     .blocked = no_letters},
    {.name = "out", .label = "Esc", .footer = "leave it, kept", .blocked = no_text},
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
     .blocked = in_text,
     .run = review_back},
};

const struct review_page review_last_week_page = {
    .ops = {.name = "STEP 1, LAST WEEK",
            .commands = COMMANDS(commands),
            .load = review_load,
            .draw = last_week_draw,
            .feed = feed,
            .typing = review_typing,
            .close = review_close,
            .tick = review_tick,
            .ticks = true,
            .stays = true},
    .enter = enter,
    .load = load,
};
