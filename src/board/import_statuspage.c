/* Incidents from status pages, of both kinds. What a person decided here stays: an area
 * that was linked, a fact that was taken off, an incident folded under another. */
#include "transfer_private.h"

#include "base/progress.h"
#include "codec/cstate.h"
#include "codec/statuspage.h"
#include "domain/incident_flag.h"
#include "domain/when.h"
#include "store/incidents.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* One import of one file. */
struct import {
    struct board *board;
    struct tx *tx;
    struct arena *arena;
    struct transfer_report *report; /* of the file at hand */
    size_t files;                   /* reports so far */
    size_t all;                     /* files there are */
    const char **ids;               /* of each file, NULL: its own; of cState alone */
    void **offered;                 /* a tree of names that are no area */
};

static bool put_components(const struct import *in, int64_t number,
                           const struct statuspage_incident *from,
                           struct incident *incident, struct err *err)
{
    struct incident_component *have;
    size_t n;
    if (!incidents_components(in->board->store, incident->id, in->arena, &have, &n, err))
        return false;
    int64_t position = n ? have[n - 1].position : 0;
    for (size_t i = 0; i < from->components; i++) {
        const char *name = from->component[i];
        size_t at = 0;
        int64_t area;
        if (!transfer_area(in->board, name, in->arena, &area, err))
            return false;
        if (!area)
            transfer_offer_alias(
                in->report, in->offered, in->arena,
                from->component_line ? (int64_t)from->component_line[i] : number, name);
        while (at < n && strcmp(have[at].name, name) != 0)
            at++;
        if (at == n) {
            struct incident_component row = {.incident = incident->id,
                                             .position = ++position,
                                             .name = name,
                                             .area = area};
            if (!record_add(in->tx, &incident_component_records, &row, err))
                return false;
        } else if (!have[at].area && area) {
            have[at].area = area;
            if (!record_change(in->tx, &incident_component_records, &have[at], err))
                return false;
        }
        if (!incident->edits) /* one that has none may have lost it on purpose */
            incident->area = incident->area ? incident->area : area;
    }
    return true;
}

static bool same_words(const struct fact *fact, const struct fact *have)
{
    return strcmp(have->text, fact->text) == 0;
}

/* By its id, or, where the page gives none, the same words at the same time. */
static bool same_update(const struct fact *fact, const struct fact *have)
{
    return strcmp(have->source_id, fact->source_id) == 0 &&
           (fact->source_id[0] || (have->at == fact->at && same_words(fact, have)));
}

/* An id by the place in the text, "track 3", as boards of before have it. */
static bool is_place(const struct fact *have)
{
    static const char front[] = "track ";
    const char *number = have->source_id + sizeof front - 1;
    return strncmp(have->source_id, front, sizeof front - 1) == 0 &&
           number[strspn(number, "0123456789")] == '\0';
}

static bool same_track(const struct fact *fact, const struct fact *have)
{
    return is_place(have) && have->at == fact->at && same_words(fact, have);
}

/* Its time was put right on the page, or is read in another zone now. */
static bool moved_track(const struct fact *fact, const struct fact *have)
{
    return strncmp(have->source_id, "track ", 6) == 0 && same_words(fact, have);
}

/* Its words were changed on the page. */
static bool reworded_track(const struct fact *fact, const struct fact *have)
{
    return is_place(have) && have->at == fact->at;
}

/* The board's fact that each update of the page is, n where it is none of them; each is
 * taken once. cState gives its updates no id, so the one they have here is their time. */
static const size_t *same_facts(const struct import *in,
                                const struct statuspage_incident *from,
                                const struct fact *have, size_t n)
{
    static bool (*const same[])(const struct fact *, const struct fact *) = {
        same_update, same_track, moved_track, reworded_track};
    size_t *at = arena_new(in->arena, from->facts, sizeof *at);
    bool *taken = arena_new(in->arena, n, sizeof *taken);
    size_t ways = strcmp(from->incident.source, "cstate") == 0 ? 4 : 1;
    for (size_t i = 0; i < from->facts; i++)
        at[i] = n;
    for (size_t way = 0; way < ways; way++)
        for (size_t i = 0; i < from->facts; i++) {
            bool timeless = strncmp(from->fact[i].source_id, "track ", 6) != 0;
            if (at[i] < n || (way > 0 && timeless))
                continue;
            at[i] = 0;
            while (at[i] < n && (taken[at[i]] || !same[way](&from->fact[i], &have[at[i]])))
                at[i]++;
            if (at[i] < n)
                taken[at[i]] = true;
        }
    return at;
}

