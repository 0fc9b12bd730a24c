/* One field of a form: the text in it, what the record said when that was put there, and
 * the draft that is kept of it as it is typed. */
#ifndef BUCKSTOP_DRAFT_FIELD_H
#define BUCKSTOP_DRAFT_FIELD_H

#include "ui/app.h"

struct arena;
struct board;

struct draft_field {
    struct field field;
    struct buf was;
    bool filled; /* the draft was looked for */
};

void draft_field_init(struct draft_field *line);

/* One that holds several lines; `numbered`, each is one of a list. */
void draft_field_init_lines(struct draft_field *line, bool numbered);
void draft_field_release(struct draft_field *line);

const char *draft_field_text(const struct draft_field *line);

/* Whether it is another than the record's. */
bool draft_field_changed(const struct draft_field *line);

/* Whether the record is now another than it was when its text was put there, and than what
 * is typed over it: somebody else changed it meanwhile. */
bool draft_field_overtaken(const struct draft_field *line, const char *record);

/* Puts the record's text in it, what was typed is gone. What the field would not hold as it
 * is, such as a tab, or the end of a line where it has one, counts as unchanged. */
void draft_field_set(struct draft_field *line, const char *record);

/* The same where the record is another by now and nothing is typed over it. */
void draft_field_follow(struct draft_field *line, const char *record);

/* What is typed goes over the record as it is now, which counts as seen. */
void draft_field_know(struct draft_field *line, const char *record);

/* At first as draft_field_set, but with the draft of earlier typing where there is one at
 * the place; from then on as draft_field_follow. */
bool draft_field_fill(struct draft_field *line, struct board *board, const char *place,
                      const char *record, struct arena *arena, struct err *err);

/* Keeps the draft at the place, or none where nothing is changed. A failure is said. */
void draft_field_keep(struct app *app, const struct draft_field *line, struct board *board,
                      const char *place);

enum { DRAFT_PLACE = 64 }; /* bytes that hold every place of an answer */

/* The same of a text that no record has: an answer that is being typed. */
void draft_answer_keep(struct app *app, struct board *board, const char *place,
                       const char *text);

/* The text that was kept there; "" where none was, or where it cannot be read, which is
 * said. It lives in the arena. */
const char *draft_answer(struct app *app, struct board *board, const char *place,
                         struct arena *arena);

#endif
