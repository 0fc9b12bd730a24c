/* The log of deploys as a list, and one of them. */
#include "deploy_shape.h"
#include "deploy_weeks.h"
#include "verbs.h"

#include "board/release.h"
#include "domain/when.h"

#include <string.h>

enum { SHOWN = 50 }; /* on a terminal, unless all are asked for */

static bool asked_day(struct call *call, const char *option, int64_t *day, struct err *err)
{
    const char *typed = verb_option(call, option);
    return !typed || when_past_date(typed, board_today(call->board), day, err);
}

static bool asked_query(struct call *call, struct deploy_query *query, struct err *err)
{
    const char *area = verb_option(call, "area"), *type = verb_option(call, "type");
    const struct zone *zone = board_zone(call->board);
    int64_t since = 0, until = 0;
    if (!asked_day(call, "since", &since, err) || !asked_day(call, "until", &until, err))
        return false;
    *query = (struct deploy_query){
        .words = shape_words(call),
        .area = area ? area : "",
        .type = type ? type : "",
        .from = since ? zone_utc(zone, since, 0, 0, 0) : 0,
        .until = until ? zone_day_end(zone, until) + 1 : 0,
        .broken = verb_option(call, "broken"),
    };
    return true;
}

/* Who and how long are left out where there is no room for them. */
static bool is_wide(const struct call *call)
{
    enum { WIDE = 110 };
    return call->cli->columns >= WIDE;
}

static void row_say(struct call *call, struct out_table *table,
                    const struct deploy_line *line)
{
    const struct deploy *deploy = &line->deploy;
    const char *state = deploy_state_text(deploy_state(deploy));
    const struct out_cell cells[] = {
        {arena_printf(&call->arena, "%lld", (long long)deploy->id), OUT_TEXT},
        {arena_printf(&call->arena, "%s%s", deploy->approximate ? "about " : "",
                      shape_clock(call, deploy->at)),
         OUT_MUTED},
        {line->area_name, OUT_TEXT},
        {is_wide(call) ? deploy_went(call, deploy) : state, deploy_role(deploy)},
        {deploy_head(call, deploy), OUT_TEXT},
        {line->by, OUT_MUTED},
    };
    out_row(table, &call->arena, cells);
}

/* Number, time, area, type, who, changes, how it went, the first line of its words. */
static void row_pipe(struct call *call, const struct deploy_line *line)
{
    const struct deploy *deploy = &line->deploy;
    char at[TIME_TEXT];
    time_text(deploy->at, at);
    out_say(&call->out, "%lld\t%s\t%s\t%s\t%s\t%lld\t%s\t%s\n", (long long)deploy->id, at,
            deploy->area ? line->area_slug : line->area_name, line->type, line->by,
            (long long)deploy->changes, deploy_state_name(deploy_state(deploy)),
            deploy_head(call, deploy));
}

static void rows_json(struct call *call, const struct deploy_window *window)
{
    json_out_array(&call->out.json);
    for (size_t i = 0; i < window->n; i++) {
        json_out_object(&call->out.json);
        deploy_line_json(call, &window->line[i]);
        json_out_end(&call->out.json);
    }
    json_out_end(&call->out.json);
}

static void rows_say(struct call *call, const struct deploy_window *window)
{
    struct out_table table = {.heading = {"", "WHEN", "AREA", "IT WENT", "WHAT", "BY"},
                              .columns = is_wide(call) ? 6 : 5,
                              .flexible = 4};
    for (size_t i = 0; i < window->n; i++)
        row_say(call, &table, &window->line[i]);
    out_table(&call->out, &table, call->cli->columns);
    if (window->n < window->total)
        out_say(&call->out, "%s of %s. All of them: buckstop deploys --all\n",
                GROUPED(window->n), GROUPED(window->total));
    if (window->total == 0 && (call->n || call->given_n))
        out_say(&call->out, "No deploy fits.\n");
    else if (window->total == 0)
        out_say(&call->out, "No deploy is logged yet: buckstop ship WHAT --area AREA\n");
}

/* The figures are of whole weeks: of all deploys, or of those of one product line. */
static bool stands_with_weeks(struct call *call, struct err *err)
{
    static const char *const fit[] = {"weeks", "line", "all"};
    const char *other = call->n ? call->args[0] : NULL;
    for (int i = 0; !other && i < call->given_n; i++) {
        size_t at = 0;
        while (at < 3 && strcmp(call->given[i].option->name, fit[at]) != 0)
            at++;
        if (at == 3)
            other = arena_printf(&call->arena, "--%s", call->given[i].option->name);
    }
    if (!other)
        return true;
    err_set(err, ERR_USAGE,
            "--weeks counts all deploys of a week; \"%s\" does not narrow it", other);
    return err_next(err, "leave it out, or leave out --weeks for the list");
}

