/* The figures of the last weeks, and the deploys that make shipping risky. */
#include "board/shipped.h"

#include "board_private.h"
#include "domain/check.h"

#include <stdlib.h>
#include <string.h>

enum { WEEK_DAYS = 7 };

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Who ships more than their share of all of them, by the rule of the team check; the names
 * side by side. */
static void find_hero(const struct deploy_window *window, struct arena *arena,
                      struct shipped_weeks *weeks)
{
    const char **name = arena_new(arena, window->n, sizeof *name);
    int n = 0;
    weeks->hero = "";
    for (size_t i = 0; i < window->n; i++)
        if (window->line[i].by[0])
            name[n++] = window->line[i].by;
    weeks->hero_of = (int)window->n;
    if (weeks->hero_of < CHECK_HERO_LEAST)
        return;
    qsort(name, (size_t)n, sizeof *name, by_name);
    for (int from = 0, to; from < n; from = to) {
        for (to = from + 1; to < n && strcmp(name[to], name[from]) == 0; to++)
            ;
        if ((int64_t)(to - from) * 100 <= (int64_t)CHECK_HERO * weeks->hero_of)
            continue;
        weeks->hero = name[from];
        weeks->hero_ships = to - from;
    }
}

static void find_marked(struct board *board, const struct deploy_window *window,
                        struct arena *arena, struct shipped_weeks *weeks)
{
    weeks->marked = arena_new(arena, window->n, sizeof *weeks->marked);
    weeks->marks = arena_new(arena, window->n, sizeof *weeks->marks);
    for (size_t i = 0; i < window->n; i++) {
        unsigned marks = deploy_marks(&window->line[i], &board->zone);
        if (!marks)
            continue;
        weeks->marked[weeks->marked_n] = window->line[i];
        weeks->marks[weeks->marked_n++] = marks;
    }
}

bool board_shipped_weeks(struct board *board, size_t n, struct arena *arena,
                         struct shipped_weeks *weeks, struct err *err)
{
    struct week last = week_of(board_today(board));
    int64_t first = week_monday(last) - (int64_t)(n - 1) * WEEK_DAYS;
    const struct deploy_query query = {
        .words = "",
        .area = "",
        .type = "",
        .from = zone_utc(&board->zone, first, 0, 0, 0),
        .until = zone_utc(&board->zone, week_monday(last) + WEEK_DAYS, 0, 0, 0),
    };
    struct deploy_window window;
    struct shipped_weeks made = {.n = n};
    if (!board_deploy_window(board, &query, 0, INT32_MAX, arena, &window, err))
        return false;
    made.week = arena_new(arena, n, sizeof *made.week);
    deploy_weeks(window.line, window.n, last, n, &board->zone, arena, made.week);
    find_marked(board, &window, arena, &made);
    find_hero(&window, arena, &made);
    *weeks = made;
    return true;
}
