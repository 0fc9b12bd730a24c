/* The weekly review as it is led: every change to it, its rules, and the way back. */
#include "support.h"

#include "board/sitting.h"

TestSuite(sitting, .init = board_enter, .fini = board_leave);

enum { DAY = 86400 };

static struct sitting now;

#define yes(call) cr_assert((call), "%s | %s | %s", err.what, err.why, err.next)
#define no(call, says)                                                                     \
    do {                                                                                   \
        const char *before_it = exported();                                                \
        cr_assert(!(call));                                                                \
        assert_err(ERR_REFUSED, says);                                                     \
        cr_assert_str_eq(exported(), before_it);                                           \
    } while (0)

/* Does it, undoes it, and does it again: each leaves the board as it should be. */
#define both_ways(call)                                                                    \
    do {                                                                                   \
        const char *before_it = exported(), *after_it;                                     \
        yes(call);                                                                         \
        after_it = exported();                                                             \
        cr_assert_str_neq(after_it, before_it);                                            \
        walk_back();                                                                       \
        cr_assert_str_eq(exported(), before_it);                                           \
        struct history_line line_;                                                         \
        yes(board_redo(board, &arena, &line_, &err));                                      \
        cr_assert_str_eq(exported(), after_it);                                            \
    } while (0)

static void walk_back(void)
{
    struct history_line line;
    yes(board_undo(board, &arena, &line, &err));
}

static const struct review_facts *look(void)
{
    yes(board_sitting(board, &arena, &now, &err));
    return &now.facts;
}

static void later(int64_t seconds)
{
    world.now += seconds;
    become("mia");
}

static int64_t incident(const char *title, int64_t ago)
{
    struct incident made;
    const struct incident_edit edit = {
        .title = title, .started_at = world.now - ago, .lasted = 60};
    yes(board_incident_add(board, &edit, &arena, &made, &err));
    return made.id;
}

static int64_t candidate(const char *text)
{
    yes(board_sitting_candidate(board, 0, text, &err));
    look();
    return now.card.incident.candidates[now.card.incident.candidates_n - 1].id;
}

static int64_t passing(const char *text)
{
    int64_t id = candidate(text);
    for (int test = 0; test < CAUSE_TESTS; test++)
        yes(board_sitting_test(board, id, test, TEST_YES, &err));
    return id;
}

/* Leads this week's review up to a named cause of a new incident. */
static int64_t lead_to(const char *cause)
{
    int64_t id = incident("Checkout froze", 3600);
    yes(board_sitting_begin(board, &err));
    yes(board_sitting_choose(board, id, &err));
    yes(board_sitting_fact(board, 0, world.now - 3000, "the pool was full", &err));
    yes(board_sitting_name(board, passing(cause), &err));
    return id;
}

static void promise(void)
{
    yes(board_sitting_promise(board, "ana", board_today(board) + 5,
                              "the deploy script refuses to migrate first", &err));
}

/* A closed week with a promise of Ana's, and the next week begun; gives the promise. */
static int64_t week_after(const char *cause)
{
    lead_to(cause);
    promise();
    yes(board_sitting_close(board, &err));
    later(7 * DAY);
    yes(board_sitting_begin(board, &err));
    cr_assert_eq(look()->promises_open, 1);
    return now.promises[0].line.removal.id;
}

Test(sitting, is_begun_once_a_week_by_who_leads_it)
{
    cr_assert(!board_sitting(board, &arena, &now, &err));
    assert_err(ERR_NOT_FOUND, "Begin it");
    cr_assert(!board_sitting_step(board, STEP_CHOOSE, &err));
    assert_err(ERR_NOT_FOUND, "the review of week 47 has not begun");
    both_ways(board_sitting_begin(board, &err));
    look();
    cr_assert_str_eq(now.card.review.week, "2026-W47");
    cr_assert_str_eq(now.card.facilitator.handle, "mia");
    cr_assert_eq(now.card.review.started_at, world.now);
    cr_assert(!now.closed);
    cr_assert_eq(now.people_n, 4);
    const char *before = exported();
    become("bob");
    yes(board_sitting_begin(board, &err));
    cr_assert_str_eq(exported(), before, "begun once");
}

