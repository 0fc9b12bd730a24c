/* A person's page as it is drawn. */
#include "person_view.h"

#include "domain/when.h"
#include "text/columns.h"

#include <string.h>

enum { LEFT = 3, WHAT = 12, LIST_ROWS = 6 };

static void draw_state(const struct app *app, const struct person_view *view,
                       struct grid *grid, int row)
{
    const struct person *person = &view->drill.held.person;
    struct buf text;
    buf_init(&text);
    buf_add(&text, person->handle);
    if (person->contact[0])
        buf_addf(&text, "   %s", person->contact);
    if (person->state == PERSON_AWAY) {
        buf_add(&text, "   away");
        if (person->away_until) {
            buf_add(&text, " until ");
            when_date_text(&text, person->away_until,
                           zone_local(board_zone(view->desk->board), app->now).date);
        }
    }
    grid_text(grid, row, LEFT, grid->cols - LEFT - 3, INK_MUTED, text.text);
    if (person->state == PERSON_LEFT)
        grid_right(grid, row, grid->cols - 3, 10, INK_ATTENTION, "has left");
    buf_release(&text);
}

/* The end of a line while the person is leaving: who takes it. */
static void draw_taker(const struct held_line *line, struct grid *grid, int row, int at)
{
    bool owner = strcmp(line->what, "owner") == 0;
    if (line->taker)
        grid_text(grid, row, at, grid->cols - at - 2, INK_GOOD, line->taker);
    else
        grid_text(grid, row, at, grid->cols - at - 2, INK_ATTENTION,
                  owner ? "NO OWNER" : "nobody");
}

static void draw_line(const struct person_view *view, const struct held_line *line,
                      struct grid *grid, int row, bool here)
{
    int name = LEFT + 2 + WHAT, taker = view->leaving ? grid->cols * 3 / 5 : grid->cols - 2;
    if (here)
        grid_text(grid, row, LEFT, 1, INK_FOCUS, ">");
    grid_text(grid, row, LEFT + 2, WHAT - 1, INK_MUTED, line->what);
    grid_text(grid, row, name, taker - name - 2, here ? INK_SELECT : INK_TEXT, line->name);
    if (view->leaving && !line->told)
        draw_taker(line, grid, row, taker);
}

static void draw_lines(struct person_view *view, struct grid *grid, int row, int bottom)
{
    struct list *list = &view->list;
    list->shown = bottom > row ? (size_t)(bottom - row) : 1;
    list_fit(list);
    for (size_t i = 0; i < list->shown && list->first + i < view->lines; i++)
        draw_line(view, &view->line[list->first + i], grid, row + (int)i,
                  list->first + i == list->at);
    if (view->lines == 0)
        grid_text(grid, row, LEFT + 2, grid->cols - LEFT - 4, INK_TEXT,
                  "Nothing hangs on them: no area, no ticket, no promise.");
}

enum { NAMED = 29 }; /* columns of the thing that somebody takes */

static void draw_ask(struct app *app, const struct person_view *view)
{
    struct buf label;
    buf_init(&label);
    if (view->asks == PERSON_ASKS_UNTIL)
        buf_add(&label, "Away until (empty: nobody knows):");
    else if (view->asks == PERSON_ASKS_ALL)
        buf_add(&label, "Who takes all the others:");
    else {
        buf_add(&label, "Who takes ");
        columns_cut(&label, view->line[view->list.at].name, NAMED);
        buf_add_c(&label, ':');
    }
    app_ask(app, label.text, &view->typed);
    buf_release(&label);
}

static void draw_hint(struct app *app, const struct person_view *view)
{
    size_t taken = 0, all = 0;
    struct buf hint;
    buf_init(&hint);
    for (size_t i = 0; i < view->lines; i++) {
        taken += view->line[i].taker != NULL;
        all += !view->line[i].told;
    }
    if (view->leaving)
        buf_addf(&hint, "%s of %s go to somebody. Ctrl-S when all is said.", GROUPED(taken),
                 GROUPED(all));
    else if (view->list.total > view->list.shown)
        list_place(&view->list, &hint);
    app_foot(app, hint.text, view->leaving ? INK_ATTENTION : INK_MUTED);
    buf_release(&hint);
}

void person_draw(struct app *app, void *state, struct grid *grid)
{
    struct person_view *view = state;
    const struct person *person = &view->drill.held.person;
    int row = grid->rows >= 20 ? 3 : 2, bottom = grid->rows - 3;
    int first = (int)strcspn(person->name, " ");
    struct buf title;
    buf_init(&title);
    buf_addf(&title, "People / %s", person->name);
    view_title(app, grid, title.text);
    grid_text(grid, row++, LEFT, grid->cols - 6, INK_HEAD, person->name);
    draw_state(app, view, grid, row++);
    row += grid->rows >= 20;
    buf_reset(&title);
    if (view->leaving)
        buf_addf(&title, "%.*s LEAVES: WHO TAKES EACH?", first, person->name);
    else if (person->state == PERSON_LEFT)
        buf_addf(&title, "%.*s HAS LEFT, AND TOOK ALONG", first, person->name);
    else
        buf_addf(&title, "IF %.*s LEAVES, THIS NEEDS SOMEBODY", first, person->name);
    grid_text(grid, row++, LEFT, grid->cols - 6, INK_HEAD, title.text);
    buf_release(&title);
    row += grid->rows >= 20;
    bool asks = view->asks == PERSON_ASKS_HEIR || view->asks == PERSON_ASKS_ALL;
    draw_lines(view, grid, row, bottom - (asks ? LIST_ROWS : 0));
    if (asks)
        person_pick_draw(&view->pick, grid, bottom - LIST_ROWS + 1, LEFT + 2 + WHAT,
                         grid->cols - LEFT - WHAT - 4);
    if (view->asks)
        draw_ask(app, view);
    else
        draw_hint(app, view);
}
