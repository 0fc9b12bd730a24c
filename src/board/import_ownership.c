/* Areas of another tool's file into the board: which of ours each one is. */
#include "ownership_private.h"

#include "base/progress.h"
#include "domain/handle.h"
#include "store/areas.h"
#include "text/fold.h"

#include <stdlib.h>
#include <string.h>

static int by_text(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static int by_source_id(const void *left, const void *right)
{
    const struct ownership_have *a = *(struct ownership_have *const *)left;
    const struct ownership_have *b = *(struct ownership_have *const *)right;
    return strcmp(a->area.source_id, b->area.source_id);
}

bool ownership_expects(const struct ownership_run *run, const char *source_id)
{
    return bsearch(&source_id, run->id, run->ids, sizeof *run->id, by_text) != NULL;
}

static void read_ids(struct ownership_run *run)
{
    const struct import_ownership *in = run->in;
    const struct ownership_plan *all = in->all_n ? in->all : run->plan;
    size_t plans = in->all_n ? in->all_n : 1, n = 0;
    for (size_t p = 0; p < plans; p++)
        n += all[p].areas;
    run->id = arena_new(in->arena, n, sizeof *run->id);
    for (size_t p = 0; p < plans; p++)
        for (size_t i = 0; i < all[p].areas; i++)
            run->id[run->ids++] = all[p].area[i].area.source_id;
    qsort(run->id, run->ids, sizeof *run->id, by_text);
}

static bool read_board(struct ownership_run *run, struct err *err)
{
    struct arena *arena = run->in->arena;
    struct area *areas;
    size_t n;
    if (!record_all(run->in->board->store, &area_records, arena, &areas, &n, err))
        return false;
    run->have = arena_new(arena, n, sizeof *run->have);
    run->by_source = arena_new(arena, n, sizeof *run->by_source);
    run->haves = n;
    for (size_t i = 0; i < n; i++) {
        run->have[i].area = areas[i];
        if (areas[i].source_id[0] && strcmp(areas[i].source, run->source) == 0)
            run->by_source[run->by_sources++] = &run->have[i];
    }
    qsort(run->by_source, run->by_sources, sizeof *run->by_source, by_source_id);
    return true;
}

static struct ownership_have *have_by_source(const struct ownership_run *run,
                                             const char *source_id)
{
    size_t low = 0, high = run->by_sources;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(run->by_source[middle]->area.source_id, source_id);
        if (order == 0)
            return run->by_source[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

struct ownership_have *ownership_have_by_id(const struct ownership_run *run, int64_t id)
{
    size_t low = 0, high = run->haves;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (run->have[middle].area.id < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low < run->haves && run->have[low].area.id == id ? &run->have[low] : NULL;
}

/* The area that goes by the name, of its own or as an alias; 0: none. */
static bool area_called(struct ownership_run *run, const char *name, int64_t *area,
                        struct err *err)
{
    struct area_match match;
    bool found;
    struct buf fold;
    buf_init(&fold);
    fold_name(&fold, name);
    bool ok = areas_named(run->in->board->store, fold.text, "", run->in->arena, &match,
                          &found, err);
    buf_release(&fold);
    *area = ok && found ? match.area.id : 0;
    return ok;
}

/* The area on the board that this one is. NULL: none; then *named says whether another has
 * its name. */
static bool find_area(struct ownership_run *run, const struct area *from,
                      struct ownership_have **have, bool *named, struct err *err)
{
    int64_t id;
    *named = false;
    *have = have_by_source(run, from->source_id);
    if (*have && !(*have)->taken)
        return true;
    *have = NULL;
    if (!area_called(run, from->name, &id, err))
        return false;
    *named = id != 0;
    struct ownership_have *other = id ? ownership_have_by_id(run, id) : NULL;
    bool same_source =
        other && other->area.source_id[0] && strcmp(other->area.source, from->source) == 0;
    if (other && !other->taken && !same_source)
        *have = other;
    return true;
}

static bool slug_taken(const char *slug, void *context)
{
    struct ownership_run *run = context;
    struct err ignored;
    bool taken = false;
    areas_slug_taken(run->in->board->store, slug, &taken, &ignored);
    return taken;
}

static bool add_area(struct ownership_run *run, const struct area *from, bool named,
                     struct area *area, struct err *err)
{
    struct arena *arena = run->in->arena;
    struct buf slug;
    *area = *from;
    for (int i = 2; named; i++) {
        int64_t id;
        area->name = arena_printf(arena, "%s %d", from->name, i);
        if (!area_called(run, area->name, &id, err))
            return false;
        named = id != 0;
    }
    buf_init(&slug);
    handle_slug(&slug, from->slug && from->slug[0] ? from->slug : area->name, slug_taken,
                run);
    area->slug = arena_copy(arena, slug.text);
    buf_release(&slug);
    return record_add(run->in->tx, &area_records, area, err);
}

/* An area that was there is tied to the source; its texts are filled in only where a person
 * left them empty. */
static bool follow_area(struct ownership_run *run, const struct area *from,
                        struct ownership_place *place, struct err *err)
{
    struct area *area = &place->area;
    if (!area->source_id[0]) {
        area->source = from->source;
        area->source_id = from->source_id;
    }
    place->foreign = strcmp(area->source, from->source) != 0 ||
                     strcmp(area->source_id, from->source_id) != 0;
    if (!area->covers[0])
        area->covers = from->covers;
    if (!area->line[0])
        area->line = from->line;
    return record_change(run->in->tx, &area_records, area, err);
}

static bool put_area(struct ownership_run *run, size_t i, struct err *err)
{
    const struct ownership_area *from = &run->plan->area[i];
    struct ownership_place *place = &run->place[i];
    struct ownership_have *have;
    bool named;
    int64_t before = tx_changes(run->in->tx);
    place->fate = from->fate;
    if (!find_area(run, &from->area, &have, &named, err))
        return false;
    if (have) {
        have->taken = place->found = true;
        if (have->area.archived_at) {
            transfer_note(run->in->report, run->in->arena, (int64_t)from->number,
                          "\"%s\" is archived here, and stays so", have->area.name);
            return true;
        }
        place->area = have->area;
        if (!follow_area(run, &from->area, place, err))
            return false;
    } else {
        place->added = true;
        if (!add_area(run, &from->area, named, &place->area, err))
            return false;
    }
    if (!ownership_owner(run, i, err))
        return false;
    place->changed = place->found && tx_changes(run->in->tx) != before;
    return true;
}

/* Candidates come when all people are there whom other areas bring in. */
static bool put_candidates(struct ownership_run *run, struct err *err)
{
    for (size_t i = 0; i < run->plan->areas; i++) {
        struct ownership_place *place = &run->place[i];
        int64_t before = tx_changes(run->in->tx);
        if (place->area.id && !ownership_candidates(run, i, err))
            return false;
        if (place->found && tx_changes(run->in->tx) != before)
            place->changed = true;
        progress_tell((int64_t)i + 1, (int64_t)run->plan->areas, "areas' candidates");
    }
    return true;
}

/* Said once a run, at its first file that has areas. */
static void note_gone(struct ownership_run *run)
{
    const struct import_ownership *in = run->in;
    size_t first = 0;
    while (first < in->all_n && in->all[first].areas == 0)
        first++;
    if (in->all_n && run->plan != &in->all[first])
        return;
    for (size_t i = 0; i < run->haves; i++) {
        const struct area *area = &run->have[i].area;
        if (area->archived_at || !area->source_id[0] ||
            strcmp(area->source, run->source) != 0 ||
            ownership_expects(run, area->source_id))
            continue;
        transfer_note(in->report, in->arena, 0,
                      "\"%s\" is no longer in what was read, and stays as it is; if it is "
                      "gone: buckstop area archive %s",
                      area->name, area->slug);
    }
}

static void say_plan(const struct ownership_run *run)
{
    const struct ownership_plan *plan = run->plan;
    struct transfer_report *report = run->in->report;
    struct arena *arena = run->in->arena;
    for (size_t i = 0; i < plan->skips; i++)
        transfer_skip(report, arena, (int64_t)plan->skipped[i].number, "%s",
                      plan->skipped[i].what);
    for (size_t i = 0; i < plan->notes; i++)
        transfer_note(report, arena, (int64_t)plan->note[i].number, "%s",
                      plan->note[i].what);
    report->read += (int64_t)plan->read;
    report->rules_none += (int64_t)plan->none;
    report->rules_one += (int64_t)plan->one;
    report->rules_more += (int64_t)plan->more;
}

bool import_ownership(const struct import_ownership *in, const struct ownership_plan *plan,
                      struct err *err)
{
    struct ownership_run run = {.in = in, .plan = plan};
    run.place = arena_new(in->arena, plan->areas, sizeof *run.place);
    run.source = plan->areas ? plan->area[0].area.source : "";
    run.why = arena_printf(in->arena, "imported from %s", run.source);
    say_plan(&run);
    read_ids(&run);
    if (!read_board(&run, err) || !ownership_people(&run, err))
        return false;
    for (size_t i = 0; i < plan->areas; i++) {
        if (!put_area(&run, i, err))
            return false;
        progress_tell((int64_t)i + 1, (int64_t)plan->areas, "areas");
    }
    if (!put_candidates(&run, err) || !ownership_patterns(&run, err))
        return false;
    for (size_t i = 0; i < plan->areas; i++)
        in->report->areas[run.place[i].fate]++;
    note_gone(&run);
    return true;
}
