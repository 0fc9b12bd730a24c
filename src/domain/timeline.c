/* Facts as they are typed, with their times. */
#include "domain/timeline.h"

#include "domain/when.h"
#include "when_scan.h"

#include <inttypes.h>
#include <string.h>

enum { MINUTE = 60, HOUR = 3600, DAY = 24 * 3600, HALF_DAY = 12 * 3600 };
enum { TIME_WORDS = 6 };         /* the longest: "Tue 17 Nov 2026 at 14:02" */
enum { A_FEW_MINUTES = 4 * 60 }; /* facts closer than that are of one moment */

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

/* "13 min", "1 h 12 min", "3 days"; cut, and never below 0. */
static void short_span(struct buf *out, int64_t seconds)
{
    int64_t minutes = seconds > 0 ? seconds / MINUTE : 0, hours = minutes / 60;
    int64_t days = hours / 24;
    if (days)
        buf_addf(out, "%s %s", GROUPED(days), days == 1 ? "day" : "days");
    else if (hours)
        buf_addf(out, "%" PRId64 " h", hours);
    if (days == 0 && (hours == 0 || minutes % 60))
        buf_addf(out, "%s%" PRId64 " min", hours ? " " : "", minutes % 60);
}

bool timeline_course(struct buf *out, const struct incident *incident,
                     const struct zone *zone)
{
    int64_t from = incident->started_at, noticed = incident->detected_at;
    int64_t to = incident->recovered_at;
    if ((to && to < from) || (noticed && noticed < from))
        return timeline_lengths(out, incident);
    struct local began = zone_local(zone, from);
    buf_addf(out, "Began %02d:%02d", began.hour, began.minute);
    if (noticed) {
        buf_add(out, ", noticed +");
        short_span(out, noticed - from);
    }
    if (to) {
        buf_add(out, ", over +");
        short_span(out, to - from);
    } else if (incident->state != INCIDENT_RESOLVED) {
        buf_add(out, ", not over yet");
    }
    return true;
}

static void add_part(struct buf *out, size_t before, const char *part)
{
    buf_addf(out, "%s%s", out->len > before ? ", " : "", part);
}

void timeline_beside(struct buf *out, const struct incident *incident,
                     const struct fact *facts, size_t i)
{
    const struct {
        int64_t at;
        const char *word;
    } moments[] = {{incident->started_at, "began"},
                   {incident->detected_at, "noticed"},
                   {incident->recovered_at, "over"}};
    size_t before = out->len;
    int64_t at = facts[i].at;
    if (at >= incident->started_at && i > 0 && at - facts[i - 1].at > A_FEW_MINUTES)
        short_span(out, at - facts[i - 1].at);
    for (size_t m = 0; m < sizeof moments / sizeof *moments; m++)
        if (moments[m].at && moments[m].at / MINUTE == at / MINUTE &&
            (i == 0 || facts[i - 1].at / MINUTE != at / MINUTE))
            add_part(out, before, moments[m].word);
    if (at < incident->started_at)
        add_part(out, before, "before it began");
}

static bool goes_back(struct err *err, const char *what, const char *next)
{
    err_set(err, ERR_REFUSED, "%s", what);
    err_why(err, "The clock would go backwards.");
    return err_next(err, "%s", next);
}

bool timeline_set(struct incident *incident, enum moment moment, int64_t at,
                  struct err *err)
{
    int64_t noticed = incident->detected_at, over = incident->recovered_at;
    int64_t *const instants[] = {[MOMENT_BEGAN] = &incident->started_at,
                                 [MOMENT_NOTICED] = &incident->detected_at,
                                 [MOMENT_OVER] = &incident->recovered_at};
    if (moment == MOMENT_BEGAN && noticed && noticed < at)
        return goes_back(err, "it was noticed before that",
                         "Say first on which fact it was noticed: n.");
    if (moment == MOMENT_BEGAN && over && over < at)
        return goes_back(err, "it was over before that",
                         "Say first on which fact it was over: o.");
    if (moment != MOMENT_BEGAN && at < incident->started_at)
        return goes_back(err, "it began after that",
                         "Say first on which fact it began: s.");
    *instants[moment] = at;
    if (moment == MOMENT_OVER)
        incident->state = INCIDENT_RESOLVED;
    return true;
}
