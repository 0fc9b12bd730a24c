/* What a roll call came to, kept for the week's team check. */
#include "board/roll_call.h"

#include "board_private.h"
#include "store/checks.h"

enum { OWNERSHIP = 1 }; /* the question it answers */

static bool keep(struct board *board, struct tx *tx, const struct roll_call *call,
                 struct arena *arena, struct err *err)
{
    struct team_check check;
    struct check_answer answer;
    char week[WEEK_TEXT];
    bool found;
    week_text(week_of(board_today(board)), week);
    if (!checks_of_week(board->store, week, arena, &check, &found, err))
        return false;
    if (!found) {
        check = (struct team_check){.week = week, .started_at = tx_now(tx)};
        if (!record_add(tx, &team_check_records, &check, err))
            return false;
    }
    if (!checks_answer(board->store, check.id, OWNERSHIP, arena, &answer, &found, err))
        return false;
    if (!found)
        answer = (struct check_answer){.team_check = check.id, .question = OWNERSHIP};
    int all = call->clear + call->fuzzy + call->nobody;
    answer.answer = roll_call_word(call);
    answer.evidence =
        arena_printf(arena, "roll call: %d of %d areas clear", call->clear, all);
    tx_say(tx, "held a roll call: %d of %d areas clear", call->clear, all);
    return found ? record_change(tx, &check_answer_records, &answer, err)
                 : record_add(tx, &check_answer_records, &answer, err);
}

bool board_roll_call(struct board *board, const struct roll_call *call, struct err *err)
{
    struct tx *tx;
    struct arena arena;
    if (!board_begin(board, NULL, &tx, err))
        return false;
    arena_init(&arena);
    bool ok = board_end(board, tx, keep(board, tx, call, &arena, err), err);
    arena_release(&arena);
    return ok;
}
