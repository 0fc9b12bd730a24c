/* A fact as it is typed into an incident's timeline: its time first, then what happened. */
#ifndef BUCKSTOP_DOMAIN_TIMELINE_H
#define BUCKSTOP_DOMAIN_TIMELINE_H

#include "base/buf.h"
#include "base/date.h"
#include "domain/model.h"

struct timeline_base {
    const struct zone *zone;
    int64_t now;              /* an instant */
    int64_t started;          /* of the incident */
    const struct fact *facts; /* its timeline, oldest first */
    size_t n;
    int64_t editing; /* the fact being typed anew; 0: a new one */
};

/* Reads the longest beginning of `typed`, of at most six words, that is a time, and sets
 * *rest to what follows it. The times of domain/when.h, and:
 *  - "14:02" is of the day of the fact being changed, else of the last one, else of the
 *    start; for a new fact, of the next day where it would lie half a day before that;
 *  - "+6" is six minutes after the last fact;
 *  - a day without a year ("25 sep 10:00") is the one nearest to the incident.
 * A fact typed anew to the minute that it had keeps its seconds. Else false, ERR_REFUSED.
 */
bool timeline_read(const char *typed, const struct timeline_base *base, int64_t *at,
                   const char **rest, struct err *err);

/* Adds the fact as it would be typed: "14:02 what", with its date before it where that is
 * not the incident's first day. */
void timeline_text(struct buf *out, const struct fact *fact,
                   const struct timeline_base *base);

/* Adds how long it lasted and how long nobody noticed: "Lasted 41 minutes, noticed after 17
 * minutes". What nobody wrote down is left out. False, and a sentence that says so, where a
 * clock went backwards: no length is ever below 0. */
bool timeline_lengths(struct buf *out, const struct incident *incident);

/* The same in one line as it went: "Began 14:02, noticed +17 min, over +41 min", and "not
 * over yet" of an open one. False, and the sentence, as above. */
bool timeline_course(struct buf *out, const struct incident *incident,
                     const struct zone *zone);

/* Adds what stands beside fact i of the timeline: how long after the fact before it, where
 * that is more than a few minutes, and what of the incident it is: "13 min, noticed". Of
 * one from before the incident that it is. Nothing may be added. */
void timeline_beside(struct buf *out, const struct incident *incident,
                     const struct fact *facts, size_t i);

/* The three instants of an incident that a fact can tell. */
enum moment { MOMENT_BEGAN, MOMENT_NOTICED, MOMENT_OVER };

/* Sets the instant in the incident. ERR_REFUSED, the incident untouched, where that would
 * end or notice it before it began. */
bool timeline_set(struct incident *incident, enum moment moment, int64_t at,
                  struct err *err);

#endif
