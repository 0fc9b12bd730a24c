/* The board the acts are done to: making it, opening it, and writing down all it says. */
#include "acts.h"

#include "board/area.h"
#include "board/history.h"
#include "board/person.h"
#include "board/transfer.h"

#include <inttypes.h>
#include <string.h>

static uint64_t next_key;

static const char *login(void)
{
    return "mia";
}

static void count_up(void *bytes, size_t n)
{
    memset(bytes, 0, n);
    memcpy(bytes, &next_key, sizeof next_key);
    next_key++;
}

struct world acts_world = {
    .now = 1795189500, .as = "mia", .login = login, .random = count_up}; /* 20 Nov 2026 */

void acts_world_from(uint64_t first)
{
    next_key = first;
}

bool stage_make(struct stage *stage)
{
    struct person person;
    const struct person_edit mia = {.name = "Mia Okafor", .handle = "mia"};
    acts_world_from(1);
    if (!board_make(stage->file, "Acme", "Europe/Berlin", &acts_world, &stage->board,
                    &stage->err) ||
        !board_person_add(stage->board, &mia, &stage->arena, &person, &stage->err))
        return false;
    board_close(stage->board);
    return stage_open(stage);
}

bool stage_open(struct stage *stage)
{
    stage->board = NULL;
    return board_open(stage->file, BOARD_WRITE, &acts_world, &stage->board, &stage->err);
}

void stage_close(struct stage *stage)
{
    board_close(stage->board);
    stage->board = NULL;
    arena_release(&stage->arena);
}

bool stage_text(struct stage *stage, struct buf *out)
{
    struct history_line *lines;
    size_t n;
    if (!board_export(stage->board, out, &stage->err) ||
        !board_log(stage->board, INT64_MAX, &stage->arena, &lines, &n, &stage->err))
        return false;
    for (size_t i = 0; i < n; i++)
        buf_addf(out, "%" PRId64 " %" PRId64 " %s %d %s | %s | %s %d\n", lines[i].id,
                 lines[i].at, lines[i].actor, lines[i].known, lines[i].what, lines[i].why,
                 lines[i].kind, lines[i].undone);
    return true;
}

static void note(void *ctx, bool hurt, const char *what)
{
    if (hurt)
        buf_addf(ctx, "%s\n", what);
}

bool stage_doctor(struct stage *stage, struct buf *out)
{
    return board_doctor(stage->board, note, out, &stage->err);
}
