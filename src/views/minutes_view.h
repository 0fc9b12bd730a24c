/* The minutes of a review as they will be pasted. */
#ifndef BUCKSTOP_MINUTES_VIEW_H
#define BUCKSTOP_MINUTES_VIEW_H

#include "views/views.h"

bool minutes_view_open(struct app *app, const struct review_card *card);

#endif
