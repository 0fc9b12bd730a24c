/* Causes that come back, are found by their words and given to another owner; and what the
 * reviews came to. */
#include "lead.h"

#include "board/review_stats.h"
#include "board/review_words.h"

TestSuite(causes, .init = board_enter, .fini = board_leave);

static struct cause_alike *offer;
static size_t offers;

static void offered(const char *text)
{
    look();
    yes(board_causes_alike(board, text, now.card.incident.incident.id, 3, &arena, &offer,
                           &offers, &err));
}

/* Next week's review of another incident, with last week's promise seen gone. */
static void week_of_another(const char *cause)
{
    int64_t old = week_after(cause);
    yes(board_sitting_answer(board, old, PROMISE_GONE, "it stops", 0, &err));
    yes(board_sitting_choose(board, incident("Cards declined", 3600), &err));
}

Test(causes, are_offered_when_they_are_said_in_like_words)
{
    week_of_another("The migration ran before the code was live");
    offered("the code was not live when the migration ran");
    cr_assert_eq(offers, 1);
    cr_assert_str_eq(offer[0].note, "reviewed in week 47, seen gone");
    cr_assert(offer[0].gone && offer[0].cause);
    offered("Migration ran");
    cr_assert_eq(offers, 1, "half-typed");
    offered("the alert waits fifteen minutes");
    cr_assert_eq(offers, 0);
    offered("");
    cr_assert_eq(offers, 0);
}

Test(causes, are_offered_once_and_not_where_they_are_said_already)
{
    week_of_another("The migration ran before the code was live");
    offered("the migration ran before the code was live");
    cr_assert_eq(offers, 1, "its candidate has the same words");
    yes(board_sitting_candidate(board, 0, offer[0].text, &err));
    offered("the migration ran before the code was live");
    cr_assert_eq(offers, 0);
}

Test(causes, that_never_were_tell_where_they_dropped_out)
{
    lead_to("The migration ran before the code was live");
    int64_t small = candidate("Seven changes went out in one deploy");
    yes(board_sitting_test(board, small, 0, TEST_YES, &err));
    yes(board_sitting_test(board, small, 1, TEST_NO, &err));
    promise();
    yes(board_sitting_close(board, &err));
    later(7 * DAY);
    int64_t id = incident("Cards declined", 3600);
    yes(board_sitting_begin(board, &err));
    look();
    yes(board_sitting_answer(board, now.promises[0].line.removal.id, PROMISE_STILL, "",
                             board_today(board) + 7, &err));
    yes(board_sitting_choose(board, id, &err));
    offered("seven changes");
    cr_assert_eq(offers, 1);
    cr_assert_str_eq(offer[0].note,
                     "said in week 47, dropped out: made no difference to the harm");
    cr_assert_eq(offer[0].cause, 0);
    offered("the migration ran before");
    cr_assert_str_eq(offer[0].note, "promised in week 47, still open");
    cr_assert_not(offer[0].gone);
}

Test(causes, said_again_are_marked_at_once)
{
    week_of_another("The migration ran first");
    candidate("the MIGRATION ran first");
    cr_assert_eq(now.before[0], SAID_GONE);
    candidate("Nobody was told");
    cr_assert_eq(now.before[1], SAID_NEW);
    yes(board_sitting_choose(board, incident("Mail is late", 1800), &err));
    candidate("nobody was told");
    cr_assert_eq(now.before[0], SAID_AGAIN);
}

Test(causes, are_marked_before_and_after_they_are_named)
{
    week_of_another("The migration ran first");
    yes(board_sitting_fact(board, 0, world.now - 3000, "the pool was full", &err));
    int64_t id = passing("The migration ran first");
    cr_assert_eq(now.before[0], SAID_GONE);
    yes(board_sitting_name(board, id, &err));
    look();
    cr_assert_eq(now.before[0], SAID_GONE);
    int64_t other = passing("Nobody was told");
    yes(board_sitting_name(board, other, &err));
    look();
    cr_assert_eq(now.before[1], SAID_NEW, "named by this review alone");
    promise();
    look();
    cr_assert_eq(now.before[1], SAID_NEW, "promised by this review alone");
}

Test(causes, are_found_by_words_without_case_and_accents)
{
    struct cause_line *lines;
    struct candidate_line *said;
    size_t n;
    lead_to("The café price list is typed twice");
    candidate("The price is old");
    yes(board_causes_saying(board, "PRICE Cafe", &arena, &lines, &n, &err));
    cr_assert_eq(n, 1);
    yes(board_causes_saying(board, "price 100%", &arena, &lines, &n, &err));
    cr_assert_eq(n, 0);
    yes(board_candidates_saying(board, "price", &arena, &said, &n, &err));
    cr_assert_eq(n, 1, "what became a cause is no candidate any more");
    cr_assert_str_eq(said[0].candidate.text, "The price is old");
    cr_assert_str_eq(said[0].week, "2026-W47");
    yes(board_candidates_saying(board, "a b c d e f g h", &arena, &said, &n, &err));
    cr_assert_eq(n, 0);
}

