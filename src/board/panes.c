/* The board's lists as windows. */
#include "board/panes.h"

#include "board_private.h"
#include "store/areas.h"
#include "store/tickets.h"
#include "text/fold.h"
#include "ticket_private.h"

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

bool board_ticket_window(struct board *board, const char *filter, size_t first, size_t most,
                         struct arena *arena, struct ticket_window *window, struct err *err)
{
    struct ticket_page page;
    struct buf fold;
    buf_init(&fold);
    fold_name(&fold, filter);
    bool ok = tickets_page(board->store, fold.text, first, most, arena, &page, err);
    buf_release(&fold);
    if (!ok)
        return false;
    struct ticket_line *lines = arena_new(arena, page.n, sizeof *lines);
    for (size_t i = 0; i < page.n; i++) {
        struct ticket_card card = {.ticket = page.ticket[i]};
        if (!ticket_judge(board, arena, &card, err))
            return false;
        lines[i] = (struct ticket_line){card.ticket, card.gaps};
    }
    *window = (struct ticket_window){lines, page.n, page.total, page.drafts};
    return true;
}
