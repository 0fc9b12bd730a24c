/* What must be true of Markdown that the sanitiser has made, whatever the text was. */
#ifndef BUCKSTOP_TESTS_TEXT_SINKS_H
#define BUCKSTOP_TESTS_TEXT_SINKS_H

#include <stdbool.h>
#include <stddef.h>

/* Where a sign stands that could begin emphasis, code, a link, a table or HTML and is not
 * escaped; or an "&" that is none of the three entities; or a scheme that GitHub links
 * other than http, https and mailto. ACTS_NOTHING of acts.h: nowhere. */
size_t sinks_bare(const char *text, size_t len);

/* Whether the whole text is one fenced block: its first and last lines are the same run of
 * backquotes, and no line between them ends it. */
bool sinks_fenced(const char *text);

#endif
