/* The board: its three panes and what they show. */
#ifndef BUCKSTOP_BOARD_VIEW_H
#define BUCKSTOP_BOARD_VIEW_H

#include "board/narrow.h"
#include "board/panes.h"
#include "board/seat.h"
#include "ui/field.h"
#include "ui/list.h"
#include "views/views.h"

enum board_pane { PANE_AREAS, PANE_TICKETS, PANE_REVIEW, PANES };

/* What is typed on the line above the footer. */
enum board_asks { ASKS_NOTHING, ASKS_FILTER, ASKS_NEW_AREA, ASKS_NEW_PERSON };

/* What is read at once, and replaced as a whole. */
struct board_shown {
    struct area_window areas;
    struct ticket_window tickets;
    struct review_outlook outlook;
    struct review_card review; /* the one that is open, else this week's; id 0: not begun */
    struct seating seating;    /* who drives it */
    struct next next;
};

/* At first all but the one next thing, of the lists what is seen; then that, and from then
 * on the whole with a page more. */
enum board_read { READ_NOTHING, READ_SEEN, READ_WHOLE };

struct board_view {
    struct desk *desk;
    struct arena arena; /* of the last load */
    enum board_pane pane;
    bool zoom;
    bool airy; /* presenting: an empty row between the lines of a list */
    struct list list[PANE_REVIEW];
    struct field filter[PANE_REVIEW];
    struct field named; /* what is to be added */
    enum board_asks asks;
    enum board_read read;
    struct board_shown shown;
    struct ticket_search *search;    /* for the tickets that fit what is typed; or NULL */
    struct arena found[PANE_REVIEW]; /* the lines that fit what is typed */
};

/* A part of the screen. */
struct box {
    int top, left, rows, cols;
};

/* The load and the draw of the board's view. */
bool board_load(struct app *app, void *state, struct err *err);
bool board_rest(struct app *app, void *state, struct err *err);
/* One list alone, of what fits what is typed; of the tickets as far as they are found at
 * once, and the rest of them. */
enum view_wants board_filter_areas(struct app *app, struct board_view *view);
enum view_wants board_filter_tickets(struct app *app, struct board_view *view);
bool board_work(struct app *app, void *state);
void board_draw(struct app *app, void *state, struct grid *grid);
/* The most lines of a list that stand on a screen of that size. */
size_t board_lines_seen(const struct board_view *view, const struct grid *grid,
                        enum board_pane pane);

/* What the line one is on is about; 0: there is none. It is kept when others come before
 * it. */
int64_t board_id_at(const struct board_view *view, enum board_pane pane);

/* Each draws its pane with its title; `focus` says that it has the keys. */
void areas_pane_draw(struct board_view *view, struct grid *grid, struct box box,
                     bool focus);
/* The lines that have room in the areas' pane. */
int areas_pane_lines(const struct board_view *view, struct box box);
void tickets_pane_draw(struct board_view *view, struct grid *grid, struct box box,
                       bool focus);
void review_pane_draw(const struct board_view *view, struct grid *grid, struct box box,
                      bool focus);

/* Asks for the name of an area or a person to add, and what is typed then. */
enum view_wants board_start_area(struct app *app, void *state, const struct key *key);
enum view_wants board_start_person(struct app *app, void *state, const struct key *key);
enum view_wants board_feed_named(struct app *app, struct board_view *view,
                                 const struct key *key);

/* Opens where the one next thing is fixed, where that is another view. */
void board_open_next(struct app *app, const struct next *next);

/* Commands beside the panes: the area one is on is still its owner's, or archived; the next
 * product line, the roll call, the people, the areas that wait for somebody to pick one
 * owner, the whole list of tickets, what looks alike, what shipped, the deploys by week,
 * the promises, the release types, the incidents, the review, the team check. */
enum view_wants board_confirm(struct app *app, void *state, const struct key *key);
enum view_wants board_archive(struct app *app, void *state, const struct key *key);
enum view_wants board_narrow_next(struct app *app, void *state, const struct key *key);
enum view_wants board_roll_call_open(struct app *app, void *state, const struct key *key);
enum view_wants board_people_open(struct app *app, void *state, const struct key *key);
enum view_wants board_pick_open(struct app *app, void *state, const struct key *key);
enum view_wants board_tickets_open(struct app *app, void *state, const struct key *key);
enum view_wants board_alike_open(struct app *app, void *state, const struct key *key);
enum view_wants board_shipped_open(struct app *app, void *state, const struct key *key);
enum view_wants board_deploys_open(struct app *app, void *state, const struct key *key);
enum view_wants board_releases_open(struct app *app, void *state, const struct key *key);
enum view_wants board_promises_open(struct app *app, void *state, const struct key *key);
enum view_wants board_incidents_open(struct app *app, void *state, const struct key *key);
enum view_wants board_review_open(struct app *app, void *state, const struct key *key);
enum view_wants board_check_open(struct app *app, void *state, const struct key *key);

/* "[1 AREAS]" at the left and the filter, if any, behind it; `right` at the right end. */
void pane_title(struct grid *grid, struct box box, int number, const char *name,
                const char *filter, const char *right, bool focus);

#endif
