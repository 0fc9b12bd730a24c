/* Incidents: adding one by hand, its timeline, and folding the same thing together. */
#include "board/incident.h"

#include "board/lookup.h"
#include "board_private.h"
#include "domain/when.h"
#include "incident_private.h"
#include "same_private.h"
#include "store/incidents.h"
#include "store/reviews.h"
#include "text/fold.h"

#include <inttypes.h>
#include <string.h>

bool incident_blank(const char *text)
{
    return text[strspn(text, " \t\r\n")] == '\0';
}

bool incident_not_ahead(struct board *board, int64_t at, const char *what, struct err *err)
{
    if (at <= board->world.now + WHEN_SLACK)
        return true;
    const struct when_base base = {.zone = &board->zone, .now = board->world.now};
    struct buf text;
    buf_init(&text);
    when_text(&text, at, &base);
    err_set(err, ERR_REFUSED, "%s at %s is still to come", what, text.text);
    buf_release(&text);
    return err_next(err, "give a time that has been, such as 14:02 or \"yesterday 23:50\"");
}

bool incident_get(struct board *board, int64_t id, struct arena *arena,
                  struct incident *incident, struct err *err)
{
    if (record_get(board->store, &incident_records, id, arena, incident, err))
        return true;
    if (err->code == ERR_NOT_FOUND)
        err_next(err, "see what there is: buckstop incidents --all");
    return false;
}

static bool noticed_after(struct board *board, const struct incident *incident,
                          struct err *err)
{
    if (!incident->detected_at)
        return true;
    if (incident->detected_at >= incident->started_at)
        return incident_not_ahead(board, incident->detected_at, "the noticing", err);
    err_set(err, ERR_REFUSED, "it was noticed before it began");
    return err_next(err, "say when it began: the earlier of the two, or before");
}

static bool ended_after(struct board *board, const struct incident *incident,
                        struct err *err)
{
    if (!incident->recovered_at)
        return true;
    if (incident->recovered_at >= incident->started_at)
        return incident_not_ahead(board, incident->recovered_at, "the end", err);
    err_set(err, ERR_REFUSED, "the end comes before the start of \"%s\"", incident->title);
    return err_next(err, "give a later end, or an earlier start");
}

bool incident_fits(struct board *board, const struct incident *incident, bool ended,
                   struct err *err)
{
    if (incident_blank(incident->title)) {
        err_set(err, ERR_REFUSED, "an incident needs a title");
        return err_next(err, "say in a line what went wrong");
    }
    if (!incident_not_ahead(board, incident->started_at, "the start", err) ||
        (ended && !ended_after(board, incident, err)) ||
        !noticed_after(board, incident, err))
        return false;
    if (!incident->near_miss || incident->customers == 0)
        return true;
    err_set(err, ERR_REFUSED, "a near miss hurt nobody, and \"%s\" hurt %" PRId64,
            incident->title, incident->customers);
    return err_next(err, "leave the customers out, or say that it hurt them");
}

static bool add(struct board *board, struct tx *tx, const struct incident_edit *edit,
                struct arena *arena, struct incident *incident, struct err *err)
{
    struct area_found found = {0};
    if (edit->area && edit->area[0] &&
        !board_find_area(board, edit->area, arena, &found, err))
        return false;
    int64_t started = edit->started_at ? edit->started_at : tx_now(tx);
    int64_t ended = edit->lasted ? started + edit->lasted : edit->ended_at;
    *incident = (struct incident){
        .title = arena_copy(arena, edit->title),
        .area = found.area.id,
        .severity = edit->severity,
        .state = ended ? INCIDENT_RESOLVED : INCIDENT_OPEN,
        .started_at = started,
        .detected_at = edit->detected_at,
        .recovered_at = ended,
        .near_miss = edit->near_miss,
        .customers = edit->customers,
        .heard_from = edit->heard_from ? arena_copy(arena, edit->heard_from) : "",
        .flag = "",
        .source = "",
        .source_id = "",
        .url = "",
    };
    tx_say(tx, "added the incident \"%s\"", edit->title);
    return incident_fits(board, incident, true, err) &&
           record_add(tx, &incident_records, incident, err);
}

bool board_incident_add(struct board *board, const struct incident_edit *edit,
                        struct arena *arena, struct incident *incident, struct err *err)
{
    struct tx *tx;
    struct incident made;
    if (!board_begin(board, NULL, &tx, err) ||
        !board_end(board, tx, add(board, tx, edit, arena, &made, err), err))
        return false;
    *incident = made;
    return true;
}

