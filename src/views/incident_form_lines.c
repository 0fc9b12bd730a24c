/* The lines of the form of an incident as texts: out of the record, read as they are typed,
 * said back, and what could be meant by them. */
#include "area_best.h"
#include "board/alike.h"
#include "board/panes.h"
#include "domain/timeline.h"
#include "domain/when.h"
#include "incident_form.h"
#include "said.h"
#include "text/fold.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

const char *incident_form_text(const struct incident_form *form, enum incident_line_of line)
{
    return draft_field_text(&form->line[line]);
}

/* As it would be typed: "2026-11-20 14:20". */
static const char *time_record(struct incident_form *form, int64_t at)
{
    struct local local = zone_local(board_zone(form->desk->board), at);
    char date[DATE_TEXT];
    if (!at)
        return "";
    date_text(local.date, date);
    return arena_printf(&form->arena, "%s %02d:%02d", date, local.hour, local.minute);
}

void incident_form_records(struct incident_form *form, const struct incident_card *card)
{
    for (int i = 0; i < INCIDENT_LINES; i++)
        form->record[i] = "";
    if (!card)
        return;
    const struct incident *one = &card->incident;
    form->over = one->state == INCIDENT_RESOLVED;
    form->record[INCIDENT_TITLE] = one->title;
    form->record[INCIDENT_AREA] = card->area.id ? card->area.name : "";
    form->record[INCIDENT_STARTED] = time_record(form, one->started_at);
    form->record[INCIDENT_NOTICED] = time_record(form, one->detected_at);
    form->record[INCIDENT_OVER] = time_record(form, one->recovered_at);
    if (one->severity != SEVERITY_UNKNOWN)
        form->record[INCIDENT_SEVERITY] = severity_words.name[one->severity];
    if (one->customers)
        form->record[INCIDENT_CUSTOMERS] =
            arena_printf(&form->arena, "%" PRId64, one->customers);
    form->record[INCIDENT_HEARD] = one->heard_from;
    form->record[INCIDENT_NEAR_MISS] = one->near_miss ? "yes" : "";
}

/* The first line that cannot be read is where saving stops; its reason is kept. */
static bool refuse(struct incident_form *form, enum incident_line_of line,
                   const struct err *why)
{
    if (form->wrong >= 0)
        return false;
    form->wrong = (int)line;
    form->why = *why;
    return false;
}

static struct when_base base_of(const struct incident_form *form)
{
    const struct board *board = form->desk->board;
    return (struct when_base){.zone = board_zone(board), .now = board_now(board)};
}

static bool say_time(struct incident_form *form, int64_t at, struct buf *out)
{
    const struct when_base base = base_of(form);
    struct local local = zone_local(base.zone, at);
    when_date_text(out, local.date, board_today(form->desk->board));
    buf_addf(out, " %02d:%02d", local.hour, local.minute);
    bool ahead = at > base.now + WHEN_SLACK;
    buf_add(out, ahead ? ", still to come" : "");
    return !ahead;
}

/* Each of these adds what the text means, and returns whether all is well with it. */
static bool read_area(struct incident_form *form, const char *typed, struct buf *out)
{
    enum said said = said_area(form->desk->board, typed, &form->typed, out);
    struct err why;
    if (said != SAID_UNKNOWN)
        return said == SAID_WELL;
    err_set(&why, ERR_NOT_FOUND, "no area goes by \"%s\"", typed);
    err_next(&why, "Pick one of the list, or leave it empty.");
    return refuse(form, INCIDENT_AREA, &why);
}

static bool read_started(struct incident_form *form, const char *typed, struct buf *out)
{
    const struct when_base base = base_of(form);
    struct err why;
    if (when_parse(typed, &base, &form->read.started_at, &why))
        return say_time(form, form->read.started_at, out);
    buf_add(out, "not a time yet: 14:02, yesterday 23:50, -2h");
    return refuse(form, INCIDENT_STARTED, &why);
}

/* When it began, as far as that can be read. */
static int64_t started(const struct incident_form *form)
{
    return form->read.started_at ? form->read.started_at : board_now(form->desk->board);
}

