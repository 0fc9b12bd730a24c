/* Times, dates and lengths as people type them, and back to words. "Now" and the zone come
 * in from the caller. */
#ifndef BUCKSTOP_DOMAIN_WHEN_H
#define BUCKSTOP_DOMAIN_WHEN_H

#include "base/buf.h"
#include "base/date.h"

enum { WHEN_SLACK = 300 }; /* seconds that a clock may be ahead of ours */

/* What a text is read against. */
struct when_base {
    const struct zone *zone;
    int64_t now;  /* an instant */
    int64_t from; /* what "+41m" counts from; 0: now */
    int64_t near; /* a day without a year is the one nearest to it; 0: the last one */
    bool held;    /* of a file whose times go with the day: what would be later than now is
                     now, unless it is a full date */
};

/* An instant. Reads, in any case: RFC 3339 and its relaxations; "now"; "14:02" (today's, or
 * yesterday's where that is more than five minutes off); "yesterday 23:50", "today 9:30",
 * "mon 14:02" (the last Monday's that is not later than now), "today-3 14:02",
 * "last week tue 14:02", "20 nov 14:02" (the last such day), "Tue 17 Nov 14:02" (as
 * when_past_date reads it); a day alone is its 00:00;
 * "-2h", "-90m" (before now), "2h ago"; "+41m" (after base->from); "this week 25%" (that
 * part of the time from Monday 00:00 to now, to the minute), "today 25%" (from 00:00). It
 * may lie ahead, as "tomorrow 10:00" does, unless base->held. Else false, ERR_USAGE. */
bool when_parse(const char *text, const struct when_base *base, int64_t *utc,
                struct err *err);

/* A date. Reads "2026-11-20", "today", "tomorrow", "yesterday", "+5", "in 5 days",
 * "in 2 weeks", "5 days ago", "today+5", "today-7", "fri" (the next after today), "last
 * tue" (the last before today), "next fri" (as "fri"), "last week tue" (of the week before
 * this one), "20 nov" and "nov 20" (the next such day, today counting), "20 nov 2026", and
 * each of these behind its weekday, as when_date_text says it: "Wed 18 Nov" is the next
 * such day if that is a Wednesday, else this year's. Else, and where no weekday fits the
 * date, false, ERR_USAGE. */
bool when_date(const char *text, int64_t today, int64_t *date, struct err *err);

/* The same of days gone by: "fri" is the last Friday, today counting, and "20 nov" the
 * last. */
bool when_past_date(const char *text, int64_t today, int64_t *date, struct err *err);

/* A week of the past or this one. Reads "2026-W47"; "47", "w47" and "week 47" (the last
 * week of that number, this one counting); "this week" and "last week". Else false,
 * ERR_USAGE. */
bool when_week(const char *text, int64_t today, struct week *week, struct err *err);

/* A week with, behind a point, which sitting of it is meant: "2026-W47.2", "47.2"; from 1,
 * and 0 where none is said. Else false, ERR_USAGE. */
bool when_sitting(const char *text, int64_t today, struct week *week, int64_t *sitting,
                  struct err *err);

/* A length in seconds, at most 3650 days: "41m", "1h30m", "1h 30m", "90s", "2d", "1w",
 * "1:30" (hours and minutes), "45" (minutes), "2 hours". Else false, ERR_USAGE. */
bool when_span(const char *text, int64_t *seconds, struct err *err);

/* "41 minutes", "1 hour 12 minutes", "3 days": the two largest units, the rest cut off;
 * below a minute "20 seconds"; below 0 as 0. */
void when_span_text(struct buf *out, int64_t seconds);

/* "Fri 20 Nov"; with the year when it is not that of `today`. */
void when_date_text(struct buf *out, int64_t date, int64_t today);

/* "Fri 20 Nov 2026": the same on whatever day it is read. */
void when_whole_date_text(struct buf *out, int64_t date);

/* "today", "tomorrow", "yesterday", "in 5 days", "5 days ago". */
void when_days_text(struct buf *out, int64_t date, int64_t today);

/* "14:02", or "Tue 14:02" within a week, else "Tue 17 Nov 14:02"; all in the zone. */
void when_text(struct buf *out, int64_t utc, const struct when_base *base);

/* How long ago: "just now" (also for what lies ahead), "5 minutes ago", "2 hours ago", and
 * from a day on "3 days ago" by the zone's calendar. */
void when_age(struct buf *out, int64_t utc, const struct when_base *base);

/* The first day of "Mon" to "Sun" for 1 to 7, and "Jan" to "Dec" for 1 to 12. */
const char *when_weekday(int weekday);
const char *when_month(int month);

#endif