static bool add_fact(struct board *board, struct tx *tx, int64_t id, struct arena *arena,
                     struct fact *fact, struct err *err)
{
    struct incident incident;
    if (!incident_get(board, id, arena, &incident, err) ||
        !incident_not_ahead(board, fact->at, "a fact", err))
        return false;
    if (incident_blank(fact->text)) {
        err_set(err, ERR_REFUSED, "a fact needs words");
        return err_next(err, "say in a line what was seen or done");
    }
    tx_say(tx, "added a fact to incident %" PRId64, id);
    return record_add(tx, &fact_records, fact, err);
}

bool board_incident_fact(struct board *board, int64_t incident, int64_t at,
                         const char *text, struct arena *arena, struct fact *fact,
                         struct err *err)
{
    struct tx *tx;
    struct fact made = {.incident = incident, .at = at, .text = text, .source_id = ""};
    if (!board_begin(board, NULL, &tx, err) ||
        !board_end(board, tx, add_fact(board, tx, incident, arena, &made, err), err))
        return false;
    *fact = made;
    return true;
}

bool board_incident_same(struct board *board, int64_t incident, int64_t same_as,
                         struct arena *arena, struct incident *canonical, struct err *err)
{
    struct tx *tx;
    void *row = NULL;
    if (!board_begin(board, NULL, &tx, err) ||
        !board_end(board, tx,
                   same_fold(tx, &same_incidents, incident, same_as, arena, &row, err),
                   err))
        return false;
    *canonical = *(struct incident *)row;
    return true;
}

static bool fill_card(struct board *board, struct arena *arena, struct incident_card *card,
                      struct err *err)
{
    const struct incident *incident = &card->incident;
    struct store *store = board->store;
    bool found;
    if (incident->area &&
        !record_get(store, &area_records, incident->area, arena, &card->area, err))
        return false;
    if (incident->canonical &&
        !incident_get(board, incident->canonical, arena, &card->canonical, err))
        return false;
    return incidents_same(store, incident->id, arena, &card->same, &card->same_n, err) &&
           incidents_components(store, incident->id, arena, &card->components,
                                &card->components_n, err) &&
           incidents_facts(store, incident->id, false, arena, &card->facts, &card->facts_n,
                           err) &&
           incidents_candidates(store, incident->id, arena, &card->candidates,
                                &card->candidates_n, err) &&
           causes_of_incident(store, incident->id, arena, &card->cause, &found, err);
}

bool board_incident_card(struct board *board, int64_t incident, struct arena *arena,
                         struct incident_card *card, struct err *err)
{
    struct incident_card c = {0};
    if (!incident_get(board, incident, arena, &c.incident, err) ||
        !fill_card(board, arena, &c, err))
        return false;
    *card = c;
    return true;
}

static bool name_areas(struct board *board, const struct incident *incidents, size_t n,
                       struct arena *arena, struct incident_line **lines, struct err *err)
{
    struct incident_line *list = arena_new(arena, n, sizeof *list);
    for (size_t i = 0; i < n; i++) {
        struct area area = {.name = ""};
        list[i].incident = incidents[i];
        if (incidents[i].area &&
            !record_get(board->store, &area_records, incidents[i].area, arena, &area, err))
            return false;
        list[i].area = area.name;
    }
    *lines = list;
    return true;
}

bool board_incident_window(struct board *board, const char *filter, bool open_first,
                           size_t first, size_t most, struct arena *arena,
                           struct incident_window *window, struct err *err)
{
    struct incident_page page;
    struct incident_window found;
    struct buf fold;
    buf_init(&fold);
    fold_name(&fold, filter);
    const struct incidents_wanted wanted = {.fold = fold.text,
                                            .line = board->line_fold,
                                            .open_first = open_first,
                                            .first = first,
                                            .most = most};
    bool ok = incidents_page(board->store, &wanted, arena, &page, err);
    buf_release(&fold);
    if (!ok || !name_areas(board, page.incident, page.n, arena, &found.line, err))
        return false;
    found.n = page.n;
    found.total = page.total;
    found.open = page.open;
    *window = found;
    return true;
}

bool board_incidents(struct board *board, bool all, struct arena *arena,
                     struct incident_line **lines, size_t *n, struct err *err)
{
    struct incident *incidents;
    return incidents_list(board->store, all, board->line_fold, arena, &incidents, n, err) &&
           name_areas(board, incidents, *n, arena, lines, err);
}
