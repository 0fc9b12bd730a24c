/* The figures of deploys by week: a chart, and the facts with the deploys behind them. */
#include "deploy_weeks.h"

#include "deploy_shape.h"

#include "board/shipped.h"
#include "domain/deploy_chart.h"

enum { WEEKS_MOST = 53, SHOWN = 3, CHART_LEAST = 60, CHART_MOST = 110 };

static const struct {
    unsigned mark;
    const char *key, *title;
} facts[] = {
    {DEPLOY_IS_BATCH, "batches", "Batches of more than 5 changes"},
    {DEPLOY_HELD_BACK, "held_back", "Held back longer than a week"},
    {DEPLOY_OUTSIDE_HOURS, "outside_hours", "Outside hours, Monday to Friday 8 to 18"},
};

enum { FACTS = sizeof facts / sizeof *facts };

static void week_json(struct json_out *json, const struct deploy_week *week)
{
    char name[WEEK_TEXT];
    week_text(week->week, name);
    json_out_object(json);
    json_out_text_of(json, "week", name);
    json_out_int_of(json, "deploys", week->deploys);
    json_out_object_of(json, "changes");
    json_out_int_of(json, "one", week->size[DEPLOY_ONE]);
    json_out_int_of(json, "few", week->size[DEPLOY_FEW]);
    json_out_int_of(json, "batch", week->size[DEPLOY_MANY]);
    json_out_int_of(json, "not_counted", week->size[DEPLOY_UNCOUNTED]);
    json_out_end(json);
    json_out_int_of(json, "broke", week->broke);
    json_out_int_of(json, "open", week->open);
    json_out_array_of(json, "recoveries");
    for (size_t i = 0; i < week->recovered; i++)
        json_out_int(json, week->recovery[i]);
    json_out_end(json);
    json_out_end(json);
}

static void weeks_json(struct call *call, const struct shipped_weeks *weeks)
{
    struct json_out *json = &call->out.json;
    json_out_object(json);
    json_out_int_of(json, "v", 1);
    json_out_array_of(json, "weeks");
    for (size_t i = 0; i < weeks->n; i++)
        week_json(json, &weeks->week[i]);
    json_out_end(json);
    json_out_object_of(json, "facts");
    for (int f = 0; f < FACTS; f++) {
        json_out_array_of(json, facts[f].key);
        for (size_t i = 0; i < weeks->marked_n; i++)
            if (weeks->marks[i] & facts[f].mark)
                json_out_int(json, weeks->marked[i].deploy.id);
        json_out_end(json);
    }
    json_out_key(json, "one_person");
    if (weeks->hero[0]) {
        json_out_object(json);
        json_out_text_of(json, "name", weeks->hero);
        json_out_int_of(json, "ships", weeks->hero_ships);
        json_out_int_of(json, "of", weeks->hero_of);
        json_out_end(json);
    } else {
        json_out_null(json);
    }
    json_out_end(json);
    json_out_end(json);
}

static void chart_say(struct call *call, const struct shipped_weeks *weeks)
{
    int width = call->cli->columns < CHART_LEAST  ? CHART_LEAST
                : call->cli->columns > CHART_MOST ? CHART_MOST
                                                  : call->cli->columns;
    const struct deploy_chart chart = deploy_chart_of(weeks->week, weeks->n, width);
    struct buf line;
    int open = 0;
    buf_init(&line);
    deploy_chart_head(&line, &chart);
    out_role(&call->out, OUT_MUTED, "%s", line.text);
    out_say(&call->out, "\n");
    for (size_t i = 0; i < weeks->n; i++) {
        buf_reset(&line);
        deploy_chart_row(&line, &chart, &weeks->week[i]);
        out_say(&call->out, "%s\n", line.text);
        open += weeks->week[i].open;
    }
    out_role(&call->out, OUT_MUTED, "%s%s", deploy_chart_signs,
             open ? deploy_chart_open : "");
    out_say(&call->out, "\n");
    buf_release(&line);
}

static void fact_say(struct call *call, const struct shipped_weeks *weeks, int fact)
{
    size_t n = 0, said = 0;
    for (size_t i = 0; i < weeks->marked_n; i++)
        n += (weeks->marks[i] & facts[fact].mark) != 0;
    if (n == 0)
        return;
    out_say(&call->out, "\n");
    out_role(&call->out, OUT_HEAD, "%s: %s", facts[fact].title,
             shape_count(call, (int64_t)n));
    out_say(&call->out, "\n");
    for (size_t i = 0; i < weeks->marked_n && said < SHOWN; i++) {
        const struct deploy *deploy = &weeks->marked[i].deploy;
        struct buf marks;
        if (!(weeks->marks[i] & facts[fact].mark))
            continue;
        buf_init(&marks);
        deploy_marks_text(&marks, &weeks->marked[i], facts[fact].mark,
                          board_zone(call->board));
        out_say(&call->out, "  %lld  %s  %s: %s\n", (long long)deploy->id,
                shape_clock(call, deploy->at), deploy_head(call, deploy), marks.text);
        buf_release(&marks);
        said++;
    }
    if (said < n)
        out_say(&call->out, "  %s more\n", GROUPED(n - said));
}

static void weeks_pipe(struct call *call, const struct shipped_weeks *weeks)
{
    for (size_t i = 0; i < weeks->n; i++) {
        const struct deploy_week *week = &weeks->week[i];
        char name[WEEK_TEXT];
        week_text(week->week, name);
        out_say(&call->out, "%s\t%lld", name, (long long)week->deploys);
        for (int s = 0; s < DEPLOY_SIZES; s++)
            out_say(&call->out, "\t%lld", (long long)week->size[s]);
        out_say(&call->out, "\t%lld\t%lld\t", (long long)week->broke,
                (long long)week->open);
        for (size_t r = 0; r < week->recovered; r++)
            out_say(&call->out, "%s%lld", r ? "," : "", (long long)week->recovery[r]);
        out_say(&call->out, "\n");
    }
}

bool deploy_weeks_answer(struct call *call, int64_t n, struct err *err)
{
    struct shipped_weeks weeks;
    if (n < 1 || n > WEEKS_MOST) {
        err_set(err, ERR_USAGE, "--weeks is 1 to %d, not %lld", WEEKS_MOST, (long long)n);
        return err_next(err, "buckstop deploys --weeks 8");
    }
    if (!board_shipped_weeks(call->board, (size_t)n, &call->arena, &weeks, err))
        return false;
    if (call->json) {
        weeks_json(call, &weeks);
        return true;
    }
    if (call->out.mode == OUT_PIPE) {
        weeks_pipe(call, &weeks);
        return true;
    }
    chart_say(call, &weeks);
    for (int f = 0; f < FACTS; f++)
        fact_say(call, &weeks, f);
    if (weeks.hero[0])
        out_say(&call->out, "\n%s shipped %s of %s.\n", weeks.hero,
                GROUPED(weeks.hero_ships), GROUPED(weeks.hero_of));
    return true;
}
