/* The form of a deploy as it is drawn: what each line means beside it, or where it is
 * narrow below the one that is typed in. */
#include "deploy_form.h"

#include "text/columns.h"

#include <inttypes.h>

static const struct {
    const char *title, *ask;
} rows[DEPLOY_LINES] = {
    [DEPLOY_WHAT] = {"What", "what went out, in plain words; Tab goes on"},
    [DEPLOY_TYPE] = {"Type", "how it ships"},
    [DEPLOY_AREA] = {"Area", "the part of the product"},
    [DEPLOY_BY] = {"By", "who ships it"},
    [DEPLOY_TICKETS] = {"Tickets", "numbers: 214 217"},
    [DEPLOY_CHANGES] = {"Changes", "how many"},
    [DEPLOY_TOOK] = {"Hand-over", "how long it took: 8m"},
    [DEPLOY_WHEN] = {"When", "now"},
};

enum { LEFT = 3, TEXT = 15, SHORT = 24, WIDE = 76, WHAT_ROWS = 4, SMALL = 20 };

/* Of a long text only; the others have what they mean beside them. */
int deploy_form_columns(const struct grid *grid)
{
    return grid->cols - TEXT - 3;
}

static int draw_choices(const struct deploy_form *form, struct grid *grid, int row)
{
    int width = grid->cols - TEXT - 4;
    for (int i = 0; i < form->choices; i++) {
        bool here = form->chosen == i;
        const struct deploy_choice *choice = &form->choice[i];
        if (here)
            grid_text(grid, row + i, TEXT, 1, INK_FOCUS, ">");
        int used = grid_text(grid, row + i, TEXT + 2, width - 2,
                             here ? INK_SELECT : INK_TEXT, choice->name);
        grid_text(grid, row + i, TEXT + 4 + used, width - used - 4, INK_MUTED,
                  choice->note);
    }
    return form->choices;
}

/* Returns the rows it takes; rows outside of the grid are only counted. */
static int draw_line(const struct deploy_form *form, struct grid *grid, int row,
                     enum deploy_line_of line)
{
    bool here = form->at == line, what = line == DEPLOY_WHAT;
    bool beside = grid->cols >= WIDE && !what;
    const struct deploy_said *said = &form->said[line];
    const struct field *field = &form->line[line].field;
    int width = beside ? SHORT : deploy_form_columns(grid), wide = grid->cols - 3;
    grid_text(grid, row, LEFT, TEXT - LEFT - 2, here ? INK_FOCUS : INK_MUTED,
              rows[line].title);
    if (here)
        grid_text(grid, row, TEXT - 2, 1, INK_FOCUS, ">");
    if (field->text.len == 0)
        grid_text(grid, row, TEXT + (here ? 2 : 0), wide - TEXT - 2, INK_MUTED,
                  here || line == DEPLOY_WHEN ? rows[line].ask : "not said");
    int used = 1;
    if (here || field->text.len)
        used = field_draw(field, grid, row, TEXT, width, what ? WHAT_ROWS : 2, here);
    int more = 0, right = TEXT + SHORT + 2;
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
static enum deploy_line_of first_line(const struct deploy_form *form, struct grid *grid,
                                      int room, int gap)
{
    enum deploy_line_of first = form->at;
    int used = draw_line(form, grid, grid->rows, form->at);
    while (first > DEPLOY_WHAT) {
        used += gap + draw_line(form, grid, grid->rows, first - 1);
        if (used > room)
            break;
        first--;
    }
    return first;
}

static int rows_of(const struct deploy_form *form, struct grid *grid)
{
    int used = 0;
    for (enum deploy_line_of i = DEPLOY_WHAT; i < DEPLOY_LINES; i++)
        used += draw_line(form, grid, grid->rows, i);
    return used;
}

void deploy_form_draw(struct app *app, void *state, struct grid *grid)
{
    const struct deploy_form *form = state;
    int row = grid->rows >= SMALL ? 3 : 2, end = grid->rows - 2;
    int gap = rows_of(form, grid) + DEPLOY_LINES + DEPLOY_CHOICES <= end - row;
    bool changed = draft_form_changed(&form->drafts);
    struct buf title;
    buf_init(&title);
    if (form->deploy)
        buf_addf(&title, "Deploys / %" PRId64, form->deploy);
    else
        buf_add(&title, "Deploys / a new one");
    view_title(app, grid, title.text);
    buf_release(&title);
    for (enum deploy_line_of i = first_line(form, grid, end - row, gap); i < DEPLOY_LINES;
         i++) {
        int used = draw_line(form, grid, grid->rows, i);
        if (row + used > end && i != form->at)
            break;
        row += draw_line(form, grid, row, i) + gap;
    }
    app_foot(app, changed ? "Not saved. A draft is kept as you type." : "", INK_ATTENTION);
}
