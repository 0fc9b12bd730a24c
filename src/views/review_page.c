/* What the eight pages of the weekly review share: head, clock, steps, drafts. */
#include "review_page.h"

#include "base/mem.h"
#include "text/columns.h"
#include "ui/list.h"

#include <stdlib.h>
#include <string.h>

static const struct review_page *const pages[REVIEW_STEPS] = {
    [STEP_LAST_WEEK] = &review_last_week_page, [STEP_CHOOSE] = &review_choose_page,
    [STEP_FACTS] = &review_facts_page,         [STEP_CAUSES] = &review_causes_page,
    [STEP_TESTS] = &review_tests_page,         [STEP_ONE] = &review_one_page,
    [STEP_OWNER] = &review_owner_page,         [STEP_CLOSE] = &review_close_page,
};

/* An undo or redo has led here: the next key may well be another one. */
static bool was_walked(const struct app *app, const struct review_view *review)
{
    return app->keys && review->desk->walked_at == app->keys;
}

static void leave_text(struct app *app, struct review_view *review)
{
    struct err err;
    review->typing = false;
    if (review->page->load && !review->page->load(app, review, &err))
        app_say_err(app, &err);
}

/* Whether somebody else drives: the pages are looked at, and nothing is typed. */
static bool follows(const struct review_view *review)
{
    return !review->seating.drives && !review->sitting.closed;
}

/* Turns to the page anew, as one comes to it: fields and drafts are read again. */
static void turn_to(struct app *app, struct review_view *review,
                    const struct review_page *page)
{
    review->page = page;
    review->row = review->first = review->column = review->at = 0;
    review->on = 0;
    review->below = -1;
    review->who = (struct person_place){0};
    review->typing = review->looked = false;
    review->editing = review->dropped = 0;
    review->asks[0] = '\0';
    for (int i = 0; i < REVIEW_FIELDS; i++)
        field_set(&review->field[i], "");
    app_become(app, follows(review) ? &review_follow_ops : &page->ops);
    if (page->load) {
        struct err err;
        if (!page->load(app, review, &err))
            app_say_err(app, &err);
    }
    if (page->enter)
        page->enter(app, review);
    if (was_walked(app, review))
        leave_text(app, review);
}

/* The same page anew for who follows and has looked up or down in it: on the line where
 * they are. */
static void turn_anew(struct app *app, struct review_view *review)
{
    const struct review_view was = *review;
    turn_to(app, review, review->page);
    review->row = was.row;
    review->first = was.first;
    review->column = was.column;
    review->on = was.on;
    review->below = was.below;
    review->looked = true;
    leave_text(app, review);
}

/* The promise whose answer is another now; -1: none. */
static int answered_anew(const struct sitting *was, const struct sitting *is)
{
    for (size_t i = 0; i < is->promises_n; i++) {
        const struct sitting_promise *now = &is->promises[i];
        for (size_t j = 0; j < was->promises_n; j++) {
            const struct review_answer *old = &was->promises[j].answer;
            if (was->promises[j].line.removal.id == now->line.removal.id &&
                (old->id != now->answer.id || old->answer != now->answer.answer ||
                 old->new_due != now->answer.new_due ||
                 (old->id && strcmp(old->what, now->answer.what) != 0)))
                return (int)i;
        }
    }
    return -1;
}

bool review_load(struct app *app, void *state, struct err *err)
{
    struct review_view *review = state;
    struct sitting sitting;
    struct seating seating;
    struct arena fresh;
    arena_init(&fresh);
    if (!board_sitting(review->desk->board, &fresh, &sitting, err) ||
        !board_seating(review->desk->board, &fresh, &seating, err) ||
        !desk_read_words(review->desk, err)) {
        arena_release(&fresh);
        return false;
    }
    bool followed = follows(review);
    review_seat_is(app, review, &seating);
    review->answered =
        was_walked(app, review) ? answered_anew(&review->sitting, &sitting) : -1;
    arena_release(&review->arena);
    review->arena = fresh;
    review->sitting = sitting;
    struct buf seats;
    buf_init(&seats);
    review_seats_text(review, &seats);
    review->seats = arena_copy(&review->arena, seats.text);
    buf_release(&seats);
    review->choices = NULL;
    review->choices_n = review->choices_total = 0;
    const struct review_page *page = pages[sitting.card.review.step];
    bool here = page == review->page && followed == follows(review);
    if (here && followed && review->looked)
        turn_anew(app, review);
    else if (!here || followed)
        turn_to(app, review, page);
    else if (page->load)
        return page->load(app, review, err);
    return true;
}

