/* The views of the board, for main: what they work on, and where they begin. */
#ifndef BUCKSTOP_VIEWS_VIEWS_H
#define BUCKSTOP_VIEWS_VIEWS_H

#include "board/alike.h"
#include "board/sitting.h"
#include "ui/app.h"

/* What every view works on. The board is the caller's. */
struct desk {
    struct board *board;
    struct arena arena; /* what lives as long as the desk */
    struct arena words; /* of the lint */
    struct lint lint;   /* what the review asks about, as of the last reading */
    int64_t since;      /* the newest operation when the desk began */
    int64_t asked;      /* the older one that undo has named and not undone; 0: none */
    int64_t added;      /* the incident that a form added last, until a list goes to it */
    unsigned asked_at;  /* the key of app->keys that it was named at */
    unsigned walked_at; /* the key of app->keys that undid or redid something last */
};

bool desk_init(struct desk *desk, struct board *board, struct err *err);
void desk_release(struct desk *desk);

/* Has the app read the board as of one moment, say what becomes of half-typed text that the
 * board cannot keep, and refuse what would change a board that is only looked at. */
void desk_watch(struct app *app);

/* Reads the words of a review, by each page of one, for the team, or an undo, may have
 * changed them; the other views do without. False when they are not what they should be. */
bool desk_read_words(struct desk *desk, struct err *err);

/* Commands of every view: who, undo, redo, help, quit. */
extern const struct commands everywhere_commands;

/* All views, in the order of help; NULL after the last. */
const struct view_ops *view_at(size_t i);

/* Says each key of each view with its help, "Ctrl-S", "save it", those of every view first.
 */
typedef void key_sayer(void *ctx, const char *view, const char *keys, const char *help);
void views_each_key(key_sayer *say, void *ctx);

/* The head of a view: its title, day and week, and the rule below them. */
void view_title(struct app *app, struct grid *grid, const char *title);

/* For the tables: a command that leaves the view, and the typing of a view in which letters
 * are always text. */
enum view_wants view_leave(struct app *app, void *state, const struct key *key);
bool view_always_typing(void *state);

/* Whether the key leaves a filter for the list that it narrows, and the filter stays:
 * Enter, Up and Down, everywhere. */
bool view_leaves_filter(const struct key *key);

/* Each opens its view over the others; false when it could not, with the reason as the
 * message. */
bool board_view_open(struct app *app);

/* The first view: the board, and over it the review where somebody leads one just now. */
bool first_view_open(struct app *app);
bool lookup_view_open(struct app *app);
bool owner_view_open(struct app *app, const char *area);
bool area_view_open(struct app *app, const char *area);
bool pick_view_open(struct app *app);
bool roll_view_open(struct app *app);
bool people_view_open(struct app *app);
bool person_view_open(struct app *app, int64_t person);
bool person_form_open(struct app *app, int64_t person);
bool ticket_view_open(struct app *app, int64_t ticket);
bool ticket_form_open(struct app *app, int64_t ticket); /* 0: a new one */
bool spec_form_open(struct app *app, int64_t ticket);
bool decide_form_open(struct app *app, int64_t ticket);
bool same_view_open(struct app *app, int64_t ticket);
bool tickets_view_open(struct app *app);
bool alike_view_open(struct app *app, enum alike_kind kind);
bool shipped_view_open(struct app *app);
bool deploy_view_open(struct app *app, int64_t deploy);
bool deploy_form_open(struct app *app, int64_t deploy); /* 0: a new one */
bool incidents_view_open(struct app *app);
bool incident_view_open(struct app *app, int64_t incident);
bool incident_form_open(struct app *app, int64_t incident); /* 0: a new one */
bool deploys_view_open(struct app *app);
bool releases_view_open(struct app *app);
bool release_form_open(struct app *app, int64_t type); /* 0: a new one */
bool check_view_open(struct app *app);
bool promises_view_open(struct app *app);
bool cause_view_open(struct app *app, int64_t cause);
bool review_stats_view_open(struct app *app);
bool review_view_open(struct app *app);
bool palette_view_open(struct app *app);
bool help_view_open(struct app *app);

#endif
