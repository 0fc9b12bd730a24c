/* A person's page: everything they hold, and who takes it when they leave. */
#ifndef BUCKSTOP_PERSON_VIEW_H
#define BUCKSTOP_PERSON_VIEW_H

#include "board/departure.h"
#include "person_pick.h"
#include "ui/list.h"
#include "views/views.h"

/* One thing a person holds, as a line. */
struct held_line {
    struct heir held;  /* what it is; who takes it, while the person is leaving */
    const char *what;  /* "owner", "signs off" */
    const char *name;  /* of the area, the ticket, the cause */
    const char *taker; /* the name of who takes it; NULL: nobody */
    const char *slug;  /* of an area; NULL for another thing */
    bool told;         /* nothing that could be handed over: what only they know */
};

enum person_asks {
    PERSON_ASKS_NOTHING,
    PERSON_ASKS_UNTIL, /* the last day away */
    PERSON_ASKS_HEIR,  /* who takes the line one is on */
    PERSON_ASKS_ALL,   /* who takes every line that nobody takes yet */
};

struct person_view {
    struct desk *desk;
    struct arena arena; /* of the last load */
    struct arena plan;  /* who takes what, while the person is leaving */
    struct arena keyed; /* of what was looked up for the last key */
    int64_t person;
    struct departure drill;
    struct held_line *line;
    size_t lines;
    struct list list;
    bool leaving;
    struct held_line *taken; /* the lines as they were chosen, mostly in their order */
    size_t taken_n, taken_cap;
    enum person_asks asks;
    struct field typed;
    struct person *people;
    size_t people_n;
    struct person_pick pick;
};

/* Whether two lines are about the same thing, also of two loads. */
bool held_line_same(const struct held_line *a, const struct held_line *b);

/* Asks for a text below the list, with what was half typed of it; PERSON_ASKS_NOTHING ends
 * it, and what was typed is kept. */
void person_ask(struct app *app, struct person_view *view, enum person_asks asks);

/* Keeps what is typed, or "" once it was taken. */
void person_keep(struct app *app, const struct person_view *view, const char *text);

/* Leaving. What was chosen for a line stays chosen while others change the board. */
void person_put_takers(struct person_view *view);
void person_stop_leaving(struct person_view *view);

/* Whether somebody was chosen for a line of it; this is a draft until they leave. */
bool person_planned(const struct person_view *view);
enum view_wants person_take_heir(struct app *app, struct person_view *view);
enum view_wants person_start_leaving(struct app *app, void *state, const struct key *key);
enum view_wants person_all_to_one(struct app *app, void *state, const struct key *key);
enum view_wants person_to_nobody(struct app *app, void *state, const struct key *key);
enum view_wants person_leave(struct app *app, void *state, const struct key *key);

void person_draw(struct app *app, void *state, struct grid *grid);

#endif
