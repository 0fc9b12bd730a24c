/* The four-question check: the team answers, the board's own records stand beside it. */
#include "check_view.h"

#include "base/mem.h"
#include "tables.h"

#include <stdlib.h>
#include <string.h>

static bool load(struct app *app, void *state, struct err *err)
{
    struct check_view *view = state;
    struct board *board = view->desk->board;
    struct team_check_card card;
    struct team_check_past *past;
    struct arena fresh;
    size_t n;
    (void)app;
    arena_init(&fresh);
    if (!board_team_check(board, &fresh, &card, err) ||
        !board_team_checks(board, CHECK_WEEKS + 1, &fresh, &past, &n, err)) {
        arena_release(&fresh);
        return false;
    }
    arena_release(&view->arena);
    view->arena = fresh;
    view->card = card;
    bool this_week = n && strcmp(past[0].check.week, card.check.week) == 0;
    view->past = past + this_week;
    view->past_n = n - this_week;
    return true;
}

/* The next question that is open, from the one after; else it stays. */
static void go_on(struct check_view *view, int answered)
{
    for (int i = 1; i < CHECK_QUESTIONS; i++) {
        int next = (answered + i) % CHECK_QUESTIONS;
        if (view->card.question[next].answer == CHECK_OPEN) {
            view->at = next;
            return;
        }
    }
}

static enum view_wants answer(struct app *app, void *state, const struct key *key)
{
    struct check_view *view = state;
    enum check_word word = key->code == 'c'   ? CHECK_CLEAR
                           : key->code == 'f' ? CHECK_FUZZY
                                              : CHECK_NO;
    struct err err;
    if (!board_team_check_answer(view->desk->board, view->at, word, &err)) {
        app_say_err(app, &err);
        return VIEW_DRAW;
    }
    view->card.question[view->at].answer = word;
    go_on(view, view->at);
    return VIEW_LOAD;
}

static enum view_wants finish(struct app *app, void *state, const struct key *key)
{
    struct check_view *view = state;
    struct err err;
    struct buf said;
    (void)key;
    if (!board_team_check_finish(view->desk->board, &err)) {
        app_say_err(app, &err);
        for (int i = 0; i < CHECK_QUESTIONS; i++)
            if (view->card.question[i].answer == CHECK_OPEN) {
                view->at = i;
                break;
            }
        return VIEW_DRAW;
    }
    buf_init(&said);
    check_say(&said, &view->card.result);
    app_say(app, INK_GOOD, "Kept. %s", said.text);
    buf_release(&said);
    return VIEW_LOAD;
}

static enum view_wants move(struct app *app, void *state, const struct key *key)
{
    struct check_view *view = state;
    bool up = key->code == KEY_CODE_UP || key->code == 'k';
    (void)app;
    if (up ? view->at == 0 : view->at == CHECK_QUESTIONS - 1)
        return VIEW_NOTHING;
    view->at += up ? -1 : 1;
    return VIEW_DRAW;
}

static enum view_wants roll_call(struct app *app, void *state, const struct key *key)
{
    (void)state, (void)key;
    roll_view_open(app);
    return VIEW_DRAW;
}

static const struct command commands[] = {
    {.name = "clear",
     .keys = {'c'},
     .footer = "clear",
     .help = "everybody could say it at once",
     .changes = true,
     .run = answer},
    {.name = "fuzzy",
     .keys = {'f'},
     .footer = "fuzzy",
     .help = "some could, or only after a while",
     .changes = true,
     .run = answer},
    {.name = "no",
     .keys = {'n'},
     .footer = "no",
     .help = "nobody could",
     .changes = true,
     .run = answer},
    {.name = "before",
     .keys = {KEY_CODE_UP, 'k'},
     .label = "Up/Down",
     .footer = "question",
     .help = "the question before",
     .run = move},
    {.name = "next question",
     .keys = {KEY_CODE_DOWN, 'j'},
     .help = "the next question",
     .run = move},
    {.name = "finish",
     .keys = {KEY_CODE_ENTER},
     .footer = "finish",
     .help = "the team is through; says this week's work",
     .changes = true,
     .run = finish},
    {.name = "roll call",
     .keys = {'C'},
     .footer = "roll call",
     .minor = true,
     .help = "who decides, area by area, before its owner shows",
     .run = roll_call},
    {.name = "back",
     .keys = {KEY_CODE_ESC},
     .footer = "leave, kept",
     .help = "leave; the answers are kept",
     .run = view_leave},
};

static void release(void *state)
{
    struct check_view *view = state;
    arena_release(&view->arena);
    free(view);
}

const struct view_ops check_view_ops = {
    .name = "TEAM CHECK",
    .commands = COMMANDS(commands),
    .load = load,
    .draw = check_draw,
    .close = release,
};

bool check_view_open(struct app *app)
{
    struct check_view *view = mem_new(1, sizeof *view);
    view->desk = app->desk;
    arena_init(&view->arena);
    if (!app_open(app, &check_view_ops, view))
        return false;
    view->at = -1; /* begins where the team stopped */
    go_on(view, CHECK_QUESTIONS - 1);
    if (view->at < 0)
        view->at = view->card.question[CHECK_QUESTIONS - 1].answer == CHECK_OPEN
                       ? CHECK_QUESTIONS - 1
                       : 0;
    return true;
}
