/* Deploys as JSON and in sentences, the same for every verb that shows one. */
#ifndef BUCKSTOP_CLI_DEPLOY_SHAPE_H
#define BUCKSTOP_CLI_DEPLOY_SHAPE_H

#include "board/deploy.h"
#include "shape.h"

/* The keys of a line of the list, in an object that is open. */
void deploy_line_json(struct call *call, const struct deploy_line *line);

/* A deploy with everything of its card, as one object; `logged` (NULL: none) says what was
 * kept as typed, and whether it was there already. */
void deploy_card_json(struct call *call, const struct deploy_card *card,
                      const struct deploy_logged *logged);

/* "rolled back after 6 minutes", "BROKE", "fine": how it went, in the call's arena. */
const char *deploy_went(struct call *call, const struct deploy *deploy);
enum out_role deploy_role(const struct deploy *deploy);

/* The first line of its plain words, in the call's arena. */
const char *deploy_head(struct call *call, const struct deploy *deploy);

/* The deploy that the first argument or --id names; where neither does, and `broken`, the
 * only one that is broken. *used is how many arguments it took. */
bool deploy_asked(struct call *call, bool broken, struct deploy *deploy, int *used,
                  struct err *err);

#endif
