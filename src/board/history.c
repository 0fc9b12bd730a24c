/* What was done, by whom, and walking it back and forth. */
#include "board/history.h"

#include "base/progress.h"
#include "history_private.h"
#include "store/log.h"

#include <inttypes.h>
#include <string.h>

static struct history_line line_of(const struct log_row *row)
{
    return (struct history_line){
        .id = row->id,
        .at = row->at,
        .actor = row->actor,
        .known = row->known,
        .what = row->what,
        .why = row->why,
        .kind = row->kind,
        .undone = row->undone,
    };
}

bool board_log(struct board *board, size_t most, struct arena *arena,
               struct history_line **lines, size_t *n, struct err *err)
{
    struct log_row *rows;
    size_t count;
    if (!log_list(board->store, 0, most, arena, &rows, &count, err))
        return false;
    struct history_line *list = arena_new(arena, count, sizeof *list);
    for (size_t i = 0; i < count; i++)
        list[i] = line_of(&rows[i]);
    *lines = list;
    *n = count;
    return true;
}

static bool nothing(const struct board *board, enum op_kind way, struct err *err)
{
    err_set(err, ERR_NOT_FOUND, "%s has nothing to %s", board->actor,
            way == OP_UNDO ? "undo" : "redo");
    return err_next(err, "what was done, and by whom: buckstop log");
}

/* What the acting person's next step back takes: the moves of a review from step to step
 * since, the newest first, and the change before them. A move alone is no change that one
 * means. */
struct way_back {
    int64_t *steps;
    size_t n;
    struct log_row row;
};

static bool find_back(struct board *board, struct arena *arena, struct way_back *back,
                      struct err *err)
{
    struct store *store = board->store;
    int64_t at = INT64_MAX;
    size_t cap = 0;
    bool only = true;
    while (only) {
        if (!log_undo_before(store, board->actor, at, &at, err))
            return false;
        if (!at)
            return nothing(board, OP_UNDO, err);
        if (!log_only_steps(store, at, &only, err))
            return false;
        if (!only)
            break;
        back->steps = arena_grow(arena, back->steps, &cap, back->n + 1, sizeof at);
        back->steps[back->n++] = at;
    }
    return log_get(store, at, arena, &back->row, err);
}

bool board_undo_next(struct board *board, struct arena *arena, struct history_line *line,
                     struct err *err)
{
    struct way_back back = {0};
    if (!find_back(board, arena, &back, err))
        return false;
    *line = line_of(&back.row);
    return true;
}

static bool walk(struct board *board, enum op_kind way, const struct log_row *row,
                 struct arena *arena, struct err *err)
{
    char key[KEY_TEXT];
    struct tx *tx;
    board_key(board, key);
    const struct deed deed = {
        .actor = board->actor,
        .known = board->actor_person != 0,
        .what =
            arena_printf(arena, "%s: %s", way == OP_UNDO ? "undid" : "redid", row->what),
        .why = "",
        .key = key,
        .now = board->world.now,
        .kind = way,
        .target = row->id,
    };
    return tx_begin(board->store, &deed, &tx, err) &&
           board_end(board, tx,
                     log_walk(tx, row->id, way, err) &&
                         history_rules_hold(tx, row->id, way, err),
                     err);
}

static bool walk_id(struct board *board, enum op_kind way, int64_t operation,
                    struct arena *arena, struct err *err)
{
    struct log_row row;
    return log_get(board->store, operation, arena, &row, err) &&
           walk(board, way, &row, arena, err);
}

/* Where somebody else has moved the review on since, it stays where it is; and it goes back
 * to where it was when the change itself cannot be undone. */
bool board_undo(struct board *board, struct arena *arena, struct history_line *line,
                struct err *err)
{
    struct way_back back = {0};
    struct err moved = {0};
    size_t n = 0;
    if (!find_back(board, arena, &back, err))
        return false;
    while (n < back.n && walk_id(board, OP_UNDO, back.steps[n], arena, &moved))
        n++;
    if (n < back.n && moved.code != ERR_CONFLICT) {
        *err = moved;
        return false;
    }
    if (walk(board, OP_UNDO, &back.row, arena, err)) {
        *line = line_of(&back.row);
        return true;
    }
    progress_listen(NULL); /* what stopped the one must not stop the way back */
    while (n-- > 0 && walk_id(board, OP_REDO, back.steps[n], arena, &moved))
        continue;
    return false;
}

/* The moves that were undone along with a change are done again along with it. */
static bool redo_steps(struct board *board, struct arena *arena, struct err *err)
{
    struct err moved;
    int64_t at;
    bool only = false;
    do {
        if (!log_next_redo(board->store, board->actor, &at, err) ||
            (at && !log_only_steps(board->store, at, &only, err)))
            return false;
    } while (at && only && walk_id(board, OP_REDO, at, arena, &moved));
    return true;
}

bool board_redo(struct board *board, struct arena *arena, struct history_line *line,
                struct err *err)
{
    struct log_row row = {0};
    int64_t at;
    if (!redo_steps(board, arena, err) ||
        !log_next_redo(board->store, board->actor, &at, err))
        return false;
    if (!at)
        return nothing(board, OP_REDO, err);
    if (!log_get(board->store, at, arena, &row, err) ||
        !walk(board, OP_REDO, &row, arena, err))
        return false;
    progress_listen(NULL); /* it is done, and nothing can be said to have been stopped */
    if (!redo_steps(board, arena, err))
        return false;
    *line = line_of(&row);
    return true;
}