Test(sitting, goes_through_every_step_and_back_by_undo)
{
    int64_t id = incident("Checkout froze", 3600);
    yes(board_sitting_begin(board, &err));
    later(60);
    both_ways(board_sitting_step(board, STEP_CHOOSE, &err));
    no(board_sitting_step(board, STEP_FACTS, &err), "no incident is chosen");
    both_ways(board_sitting_choose(board, id, &err));
    both_ways(board_sitting_step(board, STEP_FACTS, &err));
    no(board_sitting_step(board, STEP_CAUSES, &err), "has no facts yet");
    later(60);
    both_ways(board_sitting_fact(board, 0, world.now - 900, "the pool was full", &err));
    look();
    int64_t fact = now.card.incident.facts[0].id;
    both_ways(board_sitting_fact(board, fact, world.now - 800, "the pool filled", &err));
    both_ways(board_sitting_fact_remove(board, fact, &err));
    cr_assert_eq(look()->facts, 0);
    no(board_sitting_fact(board, fact, world.now, "x", &err), "was taken off the timeline");
    walk_back();
    later(60);
    both_ways(board_sitting_candidate(board, 0, "the migration ran first", &err));
    look();
    int64_t said = now.card.incident.candidates[0].id;
    both_ways(board_sitting_candidate(board, said, "the migration ran too early", &err));
    both_ways(board_sitting_candidate_remove(board, said, &err));
    walk_back();
    for (int test = 0; test < CAUSE_TESTS; test++)
        both_ways(board_sitting_test(board, said, test, TEST_YES, &err));
    cr_assert_eq(look()->passing, 1);
    later(60);
    both_ways(board_sitting_name(board, said, &err));
    cr_assert(look()->cause_passes);
    cr_assert_str_eq(now.facts.cause_text, "the migration ran too early");
    both_ways(board_sitting_promise(board, "Ana Ruiz", board_today(board) + 5,
                                    "the deploy script refuses to migrate first", &err));
    both_ways(board_sitting_step(board, STEP_CLOSE, &err));
    later(60);
    both_ways(board_sitting_close(board, &err));
    look();
    cr_assert(now.closed);
    cr_assert_eq(now.card.promise.strength, STRENGTH_STRONG);
    cr_assert_str_eq(now.card.owner.handle, "ana");
}

Test(sitting, asks_every_gate_on_the_way_and_none_on_the_way_back)
{
    lead_to("the migration ran first");
    no(board_sitting_step(board, STEP_CLOSE, &err), "nobody has promised");
    yes(board_sitting_step(board, STEP_OWNER, &err));
    look();
    yes(board_sitting_candidate_remove(board, now.card.incident.candidates[0].id, &err));
    yes(board_sitting_step(board, STEP_LAST_WEEK, &err));
    no(board_sitting_step(board, STEP_OWNER, &err), "nobody has said a cause");
}

Test(sitting, takes_no_change_once_closed)
{
    int64_t id = lead_to("the migration ran first");
    promise();
    look();
    int64_t said = now.card.incident.candidates[0].id;
    int64_t fact = now.card.incident.facts[0].id, removal = now.card.promise.id;
    yes(board_sitting_close(board, &err));
    const char *closed = "week 47 is closed";
    no(board_sitting_step(board, STEP_FACTS, &err), closed);
    no(board_sitting_answer(board, removal, PROMISE_GONE, "x", 0, &err), closed);
    no(board_sitting_choose(board, id, &err), closed);
    no(board_sitting_quiet(board, &err), closed);
    no(board_sitting_again(board, removal, &err), closed);
    no(board_sitting_fact(board, 0, world.now, "x", &err), closed);
    no(board_sitting_fact_remove(board, fact, &err), closed);
    no(board_sitting_candidate(board, 0, "x", &err), closed);
    no(board_sitting_candidate_remove(board, said, &err), closed);
    no(board_sitting_test(board, said, 0, TEST_NO, &err), closed);
    no(board_sitting_name(board, said, &err), closed);
    no(board_sitting_promise(board, "bob", board_today(board), "x y z", &err), closed);
    no(board_sitting_close(board, &err), closed);
    assert_err(ERR_REFUSED, "with u");
    walk_back();
    yes(board_sitting_test(board, said, 0, TEST_NO, &err));
}

Test(sitting, closes_only_with_every_gate_passed)
{
    lead_to("the migration ran first");
    no(board_sitting_close(board, &err), "nobody has promised");
    promise();
    look();
    int64_t said = now.card.incident.candidates[0].id;
    yes(board_sitting_test(board, said, 3, TEST_NO, &err));
    no(board_sitting_close(board, &err), "no cause has passed every test");
    yes(board_sitting_test(board, said, 3, TEST_YES, &err));
    yes(board_sitting_close(board, &err));
}

