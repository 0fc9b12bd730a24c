/* Causes and their promises. */
#include "shape.h"
#include "verbs.h"

static const char *promised(struct call *call, const struct cause_line *line)
{
    if (!line->removal.id)
        return "nobody has promised it";
    return arena_printf(&call->arena, "%s, by %s",
                        line->owner.id ? line->owner.name : "NO OWNER",
                        shape_day(call, line->removal.due));
}

bool verb_causes(struct call *call, struct err *err)
{
    struct cause_line *lines;
    size_t n;
    bool all = verb_option(call, "all");
    if (!board_causes(call->board, all, &call->arena, &lines, &n, err))
        return false;
    struct out_table table = {
        .heading = {"", "STATE", "PROMISED", "CAUSE"}, .columns = 4, .flexible = 3};
    if (call->json)
        json_out_array(&call->out.json);
    for (size_t i = 0; i < n; i++) {
        if (call->json) {
            shape_cause(&call->out.json, &lines[i]);
            continue;
        }
        bool back = lines[i].removal.id && lines[i].removal.state == REMOVAL_CAME_BACK;
        const struct out_cell cells[] = {
            {arena_printf(&call->arena, "%lld", (long long)lines[i].cause.id), OUT_TEXT},
            {back                  ? "CAME BACK"
             : lines[i].removal.id ? shape_state(call, lines[i].removal.state)
                                   : "named",
             back ? OUT_ATTENTION : OUT_TEXT},
            {promised(call, &lines[i]), OUT_TEXT},
            {lines[i].cause.text, OUT_TEXT},
        };
        out_row(&table, &call->arena, cells);
    }
    if (call->json)
        json_out_end(&call->out.json);
    else
        out_table(&call->out, &table, call->cli->columns);
    if (n == 0 && call->out.mode == OUT_TTY)
        out_say(&call->out,
                all ? "No cause has been named yet: buckstop review\n"
                    : "No promise is open. All causes: buckstop causes --all\n");
    return true;
}

static bool move(struct call *call, enum removal_move way, struct err *err)
{
    struct cause_line line;
    int64_t id;
    const char *what = verb_option(call, "what");
    if (!verb_id(call->args[0], "a cause", &id, err) ||
        !board_cause_move(call->board, id, way, what ? what : "", &call->arena, &line, err))
        return false;
    if (call->json)
        shape_cause(&call->out.json, &line);
    else if (call->out.mode == OUT_TTY)
        out_say(&call->out, "Cause %lld, \"%s\": %s.\n", (long long)id, line.cause.text,
                shape_state(call, line.removal.state));
    return true;
}

bool verb_causes_removed(struct call *call, struct err *err)
{
    return move(call, MOVE_REMOVED, err);
}

bool verb_causes_seen(struct call *call, struct err *err)
{
    return move(call, MOVE_SEEN, err);
}

bool verb_causes_drop(struct call *call, struct err *err)
{
    return move(call, MOVE_DROP, err);
}

bool verb_causes_reopen(struct call *call, struct err *err)
{
    return move(call, MOVE_REOPEN, err);
}
