/* What a person holds, shown the same wherever it is shown. */
#ifndef BUCKSTOP_CLI_HELD_H
#define BUCKSTOP_CLI_HELD_H

#include "board/departure.h"
#include "shape.h"

/* A line for each thing; with `fates` also what became of it, else that may be NULL. */
void held_list(struct call *call, const struct departure *departure,
               const struct departed *fates);

/* The keys of a person and what they hold, in an object that is open. */
void held_json(struct json_out *json, const struct person_card *card);

#endif
