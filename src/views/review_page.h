/* What the eight pages of the weekly review share. */
#ifndef BUCKSTOP_REVIEW_PAGE_H
#define BUCKSTOP_REVIEW_PAGE_H

#include "board/seat.h"
#include "person_pick.h"
#include "ui/field.h"
#include "views/views.h"

enum { REVIEW_FIELDS = 3 };

/* Step 4: what was said before and looks like what is typed. */
struct review_offers {
    struct arena arena; /* of the last look */
    struct cause_alike *list;
    size_t n;
    size_t at; /* the one one is on, from 1; 0: in the field */
};

struct review_view {
    struct desk *desk;
    struct arena arena; /* of the last load */
    struct sitting sitting;
    const struct review_page *page;
    int row;                 /* the line one is on, from 0 */
    int first;               /* the first line shown of a long list */
    int shown;               /* how many are */
    int64_t on;              /* step 2: the incident or promise of that line, or 0 */
    int below;               /* step 2: lines it is below the incidents; -1: not */
    struct person_place who; /* steps 1 and 7: the line of a list of people */
    int column;              /* of a table */
    bool typing;             /* printable keys go into a field */
    int at;                  /* which field */
    const struct review_entry *entry; /* steps 3 and 4: the list that grows */
    int64_t dropped; /* step 5: the cause that dropped out by the last key; 0: none */
    int64_t editing; /* the record being changed; 0: a new one */
    struct field field[REVIEW_FIELDS];
    char asks[ERR_TEXT]; /* what the lint asks about the text being typed; "" for nothing */
    struct sitting_choice *choices; /* step 2 */
    size_t choices_n, choices_total;
    int answered; /* step 1: the promise whose answer an undo just changed; -1: none */
    struct review_offers offers;
    struct review_skipped skipped;
    struct review_tally tally; /* step 8 */
    size_t waiting; /* incidents that a further sitting could be about; of a closed one */
    struct seating seating; /* who drives, of the last load */
    int64_t seated;         /* the review this screen sits at; 0: none */
    int64_t renewed;        /* when it said so last */
    const char *seats;      /* who drives and how many follow, of the last load */
    bool looked;            /* who follows has moved on this page: it stays where it is */
    bool wheel;             /* it drives, or would but for a lease that ran out */
};

/* One step: a view, and what it does when it is come to. */
struct review_page {
    struct view_ops ops; /* ops.load is review_load */
    void (*enter)(struct app *app,
                  struct review_view *review); /* row and fields are reset */
    bool (*load)(struct app *app, struct review_view *review,
                 struct err *err); /* or NULL */
};

extern const struct review_page review_last_week_page, review_choose_page,
    review_facts_page, review_causes_page, review_tests_page, review_one_page,
    review_owner_page, review_close_page;

/* The functions of a page that is followed, over the same state. */
extern const struct view_ops review_follow_ops;

/* Sits down at the review that is open; where that fails, the message says so, and nobody
 * is kept from it. */
void review_sit(struct app *app, struct review_view *review, enum seat_wish wish);

/* The tick of every page: renews the seat, and says whether who drives has changed. */
bool review_tick(struct app *app, void *state);

/* Adds who drives and how many follow; nothing where one is alone. */
void review_seats_text(const struct review_view *review, struct buf *out);

/* Takes in who drives, as it was read; says so to who drove until now. */
void review_seat_is(struct app *app, struct review_view *review,
                    const struct seating *seating);

/* The load of every page: reads the sitting, and turns to the page where it stands. */
bool review_load(struct app *app, void *state, struct err *err);

/* The same after an action of a page: ERR_CONFLICT when somebody else moved the review on
 * meanwhile, and its page is another now. */
bool review_load_here(struct app *app, struct review_view *review, struct err *err);
void review_close(void *state);
bool review_typing(void *state);

/* "47" of the week the review is of. */
const char *review_week_number(const struct review_view *review);

/* Where the body may be drawn. Small screens leave out what can be left out. */
struct review_body {
    int top, bottom; /* rows, bottom not included */
    int left, width;
    bool roomy;        /* an empty row between two lines of a list */
    bool wide;         /* 100 columns */
    bool present;      /* one idea, wide spacing: by P, and always below 80x24 */
    int air;           /* presenting: the empty rows between two things */
    const char *good;  /* what a good answer looks like, for the foot; "": it is shown
                          already, or not now */
    const char *seats; /* who drives and how many follow, for the foot; "": one is alone */
};

/* Draws title, clock, steps and heading, and what a good answer looks like, unless the lint
 * asks something: two questions at once are one too many. */
struct review_body review_head(struct app *app, const struct review_view *review,
                               struct grid *grid);

/* The same where the page knows by itself that the answer is weak, or has none to ask for.
 */
struct review_body review_head_for(struct app *app, const struct review_view *review,
                                   struct grid *grid, bool weak);

/* The same where the page has its own words for a good answer; "" for none. */
struct review_body review_head_good(struct app *app, const struct review_view *review,
                                    struct grid *grid, const char *good);

/* The head while presenting: the review is one idea a screen, in short lines and without
 * grey, at any size. `good` is "" where it is not to be said. */
struct review_body review_present_head(const struct review_view *review, struct grid *grid,
                                       const char *good);

/* The foot. What a good answer looks like stands in it where there is no hint; else above
 * it, where `row`, the first one free below the body, leaves an empty one between; else
 * behind it, where it fits. */
void review_foot(struct app *app, struct review_body body, int row, const char *hint,
                 enum ink ink);

/* The rows that the text needs over at most `most`, without drawing it. */
int review_rows(struct grid *grid, int width, int most, const char *text);

/* Goes to the step after, or before; a gate that says no says it in the message. Before the
 * first the review is left. */
enum view_wants review_forward(struct app *app, void *state, const struct key *key);
enum view_wants review_back(struct app *app, void *state, const struct key *key);

/* The outcome of an action: VIEW_LOAD, or its error as the message. */
enum view_wants review_done(struct app *app, bool ok, const struct err *err);

/* Drafts, one a field of the step: kept at every keystroke, and found again. `name` is the
 * field's ("text"). review_draft fills the field and says whether there was one. */
void review_keep(struct app *app, struct review_view *review, const char *name, int field);
bool review_draft(struct app *app, struct review_view *review, const char *name, int field);

/* Takes the draft of that name away, once its text is saved. */
void review_forget(struct app *app, const struct review_view *review, const char *name);

/* What the lint asks about a text: into review->asks. */
void review_ask(struct review_view *review, enum lint_kind kind, const char *text);

/* Moves the row by a key of lists (ui/list.h) within n lines; false: no such key. */
bool review_move(struct review_view *review, const struct key *key, int n);

/* The rows that every page's table ends with. */
#define REVIEW_COMMANDS                                                                    \
    {                                                                                      \
        .name = "back", .keys = {KEY_CODE_ESC}, .footer = "back",                          \
        .help = "go back a step; nothing is lost", .run = review_back                      \
    }

#endif
