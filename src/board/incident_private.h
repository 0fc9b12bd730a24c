/* What the actions on an incident's times share. */
#ifndef BUCKSTOP_BOARD_INCIDENT_PRIVATE_H
#define BUCKSTOP_BOARD_INCIDENT_PRIVATE_H

#include "base/arena.h"
#include "base/err.h"
#include "domain/model.h"

struct board;

/* Whether the instant has been; else refuses, with `what` ("a fact") in front. */
bool incident_not_ahead(struct board *board, int64_t at, const char *what, struct err *err);

/* The incident of that number. ERR_NOT_FOUND says where to look. */
bool incident_get(struct board *board, int64_t id, struct arena *arena,
                  struct incident *incident, struct err *err);

/* Whether the text says nothing: it is empty or white space alone. */
bool incident_blank(const char *text);

/* Whether it has a title, and its times follow one another and have been; `ended` asks for
 * the end as well: one that came in may have ended before it began. And a near miss hurt
 * nobody. */
bool incident_fits(struct board *board, const struct incident *incident, bool ended,
                   struct err *err);

#endif
