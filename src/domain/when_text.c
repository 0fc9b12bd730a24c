/* Times, dates and lengths in words. */
#include "domain/when.h"

#include <stddef.h>

enum { MINUTE = 60, HOUR = 3600, DAY = 86400 };

const char *when_weekday(int weekday)
{
    static const char *const names[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    return names[weekday - 1];
}

const char *when_month(int month)
{
    static const char *const names[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    return names[month - 1];
}

static void add_count(struct buf *out, int64_t n, const char *unit)
{
    buf_addf(out, "%s %s%s", GROUPED(n), unit, n == 1 ? "" : "s");
}

void when_span_text(struct buf *out, int64_t seconds)
{
    static const struct {
        int64_t seconds;
        const char *name;
    } units[] = {{DAY, "day"}, {HOUR, "hour"}, {MINUTE, "minute"}, {1, "second"}};
    size_t i = 0;
    seconds = seconds > 0 ? seconds : 0;
    while (i < 3 && seconds < units[i].seconds)
        i++;
    add_count(out, seconds / units[i].seconds, units[i].name);
    int64_t rest = seconds % units[i].seconds;
    /* Seconds beside minutes are more than anybody asked for. */
    if (i >= 2 || rest < units[i + 1].seconds)
        return;
    buf_add_c(out, ' ');
    add_count(out, rest / units[i + 1].seconds, units[i + 1].name);
}

void when_date_text(struct buf *out, int64_t date, int64_t today)
{
    struct civil civil = date_civil(date);
    buf_addf(out, "%s %02d %s", when_weekday(date_weekday(date)), civil.day,
             when_month(civil.month));
    if (civil.year != date_civil(today).year)
        buf_addf(out, " %d", civil.year);
}

void when_whole_date_text(struct buf *out, int64_t date)
{
    struct civil civil = date_civil(date);
    buf_addf(out, "%s %02d %s %d", when_weekday(date_weekday(date)), civil.day,
             when_month(civil.month), civil.year);
}

void when_days_text(struct buf *out, int64_t date, int64_t today)
{
    int64_t days = date - today;
    if (days == 0)
        buf_add(out, "today");
    else if (days == 1)
        buf_add(out, "tomorrow");
    else if (days == -1)
        buf_add(out, "yesterday");
    else if (days > 0)
        buf_addf(out, "in %s days", GROUPED(days));
    else
        buf_addf(out, "%s days ago", GROUPED(-days));
}

void when_text(struct buf *out, int64_t utc, const struct when_base *base)
{
    struct local then = zone_local(base->zone, utc),
                 now = zone_local(base->zone, base->now);
    int64_t days = now.date - then.date;
    if (days > 0 && days < 7)
        buf_addf(out, "%s ", when_weekday(date_weekday(then.date)));
    else if (days != 0) {
        when_date_text(out, then.date, now.date);
        buf_add_c(out, ' ');
    }
    buf_addf(out, "%02d:%02d", then.hour, then.minute);
}

void when_age(struct buf *out, int64_t utc, const struct when_base *base)
{
    int64_t seconds = base->now - utc;
    if (seconds < MINUTE) {
        buf_add(out, "just now");
        return;
    }
    if (seconds < HOUR)
        add_count(out, seconds / MINUTE, "minute");
    else if (seconds < DAY)
        add_count(out, seconds / HOUR, "hour");
    else {
        int64_t days =
            zone_local(base->zone, base->now).date - zone_local(base->zone, utc).date;
        add_count(out, days > 0 ? days : 1, "day"); /* 24 hours of a day of 25 */
    }
    buf_add(out, " ago");
}
