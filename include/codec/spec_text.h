/* A spec as people write it: YAML with the keys title, area, customer, who, does, why,
 * awkward (a list, or one text), done_when, not_changing, way_back, signs_off; and Markdown
 * with a heading for each field. */
#ifndef BUCKSTOP_CODEC_SPEC_TEXT_H
#define BUCKSTOP_CODEC_SPEC_TEXT_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "domain/spec.h"

/* A key that is not there is NULL. */
struct spec_text_in {
    const char *title, *area, *customer;
    const char *field[SPEC_FIELDS]; /* not SPEC_AWKWARD */
    const char **awkward;
    size_t awkward_n;
    bool awkward_given;
};

/* ERR_INPUT as "FILE:LINE:COLUMN: what; what was expected" for what is no YAML, an unknown
 * or doubled key, a value of the wrong kind, a text that a ticket cannot hold. Empty input
 * is a spec with nothing in it. */
bool spec_text_read(const char *file, const char *text, size_t len, struct arena *arena,
                    struct spec_text_in *spec, struct err *err);

/* Adds the template: the eight fields as they are, with what to write as a comment above
 * each. `trouble` (NULL: none) stands at the top as a comment. What it adds reads back as
 * the same fields. */
void spec_text_write(struct buf *out, const struct ticket *ticket, const char *area,
                     const struct awkward_case *cases, size_t n, const char *trouble);

/* Fills the fields of the spec from the headings of a Markdown text ("### Who is it for?",
 * as issue forms write them), by their synonyms; `_No response_` is nothing. Fields that no
 * heading fills stay NULL. */
void spec_text_headings(const char *body, struct arena *arena, struct spec_text_in *spec);

/* Adds the eight fields as Markdown, each under its heading; every text escaped. Reading it
 * with spec_text_headings gives the same fields, as far as the escapes allow. */
void spec_text_markdown(struct buf *out, const struct ticket *ticket,
                        const struct awkward_case *cases, size_t n);

#endif
