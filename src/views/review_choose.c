/* Step 2: the one incident that is reviewed. */
#include "review_again.h"

#include "domain/when.h"
#include "said.h"
#include "text/columns.h"

#include <inttypes.h>

enum {
    MOST = 256, /* choices read at once; the filter finds what lies beyond */
    WIDE = 70,  /* columns from which a line has room for the harm that was done */
};

/* Below the incidents one can stand on "no incident", and on each promise that may be made
 * again. */
static int lines(const struct review_view *review)
{
    return (int)review->choices_n + 1 + agains(review);
}

/* What one is on, for a reading that has other incidents above it. */
static void note_line(struct review_view *review)
{
    int below = review->row - (int)review->choices_n;
    const struct sitting_promise *promise = below > 0 ? again_at(review, below - 1) : NULL;
    review->below = below < 0 ? -1 : below;
    review->on = below < 0 ? review->choices[review->row].incident.id
                 : promise ? promise->line.removal.id
                           : 0;
}

/* Back to it; one that is not there any more leaves its place to the next. */
static void find_line(struct review_view *review)
{
    const struct sitting_promise *promise;
    if (review->below == 0)
        review->row = (int)review->choices_n;
    for (int i = 0; review->below > 0 && (promise = again_at(review, i)); i++)
        if (promise->line.removal.id == review->on)
            review->row = (int)review->choices_n + 1 + i;
    for (size_t i = 0; review->below < 0 && i < review->choices_n; i++)
        if (review->choices[i].incident.id == review->on)
            review->row = (int)i;
    if (review->row >= lines(review))
        review->row = lines(review) - 1;
    note_line(review);
}

/* The list is another: one begins at its top. */
static void go_to_top(struct review_view *review)
{
    review->row = review->first = 0;
    review->on = 0;
    review->below = -1;
}

static bool load(struct app *app, struct review_view *review, struct err *err)
{
    (void)app;
    if (!board_review_skipped(review->desk->board, &review->skipped, err) ||
        !board_sitting_choices(review->desk->board, review->field[0].text.text, 0, MOST,
                               &review->arena, &review->choices, &review->choices_n,
                               &review->choices_total, err))
        return false;
    find_line(review);
    if (review->first > review->row)
        review->first = review->row;
    return true;
}

/* On what was chosen; else on the promise that was carried twice, for it comes first. */
static void enter(struct app *app, struct review_view *review)
{
    const struct review_facts *facts = &review->sitting.facts;
    (void)app;
    if (facts->quiet)
        review->row = (int)review->choices_n;
    else if (!facts->incident && agains(review))
        review->row = (int)review->choices_n + 1 + again_here(review);
    for (size_t i = 0; i < review->choices_n; i++)
        if (review->choices[i].incident.id == review->sitting.card.review.incident)
            review->row = (int)i;
    note_line(review);
}

static void harm_text(const struct incident *incident, struct buf *out)
{
    if (incident->near_miss)
        buf_add(out, "near miss");
    else if (incident->customers)
        said_count(out, incident->customers, "customer", "customers");
    else if (incident->severity != SEVERITY_UNKNOWN)
        buf_add(out, severity_words.name[incident->severity]);
}

static void draw_choice(const struct app *app, const struct review_view *review,
                        struct grid *grid, struct review_body body, int row, int at)
{
    const struct sitting_choice *choice = &review->choices[at];
    const struct zone *zone = board_zone(review->desk->board);
    bool here = review->row == at && !review->typing;
    bool chosen = choice->incident.id == review->sitting.card.review.incident;
    struct buf text;
    buf_init(&text);
    when_date_text(&text, zone_local(zone, choice->incident.started_at).date,
                   zone_local(zone, app->now).date);
    int day = body.left + body.width - (body.width >= WIDE ? 32 : columns_of(text.text));
    if (here)
        grid_text(grid, row, body.left, 1, INK_FOCUS, ">");
    if (at - review->first < 9)
        grid_textf(grid, row, body.left + 2, 1, INK_KEY, "%d", at - review->first + 1);
    grid_text(grid, row, body.left + 6, day - body.left - 8, here ? INK_SELECT : INK_TEXT,
              choice->incident.title);
    grid_text(grid, row, day, body.left + body.width - day, INK_TEXT, text.text);
    buf_reset(&text);
    if (chosen)
        buf_add(&text, "chosen");
    else
        harm_text(&choice->incident, &text);
    if (body.width >= WIDE)
        grid_right(grid, row, body.left + body.width, 14, chosen ? INK_GOOD : INK_TEXT,
                   text.text);
    if (choice->note[0])
        grid_text(grid, row + 1, body.left + 6, body.width - 6, INK_ATTENTION,
                  choice->note);
    buf_release(&text);
}

/* Empty rows between two. */
static int gap(struct review_body body)
{
    return body.present ? body.air : body.roomy;
}

static int height(const struct review_view *review, struct review_body body, int at)
{
    return 1 + (review->choices[at].note[0] != '\0') + gap(body);
}