Test(sitting, says_no_to_a_quiet_week_that_was_none)
{
    int64_t id = incident("Checkout froze", 3600);
    yes(board_sitting_begin(board, &err));
    no(board_sitting_quiet(board, &err), "this week is not quiet: 1 incident is");
    yes(board_sitting_choose(board, id, &err));
    no(board_sitting_quiet(board, &err), "this week is not quiet");
}

Test(sitting, closes_a_quiet_week)
{
    incident("An old one", 9 * DAY);
    yes(board_sitting_begin(board, &err));
    both_ways(board_sitting_quiet(board, &err));
    cr_assert(look()->quiet);
    both_ways(board_sitting_close(board, &err));
}

Test(sitting, offers_this_week_then_the_unreviewed_newest_first)
{
    struct sitting_choice *choices;
    struct incident canonical;
    size_t n, total;
    int64_t old = incident("Login maïl late", 9 * DAY);
    int64_t older = incident("100% of logins failed", 20 * DAY);
    int64_t first = incident("Checkout froze", 3600), second = incident("Mail twice", 60);
    int64_t same = incident("Mail twice, again", 30);
    yes(board_incident_same(board, same, second, &arena, &canonical, &err));
    yes(board_sitting_choices(board, "", 0, 10, &arena, &choices, &n, &total, &err));
    cr_assert(n == 4 && total == 4);
    cr_assert(choices[0].incident.id == second && choices[1].incident.id == first);
    cr_assert(choices[2].incident.id == old && choices[3].incident.id == older);
    cr_assert(choices[1].this_week && !choices[2].this_week);
    cr_assert_str_eq(choices[0].note, "");
    yes(board_sitting_choices(board, "MAIL", 0, 10, &arena, &choices, &n, &total, &err));
    cr_assert(n == 2 && choices[1].incident.id == old, "folded");
    yes(board_sitting_choices(board, "%", 0, 10, &arena, &choices, &n, &total, &err));
    cr_assert(n == 1 && choices[0].incident.id == older, "no wildcard");
    yes(board_sitting_choices(board, "", 1, 2, &arena, &choices, &n, &total, &err));
    cr_assert(n == 2 && total == 4 && choices[0].incident.id == first, "a window");
    yes(board_sitting_begin(board, &err));
    no(board_sitting_choose(board, same, &err), "is the same as incident");
    cr_assert(!board_sitting_choose(board, 99, &err));
    assert_err(ERR_NOT_FOUND, "Pick one of the list");
    yes(board_sitting_choose(board, old, &err));
    yes(board_sitting_choices(board, "", 0, 10, &arena, &choices, &n, &total, &err));
    cr_assert_eq(total, 4, "what this review has chosen stays in its list");
}

Test(sitting, offers_nothing_reviewed_and_says_what_came_back)
{
    struct sitting_choice *choices;
    struct incident canonical;
    size_t n, total;
    int64_t removal = week_after("the migration ran first");
    look();
    int64_t reviewed = now.promises[0].line.incident.id;
    yes(board_sitting_choices(board, "", 0, 10, &arena, &choices, &n, &total, &err));
    cr_assert_eq(total, 0);
    no(board_sitting_choose(board, reviewed, &err), "was reviewed in an earlier week");
    int64_t again = incident("Checkout froze again", 60);
    yes(board_incident_same(board, reviewed, again, &arena, &canonical, &err));
    yes(board_sitting_choices(board, "", 0, 10, &arena, &choices, &n, &total, &err));
    cr_assert(n == 1);
    cr_assert_str_eq(choices[0].note, "reviewed in week 47, came back");
    cr_assert(removal);
}

Test(sitting, asks_next_week_whether_the_promise_is_kept)
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

Test(sitting, puts_the_promise_back_when_the_answer_changes)
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

Test(sitting, does_not_ask_about_its_own_promise)
{
    lead_to("the migration ran first");
    promise();
    cr_assert_eq(look()->promises_open, 0);
    no(board_sitting_answer(board, now.card.promise.id, PROMISE_GONE, "x", 0, &err),
       "was made in this review");
}

Test(sitting, makes_a_cause_seen_gone_come_back)
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

Test(sitting, lets_the_cause_named_before_give_way)
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

Test(sitting, asks_for_the_cause_again_when_the_incident_changes)
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
    no(board_sitting_close(board, &err), "Choose another in step 6");
    both_ways(board_sitting_name(board, said, &err));
    look();
    cr_assert(now.facts.cause_passes);
    cr_assert_str_eq(now.card.owner.handle, "ana", "the promise stays");
    struct incident_card card;
    yes(board_incident_card(board, first, &arena, &card, &err));
    cr_assert_eq(card.cause.id, 0, "one incident, the one that is reviewed");
    yes(board_sitting_close(board, &err));
}

