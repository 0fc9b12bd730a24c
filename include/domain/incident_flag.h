/* What is odd about an incident that came in: the phrases of its flag, and which of them a
 * person's change answers. */
#ifndef BUCKSTOP_DOMAIN_INCIDENT_FLAG_H
#define BUCKSTOP_DOMAIN_INCIDENT_FLAG_H

#include "base/buf.h"

#define FLAG_END_FIRST  "it ended before it started"
#define FLAG_OPEN_ENDED "it is open, though it has an end"
#define FLAG_NO_END     "it is resolved, but since when is not said"
#define FLAG_BAD_END    "its end is not a time and was left out"
#define FLAG_END_AHEAD  "its end is still to come"
#define FLAG_BAD_START  "its start is not a time; when it was put on the page was taken"
#define FLAG_BAD_RESOLVED                                                                  \
    "whether it is over is said in a word that is neither true nor false"
#define FLAG_SEVERITY  "its severity is a word that is not known here"
#define FLAG_IMPACT    "its impact is a word that is not known here"
#define FLAG_TITLE_CUT "its title was cut at 1000 characters"

/* What a person said of it. */
enum flag_answer {
    FLAG_ANSWERS_NONE = 0,
    FLAG_ANSWERS_END = 1 << 0, /* when it was over, or whether it is */
    FLAG_ANSWERS_START = 1 << 1,
    FLAG_ANSWERS_SEVERITY = 1 << 2,
    FLAG_ANSWERS_TITLE = 1 << 3,
};

/* Adds the flag without the phrases that the answers (enum flag_answer) settle. */
void incident_flag_left(struct buf *out, const char *flag, unsigned answers);

#endif
