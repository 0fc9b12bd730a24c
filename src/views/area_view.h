/* What the card of an area shares with the form that changes it. */
#ifndef BUCKSTOP_AREA_VIEW_H
#define BUCKSTOP_AREA_VIEW_H

#include "board/area.h"
#include "ui/app.h"

/* Who owned it, newest first, from the row on down to the foot. */
void area_history_draw(const struct app *app, const struct area_card *card,
                       struct grid *grid, int row);

/* Confirms that the area, by its slug, is still its owner's, and says so. */
enum view_wants area_confirm(struct app *app, const char *area);

#endif
