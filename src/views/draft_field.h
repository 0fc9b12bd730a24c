/* One line of a form: the text in it, what the record said when that was put there, and the
 * draft that is kept of it as it is typed. */
#ifndef BUCKSTOP_DRAFT_FIELD_H
#define BUCKSTOP_DRAFT_FIELD_H

#include "ui/app.h"

struct arena;
struct board;

struct draft_field {
    struct field field;
    struct buf was;
};

void draft_field_init(struct draft_field *line);
void draft_field_release(struct draft_field *line);

const char *draft_field_text(const struct draft_field *line);

/* Whether it is another than the record's. */
bool draft_field_changed(const struct draft_field *line);

/* Puts the record's text in it, what was typed is gone. */
void draft_field_set(struct draft_field *line, const char *record);

/* The same, but with the draft of earlier typing where there is one at the place. */
bool draft_field_fill(struct draft_field *line, struct board *board, const char *place,
                      const char *record, struct arena *arena, struct err *err);

/* Keeps the draft at the place, or none where nothing is changed. A failure is said. */
void draft_field_keep(struct app *app, const struct draft_field *line, struct board *board,
                      const char *place);

#endif
