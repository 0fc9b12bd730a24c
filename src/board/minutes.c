/* A review's minutes as Markdown that a team pastes into its wiki as it is. */
#include "board/review.h"

#include "board_private.h"
#include "domain/cause_test.h"
#include "domain/review.h"
#include "domain/timeline.h"
#include "domain/when.h"
#include "text/clean.h"

static void heading(struct buf *out, const char *text)
{
    buf_addf(out, "\n## %s\n\n", text);
}

static void item(struct buf *out, const char *name, const char *text)
{
    if (!text[0])
        return;
    buf_addf(out, "- **%s:** ", name);
    clean_add(out, SINK_MARKDOWN, text);
    buf_add_c(out, '\n');
}

static void day_item(struct buf *out, const char *name, int64_t date)
{
    buf_addf(out, "- **%s:** ", name);
    when_whole_date_text(out, date);
    buf_add_c(out, '\n');
}

static void add_time(const struct board *board, struct buf *out, int64_t utc)
{
    struct local local = zone_local(&board->zone, utc);
    when_whole_date_text(out, local.date);
    buf_addf(out, " %02d:%02d", local.hour, local.minute);
}

/* What is still there has a new day, and its owner. */
static void add_again(const struct answer_line *line, struct buf *out)
{
    if (line->answer.answer != PROMISE_STILL || !line->answer.new_due)
        return;
    buf_add(out, ", now by ");
    when_whole_date_text(out, line->answer.new_due);
    buf_add(out, ", ");
    clean_add(out, SINK_MARKDOWN, line->owner.id ? line->owner.name : "NO OWNER");
}

static void add_answers(const struct review_card *card, struct buf *out)
{
    static const char *const said[] = {[PROMISE_GONE] = "GONE",
                                       [PROMISE_STILL] = "STILL THERE",
                                       [PROMISE_DROPPED] = "dropped"};
    if (card->answers_n)
        heading(out, "Promises from earlier weeks");
    for (size_t i = 0; i < card->answers_n; i++) {
        const struct answer_line *line = &card->answers[i];
        buf_addf(out, "- **%s:** ", said[line->answer.answer]);
        clean_add(out, SINK_MARKDOWN, line->cause.text);
        if (line->answer.what[0]) {
            buf_add(out, ". ");
            clean_add(out, SINK_MARKDOWN, line->answer.what);
        }
        add_again(line, out);
        buf_add_c(out, '\n');
    }
}

/* "Lasted 41 minutes, noticed after 17 minutes." */
static void add_lengths(const struct incident *incident, struct buf *out)
{
    struct buf text;
    buf_init(&text);
    bool right = timeline_lengths(&text, incident);
    if (text.len)
        buf_addf(out, "\n%s%s\n", text.text, right ? "." : "");
    buf_release(&text);
}

/* What is to be known of the incident beside its title and lengths. */
static void add_marks(const struct board *board, const struct incident *incident,
                      struct buf *out)
{
    if (incident->near_miss)
        buf_add(out, "\nA near miss: nobody was hurt.\n");
    if (!incident->reopened_at)
        return;
    buf_add(out, "\nReopened ");
    add_time(board, out, incident->reopened_at);
    buf_add(out, ".\n");
}

static void add_facts(const struct board *board, const struct incident_card *card,
                      struct buf *out)
{
    if (card->facts_n == 0)
        return;
    heading(out, "What happened");
    for (size_t i = 0; i < card->facts_n; i++) {
        buf_add(out, "- ");
        add_time(board, out, card->facts[i].at);
        buf_add(out, ", ");
        clean_add(out, SINK_MARKDOWN, card->facts[i].text);
        buf_add_c(out, '\n');
    }
}

/* Every candidate and where it dropped out: the ones not chosen are for a later week. */
static void add_candidates(const struct incident_card *card, struct buf *out)
{
    if (card->candidates_n == 0)
        return;
    heading(out, "Causes that were named");
    for (size_t i = 0; i < card->candidates_n; i++) {
        struct cause_test_result result = cause_test_result(&card->candidates[i]);
        buf_add(out, "- ");
        clean_add(out, SINK_MARKDOWN, card->candidates[i].text);
        if (result.state == CAUSE_TEST_PASSES)
            buf_add(out, " (passed every test)");
        else if (result.state == CAUSE_TEST_DROPPED)
            buf_addf(out, " (%s)", cause_tests[result.test].dropped);
        buf_add_c(out, '\n');
    }
}

/* The cause, and who removes it; or the older promise that was made once more. */
static void add_promise(const struct review_card *card, struct buf *out)
{
    const struct cause *cause = card->cause.id ? &card->cause : &card->promised;
    if (!cause->id)
        return;
    heading(out, card->cause.id ? "We remove" : "We promise again to remove");
    clean_add(out, SINK_MARKDOWN, cause->text);
    buf_add(out, card->came_back ? " (CAME BACK)\n\n" : "\n\n");
    if (!card->promise.id)
        return;
    item(out, "Owner", card->owner.id ? card->owner.name : "NO OWNER");
    day_item(out, "Gone by", card->promise.due);
    item(out, "Gone when", card->promise.gone_when);
    if (card->promise.strength != STRENGTH_UNKNOWN)
        item(out, "Strength", strength_words.name[card->promise.strength]);
}

void board_minutes(const struct board *board, const struct review_card *card,
                   struct buf *out)
{
    const struct review *review = &card->review;
    char name[REVIEW_NAME];
    review_name(review, name);
    buf_addf(out, "# Weekly review, %s\n\n", name);
    day_item(out, "Held", zone_local(&board->zone, review->started_at).date);
    if (card->facilitator.id)
        item(out, "Led by", card->facilitator.name);
    if (!review->closed_at)
        buf_addf(out, "\nNot closed yet: step %d, %s.\n", (int)review->step + 1,
                 review_steps[review->step].title);
    add_answers(card, out);
    if (review->quiet) {
        heading(out, "This week");
        buf_add(out, "No incident.\n");
        return;
    }
    if (review->incident) {
        heading(out, "Incident");
        clean_add(out, SINK_MARKDOWN, card->incident.incident.title);
        buf_add_c(out, '\n');
        add_marks(board, &card->incident.incident, out);
        add_lengths(&card->incident.incident, out);
        add_facts(board, &card->incident, out);
        add_candidates(&card->incident, out);
    }
    add_promise(card, out);
}
