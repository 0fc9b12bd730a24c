/* Tickets for another tracker: a page of Markdown, or the shape of GitHub's issues. */
#include "board/transfer.h"

#include "base/progress.h"
#include "board/panes.h"
#include "codec/json_out.h"
#include "ticket_private.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { PAGE = 500 }; /* tickets read at a time */

/* One export, and the memory of one ticket. */
struct ticket_export {
    struct board *board;
    struct buf *out;
    struct json_out json;
    bool markdown;
    struct arena each;
};

static void label(struct json_out *json, const char *name)
{
    json_out_object(json);
    json_out_text_of(json, "name", name);
    json_out_end(json);
}

static void time_of(struct json_out *json, const char *key, int64_t utc)
{
    char text[TIME_TEXT];
    if (!utc) {
        json_out_null_of(json, key);
        return;
    }
    time_text(utc, text);
    json_out_text_of(json, key, text);
}

/* The number a tracker gave it, else the board's. */
static int64_t number_of(const struct ticket *ticket)
{
    int64_t number = strtoll(ticket->source_id, NULL, 10);
    return number > 0 ? number : ticket->id;
}

static void add_issue(struct ticket_export *x, const struct ticket_card *card)
{
    const struct ticket *ticket = &card->ticket;
    struct json_out *json = &x->json;
    struct buf body;
    buf_init(&body);
    spec_text_markdown(&body, ticket, card->cases, card->cases_n);
    json_out_object(json);
    json_out_int_of(json, "number", number_of(ticket));
    json_out_text_of(json, "title", ticket->title);
    json_out_text_of(json, "body", body.text);
    json_out_text_of(json, "state", ticket->state == TICKET_DONE ? "closed" : "open");
    json_out_array_of(json, "labels");
    if (card->area.id)
        label(json, arena_printf(&x->each, "area:%s", card->area.slug));
    if (ticket->customer[0])
        label(json, arena_printf(&x->each, "customer:%s", ticket->customer));
    json_out_end(json);
    time_of(json, "createdAt", ticket->opened_at);
    time_of(json, "closedAt", ticket->done_at);
    json_out_text_of(json, "url", ticket->url);
    json_out_end(json);
    buf_release(&body);
}

static bool add_ticket(struct ticket_export *x, int64_t ticket, struct err *err)
{
    struct ticket_card card;
    arena_reset(&x->each);
    if (x->markdown) {
        buf_add(x->out, x->out->len ? "\n" : "");
        return board_ticket_markdown(x->board, ticket, x->out, err);
    }
    if (!board_ticket_card(x->board, ticket, &x->each, &card, err))
        return false;
    add_issue(x, &card);
    return true;
}

static bool add_page(struct ticket_export *x, const struct ticket_query *query,
                     size_t *first, size_t *n, struct err *err)
{
    struct ticket_window window;
    struct arena arena;
    arena_init(&arena);
    bool ok = board_ticket_window(x->board, query, *first, PAGE, &arena, &window, err);
    for (size_t i = 0; ok && i < window.n; i++) {
        ok = add_ticket(x, window.line[i].id, err);
        progress_tell((int64_t)(*first + i) + 1, (int64_t)window.total, "tickets");
    }
    *n = ok ? window.n : 0;
    *first += *n;
    arena_release(&arena);
    return ok;
}

bool board_export_tickets(struct board *board, const struct ticket_query *query,
                          bool markdown, struct buf *out, struct err *err)
{
    struct ticket_export x = {.board = board, .out = out, .markdown = markdown};
    size_t first = 0, n = PAGE;
    bool ok = true;
    arena_init(&x.each);
    json_out_init(&x.json, out);
    if (!markdown)
        json_out_array(&x.json);
    while (ok && n == PAGE)
        ok = add_page(&x, query, &first, &n, err);
    if (ok && !markdown)
        json_out_end(&x.json);
    arena_release(&x.each);
    return ok;
}
