/* The board's lists as windows. */
#include "board/panes.h"

#include "board/lookup.h"
#include "board/ticket.h"
#include "board_private.h"
#include "store/areas.h"
#include "store/tickets.h"
#include "text/fold.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

static bool area_window(struct board *board, const struct page_of *part, const char *filter,
                        struct arena *arena, struct area_window *window, struct err *err)
{
    struct area_page page;
    struct page_of of = *part;
    of.today = board_today(board);
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

/* The query as the store looks for it; the folds are of the arena. */
static bool wanted_of(struct board *board, const struct ticket_query *query,
                      struct arena *arena, struct tickets_wanted *wanted, struct err *err)
{
    struct area_found found = {.area = {.id = AREA_ANY}};
    struct buf fold;
    if (strcmp(query->area, "none") == 0)
        found.area.id = AREA_NONE;
    else if (query->area[0] && !board_find_area(board, query->area, arena, &found, err))
        return false;
    *wanted = (struct tickets_wanted){
        .line = board->line_fold,
        .area = found.area.id,
        .which = query->which,
        .order = query->order,
        .gap = query->gap,
        .today = board_today(board),
    };
    /* Days are the board's own: all of the day that many days ago is long enough ago. */
    if (query->older)
        wanted->opened_before =
            zone_utc(&board->zone, wanted->today - query->older + 1, 0, 0, 0);
    buf_init(&fold);
    fold_name(&fold, query->words);
    wanted->fold = arena_copy(arena, fold.text);
    buf_reset(&fold);
    fold_name(&fold, query->customer);
    wanted->customer = arena_copy(arena, fold.text);
    buf_release(&fold);
    return true;
}

static bool is_number(const char *words)
{
    return words[0] == '#' && words[1] && !words[1 + strspn(words + 1, "0123456789")];
}

/* The one ticket that goes by a number, its own or a tracker's, or what it is folded under;
 * nothing where there is none, or more than one. */
static bool number_window(struct board *board, const char *number, size_t first,
                          size_t most, struct arena *arena, struct ticket_window *window,
                          struct err *err)
{
    struct ticket ticket;
    struct ticket_line *line = arena_new(arena, 1, sizeof *line);
    bool found = false;
    if (!board_ticket_find(board, number, arena, &ticket, err)) {
        *window = (struct ticket_window){0};
        return err->code == ERR_NOT_FOUND || err->code == ERR_AMBIGUOUS;
    }
    int64_t id = ticket.canonical ? ticket.canonical : ticket.id;
    if (!tickets_line(board->store, id, arena, line, &found, err))
        return false;
    size_t n = first == 0 && most > 0 && found;
    *window = (struct ticket_window){line, n, found, found && line->state == TICKET_DRAFT};
    return true;
}

bool board_ticket_window(struct board *board, const struct ticket_query *query,
                         size_t first, size_t most, struct arena *arena,
                         struct ticket_window *window, struct err *err)
{
    struct tickets_wanted wanted;
    struct ticket_page page;
    if (is_number(query->words))
        return number_window(board, query->words, first, most, arena, window, err);
    if (!wanted_of(board, query, arena, &wanted, err))
        return false;
    wanted.first = first;
    wanted.most = most;
    if (!tickets_page(board->store, &wanted, arena, &page, err))
        return false;
    *window = (struct ticket_window){page.line, page.n, page.total, page.drafts};
    return true;
}

struct ticket_search {
    struct ticket_query query;
    struct arena arena; /* of the query's texts */
    struct ticket_scan scan;
};

struct ticket_search *board_ticket_search(const struct ticket_query *query)
{
    bool in_order = query->order == ORDER_BOARD || query->order == ORDER_NUMBER;
    if (!in_order || is_number(query->words) || (!query->words[0] && !query->customer[0]))
        return NULL;
    struct ticket_search *search = mem_new(1, sizeof *search);
    arena_init(&search->arena);
    search->query = *query;
    search->query.words = arena_copy(&search->arena, query->words);
    search->query.area = arena_copy(&search->arena, query->area);
    search->query.customer = arena_copy(&search->arena, query->customer);
    return search;
}

void board_ticket_search_free(struct ticket_search *search)
{
    if (!search)
        return;
    arena_release(&search->arena);
    free(search);
}

bool board_ticket_search_on(struct board *board, struct ticket_search *search, bool *whole,
                            struct err *err)
{
    struct arena arena;
    struct tickets_wanted wanted;
    arena_init(&arena);
    bool ok =
        search->scan.whole || (wanted_of(board, &search->query, &arena, &wanted, err) &&
                               tickets_scan(board->store, &wanted, &search->scan, err));
    arena_release(&arena);
    *whole = search->scan.whole;
    return ok;
}

bool board_ticket_found(struct board *board, const struct ticket_search *search,
                        size_t most, struct arena *arena, struct ticket_window *window,
                        struct err *err)
{
    struct ticket_page page;
    if (!tickets_scanned(board->store, &search->scan, search->query.order, most, arena,
                         &page, err))
        return false;
    *window = (struct ticket_window){page.line, page.n, page.total, page.drafts};
    return true;
}