bool review_load_here(struct app *app, struct review_view *review, struct err *err)
{
    const struct review_page *page = review->page;
    if (!review_load(app, review, err))
        return false;
    if (review->page == page)
        return true;
    err_set(err, ERR_CONFLICT, "somebody else went on with the review meanwhile");
    return err_next(err, "This is where it stands now.");
}

/* One whose seat cannot be given back leaves it to the end of its lease. */
void review_close(void *state)
{
    struct review_view *review = state;
    struct err none;
    board_seat_leave(review->desk->board, &none);
    for (int i = 0; i < REVIEW_FIELDS; i++)
        field_release(&review->field[i]);
    arena_release(&review->arena);
    arena_release(&review->offers.arena);
    free(review);
}

bool review_typing(void *state)
{
    const struct review_view *review = state;
    return review->typing;
}

/* "4:05 of 20 min"; minutes alone where the week is closed. */
static void clock_text(const struct app *app, const struct review_view *review,
                       struct buf *out)
{
    int64_t seconds = app->now - review->sitting.card.review.started_at;
    if (review->sitting.closed) {
        buf_add(out, "closed");
        return;
    }
    if (seconds < 0)
        seconds = 0;
    if (seconds >= 3600)
        buf_addf(out, "%lldh %02lldm of %d min", (long long)(seconds / 3600),
                 (long long)(seconds / 60 % 60), REVIEW_MINUTES);
    else
        buf_addf(out, "%lld:%02lld of %d min", (long long)(seconds / 60),
                 (long long)(seconds % 60), REVIEW_MINUTES);
}

const char *review_week_number(const struct review_view *review)
{
    const char *number = strchr(review->sitting.card.review.week, 'W');
    return number ? number + 1 : "";
}

static void draw_steps(const struct review_view *review, struct grid *grid, int row)
{
    int col = 1, gap = grid->cols >= 100 ? 2 : 1;
    for (int step = 0; step < REVIEW_STEPS; step++) {
        struct buf text;
        bool here = pages[step] == review->page;
        buf_init(&text);
        buf_addf(&text, here ? "[%d %s]" : "%d %s", step + 1, review_steps[step].title);
        col += grid_text(grid, row, col, grid->cols - col, here ? INK_FOCUS : INK_MUTED,
                         text.text) +
               gap;
        buf_release(&text);
    }
}

struct review_body review_head_good(struct app *app, const struct review_view *review,
                                    struct grid *grid, const char *good)
{
    enum review_step step = review->sitting.card.review.step;
    const struct review_step_text *text = &review_steps[step];
    good = review->asks[0] || review->sitting.closed ? "" : good;
    if (app->present || grid->rows < 24 || grid->cols < 80)
        return review_present_head(review, grid, good);
    struct buf right;
    buf_init(&right);
    clock_text(app, review, &right);
    buf_add(&right, "   week ");
    review_week_say(&right, &review->sitting.card.review);
    grid_text(grid, 0, 1, grid->cols, INK_HEAD, "Weekly review");
    grid_right(grid, 0, grid->cols - 1, grid->cols - 34, INK_TEXT, right.text);
    buf_release(&right);
    grid_rule(grid, 1, 0, grid->cols, INK_MUTED);
    draw_steps(review, grid, 3);
    int row = 5;
    int rows = grid_wrap(grid, row, 3, grid->cols - 5, 2, INK_HEAD, text->heading);
    int aside = columns_of(text->aside);
    if (aside && columns_of(text->heading) + aside + 8 < grid->cols)
        grid_right(grid, row, grid->cols - 3, aside, INK_MUTED, text->aside);
    grid_text(grid, row + rows, 3, grid->cols - 6, INK_MUTED, good);
    return (struct review_body){.top = row + rows + 2,
                                .bottom = grid->rows - 2,
                                .left = 3,
                                .width = grid->cols - 6,
                                .roomy = grid->rows >= 30,
                                .wide = grid->cols >= 100,
                                .good = "",
                                .seats = review->seats};
}

struct review_body review_head_for(struct app *app, const struct review_view *review,
                                   struct grid *grid, bool weak)
{
    const char *good = review_steps[review->sitting.card.review.step].good;
    return review_head_good(app, review, grid, weak ? "" : good);
}

