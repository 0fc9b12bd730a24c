/* What was asked for and no area goes by, and what to do about each. */
#include "asked.h"

#include "board/miss.h"
#include "shape.h"

#include <string.h>

enum { MOST = 20 }; /* as many as a person reads */

/* Another name for an area that is there, or a pattern for the file. */
static const char *edit_of(struct call *call, const struct miss_line *line)
{
    return arena_printf(&call->arena, "buckstop area edit AREA --%s %s",
                        line->path ? "path" : "alias", shape_word(call, line->typed));
}

/* A new area; a file is none. A name that begins like an option is one all the same. */
static const char *add_of(struct call *call, const struct miss_line *line)
{
    if (line->path)
        return "";
    return arena_printf(&call->arena, "buckstop area add %s%s",
                        line->typed[0] == '-' ? "-- " : "", shape_word(call, line->typed));
}

static void lines_json(struct call *call, const struct miss_line *lines, size_t n)
{
    struct json_out *json = &call->out.json;
    json_out_array(json);
    for (size_t i = 0; i < n; i++) {
        json_out_object(json);
        json_out_text_of(json, "asked_for", lines[i].typed);
        json_out_int_of(json, "count", lines[i].asked);
        shape_time(json, "last_at", lines[i].asked_at);
        json_out_array_of(json, "next");
        json_out_text(json, edit_of(call, &lines[i]));
        if (!lines[i].path)
            json_out_text(json, add_of(call, &lines[i]));
        json_out_end(json);
        json_out_end(json);
    }
    json_out_end(json);
}

static void lines_table(struct call *call, const struct miss_line *lines, size_t n)
{
    struct out_table table = {.heading = {"ASKED FOR", "TIMES", "LAST", "WHAT TO DO"},
                              .columns = 4,
                              .flexible = 0};
    for (size_t i = 0; i < n; i++) {
        const struct out_cell cells[] = {
            {lines[i].typed, OUT_TEXT},
            {shape_count(call, lines[i].asked), OUT_TEXT},
            {shape_clock(call, lines[i].asked_at), OUT_MUTED},
            {edit_of(call, &lines[i]), OUT_TEXT},
        };
        out_row(&table, &call->arena, cells);
    }
    out_table(&call->out, &table, call->cli->columns);
}

bool asked_areas(struct call *call, struct err *err)
{
    struct miss_line *lines;
    struct out *out = &call->out;
    size_t n;
    if (call->given_n > 1) {
        err_set(err, ERR_USAGE, "--asked lists no areas, so that it stands alone");
        return err_next(err, "buckstop areas --asked");
    }
    if (!board_misses(call->board, MOST, &call->arena, &lines, &n, err))
        return false;
    if (call->json) {
        lines_json(call, lines, n);
        return true;
    }
    lines_table(call, lines, n);
    if (out->mode != OUT_TTY)
        return true;
    if (n == 0) {
        out_say(out, "Nothing was asked for that no area goes by.\n");
        return true;
    }
    for (size_t i = 0; i < n; i++)
        if (!lines[i].path) {
            out_say(out, "Or it is an area of its own: %s\n", add_of(call, &lines[i]));
            break;
        }
    return true;
}
