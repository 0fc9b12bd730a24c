/* The form of an area as it is drawn. */
#include "owner_view.h"

#include "area_view.h"

enum { TITLE = 3, TEXT = 17, FIELD_ROWS = 2, ROOMY = 28 };

/* What somebody else made of the field, beside one's own. */
static int draw_conflict(const struct owner_view *view, struct grid *grid, int row)
{
    int width = grid->cols - TEXT - 3;
    const char *mine = view->line[view->at].field.text.text;
    struct buf theirs;
    buf_init(&theirs);
    form_text(&view->card, view->at, &theirs);
    grid_rule(grid, row, TEXT, width < 44 ? width : 44, INK_MUTED);
    grid_text(grid, row + 1, TEXT, width, INK_ATTENTION, "Somebody changed it meanwhile.");
    for (int i = MINE; i <= THEIRS; i++) {
        const char *text = i == MINE ? mine : theirs.text;
        bool here = view->keeps == i;
        if (here)
            grid_text(grid, row + 2 + i, TEXT - 2, 1, INK_FOCUS, ">");
        grid_textf(grid, row + 2 + i, TEXT, width, here ? INK_SELECT : INK_TEXT, "%s  %s",
                   i == MINE ? "keep mine   " : "take theirs ", text[0] ? text : "nobody");
    }
    buf_release(&theirs);
    return row + 4;
}

static bool gap_before(const struct grid *grid, enum form_field field)
{
    return grid->rows >= ROOMY && (field == FORM_DELIVERY || field == FORM_COVERS);
}

/* Returns the row after it; outside of the grid it is only measured. */
static int draw_field(const struct owner_view *view, struct grid *grid, int row,
                      enum form_field field)
{
    const struct form_row *form = &form_rows[field];
    bool here = view->at == field, empty = view->line[field].field.text.len == 0;
    int width = grid->cols - TEXT - 3;
    row += gap_before(grid, field);
    grid_text(grid, row, TITLE, TEXT - TITLE - 1, here ? INK_FOCUS : INK_MUTED,
              form->title);
    if (!here && empty) {
        grid_text(grid, row, TEXT, width, field == FORM_OWNER ? INK_ATTENTION : INK_MUTED,
                  form->empty);
        return row + 1;
    }
    if (here && empty)
        grid_text(grid, row, TEXT + 2, width - 2, INK_MUTED, form->ask);
    row += field_draw(&view->line[field].field, grid, row, TEXT, width,
                      here ? FIELD_ROWS : 1, here);
    if (!here)
        return row;
    if (owner_conflicts(view, field))
        return draw_conflict(view, grid, row);
    return person_pick_draw(&view->pick, grid, row, TEXT, width);
}

/* The first field that is drawn, so that the one that is typed in is, with its list. */
static enum form_field first_field(const struct owner_view *view, struct grid *grid,
                                   int room)
{
    int outside = grid->rows, used = 0;
    enum form_field first = view->at;
    for (int i = (int)view->at; i >= 0; i--) {
        used += draw_field(view, grid, outside, (enum form_field)i) - outside;
        if (used > room)
            break;
        first = (enum form_field)i;
    }
    return first;
}

static int draw_head(const struct owner_view *view, struct app *app, struct grid *grid)
{
    const struct area *area = &view->card.who.found.area;
    struct buf title;
    int row = grid->rows >= 20 ? 3 : 2;
    buf_init(&title);
    buf_addf(&title, "Ownership board / %s", area->name);
    view_title(app, grid, title.text);
    buf_release(&title);
    grid_text(grid, row++, TITLE, grid->cols - 6, INK_HEAD, area->name);
    if (area->covers[0] && grid->rows >= 20)
        grid_text(grid, row++, TITLE, grid->cols - 6, INK_MUTED, area->covers);
    return row + (grid->rows >= 24);
}

/* How many fields there is no room for. */
static void draw_hidden(struct grid *grid, int row, int n, const char *where)
{
    struct buf text;
    buf_init(&text);
    buf_addf(&text, "%d %s", n, where);
    if (n > 0)
        grid_right(grid, row, grid->cols - 1, 10, INK_MUTED, text.text);
    buf_release(&text);
}

void owner_draw(struct app *app, void *state, struct grid *grid)
{
    struct owner_view *view = state;
    int row = draw_head(view, app, grid), bottom = grid->rows - 3;
    enum form_field first = first_field(view, grid, bottom - row), i = first;
    int top = row;
    for (; i < FORM_FIELDS; i++) {
        int needs = draw_field(view, grid, grid->rows, i) - grid->rows;
        if (row + needs > bottom && i != view->at)
            break;
        row = draw_field(view, grid, row, i);
    }
    draw_hidden(grid, top - 1, (int)first, "above");
    draw_hidden(grid, bottom, FORM_FIELDS - (int)i, "more");
    if (i == FORM_FIELDS && row + 1 < bottom)
        area_history_draw(app, &view->card, grid, row + 1);
    bool refused = view->pick.says.code != ERR_NONE;
    app_foot(app,
             refused                   ? "Not saved. That field needs one name."
             : owner_any_changed(view) ? "Not saved. A draft is kept as you type."
                                       : "",
             INK_ATTENTION);
}
