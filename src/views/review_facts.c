/* Step 3: what happened, each fact with its time. */
#include "domain/timeline.h"
#include "domain/when.h"
#include "review_entry.h"
#include "said.h"
#include "text/columns.h"

#include <inttypes.h>

enum { ABOVE = 11, NOTE_ROOM = 60 }; /* columns of "123 above", and of a line with notes */
enum { MOST_ROWS = 3 };              /* of a fact while presenting */

static const struct incident_card *card(const struct review_view *review)
{
    return &review->sitting.card.incident;
}

static int count(const struct review_view *review)
{
    return (int)card(review)->facts_n;
}

static int64_t id(const struct review_view *review, int at)
{
    return card(review)->facts[at].id;
}

static struct local local_of(const struct review_view *review, int64_t at)
{
    return zone_local(board_zone(review->desk->board), at);
}

static struct timeline_base base_of(const struct review_view *review)
{
    return (struct timeline_base){.zone = board_zone(review->desk->board),
                                  .now = board_now(review->desk->board),
                                  .started = card(review)->incident.started_at,
                                  .facts = card(review)->facts,
                                  .n = card(review)->facts_n,
                                  .editing = review->editing};
}

static void text(const struct review_view *review, int at, struct buf *out)
{
    const struct timeline_base base = base_of(review);
    timeline_text(out, &card(review)->facts[at], &base);
}

static bool save(struct review_view *review, int64_t record, const char *typed,
                 struct err *err)
{
    int64_t at;
    const char *rest;
    struct timeline_base base = base_of(review);
    base.editing = record;
    if (!timeline_read(typed, &base, &at, &rest, err))
        return false;
    if (!rest[0]) {
        err_set(err, ERR_REFUSED, "there is a time and no fact");
        return err_next(err, "Type what happened after it.");
    }
    return board_sitting_fact(review->desk->board, record, at, rest, err);
}

static const struct review_entry entry = {
    .count = count,
    .id = id,
    .text = text,
    .save = save,
    .remove = board_sitting_fact_remove,
};

static void enter(struct app *app, struct review_view *review)
{
    review_entry_enter(app, review, &entry);
}

/* What of the incident it is and how long after the one before, for the right of its line.
 * Where there is little room the fact itself comes first. Gives the columns it takes. */
static int note_of(const struct review_view *review, struct review_body body, int at,
                   struct buf *note)
{
    const struct fact *facts = card(review)->facts;
    timeline_beside(note, &card(review)->incident, facts, (size_t)at);
    int used = note->len ? (int)note->len + 2 : 0;
    if (used && body.width < NOTE_ROOM &&
        columns_of(facts[at].text) + used > body.width - 14)
        used = 0;
    return used;
}

/* A long fact goes on in the rows below, where there are some. */
static void draw_fact(const struct review_view *review, struct grid *grid,
                      struct review_body body, int row, int at, int rows)
{
    const struct fact *facts = card(review)->facts;
    struct local local = local_of(review, facts[at].at);
    bool here = !review->typing && review->row == at;
    struct buf note;
    buf_init(&note);
    if (here)
        grid_text(grid, row, body.left, 1, INK_FOCUS, ">");
    if (at == review->first || local.date != local_of(review, facts[at - 1].at).date)
        grid_text(grid, row, body.left + 2, 3, INK_MUTED,
                  when_weekday(date_weekday(local.date)));
    grid_textf(grid, row, body.left + 6, 5, INK_TEXT, "%02d:%02d", local.hour,
               local.minute);
    int used = note_of(review, body, at, &note);
    if (used)
        grid_right(grid, row, body.left + body.width, used - 2, INK_MUTED, note.text);
    grid_wrap(grid, row, body.left + 14, body.width - 14 - used, rows,
              here ? INK_SELECT : INK_TEXT, facts[at].text);
    buf_release(&note);
}

