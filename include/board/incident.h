/* Incidents: adding one by hand, its timeline, and folding the same thing together. */
#ifndef BUCKSTOP_BOARD_INCIDENT_H
#define BUCKSTOP_BOARD_INCIDENT_H

#include "board/board.h"

struct incident_edit {
    const char *title;
    const char *area; /* as typed; NULL: none */
    enum severity severity;
    int64_t started_at;     /* an instant; 0: now */
    int64_t detected_at;    /* when somebody or something noticed it; 0: not said */
    int64_t lasted;         /* seconds; 0: not said, and the incident stays open */
    int64_t customers;      /* 0: not said */
    const char *heard_from; /* NULL: not said */
};

/* Adds one incident; with `lasted` it is resolved. ERR_REFUSED for a time later than now,
 * and where it was noticed before it began. */
bool board_incident_add(struct board *board, const struct incident_edit *edit,
                        struct arena *arena, struct incident *incident, struct err *err);

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

/* Open ones, or all; the newest first. */
bool board_incidents(struct board *board, bool all, struct arena *arena,
                     struct incident_line **lines, size_t *n, struct err *err);

#endif
