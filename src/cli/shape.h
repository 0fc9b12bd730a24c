/* How the board's records look as JSON and in sentences: one function a shape, used by
 * every verb that shows one. */
#ifndef BUCKSTOP_CLI_SHAPE_H
#define BUCKSTOP_CLI_SHAPE_H

#include "board/area.h"
#include "board/cause.h"
#include "board/incident.h"
#include "board/person.h"
#include "board/review.h"
#include "verb.h"

/* Each writes one value; a person with id 0 is null. */
void shape_person(struct json_out *json, const struct person *person);
void shape_who(struct json_out *json, const struct who *who);
void shape_who_of(struct json_out *json, const struct who *who,
                  const struct section_answer *sections, size_t n); /* of a path */
void shape_cause(struct json_out *json, const struct cause_line *line);
void shape_incident(struct json_out *json, const struct incident *incident,
                    const char *area);

/* A key with a value that may be nothing: null for an instant, date or number of 0, and for
 * an empty text. */
void shape_time(struct json_out *json, const char *key, int64_t utc);
void shape_date(struct json_out *json, const char *key, int64_t date);
void shape_number(struct json_out *json, const char *key, int64_t number);
void shape_text(struct json_out *json, const char *key, const char *text);

/* A person of the board as the whole record: for people and person. */
void shape_whole_person(struct json_out *json, const struct person *person);
void shape_area_line(struct json_out *json, const struct area_line *line);
void shape_area_names(struct json_out *json, const struct area_card *card,
                      const char *candidates); /* its other names, paths, names to pick */
void shape_area(struct json_out *json, const struct area_line *line,
                const struct area_card *card); /* with everything of its card */

/* A count: grouped for a person, 1,000, and bare in a pipe. In the call's arena. */
const char *shape_count(struct call *call, int64_t n);

/* What was built in the buffer, kept in the call's arena; the buffer is released. */
const char *shape_keep(struct call *call, struct buf *text);

/* As a shell takes it for one word, whatever is in it; in the call's arena. */
const char *shape_word(struct call *call, const char *word);

/* Words for a terminal, in the call's arena: "Fri 20 Nov", "Tue 14:02", "41 minutes"; in a
 * pipe a day and a time are the stable "2026-11-20" and "2026-11-17T13:02:00Z". */
const char *shape_day(struct call *call, int64_t date);
const char *shape_clock(struct call *call, int64_t utc);
const char *shape_span(struct call *call, int64_t seconds);

/* A line of a record: the name in its column and the text beside it, in a pipe with a tab
 * between. */
void shape_field(struct call *call, const char *name, const char *text, enum out_role role);

/* Narrows the board to --line, where that was given. */
bool verb_narrow(struct call *call, struct err *err);

/* ", weak" behind a promise on a terminal; "" where nothing is known of its strength, and
 * in a pipe. */
const char *shape_strength(struct call *call, enum strength strength);
/* The arguments as one text, a blank between two. */
const char *shape_words(struct call *call);

/* "removed", "seen gone", "came back": a state as it is said. */
const char *shape_state(struct call *call, enum removal_state state);

#endif
