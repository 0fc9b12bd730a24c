/* Typed times and dates, read against a "now" that the caller brings. Each form is tried
 * from the start; none is a beginning of another but "wed" of "wed 25 nov", which is tried
 * last of the two. */
#include "domain/when.h"

#include "when_scan.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MINUTE = 60, DAY = 86400, MOST_DAYS = 3650, HALF_YEAR = 183, LEAP_GAP = 8 };

static const char *const weekdays[] = {"monday", "tuesday",  "wednesday", "thursday",
                                       "friday", "saturday", "sunday"};
static const char *const months[] = {"january",   "february", "march",    "april",
                                     "may",       "june",     "july",     "august",
                                     "september", "october",  "november", "december"};

/* Which of several days a text means when it does not say. */
enum side { SIDE_AHEAD, SIDE_BACK };

struct day {
    int64_t date;
    bool full;    /* with its year: it does not move with now */
    bool weekday; /* of the days by that name, the last */
    bool odd;     /* the weekday beside the date is another's */
};

/* False where the day does not exist. Month counts from 1. */
static bool in_year(int64_t year, int64_t month, int64_t day, int64_t *date)
{
    char text[40];
    snprintf(text, sizeof text, "%04d-%02d-%02d", (int)year, (int)month, (int)day);
    return date_parse(text, date);
}

static bool scan_full_date(struct scan *scan, int64_t *date)
{
    int64_t year, month, day;
    return scan_number(scan, 9999, &year) && scan_sign(scan, '-') &&
           scan_number(scan, 12, &month) && scan_sign(scan, '-') &&
           scan_number(scan, 31, &day) && in_year(year, month, day, date);
}

/* "20 nov", "nov 20", either with a year. Without one, the nearest on the side asked for;
 * the years gone through are enough for a 29 February. */
static bool scan_month_day(struct scan *scan, int64_t today, enum side side,
                           struct day *out)
{
    int month;
    int64_t day, year;
    bool day_first = scan_number(scan, 31, &day);
    if (!scan_name(scan, months, 12, &month) ||
        (!day_first && !scan_number(scan, 31, &day)))
        return false;
    const char *behind = scan->at;
    if (scan_number(scan, 9999, &year) && year >= 1000 && *scan->at != ':') {
        out->full = true;
        return in_year(year, month + 1, day, &out->date);
    }
    scan->at = behind;
    int step = side == SIDE_AHEAD ? 1 : -1;
    year = date_civil(today).year;
    for (int i = 0; i <= LEAP_GAP; i++, year += step)
        if (in_year(year, month + 1, day, &out->date) && (out->date - today) * step >= 0)
            return true;
    return false;
}

/* "wed 25 nov", as when_date_text says it: without a year that is the nearest on the side
 * asked for, or else the one of this year, which is how a day gone by is said. */
static bool scan_dated_weekday(struct scan *scan, int64_t today, enum side side,
                               struct day *out)
{
    int weekday;
    int64_t date;
    if (!scan_name(scan, weekdays, 7, &weekday) || !scan_month_day(scan, today, side, out))
        return false;
    struct civil civil = date_civil(out->date);
    if (!out->full && date_weekday(out->date) != weekday + 1 &&
        in_year(date_civil(today).year, civil.month, civil.day, &date) &&
        date_weekday(date) == weekday + 1)
        out->date = date;
    out->odd = date_weekday(out->date) != weekday + 1;
    return true;
}

/* Days and weeks with the words around them: "+5", "in 5 days", "2 weeks ago". */
static bool scan_days(struct scan *scan, int64_t *days)
{
    static const char *const day_words[] = {"days", "day", "d"};
    static const char *const week_words[] = {"weeks", "week", "w"};
    bool plus = scan_sign(scan, '+'), in = !plus && scan_word(scan, "in");
    bool unit = false;
    int64_t n;
    if (!scan_number(scan, MOST_DAYS, &n))
        return false;
    for (int i = 0; i < 3 && !unit; i++)
        unit = scan_word(scan, day_words[i]);
    for (int i = 0; i < 3 && !unit; i++) {
        unit = scan_word(scan, week_words[i]);
        n = unit ? n * 7 : n;
    }
    bool ago = unit && !plus && !in && scan_word(scan, "ago");
    *days = ago ? -n : n;
    return ago || plus || (in && unit);
}

static bool scan_weekday(struct scan *scan, int64_t today, enum side side, int64_t *date,
                         bool *moving)
{
    bool last = scan_word(scan, "last"), next = !last && scan_word(scan, "next");
    bool this = !last && !next && scan_word(scan, "this");
    bool week = (last || next || this) && scan_word(scan, "week");
    int weekday;
    if (!scan_name(scan, weekdays, 7, &weekday) || (this && !week))
        return false;
    int64_t monday = today - date_weekday(today) + 1;
    *moving = !week;
    if (week) {
        *date = monday + weekday + 7 * (next - last);
        return true;
    }
    int64_t back = (date_weekday(today) - 1 - weekday + 7) % 7;
    if (next || (side == SIDE_AHEAD && !last))
        *date = today + 7 - back;
    else
        *date = today - (back == 0 && last ? 7 : back);
    return true;
}

