/* The form of an incident as it is drawn: what each line means beside it, or where it is
 * narrow below the one that is typed in. */
#include "incident_form.h"

#include <inttypes.h>

static const struct {
    const char *title, *ask, *empty;
} rows[INCIDENT_LINES] = {
    [INCIDENT_TITLE] = {"Title", "what went wrong, in a line", "not said"},
    [INCIDENT_AREA] = {"Area", "the part of the product it hurt", "not said"},
    [INCIDENT_STARTED] = {"Began", "14:02, yesterday 23:50, -2h; empty: now", "now"},
    [INCIDENT_NOTICED] = {"Noticed", "14:19, or +17m after it began", "not said"},
    [INCIDENT_OVER] = {"Over", "41m after it began, or at 14:43; empty: open",
                       "still open"},
    [INCIDENT_SEVERITY] = {"Severity", "how bad it was", "not said"},
    [INCIDENT_CUSTOMERS] = {"Customers", "how many it hurt", "not said"},
    [INCIDENT_HEARD] = {"Heard from", "an alert, a customer, support", "not said"},
    [INCIDENT_NEAR_MISS] = {"Near miss", "yes where nobody was hurt", "no"},
};

enum { LEFT = 3, TEXT = 15, SHORT = 24, WIDE = 76, SMALL = 20 };

static int draw_choices(const struct incident_form *form, struct grid *grid, int row)
{
    int width = grid->cols - TEXT - 4, used = 0;
    if (form->choices && form->choice[0].incident)
        grid_text(grid, row + used++, TEXT, width, INK_MUTED, "IS IT ONE OF THESE?");
    for (int i = 0; i < form->choices; i++, used++) {
        bool here = form->chosen == i;
        const struct incident_choice *choice = &form->choice[i];
        if (here)
            grid_text(grid, row + used, TEXT, 1, INK_FOCUS, ">");
        int columns = grid_text(grid, row + used, TEXT + 2, width - 2,
                                here ? INK_SELECT : INK_TEXT, choice->name);
        grid_text(grid, row + used, TEXT + 4 + columns, width - columns - 4, INK_MUTED,
                  choice->note);
    }
    return used;
}

/* Returns the rows it takes; rows outside of the grid are only counted. */
static int draw_line(const struct incident_form *form, struct grid *grid, int row,
                     enum incident_line_of line)
{
    bool here = form->at == line, title = line == INCIDENT_TITLE;
    bool beside = grid->cols >= WIDE && !title && line != INCIDENT_HEARD;
    const struct incident_said *said = &form->said[line];
    const struct field *field = &form->line[line].field;
    int wide = grid->cols - 3, right = TEXT + SHORT + 2;
    int width = beside ? SHORT : wide - TEXT;
    grid_text(grid, row, LEFT, TEXT - LEFT - 2, here ? INK_FOCUS : INK_MUTED,
              rows[line].title);
    if (here)
        grid_text(grid, row, TEXT - 2, 1, INK_FOCUS, ">");
    if (field->text.len == 0)
        grid_text(grid, row, TEXT + (here ? 2 : 0), wide - TEXT - 2, INK_MUTED,
                  here                                  ? rows[line].ask
                  : form->over && line == INCIDENT_OVER ? "not said"
                                                        : rows[line].empty);
    int used = 1, more = 0;
    if (here || field->text.len)
        used = field_draw(field, grid, row, TEXT, width, title ? 3 : 2, here);
    if (beside && here)
        more = grid_wrap(grid, row, right, wide - right, 2, said->ink, said->text);
    else if (beside)
        grid_text(grid, row, right, wide - right, said->ink, said->text);
    used = more > used ? more : used;
    if (!beside && here)
        used += grid_wrap(grid, row + used, TEXT, width, 2, said->ink, said->text);
    return used + (here ? draw_choices(form, grid, row + used) : 0);
}

/* The first line that is drawn, so that the one that is typed in is. */
static enum incident_line_of first_line(const struct incident_form *form, struct grid *grid,
                                        int room, int gap)
{
    enum incident_line_of first = form->at;
    int used = draw_line(form, grid, grid->rows, form->at);
    while (first > INCIDENT_TITLE) {
        used += gap + draw_line(form, grid, grid->rows, first - 1);
        if (used > room)
            break;
        first--;
    }
    return first;
}

void incident_form_draw(struct app *app, void *state, struct grid *grid)
{
    const struct incident_form *form = state;
    int row = grid->rows >= SMALL ? 3 : 2, end = grid->rows - 2;
    int gap = 2 * INCIDENT_LINES + INCIDENT_CHOICES + 1 <= end - row;
    bool changed = draft_form_changed(&form->drafts);
    struct buf title;
    buf_init(&title);
    if (form->incident)
        buf_addf(&title, "Incidents / %" PRId64 " / change", form->incident);
    else
        buf_add(&title, "Incidents / a new one");
    view_title(app, grid, title.text);
    buf_release(&title);
    for (enum incident_line_of i = first_line(form, grid, end - row, gap);
         i < INCIDENT_LINES; i++) {
        int used = draw_line(form, grid, grid->rows, i);
        if (row + used > end && i != form->at)
            break;
        row += draw_line(form, grid, row, i) + gap;
    }
    if (form->chosen >= 0 && form->choice[form->chosen].incident)
        app_foot(app, "Enter opens it; Esc there comes back here.", INK_MUTED);
    else
        app_foot(app, changed ? "Not saved. A draft is kept as you type." : "",
                 INK_ATTENTION);
}
