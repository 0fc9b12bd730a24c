/* What is asked about one promise. */
#include "promise_ask.h"

#include "board/person.h"
#include "draft_field.h"
#include "domain/when.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static const struct {
    const char *draft, *label, *note;
} questions[] = {
    [PROMISE_ASKS_SEEN] = {"seen",
                           "What was seen:", "What you looked at, and what you saw."},
    [PROMISE_ASKS_REASON] = {"drop", "Dropped because:",
                             "The reason stays with it. u takes it back."},
    [PROMISE_ASKS_OWNER] = {"owner", "New owner:", "One person who is here."},
};

void promise_ask_init(struct promise_ask *ask, struct desk *desk)
{
    *ask = (struct promise_ask){.desk = desk};
    field_init(&ask->typed);
    arena_init(&ask->arena);
}

void promise_ask_release(struct promise_ask *ask)
{
    field_release(&ask->typed);
    arena_release(&ask->arena);
}

static void place_of(const struct promise_ask *ask, char place[DRAFT_PLACE])
{
    snprintf(place, DRAFT_PLACE, "promise/%" PRId64 "/%s", ask->removal,
             questions[ask->asks].draft);
}

static void keep(struct app *app, const struct promise_ask *ask, const char *text)
{
    char place[DRAFT_PLACE];
    place_of(ask, place);
    draft_answer_keep(app, ask->desk->board, place, text);
}

static void find(struct promise_ask *ask)
{
    person_pick_clear(&ask->pick);
    if (ask->asks == PROMISE_ASKS_OWNER)
        person_pick_find(&ask->pick, ask->typed.text.text, ask->people, ask->people_n,
                         false);
}

enum view_wants promise_ask_start(struct app *app, struct promise_ask *ask,
                                  enum promise_asks asks, const struct cause_line *line)
{
    char place[DRAFT_PLACE];
    const char *text = "";
    struct err err;
    arena_reset(&ask->arena);
    ask->asks = asks;
    ask->cause = line->cause.id;
    ask->removal = line->removal.id;
    place_of(ask, place);
    if (!board_draft(ask->desk->board, place, &ask->arena, &text, &err) ||
        !board_people(ask->desk->board, &ask->arena, &ask->people, &ask->people_n, &err)) {
        app_say_err(app, &err);
        ask->asks = PROMISE_ASKS_NOTHING;
        return VIEW_DRAW;
    }
    field_set(&ask->typed, text ? text : "");
    find(ask);
    return VIEW_DRAW;
}

static void say(struct app *app, const struct promise_ask *ask,
                const struct cause_line *line)
{
    if (ask->asks == PROMISE_ASKS_SEEN)
        app_say(app, INK_GOOD, "Seen gone. u takes it back.");
    else if (ask->asks == PROMISE_ASKS_REASON)
        app_say(app, INK_TEXT, "Dropped, and the reason kept. u takes it back.");
    else
        app_say(app, INK_GOOD, "%s owns the promise now.", line->owner.name);
}

static enum view_wants take(struct app *app, struct promise_ask *ask)
{
    struct board *board = ask->desk->board;
    const char *text = ask->typed.text.text;
    const struct person_choice *choice = person_pick_chosen(&ask->pick);
    struct cause_line line;
    struct err err;
    bool ok;
    if (ask->asks == PROMISE_ASKS_OWNER)
        ok = board_cause_owner(board, ask->cause,
                               choice && choice->owner ? choice->word : text, &ask->arena,
                               &line, &err);
    else
        ok = board_cause_move(board, ask->cause,
                              ask->asks == PROMISE_ASKS_SEEN ? MOVE_SEEN : MOVE_DROP, text,
                              &ask->arena, &line, &err);
    if (!ok) {
        app_say_err(app, &err);
        return VIEW_DRAW;
    }
    say(app, ask, &line);
    keep(app, ask, "");
    ask->asks = PROMISE_ASKS_NOTHING;
    return VIEW_LOAD;
}

enum view_wants promise_ask_feed(struct app *app, struct promise_ask *ask,
                                 const struct key *key)
{
    if (key->code == KEY_CODE_ENTER)
        return take(app, ask);
    if (key->code == KEY_CODE_ESC) {
        ask->asks = PROMISE_ASKS_NOTHING;
        return VIEW_DRAW;
    }
    if (person_pick_feed(&ask->pick, key))
        return VIEW_DRAW;
    if (field_feed(&ask->typed, key) != FIELD_CHANGED)
        return VIEW_DRAW;
    keep(app, ask, ask->typed.text.text);
    find(ask);
    return VIEW_DRAW;
}

