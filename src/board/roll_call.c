/* What a roll call came to, kept for the week's team check. */
#include "board/roll_call.h"

#include "board_private.h"
#include "team_check_private.h"

enum { OWNERSHIP = 0 }; /* the question it answers */

static bool keep(struct board *board, struct tx *tx, const struct roll_call *call,
                 struct arena *arena, struct err *err)
{
    int all = call->clear + call->fuzzy + call->nobody;
    const char *said = arena_printf(arena, "roll call: %s of %s areas clear",
                                    GROUPED(call->clear), GROUPED(all));
    tx_say(tx, "held a %s", said);
    return team_check_put(board, tx, OWNERSHIP, roll_call_word(call), said, arena, err);
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