struct review_body review_head(struct app *app, const struct review_view *review,
                               struct grid *grid)
{
    return review_head_for(app, review, grid, false);
}

enum view_wants review_done(struct app *app, bool ok, const struct err *err)
{
    if (ok)
        return VIEW_LOAD;
    app_say_err(app, err);
    return VIEW_DRAW;
}

enum view_wants review_forward(struct app *app, void *state, const struct key *key)
{
    struct review_view *review = state;
    struct err err;
    enum review_step step = review->sitting.card.review.step;
    (void)key;
    bool ok = board_sitting_step(review->desk->board,
                                 review_next(step, &review->sitting.facts), &err);
    return review_done(app, ok, &err);
}

enum view_wants review_back(struct app *app, void *state, const struct key *key)
{
    struct review_view *review = state;
    struct err err;
    enum review_step step = review->sitting.card.review.step;
    (void)key;
    if (step == STEP_LAST_WEEK || review->sitting.closed)
        return VIEW_CLOSE;
    bool ok = board_sitting_step(review->desk->board,
                                 review_before(step, &review->sitting.facts), &err);
    return review_done(app, ok, &err);
}

static void draft_place(const struct review_view *review, const char *name, struct buf *out)
{
    const struct review *r = &review->sitting.card.review;
    char sitting[REVIEW_NAME];
    review_name(r, sitting);
    buf_addf(out, "review/%s/%s/%s", sitting, review_step_words.name[r->step], name);
}

void review_keep(struct app *app, struct review_view *review, const char *name, int field)
{
    struct buf place;
    struct err err;
    buf_init(&place);
    draft_place(review, name, &place);
    if (!board_sitting_keep(review->desk->board, place.text, review->field[field].text.text,
                            &err))
        app_say_err(app, &err);
    buf_release(&place);
}

bool review_draft(struct app *app, struct review_view *review, const char *name, int field)
{
    struct buf place;
    struct err err;
    const char *text = "";
    buf_init(&place);
    draft_place(review, name, &place);
    if (!board_sitting_text(review->desk->board, place.text, !follows(review),
                            &review->arena, &text, &err))
        app_say_err(app, &err);
    buf_release(&place);
    if (!text || !text[0])
        return false;
    field_set(&review->field[field], text);
    return true;
}

void review_ask(struct review_view *review, enum lint_kind kind, const char *text)
{
    struct lint_finding finding;
    struct buf says;
    review->asks[0] = '\0';
    if (!lint_find(&review->desk->lint, kind, review->sitting.people,
                   review->sitting.named_n, text, &finding))
        return;
    buf_init(&says);
    lint_say(&says, &finding, text);
    size_t n = says.len < sizeof review->asks - 1 ? says.len : sizeof review->asks - 1;
    memcpy(review->asks, says.text, n);
    review->asks[n] = '\0';
    buf_release(&says);
}

bool review_move(struct review_view *review, const struct key *key, int n)
{
    struct list list = {.at = (size_t)review->row,
                        .total = (size_t)(n > 0 ? n : 0),
                        .shown = (size_t)(review->shown > 0 ? review->shown : 1)};
    if (!list_feed(&list, key))
        return false;
    review->row = n > 0 ? (int)list.at : 0;
    return true;
}

bool review_view_open(struct app *app)
{
    struct desk *desk = app->desk;
    struct err err;
    if (!board_sitting_begin(desk->board, &err)) {
        app_say_err(app, &err);
        if (app->looks) /* one that has begun is followed */
            app_say(app, INK_ATTENTION, "%s", app->looks);
        return false;
    }
    struct review_view *review = mem_new(1, sizeof *review);
    review->desk = desk;
    arena_init(&review->arena);
    arena_init(&review->offers.arena);
    for (int i = 0; i < REVIEW_FIELDS; i++)
        field_init(&review->field[i]);
    review_sit(app, review, SEAT_DRIVE);
    return app_open(app, &review_last_week_page.ops, review);
}

void review_forget(struct app *app, const struct review_view *review, const char *name)
{
    struct buf place;
    struct err err;
    buf_init(&place);
    draft_place(review, name, &place);
    if (!board_sitting_keep(review->desk->board, place.text, "", &err))
        app_say_err(app, &err);
    buf_release(&place);
}
