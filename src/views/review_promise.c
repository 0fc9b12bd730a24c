/* What is said of a promise while it is being typed. */
#include "review_promise.h"

#include "domain/when.h"
#include "text/columns.h"

bool promise_due(const struct review_view *review, int64_t *due, struct err *err)
{
    return when_date(review->field[PROMISE_DUE].text.text, board_today(review->desk->board),
                     due, err);
}

bool promise_due_note(const struct review_view *review, int room, struct buf *out)
{
    static const char before[] = ", before the next review";
    int64_t today = board_today(review->desk->board), due;
    struct err err;
    if (!review->field[PROMISE_DUE].text.text[0]) {
        buf_add(out, "a day within a week: fri, +5, 25 nov");
        return false;
    }
    if (!promise_due(review, &due, &err) || !review_due(due, today, &err)) {
        buf_add(out, err.what);
        return false;
    }
    when_days_text(out, due, today);
    if (due > today && due < today + REVIEW_DAYS &&
        columns_of(out->text) + columns_of(before) <= room)
        buf_add(out, before);
    return true;
}

enum ink promise_gone_note(const struct review_view *review, struct buf *out)
{
    struct err err;
    struct lint_finding finding;
    const char *typed = review->field[PROMISE_GONE_WHEN].text.text;
    if (!typed[0]) {
        buf_add(out, "what anybody can look at to see that it is gone");
        return INK_MUTED;
    }
    if (!review_checkable(typed, review->sitting.facts.cause_text, &err)) {
        buf_addf(out, "%s", err.what);
        return INK_ATTENTION;
    }
    if (review->asks[0]) {
        buf_add(out, review->asks);
        return INK_ATTENTION;
    }
    enum strength strength = lint_strength(&review->desk->lint, typed, &finding);
    if (strength != STRENGTH_UNKNOWN)
        buf_addf(out, "a %s removal: \"%.*s\"", strength_words.name[strength],
                 (int)finding.span.len, typed + finding.span.at);
    return INK_GOOD;
}
