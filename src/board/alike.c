/* What looks alike: while a title is typed, and in a pass over all that is open. */
#include "board/alike.h"

#include "base/progress.h"
#include "board/lookup.h"
#include "board_private.h"
#include "domain/decision.h"
#include "store/incidents.h"
#include "store/tickets.h"
#include "text/fold.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { SET = 30 }; /* at most so many look like one */

const char alike_custom_words[] = "three customers, one shape: make one shared model";

static const char *folded(const char *text, struct arena *arena)
{
    struct buf fold;
    buf_init(&fold);
    fold_name(&fold, text);
    const char *copy = arena_copy(arena, fold.text);
    buf_release(&fold);
    return copy;
}

static const char *why_text(const char *a, const char *b, bool same_area,
                            struct arena *arena)
{
    struct buf why;
    buf_init(&why);
    alike_why(&why, a, b, same_area);
    const char *copy = arena_copy(arena, why.text);
    buf_release(&why);
    return copy;
}

static const char *state_text(const struct ticket_line *line, int64_t today)
{
    const struct ticket as = {.decision = line->decision,
                              .come_back_on = line->come_back_on};
    if (line->canonical)
        return "folded";
    if (line->decision == DECISION_NO)
        return "no";
    if (line->decision == DECISION_NOT_NOW && !decision_back(&as, today))
        return "not now";
    return line->state == TICKET_DRAFT ? "not ready" : ticket_state_words.name[line->state];
}

static struct alike_line line_of(struct board *board, const struct ticket_line *ticket)
{
    return (struct alike_line){
        .id = ticket->id,
        .title = ticket->title,
        .area = ticket->area_name,
        .state = state_text(ticket, board_today(board)),
        .customer = ticket->customer,
        .source_id = ticket->source_id,
        .opened_at = ticket->opened_at,
        .why = "",
    };
}

static bool incident_line(struct board *board, const struct incident *incident,
                          struct arena *arena, struct alike_line *line, struct err *err)
{
    struct area area = {.name = ""};
    if (incident->area &&
        !record_get(board->store, &area_records, incident->area, arena, &area, err))
        return false;
    *line = (struct alike_line){
        .id = incident->id,
        .title = incident->title,
        .area = area.name,
        .state = incident_state_words.name[incident->state],
        .customer = "",
        .source_id = incident->source_id,
        .opened_at = incident->started_at,
        .why = "",
    };
    return true;
}

static bool alike_tickets(struct board *board, const char *fold, int64_t area,
                          int64_t except, size_t most, struct arena *arena,
                          struct alike_line **lines, size_t *n, struct err *err)
{
    struct ticket_alike *alike;
    if (!tickets_alike(board->store, fold, area, except, most, arena, &alike, n, err))
        return false;
    *lines = arena_new(arena, *n, sizeof **lines);
    for (size_t i = 0; i < *n; i++) {
        bool same_area = area && alike[i].line.area == area;
        (*lines)[i] = line_of(board, &alike[i].line);
        (*lines)[i].score = alike[i].score;
        (*lines)[i].why = why_text(fold, alike[i].fold, same_area, arena);
    }
    return true;
}

static bool alike_incidents(struct board *board, const char *fold, int64_t area,
                            int64_t except, size_t most, struct arena *arena,
                            struct alike_line **lines, size_t *n, struct err *err)
{
    struct incident_alike *alike;
    if (!incidents_alike(board->store, fold, area, except, true, most, arena, &alike, n,
                         err))
        return false;
    *lines = arena_new(arena, *n, sizeof **lines);
    for (size_t i = 0; i < *n; i++) {
        bool same_area = area && alike[i].incident.area == area;
        if (!incident_line(board, &alike[i].incident, arena, &(*lines)[i], err))
            return false;
        (*lines)[i].score = alike[i].score;
        (*lines)[i].why = why_text(fold, alike[i].fold, same_area, arena);
    }
    return true;
}

bool board_alike(struct board *board, enum alike_kind kind, const char *title,
                 const char *area, int64_t except, size_t most, struct arena *arena,
                 struct alike_line **lines, size_t *n, struct err *err)
{
    struct area_found found = {.area = {.id = 0}};
    struct err none;
    struct alike_line *list = NULL;
    size_t count = 0;
    if (area && area[0] && !board_find_area(board, area, arena, &found, &none))
        found.area.id = 0; /* it is still being typed */
    bool ok = (kind == ALIKE_TICKETS ? alike_tickets : alike_incidents)(
        board, folded(title, arena), found.area.id, except, most, arena, &list, &count,
        err);
    if (!ok)
        return false;
    *lines = list;
    *n = count;
    return true;
}

