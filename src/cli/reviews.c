/* The weekly reviews: what waits for this one, and what earlier ones came to. */
#include "causes.h"
#include "shape.h"
#include "verbs.h"

#include "domain/when.h"

#include <string.h>

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
        out_say(out, "  is it gone?  %s  (%s)\n", line->cause.text,
                causes_promised(call, line));
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
