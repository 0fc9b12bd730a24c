/* One area that waits for its owner, as it is drawn. */
#include "pick_view.h"

#include "domain/when.h"
#include "ui/list.h"

enum { LEFT = 3, NAME = 7, PATHS = 3, MATCHES = 6 };

/* "acted 3 days ago"; "never acted here". */
static void acted_text(const struct app *app, const struct pick_view *view,
                       const struct pick_name *name, struct buf *out)
{
    const struct when_base base = {.zone = board_zone(view->desk->board), .now = app->now};
    if (!name->acted_at) {
        buf_add(out, "never acted here");
        return;
    }
    buf_add(out, "acted ");
    when_age(out, name->acted_at, &base);
}

static void draw_name(const struct app *app, const struct pick_view *view,
                      struct grid *grid, int row, size_t at)
{
    const struct pick_name *name = &view->pick.names[at];
    bool here = view->list.at == at, wide = grid->cols >= 80;
    int owns = wide ? 34 : 28, acted = wide ? grid->cols - 24 : grid->cols - 2;
    const char *called = name->person.id ? name->person.name : name->candidate.name;
    struct buf text;
    buf_init(&text);
    if (here)
        grid_text(grid, row, LEFT, 1, INK_FOCUS, ">");
    if (at < 9 && !name->candidate.team)
        grid_textf(grid, row, LEFT + 2, 1, INK_KEY, "%zu", at + 1);
    grid_text(grid, row, NAME, owns - NAME - 1, here ? INK_SELECT : INK_TEXT, called);
    if (name->candidate.team)
        buf_add(&text, "a team: t names one of it");
    else if (!name->person.id)
        buf_add(&text, "not on the board yet");
    else if (name->person.state != PERSON_ACTIVE)
        buf_addf(&text, "%s", person_state_words.name[name->person.state]);
    else
        buf_addf(&text, "owns %s", name->owns);
    grid_text(grid, row, owns, acted - owns - 1, INK_MUTED, text.text);
    buf_reset(&text);
    if (name->person.id && wide) {
        acted_text(app, view, name, &text);
        grid_text(grid, row, acted, 22, INK_MUTED, text.text);
    }
    buf_release(&text);
}

static int draw_area(const struct pick_view *view, struct grid *grid, int row)
{
    const struct pick *pick = &view->pick;
    struct buf paths;
    buf_init(&paths);
    for (size_t i = 0; i < pick->paths_n && i < PATHS; i++)
        buf_addf(&paths, "%s%s", i ? "  " : "", pick->paths[i].pattern);
    if (pick->paths_n > PATHS)
        buf_addf(&paths, "  and %s more", GROUPED(pick->paths_n - PATHS));
    grid_text(grid, row++, LEFT, grid->cols - 6, INK_HEAD, pick->area.name);
    if (pick->area.covers[0])
        row += grid_wrap(grid, row, LEFT, grid->cols - 6, 2, INK_MUTED, pick->area.covers);
    if (paths.len)
        row += grid_wrap(grid, row, LEFT, grid->cols - 6, 2, INK_MUTED, paths.text);
    buf_release(&paths);
    return row;
}

/* Every area has one name; or those that were skipped wait. */
static void draw_end(const struct pick_view *view, struct grid *grid, int row)
{
    const struct pick *pick = &view->pick;
    if (pick->waiting == 0) {
        grid_text(grid, row, LEFT, grid->cols - 6, INK_GOOD,
                  pick->all ? "Every area that came in has one name."
                            : "No area came in with more than one name.");
        return;
    }
    grid_textf(grid, row, LEFT, grid->cols - 6, INK_HEAD, "%s %s skipped.",
               GROUPED(pick->waiting), pick->waiting == 1 ? "was" : "were");
    grid_text(grid, row + 2, LEFT, 8, INK_KEY, "Enter");
    grid_text(grid, row + 2, LEFT + 8, grid->cols - 12, INK_TEXT,
              "goes through them again");
}

static void draw_names(const struct app *app, struct pick_view *view, struct grid *grid,
                       int row, int bottom)
{
    struct list *list = &view->list;
    list->shown = bottom > row ? (size_t)(bottom - row) : 1;
    list_fit(list);
    for (size_t i = 0; i < list->shown && list->first + i < view->pick.names_n; i++)
        draw_name(app, view, grid, row++, list->first + i);
}

static void draw_pick(struct app *app, struct pick_view *view, struct grid *grid, int row)
{
    int bottom = grid->rows - 4;
    row = draw_area(view, grid, row) + (grid->rows >= 20);
    grid_text(grid, row++, LEFT, grid->cols - 6, INK_TEXT, "Who makes the call?");
    row += grid->rows >= 20;
    draw_names(app, view, grid, row, view->typing ? bottom - MATCHES : bottom);
    if (view->typing) {
        person_pick_draw(&view->match, grid, bottom - MATCHES + 1, NAME,
                         grid->cols - NAME - 3);
        return;
    }
    grid_textf(grid, grid->rows - 3, LEFT, 3, INK_TEXT, "[%c]",
               view->others_help ? 'x' : ' ');
    grid_text(grid, grid->rows - 3, LEFT + 4, 30, INK_TEXT, "the others help");
    grid_text(grid, grid->rows - 3, LEFT + 21, 1, INK_KEY, "h");
}

void pick_draw(struct app *app, void *state, struct grid *grid)
{
    struct pick_view *view = state;
    const struct pick *pick = &view->pick;
    int row = grid->rows >= 20 ? 3 : 2;
    struct buf text;
    buf_init(&text);
    buf_add(&text, "Pick one");
    size_t done = pick->all > pick->waiting ? pick->all - pick->waiting : 0;
    if (pick->area.id) {
        const struct list place = {.at = done + view->skipped, .total = pick->all};
        buf_add(&text, "   ");
        list_place(&place, &text);
    }
    view_title(app, grid, text.text);
    if (pick->area.id)
        draw_pick(app, view, grid, row);
    else
        draw_end(view, grid, row);
    buf_reset(&text);
    if (view->picked)
        buf_addf(&text, "%s picked", GROUPED(view->picked));
    if (view->skipped)
        buf_addf(&text, "%s%s skipped", text.len ? ", " : "", GROUPED(view->skipped));
    if (view->typing)
        app_ask(app, "Who makes the call:", &view->typed);
    else
        app_foot(app, text.text, INK_MUTED);
    buf_release(&text);
}
