/* The board's lists as windows. */
#include "board/panes.h"

#include "board_private.h"
#include "domain/spec.h"
#include "store/areas.h"
#include "store/tickets.h"
#include "text/fold.h"

bool board_area_window(struct board *board, const char *filter, size_t first, size_t most,
                       struct arena *arena, struct area_window *window, struct err *err)
{
    struct area_page page;
    struct buf fold;
    buf_init(&fold);
    fold_name(&fold, filter);
    bool ok = areas_page(board->store, fold.text, first, most, arena, &page, err);
    buf_release(&fold);
    if (ok)
        *window = (struct area_window){page.line, page.n, page.total};
    return ok;
}

/* The gaps of its spec, and whether who signs off can. */
static bool judge(struct board *board, struct arena *arena, struct ticket_line *line,
                  struct err *err)
{
    struct awkward_case *cases;
    struct person signer;
    struct spec_judgement judgement[SPEC_FIELDS];
    size_t n;
    enum spec_signer kind = SIGNER_UNKNOWN;
    if (!tickets_awkward(board->store, line->ticket.id, arena, &cases, &n, err))
        return false;
    if (line->ticket.signer) {
        if (!record_get(board->store, &person_records, line->ticket.signer, arena, &signer,
                        err))
            return false;
        kind = signer.state == PERSON_LEFT ? SIGNER_LEFT : SIGNER_ACTIVE;
    }
    line->gaps = spec_gaps(&line->ticket, cases, n, kind, judgement);
    return true;
}

bool board_ticket_window(struct board *board, const char *filter, size_t first, size_t most,
                         struct arena *arena, struct ticket_window *window, struct err *err)
{
    struct ticket_page page;
    struct buf fold;
    buf_init(&fold);
    fold_text(&fold, filter);
    bool ok = tickets_page(board->store, fold.text, first, most, arena, &page, err);
    buf_release(&fold);
    if (!ok)
        return false;
    struct ticket_line *lines = arena_new(arena, page.n, sizeof *lines);
    for (size_t i = 0; i < page.n; i++) {
        lines[i].ticket = page.ticket[i];
        if (!judge(board, arena, &lines[i], err))
            return false;
    }
    *window = (struct ticket_window){lines, page.n, page.total, page.drafts};
    return true;
}
