/* The weekly reviews as JSON. */
#ifndef BUCKSTOP_CLI_REVIEW_JSON_H
#define BUCKSTOP_CLI_REVIEW_JSON_H

#include "board/review.h"
#include "shape.h"

/* Everything of one sitting, as its minutes have it. */
void review_json(struct json_out *json, const struct review_card *card);

/* What waits for this week's. */
void review_outlook_json(struct json_out *json, const struct review_outlook *outlook);

#endif