/* What may be said in place of an incident. */
static void draw_others(const struct review_view *review, struct grid *grid,
                        struct review_body body, int row)
{
    bool quiet = review->sitting.card.review.quiet;
    int near = review->sitting.facts.near_misses, at = review->row - (int)review->choices_n;
    struct buf text;
    buf_init(&text);
    buf_addf(&text, "No incident this week%s", quiet ? "   chosen" : "");
    if (near)
        buf_addf(&text, "   %s near %s", GROUPED(near), near == 1 ? "miss" : "misses");
    if (at == 0 && !review->typing)
        grid_text(grid, row, body.left, 1, INK_FOCUS, ">");
    grid_text(grid, row, body.left + 2, 1, INK_KEY, "0");
    grid_text(grid, row, body.left + 6, body.width - 6,
              quiet     ? INK_GOOD
              : at == 0 ? INK_SELECT
                        : INK_TEXT,
              text.text);
    buf_release(&text);
    again_draw(review, grid, body, row + 1, review->typing ? -1 : at - 1);
}

/* Scrolls so that the line one is on is drawn, with the note below it. */
static void fit(struct review_view *review, struct review_body body, int room)
{
    if (review->row >= (int)review->choices_n)
        return; /* the lines below are always drawn */
    if (review->row < review->first)
        review->first = review->row;
    for (;;) {
        int rows = 0;
        for (int at = review->first; at <= review->row && at < (int)review->choices_n; at++)
            rows += height(review, body, at);
        if (rows <= room + gap(body) || review->first >= review->row)
            return;
        review->first++;
    }
}

static void quiet_text(const struct review_view *review, struct buf *out)
{
    size_t n = review->choices_total;
    buf_add(out, "Enter says that the week was quiet.");
    if (n)
        buf_addf(out, " %s %s.", GROUPED(n), n == 1 ? "incident waits" : "incidents wait");
}

static void draw(struct app *app, void *state, struct grid *grid)
{
    struct review_view *review = state;
    struct review_body body = review_head_for(app, review, grid, review->choices_n == 0);
    int row = body.top, end = body.bottom - 2 - again_rows(review),
        n = (int)review->choices_n;
    struct buf hint;
    buf_init(&hint);
    end -= body.air; /* an empty row as well before what may be said instead */
    review_skipped_text(&review->skipped, &hint);
    if (hint.len)
        row += grid_wrap(grid, row, body.left, body.width, 2, INK_ATTENTION, hint.text) +
               gap(body);
    buf_reset(&hint);
    fit(review, body, end - row);
    for (int at = review->first;
         at < n && row + height(review, body, at) - gap(body) <= end; at++) {
        draw_choice(app, review, grid, body, row, at);
        row += height(review, body, at);
        review->shown = at - review->first + 1;
    }
    if (n == 0) {
        grid_text(grid, row, body.left + 2, body.width, INK_TEXT,
                  review->field[0].text.len ? "No incident fits."
                                            : "No incident waits for a review.");
        row += 1 + body.air;
    }
    end += body.air;
    row = row < end ? row : end;
    draw_others(review, grid, body, row);
    const char *filter = review->field[0].text.text;
    bool all = body.good[0] && (size_t)review->shown == review->choices_total;
    if (review->row == n)
        quiet_text(review, &hint);
    else if (review->row > n)
        buf_add(&hint, "Enter promises it again as this week's.");
    else if (!all)
        buf_addf(&hint, "%s of %s, newest first.  ", GROUPED(review->row + 1),
                 GROUPED(review->choices_total));
    if (review->row < n && body.width < WIDE)
        harm_text(&review->choices[review->row].incident, &hint);
    if (filter[0])
        buf_addf(&hint, " Only what says \"%s\".", filter);
    if (review->typing)
        app_ask(app, "/", &review->field[0]);
    else
        review_foot(app, body, row + 1 + again_rows(review), hint.text, INK_MUTED);
    buf_release(&hint);
}

static enum view_wants choose(struct app *app, struct review_view *review, int at)
{
    struct err err;
    if (at >= (int)review->choices_n) {
        app_say(app, INK_ATTENTION, "There is no incident %d here.", at + 1);
        return VIEW_DRAW;
    }
    if (!board_sitting_choose(review->desk->board, review->choices[at].incident.id, &err) ||
        !review_load_here(app, review, &err))
        return review_done(app, false, &err);
    return review_forward(app, review, NULL);
}

static enum view_wants feed_filter(struct review_view *review, const struct key *key)
{
    if (key->code == KEY_CODE_ESC) {
        field_set(&review->field[0], "");
        go_to_top(review);
    }
    if (key->code == KEY_CODE_ESC || view_leaves_filter(key)) {
        review->typing = false;
        return VIEW_LOAD;
    }
    if (field_feed(&review->field[0], key) == FIELD_CHANGED) {
        go_to_top(review);
        return VIEW_LOAD;
    }
    return VIEW_DRAW;
}

