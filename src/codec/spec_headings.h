/* The lines of a Markdown text that are headings, or stand for one. Private to the specs.
 */
#ifndef BUCKSTOP_CODEC_SPEC_HEADINGS_H
#define BUCKSTOP_CODEC_SPEC_HEADINGS_H

#include <stdbool.h>
#include <stddef.h>

enum {
    HEADING_NONE = -2,    /* the line is text */
    HEADING_UNKNOWN = -1, /* a heading, of something else */
    HEADING_CUSTOMER = 8  /* SPEC_FIELDS; below it a spec_field */
};

struct heading_line {
    const char *text; /* without its newline and CR */
    size_t len;
};

/* The field by its name, in folded words parted by single blanks, without a number before
 * and "optional" or the like after; HEADING_UNKNOWN. */
int heading_named(const char *words);

/* What the line is the heading of, as "### Who", or the label of, as "**Who:** text"
 * (*label says which). *rest is the text after a label, mostly "". */
int heading_of(const struct heading_line *line, bool *label, struct heading_line *rest);

/* What `line` is the heading of when it is underlined with the next. */
int heading_underlined(const struct heading_line *line, const struct heading_line *next);

#endif
