/* Dates, ISO weeks and time zones. A date is a number of days, never of seconds; an instant
 * is seconds of UTC; the zone between the two is always named by the caller.
 * Calendar arithmetic after Hinnant, "chrono-Compatible Low-Level Date Algorithms". */
#ifndef BUCKSTOP_BASE_DATE_H
#define BUCKSTOP_BASE_DATE_H

#include "base/err.h"

#include <stdbool.h>
#include <stdint.h>

enum {
    DATE_TEXT = 11, /* "2026-11-20" and its NUL */
    WEEK_TEXT = 9,  /* "2026-W47" and its NUL */
    TIME_TEXT = 21, /* "2026-11-20T14:02:00Z" and its NUL */
    ZONE_NAME = 64,
};

struct civil {
    int year;  /* 1 to 9999 */
    int month; /* 1 to 12 */
    int day;   /* 1 to 31 */
};

/* Days since 1970-01-01 of the proleptic Gregorian calendar, and back. */
int64_t date_of(struct civil civil);
struct civil date_civil(int64_t date);

/* 1 for Monday to 7 for Sunday. */
int date_weekday(int64_t date);

/* Exactly YYYY-MM-DD, a day that exists, in the years 1 to 9999; else false. */
bool date_parse(const char *text, int64_t *date);
void date_text(int64_t date, char text[DATE_TEXT]);

/* ISO 8601 weeks: week 1 holds the year's first Thursday. */
struct week {
    int year; /* the week's, not always the date's */
    int week; /* 1 to 53 */
};

struct week week_of(int64_t date);
int64_t week_monday(struct week week);

/* Exactly YYYY-Www, a week that exists; else false. */
bool week_parse(const char *text, struct week *week);
void week_text(struct week week, char text[WEEK_TEXT]);

/* A time zone of the system's tz database, by its name there. */
struct zone {
    char name[ZONE_NAME]; /* "Europe/Berlin" */
};

/* Refuses with ERR_USAGE a name that the tz database does not have, or that is a path out
 * of it. "UTC" is always there, also without a database. */
bool zone_find(const char *name, struct zone *zone, struct err *err);

/* What a clock on the wall in the zone shows. */
struct local {
    int64_t date;
    int hour, minute, second;
    int offset; /* seconds east of UTC */
};

struct local zone_local(const struct zone *zone, int64_t utc);

/* The instant a wall clock shows this; second may exceed 59. An hour that a change of the
 * clocks skips is read as if they had not changed yet; one that comes twice is the first.
 */
int64_t zone_utc(const struct zone *zone, int64_t date, int hour, int minute, int second);

/* The last second of the day. */
int64_t zone_day_end(const struct zone *zone, int64_t date);

/* The instant, or the end of the years 1 to 9999 that it lies beyond, as in a damaged
 * store: differences of such are numbers that fit. */
int64_t time_within(int64_t utc);

/* RFC 3339 with an offset or Z, and its usual relaxations: a blank for the T, no seconds,
 * fractions (cut off), +02 or +0200. Without an offset the time is the zone's, and *naive
 * is set; naive may be NULL. False if it is anything else, or a time that does not exist.
 */
bool time_parse(const char *text, const struct zone *zone, int64_t *utc, bool *naive);
void time_text(int64_t utc, char text[TIME_TEXT]);

#endif
