/* Names that come in for areas: which one is meant, or what to do where it is none. */
#include "transfer_private.h"

#include "store/areas.h"
#include "text/fold.h"

#include <string.h>

bool transfer_area(struct board *board, const char *name, struct arena *arena,
                   int64_t *area, struct err *err)
{
    struct area_match match;
    bool found;
    struct buf fold, slug;
    buf_init(&fold);
    buf_init(&slug);
    fold_name(&fold, name);
    fold_slug(&slug, name);
    bool ok = areas_named(board->store, fold.text, slug.text, arena, &match, &found, err);
    buf_release(&slug);
    buf_release(&fold);
    *area = ok && found ? match.area.id : 0;
    return ok;
}

void transfer_offer_alias(struct transfer_report *reports, size_t n, struct arena *arena,
                          int64_t number, const char *name)
{
    const char *offer = arena_printf(
        arena, "\"%s\" is no area here; to link it: buckstop area edit AREA --alias \"%s\"",
        name, name);
    for (size_t file = 0; file < n; file++)
        for (size_t i = 0; i < reports[file].notes_n; i++)
            if (strcmp(reports[file].notes[i].what, offer) == 0)
                return;
    transfer_note(&reports[n - 1], arena, number, "%s", offer);
}
