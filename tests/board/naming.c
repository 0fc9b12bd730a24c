/* What a review says of older promises, the cause it names, and the promise it makes. */
#include "lead.h"

TestSuite(naming, .init = board_enter, .fini = board_leave);

Test(naming, asks_next_week_whether_the_promise_is_kept)
{
    int64_t id = week_after("the migration ran first");
    cr_assert_str_eq(now.facts.first_promise, "the migration ran first");
    cr_assert_str_eq(now.promises[0].line.owner.handle, "ana");
    no(board_sitting_step(board, STEP_CHOOSE, &err), "has no answer yet");
    no(board_sitting_answer(board, id, PROMISE_GONE, " ", 0, &err), "nobody says what");
    no(board_sitting_answer(board, id, PROMISE_DROPPED, "", 0, &err), "without a reason");
    no(board_sitting_answer(board, id, PROMISE_STILL, "", 0, &err), "there is no date");
    no(board_sitting_answer(board, id, PROMISE_STILL, "", board_today(board) + 8, &err),
       "more than 7 days off");
    both_ways(board_sitting_answer(board, id, PROMISE_GONE, "it stops", 0, &err));
    cr_assert_eq(look()->promises_answered, 1);
    cr_assert_eq(now.promises[0].line.removal.state, REMOVAL_SEEN_GONE);
    cr_assert_eq(now.promises[0].line.removal.seen_at, world.now);
    yes(board_sitting_step(board, STEP_CHOOSE, &err));
    cr_assert(!board_sitting_answer(board, 99, PROMISE_GONE, "x", 0, &err));
    assert_err(ERR_NOT_FOUND, "Pick one of the open promises");
}

Test(naming, puts_the_promise_back_when_the_answer_changes)
{
    struct cause_line line;
    int64_t id = week_after("the migration ran first");
    int64_t due = now.promises[0].line.removal.due, cause = now.promises[0].line.cause.id;
    become("ana");
    yes(board_cause_move(board, cause, MOVE_REMOVED, "guarded", &arena, &line, &err));
    int64_t removed = line.removal.removed_at;
    become("mia");
    int64_t new_due = board_today(board) + 3;
    yes(board_sitting_answer(board, id, PROMISE_GONE, "it stops", 0, &err));
    later(60);
    both_ways(board_sitting_answer(board, id, PROMISE_STILL, "", new_due, &err));
    look();
    struct removal *removal = &now.promises[0].line.removal;
    cr_assert(removal->state == REMOVAL_PLANNED && removal->carried == 1);
    cr_assert(removal->due == new_due && removal->seen_at == 0);
    cr_assert_eq(removal->removed_at, 0);
    both_ways(board_sitting_answer(board, id, PROMISE_STILL, "", new_due + 1, &err));
    cr_assert_eq(look()->promises_answered, 1);
    cr_assert_eq(now.promises[0].line.removal.carried, 1, "carried once a review");
    both_ways(board_sitting_answer(board, id, PROMISE_DROPPED, "page is gone", 0, &err));
    look();
    removal = &now.promises[0].line.removal;
    cr_assert(removal->state == REMOVAL_DROPPED && removal->carried == 0);
    cr_assert_eq(removal->due, due);
    yes(board_sitting_answer(board, id, PROMISE_GONE, "it stops", 0, &err));
    look();
    removal = &now.promises[0].line.removal;
    cr_assert(removal->state == REMOVAL_SEEN_GONE && removal->closed_at == 0);
    cr_assert_eq(removal->removed_at, removed);
    const char *before = exported();
    later(60);
    yes(board_sitting_answer(board, id, PROMISE_GONE, "it stops", 0, &err));
    cr_assert_str_eq(exported(), before, "said the same");
}

Test(naming, does_not_ask_about_its_own_promise)
{
    lead_to("the migration ran first");
    promise();
    cr_assert_eq(look()->promises_open, 0);
    no(board_sitting_answer(board, now.card.promise.id, PROMISE_GONE, "x", 0, &err),
       "was made in this review");
}

