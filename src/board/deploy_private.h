/* What the actions on deploys share. */
#ifndef BUCKSTOP_BOARD_DEPLOY_PRIVATE_H
#define BUCKSTOP_BOARD_DEPLOY_PRIVATE_H

#include "board/deploy.h"
#include "board_private.h"

/* ERR_NOT_FOUND says where to look. */
bool deploy_get(struct board *board, int64_t id, struct arena *arena, struct deploy *deploy,
                struct err *err);

/* Puts what an edit gives into logged->deploy; what matches nothing of the board's is kept
 * as typed, and flagged. *tickets are those of the edit that are the board's. */
struct deploy_tickets {
    int64_t *id;
    size_t n;
};
bool deploy_put(struct board *board, const struct deploy_edit *edit, struct arena *arena,
                struct deploy_logged *logged, struct deploy_tickets *tickets,
                struct err *err);

/* Says for the log what was done to it: the first line, and not all of a long one. */
void deploy_say(struct tx *tx, const char *did, const struct deploy *deploy);

/* Whether the instant has been; else refuses, with `what` in front. */
bool deploy_not_ahead(struct board *board, int64_t at, const char *what, struct err *err);

#endif
