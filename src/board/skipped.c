/* Weeks that nobody reviewed, between this review and the last. */
#include "board/review.h"

#include "board_private.h"
#include "sitting_private.h"
#include "store/reviews.h"

#include <inttypes.h>

enum { WEEK_DAYS = 7 };

static bool find(struct board *board, struct arena *arena, struct review_skipped *skipped,
                 struct err *err)
{
    struct review held, before;
    struct week week, last;
    bool found;
    int64_t near_misses = 0;
    if (!board_held(board, arena, &held, &found, err) ||
        !reviews_before(board->store, held.week, arena, &before, &found, err))
        return false;
    if (!found || !week_parse(held.week, &week) || !week_parse(before.week, &last))
        return true;
    int64_t from = week_monday(last) + WEEK_DAYS, to = week_monday(week);
    if (from >= to)
        return true;
    const struct choices_of of = {.from = zone_utc(&board->zone, from, 0, 0, 0),
                                  .to = zone_utc(&board->zone, to, 0, 0, 0),
                                  .review = held.id ? held.id : -1};
    skipped->first = week_of(from);
    skipped->last = week_of(to - 1);
    skipped->weeks = (to - from) / WEEK_DAYS;
    if (!choices_unreviewed(board->store, &of, &skipped->incidents, &near_misses, err))
        return false;
    skipped->incidents += near_misses;
    return true;
}

bool board_review_skipped(struct board *board, struct review_skipped *skipped,
                          struct err *err)
{
    struct arena arena;
    struct review_skipped found = {0};
    arena_init(&arena);
    bool ok = find(board, &arena, &found, err);
    arena_release(&arena);
    if (ok)
        *skipped = found;
    return ok;
}

void review_skipped_text(const struct review_skipped *skipped, struct buf *out)
{
    bool one = skipped->weeks == 1;
    if (skipped->weeks == 0)
        return;
    if (one)
        buf_addf(out, "Week %d was", skipped->first.week);
    else
        buf_addf(out, "Weeks %d %s %d were", skipped->first.week,
                 skipped->weeks == 2 ? "and" : "to", skipped->last.week);
    buf_add(out, " not reviewed");
    if (skipped->incidents == 1)
        buf_addf(out, "; %s incident waits here", one ? "its" : "their");
    else if (skipped->incidents > 1)
        buf_addf(out, "; %s %s incidents wait here", one ? "its" : "their",
                 GROUPED(skipped->incidents));
    buf_add_c(out, '.');
}
