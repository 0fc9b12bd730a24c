/* Picking the one owner of areas that came in with several names or a team: one area after
 * the other, stopped and gone on with anywhere. */
#ifndef BUCKSTOP_BOARD_PICK_H
#define BUCKSTOP_BOARD_PICK_H

#include "base/buf.h"
#include "board/own.h"

/* A name that came in for the area. */
struct pick_name {
    struct owner_candidate candidate;
    struct person person; /* whom it means; id 0: nobody of the board yet, or a team */
    const char *owns;     /* "billing, reporting and 3 more"; "nothing yet" */
    int64_t acted_at;     /* when they last changed the board; 0: never */
};

/* One area that waits. */
struct pick {
    struct area area; /* id 0: none */
    struct path_pattern *paths;
    size_t paths_n;
    struct pick_name *names;
    size_t names_n;
    size_t waiting, all; /* how many wait, and of how many that came in so */
};

/* The area if it waits still, else (or with 0) the first that waits behind the place; area
 * id 0 where there is none. `after` is the folded name and id of an area gone by; "" and 0
 * for the beginning. */
bool board_pick(struct board *board, int64_t area, const char *after, int64_t after_id,
                struct arena *arena, struct pick *pick, struct err *err);

/* The place of an area, for `after`. */
void board_pick_place(const struct area *area, struct buf *after);

struct pick_request {
    int64_t area;
    int64_t candidate; /* its id; 0: the one typed */
    const char *typed; /* somebody of the board */
    bool adds;         /* who was typed is new, and put on the board */
    bool others_help;  /* the other people that came in become helpers */
};

/* Names the owner, in one logged, undoable change. A candidate who is nobody of the board
 * is put on it. ERR_REFUSED for a team, or a name that is no one person's; ERR_CONFLICT
 * where somebody else picked meanwhile. */
bool board_pick_owner(struct board *board, const struct pick_request *request,
                      struct arena *arena, struct own_done *done, size_t *helpers,
                      struct err *err);

#endif