Test(causes, leave_their_incidents_to_be_found_by_title_and_facts)
{
    struct incident_saying *lines;
    size_t n;
    int64_t id = lead_to("The migration ran first");
    incident("Cards declined", 7200);
    yes(board_incidents_saying(board, "FROZE pool", &arena, &lines, &n, &err));
    cr_assert(n == 1 && lines[0].line.incident.id == id);
    cr_assert_str_eq(lines[0].fact, "the pool was full");
    yes(board_sitting_fact(board, 0, world.now - 2000, "checkout froze for all", &err));
    yes(board_incidents_saying(board, "froze", &arena, &lines, &n, &err));
    cr_assert_str_eq(lines[0].fact, "", "the title has the word");
    look();
    yes(board_sitting_fact_remove(board, now.card.incident.facts[0].id, &err));
    yes(board_incidents_saying(board, "pool", &arena, &lines, &n, &err));
    cr_assert_eq(n, 0, "taken off the timeline");
    yes(board_incidents_saying(board, "declined", &arena, &lines, &n, &err));
    cr_assert_eq(n, 1);
    cr_assert_str_eq(lines[0].fact, "");
}

Test(causes, are_given_to_one_active_person)
{
    struct cause_line line;
    week_after("the migration ran first");
    int64_t cause = now.promises[0].line.cause.id, due = now.promises[0].line.removal.due;
    no(board_cause_owner(board, cause, "Ana & Bob", &arena, &line, &err), "is two people");
    no(board_cause_owner(board, cause, "the backend team", &arena, &line, &err), "team");
    struct person person;
    bool changed;
    yes(board_person_away(board, "tom", 0, &arena, &person, &changed, &err));
    no(board_cause_owner(board, cause, "tom", &arena, &line, &err), "is away");
    both_ways(board_cause_owner(board, cause, "bob", &arena, &line, &err));
    yes(board_cause(board, cause, &arena, &line, &err));
    cr_assert_str_eq(line.owner.handle, "bob");
    cr_assert_eq(line.removal.due, due);
    yes(board_cause_move(board, cause, MOVE_DROP, "page is gone", &arena, &line, &err));
    no(board_cause_owner(board, cause, "ana", &arena, &line, &err), "is not open any more");
    cr_assert_not(board_cause_owner(board, 99, "ana", &arena, &line, &err));
    cr_assert_eq(err.code, ERR_NOT_FOUND);
}

Test(causes, of_who_has_left_get_an_owner_before_a_new_date)
{
    struct person_card card;
    struct cause_line line;
    struct person heir;
    int64_t id = week_after("the migration ran first");
    int64_t cause = now.promises[0].line.cause.id, day = board_today(board) + 5;
    yes(board_person_leave(board, "ana", NULL, &arena, &card, &heir, &err));
    no(board_sitting_answer(board, id, PROMISE_STILL, "", day, &err), "nobody owns");
    both_ways(board_sitting_answer(board, id, PROMISE_DROPPED, "gone by itself", 0, &err));
    walk_back();
    both_ways(board_sitting_answer(board, id, PROMISE_GONE, "it stops", 0, &err));
    walk_back();
    yes(board_cause_owner(board, cause, "bob", &arena, &line, &err));
    both_ways(board_sitting_answer(board, id, PROMISE_STILL, "", day, &err));
}

/* Ana's promise is seen gone in the review at hand, and she leaves. */
static int64_t seen_gone_and_left(void)
{
    struct person_card card;
    struct person heir;
    int64_t id = week_after("the migration ran first");
    yes(board_sitting_answer(board, id, PROMISE_GONE, "it stops", 0, &err));
    yes(board_person_leave(board, "ana", "bob", &arena, &card, &heir, &err));
    cr_assert_eq(card.promises_n, 0, "it is done with");
    return id;
}

Test(causes, of_who_has_left_open_again_without_owner)
{
    struct cause_line line;
    seen_gone_and_left();
    int64_t cause = now.promises[0].line.cause.id;
    both_ways(board_cause_move(board, cause, MOVE_REOPEN, "", &arena, &line, &err));
    yes(board_cause(board, cause, &arena, &line, &err));
    cr_expect_eq(line.removal.state, REMOVAL_PLANNED);
    cr_expect_eq(line.removal.owner, 0);
}

Test(causes, of_who_has_left_come_back_without_owner)
{
    struct cause_line line;
    seen_gone_and_left();
    int64_t cause = now.promises[0].line.cause.id;
    yes(board_sitting_choose(board, incident("Froze again", 1800), &err));
    yes(board_sitting_fact(board, 0, world.now - 900, "the pool was full", &err));
    int64_t same = passing("the migration ran first"), other = passing("nobody looked");
    both_ways(board_sitting_name(board, same, &err));
    yes(board_cause(board, cause, &arena, &line, &err));
    cr_expect_eq(line.removal.state, REMOVAL_CAME_BACK);
    cr_expect_eq(line.removal.owner, 0);
    yes(board_sitting_name(board, other, &err));
    yes(board_cause(board, cause, &arena, &line, &err));
    cr_expect_eq(line.removal.state, REMOVAL_SEEN_GONE);
    cr_expect_str_eq(line.owner.handle, "ana", "she kept it");
}

