/* What the reviews came to so far. */
#include "board/review.h"

#include "board_private.h"
#include "store/reviews.h"

#include <string.h>

enum { WEEKS = 8, WEEK_DAYS = 7 };

static bool is_reviewed(const struct review *reviews, size_t n, const char *week)
{
    for (size_t i = 0; i < n; i++)
        if (reviews[i].closed_at && strcmp(reviews[i].week, week) == 0)
            return true;
    return false;
}

/* The weeks count from the board's first review on: before it there was nothing to miss. */
static void tally_weeks(const struct review *reviews, size_t n, int64_t today,
                        struct review_tally *tally)
{
    for (int back = 0; back < WEEKS; back++) {
        char week[WEEK_TEXT];
        week_text(week_of(today - (int64_t)back * WEEK_DAYS), week);
        if (n == 0 || strcmp(week, reviews[n - 1].week) < 0)
            return;
        bool reviewed = is_reviewed(reviews, n, week);
        tally->weeks += back > 0 || reviewed; /* this week is not missed yet */
        tally->reviewed += reviewed;
    }
}

bool board_review_tally(struct board *board, struct review_tally *tally, struct err *err)
{
    struct arena arena;
    struct review *reviews;
    struct cause_line *causes;
    size_t reviews_n, causes_n;
    struct review_tally found = {0};
    arena_init(&arena);
    bool ok = reviews_list(board->store, &arena, &reviews, &reviews_n, err) &&
              board_causes(board, true, &arena, &causes, &causes_n, err);
    if (ok) {
        tally_weeks(reviews, reviews_n, board_today(board), &found);
        for (size_t i = 0; i < causes_n; i++) {
            enum removal_state state = causes[i].removal.state;
            if (!causes[i].removal.id)
                continue;
            found.causes++;
            found.seen_gone += state == REMOVAL_SEEN_GONE;
            found.came_back += state == REMOVAL_CAME_BACK;
        }
        *tally = found;
    }
    arena_release(&arena);
    return ok;
}

void review_tally_text(const struct review_tally *tally, struct buf *out)
{
    if (tally->weeks > 1)
        buf_addf(out, "%d of the last %d weeks reviewed. ", tally->reviewed, tally->weeks);
    if (tally->causes)
        buf_addf(out, "%d of %d %s seen gone.", tally->seen_gone, tally->causes,
                 tally->causes == 1 ? "cause" : "causes");
    if (tally->came_back)
        buf_addf(out, " %d came back.", tally->came_back);
}
