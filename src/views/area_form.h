/* The form of an area: its fields as lines of text, and what a change of them asks for. */
#ifndef BUCKSTOP_AREA_FORM_H
#define BUCKSTOP_AREA_FORM_H

#include "base/buf.h"
#include "board/own.h"

enum form_field {
    FORM_OWNER,
    FORM_WHY,
    FORM_DELIVERY,
    FORM_STAND_IN,
    FORM_HELPERS,
    FORM_COVERS,
    FORM_ALIASES,
    FORM_LINE,
    FORM_PATHS,
    FORM_NAME,
    FORM_FIELDS
};

enum form_kind {
    FORM_ONE,    /* one person */
    FORM_PEOPLE, /* names with commas between */
    FORM_TEXT,
    FORM_NAMES,    /* other names, with commas between */
    FORM_PATTERNS, /* of paths, with blanks between */
};

struct form_row {
    const char *title;
    const char *draft; /* the last part of its draft's place */
    enum form_kind kind;
    const char *empty; /* what stands there when nothing does */
    const char *ask;   /* what to type into it */
};

extern const struct form_row form_rows[FORM_FIELDS];

/* Adds the field as the record has it. */
void form_text(const struct area_card *card, enum form_field field, struct buf *out);

/* Everything that differs from the record, as one change. The texts are of the arena. */
struct form_change {
    struct area_edit edit;
    bool edits; /* the edit changes something */
    struct own_request *request;
    size_t requests;
};

/* What it takes to make the record what the texts say; `changed` marks the fields that are
 * looked at. In a list a name of the record counts as one even with a comma in it. */
void form_change(const struct area_card *card, const char *const text[FORM_FIELDS],
                 const bool changed[FORM_FIELDS], struct arena *arena,
                 struct form_change *change);

/* Where the last name of a list begins that is being typed: "Eli Sato, Bo" at "Bo". */
size_t form_last_name(const char *text);

#endif