Test(causes, of_who_has_left_are_not_promised_on_by_another_answer)
{
    int64_t id = seen_gone_and_left(), day = board_today(board) + 5;
    no(board_sitting_answer(board, id, PROMISE_STILL, "", day, &err), "nobody owns");
}

Test(causes, have_a_page_with_every_promise_and_answer)
{
    struct cause_card card;
    int64_t id = week_after("the migration ran first");
    yes(board_sitting_answer(board, id, PROMISE_GONE, "it stops", 0, &err));
    yes(board_sitting_choose(board, incident("Froze again", 1800), &err));
    yes(board_sitting_fact(board, 0, world.now - 900, "the pool was full", &err));
    yes(board_sitting_name(board, passing("the migration ran first"), &err));
    promise();
    look();
    yes(board_cause_card(board, now.card.cause.id, &arena, &card, &err));
    cr_assert(card.behind_n == 2 && card.promises_n == 2);
    cr_assert_str_eq(card.behind[0].incident.title, "Froze again");
    cr_assert_str_eq(card.behind[0].week, "2026-W48");
    cr_assert_str_eq(card.promises[0].week, "2026-W48");
    cr_assert_eq(card.promises[1].removal.state, REMOVAL_CAME_BACK);
    cr_assert_eq(card.promises[1].answers_n, 1);
    cr_assert_str_eq(card.promises[1].answers[0].answer.what, "it stops");
    cr_assert_str_eq(card.promises[1].answers[0].week, "2026-W48");
}

Test(causes, and_weeks_are_listed_one_by_one)
{
    struct review_stats stats;
    yes(board_review_stats(board, &arena, &stats, &err));
    cr_assert(stats.weeks_n == 0 && stats.median_promised == NO_DAYS);
    int64_t id = week_after("the migration ran first");
    yes(board_review_stats(board, &arena, &stats, &err));
    cr_assert(stats.weeks_n == 2 && stats.reviewed == 1 && stats.missed == 0);
    cr_assert(stats.weeks[0].current && !stats.weeks[0].reviewed);
    cr_assert(stats.causes_n == 1 && stats.open == 1);
    cr_assert_eq(stats.causes[0].days_promised, 5);
    cr_assert_eq(stats.causes[0].days_taken, NO_DAYS);
    yes(board_sitting_answer(board, id, PROMISE_GONE, "it stops", 0, &err));
    later(14 * DAY);
    yes(board_review_stats(board, &arena, &stats, &err));
    cr_assert(stats.weeks_n == 4 && stats.missed == 2 && stats.seen_gone == 1);
    cr_assert_str_eq(stats.weeks[3].week, "2026-W47");
    cr_assert_eq(stats.causes[0].days_taken, 7);
    cr_assert_eq(stats.median_taken, 7);
}

Test(causes, gone_after_six_and_seven_days_have_a_half_between_them)
{
    static const char more[] =
        "buckstop: 1\nboard: {name: A, time_zone: UTC}\ncauses:\n"
        "  - {id: 71, text: C, removals: [{id: 71, due: 2026-11-09, gone_when: g, "
        "state: seen_gone,\n     promised: 2026-11-02T10:00:00Z, seen: "
        "2026-11-08T10:00:00Z}]}\n"
        "  - {id: 72, text: D, removals: [{id: 72, due: 2026-11-09, gone_when: g, "
        "state: seen_gone,\n     promised: 2026-11-02T10:00:00Z, seen: "
        "2026-11-09T10:00:00Z}]}\n";
    const struct transfer_file file = {"f.yaml", more, sizeof more - 1};
    struct transfer_report report;
    struct review_stats stats;
    yes(board_import_board(board, &file, false, &arena, &report, &err));
    yes(board_review_stats(board, &arena, &stats, &err));
    cr_assert_eq(stats.median_taken, 6);
    cr_assert(stats.half_taken);
    cr_assert_eq(stats.median_promised, 7);
    cr_assert_not(stats.half_promised);
}

/* A promise that is carried keeps the day it was first made; two weeks of one cause are one
 * line. */
Test(causes, that_came_back_are_counted_once)
{
    struct review_stats stats;
    struct review_tally tally;
    week_of_another("the migration ran first");
    yes(board_sitting_fact(board, 0, world.now - 3000, "the pool was full", &err));
    yes(board_sitting_name(board, passing("the migration ran first"), &err));
    promise();
    yes(board_review_stats(board, &arena, &stats, &err));
    cr_assert(stats.causes_n == 1 && stats.open == 1 && stats.came_back == 1);
    cr_assert_eq(stats.causes[0].line.incidents, 2);
    cr_assert_eq(stats.causes[0].came_back, 1);
    yes(board_review_tally(board, &tally, &err));
    cr_assert(tally.causes == 1 && tally.came_back == 1 && tally.seen_gone == 0);
}
