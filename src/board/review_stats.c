/* The weeks that were reviewed and the causes that were promised, one by one. */
#include "board/review_stats.h"

#include "board_private.h"
#include "store/reviews.h"

#include <stdlib.h>
#include <string.h>

enum { WEEK_DAYS = 7 };

static void mark_week(const struct review *reviews, size_t n, struct week_figure *figure)
{
    for (size_t i = 0; i < n; i++) {
        bool held = strcmp(reviews[i].week, figure->week) == 0 && reviews[i].closed_at;
        figure->reviewed = figure->reviewed || held;
        figure->quiet = figure->quiet || (held && reviews[i].quiet);
    }
}

/* Of reviews, the newest first, the Monday of the oldest whose week is one: a damaged board
 * may hold others, before which no week would ever lie. False for none. */
static bool first_monday(const struct review *reviews, size_t n, int64_t *monday)
{
    struct week week;
    while (n > 0)
        if (week_parse(reviews[--n].week, &week)) {
            *monday = week_monday(week);
            return true;
        }
    return false;
}

/* The weeks count from the board's first review on: before it there was nothing to miss. */
static bool list_weeks(struct board *board, struct arena *arena, struct review_stats *stats,
                       struct err *err)
{
    struct review *reviews;
    size_t n, cap = 0;
    int64_t first;
    if (!reviews_list(board->store, arena, &reviews, &n, err))
        return false;
    if (!first_monday(reviews, n, &first))
        return true;
    for (int64_t day = board_today(board); day >= first; day -= WEEK_DAYS) {
        struct week_figure figure = {.current = stats->weeks_n == 0};
        week_text(week_of(day), figure.week);
        mark_week(reviews, n, &figure);
        stats->reviewed += figure.reviewed;
        stats->missed += !figure.reviewed && !figure.current;
        stats->weeks =
            arena_grow(arena, stats->weeks, &cap, stats->weeks_n + 1, sizeof figure);
        stats->weeks[stats->weeks_n++] = figure;
    }
    return true;
}

static int64_t date_at(const struct board *board, int64_t utc)
{
    return utc ? zone_local(&board->zone, utc).date : 0;
}

/* What came back is there, whenever it was last seen gone; what was dropped was not
 * removed. */
static int64_t gone_at(const struct removal *removal)
{
    if (removal->state == REMOVAL_SEEN_GONE)
        return removal->seen_at;
    return removal->state == REMOVAL_REMOVED ? removal->removed_at : 0;
}

static bool fill_figure(struct board *board, struct arena *arena,
                        const struct cause_line *line, struct cause_figure *figure,
                        struct err *err)
{
    const struct removal *removal = &line->removal;
    struct removal *removals;
    size_t n;
    if (!causes_removals(board->store, line->cause.id, arena, &removals, &n, err))
        return false;
    *figure = (struct cause_figure){
        .line = *line,
        .promised_on = date_at(board, removal->promised_at),
        .due = removal->due,
        .seen_on = date_at(board, gone_at(removal)),
    };
    figure->days_promised = figure->due - figure->promised_on;
    figure->days_taken = figure->seen_on ? figure->seen_on - figure->promised_on : NO_DAYS;
    figure->came_back = removal_returns(removals, n);
    return true;
}

static bool list_causes(struct board *board, struct arena *arena,
                        struct review_stats *stats, struct err *err)
{
    struct cause_line *lines;
    size_t n;
    if (!board_causes(board, true, arena, &lines, &n, err))
        return false;
    stats->causes = arena_new(arena, n, sizeof *stats->causes);
    for (size_t i = 0; i < n; i++) {
        struct cause_figure *figure = &stats->causes[stats->causes_n];
        enum removal_state state = lines[i].removal.state;
        if (!lines[i].removal.id)
            continue;
        if (!fill_figure(board, arena, &lines[i], figure, err))
            return false;
        stats->causes_n++;
        stats->open += removal_open(state);
        stats->seen_gone += state == REMOVAL_SEEN_GONE;
        stats->dropped += state == REMOVAL_DROPPED;
        stats->came_back += figure->came_back > 0;
    }
    return true;
}

static int by_number(const void *a, const void *b)
{
    const int64_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

/* The one in the middle, or what lies between the two there; *half where that is half a day
 * more than the whole days. */
static int64_t median(struct arena *arena, const struct review_stats *stats, bool taken,
                      bool *half)
{
    int64_t *days = arena_new(arena, stats->causes_n + 1, sizeof *days);
    size_t n = 0;
    for (size_t i = 0; i < stats->causes_n; i++) {
        const struct cause_figure *figure = &stats->causes[i];
        if (!taken)
            days[n++] = figure->days_promised;
        else if (figure->seen_on)
            days[n++] = figure->days_taken;
    }
    if (n == 0)
        return NO_DAYS;
    qsort(days, n, sizeof *days, by_number);
    int64_t both = days[(n - 1) / 2] + days[n / 2];
    *half = both % 2 != 0;
    return both / 2;
}

bool board_review_stats(struct board *board, struct arena *arena,
                        struct review_stats *stats, struct err *err)
{
    struct review_stats found = {0};
    if (!list_weeks(board, arena, &found, err) || !list_causes(board, arena, &found, err))
        return false;
    found.median_promised = median(arena, &found, false, &found.half_promised);
    found.median_taken = median(arena, &found, true, &found.half_taken);
    *stats = found;
    return true;
}
