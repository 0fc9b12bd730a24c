/* The people of the roster, looked for in a text. */
#ifndef BUCKSTOP_LINT_NAMES_H
#define BUCKSTOP_LINT_NAMES_H

#include "domain/model.h"
#include "domain/phrase.h"

/* The first place in the text that names the person, or one of length 0: by the full name,
 * the first, the last, or the handle. `words` are those of `text`. */
struct span lint_person_at(const struct phrase *words, const char *text,
                           const struct person *person);

/* Whether `now` comes before what was found so far; at the same place the longer does. */
bool lint_is_before(struct span now, struct span best);

/* A list of words holds the words themselves: addresses of them the loader would write at
 * each start. */
enum { LINT_WORD = 16 };

/* Whether the folded word is one of the list. */
bool lint_is_one_of(const char *folded, const char (*list)[LINT_WORD], size_t n);

#endif
