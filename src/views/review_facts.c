/* Step 3: what happened, each fact with its time. */
#include "domain/when.h"
#include "review_entry.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { MINUTE = 60, HALF_DAY = 12 * 3600 };

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

/* The day is said where it is not the incident's. */
static void text(const struct review_view *review, int at, struct buf *out)
{
    const struct fact *fact = &card(review)->facts[at];
    struct local local = local_of(review, fact->at);
    char day[DATE_TEXT];
    date_text(local.date, day);
    if (local.date != local_of(review, card(review)->incident.started_at).date)
        buf_addf(out, "%s ", day);
    buf_addf(out, "%02d:%02d %s", local.hour, local.minute, fact->text);
}

/* Hours and minutes, and nothing else. */
static bool clock_of(const char *words, int *hour, int *minute)
{
    char *colon, *end;
    if (words[0] < '0' || words[0] > '9')
        return false;
    long h = strtol(words, &colon, 10);
    if (*colon != ':' || colon[1] < '0' || colon[1] > '9' || h > 23)
        return false;
    long m = strtol(colon + 1, &end, 10);
    if (end != colon + 3 || *end || m > 59)
        return false;
    *hour = (int)h;
    *minute = (int)m;
    return true;
}

/* "14:02" alone is a time of the day of the fact that is changed, or else of the last one:
 * of the night after it where the day's would lie half a day before. */
static bool clock_time(const struct review_view *review, const char *words, int64_t from,
                       int64_t *at)
{
    int hour, minute;
    const struct zone *zone = board_zone(review->desk->board);
    if (!clock_of(words, &hour, &minute))
        return false;
    for (int i = 0; i < count(review); i++)
        if (card(review)->facts[i].id == review->editing)
            from = card(review)->facts[i].at;
    int64_t date = local_of(review, from).date;
    *at = zone_utc(zone, date, hour, minute, 0);
    if (*at < from - HALF_DAY && !review->editing)
        *at = zone_utc(zone, date + 1, hour, minute, 0);
    return true;
}

static bool read_time(const struct review_view *review, const char *words, int64_t *at)
{
    int n = count(review);
    struct err err;
    struct buf span;
    const struct when_base base = {
        .zone = board_zone(review->desk->board),
        .now = board_now(review->desk->board),
        .from = n ? card(review)->facts[n - 1].at : card(review)->incident.started_at,
    };
    if (clock_time(review, words, base.from, at))
        return true;
    buf_init(&span);
    buf_add(&span, words);
    size_t len = span.len;
    /* "+6" is six minutes. */
    if (len > 1 && words[0] == '+' && strspn(words + 1, "0123456789") == len - 1)
        buf_add(&span, "m");
    bool ok = when_parse(span.text, &base, at, &err);
    buf_release(&span);
    return ok;
}

/* The time is the longest beginning that is one, of at most three words. */
static bool split_time(const struct review_view *review, const char *typed, int64_t *at,
                       const char **rest)
{
    size_t end[3];
    int words = 0;
    for (const char *p = typed; words < 3 && *p; words++) {
        p += strcspn(p, " ");
        end[words] = (size_t)(p - typed);
        p += strspn(p, " ");
    }
    while (words-- > 0) {
        struct buf head;
        buf_init(&head);
        buf_add_n(&head, typed, end[words]);
        bool ok = read_time(review, head.text, at);
        buf_release(&head);
        if (!ok)
            continue;
        *rest = typed + end[words] + strspn(typed + end[words], " ");
        return true;
    }
    return false;
}

/* Times are shown to the minute: one that was not changed keeps its seconds. */
static int64_t with_seconds(const struct review_view *review, int64_t record, int64_t at)
{
    for (int i = 0; i < count(review); i++) {
        int64_t before = card(review)->facts[i].at;
        if (card(review)->facts[i].id == record && before - before % MINUTE == at)
            return before;
    }
    return at;
}

