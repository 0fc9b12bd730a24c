/* The form of a ticket as it is drawn: the fields, and below them what is found for the
 * text as it is. */
#include "ticket_form.h"

#include <inttypes.h>

static const struct {
    const char *title, *ask;
} rows[TICKET_FIELDS] = {
    [TICKET_TITLE] = {"Title", "what is asked for, in a line"},
    [TICKET_AREA] = {"Area", "the part of the product; its owner decides"},
    [TICKET_CUSTOMER] = {"Asked for by", "the customer, where one customer asks for it"},
};

/* Below SMALL rows a field has one, and the list comes first. */
enum { LEFT = 3, TEXT = 17, SMALL = 13 };

static int draw_field(const struct ticket_form *form, struct grid *grid, int row,
                      enum ticket_field field)
{
    bool here = form->at == field;
    const struct field *line = &form->line[field].field;
    int width = grid->cols - TEXT - 3;
    grid_text(grid, row, LEFT, TEXT - LEFT - 2, here ? INK_FOCUS : INK_MUTED,
              rows[field].title);
    if (line->text.len == 0)
        grid_text(grid, row, TEXT + (here ? 2 : 0), width - 2, INK_MUTED,
                  here ? rows[field].ask : "not said");
    if (here || line->text.len)
        return row + field_draw(line, grid, row, TEXT, width,
                                grid->rows >= 20     ? 3
                                : grid->rows < SMALL ? 1
                                                     : 2,
                                here && (form->areas.n || form->choice < 0));
    return row + 1;
}

static int draw_areas(const struct ticket_form *form, struct grid *grid, int row)
{
    for (size_t i = 0; i < form->areas.n; i++, row++) {
        const struct area_line *line = &form->areas.line[i];
        bool here = form->choice == (int)i;
        if (here)
            grid_text(grid, row, TEXT - 2, 1, INK_FOCUS, ">");
        grid_textf(grid, row, TEXT, grid->cols - TEXT - 3, here ? INK_SELECT : INK_TEXT,
                   "%s  %s", line->area.name,
                   line->owner.id ? line->owner.name : "NO OWNER");
    }
    return row;
}

static void draw_alike(const struct ticket_form *form, struct grid *grid, int row, int i,
                       bool why)
{
    const struct alike_line *line = &form->alike[i];
    int width = grid->cols - LEFT - 5;
    bool here = form->choice == i;
    if (here)
        grid_text(grid, row, LEFT, 1, INK_FOCUS, ">");
    grid_textf(grid, row, LEFT + 2, width, here ? INK_SELECT : INK_TEXT,
               "#%" PRId64 "  %s  (%s%s%s)", line->id, line->title, line->state,
               line->customer[0] ? ", " : "", line->customer);
    if (why)
        grid_text(grid, row + 1, LEFT + 4, width - 2, INK_MUTED, line->why);
}

/* Where not all of them have room with why they are alike, they go without it. */
static void draw_alikes(const struct ticket_form *form, struct grid *grid, int row)
{
    int n = ticket_form_alikes(form), room = grid->rows - 2 - row - 1;
    int each = room >= 2 * n ? 2 : 1, fit = room / each;
    int first = form->choice >= fit ? form->choice - fit + 1 : 0;
    if (n == 0 || fit <= 0)
        return;
    grid_text(grid, row++, LEFT, grid->cols - 6, INK_MUTED, "IS IT ONE OF THESE?");
    for (int i = first; i < n && i < first + fit; i++, row += each)
        draw_alike(form, grid, row, i, each > 1);
}

static const char *hint(const struct ticket_form *form)
{
    bool changed = draft_form_changed(&form->drafts);
    if (form->areas.n)
        return "Enter takes the area one is on.";
    if (form->choice >= 0)
        return "Enter opens it; Esc there comes back here.";
    if (!form->ticket && changed && form->at != TICKET_AREA && ticket_form_alikes(form))
        return "A draft is kept. Down, then Enter opens the one it may be.";
    if (changed)
        return "Not saved. A draft is kept as you type.";
    return form->ticket ? "" : "One line; the spec comes next.";
}

void ticket_form_draw(struct app *app, void *state, struct grid *grid)
{
    struct ticket_form *form = state;
    int gap = grid->rows >= 20, row = 2 + gap;
    struct buf title;
    buf_init(&title);
    if (form->ticket)
        buf_addf(&title, "Ownership board / #%" PRId64 " / title and area", form->ticket);
    else
        buf_add(&title, "Ownership board / a new ticket");
    view_title(app, grid, title.text);
    buf_release(&title);
    for (enum ticket_field i = 0; i < TICKET_FIELDS; i++) {
        row = draw_field(form, grid, row, i);
        if (i == TICKET_AREA)
            row = draw_areas(form, grid, row);
        row += gap;
    }
    if (form->custom && grid->rows >= SMALL)
        row += grid_wrap(grid, row, LEFT, grid->cols - 6, 2, INK_ATTENTION,
                         alike_custom_words) +
               gap;
    draw_alikes(form, grid, row);
    app_foot(app, hint(form),
             draft_form_changed(&form->drafts) ? INK_ATTENTION : INK_MUTED);
}
