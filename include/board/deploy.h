/* The log of deploys: what went out, what broke, how it recovered. */
#ifndef BUCKSTOP_BOARD_DEPLOY_H
#define BUCKSTOP_BOARD_DEPLOY_H

#include "board/board.h"
#include "domain/deploy.h"

/* What to log or change; a NULL text is not given, a number below 0 neither. What matches
 * nothing of the board's is kept as it was typed: a line in the log is worth more than its
 * form. */
struct deploy_edit {
    const char *what;           /* in plain words; lines after the first say more */
    const char *type;           /* a release type, as typed */
    const char *area;           /* as typed */
    const char *by;             /* as typed; not given: who is acting */
    const char *const *tickets; /* numbers as typed, in place of those there */
    size_t tickets_n;
    bool tickets_given;
    int64_t at; /* an instant; 0: now */
    int64_t changes;
    int64_t took;   /* seconds */
    int64_t oldest; /* an instant: when the oldest change in it was made; 0: not given */
    bool looked;    /* monitoring was looked at, and showed that it is fine */
    const char *id; /* of whoever logs it: the same id is the same deploy */
};

struct deploy_edit deploy_edit_none(void); /* gives nothing */

struct deploy_logged {
    struct deploy deploy;
    bool repeated;     /* the id was logged before, and nothing changed */
    bool changed;      /* something did */
    const char **flag; /* what matched nothing: `nobody on the board goes by "deploybot"` */
    size_t flags;
};

/* Logs one, with the steps of its release type as its checklist. With an id that is there
 * already it is that one, as it was. ERR_USAGE without a `what`; ERR_REFUSED for a time to
 * come. */
bool board_deploy_ship(struct board *board, const struct deploy_edit *edit,
                       struct arena *arena, struct deploy_logged *logged, struct err *err);

/* Changes what was given. Another release type brings its steps where none is ticked yet.
 */
bool board_deploy_edit(struct board *board, int64_t deploy, const struct deploy_edit *edit,
                       struct arena *arena, struct deploy_logged *logged, struct err *err);

/* The deploy meant: "12" or "#12" is the board's number, else the id it was logged or
 * imported with. ERR_NOT_FOUND, ERR_AMBIGUOUS. */
bool board_deploy_find(struct board *board, const char *typed, struct arena *arena,
                       struct deploy *deploy, struct err *err);

/* The one that was logged or imported with exactly this id. Errors as above. */
bool board_deploy_by_id(struct board *board, const char *id, struct arena *arena,
                        struct deploy *deploy, struct err *err);

/* The only one of the whole board that broke and has not recovered. ERR_NOT_FOUND where
 * there is none, ERR_AMBIGUOUS names the newest of several. */
bool board_deploy_broken(struct board *board, struct arena *arena, struct deploy *deploy,
                         struct err *err);

/* Monitoring was looked at and showed that it is fine. ERR_REFUSED for one that broke. */
bool board_deploy_fine(struct board *board, int64_t deploy, struct arena *arena,
                       struct deploy *after, struct err *err);

/* It broke, at the instant (0: now), with a word on what ("" for none). Said again it
 * corrects the first time and word, and what recovered is open again where it recovered
 * before that. ERR_REFUSED for a time before it went out, or to come. */
bool board_deploy_broke(struct board *board, int64_t deploy, int64_t at, const char *what,
                        struct arena *arena, struct deploy *after, struct err *err);

/* It recovered, or was rolled back. One that was not said to have broken did so when it
 * went out, which after->broke_at then is. ERR_REFUSED for a time before it broke, or to
 * come. */
bool board_deploy_recovered(struct board *board, int64_t deploy, enum recovery how,
                            int64_t at, const char *what, struct arena *arena,
                            struct deploy *after, struct err *err);

/* Ticks a step of its checklist, 1 to n, or takes the tick off again. */
bool board_deploy_tick(struct board *board, int64_t deploy, int64_t step, bool ticked,
                       struct arena *arena, struct deploy_step *after, struct err *err);

/* Says that the deploy led to the incident; 0: to none. */
bool board_deploy_link(struct board *board, int64_t deploy, int64_t incident,
                       struct arena *arena, struct deploy *after, struct err *err);

/* Makes an incident of a deploy that broke, its facts on the timeline, and links the two.
 * `title` NULL: what broke, else what went out. ERR_REFUSED where it did not break or has
 * an incident already. */
bool board_deploy_incident(struct board *board, int64_t deploy, const char *title,
                           struct arena *arena, struct incident *incident, struct err *err);

/* Everything about one. */
struct deploy_card {
    struct deploy_line line;
    struct release_type type; /* id 0: none of the board's */
    struct ticket *tickets;
    size_t tickets_n;
    struct deploy_step *steps;
    size_t steps_n;
    struct incident incident; /* id 0: none */
    unsigned marks;           /* domain/deploy.h */
};

bool board_deploy_card(struct board *board, int64_t deploy, struct arena *arena,
                       struct deploy_card *card, struct err *err);

/* Deploys that may be behind an incident: those that went out in the 24 hours before it
 * began, of its area first, then the newest; at most `most`. Linked ones are in it, and
 * those linked to what is folded under it read as linked to it. Nothing is linked by this.
 */
bool board_deploys_before(struct board *board, int64_t incident, size_t most,
                          struct arena *arena, struct deploy_line **lines, size_t *n,
                          struct err *err);

/* Which deploys a list is of. */
struct deploy_query {
    const char *words; /* looked for in the plain words and names; "" takes all */
    const char *area;  /* as typed; "" takes all */
    const char *type;
    int64_t from, until; /* instants; 0: without end */
    bool broken;
};

struct deploy_window {
    struct deploy_line *line;
    size_t n, total;
};

/* The newest first, narrowed to the board's product line; from the `first` on, at most
 * `most`. ERR_NOT_FOUND for an area or a type that is none. */
bool board_deploy_window(struct board *board, const struct deploy_query *query,
                         size_t first, size_t most, struct arena *arena,
                         struct deploy_window *window, struct err *err);

#endif
