/* The patterns of areas that come in, which stand in the order of the file. Behind them,
 * and so stronger, stand those that people wrote; before them what earlier imports left of
 * areas that are gone from the file. */
#include "ownership_private.h"

#include "base/progress.h"
#include "store/areas.h"

#include <stdlib.h>
#include <string.h>

enum weight { WEAKER, OF_FILE, STRONGER };

struct line {
    struct path_pattern row; /* id 0: to be added */
    size_t place;            /* of the area in the plan */
    int64_t rank;            /* in the file, or the old position */
    enum weight weight;
    bool from_file; /* what the plan has; else what the board has */
    bool imported, kept;
    int64_t was; /* old position; 0: none */
};

struct lines {
    struct line *item;
    size_t n;
};

/* The same pattern side by side, the board's before the plan's, each in their order. */
static int same_first(const struct line *a, const struct line *b)
{
    int order = (a->row.area > b->row.area) - (a->row.area < b->row.area);
    order = order ? order : strcmp(a->row.pattern, b->row.pattern);
    order = order ? order : strcmp(a->row.section, b->row.section);
    order = order ? order : (int)a->row.dialect - (int)b->row.dialect;
    return order ? order : a->row.excludes - b->row.excludes;
}

static int by_pattern(const void *left, const void *right)
{
    const struct line *a = left, *b = right;
    int order = same_first(a, b);
    order = order ? order : a->from_file - b->from_file;
    order = order ? order : (a->rank > b->rank) - (a->rank < b->rank);
    return order ? order : (a->row.id > b->row.id) - (a->row.id < b->row.id);
}

static int by_order(const void *left, const void *right)
{
    const struct line *a = left, *b = right;
    int order = (int)a->weight - (int)b->weight;
    order = order ? order : (a->rank > b->rank) - (a->rank < b->rank);
    return order ? order : (a->row.id > b->row.id) - (a->row.id < b->row.id);
}

