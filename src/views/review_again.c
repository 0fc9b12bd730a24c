/* Step 2: the promises that were carried so often that one of them may be this week's once
 * more. */
#include "review_again.h"

enum { MOST = 3 }; /* shown at once */

const struct sitting_promise *again_at(const struct review_view *review, int at)
{
    for (size_t i = 0; i < review->sitting.promises_n; i++)
        if (review_repeats(&review->sitting.promises[i].line.removal) && at-- == 0)
            return &review->sitting.promises[i];
    return NULL;
}

int agains(const struct review_view *review)
{
    int n = 0;
    while (again_at(review, n))
        n++;
    return n;
}

int again_rows(const struct review_view *review)
{
    int n = agains(review);
    return n < MOST ? n : MOST;
}

int again_here(const struct review_view *review)
{
    int at = review->row - (int)review->choices_n - 1;
    if (at >= 0 && again_at(review, at))
        return at;
    for (at = 0; review->sitting.facts.again && again_at(review, at); at++)
        if (again_at(review, at)->line.removal.id == review->sitting.card.review.removal)
            return at;
    return 0;
}

/* "Carried twice, promise it again: The pool has no limit   chosen". */
static void again_text(const struct review_view *review,
                       const struct sitting_promise *promise, bool chosen, struct buf *out)
{
    int n = agains(review), most = again_rows(review);
    buf_add(out, "Carried ");
    review_times(out, promise->line.removal.carried);
    buf_addf(out, ", promise it again: %s", promise->line.cause.text);
    if (chosen)
        buf_add(out, "   chosen");
    else if (n > most)
        buf_addf(out, "   %d of %d", again_here(review) + 1, n);
}

void again_draw(const struct review_view *review, struct grid *grid,
                struct review_body body, int row, int here)
{
    int first = again_here(review) + 1 - again_rows(review);
    struct buf text;
    buf_init(&text);
    for (int i = first > 0 ? first : 0; again_at(review, i) && row < body.bottom; i++) {
        const struct sitting_promise *promise = again_at(review, i);
        bool chosen = review->sitting.facts.again &&
                      promise->line.removal.id == review->sitting.card.review.removal;
        if (i - (first > 0 ? first : 0) == again_rows(review))
            break;
        buf_reset(&text);
        again_text(review, promise, chosen, &text);
        if (i == here)
            grid_text(grid, row, body.left, 1, INK_FOCUS, ">");
        if (i == again_here(review))
            grid_text(grid, row, body.left + 2, 1, INK_KEY, "p");
        grid_text(grid, row++, body.left + 6, body.width - 6,
                  chosen      ? INK_GOOD
                  : i == here ? INK_SELECT
                              : INK_TEXT,
                  text.text);
    }
    buf_release(&text);
}