int promise_ask_rows(const struct promise_ask *ask)
{
    enum { RULE = 1, REFUSAL = 3 };
    const struct person_pick *pick = &ask->pick;
    bool refused = pick->says.code != ERR_NONE;
    if (ask->asks != PROMISE_ASKS_OWNER || (!refused && !pick->n))
        return 0;
    return RULE + pick->n + (refused ? REFUSAL : 0);
}

void promise_ask_draw(struct app *app, const struct promise_ask *ask, struct grid *grid)
{
    const struct person_pick *pick = &ask->pick;
    int top = grid->rows - 3 - promise_ask_rows(ask);
    for (int row = top > 2 ? top : 2; row < grid->rows - 2; row++)
        grid_textf(grid, row, 0, grid->cols, INK_TEXT, "%*s", grid->cols, "");
    person_pick_draw(pick, grid, top > 2 ? top : 2, 5, grid->cols - 8);
    if (!app->message[0])
        grid_text(grid, grid->rows - 3, 1, grid->cols - 2, INK_MUTED,
                  questions[ask->asks].note);
    app_ask(app, questions[ask->asks].label, &ask->typed);
}

/* What somebody else than its owner can say instead, by its key. */
static struct err *not_the_owner(const struct cause_line *line, struct err *err)
{
    bool open = removal_open(line->removal.state) &&
                line->removal.state != REMOVAL_REMOVED && line->owner.id;
    if (err->code == ERR_REFUSED && open)
        err_next(err, "Ask %s to say it, or g: it is gone, and what you saw.",
                 line->owner.name);
    return err;
}

enum view_wants promise_removed(struct app *app, struct desk *desk,
                                const struct cause_line *line)
{
    struct cause_line after;
    struct arena arena;
    struct err err;
    arena_init(&arena);
    bool ok = board_cause_move(desk->board, line->cause.id, MOVE_REMOVED, "", &arena,
                               &after, &err);
    if (ok)
        app_say(app, INK_GOOD, "Removed. A later review looks whether it is gone.");
    else
        app_say_err(app, not_the_owner(line, &err));
    arena_release(&arena);
    return ok ? VIEW_LOAD : VIEW_DRAW;
}

const char *promise_closed(const struct cause_line *line)
{
    if (!line || !line->removal.id)
        return "There is no promise here.";
    return removal_open(line->removal.state)
               ? NULL
               : "It is closed. Open it again: buckstop causes reopen.";
}

enum ink promise_state_text(const struct cause_line *line, struct buf *out)
{
    static const struct {
        const char *text;
        enum ink ink;
    } states[] = {
        [REMOVAL_PLANNED] = {"planned", INK_TEXT},
        [REMOVAL_REMOVED] = {"said to be removed", INK_TEXT},
        [REMOVAL_SEEN_GONE] = {"seen gone", INK_GOOD},
        [REMOVAL_CAME_BACK] = {"CAME BACK", INK_ATTENTION},
        [REMOVAL_DROPPED] = {"dropped", INK_MUTED},
    };
    buf_add(out, line->removal.id ? states[line->removal.state].text : "never promised");
    if (line->came_back && line->removal.state != REMOVAL_CAME_BACK) {
        buf_add(out, ", CAME BACK");
        return INK_ATTENTION;
    }
    return line->removal.id ? states[line->removal.state].ink : INK_MUTED;
}

void promise_due_text(const struct removal *removal, int64_t today, struct buf *out)
{
    int64_t late = today - removal->due;
    if (late > 0)
        buf_addf(out, "overdue %s %s", GROUPED(late), late == 1 ? "day" : "days");
    else
        buf_add(out, "due ");
    if (late <= 0)
        when_days_text(out, removal->due, today);
}

enum promise_asks promise_asks_by(const struct key *key)
{
    return key->code == 'g'   ? PROMISE_ASKS_SEEN
           : key->code == 'd' ? PROMISE_ASKS_REASON
                              : PROMISE_ASKS_OWNER;
}