Test(naming, makes_a_cause_seen_gone_come_back)
{
    int64_t old = week_after("The migration ran first");
    yes(board_sitting_answer(board, old, PROMISE_GONE, "it stops", 0, &err));
    look();
    int64_t cause = now.promises[0].line.cause.id;
    yes(board_sitting_quiet(board, &err));
    yes(board_sitting_close(board, &err));
    later(7 * DAY);
    int64_t id = incident("Checkout froze twice", 3600);
    yes(board_sitting_begin(board, &err));
    cr_assert_eq(look()->promises_open, 0);
    yes(board_sitting_choose(board, id, &err));
    yes(board_sitting_fact(board, 0, world.now - 60, "again", &err));
    int64_t other = passing("nobody looked at the queue");
    int64_t same = passing("the  migration RAN first");
    both_ways(board_sitting_name(board, same, &err));
    struct cause_line line;
    yes(board_cause(board, cause, &arena, &line, &err));
    cr_assert(line.incidents == 2 && line.incident.id == id);
    cr_assert(line.removal.id == old && line.removal.state == REMOVAL_CAME_BACK);
    cr_assert(line.removal.seen_at && line.removal.closed_at == world.now);
    cr_assert_eq(look()->promises_open, 0, "it is what this review is about");
    cr_assert(now.facts.cause_passes && now.facts.cause == cause);
    both_ways(board_sitting_name(board, other, &err));
    yes(board_cause(board, cause, &arena, &line, &err));
    cr_assert_eq(line.removal.state, REMOVAL_SEEN_GONE, "named no more");
    cr_assert(line.incidents == 1 && line.removal.closed_at == 0);
    yes(board_sitting_name(board, same, &err));
    both_ways(board_sitting_promise(board, "bob", board_today(board) + 2,
                                    "the deploy script refuses it", &err));
    look();
    cr_assert_neq(now.card.promise.id, old, "a new promise; the old one came back");
    yes(board_sitting_close(board, &err));
}

Test(naming, lets_the_cause_named_before_give_way)
{
    lead_to("the migration ran first");
    promise();
    look();
    int64_t first = now.card.cause.id;
    int64_t second = passing("nobody could approve the roll back");
    both_ways(board_sitting_name(board, second, &err));
    cr_assert(look()->cause_passes);
    cr_assert_neq(now.card.cause.id, first);
    cr_assert_eq(now.card.incident.cause.id, now.card.cause.id);
    cr_assert_str_eq(now.card.owner.handle, "ana", "the promise is taken over");
    cr_assert_eq(now.card.promise.cause, now.card.cause.id);
    struct cause_line *lines;
    size_t n;
    yes(board_causes(board, true, &arena, &lines, &n, &err));
    cr_assert_eq(n, 1, "nothing else spoke of the first");
    const char *before = exported();
    yes(board_sitting_name(board, second, &err));
    cr_assert_str_eq(exported(), before, "named already");
    yes(board_sitting_close(board, &err));
}

Test(naming, asks_for_the_cause_again_when_the_incident_changes)
{
    int64_t first = lead_to("the migration ran first");
    promise();
    int64_t other = incident("Mail twice", 60);
    both_ways(board_sitting_choose(board, other, &err));
    look();
    cr_assert(now.facts.cause && !now.facts.cause_passes);
    yes(board_sitting_fact(board, 0, world.now - 30, "two mails", &err));
    int64_t said = passing("the migration ran first");
    cr_assert(!look()->cause_passes, "the same words said of another incident");
    no(board_sitting_close(board, &err), "Step 6: Choose another");
    both_ways(board_sitting_name(board, said, &err));
    look();
    cr_assert(now.facts.cause_passes);
    cr_assert_str_eq(now.card.owner.handle, "ana", "the promise stays");
    struct incident_card card;
    yes(board_incident_card(board, first, &arena, &card, &err));
    cr_assert_eq(card.cause.id, 0, "one incident, the one that is reviewed");
    yes(board_sitting_close(board, &err));
}

Test(naming, asks_for_the_cause_again_when_its_words_change)
{
    lead_to("the migration ran first");
    promise();
    look();
    int64_t said = now.card.incident.candidates[0].id;
    yes(board_sitting_candidate(board, said, "the migration ran too early", &err));
    cr_assert(!look()->cause_passes);
    no(board_sitting_close(board, &err), "no longer passes");
    yes(board_sitting_name(board, said, &err));
    cr_assert(look()->cause_passes);
    cr_assert_str_eq(now.card.cause.text, "the migration ran too early");
    cr_assert_eq(now.card.promise.cause, now.card.cause.id);
}

Test(naming, names_only_what_passed_here)
{
    int64_t id = lead_to("the migration ran first");
    look();
    int64_t there = now.card.incident.candidates[0].id;
    int64_t open = candidate("the alert waits"), out = candidate("nobody was there");
    yes(board_sitting_test(board, out, 0, TEST_NO, &err));
    no(board_sitting_name(board, open, &err), "has not passed every test yet");
    no(board_sitting_name(board, out, &err), "did not pass its tests");
    no(board_sitting_candidate(board, 0, "The  ALERT waits", &err), "said already");
    no(board_sitting_candidate(board, 0, " ", &err), "the cause is empty");
    int64_t other = incident("Mail twice", 60);
    yes(board_sitting_choose(board, other, &err));
    no(board_sitting_name(board, there, &err), "was said of another incident");
    no(board_sitting_fact(board, 0, world.now, " ", &err), "the fact is empty");
    no(board_sitting_fact(board, 0, 0, "x", &err), "has no time");
    no(board_sitting_fact(board, 0, world.now + DAY, "x", &err), "still to come");
    yes(board_sitting_choose(board, id, &err));
    yes(board_sitting_candidate_remove(board, open, &err));
    no(board_sitting_name(board, open, &err), "was taken away");
}

