/* Step 1: what this review says of an older promise. Said again, the promise is first put
 * back to where it stood before the earlier answer. */
#include "sitting_private.h"

#include "cause_private.h"
#include "store/namings.h"
#include "store/reviews.h"

#include <inttypes.h>
#include <string.h>

static const enum removal_move moves[] = {
    [PROMISE_GONE] = MOVE_SEEN,
    [PROMISE_STILL] = MOVE_STILL,
    [PROMISE_DROPPED] = MOVE_DROP,
};
static const enum removal_state leaves[] = {
    [PROMISE_GONE] = REMOVAL_SEEN_GONE,
    [PROMISE_STILL] = REMOVAL_PLANNED,
    [PROMISE_DROPPED] = REMOVAL_DROPPED,
};
static const char *const said[] = {
    [PROMISE_GONE] = "gone",
    [PROMISE_STILL] = "still there",
    [PROMISE_DROPPED] = "dropped",
};

struct said_now {
    enum promise_answer answer;
    const char *what;
    int64_t new_due; /* 0 but for PROMISE_STILL */
};

bool sitting_asked(struct sitting_tx *s, int64_t removal, struct sitting_promise *promise,
                   struct err *err)
{
    struct sitting sitting;
    struct removal other;
    if (!board_sitting(s->board, &s->arena, &sitting, err))
        return false;
    for (size_t i = 0; i < sitting.promises_n; i++)
        if (sitting.promises[i].line.removal.id == removal) {
            *promise = sitting.promises[i];
            return true;
        }
    if (!record_get(s->board->store, &removal_records, removal, &s->arena, &other, err)) {
        if (err->code == ERR_NOT_FOUND)
            err_next(err, "Pick one of the open promises.");
        return false;
    }
    if (other.review == s->review.id) {
        err_set(err, ERR_REFUSED, "the promise \"%s\" was made in this review",
                other.gone_when);
        return err_next(err, "Change it in step 7; next week's review asks about it.");
    }
    bool spoken = false;
    if (!reviews_week_spoke(s->board->store, &s->review, removal, &spoken, err))
        return false;
    if (spoken) {
        err_set(err, ERR_REFUSED, "an earlier sitting of this week spoke of \"%s\"",
                other.gone_when);
        return err_next(err, "Next week's review asks about it.");
    }
    err_set(err, ERR_REFUSED, "the promise \"%s\" was not open when this review began",
            other.gone_when);
    return err_next(err, "Pick one of the open promises.");
}

/* What is stored where the log does not know it, as for a board that came by an import. */
static void guess_before(const struct sitting_promise *promise, struct removal *before)
{
    *before = promise->line.removal;
    before->state = before->removed_at ? REMOVAL_REMOVED : REMOVAL_PLANNED;
    before->what = "";
    before->closed_at = 0;
    if (promise->answer.answer == PROMISE_GONE)
        before->seen_at = 0;
    if (promise->answer.answer == PROMISE_STILL && before->carried > 0)
        before->carried--;
}

/* Takes the earlier answer off the promise. What somebody changed since stays. */
static bool take_back(struct sitting_tx *s, const struct sitting_promise *promise,
                      struct removal *removal, struct err *err)
{
    const struct review_answer *answer = &promise->answer;
    struct removal before;
    bool found;
    if (!answer->id)
        return true;
    if (!namings_removal_before(s->board->store, &review_answer_records, answer->id,
                                removal->id, &s->arena, &before, &found, err))
        return false;
    if (!found)
        guess_before(promise, &before);
    if (answer->answer == PROMISE_STILL) {
        removal->carried = before.carried;
        if (removal->due == answer->new_due)
            removal->due = before.due;
    }
    if (removal->state != leaves[answer->answer])
        return true;
    removal->state = before.state;
    removal->what = before.what;
    removal->removed_at = before.removed_at;
    removal->seen_at = before.seen_at;
    removal->closed_at = before.closed_at;
    return true;
}

static bool move(struct sitting_tx *s, const struct sitting_promise *promise,
                 const struct said_now *now, struct removal *removal, struct err *err)
{
    const struct cause_line *line = &promise->line;
    const struct removal_facts facts = {
        .cause = line->cause.text,
        .state = removal->state,
        .owner = line->owner.state == PERSON_LEFT ? 0 : removal->owner,
        .owner_name = line->owner.id ? line->owner.name : "",
        .actor = s->board->actor_person,
        .what = now->what,
    };
    enum removal_state state;
    if (!removal_step(&facts, moves[now->answer], &state, err) ||
        (now->answer == PROMISE_STILL &&
         !review_due(now->new_due, board_today(s->board), err)))
        return false;
    cause_apply(removal, state, now->what, tx_now(s->tx));
    if (now->answer == PROMISE_STILL) {
        /* "Still there" says that it was never removed, whoever said so. */
        removal->removed_at = 0;
        removal->due = now->new_due;
        removal->carried++;
    }
    return true;
}

static bool keep_answer(struct sitting_tx *s, const struct sitting_promise *promise,
                        const struct said_now *now, struct err *err)
{
    struct review_answer answer = promise->answer;
    answer.review = s->review.id;
    answer.removal = promise->line.removal.id;
    answer.answer = now->answer;
    answer.what = now->what;
    answer.new_due = now->new_due;
    answer.at = tx_now(s->tx);
    return answer.id ? record_change(s->tx, &review_answer_records, &answer, err)
                     : record_add(s->tx, &review_answer_records, &answer, err);
}

static bool is_said(const struct sitting_promise *promise, const struct said_now *now)
{
    const struct review_answer *answer = &promise->answer;
    return answer->id && answer->answer == now->answer && answer->new_due == now->new_due &&
           strcmp(answer->what, now->what) == 0 &&
           promise->line.removal.state == leaves[now->answer];
}

static bool say(struct sitting_tx *s, int64_t id, const struct said_now *now,
                struct err *err)
{
    struct sitting_promise promise = {0};
    if (!sitting_asked(s, id, &promise, err))
        return false;
    if (is_said(&promise, now))
        return true;
    struct removal removal = promise.line.removal;
    tx_say(s->tx, "said of \"%s\" that it is %s",
           sitting_short(&s->arena, promise.line.cause.text), said[now->answer]);
    return take_back(s, &promise, &removal, err) && move(s, &promise, now, &removal, err) &&
           record_change(s->tx, &removal_records, &removal, err) &&
           keep_answer(s, &promise, now, err);
}

bool board_sitting_answer(struct board *board, int64_t removal, enum promise_answer answer,
                          const char *what, int64_t new_due, struct err *err)
{
    struct sitting_tx s;
    const struct said_now now = {
        .answer = answer,
        .what = what ? what : "",
        .new_due = answer == PROMISE_STILL ? new_due : 0,
    };
    return sitting_open(&s, board, now.what, err) &&
           sitting_end(&s, say(&s, removal, &now, err), err);
}
