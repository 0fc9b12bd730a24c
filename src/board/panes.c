/* The board's lists as windows. */
#include "board/panes.h"

#include "board_private.h"
#include "store/areas.h"
#include "store/tickets.h"
#include "text/fold.h"
#include "ticket_private.h"

static bool area_window(struct board *board, const struct page_of *part, const char *filter,
                        struct arena *arena, struct area_window *window, struct err *err)
{
    struct area_page page;
    struct page_of of = *part;
    struct buf fold;
    buf_init(&fold);
    fold_name(&fold, filter);
    of.fold = fold.text;
    bool ok = areas_page(board->store, &of, arena, &page, err);
    buf_release(&fold);
    if (ok)
        *window = (struct area_window){page.line, page.n, page.total};
    return ok;
}

bool board_area_window(struct board *board, const char *filter, size_t first, size_t most,
                       struct arena *arena, struct area_window *window, struct err *err)
{
    const struct page_of of = {.line = board->line_fold, .first = first, .most = most};
    return area_window(board, &of, filter, arena, window, err);
}

bool board_area_lookup(struct board *board, const char *filter, size_t first, size_t most,
                       struct arena *arena, struct area_window *window, struct err *err)
{
    const struct page_of of = {.line = "", .first = first, .most = most};
    return area_window(board, &of, filter, arena, window, err);
}

bool board_ticket_window(struct board *board, const char *filter, size_t first, size_t most,
                         struct arena *arena, struct ticket_window *window, struct err *err)
{
    struct ticket_page page;
    struct buf fold;
    buf_init(&fold);
    fold_name(&fold, filter);
    const struct page_of of = {
        .fold = fold.text, .line = board->line_fold, .first = first, .most = most};
    bool ok = tickets_page(board->store, &of, arena, &page, err);
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
