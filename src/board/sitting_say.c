/* Steps 3 to 5: what happened, why it could, and the five tests. */
#include "sitting_private.h"

#include "domain/cause_test.h"
#include "incident_private.h"
#include "store/incidents.h"
#include "text/fold.h"

#include <assert.h>
#include <inttypes.h>

/* A fact on the chosen incident's timeline. */
static bool get_fact(struct sitting_tx *s, int64_t id, struct fact *fact, struct err *err)
{
    struct incident incident;
    if (!sitting_incident(s, &incident, err))
        return false;
    if (!record_get(s->board->store, &fact_records, id, &s->arena, fact, err)) {
        if (err->code == ERR_NOT_FOUND)
            err_next(err, "Pick one of the timeline.");
        return false;
    }
    if (fact->incident != incident.id)
        err_set(err, ERR_REFUSED, "the fact \"%s\" is of another incident, not of \"%s\"",
                fact->text, incident.title);
    else if (fact->archived_at)
        err_set(err, ERR_REFUSED, "the fact \"%s\" was taken off the timeline", fact->text);
    else
        return true;
    return err_next(err, "Pick one of the timeline, or add it.");
}

static bool put_fact(struct sitting_tx *s, int64_t id, int64_t at, const char *text,
                     struct err *err)
{
    struct incident incident;
    struct fact fact = {.source_id = ""};
    if (!sitting_incident(s, &incident, err) || (id && !get_fact(s, id, &fact, err)) ||
        !sitting_says(text, "the fact", "Write what happened, with its time.", err))
        return false;
    if (at == 0) {
        err_set(err, ERR_REFUSED, "the fact \"%s\" has no time", text);
        return err_next(err, "Write when it was, such as 14:02.");
    }
    if (!incident_not_ahead(s->board, at, "a fact", err))
        return false;
    incident.edits += id && fact.source_id[0]; /* no import writes over it from here on */
    fact.incident = incident.id;
    fact.at = at;
    fact.text = text;
    tx_say(s->tx, "%s the fact \"%s\"", id ? "changed" : "added",
           sitting_short(&s->arena, text));
    return record_change(s->tx, &incident_records, &incident, err) &&
           (id ? record_change(s->tx, &fact_records, &fact, err)
               : record_add(s->tx, &fact_records, &fact, err));
}

bool board_sitting_fact(struct board *board, int64_t fact, int64_t at, const char *text,
                        struct err *err)
{
    struct sitting_tx s;
    return sitting_open(&s, board, NULL, err) &&
           sitting_end(&s, put_fact(&s, fact, at, text, err), err);
}

static bool remove_fact(struct sitting_tx *s, int64_t id, struct err *err)
{
    struct fact fact;
    if (!get_fact(s, id, &fact, err))
        return false;
    fact.archived_at = tx_now(s->tx);
    tx_say(s->tx, "took the fact \"%s\" off the timeline",
           sitting_short(&s->arena, fact.text));
    return record_change(s->tx, &fact_records, &fact, err);
}

bool board_sitting_fact_remove(struct board *board, int64_t fact, struct err *err)
{
    struct sitting_tx s;
    return sitting_open(&s, board, NULL, err) &&
           sitting_end(&s, remove_fact(&s, fact, err), err);
}

static bool set_moment(struct sitting_tx *s, int64_t id, enum moment moment,
                       struct err *err)
{
    static const char *const says[] = {"began", "was noticed", "was over"};
    struct incident incident, before;
    struct fact fact;
    if (!get_fact(s, id, &fact, err) || !sitting_incident(s, &incident, err))
        return false;
    before = incident;
    if (!timeline_set(&incident, moment, fact.at, err))
        return false;
    if (incident.started_at == before.started_at &&
        incident.detected_at == before.detected_at &&
        incident.recovered_at == before.recovered_at && incident.state == before.state)
        return true;
    incident.edits++;
    tx_say(s->tx, "incident %" PRId64 " %s with \"%s\"", incident.id, says[moment],
           sitting_short(&s->arena, fact.text));
    return record_change(s->tx, &incident_records, &incident, err);
}

bool board_sitting_moment(struct board *board, int64_t fact, enum moment moment,
                          struct err *err)
{
    struct sitting_tx s;
    return sitting_open(&s, board, NULL, err) &&
           sitting_end(&s, set_moment(&s, fact, moment, err), err);
}

