/* The form of a ticket's spec as it is being written. */
#ifndef BUCKSTOP_SPEC_FORM_H
#define BUCKSTOP_SPEC_FORM_H

#include "board/ticket.h"
#include "draft_field.h"
#include "person_pick.h"
#include "views/views.h"

/* The eight fields, and what only the editor's text has beside them. */
enum {
    SPEC_LINE_TITLE = SPEC_FIELDS,
    SPEC_LINE_AREA,
    SPEC_LINE_CUSTOMER,
    SPEC_LINES,
};

struct spec_form {
    struct desk *desk;
    struct arena arena; /* of the last load */
    struct arena typed; /* of what was found for the text as it is */
    int64_t ticket;
    struct ticket_card card;
    struct person *people;
    size_t people_n;
    struct draft_field line[SPEC_LINES];
    int at;                  /* the field that is typed in */
    struct ticket_edit edit; /* all fields as they are typed */
    struct spec_judgement judgement[SPEC_FIELDS];
    int gaps;
    struct person_pick pick; /* who could be meant to sign off */
    bool kept;               /* a text of the editor that could not be read is kept */
};

/* The title of a field, and the place of its draft. */
const char *spec_form_title(int line);
void spec_form_place(const struct spec_form *form, int line, struct buf *out);

const char *spec_form_text(const struct spec_form *form, int line);
bool spec_form_changed(const struct spec_form *form, int line);
bool spec_form_any_changed(const struct spec_form *form);

/* Whether it is done, and its spec only to be read. */
bool spec_form_is_done(const struct spec_form *form);

/* The field as the record has it. */
void spec_form_record(const struct spec_form *form, int line, struct buf *out);

/* Fills the field at the first time, with the draft of earlier typing where there is one;
 * later it follows the record unless something is typed over it. */
bool spec_form_fill(struct spec_form *form, int line, struct err *err);

/* Keeps the field's draft, or none where it is as the record has it. */
void spec_form_keep(struct app *app, const struct spec_form *form, int line);

/* Puts a text into a field, as if it was typed. */
void spec_form_put(struct app *app, struct spec_form *form, int line, const char *text);

/* Judges everything as it is typed, and looks for who could be meant to sign off. */
void spec_form_judge(struct app *app, struct spec_form *form);

/* The text that a field's judgement is about. */
const char *spec_form_judged(const struct spec_form *form, int field);

/* The place of the text that the editor left and that could not be read. */
void spec_form_editor_place(const struct spec_form *form, struct buf *out);

/* The whole spec in the person's own editor; what comes back is typed text. */
enum view_wants spec_form_in_editor(struct app *app, void *state, const struct key *key);

/* The width that the field's text is drawn in. */
int spec_form_columns(const struct grid *grid);
void spec_form_draw(struct app *app, void *state, struct grid *grid);

/* "Not ready: rewrite Why, fill Done when." in so many columns; the number of gaps alone
 * where there is no room for their names. */
void spec_form_say_gaps(const struct spec_form *form, int columns, const char *after,
                        const char *after_short, struct buf *out);

#endif
