/* Dates, ISO weeks and time zones. The tz database is read by the C library. */
#include "base/date.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { DAY = 86400, FIRST_YEAR = 1, LAST_YEAR = 9999 };

static int64_t floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}

/* Hinnant's days_from_civil: the year begins in March, so that the leap day comes last. */
int64_t date_of(struct civil civil)
{
    int64_t year = civil.year - (civil.month <= 2);
    int64_t era = floor_div(year, 400);
    int64_t year_of_era = year - era * 400;
    int64_t month = (civil.month + 9) % 12;
    int64_t day_of_year = (153 * month + 2) / 5 + civil.day - 1;
    int64_t day_of_era =
        year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

/* Hinnant's civil_from_days. */
struct civil date_civil(int64_t date)
{
    int64_t z = date + 719468;
    int64_t era = floor_div(z, 146097);
    int64_t day_of_era = z - era * 146097;
    int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year =
        day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t month = (5 * day_of_year + 2) / 153;
    int64_t year = year_of_era + era * 400 + (month >= 10);
    return (struct civil){
        .year = (int)year,
        .month = (int)(month < 10 ? month + 3 : month - 9),
        .day = (int)(day_of_year - (153 * month + 2) / 5 + 1),
    };
}

/* 1970-01-01 was a Thursday. */
int date_weekday(int64_t date)
{
    return (int)(date + 3 - floor_div(date + 3, 7) * 7) + 1;
}

/* Exactly `digits` digits at *at, which moves past them. */
static bool take_digits(const char **at, int digits, int *value)
{
    int v = 0;
    for (int i = 0; i < digits; i++) {
        if (!isdigit((unsigned char)(*at)[i]))
            return false;
        v = v * 10 + (*at)[i] - '0';
    }
    *at += digits;
    *value = v;
    return true;
}

static bool take_char(const char **at, char c)
{
    if (**at != c)
        return false;
    ++*at;
    return true;
}

static bool take_date(const char **at, int64_t *date)
{
    struct civil c;
    if (!take_digits(at, 4, &c.year) || !take_char(at, '-') ||
        !take_digits(at, 2, &c.month) || !take_char(at, '-') || !take_digits(at, 2, &c.day))
        return false;
    if (c.year < FIRST_YEAR || c.month < 1 || c.month > 12 || c.day < 1 || c.day > 31)
        return false;
    int64_t d = date_of(c);
    struct civil back = date_civil(d);
    if (back.month != c.month || back.day != c.day)
        return false;
    *date = d;
    return true;
}

bool date_parse(const char *text, int64_t *date)
{
    int64_t d;
    if (!take_date(&text, &d) || *text)
        return false;
    *date = d;
    return true;
}

/* The years that have four digits; anything else in a damaged store is shown at the edge.
 */
static int64_t within(int64_t date)
{
    int64_t first = date_of((struct civil){FIRST_YEAR, 1, 1});
    int64_t last = date_of((struct civil){LAST_YEAR, 12, 31});
    return date < first ? first : date > last ? last : date;
}

int64_t time_within(int64_t utc)
{
    int64_t first = date_of((struct civil){FIRST_YEAR, 1, 1}) * DAY;
    int64_t last = date_of((struct civil){LAST_YEAR, 12, 31}) * DAY + DAY - 1;
    return utc < first ? first : utc > last ? last : utc;
}

void date_text(int64_t date, char text[DATE_TEXT])
{
    struct civil c = date_civil(within(date));
    snprintf(text, DATE_TEXT, "%04u-%02u-%02u", (unsigned)c.year % 10000u,
             (unsigned)c.month % 100u, (unsigned)c.day % 100u);
}

/* A week belongs to the year of its Thursday. */
struct week week_of(int64_t date)
{
    int64_t thursday = date + 4 - date_weekday(date);
    int year = date_civil(thursday).year;
    int64_t first = date_of((struct civil){year, 1, 1});
    return (struct week){year, (int)((thursday - first) / 7) + 1};
}

int64_t week_monday(struct week week)
{
    int64_t fourth = date_of((struct civil){week.year, 1, 4}); /* always in week 1 */
    return fourth - date_weekday(fourth) + 1 + 7 * (int64_t)(week.week - 1);
}

bool week_parse(const char *text, struct week *week)
{
    struct week w;
    if (!take_digits(&text, 4, &w.year) || !take_char(&text, '-') ||
        !take_char(&text, 'W') || !take_digits(&text, 2, &w.week) || *text ||
        w.year < FIRST_YEAR || w.week < 1)
        return false;
    struct week back = week_of(week_monday(w));
    if (back.year != w.year || back.week != w.week)
        return false;
    *week = w;
    return true;
}

void week_text(struct week week, char text[WEEK_TEXT])
{
    snprintf(text, WEEK_TEXT, "%04u-W%02u", (unsigned)week.year % 10000u,
             (unsigned)week.week % 100u);
}

static bool is_utc(const char *name)
{
    return strcmp(name, "UTC") == 0;
}

/* Names that stay inside the database: letters, digits and the few signs it uses. Those
 * below right/ count leap seconds, which an instant here does not. */
static bool zone_name_ok(const char *name)
{
    if (!isalpha((unsigned char)name[0]) || strlen(name) >= ZONE_NAME || strstr(name, ".."))
        return false;
    if (strncmp(name, "right/", 6) == 0)
        return false;
    return strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
                        "/_+-.") == strlen(name);
}