/* "14:43" is of the day it began, or of the next where it would lie before that. */
static bool read_later(struct incident_form *form, const char *typed, int64_t *at)
{
    const struct when_base base = base_of(form);
    const struct timeline_base timeline = {
        .zone = base.zone, .now = base.now, .started = started(form)};
    const char *rest;
    struct err none;
    return timeline_read(typed, &timeline, at, &rest, &none) && rest[0] == '\0';
}

static bool read_noticed(struct incident_form *form, const char *typed, struct buf *out)
{
    int64_t *at = &form->read.detected_at;
    struct err why;
    if (!read_later(form, typed, at)) {
        buf_add(out, "not a time yet: 14:19, +17m");
        err_set(&why, ERR_USAGE, "\"%s\" is not a time", typed);
        err_next(&why, "Type it as 14:19 or +17m, or leave it empty.");
        return refuse(form, INCIDENT_NOTICED, &why);
    }
    if (*at < started(form)) {
        buf_add(out, "before it began");
        return false;
    }
    when_span_text(out, *at - started(form));
    buf_add(out, " after it began");
    return true;
}

/* A length, or the time at which it was over. */
static bool read_over(struct incident_form *form, const char *typed, struct buf *out)
{
    int64_t *at = &form->read.ended_at, span;
    struct err why;
    if (!strchr(typed, ':') && when_span(typed, &span, &why)) {
        *at = started(form) + span;
        buf_add(out, "until ");
        return say_time(form, *at, out);
    }
    if (!read_later(form, typed, at)) {
        buf_add(out, "neither a length nor a time yet: 41m, 14:43");
        err_set(&why, ERR_USAGE, "\"%s\" is neither a length nor a time", typed);
        err_next(&why, "Type it as 41m or 14:43, or leave it empty while it is open.");
        return refuse(form, INCIDENT_OVER, &why);
    }
    if (*at < started(form)) {
        buf_add(out, "before it began");
        return false;
    }
    when_span_text(out, *at - started(form));
    bool ahead = *at > board_now(form->desk->board) + WHEN_SLACK;
    buf_add(out, ahead ? ", still to come" : "");
    return !ahead;
}

static bool read_severity(struct incident_form *form, const char *typed, struct buf *out)
{
    struct err why;
    for (int i = 0; i < severity_words.n; i++)
        if (fold_same(severity_words.name[i], typed)) {
            form->read.severity = (enum severity)i;
            return true;
        }
    buf_add(out, "none, minor, major or critical");
    err_set(&why, ERR_USAGE, "\"%s\" is not a severity", typed);
    err_next(&why, "It is none, minor, major or critical; or leave it empty.");
    return refuse(form, INCIDENT_SEVERITY, &why);
}

static bool read_customers(struct incident_form *form, const char *typed, struct buf *out)
{
    enum { DIGITS = 12 };
    struct err why;
    size_t len = strlen(typed);
    if (len <= DIGITS && strspn(typed, "0123456789") == len) {
        form->read.customers = strtoll(typed, NULL, 10);
        return true;
    }
    buf_add(out, "not a number");
    err_set(&why, ERR_USAGE, "\"%s\" is not a number of customers", typed);
    err_next(&why, "Type it as 120, or leave it empty.");
    return refuse(form, INCIDENT_CUSTOMERS, &why);
}

static bool read_near_miss(struct incident_form *form, const char *typed, struct buf *out)
{
    struct err why;
    bool yes = fold_same(typed, "yes") || fold_same(typed, "y");
    if (yes || fold_same(typed, "no") || fold_same(typed, "n")) {
        form->read.near_miss = yes;
        buf_add(out, yes ? "nobody was hurt; it leaves a week quiet" : "");
        bool hurt = yes && form->read.customers;
        buf_add(out, hurt ? ", yet customers were" : "");
        return !hurt;
    }
    buf_add(out, "yes or no");
    err_set(&why, ERR_USAGE, "\"%s\" is neither yes nor no", typed);
    err_next(&why, "Say yes where nobody was hurt, and would have been.");
    return refuse(form, INCIDENT_NEAR_MISS, &why);
}

