/* The four-question check: what is shared by the view and its painter. */
#ifndef BUCKSTOP_CHECK_VIEW_H
#define BUCKSTOP_CHECK_VIEW_H

#include "board/team_check.h"
#include "views/views.h"

enum { CHECK_WEEKS = 12 }; /* earlier checks that are shown where there is room */

struct check_view {
    struct desk *desk;
    struct arena arena; /* of the last load */
    struct team_check_card card;
    struct team_check_past *past; /* the newest first, this week's not with them */
    size_t past_n;
    int at; /* the question one is on, from 0 */
};

void check_draw(struct app *app, void *state, struct grid *grid);

#endif
