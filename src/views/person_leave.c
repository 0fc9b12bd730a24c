/* Leaving: who takes each thing is chosen line by line, and done as one change. */
#include "domain/name.h"
#include "draft_field.h"
#include "person_view.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

bool held_line_same(const struct held_line *a, const struct held_line *b)
{
    return a->held.kind == b->held.kind && a->held.held == b->held.held &&
           a->told == b->told;
}

/* Where the choice for the line at `at` is kept; taken_n where none is. The lines change
 * only when somebody else changes the board, so it is nearly always the same place. */
static size_t taken_at(const struct person_view *view, size_t at)
{
    const struct held_line *line = &view->line[at];
    if (at < view->taken_n && held_line_same(&view->taken[at], line))
        return at;
    size_t j = 0;
    while (j < view->taken_n && !held_line_same(&view->taken[j], line))
        j++;
    return j;
}

/* What was chosen for a line stays chosen while others change the board. */
void person_put_takers(struct person_view *view)
{
    for (size_t i = 0; view->leaving && i < view->lines; i++) {
        size_t j = taken_at(view, i);
        if (j == view->taken_n)
            continue;
        view->line[i].held.person = view->taken[j].held.person;
        view->line[i].taker = view->taken[j].taker;
    }
}

/* Keeps the choice for the line, past the next load. */
static void choose(struct person_view *view, size_t at, const struct person *taker)
{
    struct held_line *line = &view->line[at];
    if (line->told)
        return;
    line->held.person = taker ? taker->id : 0;
    line->taker = taker ? arena_copy(&view->plan, taker->name) : NULL;
    size_t j = taken_at(view, at);
    view->taken =
        arena_grow(&view->plan, view->taken, &view->taken_cap, j + 1, sizeof *view->taken);
    view->taken_n += j == view->taken_n;
    view->taken[j] = *line;
}

bool person_planned(const struct person_view *view)
{
    for (size_t i = 0; i < view->taken_n; i++)
        if (view->taken[i].held.person)
            return true;
    return false;
}

/* "0:12:3,1:227:4": who takes what, while nobody has left. */
static void keep(struct app *app, const struct person_view *view, bool done)
{
    char place[DRAFT_PLACE];
    struct buf text;
    buf_init(&text);
    for (size_t i = 0; !done && i < view->taken_n; i++) {
        const struct heir *held = &view->taken[i].held;
        if (held->person)
            buf_addf(&text, "%s%d:%" PRId64 ":%" PRId64, text.len ? "," : "",
                     (int)held->kind, held->held, held->person);
    }
    snprintf(place, sizeof place, "person/%" PRId64 "/leaving", view->person);
    draft_answer_keep(app, view->desk->board, place, text.text);
    buf_release(&text);
}

static const struct person *person_of(const struct person_view *view, int64_t id)
{
    for (size_t i = 0; i < view->people_n; i++)
        if (view->people[i].id == id && view->people[i].state != PERSON_LEFT)
            return &view->people[i];
    return NULL;
}

static bool read_number(const char **at, int64_t *n)
{
    char *end;
    *n = strtoll(*at, &end, 10);
    bool read = end != *at;
    *at = end + (*end == ':' || *end == ',');
    return read;
}

/* What was chosen before, as far as it still hangs on them and its taker is still here. */
static void read_plan(struct app *app, struct person_view *view)
{
    char place[DRAFT_PLACE];
    snprintf(place, sizeof place, "person/%" PRId64 "/leaving", view->person);
    const char *at = draft_answer(app, view->desk->board, place, &view->plan);
    int64_t kind, held, person;
    while (read_number(&at, &kind) && read_number(&at, &held) && read_number(&at, &person))
        for (size_t i = 0; i < view->lines; i++)
            if ((int64_t)view->line[i].held.kind == kind && view->line[i].held.held == held)
                choose(view, i, person_of(view, person));
}

static bool fits(const struct person_view *view, const struct person *person,
                 struct err *err)
{
    if (person && person->state != PERSON_LEFT)
        return true;
    if (person)
        err_set(err, ERR_REFUSED, "%s cannot take over", person->name);
    else
        err_set(err, ERR_NOT_FOUND, "nobody goes by \"%s\"", view->typed.text.text);
    return err_next(err, "Type the name of somebody who stays.");
}

enum view_wants person_take_heir(struct app *app, struct person_view *view)
{
    const struct person_choice *choice = person_pick_chosen(&view->pick);
    const struct person *person =
        choice && choice->owner
            ? choice->owner
            : name_person(view->typed.text.text, view->people, view->people_n);
    struct err err = view->pick.says;
    if ((!choice && err.code != ERR_NONE) || !fits(view, person, &err)) {
        app_say_err(app, &err);
        return VIEW_DRAW;
    }
    person_keep(app, view, "");
    bool one = view->asks == PERSON_ASKS_HEIR;
    person_ask(app, view, PERSON_ASKS_NOTHING);
    if (one) {
        choose(view, view->list.at, person);
        view->list.at += view->list.at + 1 < view->lines;
    } else {
        for (size_t i = 0; i < view->lines; i++)
            if (!view->line[i].taker)
                choose(view, i, person);
    }
    keep(app, view, false);
    return VIEW_DRAW;
}

enum view_wants person_start_leaving(struct app *app, void *state, const struct key *key)
{
    struct person_view *view = state;
    (void)key;
    view->leaving = true;
    view->list.at = 0;
    for (size_t i = 0; i < view->lines; i++)
        choose(view, i, NULL);
    read_plan(app, view);
    return VIEW_DRAW;
}

void person_stop_leaving(struct person_view *view)
{
    view->leaving = false;
    view->taken = NULL;
    view->taken_n = view->taken_cap = 0;
    arena_reset(&view->plan);
}

enum view_wants person_all_to_one(struct app *app, void *state, const struct key *key)
{
    (void)key;
    person_ask(app, state, PERSON_ASKS_ALL);
    return VIEW_DRAW;
}

enum view_wants person_to_nobody(struct app *app, void *state, const struct key *key)
{
    struct person_view *view = state;
    (void)key;
    choose(view, view->list.at, NULL);
    keep(app, view, false);
    return VIEW_DRAW;
}

enum view_wants person_leave(struct app *app, void *state, const struct key *key)
{
    struct person_view *view = state;
    struct heir *heirs = arena_new(&view->arena, view->lines, sizeof *heirs);
    struct departure_plan plan = {.person = view->drill.held.person.handle, .heirs = heirs};
    struct departed departed;
    struct err err;
    size_t open = 0;
    (void)key;
    for (size_t i = 0; i < view->lines; i++) {
        if (view->line[i].told)
            continue;
        open += !view->line[i].held.person;
        heirs[plan.heirs_n++] = view->line[i].held;
    }
    if (!board_depart(view->desk->board, &plan, &view->arena, &departed, &err)) {
        app_say_err(app, &err);
        return VIEW_DRAW;
    }
    const char *name = departed.left.held.person.name;
    if (open)
        app_say(app, INK_ATTENTION, "%s has left. %s of %s went to nobody, and show it.",
                name, GROUPED(open), GROUPED(plan.heirs_n));
    else
        app_say(app, INK_GOOD, "%s has left. Nothing was dropped.", name);
    keep(app, view, true);
    person_stop_leaving(view);
    return VIEW_LOAD;
}
