/* Incidents: adding one by hand, its timeline, and folding the same thing together. */
#ifndef BUCKSTOP_BOARD_INCIDENT_H
#define BUCKSTOP_BOARD_INCIDENT_H

#include "board/board.h"

struct incident_edit {
    const char *title;
    const char *area; /* as typed; NULL or "": none */
    enum severity severity;
    int64_t started_at;     /* an instant; 0: now */
    int64_t detected_at;    /* when somebody or something noticed it; 0: not said */
    int64_t lasted;         /* seconds; 0: not said, and the incident stays open */
    int64_t customers;      /* 0: not said */
    const char *heard_from; /* NULL: not said */
    int64_t ended_at;       /* in place of `lasted`; 0: not said */
    bool near_miss;         /* nobody was hurt, and somebody would have been */
};

/* Adds one incident; with `lasted` or an end it is resolved. ERR_REFUSED for a time later
 * than now, where it was noticed before it began or ended before that, and for a near miss
 * that hurt customers. Its texts are in the arena, not the edit's. */
bool board_incident_add(struct board *board, const struct incident_edit *edit,
                        struct arena *arena, struct incident *incident, struct err *err);

/* What to change of one that is there: a NULL text and what is not given stay. */
struct incident_change {
    const char *title;
    const char *area; /* as typed; "": none */
    const char *heard_from;
    int64_t started_at; /* 0: as it is */
    bool noticed_given, ended_given, severity_given, customers_given, near_miss_given;
    int64_t detected_at; /* 0: nobody wrote it down */
    int64_t ended_at;    /* 0 and no `lasted`: nobody wrote it down */
    int64_t lasted;      /* in place of the end, counted from the start */
    enum severity severity;
    int64_t customers;
    bool near_miss;
};

/* Changes one. An end that is given to one that is open resolves it; none that is taken
 * away opens it again. *changed says whether anything is another than before. Refused as
 * board_incident_add. */
bool board_incident_edit(struct board *board, int64_t incident,
                         const struct incident_change *change, struct arena *arena,
                         struct incident *after, bool *changed, struct err *err);

/* It turned out not to be over: open again as of the instant (0: now), with no end. `why`,
 * for the log, may be NULL. ERR_REFUSED for one that is open, for a time before its end and
 * for one still to come. */
bool board_incident_reopen(struct board *board, int64_t incident, int64_t at,
                           const char *why, struct arena *arena, struct incident *opened,
                           struct err *err);

/* Adds a fact to its timeline. */
bool board_incident_fact(struct board *board, int64_t incident, int64_t at,
                         const char *text, struct arena *arena, struct fact *fact,
                         struct err *err);

/* Folds the incident under another as the same thing, or (same_as 0) takes it out again.
 * One level: what is folded under it already goes along. */
bool board_incident_same(struct board *board, int64_t incident, int64_t same_as,
                         struct arena *arena, struct incident *canonical, struct err *err);

/* The end of it: resolved at the instant. */
bool board_incident_resolve(struct board *board, int64_t incident, int64_t at,
                            struct arena *arena, struct incident *resolved,
                            struct err *err);

/* Everything about one incident. Folded under another, it is still its own. */
struct incident_card {
    struct incident incident;
    struct area area;          /* id 0: none */
    struct incident canonical; /* id 0: none */
    struct incident *same;     /* folded under this one */
    size_t same_n;
    struct incident_component *components;
    size_t components_n;
    struct fact *facts;
    size_t facts_n;
    struct candidate *candidates;
    size_t candidates_n;
    struct cause cause; /* id 0: none */
};

bool board_incident_card(struct board *board, int64_t incident, struct arena *arena,
                         struct incident_card *card, struct err *err);

struct incident_line {
    struct incident incident;
    const char *area; /* its name; "" for none */
};

/* A part of the list, the newest first, or the open ones before the others; `filter` is
 * looked for in the titles, folded. What is folded under another is left out. */
struct incident_window {
    struct incident_line *line;
    size_t n, total, open;
};
bool board_incident_window(struct board *board, const char *filter, bool open_first,
                           size_t first, size_t most, struct arena *arena,
                           struct incident_window *window, struct err *err);

/* Open ones, or all; the newest first. */
bool board_incidents(struct board *board, bool all, struct arena *arena,
                     struct incident_line **lines, size_t *n, struct err *err);

#endif