static bool put_facts(const struct import *in, const struct statuspage_incident *from,
                      const struct incident *incident, struct err *err)
{
    struct fact *have;
    size_t n;
    if (!incidents_facts(in->board->store, incident->id, true, in->arena, &have, &n, err))
        return false;
    const size_t *same = same_facts(in, from, have, n);
    for (size_t i = 0; i < from->facts; i++) {
        struct fact fact = from->fact[i];
        fact.incident = incident->id;
        if (same[i] == n) {
            if (!record_add(in->tx, &fact_records, &fact, err))
                return false;
            continue;
        }
        struct fact *there = &have[same[i]];
        there->source_id = fact.source_id;
        there->at = incident->edits ? there->at : fact.at;
        there->text = incident->edits ? there->text : fact.text;
        if (!record_change(in->tx, &fact_records, there, err))
            return false;
    }
    return true;
}

/* What a person changed here stays as that person left it; where the page says otherwise,
 * the report says so. */
static void keep(const struct import *in, int64_t number, const struct incident *incident,
                 const struct incident *from)
{
    const char *title = incident->title;
    bool differs = strcmp(title, from->title) != 0 ||
                   incident->severity != from->severity || incident->state != from->state ||
                   incident->started_at != from->started_at ||
                   incident->recovered_at != from->recovered_at;
    if (incident->reopened_at && incident->state == INCIDENT_OPEN &&
        from->state == INCIDENT_RESOLVED)
        transfer_note(in->report, in->arena, number,
                      "\"%s\" is over on the page and was opened again here: left open",
                      title);
    else if (differs)
        transfer_note(in->report, in->arena, number,
                      "\"%s\" was changed here: left as it is", title);
}

/* What the page says, over what the board has; area and folding are people's choices. */
static void update(struct incident *incident, const struct incident *from)
{
    incident->title = from->title;
    incident->severity = from->severity;
    incident->state = from->state;
    incident->started_at = from->started_at;
    incident->recovered_at = from->recovered_at;
    incident->flag = from->flag;
    incident->url = from->url;
}

/* What is odd about it: line by line where that is known, but nothing that a person has
 * answered. */
static void say_odd(const struct import *in, int64_t number,
                    const struct incident *incident, const struct statuspage_incident *from)
{
    for (size_t i = 0; i < from->notes; i++)
        if (!from->note[i].flag || strstr(incident->flag, from->note[i].what))
            transfer_note(in->report, in->arena, (int64_t)from->note[i].line, "\"%s\": %s",
                          incident->title, from->note[i].what);
    if (!from->note && incident->flag[0])
        transfer_note(in->report, in->arena, number, "\"%s\": %s", incident->title,
                      incident->flag);
}

/* An end that has not been cannot be judged without a clock. */
static void flag_end(const struct import *in, struct statuspage_incident *from)
{
    struct incident *incident = &from->incident;
    if (incident->recovered_at <= in->board->world.now + WHEN_SLACK)
        return;
    incident->flag = arena_printf(in->arena, "%s%s%s", incident->flag,
                                  incident->flag[0] ? "; " : "", FLAG_END_AHEAD);
    if (!from->end_line)
        return;
    struct statuspage_note *note = arena_new(in->arena, from->notes + 1, sizeof *note);
    for (size_t i = 0; i < from->notes; i++)
        note[i] = from->note[i];
    note[from->notes++] = (struct statuspage_note){from->end_line, FLAG_END_AHEAD, true};
    from->note = note;
}

static bool put_incident(const struct import *in, int64_t number,
                         const struct statuspage_incident *from, struct err *err)
{
    struct incident incident;
    bool found;
    int64_t before = tx_changes(in->tx);
    if (!incidents_by_source(in->board->store, from->incident.source,
                             from->incident.source_id, in->arena, &incident, &found, err))
        return false;
    if (found && incident.edits) {
        keep(in, number, &incident, &from->incident);
    } else if (found) {
        update(&incident, &from->incident);
    } else {
        incident = from->incident;
        incident.heard_from = incident.heard_from ? incident.heard_from : "";
        if (!record_add(in->tx, &incident_records, &incident, err))
            return false;
    }
    if (!put_components(in, number, from, &incident, err) ||
        !put_facts(in, from, &incident, err) ||
        !record_change(in->tx, &incident_records, &incident, err))
        return false;
    in->report->read++;
    in->report->added += !found;
    in->report->changed += found && tx_changes(in->tx) != before;
    in->report->unchanged += found && tx_changes(in->tx) == before;
    in->report->open += incident.state == INCIDENT_OPEN;
    in->report->flagged += incident.flag[0] != '\0';
    say_odd(in, number, &incident, from);
    return true;
}

