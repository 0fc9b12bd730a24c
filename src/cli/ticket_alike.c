/* The pass over what is open: groups that look like the same thing, each with the reason,
 * and custom work first. */
#include "ticket_alike.h"

#include "shape.h"
#include "ticket_shape.h"

#include "text/columns.h"

enum { SIDES = 3, NARROWEST = 24, GAP = 2, CELL_LINES = 8 };

static const struct {
    const char *noun, *plural, *sign, *since;
} kinds[] = {
    [ALIKE_TICKETS] = {"ticket", "tickets", "#", "opened_at"},
    [ALIKE_INCIDENTS] = {"incident", "incidents", "", "started_at"},
};

void alike_line_json(struct json_out *json, enum alike_kind kind,
                     const struct alike_line *line)
{
    json_out_object(json);
    json_out_int_of(json, "id", line->id);
    shape_text(json, "source_id", line->source_id);
    json_out_text_of(json, "title", line->title);
    shape_text(json, "area", line->area);
    shape_text(json, "state", line->state);
    shape_text(json, "customer", line->customer);
    shape_time(json, kinds[kind].since, line->opened_at);
    json_out_int_of(json, "score", line->score);
    shape_text(json, "why", line->why);
    json_out_end(json);
}

static void sets_json(struct call *call, enum alike_kind kind, const struct alike_set *sets,
                      size_t n)
{
    struct json_out *json = &call->out.json;
    json_out_array(json);
    for (size_t i = 0; i < n; i++) {
        json_out_object(json);
        json_out_bool_of(json, "custom", sets[i].custom);
        json_out_array_of(json, kinds[kind].plural);
        for (size_t t = 0; t < sets[i].n; t++)
            alike_line_json(json, kind, &sets[i].line[t]);
        json_out_end(json);
        json_out_end(json);
    }
    json_out_end(json);
}

/* A group's number, the record's, then what it says of itself. */
static void sets_pipe(struct call *call, const struct alike_set *sets, size_t n)
{
    long long group = 1;
    for (size_t i = 0; i < n; i++, group++)
        for (size_t t = 0; t < sets[i].n; t++) {
            const struct alike_line *line = &sets[i].line[t];
            out_say(&call->out, "%lld\t%lld\t%s\t%s\t%s\t%s\t%s\n", group,
                    (long long)line->id, sets[i].custom ? "custom" : "", line->area,
                    line->customer, line->title, line->why);
        }
}

/* One record as a column of lines, which are clean already. */
struct cell {
    const char *line[CELL_LINES];
    size_t n;
};

static void cell_add(struct call *call, struct cell *cell, const char *text, int width,
                     size_t most)
{
    struct columns_lines lines;
    struct buf clean;
    const char *line;
    size_t len;
    buf_init(&clean);
    clean_add(&clean, SINK_TTY, text);
    columns_wrap(&lines, clean.text, width);
    while (most-- && cell->n < CELL_LINES && columns_next(&lines, &line, &len))
        cell->line[cell->n++] = arena_text(&call->arena, line, len);
    buf_release(&clean);
}

static const char *place_of(struct call *call, const struct alike_line *line)
{
    return arena_printf(&call->arena, "%s%s%s", line->area, line->area[0] ? ", " : "",
                        line->state);
}

static struct cell cell_of(struct call *call, enum alike_kind kind,
                           const struct alike_line *line, int width)
{
    struct cell cell = {.n = 0};
    const char *head = arena_printf(&call->arena, "%s%lld  %s", kinds[kind].sign,
                                    (long long)line->id, line->customer);
    cell_add(call, &cell, head, width, 1);
    cell_add(call, &cell, line->title, width, 3);
    cell_add(call, &cell, place_of(call, line), width, 1);
    cell_add(call, &cell, line->why, width, 3);
    return cell;
}

/* Side by side, so that the one shape can be seen. */
static void set_beside(struct call *call, enum alike_kind kind, const struct alike_set *set,
                       int width)
{
    struct buf row;
    buf_init(&row);
    for (size_t first = 0; first < set->n; first += SIDES) {
        struct cell cell[SIDES] = {{.n = 0}};
        size_t n = set->n - first < SIDES ? set->n - first : SIDES, rows = 0;
        for (size_t i = 0; i < n; i++) {
            cell[i] = cell_of(call, kind, &set->line[first + i], width);
            rows = cell[i].n > rows ? cell[i].n : rows;
        }
        for (size_t r = 0; r < rows; r++) {
            buf_reset(&row);
            for (size_t i = 0; i < n; i++) {
                buf_fill(&row, ' ', GAP);
                columns_pad(&row, r < cell[i].n ? cell[i].line[r] : "", width);
            }
            while (row.len && row.text[row.len - 1] == ' ')
                buf_cut(&row, row.len - 1);
            out_raw(&call->out, row.text, row.len);
            out_say(&call->out, "\n");
        }
        out_say(&call->out, first + SIDES < set->n ? "\n" : "");
    }
    buf_release(&row);
}