void incident_form_judge(struct incident_form *form)
{
    static bool (*const read[INCIDENT_LINES])(struct incident_form *, const char *,
                                              struct buf *) = {
        [INCIDENT_AREA] = read_area,           [INCIDENT_STARTED] = read_started,
        [INCIDENT_NOTICED] = read_noticed,     [INCIDENT_OVER] = read_over,
        [INCIDENT_SEVERITY] = read_severity,   [INCIDENT_CUSTOMERS] = read_customers,
        [INCIDENT_NEAR_MISS] = read_near_miss,
    };
    struct buf text;
    buf_init(&text);
    form->read = (struct incident_change){0};
    form->wrong = -1;
    for (int i = 0; i < INCIDENT_LINES; i++) {
        const char *typed = incident_form_text(form, (enum incident_line_of)i);
        bool well = !read[i] || !typed[strspn(typed, " ")] || read[i](form, typed, &text);
        form->said[i] = (struct incident_said){arena_copy(&form->typed, text.text),
                                               well ? INK_MUTED : INK_ATTENTION};
        buf_reset(&text);
    }
    buf_release(&text);
}

static void offer(struct incident_form *form, const char *name, const char *note,
                  int64_t incident)
{
    if (form->choices < INCIDENT_CHOICES)
        form->choice[form->choices++] = (struct incident_choice){name, note, incident};
}

static bool offer_alikes(struct incident_form *form, const char *typed, struct err *err)
{
    struct alike_line *alike;
    size_t n = 0;
    if (!said_enough(typed))
        return true;
    if (!board_alike(form->desk->board, ALIKE_INCIDENTS, typed,
                     incident_form_text(form, INCIDENT_AREA), form->incident,
                     INCIDENT_CHOICES, &form->typed, &alike, &n, err))
        return false;
    for (size_t i = 0; i < n; i++) {
        struct buf note;
        buf_init(&note);
        when_date_text(&note,
                       zone_local(board_zone(form->desk->board), alike[i].opened_at).date,
                       board_today(form->desk->board));
        offer(form, alike[i].title, arena_copy(&form->typed, note.text), alike[i].id);
        buf_release(&note);
    }
    return true;
}

static bool offer_areas(struct incident_form *form, const char *typed, struct err *err)
{
    struct area_window areas;
    if (!board_area_lookup(form->desk->board, typed, 0, INCIDENT_CHOICES, &form->typed,
                           &areas, err))
        return false;
    for (size_t i = 0; i < areas.n; i++)
        offer(form, areas.line[i].area.name,
              areas.line[i].owner.id ? areas.line[i].owner.name : "NO OWNER", 0);
    form->chosen = areas.n ? (int)area_best(&areas, typed) : -1;
    return true;
}

/* All of them while nothing is typed; the first is taken where it begins as typed. */
static void offer_words(struct incident_form *form, const char *typed,
                        const char *const *word, const char *const *note, int n)
{
    size_t len = strlen(typed);
    for (int i = 0; i < n; i++)
        if (strncmp(word[i], typed, len) == 0)
            offer(form, word[i], note[i], 0);
    form->chosen = len && form->choices ? 0 : -1;
}

bool incident_form_choose(struct incident_form *form, struct err *err)
{
    static const char *const severity[] = {"none", "minor", "major", "critical"};
    static const char *const harm[] = {"nobody noticed", "some were slowed or stopped",
                                       "many could not go on", "nobody could go on"};
    static const char *const near_miss[] = {"no", "yes"};
    static const char *const meant[] = {"it hurt somebody",
                                        "nobody was hurt, and would have been"};
    const char *typed = incident_form_text(form, form->at);
    bool changed = draft_field_changed(&form->line[form->at]) && typed[0], ok = true;
    form->choices = 0;
    form->chosen = -1;
    if (form->at == INCIDENT_TITLE && changed)
        ok = offer_alikes(form, typed, err);
    else if (form->at == INCIDENT_AREA && changed)
        ok = offer_areas(form, typed, err);
    else if (form->at == INCIDENT_SEVERITY && (changed || !typed[0]))
        offer_words(form, typed, severity, harm, 4);
    else if (form->at == INCIDENT_NEAR_MISS && (changed || !typed[0]))
        offer_words(form, typed, near_miss, meant, 2);
    bool done = form->choices == 1 && !form->choice[0].incident &&
                fold_same(form->choice[0].name, typed);
    form->choices = done ? 0 : form->choices; /* nothing to choose */
    form->chosen = done ? -1 : form->chosen;
    return ok;
}