static bool zone_exists(const char *name)
{
    const char *folder = getenv("TZDIR");
    char path[4096];
    int n = snprintf(path, sizeof path, "%s/%s",
                     folder && *folder ? folder : "/usr/share/zoneinfo", name);
    if (n < 0 || (size_t)n >= sizeof path)
        return false;
    FILE *file = fopen(path, "rb");
    char magic[4] = "";
    bool ok = file && fread(magic, 1, sizeof magic, file) == sizeof magic &&
              memcmp(magic, "TZif", sizeof magic) == 0;
    if (file)
        fclose(file);
    return ok;
}

bool zone_find(const char *name, struct zone *zone, struct err *err)
{
    if (!is_utc(name) && (!zone_name_ok(name) || !zone_exists(name))) {
        err_set(err, ERR_USAGE, "there is no time zone \"%s\"", name);
        if (!zone_exists("Europe/Berlin"))
            return err_next(err, "use UTC, or install the package tzdata");
        return err_next(err, "use a name such as Europe/Berlin, America/New_York or UTC");
    }
    snprintf(zone->name, sizeof zone->name, "%s", name);
    return true;
}

/* The C library has one zone at a time; it is changed only when another is asked for. UTC
 * is spelled so that it needs no database. */
static void use_zone(const struct zone *zone)
{
    const char *wanted = is_utc(zone->name) ? "UTC0" : zone->name;
    const char *now = getenv("TZ");
    if (now && strcmp(now, wanted) == 0)
        return;
    setenv("TZ", wanted, 1);
    tzset();
}

struct local zone_local(const struct zone *zone, int64_t utc)
{
    struct tm tm;
    time_t t = (time_t)utc;
    use_zone(zone);
    if (!localtime_r(&t, &tm)) /* a year that does not fit an int */
        return (struct local){.date = floor_div(utc, DAY)};
    return (struct local){
        .date = floor_div(utc + tm.tm_gmtoff, DAY),
        .hour = tm.tm_hour,
        .minute = tm.tm_min,
        .second = tm.tm_sec,
        .offset = (int)tm.tm_gmtoff,
    };
}

/* The offsets of the day before and the day after are the only two a wall clock can have
 * meant. Of two instants that fit the earlier is taken; where none fits, an hour was
 * skipped, and the clock is read as before the change. */
int64_t zone_utc(const struct zone *zone, int64_t date, int hour, int minute, int second)
{
    int64_t wall = date * DAY + hour * 3600 + minute * 60 + second;
    int before = zone_local(zone, wall - DAY).offset;
    int after = zone_local(zone, wall + DAY).offset;
    if (zone_local(zone, wall - before).offset == before)
        return wall - before;
    if (zone_local(zone, wall - after).offset == after)
        return wall - after;
    return wall - before;
}

int64_t zone_day_end(const struct zone *zone, int64_t date)
{
    return zone_utc(zone, date + 1, 0, 0, 0) - 1;
}

/* The clock after the date: 14:02, 14:02:09 or with a fraction, which is cut off. */
static bool take_clock(const char **at, int *seconds)
{
    int hour, minute, second = 0;
    if (!take_digits(at, 2, &hour) || !take_char(at, ':') || !take_digits(at, 2, &minute))
        return false;
    if (take_char(at, ':')) {
        if (!take_digits(at, 2, &second))
            return false;
        if (take_char(at, '.') || take_char(at, ',')) {
            if (!isdigit((unsigned char)**at))
                return false;
            *at += strspn(*at, "0123456789");
        }
    }
    if (hour > 23 || minute > 59 || second > 60) /* 60 is a leap second */
        return false;
    *seconds = hour * 3600 + minute * 60 + second;
    return true;
}

/* Z, +02, +0200 or +02:00. */
static bool take_offset(const char **at, int *offset)
{
    int hours, minutes = 0;
    if (take_char(at, 'Z') || take_char(at, 'z')) {
        *offset = 0;
        return true;
    }
    int sign = **at == '-' ? -1 : 1;
    if (!take_char(at, '+') && !take_char(at, '-'))
        return false;
    if (!take_digits(at, 2, &hours))
        return false;
    if (take_char(at, ':')) {
        if (!take_digits(at, 2, &minutes))
            return false;
    } else if (**at && !take_digits(at, 2, &minutes)) {
        return false;
    }
    if (hours > 23 || minutes > 59)
        return false;
    *offset = sign * (hours * 3600 + minutes * 60);
    return true;
}

bool time_parse(const char *text, const struct zone *zone, int64_t *utc, bool *naive)
{
    int64_t date;
    int seconds, offset;
    const char *at = text;
    if (!take_date(&at, &date) || !(*at == 'T' || *at == 't' || *at == ' '))
        return false;
    at++;
    if (!take_clock(&at, &seconds))
        return false;
    bool no_offset = *at == '\0';
    at += *at == ' '; /* "2026-11-20 14:02:00 +0200", as git writes it */
    int64_t result;
    if (no_offset)
        result = zone_utc(zone, date, 0, 0, seconds);
    else if (take_offset(&at, &offset) && !*at)
        result = date * DAY + seconds - offset;
    else
        return false;
    *utc = result;
    if (naive)
        *naive = no_offset;
    return true;
}

void time_text(int64_t utc, char text[TIME_TEXT])
{
    int64_t date = floor_div(utc, DAY);
    int seconds = (int)((utc % DAY + DAY) % DAY); /* the day's first second may not fit */
    char day[DATE_TEXT];
    date_text(date, day);
    snprintf(text, TIME_TEXT, "%sT%02u:%02u:%02uZ", day, (unsigned)seconds / 3600u % 24u,
             (unsigned)seconds / 60u % 60u, (unsigned)seconds % 60u);
}
