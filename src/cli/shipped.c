/* What shipped on a day, for support to read out. */
#include "deploy_shape.h"
#include "verbs.h"

#include "board/shipped.h"
#include "domain/when.h"

/* The days asked for: one, today's where none is, or from one to today. */
static bool asked_days(struct call *call, int64_t *first, int64_t *last, struct err *err)
{
    const char *day = verb_option(call, "day"), *since = verb_option(call, "since");
    int64_t today = board_today(call->board);
    *first = *last = today;
    if (day && since) {
        err_set(err, ERR_USAGE, "--day is one day and --since is many");
        return err_next(err, "leave out one of the two");
    }
    if (day && !when_past_date(day, today, first, err))
        return false;
    if (day)
        *last = *first;
    if (since && !when_past_date(since, today, first, err))
        return false;
    if (*first <= today)
        return true;
    err_set(err, ERR_USAGE, "\"%s\" is still to come", day ? day : since);
    return err_next(err, "give a day that has been, such as yesterday or 2026-11-20");
}

/* Time, area, who, how it went, the first line of its words. */
static void rows_pipe(struct call *call, const struct shipped *shipped)
{
    for (size_t i = 0; i < shipped->n; i++) {
        const struct deploy_line *line = &shipped->line[i];
        char at[TIME_TEXT];
        time_text(line->deploy.at, at);
        out_say(&call->out, "%s\t%s\t%s\t%s\t%s\n", at,
                line->deploy.area ? line->area_slug : line->area_name, line->by,
                deploy_state_name(deploy_state(&line->deploy)),
                deploy_head(call, &line->deploy));
    }
}

static void rows_json(struct call *call, const struct shipped *shipped)
{
    json_out_array(&call->out.json);
    for (size_t i = 0; i < shipped->n; i++) {
        json_out_object(&call->out.json);
        deploy_line_json(call, &shipped->line[i]);
        json_out_end(&call->out.json);
    }
    json_out_end(&call->out.json);
}

static void say_text(struct call *call, const struct shipped *shipped, bool markdown)
{
    struct buf text;
    buf_init(&text);
    (markdown ? shipped_markdown : shipped_text)(&text, call->board, shipped);
    out_raw(&call->out, text.text, text.len);
    buf_release(&text);
}

bool verb_shipped(struct call *call, struct err *err)
{
    struct shipped shipped;
    int64_t first, last;
    const char *area = verb_option(call, "area");
    if (!verb_narrow(call, err) || !asked_days(call, &first, &last, err) ||
        !board_shipped(call->board, first, last, area ? area : "", "", &call->arena,
                       &shipped, err))
        return false;
    if (call->json)
        rows_json(call, &shipped);
    else if (verb_option(call, "markdown") || call->out.mode == OUT_TTY)
        say_text(call, &shipped, verb_option(call, "markdown"));
    else
        rows_pipe(call, &shipped);
    return true;
}
