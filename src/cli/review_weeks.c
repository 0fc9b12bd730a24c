/* The weekly reviews: what waits for this week's, and what they came to. */
#include "causes.h"
#include "review_json.h"
#include "verbs.h"

#include "domain/review.h"
#include "domain/when.h"

static const char *name_of(struct call *call, const struct review *review)
{
    char name[REVIEW_NAME];
    review_name(review, name);
    return arena_copy(&call->arena, name);
}

/* Where a review stands, in a word or two. */
static const char *standing(const struct review_card *card)
{
    if (card->review.closed_at)
        return card->review.quiet ? "closed, quiet week" : "closed";
    return review_step_words.name[card->review.step];
}

static void say_skipped(struct call *call, const struct review_skipped *skipped)
{
    struct buf text;
    buf_init(&text);
    review_skipped_text(skipped, &text);
    if (text.len)
        out_say(&call->out, "  %s\n", text.text);
    buf_release(&text);
}

/* What is to be known of it beside its title. */
static const char *mark_of(const struct incident *incident)
{
    if (incident->reopened_at)
        return incident->near_miss ? "  (near miss, reopened)" : "  (reopened)";
    return incident->near_miss ? "  (near miss)" : "";
}

/* Takes out what the closed sitting has dealt with: its promise and its incident. */
static void leave_waiting(const struct review *review, struct review_outlook *outlook)
{
    size_t promises = 0, incidents = 0;
    for (size_t i = 0; i < outlook->promises_n; i++) {
        const struct removal *removal = &outlook->promises[i].removal;
        if (removal->id != review->removal && removal->review != review->id)
            outlook->promises[promises++] = outlook->promises[i];
    }
    for (size_t i = 0, week = outlook->this_week; i < outlook->incidents_n; i++) {
        if (outlook->incidents[i].id != review->incident)
            outlook->incidents[incidents++] = outlook->incidents[i];
        else if (i < week)
            outlook->this_week--;
    }
    outlook->promises_n = promises;
    outlook->incidents_n = incidents;
}

/* This week's review: where it stands, the promises first, then what waits. */
bool verb_review(struct call *call, struct err *err)
{
    enum { SHOWN = 10 };
    struct review_outlook outlook;
    struct out *out = &call->out;
    struct review_card card;
    struct err none;
    bool begun = board_review(call->board, NULL, &call->arena, &card, &none);
    if (!begun && none.code != ERR_NOT_FOUND) {
        *err = none;
        return false;
    }
    if (!board_review_outlook(call->board, true, &call->arena, &outlook, err))
        return false;
    if (begun && card.review.closed_at)
        leave_waiting(&card.review, &outlook);
    if (call->json) {
        review_outlook_json(&call->out.json, &outlook);
        return true;
    }
    out_role(out, OUT_HEAD, "Week %s", begun ? name_of(call, &card.review) : outlook.week);
    out_say(out, "  %s\n", begun ? standing(&card) : "not started");
    for (size_t i = 0; i < outlook.promises_n; i++) {
        const struct cause_line *line = &outlook.promises[i];
        out_say(out, "  is it gone?  %s  (%s)\n", line->cause.text,
                causes_promised(call, line));
    }
    say_skipped(call, &outlook.skipped);
    for (size_t i = 0; i < outlook.incidents_n && i < SHOWN; i++)
        out_say(out, "  %s  %s  %s%s\n", i < outlook.this_week ? "this week" : "earlier  ",
                shape_clock(call, review_when(&outlook.incidents[i])),
                outlook.incidents[i].title, mark_of(&outlook.incidents[i]));
    if (outlook.incidents_n > SHOWN)
        out_say(out, "  and %s more: buckstop incidents --all\n",
                shape_count(call, (int64_t)(outlook.incidents_n - SHOWN)));
    if (outlook.promises_n + outlook.incidents_n == 0)
        out_say(out, begun && card.review.closed_at ? "  nothing waits\n"
                                                    : "  nothing waits: a quiet week\n");
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
            review_json(&call->out.json, &cards[i]);
            continue;
        }
        const struct out_cell cells[] = {
            {name_of(call, &cards[i].review), OUT_TEXT},
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

/* The sittings that were asked for: one by its name, all of a week that is named alone,
 * else the one at hand. */
static bool asked_sittings(struct call *call, struct review_card **cards, size_t *n,
                           struct err *err)
{
    char name[REVIEW_NAME], text[WEEK_TEXT];
    struct week week;
    int64_t sitting = 0;
    struct review_card *one = arena_new(&call->arena, 1, sizeof *one);
    *cards = one;
    *n = 1;
    if (!call->n)
        return board_review(call->board, NULL, &call->arena, one, err);
    if (!when_sitting(call->args[0], board_today(call->board), &week, &sitting, err))
        return false;
    week_text(week, text);
    if (sitting == 0)
        return board_review_week(call->board, text, &call->arena, cards, n, err);
    review_name(&(struct review){.week = text, .earlier = sitting - 1}, name);
    return board_review(call->board, name, &call->arena, one, err);
}

bool verb_review_show(struct call *call, struct err *err)
{
    struct review_card *cards, card;
    struct out *out = &call->out;
    size_t n;
    if (!asked_sittings(call, &cards, &n, err))
        return false;
    card = cards[n - 1]; /* the last of its week */
    if (call->json) {
        review_json(&call->out.json, &card);
        return true;
    }
    out_role(out, OUT_HEAD, "Week %s", name_of(call, &card.review));
    out_say(out, "  %s\n", standing(&card));
    if (n > 1)
        out_say(out, "  the %s    buckstop review show %s.1\n", n == 2 ? "first" : "others",
                card.review.week);
    if (card.facilitator.id)
        out_say(out, "  led by      %s\n", card.facilitator.name);
    if (card.review.incident)
        out_say(out, "  incident    %s%s\n", card.incident.incident.title,
                mark_of(&card.incident.incident));
    if (card.cause.id || card.promised.id)
        out_say(out, "  we remove   %s\n",
                card.cause.id ? card.cause.text : card.promised.text);
    if (card.promise.id) {
        out_say(out, "  owner       %s\n", card.owner.id ? card.owner.name : "NO OWNER");
        out_say(out, "  gone by     %s\n", shape_day(call, card.promise.due));
        out_say(out, "  gone when   %s\n", card.promise.gone_when);
        if (card.promise.strength != STRENGTH_UNKNOWN)
            out_say(out, "  strength    %s\n", strength_words.name[card.promise.strength]);
    }
    for (size_t i = 0; i < card.answers_n; i++)
        out_say(out, "  last time   %s: %s\n", card.answers[i].cause.text,
                promise_answer_words.name[card.answers[i].answer.answer]);
    return true;
}

bool verb_review_minutes(struct call *call, struct err *err)
{
    struct review_card *cards;
    struct buf minutes;
    size_t n;
    if (!asked_sittings(call, &cards, &n, err))
        return false;
    buf_init(&minutes);
    for (size_t i = 0; i < n; i++) {
        buf_add(&minutes, i ? "\n" : "");
        board_minutes(call->board, &cards[i], &minutes);
    }
    if (call->json) {
        json_out_object(&call->out.json);
        json_out_int_of(&call->out.json, "v", 1);
        json_out_text_of(&call->out.json, "week", cards[0].review.week);
        json_out_int_of(&call->out.json, "sittings", (int64_t)n);
        json_out_text_of(&call->out.json, "markdown", minutes.text);
        json_out_end(&call->out.json);
    } else {
        out_raw(&call->out, minutes.text, minutes.len);
    }
    buf_release(&minutes);
    return true;
}