/* The incident and, at the right, the day it began. */
static void draw_incident(const struct review_view *review, struct grid *grid,
                          struct review_body body)
{
    const struct incident *incident = &card(review)->incident;
    struct buf day;
    buf_init(&day);
    when_date_text(&day, local_of(review, incident->started_at).date,
                   board_today(review->desk->board));
    grid_text(grid, body.top, body.left, body.width - (int)day.len - 2, INK_FOCUS,
              incident->title);
    grid_right(grid, body.top, body.left + body.width, (int)day.len, INK_TEXT, day.text);
    buf_release(&day);
}

/* "Began 14:02, noticed +17 min, over +41 min   120 customers   we heard it from support".
 */
static void draw_sums(const struct review_view *review, struct grid *grid,
                      struct review_body body, int row)
{
    const struct incident *incident = &card(review)->incident;
    struct buf sums;
    buf_init(&sums);
    bool right = timeline_course(&sums, incident, board_zone(review->desk->board));
    if (incident->customers) {
        buf_add(&sums, sums.len ? "      " : "");
        said_count(&sums, incident->customers, "customer", "customers");
    }
    if (incident->heard_from[0])
        buf_addf(&sums, "%swe heard it from %s", sums.len ? "      " : "",
                 incident->heard_from);
    grid_wrap(grid, row, body.left, body.width, body.bottom - row < 2 ? 1 : 2,
              right ? INK_TEXT : INK_ATTENTION, sums.text);
    buf_release(&sums);
}

static int height(const struct review_view *review, struct grid *grid,
                  struct review_body body, int at)
{
    return review_rows(grid, body.width - 14, MOST_ROWS, card(review)->facts[at].text);
}

/* The rows that a fact needs beside its note. */
static int needs(const struct review_view *review, struct grid *grid,
                 struct review_body body, int at)
{
    struct buf note;
    buf_init(&note);
    int used = note_of(review, body, at, &note);
    buf_release(&note);
    return review_rows(grid, body.width - 14 - used, MOST_ROWS,
                       card(review)->facts[at].text);
}

enum { BELOW = 5 }; /* rows for what stands below the facts */

/* How many rows a fact has at least. */
static int least_rows(const struct review_view *review, struct review_body body)
{
    return body.roomy && count(review) <= 6 ? 2 : 1;
}

/* Whether all facts fit, each in the rows that it needs. */
static bool all_fit(const struct review_view *review, struct grid *grid,
                    struct review_body body)
{
    int n = count(review), least = least_rows(review, body), rows = 0;
    for (int at = 0; at < n; at++) {
        int own = needs(review, grid, body, at);
        rows += own > least ? own : least;
    }
    return rows <= body.bottom - body.top - BELOW;
}

static void draw_above(const struct review_view *review, struct grid *grid,
                       struct review_body body)
{
    if (review->first)
        grid_textf(grid, body.top - 1, body.left + body.width - ABOVE, ABOVE, INK_MUTED,
                   "%5d above", review->first);
}

/* Presenting: with air. Returns the row below. */
static int draw_present(struct review_view *review, struct grid *grid,
                        struct review_body body)
{
    int room = review_entry_air(review, grid, body, count(review), 3, height);
    int row = body.top;
    if (body.air)
        draw_above(review, grid, body);
    for (int at = review->first; at < review->first + room; at++) {
        int rows = height(review, grid, body, at);
        draw_fact(review, grid, body, row, at, rows);
        row += rows + body.air;
    }
    return row;
}

/* The rows that are free go to the facts that are longer than one. Returns the row below.
 */
static int draw_usual(struct review_view *review, struct grid *grid,
                      struct review_body body)
{
    int n = count(review), least = least_rows(review, body), row = body.top;
    bool whole = all_fit(review, grid, body);
    int room = whole ? n : review_entry_fit(review, body, n, least, BELOW);
    if (whole) {
        review->first = 0;
        review->shown = n > 0 ? n : 1;
    }
    draw_above(review, grid, body);
    for (int at = review->first; at < review->first + room && at < n; at++) {
        int rows = whole ? needs(review, grid, body, at) : least;
        draw_fact(review, grid, body, row, at, rows);
        row += rows > least ? rows : least;
    }
    return row;
}