static bool scan_named_day(struct scan *scan, int64_t today, int64_t *date)
{
    static const struct {
        const char *word;
        int days;
    } days[] = {{"today", 0}, {"tomorrow", 1}, {"yesterday", -1}};
    int64_t n;
    for (int i = 0; i < 3; i++) {
        if (!scan_word(scan, days[i].word))
            continue;
        *date = today + days[i].days;
        bool plus = scan_sign(scan, '+');
        if (!plus && !scan_sign(scan, '-'))
            return true;
        if (!scan_number(scan, MOST_DAYS, &n))
            return false;
        *date += plus ? n : -n;
        return true;
    }
    return false;
}

/* Any day, from where the scan stands. Of those that come once a year it is the nearest on
 * that side of `around`. */
static bool scan_day(struct scan *scan, int64_t today, int64_t around, enum side side,
                     struct day *day)
{
    const char *begin = scan->at;
    *day = (struct day){.full = true};
    if (scan_full_date(scan, &day->date))
        return true;
    scan->at = begin;
    day->full = false;
    if (scan_named_day(scan, today, &day->date))
        return true;
    scan->at = begin;
    if (scan_dated_weekday(scan, around, side, day))
        return true;
    scan->at = begin;
    if (scan_weekday(scan, today, side, &day->date, &day->weekday))
        return true;
    day->weekday = false;
    scan->at = begin;
    if (scan_month_day(scan, around, side, day))
        return true;
    scan->at = begin;
    return false;
}

/* Refuses a date whose weekday is not the one that was typed beside it. */
static bool fits(const char *text, const struct day *day, struct err *err)
{
    if (!day->odd)
        return true;
    struct civil civil = date_civil(day->date);
    err_set(err, ERR_USAGE, "\"%s\" does not fit: %d %s %d is a %s", text, civil.day,
            when_month(civil.month), (int)civil.year,
            when_weekday(date_weekday(day->date)));
    return err_next(err, "Type the date alone, as %d %s, or the weekday alone.", civil.day,
                    when_month(civil.month));
}

static bool date_of_side(const char *text, int64_t today, enum side side, int64_t *date,
                         struct err *err)
{
    struct scan scan;
    struct day day;
    int64_t days;
    if (scan_init(&scan, text)) {
        if (scan_day(&scan, today, today, side, &day) && scan_end(&scan)) {
            if (!fits(text, &day, err))
                return false;
            *date = day.date;
            return true;
        }
        scan.at = scan.text;
        if (scan_days(&scan, &days) && scan_end(&scan)) {
            *date = today + days;
            return true;
        }
    }
    err_set(err, ERR_USAGE, "\"%s\" is not a date", text);
    return err_next(err, "Type it as fri, +5 or tomorrow, or in full, YYYY-MM-DD.");
}

bool when_date(const char *text, int64_t today, int64_t *date, struct err *err)
{
    return date_of_side(text, today, SIDE_AHEAD, date, err);
}

bool when_past_date(const char *text, int64_t today, int64_t *date, struct err *err)
{
    return date_of_side(text, today, SIDE_BACK, date, err);
}

static int64_t at_clock(const struct when_base *base, int64_t date, int64_t seconds)
{
    return zone_utc(base->zone, date, (int)(seconds / 3600), (int)(seconds / MINUTE % 60),
                    (int)(seconds % 60));
}

/* "this week 25%", "today 25%": never before the Monday or the day it is in. */
static bool scan_share(struct scan *scan, const struct when_base *base, int64_t *utc)
{
    int64_t share;
    bool day = scan_word(scan, "today");
    if ((!day && (!scan_word(scan, "this") || !scan_word(scan, "week"))) ||
        !scan_number(scan, 100, &share) || !scan_sign(scan, '%') || !scan_end(scan))
        return false;
    int64_t today = zone_local(base->zone, base->now).date;
    int64_t begin = at_clock(base, day ? today : today - date_weekday(today) + 1, 0);
    int64_t since = (base->now - begin) * share / 100;
    *utc = begin + since - since % MINUTE;
    return true;
}

/* "-2h", "2h ago", "+41m". */
static bool scan_distance(struct scan *scan, const struct when_base *base, int64_t *utc)
{
    int64_t span, from = base->from != 0 ? base->from : base->now;
    bool minus = scan_sign(scan, '-'), plus = !minus && scan_sign(scan, '+');
    if (!scan_span(scan, &span))
        return false;
    if (!minus && !plus && !scan_word(scan, "ago"))
        return false;
    *utc = plus ? from + span : base->now - span;
    return scan_end(scan);
}

static bool scan_today_clock(struct scan *scan, const struct when_base *base, int64_t *utc)
{
    int64_t seconds, today = zone_local(base->zone, base->now).date;
    if (!scan_clock(scan, &seconds) || !scan_end(scan))
        return false;
    *utc = at_clock(base, today, seconds);
    if (*utc > base->now + WHEN_SLACK)
        *utc = at_clock(base, today - 1, seconds);
    return true;
}

