/* What was done, by whom, and walking it back and forth. */
#include "board/history.h"

#include "board_private.h"
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

/* The operation that the acting person's next step back, or forth, is about. */
static bool next_of(struct board *board, enum op_kind way, struct arena *arena,
                    struct log_row *row, struct err *err)
{
    bool undo = way == OP_UNDO;
    int64_t operation;
    if (!(undo ? log_next_undo : log_next_redo)(board->store, board->actor, &operation,
                                                err))
        return false;
    if (!operation) {
        err_set(err, ERR_NOT_FOUND, "%s has nothing to %s", board->actor,
                undo ? "undo" : "redo");
        return err_next(err, "what was done, and by whom: buckstop log");
    }
    return log_get(board->store, operation, arena, row, err);
}

bool board_undo_next(struct board *board, struct arena *arena, struct history_line *line,
                     struct err *err)
{
    struct log_row row = {0};
    if (!next_of(board, OP_UNDO, arena, &row, err))
        return false;
    *line = line_of(&row);
    return true;
}

static bool walk(struct board *board, enum op_kind way, struct arena *arena,
                 struct history_line *line, struct err *err)
{
    struct log_row row = {0};
    char key[KEY_TEXT];
    if (!next_of(board, way, arena, &row, err))
        return false;
    board_key(board, key);
    const struct deed deed = {
        .actor = board->actor,
        .known = board->actor_person != 0,
        .what = arena_printf(arena, "%s: %s", way == OP_UNDO ? "undid" : "redid", row.what),
        .why = "",
        .key = key,
        .now = board->world.now,
        .kind = way,
        .target = row.id,
    };
    struct tx *tx;
    if (!tx_begin(board->store, &deed, &tx, err) ||
        !board_end(board, tx, log_walk(tx, row.id, way, err), err))
        return false;
    *line = line_of(&row);
    return true;
}

bool board_undo(struct board *board, struct arena *arena, struct history_line *line,
                struct err *err)
{
    return walk(board, OP_UNDO, arena, line, err);
}

bool board_redo(struct board *board, struct arena *arena, struct history_line *line,
                struct err *err)
{
    return walk(board, OP_REDO, arena, line, err);
}
