/* Drawing the page of a ticket, block by block, so that it scrolls. */
#include "ticket_view.h"

#include "text/columns.h"

#include <inttypes.h>

enum { LEFT = 17, TITLE = 24 }; /* the column of the texts; columns a title needs */

static int draw_cases(const struct ticket_card *card, struct grid *grid, int row, int width)
{
    if (card->cases_n == 0 && card->ticket.no_awkward_cases)
        return grid_wrap(grid, row, LEFT, width, 1, INK_TEXT,
                         "none known, said on purpose");
    int rows = 0;
    for (size_t i = 0; i < card->cases_n; i++) {
        grid_textf(grid, row + rows, LEFT, 3, INK_MUTED, "%zu", i + 1);
        rows += grid_wrap(grid, row + rows, LEFT + 3, width - 3, 3, INK_TEXT,
                          card->cases[i].text);
    }
    return rows;
}

/* Rows outside of the grid are only counted. The mark takes what it needs, and the text the
 * rest. */
static int draw_field(const struct ticket_card *card, struct grid *grid, int row,
                      enum spec_field field)
{
    const struct spec_judgement *judgement = &card->judgement[field];
    bool ok = judgement->verdict == SPEC_OK;
    int room = grid->cols - LEFT - 3, width, rows;
    struct buf text;
    buf_init(&text);
    spec_mark(&text, judgement, board_ticket_judged(card, field));
    int mark = columns_of(text.text) < room / 2 ? columns_of(text.text) : room / 2;
    width = room - mark - 2;
    grid_text(grid, row, 3, LEFT - 4, INK_MUTED, spec_texts[field].title);
    grid_right(grid, row, grid->cols - 3, mark, ok ? INK_GOOD : INK_ATTENTION, text.text);
    rows = field == SPEC_AWKWARD ? draw_cases(card, grid, row, width)
                                 : grid_wrap(grid, row, LEFT, width, 4, INK_TEXT,
                                             spec_value(&card->ticket, field));
    if (!ok) {
        buf_reset(&text);
        spec_say(&text, field, judgement, board_ticket_judged(card, field));
        rows +=
            grid_wrap(grid, row + rows, LEFT, rows ? room : width, 2, INK_MUTED, text.text);
    }
    buf_release(&text);
    return (rows ? rows : 1) + (grid->rows >= 24);
}

static int draw_note(const struct ticket_view *view, struct grid *grid, int row, size_t i)
{
    const struct ticket_note *note = &view->note[i];
    bool last = i + 1 == view->notes && view->alikes == 0;
    grid_text(grid, row, 3, LEFT - 4, INK_MUTED, note->title);
    int rows = grid_wrap(grid, row, LEFT, grid->cols - LEFT - 3, 3, note->ink, note->text);
    return (rows ? rows : 1) + (last && grid->rows >= 20);
}

static int draw_alike(const struct ticket_view *view, struct grid *grid, int row, size_t i)
{
    const struct alike_line *line = &view->alike[i];
    bool last = i + 1 == view->alikes;
    grid_text(grid, row, 3, LEFT - 4, INK_MUTED, i ? "" : "Looks like");
    grid_textf(grid, row, LEFT, grid->cols - LEFT - 3, INK_MUTED, "#%" PRId64 "  %s  (%s)",
               line->id, line->title, line->state);
    return 1 + (last && grid->rows >= 20);
}

static size_t blocks(const struct ticket_view *view)
{
    return view->notes + SPEC_FIELDS + view->alikes;
}

/* What looks like it comes before the fields where there is room for both. */
static int draw_block(const struct ticket_view *view, struct grid *grid, int row, size_t i)
{
    bool roomy = grid->rows >= 20;
    size_t alike = view->notes + (roomy ? 0 : SPEC_FIELDS);
    if (i < view->notes)
        return draw_note(view, grid, row, i);
    if (i >= alike && i < alike + view->alikes)
        return draw_alike(view, grid, row, i - alike);
    return draw_field(&view->card, grid, row,
                      (enum spec_field)(i - view->notes - (roomy ? view->alikes : 0)));
}

static int rows_from(const struct ticket_view *view, struct grid *grid, size_t from)
{
    int rows = 0;
    for (size_t i = from; i < blocks(view); i++)
        rows += draw_block(view, grid, grid->rows + rows, i);
    return rows;
}

static void standing(const struct desk *desk, const struct ticket_card *card,
                     struct buf *out)
{
    const struct ticket *ticket = &card->ticket;
    if (ticket->state == TICKET_DONE) {
        buf_add(out, "DONE ");
        ticket_since(desk, ticket->done_at, out);
    } else if (ticket->state == TICKET_DOING) {
        buf_add(out, "DOING since ");
        ticket_since(desk, ticket->started_at, out);
    } else if (card->gaps) {
        buf_addf(out, "NOT READY   %d of %d ok", SPEC_FIELDS - card->gaps, SPEC_FIELDS);
    } else {
        buf_add(out, ticket->state == TICKET_DRAFT ? "READ IT AGAIN" : "READY");
    }
}

