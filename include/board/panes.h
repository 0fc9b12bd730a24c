/* The board's lists as windows: only the lines that are shown are read. They are narrowed
 * to the board's product line (board/narrow.h). */
#ifndef BUCKSTOP_BOARD_PANES_H
#define BUCKSTOP_BOARD_PANES_H

#include "board/board.h"
#include "domain/ticket_query.h"

struct area_window {
    struct area_line *line;
    size_t n, total;
};

/* Areas, first those without owner, each by name, that `filter` is in the name or an alias
 * of; from the `first` on, at most `most`. Case and accents do not count. */
bool board_area_window(struct board *board, const char *filter, size_t first, size_t most,
                       struct arena *arena, struct area_window *window, struct err *err);

/* The same, whatever the board is narrowed to: for who looks one up. */
bool board_area_lookup(struct board *board, const char *filter, size_t first, size_t most,
                       struct arena *arena, struct area_window *window, struct err *err);

struct ticket_window {
    struct ticket_line *line;
    size_t n, total;
    size_t drafts; /* of the total: not ready */
};

/* The tickets of the query, in its order; from the `first` on, at most `most`.
 * ERR_NOT_FOUND for an area that is none. */
bool board_ticket_window(struct board *board, const struct ticket_query *query,
                         size_t first, size_t most, struct arena *arena,
                         struct ticket_window *window, struct err *err);

/* The same while a filter is typed: NULL is returned where the query is for a few at once
 * or in an order that needs them all; else the beginning of a search that is the caller's,
 * freed with board_ticket_search_free. It is of the whole query from then on. */
struct ticket_search;
enum { TICKET_PARTS_AT_ONCE = 2 }; /* before the first of it is shown: 6 ms */
struct ticket_search *board_ticket_search(const struct ticket_query *query);
void board_ticket_search_free(struct ticket_search *search); /* NULL is safe */

/* Looks on for some milliseconds. *whole says that all were looked at. */
bool board_ticket_search_on(struct board *board, struct ticket_search *search, bool *whole,
                            struct err *err);

/* What was found so far, from its beginning. */
bool board_ticket_found(struct board *board, const struct ticket_search *search,
                        size_t most, struct arena *arena, struct ticket_window *window,
                        struct err *err);

#endif
