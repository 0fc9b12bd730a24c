/* What the reviews came to: each week and each cause by itself, the sums last. */
#include "shape.h"
#include "verbs.h"

#include "board/review_stats.h"

static const char *standing(const struct week_figure *week)
{
    if (week->reviewed)
        return week->quiet ? "reviewed, quiet week" : "reviewed";
    return week->current ? "not yet" : "not reviewed";
}

static void days_json(struct json_out *json, const char *key, int64_t days)
{
    if (days == NO_DAYS)
        json_out_null_of(json, key);
    else
        json_out_int_of(json, key, days);
}

static void median_json(struct json_out *json, const char *key, int64_t days, bool half)
{
    if (half)
        json_out_half_of(json, key, days);
    else
        days_json(json, key, days);
}

static void cause_json(struct json_out *json, const struct cause_figure *figure)
{
    json_out_object(json);
    json_out_int_of(json, "id", figure->line.cause.id);
    json_out_text_of(json, "text", figure->line.cause.text);
    json_out_text_of(json, "state", removal_state_words.name[figure->line.removal.state]);
    json_out_int_of(json, "incidents", (int64_t)figure->line.incidents);
    shape_date(json, "promised_on", figure->promised_on);
    shape_date(json, "due", figure->due);
    json_out_int_of(json, "days_promised", figure->days_promised);
    json_out_int_of(json, "carried", figure->line.removal.carried);
    shape_date(json, "seen_on", figure->seen_on);
    days_json(json, "days_taken", figure->days_taken);
    json_out_int_of(json, "came_back", figure->came_back);
    json_out_end(json);
}

static void totals_json(struct json_out *json, const struct review_stats *stats)
{
    json_out_key(json, "totals");
    json_out_object(json);
    json_out_int_of(json, "weeks_reviewed", stats->reviewed);
    json_out_int_of(json, "weeks_not_reviewed", stats->missed);
    json_out_int_of(json, "causes", (int64_t)stats->causes_n);
    json_out_int_of(json, "open", stats->open);
    json_out_int_of(json, "seen_gone", stats->seen_gone);
    json_out_int_of(json, "dropped", stats->dropped);
    json_out_int_of(json, "came_back", stats->came_back);
    median_json(json, "median_days_promised", stats->median_promised, stats->half_promised);
    median_json(json, "median_days_taken", stats->median_taken, stats->half_taken);
    json_out_end(json);
}

static void stats_json(struct json_out *json, const struct review_stats *stats)
{
    json_out_object(json);
    json_out_int_of(json, "v", 1);
    json_out_array_of(json, "weeks");
    for (size_t i = 0; i < stats->weeks_n; i++) {
        json_out_object(json);
        json_out_text_of(json, "week", stats->weeks[i].week);
        json_out_bool_of(json, "reviewed", stats->weeks[i].reviewed);
        json_out_bool_of(json, "quiet", stats->weeks[i].quiet);
        json_out_bool_of(json, "this_week", stats->weeks[i].current);
        json_out_end(json);
    }
    json_out_end(json);
    json_out_array_of(json, "causes");
    for (size_t i = 0; i < stats->causes_n; i++)
        cause_json(json, &stats->causes[i]);
    json_out_end(json);
    totals_json(json, stats);
    json_out_end(json);
}

static const char *days(struct call *call, int64_t n)
{
    return n == NO_DAYS ? "-" : shape_count(call, n);
}

static const char *day_of(struct call *call, int64_t date)
{
    return date ? shape_day(call, date) : "-";
}

static void show_weeks(struct call *call, const struct review_stats *stats)
{
    struct out_table table = {.heading = {"WEEK", "REVIEW"}, .columns = 2, .flexible = 1};
    for (size_t i = 0; i < stats->weeks_n; i++) {
        bool missed = !stats->weeks[i].reviewed && !stats->weeks[i].current;
        const struct out_cell cells[] = {
            {stats->weeks[i].week, OUT_TEXT},
            {standing(&stats->weeks[i]), missed ? OUT_ATTENTION : OUT_TEXT},
        };
        out_row(&table, &call->arena, cells);
    }
    out_table(&call->out, &table, call->cli->columns);
}

static const char *state_of(struct call *call, const struct cause_figure *figure)
{
    enum removal_state state = figure->line.removal.state;
    if (state == REMOVAL_CAME_BACK)
        return "CAME BACK";
    return figure->came_back == 0
               ? shape_state(call, state)
               : arena_printf(&call->arena, "%s, came back %d", shape_state(call, state),
                              figure->came_back);
}

static void show_causes(struct call *call, const struct review_stats *stats)
{
    struct out_table table = {
        .heading = {"", "STATE", "PROMISED", "DAYS", "GONE", "TAKEN", "CAUSE"},
        .columns = 7,
        .flexible = 6};
    for (size_t i = 0; i < stats->causes_n; i++) {
        const struct cause_figure *figure = &stats->causes[i];
        const struct out_cell cells[] = {
            {arena_printf(&call->arena, "%lld", (long long)figure->line.cause.id),
             OUT_TEXT},
            {state_of(call, figure), figure->came_back ? OUT_ATTENTION : OUT_TEXT},
            {day_of(call, figure->promised_on), OUT_TEXT},
            {days(call, figure->days_promised), OUT_TEXT},
            {day_of(call, figure->seen_on), OUT_TEXT},
            {days(call, figure->days_taken), OUT_TEXT},
            {figure->line.cause.text, OUT_TEXT},
        };
        out_row(&table, &call->arena, cells);
    }
    out_table(&call->out, &table, call->cli->columns);
}

static void show_sums(struct call *call, const struct review_stats *stats)
{
    struct out *out = &call->out;
    out_say(out, "%s of %s weeks reviewed. %s of %s causes seen gone, %s open, ",
            GROUPED(stats->reviewed), GROUPED(stats->reviewed + stats->missed),
            GROUPED(stats->seen_gone), GROUPED(stats->causes_n), GROUPED(stats->open));
    out_say(out, "%s dropped, %s came back.\n", GROUPED(stats->dropped),
            GROUPED(stats->came_back));
    if (stats->median_taken != NO_DAYS)
        out_say(out,
                "The middle one of those that are gone took %lld%s days; the middle one of "
                "all was promised for %lld%s.\n",
                (long long)stats->median_taken, stats->half_taken ? ".5" : "",
                (long long)stats->median_promised, stats->half_promised ? ".5" : "");
}

bool verb_review_stats(struct call *call, struct err *err)
{
    struct review_stats stats;
    if (!board_review_stats(call->board, &call->arena, &stats, err))
        return false;
    if (call->json) {
        stats_json(&call->out.json, &stats);
        return true;
    }
    if (stats.weeks_n == 0 && call->out.mode == OUT_TTY) {
        out_say(&call->out, "No week has been reviewed yet: buckstop review\n");
        return true;
    }
    show_weeks(call, &stats);
    if (call->out.mode == OUT_TTY)
        out_say(&call->out, "\n");
    show_causes(call, &stats);
    if (call->out.mode == OUT_TTY) {
        out_say(&call->out, "\n");
        show_sums(call, &stats);
    }
    return true;
}