/* Refuses what is said already, and finds the place after the last. */
static bool is_new(struct sitting_tx *s, const struct candidate *candidate,
                   int64_t *position, struct err *err)
{
    struct candidate *all;
    size_t n;
    int64_t last = 0;
    if (!incidents_candidates(s->board->store, candidate->incident, &s->arena, &all, &n,
                              err))
        return false;
    for (size_t i = 0; i < n; i++) {
        last = all[i].position > last ? all[i].position : last;
        if (all[i].id == candidate->id || !fold_same(all[i].text, candidate->text))
            continue;
        err_set(err, ERR_REFUSED, "\"%s\" has been said already", all[i].text);
        return err_next(err, "Say another cause, or go on to the tests.");
    }
    *position = last + 1;
    return true;
}

static bool put_candidate(struct sitting_tx *s, int64_t id, const char *text,
                          struct err *err)
{
    struct incident incident;
    struct candidate candidate = {.review = s->review.id};
    int64_t position = 0;
    if (!sitting_incident(s, &incident, err) ||
        (id && !sitting_candidate(s, id, &candidate, err)) ||
        !sitting_says(text, "the cause", "Say why it could happen.", err))
        return false;
    candidate.incident = incident.id;
    candidate.text = text;
    if (!is_new(s, &candidate, &position, err))
        return false;
    tx_say(s->tx, "%s the cause \"%s\"", id ? "changed" : "said",
           sitting_short(&s->arena, text));
    if (id)
        return record_change(s->tx, &candidate_records, &candidate, err);
    candidate.position = position;
    return record_add(s->tx, &candidate_records, &candidate, err);
}

bool board_sitting_candidate(struct board *board, int64_t candidate, const char *text,
                             struct err *err)
{
    struct sitting_tx s;
    return sitting_open(&s, board, NULL, err) &&
           sitting_end(&s, put_candidate(&s, candidate, text, err), err);
}

/* Of one place the older comes first: so it stands under the one it is a part of, and
 * before the next. */
static bool make_smaller(struct sitting_tx *s, int64_t id, const char *text,
                         struct err *err)
{
    struct candidate whole;
    int64_t last;
    if (!sitting_candidate(s, id, &whole, err) ||
        !sitting_says(text, "the cause", "Say the part of it that could be gone in 7 days.",
                      err))
        return false;
    struct candidate part = {.incident = whole.incident,
                             .review = s->review.id,
                             .text = text,
                             .position = whole.position};
    if (!is_new(s, &part, &last, err))
        return false;
    tx_say(s->tx, "said the cause \"%s\", a part of \"%s\"", sitting_short(&s->arena, text),
           sitting_short(&s->arena, whole.text));
    return record_add(s->tx, &candidate_records, &part, err);
}

bool board_sitting_smaller(struct board *board, int64_t candidate, const char *text,
                           struct err *err)
{
    struct sitting_tx s;
    return sitting_open(&s, board, NULL, err) &&
           sitting_end(&s, make_smaller(&s, candidate, text, err), err);
}

static bool remove_candidate(struct sitting_tx *s, int64_t id, struct err *err)
{
    struct candidate candidate;
    if (!sitting_candidate(s, id, &candidate, err))
        return false;
    candidate.archived_at = tx_now(s->tx);
    tx_say(s->tx, "took away the cause \"%s\"", sitting_short(&s->arena, candidate.text));
    return record_change(s->tx, &candidate_records, &candidate, err);
}

bool board_sitting_candidate_remove(struct board *board, int64_t candidate, struct err *err)
{
    struct sitting_tx s;
    return sitting_open(&s, board, NULL, err) &&
           sitting_end(&s, remove_candidate(&s, candidate, err), err);
}

static bool test_candidate(struct sitting_tx *s, int64_t id, int test,
                           enum test_answer answer, struct err *err)
{
    struct candidate candidate;
    assert(test >= 0 && test < CAUSE_TESTS);
    if (!sitting_candidate(s, id, &candidate, err))
        return false;
    cause_test_set(&candidate, test, answer);
    tx_say(s->tx, "tested \"%s\": %s %s", sitting_short(&s->arena, candidate.text),
           cause_tests[test].question, test_answer_words.name[answer]);
    return record_change(s->tx, &candidate_records, &candidate, err);
}

bool board_sitting_test(struct board *board, int64_t candidate, int test,
                        enum test_answer answer, struct err *err)
{
    struct sitting_tx s;
    return sitting_open(&s, board, NULL, err) &&
           sitting_end(&s, test_candidate(&s, candidate, test, answer, err), err);
}
