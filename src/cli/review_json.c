/* The weekly reviews as JSON: what the minutes say, in the same order. */
#include "review_json.h"

#include "domain/cause_test.h"
#include "domain/review.h"

static void facts_json(struct json_out *json, const struct incident_card *card)
{
    json_out_array_of(json, "facts");
    for (size_t i = 0; i < card->facts_n; i++) {
        json_out_object(json);
        shape_time(json, "at", card->facts[i].at);
        json_out_text_of(json, "text", card->facts[i].text);
        json_out_end(json);
    }
    json_out_end(json);
}

/* The five tests by their columns, and how it came out. */
static void candidate_json(struct json_out *json, const struct candidate *candidate)
{
    static const char *const states[] = {[CAUSE_TEST_OPEN] = "open",
                                         [CAUSE_TEST_DROPPED] = "dropped",
                                         [CAUSE_TEST_PASSES] = "passes"};
    const struct {
        const char *key;
        enum test_answer answer;
    } tests[CAUSE_TESTS] = {{"was_there", candidate->was_there},
                            {"less_harm", candidate->less_harm},
                            {"ours", candidate->ours},
                            {"in_week", candidate->in_week},
                            {"can_check", candidate->can_check}};
    json_out_object(json);
    json_out_int_of(json, "id", candidate->id);
    json_out_text_of(json, "text", candidate->text);
    for (int i = 0; i < CAUSE_TESTS; i++)
        json_out_text_of(json, tests[i].key, test_answer_words.name[tests[i].answer]);
    json_out_text_of(json, "state", states[cause_test_result(candidate).state]);
    json_out_end(json);
}

static void incident_json(struct json_out *json, const struct incident_card *card)
{
    json_out_key(json, "about");
    if (!card->incident.id) {
        json_out_null(json);
    } else {
        json_out_object(json);
        shape_incident(json, &card->incident, card->area.id ? card->area.name : NULL);
        json_out_end(json);
    }
    facts_json(json, card);
    json_out_array_of(json, "candidates");
    for (size_t i = 0; i < card->candidates_n; i++)
        candidate_json(json, &card->candidates[i]);
    json_out_end(json);
}

static void answers_json(struct json_out *json, const struct review_card *card)
{
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
}

void review_json(struct json_out *json, const struct review_card *card)
{
    const struct review *review = &card->review;
    char name[REVIEW_NAME];
    review_name(review, name);
    json_out_object(json);
    json_out_int_of(json, "v", 1);
    json_out_int_of(json, "id", review->id);
    json_out_text_of(json, "name", name);
    json_out_text_of(json, "week", review->week);
    json_out_int_of(json, "sitting", review->earlier + 1);
    json_out_text_of(json, "step", review_step_words.name[review->step]);
    json_out_bool_of(json, "quiet", review->quiet);
    shape_time(json, "started_at", review->started_at);
    shape_time(json, "closed_at", review->closed_at);
    json_out_key(json, "facilitator");
    shape_person(json, &card->facilitator);
    shape_number(json, "incident", review->incident);
    incident_json(json, &card->incident);
    json_out_key(json, "cause");
    if (card->cause.id || card->promised.id)
        shape_cause(json, &(struct cause_line){.cause = card->cause.id ? card->cause
                                                                       : card->promised,
                                               .incident = card->incident.incident,
                                               .removal = card->promise,
                                               .owner = card->owner});
    else
        json_out_null(json);
    answers_json(json, card);
    json_out_end(json);
}

static void skipped_json(struct json_out *json, const struct review_skipped *skipped)
{
    char week[WEEK_TEXT];
    json_out_key(json, "skipped");
    if (skipped->weeks == 0) {
        json_out_null(json);
        return;
    }
    json_out_object(json);
    week_text(skipped->first, week);
    json_out_text_of(json, "first", week);
    week_text(skipped->last, week);
    json_out_text_of(json, "last", week);
    json_out_int_of(json, "weeks", skipped->weeks);
    json_out_int_of(json, "incidents", skipped->incidents);
    json_out_end(json);
}

void review_outlook_json(struct json_out *json, const struct review_outlook *outlook)
{
    json_out_object(json);
    json_out_int_of(json, "v", 1);
    json_out_text_of(json, "week", outlook->week);
    json_out_array_of(json, "promises");
    for (size_t i = 0; i < outlook->promises_n; i++)
        shape_cause(json, &outlook->promises[i]);
    json_out_end(json);
    json_out_int_of(json, "this_week", (int64_t)outlook->this_week);
    json_out_int_of(json, "near_misses", (int64_t)outlook->near_misses);
    skipped_json(json, &outlook->skipped);
    json_out_array_of(json, "incidents");
    for (size_t i = 0; i < outlook->incidents_n; i++)
        json_out_int(json, outlook->incidents[i].id);
    json_out_end(json);
    json_out_end(json);
}
