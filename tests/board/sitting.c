/* The weekly review as it is led: its steps, what it chooses from, and its end. */
#include "lead.h"

TestSuite(sitting, .init = board_enter, .fini = board_leave);

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
    yes(board_sitting_step(board, STEP_CHOOSE, &err));
    no(board_sitting_step(board, STEP_FACTS, &err), "no incident is chosen");
    both_ways(board_sitting_choose(board, id, &err));
    yes(board_sitting_step(board, STEP_FACTS, &err));
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
    yes(board_sitting_step(board, STEP_CLOSE, &err));
    later(60);
    both_ways(board_sitting_close(board, &err));
    look();
    cr_assert(now.closed);
    cr_assert_eq(now.card.promise.strength, STRENGTH_STRONG);
    cr_assert_str_eq(now.card.owner.handle, "ana");
}

/* Going from step to step is no change that one means: an undo takes the change before it,
 * and the way since. */
Test(sitting, is_undone_by_one_key_for_one_act)
{
    struct history_line line;
    int64_t id = incident("Checkout froze", 3600);
    yes(board_sitting_begin(board, &err));
    yes(board_sitting_step(board, STEP_CHOOSE, &err));
    const char *before = exported();
    yes(board_sitting_choose(board, id, &err));
    yes(board_sitting_step(board, STEP_FACTS, &err));
    yes(board_sitting_step(board, STEP_CHOOSE, &err));
    yes(board_sitting_step(board, STEP_FACTS, &err));
    const char *after = exported();
    yes(board_undo_next(board, &arena, &line, &err));
    cr_assert_str_eq(line.what, "chose \"Checkout froze\" for the review");
    yes(board_undo(board, &arena, &line, &err));
    cr_assert_str_eq(line.what, "chose \"Checkout froze\" for the review");
    cr_assert_str_eq(exported(), before);
    yes(board_redo(board, &arena, &line, &err));
    cr_assert_str_eq(line.what, "chose \"Checkout froze\" for the review");
    cr_assert_str_eq(exported(), after);
    yes(board_sitting_fact(board, 0, world.now - 900, "the pool was full", &err));
    become("bob");
    yes(board_sitting_step(board, STEP_CAUSES, &err));
    become("mia");
    yes(board_undo(board, &arena, &line, &err));
    cr_assert_eq(look()->facts, 0);
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

Test(sitting, is_not_quiet_while_this_weeks_incident_has_its_cause)
{
    lead_to("the migration ran first");
    promise();
    no(board_sitting_quiet(board, &err), "this week is not quiet: 1 incident is");
}

Test(sitting, takes_the_cause_and_its_promise_back_when_the_week_is_quiet)
{
    struct sitting_choice *choices;
    struct cause_line *lines;
    size_t n, total;
    int64_t old = incident("An old one", 9 * DAY);
    yes(board_sitting_begin(board, &err));
    yes(board_sitting_choose(board, old, &err));
    yes(board_sitting_fact(board, 0, world.now - 8 * DAY, "the pool was full", &err));
    yes(board_sitting_name(board, passing("the migration ran first"), &err));
    promise();
    both_ways(board_sitting_quiet(board, &err));
    look();
    cr_expect(now.facts.quiet && !now.facts.cause && !now.card.review.removal);
    yes(board_causes(board, true, &arena, &lines, &n, &err));
    cr_expect_eq(n, 0, "nothing is promised by a quiet week");
    yes(board_sitting_close(board, &err));
    later(7 * DAY);
    yes(board_sitting_begin(board, &err));
    yes(board_sitting_choices(board, "", 0, 10, &arena, &choices, &n, &total, &err));
    cr_expect(n == 1 && choices[0].incident.id == old, "it waits for its review");
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

/* A cause that was linked outside of a review is no review. */
Test(sitting, waits_for_what_has_a_cause_and_no_review)
{
    static const char text[] =
        "buckstop: 1\nboard: {name: A, time_zone: UTC}\n"
        "incidents:\n  - {id: 1, title: Login froze, started: 2026-11-18T10:00:00Z}\n"
        "causes:\n  - {id: 1, text: the queue is full, incidents: [{incident: 1}]}\n";
    const struct transfer_file file = {"f.yaml", text, sizeof text - 1};
    struct transfer_report report;
    struct review_outlook outlook;
    struct sitting_choice *choices;
    size_t n, total;
    start_empty("A", "UTC");
    yes(board_import_board(board, &file, false, &arena, &report, &err));
    yes(board_sitting_begin(board, &err));
    cr_assert_eq(look()->incidents, 1);
    no(board_sitting_quiet(board, &err), "this week is not quiet: 1 incident is");
    yes(board_sitting_choose(board, 1, &err));
    walk_back();
    walk_back();
    later(14 * DAY);
    yes(board_sitting_begin(board, &err));
    yes(board_sitting_choices(board, "", 0, 9, &arena, &choices, &n, &total, &err));
    cr_assert_eq(n, 1, "an earlier one that no review has chosen");
    yes(board_review_outlook(board, true, &arena, &outlook, &err));
    cr_assert(outlook.incidents_n == 1 && outlook.this_week == 0);
}

/* Begun on a Friday, ended on the Monday after: it is still the review of its week. */
Test(sitting, stays_open_beyond_the_end_of_its_week)
{
    struct sitting_choice *choices;
    size_t n, total;
    yes(board_sitting_begin(board, &err));
    later(4 * 24 * 3600);
    incident("After the weekend", 0);
    yes(board_sitting_begin(board, &err));
    look();
    cr_assert_str_eq(now.card.review.week, "2026-W47");
    yes(board_sitting_choices(board, "", 0, 9, &arena, &choices, &n, &total, &err));
    cr_assert_eq(n, 0, "what came after its week waits for the next");
    yes(board_sitting_quiet(board, &err));
    yes(board_sitting_close(board, &err));
    look();
    cr_assert(now.closed);
    cr_assert_str_eq(now.card.review.week, "2026-W47");
    yes(board_sitting_begin(board, &err));
    look();
    cr_assert_str_eq(now.card.review.week, "2026-W48");
    yes(board_sitting_choices(board, "", 0, 9, &arena, &choices, &n, &total, &err));
    cr_assert_eq(n, 1);
}

Test(sitting, has_the_word_lists_built_in)
{
    struct lint lint;
    yes(board_lint(board, &arena, &lint, &err));
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
    yes(board_version(board, &after, &err));
    cr_assert_neq(before, after);
    yes(board_draft_keep(other, "x", "y", &err));
    board_close(other);
    yes(board_version(board, &before, &err));
    cr_assert_eq(before, after, "a draft that is kept is not written again");
}
