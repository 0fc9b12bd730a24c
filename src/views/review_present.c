/* The review while presenting: one idea, few words, read from across a room. */
#include "review_page.h"

#include "text/columns.h"

enum {
    LOW = 16,    /* rows from which there is room for empty ones */
    TALL = 24,   /* from which what a good answer looks like stands below the heading */
    ROOMY = 28,  /* from which two empty rows stand between two things */
    WIDE = 80,   /* columns from which the text is indented */
    LINE = 62,   /* columns of text, however wide the screen is */
    BETWEEN = 2, /* columns between a hint and what a good answer looks like */
    LONG = 28,   /* a heading of more columns is broken in two */
};

/* "Weekly review  6 of 8  One" and the week alone, where it fits: a clock moves, and draws
 * the eyes. */
static void draw_title(const struct review_view *review, struct grid *grid)
{
    enum review_step step = review->sitting.card.review.step;
    int used = 4 + grid_text(grid, 0, 1, grid->cols, INK_HEAD, "Weekly review");
    used += grid_textf(grid, 0, used - 1, 30, INK_FOCUS, "%d of %d  %s", (int)step + 1,
                       REVIEW_STEPS, review_steps[step].title);
    struct buf week;
    buf_init(&week);
    buf_addf(&week, "%sweek ", review->sitting.closed ? "closed   " : "");
    review_week_say(&week, &review->sitting.card.review);
    if (used + columns_of(week.text) < grid->cols)
        grid_right(grid, 0, grid->cols - 1, grid->cols, INK_TEXT, week.text);
    buf_release(&week);
    grid_rule(grid, 1, 0, grid->cols, INK_MUTED);
}

/* Two lines of about the same length, where there is room for two. */
static int draw_heading(struct grid *grid, const struct review_body *body, int row,
                        enum review_step step)
{
    const char *heading = review_steps[step].heading;
    int columns = columns_of(heading);
    bool room = grid->rows >= TALL || (step == STEP_ONE && grid->rows >= LOW);
    return grid_wrap(grid, row, body->left,
                     room && columns > LONG ? columns / 2 + 4 : body->width, 2, INK_HEAD,
                     heading);
}

struct review_body review_present_head(const struct review_view *review, struct grid *grid,
                                       const char *good)
{
    enum review_step step = review->sitting.card.review.step;
    bool low = grid->rows < LOW, tall = grid->rows >= TALL, roomy = grid->rows >= ROOMY;
    int left = grid->cols >= WIDE ? 8 : 3, width = grid->cols - 2 * left;
    struct review_body body = {.bottom = grid->rows - 2,
                               .left = left,
                               .width = width < LINE ? width : LINE,
                               .present = true,
                               .roomy = !low,
                               .air = roomy ? 2 : !low,
                               .good = good,
                               .seats = review->seats};
    grid->plain = true;
    draw_title(review, grid);
    int row = roomy ? 4 : low ? 2 : 3;
    row += draw_heading(grid, &body, row, step);
    body.top = row + (low ? 0 : roomy ? 3 : tall || step == STEP_ONE ? 2 : 1);
    if (!tall)
        return body;
    grid_text(grid, row, left, body.width, INK_MUTED, good);
    body.good = "";
    return body;
}

/* At the right of the hint, where there is room beside it. Returns the columns left. */
static int draw_seats(struct grid *grid, const char *seats, int row, int used)
{
    int room = grid->cols - 2, needs = columns_of(seats);
    if (!needs || used + BETWEEN + needs > room)
        return room;
    grid_right(grid, row, grid->cols - 1, needs, INK_FOCUS, seats);
    return room - needs - BETWEEN;
}

void review_foot(struct app *app, struct review_body body, int row, const char *hint,
                 enum ink ink)
{
    struct grid *grid = &app->grid;
    int last = body.bottom - 1, room = grid->cols - 2, needs = columns_of(body.good);
    bool fits = needs > 0 && needs <= room, alone = fits && !hint[0] && !body.seats[0];
    bool above = fits && !alone && row < last;
    app_foot(app, alone ? body.good : hint, alone ? INK_MUTED : ink);
    if (alone || app->message[0])
        return;
    int used = columns_of(hint) + (hint[0] ? BETWEEN : 0);
    int left = draw_seats(grid, body.seats, last + 1, used);
    if (above)
        grid_text(grid, last, 1, room, INK_MUTED, body.good);
    else if (fits && used + needs <= left)
        grid_text(grid, last + 1, 1 + used, needs, INK_MUTED, body.good);
}

int review_rows(struct grid *grid, int width, int most, const char *text)
{
    return grid_wrap(grid, grid->rows, 0, width, most, INK_TEXT, text);
}