/* Nobody decides: that comes before the ticket itself. */
static int draw_nobody(const struct ticket_card *card, struct grid *grid, int row)
{
    int width = grid->cols - 6;
    if (card->owner.id)
        return 0;
    if (card->area.id)
        grid_textf(grid, row, 3, width, INK_ATTENTION, "NO OWNER: nobody decides for %s.",
                   card->area.name);
    else
        grid_text(grid, row, 3, width, INK_ATTENTION,
                  "NO OWNER: it is in no area, and nobody decides.");
    return 1;
}

/* Returns the rows used. */
static int draw_head(const struct desk *desk, const struct ticket_card *card,
                     struct grid *grid, int row)
{
    const struct ticket *ticket = &card->ticket;
    int top = row, width = grid->cols - 6;
    struct buf state;
    buf_init(&state);
    standing(desk, card, &state);
    row += draw_nobody(card, grid, row);
    int right = columns_of(state.text);
    bool good = !card->gaps && ticket->state != TICKET_DRAFT;
    int used = grid_textf(grid, row, 3, width, INK_HEAD, "#%" PRId64 "  ", ticket->id);
    int room = width - used - right - 2;
    bool beside = room >= TITLE;
    int rows = grid_wrap(grid, row, 3 + used, beside ? room : width - used, 2, INK_HEAD,
                         ticket->title);
    grid_right(grid, beside ? row : row + rows, grid->cols - 3, right,
               good ? INK_GOOD : INK_ATTENTION, state.text);
    row += rows + !beside;
    buf_release(&state);
    if (!card->owner.id)
        return row - top;
    bool away = card->acting.id && card->acting.id != card->owner.id;
    grid_textf(grid, row++, 3, width, INK_MUTED, "%s, %s decides%s%s%s", card->area.name,
               card->owner.name, away ? "; away, " : "", away ? card->acting.name : "",
               away ? " acts" : "");
    return row - top;
}

static const char *hint(const struct ticket_card *card)
{
    const struct ticket *ticket = &card->ticket;
    if (card->canonical.id)
        return "Folded: Enter opens the other, x takes it apart.";
    if (ticket->state == TICKET_DONE)
        return "Done.";
    if (card->back)
        return "Its day has come: d decides it again.";
    if (ticket->decision == DECISION_NO)
        return "Decided: no. Nothing starts.";
    if (ticket->decision == DECISION_NOT_NOW)
        return "Not now. Nothing starts.";
    if (card->gaps)
        return "Not ready, so nothing starts: e fills the gaps.";
    if (ticket->state == TICKET_DRAFT)
        return "It changed after it was ready. Read it, then r: it is ready.";
    if (!card->owner.id)
        return card->area.id ? "Nobody decides: o opens its area, to name one owner."
                             : "Nobody decides: t puts it in an area.";
    if (ticket->decision == DECISION_NONE)
        return "Nobody has decided yet: d says yes, no or not now.";
    return ticket->state == TICKET_DOING ? "Work is under way: f says that it is done."
                                         : "Ready, and decided: s when work begins.";
}

void ticket_draw(struct app *app, void *state, struct grid *grid)
{
    struct ticket_view *view = state;
    const struct ticket_card *card = &view->card;
    struct buf title;
    int row = grid->rows >= 20 ? 3 : 2, end = grid->rows - 3;
    buf_init(&title);
    buf_addf(&title, "Ownership board / #%" PRId64, card->ticket.id);
    view_title(app, grid, title.text);
    buf_release(&title);
    row += draw_head(view->desk, card, grid, row) + (grid->rows >= 20);
    size_t last = 0, n = blocks(view);
    while (last + 1 < n && rows_from(view, grid, last) > end - row + 1)
        last++;
    view->list.total = last + 1;
    list_fit(&view->list);
    for (size_t i = view->list.at; i < n; i++) {
        int rows = draw_block(view, grid, grid->rows, i);
        if (row + rows > end + 1 + (grid->rows >= 24) && i != view->list.at)
            break; /* but the first is there, as far as it fits */
        row += draw_block(view, grid, row, i);
    }
    bool fine = card->ticket.decision == DECISION_YES && !card->gaps &&
                card->ticket.state != TICKET_DRAFT && !card->canonical.id;
    app_foot(app, hint(card), fine ? INK_GOOD : INK_ATTENTION);
}