/* All of a kind that the pass looks at, and what was said to be different. */
struct pass {
    struct alike_item *items;
    size_t n;
    struct alike_pair *apart;
    size_t apart_n;
};

static bool read_pass(struct board *board, enum alike_kind kind, struct arena *arena,
                      struct pass *pass, struct err *err)
{
    struct store *store = board->store;
    if (kind == ALIKE_INCIDENTS)
        return incidents_items(store, board->line_fold, arena, &pass->items, &pass->n,
                               err) &&
               incidents_apart(store, arena, &pass->apart, &pass->apart_n, err);
    return tickets_items(store, board->line_fold, board_today(board), arena, &pass->items,
                         &pass->n, err) &&
           tickets_apart(store, arena, &pass->apart, &pass->apart_n, err);
}

static bool read_line(struct board *board, enum alike_kind kind, int64_t id,
                      struct arena *arena, struct alike_line *line, struct err *err)
{
    struct ticket_line ticket;
    struct incident incident;
    bool found;
    if (kind == ALIKE_INCIDENTS)
        return record_get(board->store, &incident_records, id, arena, &incident, err) &&
               incident_line(board, &incident, arena, line, err);
    if (!tickets_line(board->store, id, arena, &ticket, &found, err))
        return false;
    if (!found) {
        err_set(err, ERR_CONFLICT, "ticket %" PRId64 " was taken away meanwhile", id);
        err_next(err, "look again");
        return false;
    }
    *line = line_of(board, &ticket);
    return true;
}

static bool fill_set(struct board *board, enum alike_kind kind, const struct pass *pass,
                     const struct alike_group *group, struct arena *arena,
                     struct alike_set *set, struct err *err)
{
    const struct alike_item *first = &pass->items[group->item[0]];
    *set = (struct alike_set){.n = group->n, .custom = alike_custom(group)};
    set->line = arena_new(arena, group->n, sizeof *set->line);
    for (size_t i = 0; i < group->n; i++) {
        const struct alike_item *item = &pass->items[group->item[i]];
        if (!read_line(board, kind, item->id, arena, &set->line[i], err))
            return false;
        if (i == 0)
            continue;
        set->line[i].score = alike_score(first->title, item->title);
        set->line[i].why = why_text(first->title, item->title,
                                    item->area && item->area == first->area, arena);
    }
    return true;
}

bool board_alike_sets(struct board *board, enum alike_kind kind, size_t first, size_t most,
                      struct arena *arena, struct alike_set **sets, size_t *n,
                      size_t *total, struct err *err)
{
    struct pass pass;
    struct alike_group *groups;
    size_t groups_n;
    if (!read_pass(board, kind, arena, &pass, err))
        return false;
    alike_groups(pass.items, pass.n, pass.apart, pass.apart_n, arena, &groups, &groups_n);
    if (progress_stopped(err))
        return false;
    size_t left = groups_n > first ? groups_n - first : 0,
           count = left < most ? left : most;
    struct alike_set *list = arena_new(arena, count, sizeof *list);
    for (size_t i = 0; i < count; i++)
        if (!fill_set(board, kind, &pass, &groups[first + i], arena, &list[i], err))
            return false;
    *sets = list;
    *n = count;
    *total = groups_n;
    return true;
}

/* How many customers ask for what is in the area. */
static size_t customers_in(const struct alike_set *set, const char *area)
{
    size_t n = 0;
    for (size_t i = 0; i < set->n; i++) {
        const struct alike_line *line = &set->line[i];
        bool counts = line->customer[0] && area[0] && fold_same(line->area, area);
        for (size_t j = 0; counts && j < i; j++)
            counts = !fold_same(set->line[j].area, area) ||
                     !fold_same(set->line[j].customer, line->customer);
        n += counts;
    }
    return n;
}

static int by_number(const void *a, const void *b)
{
    const struct alike_line *x = a, *y = b;
    return (x->id > y->id) - (x->id < y->id);
}

bool board_alike_set(struct board *board, enum alike_kind kind, int64_t id,
                     struct arena *arena, struct alike_set *set, struct err *err)
{
    struct alike_line self, *lines;
    struct alike_set found = {0};
    size_t n;
    if (!read_line(board, kind, id, arena, &self, err) ||
        !board_alike(board, kind, self.title, self.area, id, SET, arena, &lines, &n, err))
        return false;
    found.line = arena_new(arena, n + 1, sizeof *found.line);
    found.line[found.n++] = self;
    for (size_t i = 0; i < n; i++)
        found.line[found.n++] = lines[i];
    qsort(found.line, found.n, sizeof *found.line, by_number);
    found.custom = customers_in(&found, self.area) >= ALIKE_CUSTOM;
    *set = found;
    return true;
}