bool verb_deploys(struct call *call, struct err *err)
{
    struct deploy_query query;
    struct deploy_window window;
    int64_t weeks;
    bool tty = call->out.mode == OUT_TTY;
    size_t most = tty && !verb_option(call, "all") ? SHOWN : INT32_MAX;
    if (!verb_narrow(call, err) || !verb_number(call, "weeks", 0, &weeks, err))
        return false;
    if (verb_option(call, "weeks"))
        return stands_with_weeks(call, err) && deploy_weeks_answer(call, weeks, err);
    if (!asked_query(call, &query, err) ||
        !board_deploy_window(call->board, &query, 0, most, &call->arena, &window, err))
        return false;
    if (call->json)
        rows_json(call, &window);
    else if (tty)
        rows_say(call, &window);
    for (size_t i = 0; !tty && !call->json && i < window.n; i++)
        row_pipe(call, &window.line[i]);
    return true;
}

static void field(struct call *call, const char *name, const char *text)
{
    if (text[0])
        shape_field(call, name, text, OUT_TEXT);
}

/* What it is, and how it came to go out. */
static void say_about(struct call *call, const struct deploy_card *card)
{
    const struct deploy *deploy = &card->line.deploy;
    struct buf text;
    buf_init(&text);
    field(call, "when",
          arena_printf(&call->arena, "%s%s", deploy->approximate ? "about " : "",
                       shape_clock(call, deploy->at)));
    field(call, "area", card->line.area_name);
    field(call, "by", card->line.by);
    field(call, "type", card->line.type);
    if (card->type.id) {
        release_way_back_text(&text, &card->type, board_today(call->board));
        shape_field(call, "way back", text.text,
                    card->type.way_back[0] ? OUT_TEXT : OUT_ATTENTION);
    }
    if (deploy->changes)
        field(call, "changes", shape_count(call, deploy->changes));
    if (deploy->took)
        field(call, "hand-over", shape_span(call, deploy->took));
    buf_reset(&text);
    deploy_marks_text(&text, &card->line, card->marks, board_zone(call->board));
    field(call, "stands out", text.text);
    field(call, "id", deploy->source_id);
    buf_release(&text);
}

static void say_card(struct call *call, const struct deploy_card *card)
{
    const struct deploy *deploy = &card->line.deploy;
    const char *number = arena_printf(&call->arena, "%lld", (long long)deploy->id);
    if (call->out.mode == OUT_TTY) {
        out_role(&call->out, OUT_HEAD, "%s  %s", number, deploy_head(call, deploy));
        out_say(&call->out, "\n");
    } else {
        field(call, "deploy", number);
        field(call, "what", deploy_head(call, deploy));
    }
    const char *rest = deploy->what + strcspn(deploy->what, "\r\n");
    field(call, "more", rest + strspn(rest, "\r\n"));
    say_about(call, card);
    shape_field(call, "it went", deploy_went(call, deploy), deploy_role(deploy));
    if (deploy->broke_at)
        field(call, shape_clock(call, deploy->broke_at),
              deploy->broke_what[0] ? deploy->broke_what : "it broke");
    if (deploy->recovered_at)
        field(call, shape_clock(call, deploy->recovered_at),
              deploy->recovered_what[0] ? deploy->recovered_what : "it was well again");
    if (card->incident.id)
        field(call, "incident",
              arena_printf(&call->arena, "%lld  %s", (long long)card->incident.id,
                           card->incident.title));
    for (size_t i = 0; i < card->tickets_n; i++)
        field(call, "ticket",
              arena_printf(&call->arena, "#%lld  %s", (long long)card->tickets[i].id,
                           card->tickets[i].title));
    field(call, "no ticket here", deploy->tickets_typed);
    for (size_t i = 0; i < card->steps_n; i++)
        field(call, arena_printf(&call->arena, "step %zu", i + 1),
              arena_printf(&call->arena, "[%s] %s%s", card->steps[i].ticked_at ? "x" : " ",
                           card->steps[i].text, card->steps[i].manual ? " (by hand)" : ""));
}

bool verb_deploy_show(struct call *call, struct err *err)
{
    struct deploy deploy;
    struct deploy_card card;
    if (!board_deploy_find(call->board, call->args[0], &call->arena, &deploy, err) ||
        !board_deploy_card(call->board, deploy.id, &call->arena, &card, err))
        return false;
    if (call->json)
        deploy_card_json(call, &card, NULL);
    else
        say_card(call, &card);
    return true;
}
