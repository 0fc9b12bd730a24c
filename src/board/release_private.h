/* Finding a release type by what was typed. */
#ifndef BUCKSTOP_BOARD_RELEASE_PRIVATE_H
#define BUCKSTOP_BOARD_RELEASE_PRIVATE_H

#include "base/arena.h"
#include "base/err.h"
#include "domain/model.h"

struct board;

/* By name or the beginning of one type's, case and accents apart; archived ones by their
 * whole name. ERR_NOT_FOUND with the closest, ERR_AMBIGUOUS. */
bool release_find(struct board *board, const char *typed, struct arena *arena,
                  struct release_type *type, struct err *err);

#endif
