/* Naming who decides: one person next to every area, and the history of it kept. */
#ifndef BUCKSTOP_BOARD_OWN_H
#define BUCKSTOP_BOARD_OWN_H

#include "board/area.h"

struct own_request {
    const char *area;   /* as typed */
    const char *person; /* as typed; one person */
    enum role role;
    const char *why; /* may be NULL */
    bool remove;     /* end the role instead of giving it */
};

struct own_done {
    struct area area;
    struct person person;   /* who has (or had) the role now */
    struct person previous; /* the owner, delivery or stand-in before; id 0: nobody */
    bool changed;           /* false: it was so already */
};

/* Gives a person a role in an area, or takes it away, in one logged, undoable change. A new
 * owner ends the old one's row; one who was stand-in, delivery or helper there stops being
 * that. ERR_REFUSED for two people, a team, somebody who has left, an owner as their own
 * stand-in or helper; ERR_NOT_FOUND for a name nobody has. */
bool board_own(struct board *board, const struct own_request *request, struct arena *arena,
               struct own_done *done, struct err *err);

/* Changes to an area and roles in it as one logged, undoable change: all, or none. `edit`
 * may be NULL; the area is the one of that slug, found as by board_area_shown, whatever the
 * requests say. The log says the first. */
bool board_area_save(struct board *board, const char *slug, const struct area_edit *edit,
                     const struct own_request *requests, size_t n, struct arena *arena,
                     struct err *err);

#endif