static void set_below(struct call *call, enum alike_kind kind, const struct alike_set *set)
{
    for (size_t i = 0; i < set->n; i++) {
        const struct alike_line *line = &set->line[i];
        out_say(&call->out, "  %s%lld  %s", kinds[kind].sign, (long long)line->id,
                line->title);
        if (line->customer[0])
            out_say(&call->out, "  (%s)", line->customer);
        out_role(&call->out, OUT_MUTED, "  %s", place_of(call, line));
        out_say(&call->out, line->why[0] ? "\n      %s\n" : "\n%s", line->why);
    }
}

/* What to type when they are the same, and when they are not. */
static void say_ways(struct call *call, enum alike_kind kind, const struct alike_set *set)
{
    const char *noun = kinds[kind].noun;
    struct out *out = &call->out;
    if (set->n == 2)
        out_say(out, "    the same: buckstop %s same %lld %lld", noun,
                (long long)set->line[1].id, (long long)set->line[0].id);
    else
        out_say(out, "    the same: buckstop %s same NUMBER %lld", noun,
                (long long)set->line[0].id);
    out_say(out, "\n    different: buckstop %s apart", noun);
    for (size_t i = 0; i < set->n; i++)
        out_say(out, " %lld", (long long)set->line[i].id);
    out_say(out, "\n");
}

static void sets_say(struct call *call, enum alike_kind kind, const struct alike_set *sets,
                     size_t n)
{
    int width = call->cli->columns / SIDES - GAP;
    for (size_t i = 0; i < n; i++) {
        out_say(&call->out, i ? "\n" : "");
        if (sets[i].custom) {
            out_role(&call->out, OUT_ATTENTION, "%s", alike_custom_words);
            out_say(&call->out, "\n");
        }
        if (sets[i].custom && width >= NARROWEST)
            set_beside(call, kind, &sets[i], width);
        else
            set_below(call, kind, &sets[i]);
        say_ways(call, kind, &sets[i]);
    }
    if (n == 0)
        out_say(&call->out, "No two open %s look alike.\n", kinds[kind].plural);
}

bool alike_answer(struct call *call, enum alike_kind kind, struct err *err)
{
    struct alike_set *sets;
    size_t n, total;
    if (!board_alike_sets(call->board, kind, 0, INT32_MAX, &call->arena, &sets, &n, &total,
                          err))
        return false;
    if (call->json)
        sets_json(call, kind, sets, n);
    else if (call->out.mode == OUT_TTY)
        sets_say(call, kind, sets, n);
    else
        sets_pipe(call, sets, n);
    return true;
}

bool alike_apart(struct call *call, enum alike_kind kind, const int64_t *ids, size_t n,
                 struct err *err)
{
    struct out *out = &call->out;
    if (!board_alike_apart(call->board, kind, ids, n, &call->arena, err))
        return false;
    if (call->json) {
        json_out_object(&out->json);
        json_out_int_of(&out->json, "v", 1);
        json_out_array_of(&out->json, "apart");
        for (size_t i = 0; i < n; i++)
            json_out_int(&out->json, ids[i]);
        json_out_end(&out->json);
        json_out_end(&out->json);
    } else if (out->mode == OUT_TTY) {
        for (size_t i = 0; i < n; i++)
            out_say(out, "%s%s%lld",
                    i == 0      ? ""
                    : i + 1 < n ? ", "
                                : " and ",
                    kinds[kind].sign, (long long)ids[i]);
        out_say(out, " are different things. They are no more shown as alike.\n");
    }
    return true;
}

void alike_custom_remark(struct call *call, const struct alike_set *set)
{
    if (!set->custom)
        return;
    ticket_remark(call, alike_custom_words);
    for (size_t i = 0; i < set->n; i++)
        ticket_remark(call, arena_printf(&call->arena, "  #%lld  %s: %s",
                                         (long long)set->line[i].id, set->line[i].customer,
                                         set->line[i].title));
}
