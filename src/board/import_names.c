/* Names that come in for areas: which one is meant, or what to do where it is none. */
#include "transfer_private.h"

#include "store/areas.h"
#include "text/fold.h"
#include "text/shell.h"

#include <search.h>
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

static int by_text(const void *a, const void *b)
{
    return strcmp(a, b);
}

void transfer_offer_alias(struct transfer_report *report, void **offered,
                          struct arena *arena, int64_t number, const char *name)
{
    const char *kept = arena_copy(arena, name);
    const char **there = tsearch(kept, offered, by_text);
    struct buf word;
    if (there && *there != kept)
        return;
    buf_init(&word);
    shell_quote(&word, name);
    transfer_note(report, arena, number,
                  "\"%s\" is no area here; to link it: buckstop area edit AREA --alias %s",
                  name, word.text);
    buf_release(&word);
}

static void forget(void *node)
{
    (void)node; /* it is an arena's */
}

void transfer_forget(void *tree)
{
    tdestroy(tree, forget);
}
