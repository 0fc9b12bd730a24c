/* The fields of a form that all go into one record, with their drafts. */
#ifndef BUCKSTOP_DRAFT_FORM_H
#define BUCKSTOP_DRAFT_FORM_H

#include "draft_field.h"

struct draft_form {
    struct board *board;
    struct draft_field *line;  /* the owner's, initialised */
    const char *const *name;   /* of each line's draft */
    const char *const *record; /* what each line is where nothing is typed; of a load */
    const char *place;         /* "deploy/12/": before the names */
    int n;
};

/* Whether something is typed that is not saved. */
bool draft_form_changed(const struct draft_form *form);

/* Keeps the draft of a line as it is now. */
void draft_form_keep(struct app *app, const struct draft_form *form, int line);

/* Puts the records into the lines that nobody typed in, with the drafts there are. */
bool draft_form_fill(struct draft_form *form, struct arena *arena, struct err *err);

/* All as the records are; the drafts are thrown away. */
void draft_form_restore(struct app *app, struct draft_form *form);

/* The first line whose record somebody else changed meanwhile, and that is typed over; from
 * here on it counts as known. -1: none. */
int draft_form_overtaken(struct draft_form *form);

void draft_form_release(struct draft_form *form);

#endif
