/* Narrowing the lists to one product line. */
#include "board/narrow.h"

#include "board_private.h"
#include "store/areas.h"
#include "store/drafts.h"
#include "text/closest.h"
#include "text/fold.h"

/* Kept beside half-typed text: one a person too, and nobody's change to the board. */
static const char place[] = "narrowed to";

const char *board_narrowed(const struct board *board)
{
    return board->line;
}

bool board_lines(struct board *board, struct arena *arena, const char *const **lines,
                 size_t *n, struct err *err)
{
    return areas_lines(board->store, arena, lines, n, err);
}

static bool no_such_line(struct board *board, const char *typed, struct arena *arena,
                         struct err *err)
{
    const char *const *lines;
    struct closest closest;
    size_t n;
    if (!board_lines(board, arena, &lines, &n, err))
        return false;
    closest_init(&closest, typed);
    for (size_t i = 0; i < n; i++)
        closest_offer(&closest, lines[i]);
    err_set(err, ERR_NOT_FOUND, "no area is of the line \"%s\"", typed);
    if (closest.n)
        err_next(err, "the closest is \"%s\"", closest.name[0]);
    else
        err_next(err, "give an area one: buckstop area edit AREA --line LINE");
    for (size_t i = 0; i < closest.n; i++)
        err_closest(err, closest.name[i]);
    return false;
}

/* Takes the line that `typed` means. *found is false where no area has it. */
static bool take(struct board *board, const char *typed, bool *found, struct err *err)
{
    const char *line = "";
    struct buf fold;
    buf_init(&fold);
    fold_name(&fold, typed);
    *found = fold.len == 0;
    bool ok =
        *found || areas_line(board->store, fold.text, &board->arena, &line, found, err);
    if (ok && *found) {
        board->line = line;
        board->line_fold = arena_copy(&board->arena, fold.text);
    }
    buf_release(&fold);
    return ok;
}

bool board_narrow_again(struct board *board, struct err *err)
{
    const char *kept;
    bool found;
    return drafts_text(board->store, place, board->actor, &board->arena, &kept, err) &&
           take(board, kept, &found, err);
}

bool board_narrow(struct board *board, const char *line, struct err *err)
{
    bool found;
    struct arena arena;
    arena_init(&arena);
    bool ok = take(board, line, &found, err);
    if (ok && !found)
        ok = no_such_line(board, line, &arena, err);
    arena_release(&arena);
    if (!ok || !board->actor[0] || board->world.read_only)
        return ok;
    const struct draft kept = {.place = place,
                               .actor = board->actor,
                               .text = board->line,
                               .now = board->world.now};
    return drafts_keep(board->store, &kept, err);
}
