/* The eight fields of a ticket, and whether each says enough to start. */
#ifndef BUCKSTOP_DOMAIN_SPEC_H
#define BUCKSTOP_DOMAIN_SPEC_H

#include "base/buf.h"
#include "domain/model.h"
#include "domain/phrase.h"

enum spec_field {
    SPEC_WHO,
    SPEC_DOES,
    SPEC_WHY,
    SPEC_AWKWARD,
    SPEC_DONE_WHEN,
    SPEC_NOT_CHANGING,
    SPEC_WAY_BACK,
    SPEC_SIGNS_OFF,
    SPEC_FIELDS
};

struct spec_text {
    const char *key;   /* "done_when": YAML, JSON and options ("-" for "_" there) */
    const char *title; /* "Done when" */
    const char *hint;  /* one line on what to write */
};

extern const struct spec_text spec_texts[SPEC_FIELDS];

/* The field with that key, "-" or "_" in it alike, or -1. */
int spec_find(const char *key);

enum spec_verdict {
    SPEC_OK,
    SPEC_MISSING,  /* empty, "_No response_", "n/a" */
    SPEC_TEMPLATE, /* our hint, a placeholder in angle brackets, "TBD", a comment alone */
    SPEC_SAME,     /* another field's text */
    SPEC_VAGUE,    /* a word such as "better" */
    SPEC_THIN,     /* one word where a sentence is needed */
    SPEC_NO_ONE,   /* signs off: not one person's name, or nobody on the board */
    SPEC_LEFT,     /* signs off: has left */
};

struct spec_judgement {
    enum spec_verdict verdict;
    enum spec_field same_as; /* of SPEC_SAME */
    size_t awkward;   /* of the awkward cases: the number of the one judged, from 0 */
    struct span span; /* of SPEC_VAGUE and SPEC_TEMPLATE: the words, in the text */
};

/* What is known of the person who signs off. */
enum spec_signer {
    SIGNER_UNASKED, /* no board at hand: the name is judged by its form alone */
    SIGNER_UNKNOWN, /* nobody on the board by that name */
    SIGNER_ACTIVE,  /* active or away */
    SIGNER_LEFT,
};

/* Judges each field of the ticket; of the equal ones the later does not pass. Texts may be
 * NULL. The return is the number of gaps: 0 is ready. */
int spec_gaps(const struct ticket *ticket, const struct awkward_case *awkward, size_t n,
              enum spec_signer signer, struct spec_judgement out[SPEC_FIELDS]);

/* The text of a field, "" for the awkward cases and for NULL. */
const char *spec_value(const struct ticket *ticket, enum spec_field field);

/* Whether the text says that no awkward case is known, on purpose. */
bool spec_none_known(const char *text);

/* Where the ticket keeps the text of a field; NULL for the awkward cases. */
const char **spec_slot(struct ticket *ticket, enum spec_field field);

/* A word or two for the margin: "ok", "missing", "vague: better", "same as Who". `text` is
 * the field's, or the judged awkward case's. */
void spec_mark(struct buf *out, const struct spec_judgement *judgement, const char *text);

/* One line on what to write: why it does not pass, and the hint. Nothing where it passes.
 */
void spec_say(struct buf *out, enum spec_field field,
              const struct spec_judgement *judgement, const char *text);

/* Judges one free text as spec_gaps does, but for equality: SPEC_MISSING, SPEC_TEMPLATE,
 * SPEC_VAGUE, SPEC_THIN (fewer than `words` words) or SPEC_OK. */
struct spec_judgement spec_judge(const char *text, size_t words);

#endif