static enum view_wants feed(struct app *app, void *state, const struct key *key)
{
    struct review_view *review = state;
    if (review->typing)
        return feed_filter(review, key);
    if (key->code >= '1' && key->code <= '9')
        return choose(app, review, review->first + (int)(key->code - '1'));
    if (!review_move(review, key, lines(review)))
        return VIEW_UNKNOWN;
    note_line(review);
    return VIEW_DRAW;
}

static enum view_wants quiet(struct app *app, void *state, const struct key *key)
{
    struct review_view *review = state;
    struct err err;
    if (!board_sitting_quiet(review->desk->board, &err) ||
        !review_load_here(app, review, &err))
        return review_done(app, false, &err);
    return review_forward(app, state, key);
}

/* Esc shows all before it goes a step back. */
static enum view_wants back(struct app *app, void *state, const struct key *key)
{
    struct review_view *review = state;
    if (!review->field[0].text.len)
        return review_back(app, state, key);
    field_set(&review->field[0], "");
    go_to_top(review);
    return VIEW_LOAD;
}

static enum view_wants filter(struct app *app, void *state, const struct key *key)
{
    struct review_view *review = state;
    (void)app, (void)key;
    review->typing = true;
    return VIEW_DRAW;
}

static enum view_wants again(struct app *app, void *state, const struct key *key)
{
    struct review_view *review = state;
    struct err err;
    const struct sitting_promise *promise = again_at(review, again_here(review));
    if (!board_sitting_again(review->desk->board, promise->line.removal.id, &err) ||
        !review_load_here(app, review, &err))
        return review_done(app, false, &err);
    return review_forward(app, state, key);
}

/* What one is on: an incident, none, or the promise that may be made again. */
static enum view_wants pick(struct app *app, void *state, const struct key *key)
{
    struct review_view *review = state;
    int below = review->row - (int)review->choices_n;
    if (below < 0)
        return choose(app, review, review->row);
    return below == 0 ? quiet(app, state, key) : again(app, state, key);
}

static enum view_wants add(struct app *app, void *state, const struct key *key)
{
    (void)state, (void)key;
    incident_form_open(app, 0);
    return VIEW_DRAW;
}

static const char *none_carried(void *state)
{
    return agains(state) ? NULL : "No promise has been carried twice.";
}

static const char *in_filter(void *state)
{
    return review_typing(state) ? "Enter leaves the filter." : NULL;
}

static const char *no_choice(void *state)
{
    const struct review_view *review = state;
    if (review->typing || review->row < (int)review->choices_n)
        return in_filter(state);
    if (review->choices_n)
        return "k goes up to the incidents.";
    return review->field[0].text.len ? "No incident fits. Esc shows all."
                                     : "No incident waits for a review. 0 says so, a adds.";
}

static const char *no_filter(void *state)
{
    return review_typing(state) ? NULL : "Nothing is being filtered.";
}

static enum view_wants open_page(struct app *app, void *state, const struct key *key)
{
    const struct review_view *review = state;
    (void)key;
    incident_view_open(app, review->choices[review->row].incident.id);
    return VIEW_DRAW;
}

static const struct command commands[] = {
    {.name = "number",
     .label = "1-9",
     .footer = "pick",
     .help = "review the one with that number",
     .blocked = no_choice},
    {.name = "pick",
     .keys = {KEY_CODE_ENTER},
     .footer = "this one",
     .help = "take the line you are on",
     .blocked = in_filter,
     .run = pick},
    {.name = "page",
     .keys = {'i'},
     .help = "open the page of the one you are on: what went out before it",
     .blocked = no_choice,
     .run = open_page},
    {.name = "quiet",
     .keys = {'0'},
     .footer = "none",
     .help = "no incident this week",
     .run = quiet},
    {.name = "add",
     .keys = {'a'},
     .footer = "add",
     .minor = true,
     .help = "add an incident that is not here yet",
     .run = add},
    {.name = "again",
     .keys = {'p'},
     .footer = "promise again",
     .help = "promise again what was carried twice, and no more this week",
     .blocked = none_carried,
     .run = again},
    {.name = "filter",
     .keys = {'/'},
     .footer = "filter",
     .minor = true,
     .help = "show only what fits",
     .run = filter},
    {.name = "list", .label = "Enter", .footer = "to the list", .blocked = no_filter},
    {.name = "all", .label = "Esc", .footer = "show all", .blocked = no_filter},
    {.name = "back",
     .keys = {KEY_CODE_ESC},
     .footer = "back",
     .help = "show all again; then back a step, nothing is lost",
     .blocked = in_filter,
     .run = back},
};

const struct review_page review_choose_page = {
    .ops = {.name = "STEP 2, CHOOSE",
            .commands = COMMANDS(commands),
            .load = review_load,
            .draw = draw,
            .feed = feed,
            .typing = review_typing,
            .close = review_close,
            .tick = review_tick,
            .ticks = true,
            .stays = true},
    .enter = enter,
    .load = load,
};
