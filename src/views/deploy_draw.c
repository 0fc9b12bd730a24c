/* Drawing the page of a deploy: how it went first, what is known of it, and the checklist
 * large enough for a shared screen. */
#include "board/shipped.h"
#include "deploy_view.h"
#include "domain/when.h"
#include "text/columns.h"

#include <inttypes.h>
#include <string.h>

enum { STEP = 10, WIDE = 76, ROOMY = 28 };

static enum ink state_ink(enum deploy_state state)
{
    switch (state) {
    case DEPLOY_BROKEN:
    case DEPLOY_ROLLED_BACK:
    case DEPLOY_NOT_LOOKED:
        return INK_ATTENTION;
    case DEPLOY_FINE:
        return INK_GOOD;
    case DEPLOY_RECOVERED:
    case DEPLOY_STATES:
        break;
    }
    return INK_TEXT;
}

/* "> [x] 1  press release in the pipeline   by hand   Bo Lind, 14:02"; where it is narrow
 * the end has a line of its own. */
static int draw_step(const void *ctx, struct grid *grid, int row, size_t i, bool here)
{
    const struct deploy_view *view = ctx;
    const struct deploy_step *step = &view->card.steps[i];
    bool wide = grid->cols >= WIDE;
    struct buf end;
    buf_init(&end);
    buf_addf(&end, "%s%s%s", step->manual ? "by hand" : "",
             step->manual && view->ticked[i][0] ? "   " : "", view->ticked[i]);
    int right = columns_of(end.text), room = grid->cols - FACTS_LEFT - STEP - 3;
    if (here)
        grid_text(grid, row, FACTS_LEFT, 1, INK_FOCUS, ">");
    grid_text(grid, row, FACTS_LEFT + 2, 3, step->ticked_at ? INK_GOOD : INK_ATTENTION,
              step->ticked_at ? "[x]" : "[ ]");
    grid_textf(grid, row, FACTS_LEFT + 6, 3, INK_MUTED, "%zu", i + 1);
    int rows = grid_wrap(grid, row, FACTS_LEFT + STEP, wide ? room - right - 3 : room, 3,
                         here ? INK_SELECT : INK_TEXT, step->text);
    if (wide)
        grid_right(grid, row, grid->cols - 3, right, INK_MUTED, end.text);
    else if (right)
        grid_text(grid, row + rows++, FACTS_LEFT + STEP, room, INK_MUTED, end.text);
    buf_release(&end);
    return rows + (grid->rows >= ROOMY);
}

/* Returns the rows used. */
static int draw_head(const struct deploy_view *view, struct grid *grid, int row)
{
    const struct deploy *deploy = &view->card.line.deploy;
    enum deploy_state state = deploy_state(deploy);
    const char *said = deploy_state_text(state);
    int right = columns_of(said);
    struct buf what;
    buf_init(&what);
    shipped_head(&what, deploy);
    int rows =
        grid_wrap(grid, row, FACTS_LEFT, grid->cols - right - 9, 2, INK_HEAD, what.text);
    grid_right(grid, row, grid->cols - 3, right, state_ink(state), said);
    const char *rest = deploy->what + what.len;
    rows += grid_wrap(grid, row + rows, FACTS_LEFT, grid->cols - 6, 3, INK_TEXT,
                      rest + strspn(rest, "\r\n"));
    buf_release(&what);
    return rows;
}

static const char *const asks[] = {[DEPLOY_ASKS_BROKE] = "Broke:",
                                   [DEPLOY_ASKS_RECOVERED] = "Recovered:",
                                   [DEPLOY_ASKS_ROLLED_BACK] = "Rolled back:"};

static void draw_ask(struct app *app, const struct deploy_view *view, struct grid *grid)
{
    grid_text(grid, grid->rows - 3, 1, grid->cols - 2, INK_MUTED,
              view->asks == DEPLOY_ASKS_BROKE
                  ? "14:02 the button showed twice. Without a time it is now."
                  : "14:08 the version before is back. Without a time it is now.");
    app_ask(app, asks[view->asks], &view->typed);
}

static void say_steps(const struct deploy_view *view, struct buf *out)
{
    buf_addf(out, "%zu of %zu steps done. Space ticks one.",
             view->card.steps_n - view->open, view->card.steps_n);
}

static enum ink hint(const struct deploy_view *view, struct buf *out)
{
    const struct deploy *deploy = &view->card.line.deploy;
    enum deploy_state state = deploy_state(deploy);
    bool broke = deploy->monitoring == MONITORING_BROKE;
    if (state == DEPLOY_BROKEN)
        buf_add(out, "r when it recovered, B when it was rolled back. ");
    if (broke && !view->card.incident.id)
        buf_add(out, "i makes an incident of it, its facts on the timeline.");
    else if (broke)
        buf_add(out, "Enter opens its incident.");
    else if (view->open)
        say_steps(view, out);
    else if (state == DEPLOY_NOT_LOOKED)
        buf_add(out, "Look at monitoring: f when it is fine, b when it broke.");
    else
        buf_add(out, "Monitoring was looked at: it is fine.");
    return state == DEPLOY_FINE && !view->open ? INK_GOOD : INK_ATTENTION;
}

void deploy_draw(struct app *app, void *state, struct grid *grid)
{
    struct deploy_view *view = state;
    int row = grid->rows >= 20 ? 3 : 2;
    struct buf text;
    buf_init(&text);
    buf_addf(&text, "Deploys / %" PRId64, view->deploy);
    view_title(app, grid, text.text);
    row += draw_head(view, grid, row) + (grid->rows >= 20);
    buf_reset(&text);
    buf_addf(&text, "ITS STEPS, %zu OF %zu DONE", view->card.steps_n - view->open,
             view->card.steps_n);
    facts_page_draw(&view->page, grid, row, grid->rows - 3, text.text, draw_step, view);
    buf_reset(&text);
    enum ink ink = hint(view, &text);
    if (view->asks)
        draw_ask(app, view, grid);
    else
        app_foot(app, text.text, ink);
    buf_release(&text);
}