static int by_number(const void *left, const void *right)
{
    const int64_t *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

/* What the board has and what the plan has, in one list. */
static bool read_lines(struct ownership_run *run, struct lines *lines, struct err *err)
{
    struct store *store = run->in->board->store;
    struct arena *arena = run->in->arena;
    const struct ownership_plan *plan = run->plan;
    struct path_pattern *have;
    int64_t *imported;
    size_t n, imports, wanted = 0;
    if (!record_all(store, &path_pattern_records, arena, &have, &n, err) ||
        !areas_imported_paths(store, arena, &imported, &imports, err))
        return false;
    for (size_t i = 0; i < plan->areas; i++)
        wanted += plan->area[i].patterns;
    lines->item = arena_new(arena, n + wanted, sizeof *lines->item);
    for (size_t i = 0; i < n; i++) {
        bool made =
            imports && bsearch(&have[i].id, imported, imports, sizeof *imported, by_number);
        lines->item[lines->n++] = (struct line){.row = have[i],
                                                .rank = have[i].position,
                                                .was = have[i].position,
                                                .imported = made};
    }
    for (size_t i = 0; i < plan->areas; i++)
        for (size_t k = 0; k < plan->area[i].patterns; k++) {
            struct line line = {.row = plan->area[i].pattern[k],
                                .place = i,
                                .weight = OF_FILE,
                                .from_file = true};
            line.rank = line.row.position;
            line.row.area = run->place[i].area.id;
            if (line.row.area)
                lines->item[lines->n++] = line;
        }
    return true;
}

/* Lets each line of the file that the board has already take over its row. */
static void match(struct lines *lines)
{
    struct line *item = lines->item;
    qsort(item, lines->n, sizeof *item, by_pattern);
    for (size_t i = 0, end; i < lines->n; i = end) {
        size_t first = i;
        while (first < lines->n && !item[first].from_file &&
               same_first(&item[first], &item[i]) == 0)
            first++;
        end = first;
        while (end < lines->n && same_first(&item[end], &item[i]) == 0)
            end++;
        for (size_t k = 0; i + k < first && first + k < end; k++) {
            struct line *from = &item[first + k];
            from->row.id = item[i + k].row.id;
            from->row.rev = item[i + k].row.rev;
            from->was = item[i + k].was;
            item[i + k].kept = true;
        }
    }
}

struct of_area {
    int64_t area;
    size_t place;
};

static int by_area(const void *left, const void *right)
{
    const struct of_area *a = left, *b = right;
    return (a->area > b->area) - (a->area < b->area);
}

/* A rule that left the file leaves its area. */
static bool drop(struct ownership_run *run, const struct line *line, size_t place,
                 struct err *err)
{
    run->place[place].changed = true;
    transfer_note(run->in->report, run->in->arena, 0,
                  "the pattern \"%s\" of \"%s\" is no longer in what was read, and was "
                  "taken off",
                  line->row.pattern, run->place[place].area.name);
    return record_drop(run->in->tx, &path_pattern_records, &line->row, err);
}

/* Whether an import's pattern of another area is of another file of this run. */
static bool is_expected(const struct ownership_run *run, int64_t area)
{
    const struct ownership_have *have = ownership_have_by_id(run, area);
    /* else an earlier file of this run made it */
    return !have || ownership_expects(run, have->area.source_id);
}

/* Leaves out what the file's lines stand for now, drops what the file no longer has, and
 * says of all else whether it stands before or behind the file. */
static bool weigh(struct ownership_run *run, struct lines *lines, struct err *err)
{
    size_t n = 0;
    int64_t first = 0;
    struct of_area *of = arena_new(run->in->arena, run->plan->areas, sizeof *of);
    for (size_t i = 0; i < run->plan->areas; i++)
        of[i] = (struct of_area){run->place[i].area.id, i};
    qsort(of, run->plan->areas, sizeof *of, by_area);
    for (size_t i = 0; i < lines->n; i++)
        if (lines->item[i].from_file && lines->item[i].was &&
            (!first || lines->item[i].was < first))
            first = lines->item[i].was;
    for (size_t i = 0; i < lines->n; i++) {
        struct line *line = &lines->item[i];
        const struct of_area key = {line->row.area, 0};
        if (line->kept)
            continue;
        const struct of_area *ours =
            line->from_file ? NULL
                            : bsearch(&key, of, run->plan->areas, sizeof *of, by_area);
        if (ours && line->imported) {
            if (!drop(run, line, ours->place, err))
                return false;
            continue;
        }
        if (!line->from_file) {
            bool behind = first && line->was > first && is_expected(run, line->row.area);
            line->weight = !line->imported || behind ? STRONGER : WEAKER;
        }
        lines->item[n++] = *line;
    }
    lines->n = n;
    return true;
}

/* Writes what is new or has moved. A line that stands where it may keeps its position, so
 * that an unchanged file changes nothing. */
static bool put_lines(struct ownership_run *run, const struct lines *lines, struct err *err)
{
    struct transfer_report *report = run->in->report;
    int64_t last = 0, was = 0;
    for (size_t i = 0; i < lines->n; i++) {
        struct line *line = &lines->item[i];
        bool added = !line->row.id;
        progress_tell((int64_t)i + 1, (int64_t)lines->n, "path patterns");
        if (progress_stopped(err))
            return false;
        line->row.position = line->was > last ? line->was : last + 1;
        last = line->row.position;
        if (added ? !record_add(run->in->tx, &path_pattern_records, &line->row, err)
                  : line->row.position != line->was &&
                        !record_change(run->in->tx, &path_pattern_records, &line->row, err))
            return false;
        if (!line->from_file)
            continue;
        bool changed = run->place[line->place].changed || line->was < was;
        report->added += added;
        report->changed += !added && changed;
        report->unchanged += !added && !changed;
        was = line->was > was ? line->was : was;
    }
    return true;
}

bool ownership_patterns(struct ownership_run *run, struct err *err)
{
    const struct ownership_plan *plan = run->plan;
    struct transfer_report *report = run->in->report;
    struct lines lines = {0};
    bool any = false;
    for (size_t i = 0; i < plan->areas; i++) {
        const struct ownership_place *place = &run->place[i];
        any = any || plan->area[i].patterns;
        if (!place->area.id) {
            size_t n = plan->area[i].patterns;
            report->unchanged += n ? (int64_t)n : 1;
        } else if (plan->area[i].patterns == 0) {
            report->added += place->added;
            report->changed += place->changed;
            report->unchanged += !place->added && !place->changed;
        }
    }
    if (!any)
        return true;
    if (!read_lines(run, &lines, err))
        return false;
    match(&lines);
    if (!weigh(run, &lines, err))
        return false;
    qsort(lines.item, lines.n, sizeof *lines.item, by_order);
    return put_lines(run, &lines, err);
}
