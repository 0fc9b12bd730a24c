/* What the team fixed lately: causes seen gone, and the promises that are open. */
#include "brief_private.h"

#include "board/review.h"
#include "domain/when.h"

enum { LATELY = 90 }; /* days */

static void add_gone(struct board *board, const struct cause_line *line, struct buf *out)
{
    const struct removal *removal = &line->removal;
    buf_add(out, "- gone: ");
    brief_text(out, line->cause.text);
    buf_add(out, ", seen ");
    when_date_text(out, zone_local(&board->zone, removal->seen_at).date,
                   board_today(board));
    if (removal->what[0]) {
        buf_add(out, ": ");
        brief_text(out, removal->what);
    }
    buf_add_c(out, '\n');
}

static void add_open(struct board *board, const struct cause_line *line, struct buf *out)
{
    const struct removal *removal = &line->removal;
    bool back = line->came_back;
    buf_add(out, back                                ? "- CAME BACK: "
                 : removal->state == REMOVAL_REMOVED ? "- removed, not seen yet: "
                 : removal->due < board_today(board) ? "- overdue: "
                                                     : "- promised: ");
    brief_text(out, line->cause.text);
    buf_add(out, ", ");
    if (line->owner.id)
        brief_text(out, line->owner.name);
    else
        buf_add(out, "NO OWNER");
    buf_add(out, ", due ");
    when_date_text(out, removal->due, board_today(board));
    buf_add_c(out, '\n');
}

bool brief_fixed(struct board *board, struct arena *arena, struct buf *out, struct err *err)
{
    struct cause_line *all, *open;
    struct review_tally tally;
    size_t all_n, open_n, gone = 0;
    int64_t since = board->world.now - (int64_t)LATELY * 24 * 60 * 60;
    if (!board_causes(board, true, arena, &all, &all_n, err) ||
        !board_causes(board, false, arena, &open, &open_n, err) ||
        !board_review_tally(board, &tally, err))
        return false;
    buf_add(out, "\n## What the team fixed lately\n\n");
    size_t before = out->len;
    review_tally_text(&tally, out);
    buf_add(out, out->len > before ? "\n\n" : "");
    for (size_t i = 0; i < all_n; i++) {
        const struct removal *removal = &all[i].removal;
        if (removal->state != REMOVAL_SEEN_GONE || removal->seen_at < since)
            continue;
        if (gone++ < BRIEF_LINES)
            add_gone(board, &all[i], out);
    }
    brief_more(out, BRIEF_LINES, gone);
    for (size_t i = 0; i < open_n && i < BRIEF_LINES; i++)
        add_open(board, &open[i], out);
    brief_more(out, BRIEF_LINES, open_n);
    if (gone == 0 && open_n == 0)
        buf_addf(out,
                 "Nothing was seen gone in the last %d days, and nothing is "
                 "promised.\n",
                 LATELY);
    return true;
}