Test(naming, promises_by_one_active_person_a_near_day_and_a_check)
{
    struct person person;
    bool changed;
    int64_t today = board_today(board);
    yes(board_sitting_begin(board, &err));
    no(board_sitting_promise(board, "ana", today, "it is off", &err), "no cause is named");
    lead_to("the migration ran first");
    yes(board_person_away(board, "tom", 0, &arena, &person, &changed, &err));
    no(board_sitting_promise(board, "tom", today, "the script refuses it", &err),
       "\"Tom V\303\241rga\" is away");
    no(board_sitting_promise(board, "ana & bob", today, "the script refuses it", &err),
       "ana");
    no(board_sitting_promise(board, "ana", today + 8, "the script refuses it", &err),
       "more than 7 days off");
    no(board_sitting_promise(board, "ana", today - 1, "the script refuses it", &err),
       "is past");
    no(board_sitting_promise(board, "ana", today, "better", &err), "gone when");
    no(board_sitting_promise(board, "ana", today, "The migration ran first", &err),
       "says the cause again");
    promise();
    look();
    int64_t id = now.card.promise.id;
    both_ways(board_sitting_promise(board, "bob", today + 1, "an alert rings", &err));
    look();
    cr_assert_eq(now.card.promise.id, id, "changed, not made anew");
    cr_assert_eq(now.card.promise.strength, STRENGTH_MIDDLE);
}

/* A week in which the promise is still there, and which a closing by other means ends. */
static void carry(int64_t removal, const char *title)
{
    int64_t id = incident(title, 3600);
    yes(board_sitting_answer(board, removal, PROMISE_STILL, "", board_today(board) + 7,
                             &err));
    no(board_sitting_again(board, removal, &err), "does not close this review");
    yes(board_sitting_choose(board, id, &err));
    yes(board_sitting_fact(board, 0, world.now - 60, "seen", &err));
    yes(board_sitting_name(board, passing(arena_printf(&arena, "why of %s", title)), &err));
    promise();
    look();
    int64_t new_one = now.card.promise.id;
    yes(board_sitting_close(board, &err));
    later(7 * DAY);
    yes(board_sitting_begin(board, &err));
    yes(board_sitting_answer(board, new_one, PROMISE_GONE, "looked", 0, &err));
}

Test(naming, takes_a_promise_again_after_two_carries)
{
    int64_t id = week_after("the migration ran first");
    carry(id, "one more");
    no(board_sitting_again(board, id, &err), "does not close this review");
    yes(board_sitting_answer(board, id, PROMISE_STILL, "", board_today(board) + 7, &err));
    both_ways(board_sitting_again(board, id, &err));
    cr_assert(look()->again);
    cr_assert_eq(now.facts.carried, 2, "by the review before, and by this one");
    cr_assert(now.facts.cause_passes, "its candidate passed when it was promised");
    both_ways(board_sitting_promise(board, "bob", board_today(board) + 3,
                                    "the script refuses it", &err));
    cr_assert_eq(look()->owner, now.card.owner.id);
    cr_assert_str_eq(now.card.owner.handle, "bob");
    cr_assert_eq(now.card.promise.id, id);
    yes(board_sitting_answer(board, id, PROMISE_GONE, "it stops", 0, &err));
    cr_assert(!look()->again, "what is gone is not promised again");
    no(board_sitting_again(board, id, &err), "is not open any more");
    walk_back();
    cr_assert(look()->again);
    both_ways(board_sitting_close(board, &err));
}

Test(naming, takes_the_cause_back_when_a_promise_is_made_again)
{
    int64_t id = week_after("the migration ran first");
    carry(id, "one more");
    yes(board_sitting_answer(board, id, PROMISE_STILL, "", board_today(board) + 7, &err));
    int64_t other = incident("a third", 3600);
    yes(board_sitting_choose(board, other, &err));
    yes(board_sitting_fact(board, 0, world.now - 60, "seen", &err));
    yes(board_sitting_name(board, passing("a third why"), &err));
    promise();
    both_ways(board_sitting_again(board, id, &err));
    look();
    cr_assert(now.facts.again && now.facts.cause == 0 && now.facts.incident == 0);
    yes(board_sitting_choose(board, other, &err));
    cr_assert(!look()->again, "an incident is chosen instead");
}

