/* How a text is written in YAML. Private to the writer. */
#ifndef BUCKSTOP_CODEC_YAML_STYLE_H
#define BUCKSTOP_CODEC_YAML_STYLE_H

#include <stdbool.h>

enum yaml_style { YAML_PLAIN, YAML_SINGLE, YAML_DOUBLE, YAML_LITERAL };

enum yaml_context {
    YAML_IN_BLOCK, /* a value on lines of its own; the only one that may be literal */
    YAML_IN_FLOW,  /* between brackets */
    YAML_IN_LINE,  /* a key, or the whole document */
};

/* The first of plain, single quotes, literal and double quotes that every reader of
 * YAML 1.1 and 1.2 takes as exactly this text. */
enum yaml_style yaml_style_of(const char *text, enum yaml_context context);

#endif
