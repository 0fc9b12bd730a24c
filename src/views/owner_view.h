/* The form of an area as it is being filled in. */
#ifndef BUCKSTOP_OWNER_VIEW_H
#define BUCKSTOP_OWNER_VIEW_H

#include "area_form.h"
#include "draft_field.h"
#include "person_pick.h"
#include "views/views.h"

/* Which text of a conflict stays. */
enum { MINE, THEIRS };

struct owner_view {
    struct desk *desk;
    struct arena arena; /* of the last load */
    struct arena typed; /* of what was looked up for the last key */
    char *slug;
    struct area_card card;
    struct person *people;
    size_t people_n;
    struct draft_field line[FORM_FIELDS];
    enum form_field at;
    struct person_pick pick; /* what the field one is in could be */
    int keeps;               /* of a conflict: MINE or THEIRS */
    bool asked;              /* for the reason; it may stay empty the second time */
};

/* Whether the text is another than the record said when it was put there. */
bool owner_changed(const struct owner_view *view, enum form_field field);
bool owner_any_changed(const struct owner_view *view);

/* Whether somebody else changed meanwhile what one is changing, and to something else. */
bool owner_conflicts(const struct owner_view *view, enum form_field field);

void owner_draw(struct app *app, void *state, struct grid *grid);

#endif