Test(naming, does_not_replace_a_cause_named_elsewhere)
{
    static const char text[] =
        "buckstop: 1\nboard: {name: A, time_zone: UTC}\n"
        "incidents:\n  - {id: 1, title: Login froze, started: 2026-11-20T10:00:00Z}\n"
        "causes:\n  - {id: 1, text: the queue is full, incidents: [{incident: 1}]}\n";
    const struct transfer_file file = {"f.yaml", text, sizeof text - 1};
    struct transfer_report report;
    yes(board_import_board(board, &file, false, &arena, &report, &err));
    yes(board_sitting_begin(board, &err));
    cr_assert_eq(look()->incidents, 1, "its cause is named, and no review was about it");
    yes(board_sitting_choose(board, 1, &err));
    look();
    cr_assert_eq(now.card.incident.candidates_n, 1, "its cause is said at once");
    int64_t other = passing("nobody looked"), same = now.card.incident.candidates[0].id;
    cr_assert_str_eq(now.card.incident.candidates[0].text, "the queue is full");
    for (int test = 0; test < CAUSE_TESTS; test++)
        yes(board_sitting_test(board, same, test, TEST_YES, &err));
    no(board_sitting_name(board, other, &err), "has its cause already: \"the queue");
    both_ways(board_sitting_name(board, same, &err));
    cr_assert(look()->cause_passes && now.facts.cause == 1);
    struct incident_card card;
    int64_t new_one = incident("Login froze again", 60);
    yes(board_sitting_choose(board, new_one, &err));
    yes(board_sitting_name(board, passing("the queue is full"), &err));
    yes(board_sitting_choose(board, 1, &err));
    both_ways(board_sitting_name(board, same, &err));
    yes(board_incident_card(board, new_one, &arena, &card, &err));
    cr_assert_eq(card.cause.id, 0, "one incident a review");
    cr_assert(look()->cause_passes);
    no(board_sitting_quiet(board, &err), "this week is not quiet: 2 incidents are");
}

Test(naming, gives_a_promise_that_came_back_anew)
{
    static const char text[] =
        "buckstop: 1\nboard: {name: A, time_zone: UTC}\n"
        "causes:\n  - {id: 1, text: the queue is full, removals: [{id: 1, due: "
        "2026-11-10,\n"
        "      gone_when: an alert rings, state: came_back, carried: 2}]}\n";
    const struct transfer_file file = {"f.yaml", text, sizeof text - 1};
    struct transfer_report report;
    yes(board_import_board(board, &file, false, &arena, &report, &err));
    yes(board_sitting_begin(board, &err));
    both_ways(board_sitting_again(board, 1, &err));
    promise();
    look();
    cr_assert(now.facts.again && now.card.promise.id == 1);
    cr_assert_str_eq(now.facts.first_promise, "the queue is full");
    yes(board_sitting_answer(board, 1, PROMISE_STILL, "", board_today(board) + 7, &err));
    yes(board_sitting_close(board, &err));
}

Test(naming, says_that_what_was_removed_was_not_gone)
{
    struct cause_line line;
    week_after("the migration ran first");
    int64_t cause = now.promises[0].line.cause.id;
    become("ana");
    yes(board_cause_move(board, cause, MOVE_REMOVED, "guarded", &arena, &line, &err));
    int64_t removed = line.removal.removed_at;
    become("mia");
    yes(board_sitting_choose(board, incident("Checkout froze again", 60), &err));
    int64_t other = passing("the alert waits");
    int64_t same = passing("the migration ran first");
    both_ways(board_sitting_name(board, same, &err));
    yes(board_cause(board, cause, &arena, &line, &err));
    cr_assert(line.removal.state == REMOVAL_PLANNED && line.removal.removed_at == 0);
    cr_assert_eq(look()->promises_open, 1, "it is an older promise all the same");
    both_ways(board_sitting_name(board, other, &err));
    yes(board_cause(board, cause, &arena, &line, &err));
    cr_assert(line.removal.state == REMOVAL_REMOVED && line.removal.removed_at == removed);
}

Test(naming, marks_what_was_promised_for_another_cause_until_it_is_saved_again)
{
    lead_to("the migration ran first");
    promise();
    cr_assert_not(look()->taken_over);
    int64_t first = now.card.cause.candidate;
    yes(board_sitting_name(board, passing("nothing checks the pool"), &err));
    cr_assert(look()->taken_over, "its owner, date and gone when are the other's");
    cr_assert_str_eq(now.card.owner.handle, "ana");
    promise();
    cr_assert_not(look()->taken_over, "looked at, and kept as it is");
    yes(board_sitting_name(board, first, &err));
    cr_assert(look()->taken_over);
    walk_back();
    yes(board_sitting_candidate_remove(board, look() ? now.card.cause.candidate : 0, &err));
    cr_assert(look()->cause_taken);
    no(board_sitting_close(board, &err), "was taken away in step 4");
    walk_back();
    cr_assert_not(look()->cause_taken);
    yes(board_sitting_close(board, &err));
}
