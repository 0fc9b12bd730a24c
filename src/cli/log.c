/* The log, walking it back and forth, copying the board and proving that it is whole. */
#include "shape.h"
#include "verbs.h"

#include "board/history.h"
#include "board/restore.h"

#include <string.h>

enum { USUAL = 20 };

static void line_json(struct call *call, const struct history_line *line)
{
    struct json_out *json = &call->out.json;
    json_out_object(json);
    json_out_int_of(json, "id", line->id);
    shape_time(json, "at", line->at);
    json_out_text_of(json, "actor", line->actor);
    json_out_bool_of(json, "known", line->known);
    json_out_text_of(json, "what", line->what);
    shape_text(json, "why", line->why);
    json_out_text_of(json, "kind", line->kind);
    json_out_bool_of(json, "undone", line->undone);
    json_out_end(json);
}

bool verb_log(struct call *call, struct err *err)
{
    struct history_line *lines;
    size_t n;
    int64_t most;
    bool all = verb_option(call, "all");
    if (!verb_number(call, "last", all ? INT64_MAX : USUAL, &most, err) ||
        !board_log(call->board, (size_t)most, &call->arena, &lines, &n, err))
        return false;
    struct out_table table = {
        .heading = {"", "WHEN", "WHO", "WHAT", "WHY"}, .columns = 5, .flexible = 3};
    if (call->json)
        json_out_array(&call->out.json);
    for (size_t i = 0; i < n; i++) {
        if (call->json) {
            line_json(call, &lines[i]);
            continue;
        }
        const char *what = lines[i].undone
                               ? arena_printf(&call->arena, "(undone) %s", lines[i].what)
                               : lines[i].what;
        const char *who = lines[i].known
                              ? lines[i].actor
                              : arena_printf(&call->arena, "%s ?", lines[i].actor);
        const struct out_cell cells[] = {
            {arena_printf(&call->arena, "%lld", (long long)lines[i].id), OUT_MUTED},
            {shape_clock(call, lines[i].at), OUT_TEXT},
            {who, OUT_TEXT},
            {what, lines[i].undone ? OUT_MUTED : OUT_TEXT},
            {lines[i].why, OUT_MUTED},
        };
        out_row(&table, &call->arena, cells);
    }
    if (call->json)
        json_out_end(&call->out.json);
    else
        out_table(&call->out, &table, call->cli->columns);
    return true;
}

static void answer_walk(struct call *call, const char *did, const struct history_line *line)
{
    if (call->json)
        line_json(call, line);
    else if (call->out.mode == OUT_TTY)
        out_say(&call->out, "%s: %s.\n", did, line->what);
    else
        out_say(&call->out, "%s\n", line->what);
}

bool verb_undo(struct call *call, struct err *err)
{
    struct history_line line;
    if (!board_undo(call->board, &call->arena, &line, err))
        return false;
    answer_walk(call, "Undone", &line);
    if (call->out.mode == OUT_TTY)
        out_say(&call->out, "  To do it again: buckstop redo\n");
    return true;
}

bool verb_redo(struct call *call, struct err *err)
{
    struct history_line line;
    if (!board_redo(call->board, &call->arena, &line, err))
        return false;
    answer_walk(call, "Done again", &line);
    return true;
}

bool verb_backup(struct call *call, struct err *err)
{
    const char *to = call->n ? call->args[0] : NULL;
    if (!to)
        to = board_backup_name(board_path(call->board), board_now(call->board),
                               &call->arena);
    if (!board_backup(call->board, to, err))
        return false;
    if (call->json) {
        json_out_object(&call->out.json);
        json_out_int_of(&call->out.json, "v", 1);
        json_out_text_of(&call->out.json, "file", to);
        json_out_end(&call->out.json);
    } else if (call->out.mode == OUT_TTY) {
        out_say(&call->out, "The board is copied to %s.\n", to);
    } else {
        out_say(&call->out, "%s\n", to);
    }
    return true;
}

const char doctor_advice[] = "bring the newest backup back: buckstop restore";

/* What the doctor finds, gathered: an answer of thousands of lines helps nobody. */
struct findings {
    struct call *call;
    size_t hurt, warned;
};

enum { FINDINGS_SHOWN = 50 };

static void find(void *ctx, bool hurt, const char *what)
{
    struct findings *findings = ctx;
    struct call *call = findings->call;
    size_t *count = hurt ? &findings->hurt : &findings->warned;
    if (++*count > FINDINGS_SHOWN)
        return;
    if (call->json) {
        json_out_object(&call->out.json);
        json_out_bool_of(&call->out.json, "hurt", hurt);
        json_out_text_of(&call->out.json, "what", what);
        json_out_end(&call->out.json);
    } else {
        out_role(&call->out, hurt ? OUT_ATTENTION : OUT_TEXT, hurt ? "hurt" : "warning");
        out_say(&call->out, "\t%s\n", what);
    }
}

bool verb_doctor(struct call *call, struct err *err)
{
    struct findings findings = {.call = call};
    struct out *out = &call->out;
    if (call->json) {
        json_out_object(&out->json);
        json_out_int_of(&out->json, "v", 1);
        json_out_array_of(&out->json, "findings");
    }
    bool looked = board_doctor(call->board, find, &findings, err);
    if (!looked && err->code == ERR_INTERRUPTED)
        return false;
    if (!looked && strncmp(err->why, "no such ", strlen("no such ")) == 0)
        return false; /* a newer board, perhaps; the error says what to do in either case */
    if (!looked)      /* what stops it is damage too */
        find(&findings, true, arena_printf(&call->arena, "%s: %s", err->what, err->why));
    call->exit = findings.hurt ? ERR_STORE : ERR_NONE;
    if (call->json) {
        json_out_end(&out->json);
        json_out_bool_of(&out->json, "sound", findings.hurt == 0);
        json_out_end(&out->json);
        return true;
    }
    if (findings.hurt > FINDINGS_SHOWN)
        out_say(out, "hurt\t%s more\n",
                shape_count(call, (int64_t)(findings.hurt - FINDINGS_SHOWN)));
    if (findings.hurt == 0)
        out_role(out, OUT_GOOD, "sound");
    else
        out_say(out, "%s", doctor_advice);
    out_say(out, "\n");
    return true;
}