/* A day, and a time of it or none. A weekday whose time is still to come was meant a week
 * ago. */
static bool scan_day_clock(struct scan *scan, const struct when_base *base, int64_t *utc,
                           struct day *day)
{
    int64_t seconds = 0, today = zone_local(base->zone, base->now).date, around = today;
    if (base->near && zone_local(base->zone, base->near).date + HALF_YEAR < today)
        around = zone_local(base->zone, base->near).date + HALF_YEAR;
    if (!scan_day(scan, today, around, SIDE_BACK, day))
        return false;
    scan_word(scan, "at");
    if (!scan_end(scan) && !(scan_clock(scan, &seconds) && scan_end(scan)))
        return false;
    *utc = at_clock(base, day->date, seconds);
    if (day->weekday && *utc > base->now)
        *utc = at_clock(base, day->date - 7, seconds);
    return true;
}

static bool moving(struct scan *scan, const struct when_base *base, int64_t *utc,
                   struct day *day)
{
    static bool (*const forms[])(struct scan *, const struct when_base *,
                                 int64_t *) = {scan_share, scan_distance, scan_today_clock};
    *day = (struct day){0};
    if (scan_word(scan, "now") && scan_end(scan)) {
        *utc = base->now;
        return true;
    }
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        scan->at = scan->text;
        if (forms[i](scan, base, utc))
            return true;
    }
    scan->at = scan->text;
    return scan_day_clock(scan, base, utc, day);
}

bool when_parse(const char *text, const struct when_base *base, int64_t *utc,
                struct err *err)
{
    struct scan scan;
    struct day day;
    int64_t at;
    if (time_parse(text, base->zone, &at, NULL)) {
        *utc = at;
        return true;
    }
    if (scan_init(&scan, text) && moving(&scan, base, &at, &day)) {
        if (!fits(text, &day, err))
            return false;
        *utc = base->held && !day.full && at > base->now ? base->now : at;
        return true;
    }
    err_set(err, ERR_USAGE, "\"%s\" is not a time", text);
    return err_next(err, "Type it as 14:02, yesterday 23:50, 2026-11-20 14:02 or -2h.");
}

bool when_span(const char *text, int64_t *seconds, struct err *err)
{
    struct scan scan;
    int64_t span;
    if (scan_init(&scan, text) && scan_span(&scan, &span) && scan_end(&scan)) {
        *seconds = span;
        return true;
    }
    err_set(err, ERR_USAGE, "\"%s\" is not a length of time", text);
    return err_next(err, "Type it as 41m, 1h30m, 90s, 2d or 1:30.");
}

enum { WEEK_DAYS = 7 };

/* The last week of the number, not after today's: week 53 may be years back. */
static bool last_week_of(int64_t number, int64_t today, struct week *week)
{
    enum { LONG_AGO = 12 * 53 };
    for (int back = 0; back < LONG_AGO; back++) {
        struct week at = week_of(today - (int64_t)back * WEEK_DAYS);
        if (at.week != number)
            continue;
        *week = at;
        return true;
    }
    return false;
}

bool when_week(const char *text, int64_t today, struct week *week, struct err *err)
{
    struct scan scan;
    int64_t number;
    enum { LETTER = 5 }; /* of "2026-w47" */
    char name[WEEK_TEXT] = "";
    if (strlen(text) == WEEK_TEXT - 1) {
        memcpy(name, text, WEEK_TEXT);
        name[LETTER] = name[LETTER] == 'w' ? 'W' : name[LETTER];
    }
    if (week_parse(name, week))
        return true;
    if (scan_init(&scan, text)) {
        bool last = scan_word(&scan, "last"), named = last || scan_word(&scan, "this");
        bool said = scan_word(&scan, "week") || (!named && scan_word(&scan, "w"));
        if (named && said && scan_end(&scan)) {
            *week = week_of(today - (last ? WEEK_DAYS : 0));
            return true;
        }
        if (!named && scan_number(&scan, 53, &number) && scan_end(&scan) &&
            last_week_of(number, today, week))
            return true;
    }
    err_set(err, ERR_USAGE, "\"%s\" is not a week", text);
    return err_next(err, "write it as 2026-W47, or 47 for the last week of that number");
}

bool when_sitting(const char *text, int64_t today, struct week *week, int64_t *sitting,
                  struct err *err)
{
    enum { DIGITS = 6 };
    const char *dot = strrchr(text, '.');
    size_t digits = dot && dot > text ? strspn(dot + 1, "0123456789") : 0;
    struct buf name;
    *sitting = 0;
    if (!digits || digits > DIGITS || dot[1 + digits] || dot[1] == '0')
        return when_week(text, today, week, err);
    buf_init(&name);
    buf_add_n(&name, text, (size_t)(dot - text));
    bool ok = when_week(name.text, today, week, err);
    buf_release(&name);
    if (ok)
        *sitting = strtoll(dot + 1, NULL, 10);
    return ok;
}
