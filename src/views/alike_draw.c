/* Drawing a group that looks alike: a column each, as many as there is room for. */
#include "alike_view.h"

#include "domain/when.h"

#include <inttypes.h>

enum { LEFT = 3, LEAST = 30, GAP = 2 };

/* One column, and the next row in it. */
struct column {
    struct grid *grid;
    int left, width, row, end;
};

static void text(struct column *c, enum ink ink, int most, const char *said)
{
    int room = c->end - c->row + 1;
    if (room > 0 && said[0])
        c->row += grid_wrap(c->grid, c->row, c->left, c->width, most < room ? most : room,
                            ink, said);
}

static void labelled(struct column *c, const char *label, const char *said)
{
    if (!said[0] || c->row + 1 > c->end)
        return;
    c->row += c->grid->rows >= 20;
    text(c, INK_MUTED, 1, label);
    text(c, INK_TEXT, 4, said);
}

static void draw_ticket(struct column *c, const struct ticket_card *card)
{
    static const enum spec_field shown[] = {SPEC_WHO, SPEC_DOES, SPEC_WHY, SPEC_DONE_WHEN};
    const struct ticket *ticket = &card->ticket;
    text(c, card->owner.id ? INK_TEXT : INK_ATTENTION, 1,
         !card->area.id ? "in no area" : card->area.name);
    labelled(c, "Asked for by", ticket->customer[0] ? ticket->customer : "nobody named");
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++)
        labelled(c, spec_texts[shown[i]].title, spec_value(ticket, shown[i]));
}

static void draw_incident(struct column *c, const struct board *board,
                          const struct incident_card *card)
{
    const struct when_base base = {.zone = board_zone(board), .now = board_now(board)};
    const struct incident *incident = &card->incident;
    struct buf said;
    buf_init(&said);
    text(c, INK_TEXT, 1, card->area.id ? card->area.name : "in no area");
    when_text(&said, incident->started_at, &base);
    labelled(c, "Began", said.text);
    labelled(c, "Severity", severity_words.name[incident->severity]);
    for (size_t i = 0; i < card->facts_n && i < 4; i++)
        labelled(c, i ? "" : "Facts", card->facts[i].text);
    buf_release(&said);
}

static void draw_column(const struct alike_view *view, struct column *c, size_t i)
{
    const struct alike_line *line = &view->set.line[i];
    bool here = view->at == i;
    if (here)
        grid_text(c->grid, c->row, c->left - 2, 1, INK_FOCUS, ">");
    grid_textf(c->grid, c->row++, c->left, c->width, here ? INK_FOCUS : INK_MUTED,
               "#%" PRId64 "  %s%s%s", line->id, line->state,
               line->source_id[0] ? "  " : "", line->source_id);
    text(c, here ? INK_SELECT : INK_TEXT, 3, line->title);
    text(c, INK_MUTED, 2, line->why);
    if (view->kind == ALIKE_TICKETS)
        draw_ticket(c, &view->ticket[i]);
    else
        draw_incident(c, view->desk->board, &view->incident[i]);
}

static void draw_group(const struct alike_view *view, struct grid *grid, int row)
{
    size_t fit = (size_t)((grid->cols - LEFT) / (LEAST + GAP)), n = view->set.n;
    if (fit < 1)
        fit = 1;
    if (fit > n)
        fit = n;
    int each = (grid->cols - LEFT) / (int)fit;
    size_t first = view->at >= fit ? view->at - fit + 1 : 0;
    for (size_t i = first; i < first + fit; i++) {
        struct column c = {.grid = grid,
                           .left = LEFT + (int)(i - first) * each,
                           .width = each - GAP - 1,
                           .row = row,
                           .end = grid->rows - 3};
        draw_column(view, &c, i);
    }
}

static void draw_head(const struct alike_view *view, struct grid *grid, int row)
{
    struct buf place;
    buf_init(&place);
    buf_addf(&place, "%zu of %zu", view->group + 1, view->groups);
    grid_textf(grid, row, LEFT, grid->cols - 20, INK_HEAD,
               "%zu look alike, #%" PRId64 " stays", view->set.n,
               view->set.line[view->at].id);
    grid_right(grid, row, grid->cols - 2, 16, INK_MUTED, place.text);
    buf_release(&place);
    if (view->set.custom)
        grid_text(grid, row + 1, LEFT, grid->cols - 5, INK_ATTENTION, alike_custom_words);
}

void alike_draw(struct app *app, void *state, struct grid *grid)
{
    struct alike_view *view = state;
    int gap = grid->rows >= 20, row = 2 + gap;
    bool tickets = view->kind == ALIKE_TICKETS;
    view_title(app, grid,
               tickets ? "Ownership board / tickets that look alike"
                       : "Ownership board / incidents that look alike");
    if (view->set.n == 0) {
        grid_wrap(grid, row, LEFT, grid->cols - 6, 3, INK_TEXT,
                  tickets ? "Nothing that is open looks alike. On a ticket, = says that it "
                            "is the same as another."
                          : "Nothing looks alike. buckstop incident same NUMBER OTHER says "
                            "that two are the same.");
        app_foot(app, "", INK_MUTED);
        return;
    }
    draw_head(view, grid, row);
    draw_group(view, grid, row + 1 + view->set.custom + gap);
    app_foot(app,
             view->set.custom ? "One bug, or one wish, of three customers: s makes it one."
                              : "s: they are the same thing. d: they are not.",
             INK_MUTED);
}
