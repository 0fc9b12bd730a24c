/* Causes, promises and the weekly reviews. */
#include "shape.h"
#include "verbs.h"

#include "domain/when.h"

#include <string.h>

static const char *promised(struct call *call, const struct cause_line *line)
{
    if (!line->removal.id)
        return "nobody has promised it";
    return arena_printf(
        &call->arena, "%s, by %s%s", line->owner.id ? line->owner.name : "NO OWNER",
        shape_day(call, line->removal.due), shape_strength(call, line->removal.strength));
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

/* Where a review stands, in a word or two. */
static const char *standing(const struct review_card *card)
{
    if (card->review.closed_at)
        return card->review.quiet ? "closed, quiet week" : "closed";
    return review_step_words.name[card->review.step];
}

static void review_json(struct call *call, const struct review_card *card)
{
    struct json_out *json = &call->out.json;
    const struct review *review = &card->review;
    json_out_object(json);
    json_out_int_of(json, "v", 1);
    json_out_int_of(json, "id", review->id);
    json_out_text_of(json, "week", review->week);
    json_out_text_of(json, "step", review_step_words.name[review->step]);
    json_out_bool_of(json, "quiet", review->quiet);
    shape_time(json, "started_at", review->started_at);
    shape_time(json, "closed_at", review->closed_at);
    json_out_key(json, "facilitator");
    shape_person(json, &card->facilitator);
    shape_number(json, "incident", review->incident);
    json_out_key(json, "cause");
    if (card->cause.id)
        shape_cause(json, &(struct cause_line){.cause = card->cause,
                                               .incident = card->incident.incident,
                                               .removal = card->promise,
                                               .owner = card->owner});
    else
        json_out_null(json);
    json_out_array_of(json, "answers");
    for (size_t i = 0; i < card->answers_n; i++) {
        const struct answer_line *line = &card->answers[i];
        json_out_object(json);
        json_out_int_of(json, "cause", line->cause.id);
        json_out_text_of(json, "text", line->cause.text);
        json_out_text_of(json, "answer", promise_answer_words.name[line->answer.answer]);
        shape_text(json, "what", line->answer.what);
        shape_date(json, "new_due", line->answer.new_due);
        json_out_end(json);
    }
    json_out_end(json);
    json_out_end(json);
}

static void outlook_json(struct call *call, const struct review_outlook *outlook)
{
    struct json_out *json = &call->out.json;
    json_out_object(json);
    json_out_int_of(json, "v", 1);
    json_out_text_of(json, "week", outlook->week);
    json_out_array_of(json, "promises");
    for (size_t i = 0; i < outlook->promises_n; i++)
        shape_cause(json, &outlook->promises[i]);
    json_out_end(json);
    json_out_int_of(json, "this_week", (int64_t)outlook->this_week);
    json_out_array_of(json, "incidents");
    for (size_t i = 0; i < outlook->incidents_n; i++)
        json_out_int(json, outlook->incidents[i].id);
    json_out_end(json);
    json_out_end(json);
}

/* This week's review: where it stands, the promises first, then what waits. */
bool verb_review(struct call *call, struct err *err)
{
    enum { SHOWN = 10 };
    struct review_outlook outlook;
    struct out *out = &call->out;
    if (!board_review_outlook(call->board, &call->arena, &outlook, err))
        return false;
    if (call->json) {
        outlook_json(call, &outlook);
        return true;
    }
    struct review_card card;
    struct err none;
    bool begun = board_review(call->board, NULL, &call->arena, &card, &none);
    if (!begun && none.code != ERR_NOT_FOUND) {
        *err = none;
        return false;
    }
    out_role(out, OUT_HEAD, "Week %s", outlook.week);
    out_say(out, "  %s\n", begun ? standing(&card) : "not started");
    for (size_t i = 0; i < outlook.promises_n; i++) {
        const struct cause_line *line = &outlook.promises[i];
        out_say(out, "  is it gone?  %s  (%s)\n", line->cause.text, promised(call, line));
    }
    for (size_t i = 0; i < outlook.incidents_n && i < SHOWN; i++)
        out_say(out, "  %s  %s  %s\n", i < outlook.this_week ? "this week" : "earlier  ",
                shape_clock(call, outlook.incidents[i].started_at),
                outlook.incidents[i].title);
    if (outlook.incidents_n > SHOWN)
        out_say(out, "  and %lld more: buckstop incidents --all\n",
                (long long)(outlook.incidents_n - SHOWN));
    if (outlook.promises_n + outlook.incidents_n == 0)
        out_say(out, "  nothing waits: a quiet week\n");
    return true;
}

bool verb_review_list(struct call *call, struct err *err)
{
    struct review_card *cards;
    size_t n;
    if (!board_reviews(call->board, &call->arena, &cards, &n, err))
        return false;
    struct out_table table = {
        .heading = {"WEEK", "STANDS", "INCIDENT", "CAUSE"}, .columns = 4, .flexible = 3};
    if (call->json)
        json_out_array(&call->out.json);
    for (size_t i = 0; i < n; i++) {
        if (call->json) {
            review_json(call, &cards[i]);
            continue;
        }
        const struct out_cell cells[] = {
            {cards[i].review.week, OUT_TEXT},
            {standing(&cards[i]), OUT_TEXT},
            {cards[i].review.incident ? cards[i].incident.incident.title : "", OUT_TEXT},
            {cards[i].cause.id ? cards[i].cause.text : "", OUT_TEXT},
        };
        out_row(&table, &call->arena, cells);
    }
    if (call->json)
        json_out_end(&call->out.json);
    else
        out_table(&call->out, &table, call->cli->columns);
    if (n == 0 && call->out.mode == OUT_TTY)
        out_say(&call->out, "No week has been reviewed yet.\n");
    return true;
}

/* The review of the week that was asked for, else the one at hand. */
static bool asked_review(struct call *call, struct review_card *card, struct err *err)
{
    char text[WEEK_TEXT];
    struct week week;
    if (call->n && !when_week(call->args[0], board_today(call->board), &week, err))
        return false;
    if (call->n)
        week_text(week, text);
    return board_review(call->board, call->n ? text : NULL, &call->arena, card, err);
}

bool verb_review_show(struct call *call, struct err *err)
{
    struct review_card card;
    struct out *out = &call->out;
    if (!asked_review(call, &card, err))
        return false;
    if (call->json) {
        review_json(call, &card);
        return true;
    }
    out_role(out, OUT_HEAD, "Week %s", card.review.week);
    out_say(out, "  %s\n", standing(&card));
    if (card.facilitator.id)
        out_say(out, "  led by      %s\n", card.facilitator.name);
    if (card.review.incident)
        out_say(out, "  incident    %s\n", card.incident.incident.title);
    if (card.cause.id)
        out_say(out, "  we remove   %s\n", card.cause.text);
    if (card.promise.id) {
        out_say(out, "  owner       %s\n", card.owner.id ? card.owner.name : "NO OWNER");
        out_say(out, "  gone by     %s\n", shape_day(call, card.promise.due));
        out_say(out, "  gone when   %s\n", card.promise.gone_when);
    }
    for (size_t i = 0; i < card.answers_n; i++)
        out_say(out, "  last time   %s: %s\n", card.answers[i].cause.text,
                promise_answer_words.name[card.answers[i].answer.answer]);
    return true;
}

bool verb_review_minutes(struct call *call, struct err *err)
{
    struct review_card card;
    struct buf minutes;
    if (!asked_review(call, &card, err))
        return false;
    buf_init(&minutes);
    board_minutes(call->board, &card, &minutes);
    if (call->json) {
        json_out_object(&call->out.json);
        json_out_int_of(&call->out.json, "v", 1);
        json_out_text_of(&call->out.json, "week", card.review.week);
        json_out_text_of(&call->out.json, "markdown", minutes.text);
        json_out_end(&call->out.json);
    } else {
        out_raw(&call->out, minutes.text, minutes.len);
    }
    buf_release(&minutes);
    return true;
}
