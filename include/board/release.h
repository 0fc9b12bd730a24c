/* Release types: the ways of shipping, their written steps, and the way back of each. */
#ifndef BUCKSTOP_BOARD_RELEASE_H
#define BUCKSTOP_BOARD_RELEASE_H

#include "base/buf.h"
#include "board/board.h"

struct release_step_edit {
    const char *text;
    bool manual;          /* somebody does it by hand */
    const char *known_by; /* as typed: who alone knows it; "": anybody */
};

/* What to add or change; a NULL text is left as it is, a number below 0 too. */
struct release_edit {
    const char *name;
    const char *way_back;                  /* "": NO WAY BACK */
    int64_t minutes;                       /* that the way back takes */
    int64_t rehearsed_on;                  /* a date; 0: left as it is */
    bool never_rehearsed;                  /* takes away the rehearsal there is */
    const struct release_step_edit *steps; /* in place of those there; NULL: left */
    size_t steps_n;
};

/* A release type with its steps, who knows them, and how it was used. */
struct release_card {
    struct release_type type;
    struct release_step *steps;
    size_t steps_n;
    const char **known_by; /* a name for each step; "": anybody */
    const char **handle;   /* of the same */
    int manual;            /* steps by hand */
    int64_t deploys;       /* of it in the last 30 days */
};

/* By name; those that are archived only with `all`. */
bool board_releases(struct board *board, bool all, struct arena *arena,
                    struct release_card **cards, size_t *n, struct err *err);

/* By name or unique prefix, case and accents apart. ERR_NOT_FOUND with the closest,
 * ERR_AMBIGUOUS. */
bool board_release_find(struct board *board, const char *typed, struct arena *arena,
                        struct release_card *card, struct err *err);

/* The one with that id. */
bool board_release_card(struct board *board, int64_t type, struct arena *arena,
                        struct release_card *card, struct err *err);

/* ERR_USAGE without a name; ERR_CONFLICT for a name that is there; ERR_REFUSED for a
 * rehearsal to come, minutes or a rehearsal without a way back, and a step that is blank.
 * ERR_NOT_FOUND for a person who is none. */
bool board_release_add(struct board *board, const struct release_edit *edit,
                       struct arena *arena, struct release_card *card, struct err *err);
bool board_release_edit(struct board *board, int64_t type, const struct release_edit *edit,
                        struct arena *arena, struct release_card *card, struct err *err);

/* Out of the lists, or (archived false) back in them. Its deploys keep it. */
bool board_release_archive(struct board *board, int64_t type, bool archived,
                           struct arena *arena, struct release_card *card, struct err *err);

/* "in 6 minutes: deploy the previous image; rehearsed 18 days ago", or "NO WAY BACK". */
void release_way_back_text(struct buf *out, const struct release_type *type, int64_t today);

#endif
