/* Together in a review: the seat of this screen, and the pages as who follows sees them,
 * live and read-only. */
#include "review_page.h"

#include "domain/seat.h"
#include "minutes_view.h"

#include <string.h>

void review_sit(struct app *app, struct review_view *review, enum seat_wish wish)
{
    struct arena arena;
    struct seating seating;
    struct err err;
    arena_init(&arena);
    if (board_sit(review->desk->board, wish, &arena, &seating, &err)) {
        review->seated = seating.review;
        review->renewed = app->now;
    } else {
        app_say_err(app, &err);
    }
    arena_release(&arena);
}

void review_seat_is(struct app *app, struct review_view *review,
                    const struct seating *seating)
{
    const char *before = review->seating.driver ? review->seating.driver : "";
    if (review->wheel && seating->driver[0] && !seating->drives)
        app_say(app, INK_ATTENTION, "%s drives now. T takes it back.", seating->driver);
    else if (!seating->drives && strcmp(before, seating->driver) != 0)
        app->message[0] = '\0'; /* it spoke of who drove before */
    review->seating = *seating;
    if (seating->driver[0])
        review->wheel = seating->drives;
}

void review_seats_text(const struct review_view *review, struct buf *out)
{
    const struct seating *seating = &review->seating;
    if (!review->sitting.closed && (!seating->drives || seating->followers))
        seat_say(out, seating->driver, seating->followers);
}

/* Who drives may be silent for too long by now: that comes without a word from anybody. */
static bool is_stale(const struct review_view *review)
{
    const struct seating *seating = &review->seating;
    return seating->driver && seating->driver[0] && !seating->drives &&
           !seat_is_held(seating->seen_at, board_now(review->desk->board));
}

/* One that drove and was suspended goes on, unless somebody took over meanwhile. */
bool review_tick(struct app *app, void *state)
{
    struct review_view *review = state;
    bool lost = review->wheel && !review->seating.drives;
    if (review->sitting.card.review.id != review->seated)
        review_sit(app, review, SEAT_DRIVE);
    else if (lost || seat_is_due(review->renewed, app->now))
        review_sit(app, review, review->wheel ? SEAT_DRIVE : SEAT_FOLLOW);
    else
        return is_stale(review);
    return true;
}

/* The page as it is, without a cursor: nothing is typed here. */
static void draw(struct app *app, void *state, struct grid *grid)
{
    struct review_view *review = state;
    review->page->ops.draw(app, state, grid);
    grid->cursor_row = grid->cursor_col = -1;
    app_foot(app, review->seats, INK_FOCUS);
}

/* Looking up and down is the page's own; whatever else a page takes would change it. Of a
 * list that grows, Up goes into it, and Down below it to what is being typed again. */
static enum view_wants look(struct app *app, void *state, const struct key *key)
{
    struct review_view *review = state;
    const struct view_ops *ops = &review->page->ops;
    if (!ops->feed || (review->typing && key->code != KEY_CODE_UP))
        return VIEW_NOTHING;
    enum view_wants wants = ops->feed(app, state, key);
    review->looked = !review->typing;
    return wants;
}

static const char *only_text(void *state)
{
    const struct review_view *review = state;
    bool list = review->page == &review_facts_page || review->page == &review_causes_page;
    return review->typing && !list ? "Who drives is typing: there is no list to go through."
                                   : NULL;
}

static enum view_wants take(struct app *app, void *state, const struct key *key)
{
    struct review_view *review = state;
    (void)key;
    review_sit(app, review, SEAT_TAKE);
    if (!app->message[0])
        app_say(app, INK_GOOD, "You drive now.");
    return VIEW_LOAD;
}

static enum view_wants minutes(struct app *app, void *state, const struct key *key)
{
    struct review_view *review = state;
    (void)key;
    minutes_view_open(app, &review->sitting.card);
    return VIEW_DRAW;
}

static const struct command commands[] = {
    {.name = "take",
     .keys = {'T'},
     .footer = "take over",
     .help = "drive the review yourself; who drives sees it",
     .changes = true,
     .run = take},
    {.name = "look",
     .keys = {KEY_CODE_UP, KEY_CODE_DOWN},
     .label = "Up/Down",
     .footer = "look",
     .minor = true,
     .help = "the line before, the one after",
     .blocked = only_text,
     .run = look},
    {.name = "minutes",
     .keys = {'m'},
     .footer = "minutes",
     .minor = true,
     .help = "the minutes so far, as Markdown",
     .run = minutes},
    {.name = "leave",
     .keys = {KEY_CODE_ESC},
     .footer = "leave",
     .help = "back to the board; the review goes on",
     .run = view_leave},
};

const struct view_ops review_follow_ops = {
    .name = "FOLLOWING A REVIEW",
    .commands = {.row = commands,
                 .n = sizeof commands / sizeof *commands,
                 .hides = "uU", /* what one changed while one drove, too */
                 .why = "Who drives undoes. T takes over."},
    .load = review_load,
    .draw = draw,
    .close = review_close,
    .tick = review_tick,
    .ticks = true,
};

bool first_view_open(struct app *app)
{
    struct desk *desk = app->desk;
    struct arena arena;
    struct sitting sitting;
    struct seating seating;
    struct err none;
    if (!board_view_open(app))
        return false;
    arena_init(&arena);
    bool led = board_seating(desk->board, &arena, &seating, &none) && seating.driver[0] &&
               board_sitting(desk->board, &arena, &sitting, &none) && !sitting.closed;
    if (led && review_view_open(app))
        app_say(app, INK_FOCUS, "%s leads the weekly review: you follow. Esc: the board.",
                seating.driver);
    arena_release(&arena);
    return true;
}
