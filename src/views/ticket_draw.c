/* Drawing the page of a ticket, block by block, so that it scrolls. */
#include "ticket_view.h"

#include <inttypes.h>

enum { LEFT = 17, MARK = 18 }; /* the column of the texts; columns of the marks */

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

/* Rows outside of the grid are only counted. */
static int draw_field(const struct ticket_card *card, struct grid *grid, int row,
                      enum spec_field field)
{
    const struct spec_judgement *judgement = &card->judgement[field];
    bool ok = judgement->verdict == SPEC_OK;
    int width = grid->cols - LEFT - MARK - 3, rows;
    struct buf text;
    buf_init(&text);
    spec_mark(&text, judgement, board_ticket_judged(card, field));
    grid_text(grid, row, 3, LEFT - 4, INK_MUTED, spec_texts[field].title);
    grid_right(grid, row, grid->cols - 3, MARK, ok ? INK_GOOD : INK_ATTENTION, text.text);
    rows = field == SPEC_AWKWARD ? draw_cases(card, grid, row, width)
                                 : grid_wrap(grid, row, LEFT, width, 4, INK_TEXT,
                                             spec_value(&card->ticket, field));
    if (!ok) {
        buf_reset(&text);
        spec_say(&text, field, judgement, board_ticket_judged(card, field));
        rows += grid_wrap(grid, row + rows, LEFT, grid->cols - LEFT - 3, 2, INK_MUTED,
                          text.text);
    }
    buf_release(&text);
    return (rows ? rows : 1) + (grid->rows >= 24);
}

static int draw_note(const struct ticket_view *view, struct grid *grid, int row, size_t i)
{
    const struct ticket_note *note = &view->note[i];
    bool last = i + 1 == view->notes;
    grid_text(grid, row, 3, LEFT - 4, INK_MUTED, note->title);
    int rows = grid_wrap(grid, row, LEFT, grid->cols - LEFT - 3, 3, note->ink, note->text);
    return (rows ? rows : 1) + (last && grid->rows >= 20);
}

static int draw_alike(const struct ticket_view *view, struct grid *grid, int row, size_t i)
{
    const struct alike_line *line = &view->alike[i];
    int width = grid->cols - LEFT - 3;
    grid_text(grid, row, 3, LEFT - 4, INK_MUTED, i ? "" : "Looks like");
    grid_textf(grid, row, LEFT, width, INK_TEXT, "#%" PRId64 "  %s  (%s)", line->id,
               line->title, line->state);
    return 1 + grid_wrap(grid, row + 1, LEFT + 2, width - 2, 1, INK_MUTED, line->why);
}

static size_t blocks(const struct ticket_view *view)
{
    return view->notes + SPEC_FIELDS + view->alikes;
}

static int draw_block(const struct ticket_view *view, struct grid *grid, int row, size_t i)
{
    if (i < view->notes)
        return draw_note(view, grid, row, i);
    i -= view->notes;
    if (i < SPEC_FIELDS)
        return draw_field(&view->card, grid, row, (enum spec_field)i);
    return draw_alike(view, grid, row, i - SPEC_FIELDS);
}

static int rows_from(const struct ticket_view *view, struct grid *grid, size_t from)
{
    int rows = 0;
    for (size_t i = from; i < blocks(view); i++)
        rows += draw_block(view, grid, grid->rows + rows, i);
    return rows;
}

static void standing(const struct ticket_card *card, struct buf *out)
{
    static const char *const states[] = {[TICKET_DRAFT] = "READ IT AGAIN",
                                         [TICKET_READY] = "READY",
                                         [TICKET_DOING] = "DOING",
                                         [TICKET_DONE] = "DONE"};
    if (card->gaps && card->ticket.state != TICKET_DONE)
        buf_addf(out, "NOT READY   %d of %d ok", SPEC_FIELDS - card->gaps, SPEC_FIELDS);
    else
        buf_add(out, states[card->ticket.state]);
}

/* Nobody decides: that comes before the ticket itself. Returns the rows used. */
static int draw_head(const struct ticket_card *card, struct grid *grid, int row)
{
    const struct ticket *ticket = &card->ticket;
    int width = grid->cols - 6, top = row;
    struct buf state;
    buf_init(&state);
    standing(card, &state);
    if (!card->area.id)
        grid_text(grid, row++, 3, width, INK_ATTENTION,
                  "NO OWNER: it is in no area, and nobody decides.");
    else if (!card->owner.id)
        grid_textf(grid, row++, 3, width, INK_ATTENTION, "NO OWNER: nobody decides for %s.",
                   card->area.name);
    int right = (int)state.len;
    bool good = ticket->state != TICKET_DRAFT;
    grid_textf(grid, row, 3, width - right - 2, INK_HEAD, "#%" PRId64 "  %s", ticket->id,
               ticket->title);
    grid_right(grid, row++, grid->cols - 3, right, good ? INK_GOOD : INK_ATTENTION,
               state.text);
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
        return "It is folded under another: x takes it apart.";
    if (ticket->state == TICKET_DONE)
        return "Done.";
    if (card->gaps)
        return "Not ready, so nothing starts: e fills the gaps.";
    if (ticket->state == TICKET_DRAFT)
        return "Changed after it was ready. Read it again, then r says that it is ready.";
    if (ticket->decision == DECISION_NONE || card->back)
        return "Nobody has decided yet: d says yes, no or not now.";
    return ticket->state == TICKET_DOING ? "Work is under way: f says that it is done."
                                         : "Every field passes.";
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
    row += draw_head(card, grid, row) + (grid->rows >= 20);
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
    bool fine = card->ticket.state != TICKET_DRAFT && !card->canonical.id;
    app_foot(app, hint(card), fine ? INK_GOOD : INK_ATTENTION);
}
