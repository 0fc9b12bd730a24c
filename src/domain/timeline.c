/* Facts as they are typed, with their times. */
#include "domain/timeline.h"

#include "domain/when.h"
#include "when_scan.h"

#include <string.h>

enum { MINUTE = 60, HALF_DAY = 12 * 3600, TIME_WORDS = 3 };

static int64_t day_of(const struct timeline_base *base, int64_t at)
{
    return zone_local(base->zone, at).date;
}

static const struct fact *edited(const struct timeline_base *base)
{
    for (size_t i = 0; i < base->n; i++)
        if (base->editing && base->facts[i].id == base->editing)
            return &base->facts[i];
    return NULL;
}

/* The fact that is changed, else the last one, else the incident's start. */
static int64_t reference(const struct timeline_base *base)
{
    const struct fact *fact = edited(base);
    if (fact)
        return fact->at;
    return base->n ? base->facts[base->n - 1].at : base->started;
}

static bool clock_alone(const char *words, const struct timeline_base *base, int64_t *at)
{
    struct scan scan;
    int64_t seconds, from = reference(base), date = day_of(base, from);
    if (!scan_init(&scan, words) || !scan_clock(&scan, &seconds) || !scan_end(&scan))
        return false;
    int hour = (int)(seconds / 3600), minute = (int)(seconds / MINUTE % 60);
    int second = (int)(seconds % 60);
    *at = zone_utc(base->zone, date, hour, minute, second);
    if (!edited(base) && *at < from - HALF_DAY)
        *at = zone_utc(base->zone, date + 1, hour, minute, second);
    return true;
}

static bool minutes_later(const char *words, const struct timeline_base *base, int64_t *at)
{
    struct scan scan;
    int64_t minutes;
    if (!scan_init(&scan, words) || !scan_sign(&scan, '+') ||
        !scan_number(&scan, 1000000, &minutes) || !scan_end(&scan))
        return false;
    *at = reference(base) + minutes * MINUTE;
    return true;
}

static bool read_time(const char *words, const struct timeline_base *base, int64_t *at)
{
    struct err err;
    const struct when_base when = {.zone = base->zone,
                                   .now = base->now,
                                   .from = reference(base),
                                   .near = base->started};
    return clock_alone(words, base, at) || minutes_later(words, base, at) ||
           when_parse(words, &when, at, &err);
}

/* Times are shown to the minute. */
static int64_t with_seconds(const struct timeline_base *base, int64_t at)
{
    const struct fact *fact = edited(base);
    return fact && fact->at - fact->at % MINUTE == at ? fact->at : at;
}

/* Something that was meant as a time, or nothing like one. */
static bool no_time(const char *typed, struct err *err)
{
    int len = (int)strcspn(typed, " ");
    if (strchr("0123456789+-", typed[0]) && typed[0])
        err_set(err, ERR_REFUSED, "\"%.*s\" is not a time", len, typed);
    else
        err_set(err, ERR_REFUSED, "a fact begins with its time");
    return err_next(err, "Type it first: 14:02, or +6 for six minutes later.");
}

bool timeline_read(const char *typed, const struct timeline_base *base, int64_t *at,
                   const char **rest, struct err *err)
{
    size_t end[TIME_WORDS];
    int words = 0;
    typed += strspn(typed, " ");
    for (const char *p = typed; words < TIME_WORDS && *p; words++) {
        p += strcspn(p, " ");
        end[words] = (size_t)(p - typed);
        p += strspn(p, " ");
    }
    while (words-- > 0) {
        struct buf head;
        buf_init(&head);
        buf_add_n(&head, typed, end[words]);
        bool ok = read_time(head.text, base, at);
        buf_release(&head);
        if (!ok)
            continue;
        *at = with_seconds(base, *at);
        *rest = typed + end[words] + strspn(typed + end[words], " ");
        return true;
    }
    return no_time(typed, err);
}

void timeline_text(struct buf *out, const struct fact *fact,
                   const struct timeline_base *base)
{
    struct local local = zone_local(base->zone, fact->at);
    char day[DATE_TEXT];
    date_text(local.date, day);
    if (local.date != day_of(base, base->started))
        buf_addf(out, "%s ", day);
    buf_addf(out, "%02d:%02d %s", local.hour, local.minute, fact->text);
}

bool timeline_lengths(struct buf *out, const struct incident *incident)
{
    int64_t from = incident->started_at, noticed = incident->detected_at;
    int64_t to = incident->recovered_at;
    if ((to && to < from) || (noticed && noticed < from)) {
        buf_addf(out, "The clock went backwards: it %s before it began.",
                 to && to < from ? "ended" : "was noticed");
        return false;
    }
    if (to) {
        buf_add(out, "Lasted ");
        when_span_text(out, to - from);
    }
    if (noticed) {
        buf_add(out, to ? ", noticed after " : "Noticed after ");
        when_span_text(out, noticed - from);
    }
    return true;
}