/* Returns the row below. */
static int draw_facts(struct review_view *review, struct grid *grid,
                      struct review_body body)
{
    int row = (body.present ? draw_present : draw_usual)(review, grid, body);
    if (count(review) == 0)
        grid_text(grid, row++, body.left + 6, body.width - 6, INK_MUTED,
                  "No fact yet. The first: when it began, and what was seen.");
    return row;
}

/* In the list: the fact one is on, where it is longer than its line. */
static void draw_whole(const struct review_view *review, struct grid *grid,
                       struct review_body body, int row)
{
    const struct incident_card *incident = card(review);
    if (review->typing || incident->facts_n == 0 || row >= body.bottom)
        return;
    bool whole = body.present ? height(review, grid, body, review->row) < MOST_ROWS
                              : all_fit(review, grid, body);
    int rows = body.present ? MOST_ROWS : least_rows(review, body);
    if (!whole && needs(review, grid, body, review->row) > rows)
        grid_wrap(grid, row, body.left + 6, body.width - 6, body.bottom - row, INK_TEXT,
                  incident->facts[review->row].text);
}

static void draw(struct app *app, void *state, struct grid *grid)
{
    struct review_view *review = state;
    struct review_body body = review_head(app, review, grid);
    draw_incident(review, grid, body);
    body.top += body.present ? 1 + body.air : grid->rows >= 20 ? 2 : 1;
    int row = draw_facts(review, grid, body);
    if (review->typing)
        grid_text(grid, row, body.left, 1, INK_FOCUS, ">");
    if (review->field[0].text.len || review->typing)
        row += field_draw(&review->field[0], grid, row, body.left + 6, body.width - 6, 2,
                          review->typing);
    if (review->typing && !review->field[0].text.len)
        grid_text(grid, row - 1, body.left + 8, body.width - 8, INK_MUTED,
                  "14:02 what was seen, or +6 what was seen");
    if (row + 1 + body.air < body.bottom)
        draw_sums(review, grid, body, row + 1 + (body.present ? body.air - 1 : 0));
    draw_whole(review, grid, body, row + (body.width < NOTE_ROOM ? 2 : 3));
    review_entry_foot(app, review, body);
}

/* The keys of the three instants: it began here, was noticed here, was over here. */
static enum view_wants set_moment(struct app *app, void *state, const struct key *key)
{
    static const char *const said[] = {"It began", "It was noticed", "It was over"};
    struct review_view *review = state;
    struct err err;
    enum moment moment = key->code == 's'   ? MOMENT_BEGAN
                         : key->code == 'n' ? MOMENT_NOTICED
                                            : MOMENT_OVER;
    const struct fact *fact = &card(review)->facts[review->row];
    struct local local = local_of(review, fact->at);
    if (!board_sitting_moment(review->desk->board, fact->id, moment, &err) ||
        !review_load_here(app, review, &err))
        return review_done(app, false, &err);
    app_say(app, INK_GOOD, "%s at %02d:%02d. u takes it back.", said[moment], local.hour,
            local.minute);
    return VIEW_DRAW;
}

static const struct command commands[] = {
    REVIEW_ENTRY_COMMANDS("a time and a fact", "fact"),
    {.name = "began",
     .keys = {'s'},
     .footer = "began",
     .help = "the incident began with this fact",
     .blocked = review_entry_no_line,
     .run = set_moment},
    {.name = "noticed",
     .keys = {'n'},
     .footer = "noticed",
     .help = "it was noticed with this fact",
     .blocked = review_entry_no_line,
     .run = set_moment},
    {.name = "over",
     .keys = {'o'},
     .footer = "over",
     .help = "it was over with this fact",
     .blocked = review_entry_no_line,
     .run = set_moment},
    REVIEW_COMMANDS,
};

const struct review_page review_facts_page = {
    .ops = {.name = "STEP 3, FACTS",
            .commands = COMMANDS(commands),
            .load = review_load,
            .draw = draw,
            .feed = review_entry_feed,
            .typing = review_typing,
            .close = review_close,
            .tick = review_tick,
            .ticks = true,
            .stays = true},
    .enter = enter,
    .load = review_entry_load,
};