static int by_id(const void *a, const void *b)
{
    const struct statuspage_incident *x = *(const struct statuspage_incident *const *)a;
    const struct statuspage_incident *y = *(const struct statuspage_incident *const *)b;
    int order = strcmp(x->incident.source_id, y->incident.source_id);
    return order ? order : (x->number > y->number) - (x->number < y->number);
}

/* Of several under one id only the first is taken: each import would change it to and fro.
 * Returns, for each incident, the number of the first of its id. */
static const size_t *first_of_id(const struct statuspage *page, struct arena *arena)
{
    const struct statuspage_incident **sorted =
        arena_new(arena, page->incidents, sizeof *sorted);
    size_t *first = arena_new(arena, page->incidents, sizeof *first);
    for (size_t i = 0; i < page->incidents; i++)
        sorted[i] = &page->incident[i];
    qsort(sorted, page->incidents, sizeof *sorted, by_id);
    for (size_t i = 0; i < page->incidents; i++) {
        const char *id = sorted[i]->incident.source_id;
        bool again = i && strcmp(sorted[i - 1]->incident.source_id, id) == 0;
        first[sorted[i] - page->incident] =
            again ? first[sorted[i - 1] - page->incident] : sorted[i]->number;
    }
    return first;
}

static bool put_file(const struct import *in, const struct transfer_file *file,
                     struct err *err)
{
    struct statuspage page;
    in->report->file = file->name;
    if (!statuspage_read(file->name, file->text, file->len, in->arena, &page, err))
        return false;
    for (size_t i = 0; i < page.skips; i++)
        transfer_skip(in->report, in->arena, (int64_t)page.skipped[i].number, "%s",
                      page.skipped[i].why);
    const size_t *first = first_of_id(&page, in->arena);
    for (size_t i = 0; i < page.incidents; i++) {
        progress_tell((int64_t)i + 1, (int64_t)page.incidents, "incidents");
        struct statuspage_incident *from = &page.incident[i];
        flag_end(in, from);
        if (first[i] != from->number)
            transfer_skip(in->report, in->arena, (int64_t)from->number,
                          "it has the id of number %zu", first[i]);
        else if (!put_incident(in, (int64_t)from->number, from, err))
            return false;
    }
    return true;
}

/* A cState issue is a file of its own. */
static bool put_issue(const struct import *in, const struct transfer_file *file,
                      struct err *err)
{
    struct statuspage_incident incident;
    const char *skip;
    bool naive;
    in->report->file = file->name;
    if (!cstate_read(file->name, file->text, file->len, &in->board->zone, in->arena,
                     &incident, &naive, &skip, err))
        return false;
    if (skip) {
        transfer_skip(in->report, in->arena, (int64_t)incident.number, "%s", skip);
        return true;
    }
    const char *id = in->ids[in->files - 1];
    incident.incident.source_id = id ? id : incident.incident.source_id;
    flag_end(in, &incident);
    progress_tell((int64_t)in->files, (int64_t)in->all, "incidents");
    return put_incident(in, 1, &incident, err);
}

/* One transaction over all files, each put in by `put`. */
static bool import_all(struct board *board, const struct transfer_file *files, size_t n,
                       bool dry_run, struct arena *arena, struct transfer_report *reports,
                       bool (*put)(const struct import *, const struct transfer_file *,
                                   struct err *),
                       struct err *err)
{
    struct tx *tx;
    void *offered = NULL;
    int64_t incidents = 0;
    bool ok = true;
    const char **names = arena_new(arena, n, sizeof *names);
    for (size_t i = 0; i < n; i++)
        names[i] = files[i].name;
    const char **ids = cstate_ids(names, n, arena);
    if (!board_begin(board, NULL, &tx, err))
        return false;
    for (size_t i = 0; ok && i < n; i++) {
        reports[i] = (struct transfer_report){0};
        ok = put(&(struct import){board, tx, arena, &reports[i], i + 1, n, ids, &offered},
                 &files[i], err);
        incidents += reports[i].read;
    }
    transfer_forget(offered);
    tx_say(tx, "imported %s incidents from a status page", GROUPED(incidents));
    if (!ok || !dry_run)
        return board_end(board, tx, ok, err);
    tx_abandon(tx);
    return true;
}

bool board_import_statuspage(struct board *board, const struct transfer_file *files,
                             size_t n, bool dry_run, struct arena *arena,
                             struct transfer_report *reports, struct err *err)
{
    return import_all(board, files, n, dry_run, arena, reports, put_file, err);
}

bool board_import_cstate(struct board *board, const struct transfer_file *files, size_t n,
                         bool dry_run, struct arena *arena, struct transfer_report *reports,
                         struct err *err)
{
    return import_all(board, files, n, dry_run, arena, reports, put_issue, err);
}
