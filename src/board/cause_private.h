/* Moving a promise on, for every action that does. */
#ifndef BUCKSTOP_BOARD_CAUSE_PRIVATE_H
#define BUCKSTOP_BOARD_CAUSE_PRIVATE_H

#include "domain/model.h"

/* Sets the state, and the times and words that go with it. */
void cause_apply(struct removal *removal, enum removal_state state, const char *what,
                 int64_t now);

#endif