static bool save(struct review_view *review, int64_t record, const char *typed,
                 struct err *err)
{
    int64_t at;
    const char *rest;
    typed += strspn(typed, " ");
    if (!split_time(review, typed, &at, &rest)) {
        err_set(err, ERR_REFUSED, "a fact begins with its time");
        return err_next(err, "Type it first: 14:02, or +6 for six minutes later.");
    }
    if (!rest[0]) {
        err_set(err, ERR_REFUSED, "there is a time and no fact");
        return err_next(err, "Type what happened after it.");
    }
    return board_sitting_fact(review->desk->board, record, with_seconds(review, record, at),
                              rest, err);
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

static void draw_fact(const struct review_view *review, struct grid *grid,
                      struct review_body body, int row, int at)
{
    const struct fact *facts = card(review)->facts;
    struct local local = local_of(review, facts[at].at);
    bool here = !review->typing && review->row == at;
    if (here)
        grid_text(grid, row, body.left, 1, INK_FOCUS, ">");
    if (at == review->first || local.date != local_of(review, facts[at - 1].at).date)
        grid_text(grid, row, body.left + 2, 3, INK_MUTED,
                  when_weekday(date_weekday(local.date)));
    grid_textf(grid, row, body.left + 6, 5, INK_TEXT, "%02d:%02d", local.hour,
               local.minute);
    grid_text(grid, row, body.left + 14, body.width - 14, here ? INK_SELECT : INK_TEXT,
              facts[at].text);
}

/* "Lasted 41 minutes   120 customers   we heard it from support". */
static void draw_sums(const struct review_view *review, struct grid *grid,
                      struct review_body body, int row)
{
    const struct incident *incident = &card(review)->incident;
    struct buf sums;
    buf_init(&sums);
    if (incident->recovered_at && incident->recovered_at < incident->started_at) {
        grid_text(grid, row, body.left, body.width, INK_ATTENTION,
                  "The clock went backwards: it ended before it began.");
        return;
    }
    if (incident->recovered_at) {
        buf_add(&sums, "Lasted ");
        when_span_text(&sums, incident->recovered_at - incident->started_at);
    }
    if (incident->customers)
        buf_addf(&sums, "%s%" PRId64 " customers", sums.len ? "      " : "",
                 incident->customers);
    if (incident->heard_from[0])
        buf_addf(&sums, "%swe heard it from %s", sums.len ? "      " : "",
                 incident->heard_from);
    grid_text(grid, row, body.left, body.width, INK_TEXT, sums.text);
    buf_release(&sums);
}

static void draw(struct app *app, void *state, struct grid *grid)
{
    struct review_view *review = state;
    struct review_body body = review_head(app, review, grid);
    int n = count(review), each = body.roomy && n <= 6 ? 2 : 1, below = 5;
    grid_text(grid, body.top, body.left, body.width, INK_FOCUS,
              card(review)->incident.title);
    body.top += grid->rows >= 20 ? 2 : 1;
    int room = review_entry_fit(review, body, n, each, below), row = body.top;
    for (int i = 0; i < room && review->first + i < n; i++, row += each)
        draw_fact(review, grid, body, row, review->first + i);
    if (n == 0)
        grid_text(grid, row++, body.left + 6, body.width - 6, INK_MUTED,
                  "No fact yet. The first: when it began, and what was seen.");
    if (review->typing)
        grid_text(grid, row, body.left, 1, INK_FOCUS, ">");
    if (review->field[0].text.len || review->typing)
        row += field_draw(&review->field[0], grid, row, body.left + 6, body.width - 6, 2,
                          review->typing);
    if (review->typing && !review->field[0].text.len)
        grid_text(grid, row - 1, body.left + 8, body.width - 8, INK_MUTED,
                  "14:02 what was seen, or +6 what was seen");
    if (row + 1 < body.bottom)
        draw_sums(review, grid, body, row + 1);
    app_foot(app, "", INK_TEXT);
}

static const struct command commands[] = {
    REVIEW_ENTRY_COMMANDS("a time and a fact", "fact"),
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
            .ticks = true,
            .stays = true},
    .enter = enter,
    .load = review_entry_load,
};