Test(sitting, asks_for_the_cause_again_when_its_words_change)
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

Test(sitting, names_only_what_passed_here)
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

Test(sitting, promises_by_one_active_person_a_near_day_and_a_check)
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

Test(sitting, takes_a_promise_again_after_two_carries)
{
    int64_t id = week_after("the migration ran first");
    carry(id, "one more");
    carry(id, "and another");
    both_ways(board_sitting_again(board, id, &err));
    cr_assert(look()->again && now.facts.carried == 2);
    no(board_sitting_close(board, &err), "has no answer yet");
    yes(board_sitting_answer(board, id, PROMISE_STILL, "", board_today(board) + 7, &err));
    cr_assert_eq(look()->carried, 2, "before this review");
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

Test(sitting, takes_the_cause_back_when_a_promise_is_made_again)
{
    int64_t id = week_after("the migration ran first");
    carry(id, "one more");
    carry(id, "and another");
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

Test(sitting, does_not_replace_a_cause_named_elsewhere)
{
    static const char text[] =
        "buckstop: 1\nboard: {name: A, time_zone: UTC}\n"
        "incidents:\n  - {id: 1, title: Login froze, started: 2026-11-20T10:00:00Z}\n"
        "causes:\n  - {id: 1, text: the queue is full, incidents: [{incident: 1}]}\n";
    const struct transfer_file file = {"f.yaml", text, sizeof text - 1};
    struct transfer_report report;
    yes(board_import_board(board, &file, false, &arena, &report, &err));
    yes(board_sitting_begin(board, &err));
    cr_assert_eq(look()->incidents, 0, "its cause is named");
    yes(board_sitting_choose(board, 1, &err));
    int64_t other = passing("nobody looked"), same = passing("The queue is full");
    no(board_sitting_name(board, other, &err), "has its cause already: \"the queue");
    both_ways(board_sitting_name(board, same, &err));
    cr_assert(look()->cause_passes && now.facts.cause == 1);
    yes(board_sitting_quiet(board, &err));
}

Test(sitting, has_the_word_lists_built_in)
{
    struct lint lint;
    yes(board_lint(&arena, &lint, &err));
    cr_assert_eq(lint_strength(&lint, "the script refuses it", NULL), STRENGTH_STRONG);
}

Test(sitting, keeps_a_draft_a_place_and_person_outside_the_log)
{
    const char *text;
    struct history_line *before, *after;
    size_t n, m;
    yes(board_log(board, 99, &arena, &before, &n, &err));
    yes(board_draft(board, "review/fact", &arena, &text, &err));
    cr_assert_str_eq(text, "");
    yes(board_draft_keep(board, "review/fact", "the po", &err));
    yes(board_draft_keep(board, "review/fact", "the pool", &err));
    yes(board_draft_keep(board, "review/cause", "why", &err));
    become("ana");
    yes(board_draft(board, "review/fact", &arena, &text, &err));
    cr_assert_str_eq(text, "", "Mia's, not Ana's");
    become("mia");
    yes(board_draft(board, "review/fact", &arena, &text, &err));
    cr_assert_str_eq(text, "the pool");
    yes(board_draft_keep(board, "review/fact", "", &err));
    yes(board_draft(board, "review/fact", &arena, &text, &err));
    cr_assert_str_eq(text, "");
    yes(board_draft(board, "review/cause", &arena, &text, &err));
    cr_assert_str_eq(text, "why");
    yes(board_log(board, 99, &arena, &after, &m, &err));
    cr_assert_eq(n, m);
    char *long_one = arena_new(&arena, 200002, 1);
    memset(long_one, 'x', 200001);
    no(board_draft_keep(board, "review/cause", long_one, &err), "too long");
}

Test(sitting, tells_that_somebody_else_changed_the_board)
{
    struct board *other;
    int64_t before, after;
    yes(board_version(board, &before, &err));
    yes(board_sitting_begin(board, &err));
    yes(board_version(board, &after, &err));
    cr_assert_eq(before, after, "its own commit");
    yes(board_open(board_file, BOARD_WRITE, &world, &other, &err));
    yes(board_draft_keep(other, "x", "y", &err));
    yes(board_draft_keep(other, "x", "y", &err));
    board_close(other);
    yes(board_version(board, &after, &err));
    cr_assert_neq(before, after);
}
