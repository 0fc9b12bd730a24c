/* The life of a promise: planned, removed, seen gone, came back, or dropped with a reason.
 */
#ifndef BUCKSTOP_DOMAIN_REMOVAL_H
#define BUCKSTOP_DOMAIN_REMOVAL_H

#include "base/err.h"
#include "domain/model.h"

enum removal_move {
    MOVE_REMOVED,  /* its owner says: done */
    MOVE_SEEN,     /* seen gone, with what was seen, after the review that promised it */
    MOVE_STILL,    /* still there in a review: carried, with a new date */
    MOVE_DROP,     /* dropped, with the reason */
    MOVE_REOPEN,   /* promised after all */
    MOVE_INCIDENT, /* a new incident has this cause */
};

extern const struct words removal_move_words; /* removed seen still drop reopen incident */

struct removal_facts {
    const char *cause; /* its text, for messages */
    enum removal_state state;
    int64_t owner; /* a person */
    const char *owner_name;
    int64_t actor;    /* who says it; 0: not known */
    bool same_review; /* said in the review that promised it */
    const char *what; /* what was done or seen, or the reason */
};

/* The state after the move, in *to (which may be the facts' own). False: the move is
 * refused, *err (ERR_REFUSED) says why and what to do instead.
 *
 * Only the owner says removed. Seen needs what was seen, still an owner, drop its reason.
 * An incident is never refused: it makes a promise seen gone CAME BACK; one said removed
 * was not gone and is planned again; a planned, came-back or dropped one stays what it is.
 */
bool removal_step(const struct removal_facts *facts, enum removal_move move,
                  enum removal_state *to, struct err *err);

/* Whether the promise still wants an answer in every review: planned, removed, came back.
 */
bool removal_open(enum removal_state state);

/* How many of a cause's promises, the newest first, were seen gone and did not stay so: a
 * promise keeps the time it was seen gone until it is seen gone again, or that is said to
 * have been wrong. */
int removal_returns(const struct removal *removals, size_t n);

/* Whether the cause came back and has not been seen gone since: the newest of its promises
 * is open, and one was seen gone before. */
bool removal_came_back(const struct removal *removals, size_t n);

/* Where it stands in the list of promises: came back first, then by due date. Below 0: a is
 * before b. */
int removal_order(const struct removal *a, const struct removal *b);

#endif
