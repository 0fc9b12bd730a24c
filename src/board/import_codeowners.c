/* CODEOWNERS files into the board: several are one transaction, and one order of patterns,
 * the last file's the strongest. */
#include "ownership_private.h"

#include "codec/codeowners.h"
#include "store/areas.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

struct sighting {
    struct ownership_area *area;
    size_t place; /* over all files */
};

static int by_id(const void *left, const void *right)
{
    const struct sighting *a = left, *b = right;
    int order = strcmp(a->area->area.source_id, b->area->area.source_id);
    return order ? order : (a->place > b->place) - (a->place < b->place);
}

/* Files of several repositories may have areas of one name: the later ones are numbered. */
static void part_names(struct ownership_plan *plans, size_t n, struct arena *arena)
{
    size_t areas = 0, seen = 0, run = 0;
    for (size_t p = 0; p < n; p++)
        areas += plans[p].areas;
    struct sighting *sighting = arena_new(arena, areas, sizeof *sighting);
    const char **id = arena_new(arena, areas, sizeof *id);
    for (size_t p = 0; p < n; p++)
        for (size_t i = 0; i < plans[p].areas; i++, seen++)
            sighting[seen] = (struct sighting){&plans[p].area[i], seen};
    qsort(sighting, areas, sizeof *sighting, by_id);
    for (size_t i = 0; i < areas; i++) {
        struct area *area = &sighting[i].area->area;
        id[i] = area->source_id;
        run = i && strcmp(id[i], id[i - 1]) == 0 ? run + 1 : 1;
        if (run == 1)
            continue;
        area->source_id = arena_printf(arena, "%s (%zu)", area->source_id, run);
        area->name = arena_printf(arena, "%s (%zu)", area->name, run);
    }
}

bool board_import_codeowners(struct board *board, const struct transfer_file *files,
                             size_t n, const enum dialect *dialect, bool dry_run,
                             struct arena *arena, struct transfer_report *reports,
                             struct err *err)
{
    struct tx *tx;
    int64_t rules = 0;
    bool ok = true;
    struct ownership_plan *plans = arena_new(arena, n, sizeof *plans);
    for (size_t i = 0; i < n; i++) {
        codeowners_read(files[i].text, files[i].len, dialect, arena, &plans[i]);
        rules += (int64_t)plans[i].read;
    }
    part_names(plans, n, arena);
    if (!board_begin(board, NULL, &tx, err))
        return false;
    for (size_t i = 0; ok && i < n; i++) {
        reports[i] = (struct transfer_report){.file = files[i].name};
        const struct import_ownership in = {board, tx, arena, &reports[i], plans, n};
        ok = import_ownership(&in, &plans[i], err);
    }
    tx_say(tx, AREAS_IMPORTED ": %s from CODEOWNERS", GROUPED(rules));
    if (!ok || !dry_run)
        return board_end(board, tx, ok, err);
    tx_abandon(tx);
    return true;
}
