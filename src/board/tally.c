/* What the reviews came to so far, in a sentence: the sums of board/review_stats.h. */
#include "board/review.h"

#include "board/review_stats.h"

enum { WEEKS = 8 };

bool board_review_tally(struct board *board, struct review_tally *tally, struct err *err)
{
    struct arena arena;
    struct review_stats stats;
    arena_init(&arena);
    bool ok = board_review_stats(board, &arena, &stats, err);
    if (ok) {
        *tally = (struct review_tally){
            .causes = (int)stats.causes_n,
            .seen_gone = stats.seen_gone,
            .came_back = stats.came_back,
        };
        for (size_t i = 0; i < stats.weeks_n && i < WEEKS; i++) {
            tally->weeks += stats.weeks[i].reviewed || !stats.weeks[i].current;
            tally->reviewed += stats.weeks[i].reviewed;
        }
    }
    arena_release(&arena);
    return ok;
}

void review_tally_text(const struct review_tally *tally, struct buf *out)
{
    if (tally->weeks > 1)
        buf_addf(out, "%d of the last %d weeks reviewed. ", tally->reviewed, tally->weeks);
    if (tally->causes)
        buf_addf(out, "%s of %s %s seen gone.", GROUPED(tally->seen_gone),
                 GROUPED(tally->causes), tally->causes == 1 ? "cause" : "causes");
    if (tally->came_back)
        buf_addf(out, " %s came back.", GROUPED(tally->came_back));
}
