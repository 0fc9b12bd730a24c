/* More than one sitting in a week, incidents that were opened again, near misses, and weeks
 * that nobody reviewed. */
#include "lead.h"

#include "domain/review.h"

TestSuite(second, .init = board_enter, .fini = board_leave);
TestSuite(reopened, .init = board_enter, .fini = board_leave);
TestSuite(near_misses, .init = board_enter, .fini = board_leave);
TestSuite(skipped, .init = board_enter, .fini = board_leave);

static size_t choices(struct sitting_choice **list)
{
    size_t n, total;
    yes(board_sitting_choices(board, "", 0, 20, &arena, list, &n, &total, &err));
    cr_assert_eq(n, total);
    return n;
}

static void close_with(const char *cause)
{
    lead_to(cause);
    promise();
    yes(board_sitting_close(board, &err));
}

static const char *named(void)
{
    char name[REVIEW_NAME];
    look();
    review_name(&now.card.review, name);
    return arena_copy(&arena, name);
}

Test(second, sitting_begins_only_after_the_first_and_while_an_incident_waits)
{
    no(board_sitting_another(board, &err), "has no review yet");
    close_with("the migration ran first");
    no(board_sitting_another(board, &err), "no other incident waits");
    int64_t other = incident("Mail twice", 60);
    both_ways(board_sitting_another(board, &err));
    cr_assert_str_eq(named(), "2026-W47.2");
    no(board_sitting_another(board, &err), "still open");
    assert_err(ERR_REFUSED, "week 47, second");
    cr_assert_eq(look()->promises_open, 0, "this week's own promise is asked next week");
    struct sitting_choice *list;
    cr_assert_eq(choices(&list), 1, "what the first one chose is not offered");
    cr_assert_eq(list[0].incident.id, other);
    yes(board_sitting_choose(board, other, &err));
    yes(board_sitting_fact(board, 0, world.now, "two mails", &err));
    yes(board_sitting_name(board, passing("the queue sends again"), &err));
    yes(board_sitting_promise(board, "bob", board_today(board) + 3, "a mail has one id",
                              &err));
    yes(board_sitting_close(board, &err));
    no(board_sitting_step(board, STEP_FACTS, &err), "week 47, second is closed");
}

Test(second, sitting_refuses_what_the_first_chose_and_does_not_ask_what_it_asked)
{
    int64_t old = week_after("the migration ran first");
    yes(board_sitting_answer(board, old, PROMISE_STILL, "", board_today(board) + 5, &err));
    int64_t first = incident("Checkout froze", 600);
    incident("Mail twice", 60);
    yes(board_sitting_choose(board, first, &err));
    yes(board_sitting_fact(board, 0, world.now, "the pool", &err));
    yes(board_sitting_name(board, passing("no limit"), &err));
    promise();
    look();
    int64_t promised = now.card.promise.id;
    yes(board_sitting_close(board, &err));
    yes(board_sitting_another(board, &err));
    cr_assert_eq(look()->promises_open, 0, "answered this week already");
    no(board_sitting_choose(board, first, &err), "was reviewed earlier this week");
    no(board_sitting_answer(board, promised, PROMISE_GONE, "x", 0, &err),
       "an earlier sitting of this week");
    struct cause_line line;
    look();
    no(board_cause_move(board, 2, MOVE_SEEN, "x", &arena, &line, &err),
       "was promised in this review");
    yes(board_sitting_choose(board, incident("A third", 30), &err));
    later(7 * DAY);
    yes(board_sitting_begin(board, &err));
    cr_assert_str_eq(named(), "2026-W48.2", "an open one is held first");
}

Test(second, sitting_that_was_left_empty_does_not_hold_the_next_week)
{
    struct review_card card;
    int64_t old = week_after("the migration ran first");
    yes(board_sitting_answer(board, old, PROMISE_STILL, "", board_today(board) + 5, &err));
    yes(board_sitting_choose(board, incident("Checkout froze", 600), &err));
    yes(board_sitting_fact(board, 0, world.now, "the pool", &err));
    yes(board_sitting_name(board, passing("no limit"), &err));
    promise();
    yes(board_sitting_close(board, &err));
    incident("Mail twice", 60);
    yes(board_sitting_another(board, &err));
    look();
    cr_assert_eq(now.answered_before, 1, "the first sitting answered");
    yes(board_sitting_begin(board, &err));
    cr_assert_str_eq(named(), "2026-W48.2", "in its own week it goes on");
    later(7 * DAY);
    yes(board_sitting_begin(board, &err));
    cr_assert_str_eq(named(), "2026-W49");
    cr_assert_eq(look()->promises_open, 2);
    cr_assert_eq(now.answered_before, 0);
    yes(board_review(board, "2026-W48.2", &arena, &card, &err));
    cr_assert_not(card.review.closed_at, "it is there, and nothing is made up of it");
    for (size_t i = now.promises_n; i-- > 0;)
        yes(board_sitting_answer(board, now.promises[i].line.removal.id, PROMISE_GONE, "x",
                                 0, &err));
    yes(board_sitting_quiet(board, &err));
    yes(board_sitting_close(board, &err));
    cr_assert_str_eq(named(), "2026-W49", "the one that was closed is at hand, not that");
}

Test(second, sitting_is_found_by_its_name_and_counts_one_week)
{
    struct review_card card, *cards;
    struct review_tally tally;
    size_t n;
    close_with("the migration ran first");
    incident("Mail twice", 60);
    yes(board_sitting_another(board, &err));
    yes(board_review(board, "2026-W47", &arena, &card, &err));
    cr_assert_eq(card.review.earlier, 0);
    yes(board_review(board, "2026-W47.2", &arena, &card, &err));
    cr_assert_eq(card.review.earlier, 1);
    cr_assert(!board_review(board, "2026-W47.3", &arena, &card, &err));
    assert_err(ERR_NOT_FOUND, "no review of week 2026-W47.3");
    yes(board_review_week(board, "2026-W47", &arena, &cards, &n, &err));
    cr_assert(n == 2 && cards[0].review.earlier == 0 && cards[1].review.earlier == 1);
    yes(board_reviews(board, &arena, &cards, &n, &err));
    cr_assert(n == 2 && cards[0].review.earlier == 1, "the last one first");
    yes(board_review_tally(board, &tally, &err));
    cr_assert(tally.weeks == 1 && tally.reviewed == 1);
    const char *out = exported();
    start_empty("Empty", "UTC");
    struct transfer_report report;
    const struct transfer_file file = {"f.yaml", out, strlen(out)};
    yes(board_import_board(board, &file, false, &arena, &report, &err));
    cr_assert_str_eq(exported(), out, "by its name in a file as well");
}

Test(reopened, incidents_are_offered_with_their_cause_and_it_came_back)
{
    struct sitting_choice *list;
    struct incident after;
    struct cause_line line;
    int64_t old = week_after("the migration ran first");
    look();
    int64_t id = now.promises[0].line.incident.id, cause = now.promises[0].line.cause.id;
    yes(board_sitting_answer(board, old, PROMISE_GONE, "it stops", 0, &err));
    cr_assert_eq(choices(&list), 0);
    later(60);
    yes(board_incident_reopen(board, id, 0, NULL, &arena, &after, &err));
    cr_assert_eq(choices(&list), 1);
    cr_assert(list[0].incident.id == id && list[0].this_week);
    cr_assert_str_eq(list[0].note, "reviewed in week 47, reopened");
    no(board_sitting_quiet(board, &err), "this week is not quiet: 1 incident is");
    int64_t other = incident("Mail twice", 60);
    yes(board_sitting_choose(board, id, &err));
    look();
    cr_assert_eq(now.card.incident.candidates_n, 1, "its cause is there, with its tests");
    both_ways(board_sitting_name(board, now.card.incident.candidates[0].id, &err));
    yes(board_cause(board, cause, &arena, &line, &err));
    cr_assert_eq(line.removal.state, REMOVAL_CAME_BACK);
    cr_assert_eq(line.incidents, 1, "the link is the one it had");
    cr_assert(look()->cause_passes);
    cr_assert_eq(now.facts.promises_open, 1, "it was asked in step 1, and answered");
    cr_assert(line.came_back);
    promise();
    yes(board_cause(board, cause, &arena, &line, &err));
    cr_assert_eq(line.removal.state, REMOVAL_PLANNED);
    cr_assert(line.came_back, "promised again, and not seen gone again");
    look();
    cr_assert(now.card.came_back);
    walk_back();
    yes(board_sitting_choose(board, other, &err));
    yes(board_sitting_fact(board, 0, world.now, "two mails", &err));
    int64_t queue = passing("the queue sends again");
    both_ways(board_sitting_name(board, queue, &err));
    yes(board_cause(board, cause, &arena, &line, &err));
    cr_assert_eq(line.removal.state, REMOVAL_SEEN_GONE, "named no more");
    cr_assert_eq(line.removal.closed_at, 0);
}

Test(reopened, incidents_are_reviewed_once_a_review_of_them_is_closed)
{
    struct sitting_choice *list;
    struct incident after;
    int64_t old = week_after("the migration ran first");
    look();
    int64_t id = now.promises[0].line.incident.id;
    yes(board_sitting_answer(board, old, PROMISE_GONE, "it stops", 0, &err));
    later(60);
    yes(board_incident_reopen(board, id, 0, NULL, &arena, &after, &err));
    yes(board_sitting_choose(board, id, &err));
    look();
    yes(board_sitting_name(board, now.card.incident.candidates[0].id, &err));
    promise();
    later(60);
    yes(board_sitting_close(board, &err));
    size_t waiting = 9;
    yes(board_sitting_waiting(board, &waiting, &err));
    cr_assert_eq(waiting, 0);
    later(7 * DAY);
    yes(board_sitting_begin(board, &err));
    cr_assert_eq(choices(&list), 0);
}

Test(near_misses, may_be_chosen_and_leave_a_week_quiet)
{
    struct incident made;
    struct next next;
    struct sitting_choice *list;
    const struct incident_edit edit = {
        .title = "Pool nearly full", .started_at = world.now - 60, .near_miss = true};
    yes(board_incident_add(board, &edit, &arena, &made, &err));
    next_init(&next);
    yes(board_next(board, &arena, &next, &err));
    next_release(&next);
    yes(board_sitting_begin(board, &err));
    cr_assert_eq(look()->incidents, 0);
    cr_assert_eq(now.facts.near_misses, 1);
    cr_assert_eq(choices(&list), 1, "it may be chosen");
    both_ways(board_sitting_quiet(board, &err));
    yes(board_sitting_choose(board, made.id, &err));
    cr_assert_eq(look()->incident, made.id);
    yes(board_sitting_quiet(board, &err));
    yes(board_sitting_close(board, &err));
}

static void closes_quiet(void)
{
    yes(board_sitting_begin(board, &err));
    yes(board_sitting_quiet(board, &err));
    yes(board_sitting_close(board, &err));
}

Test(skipped, weeks_are_said_and_their_incidents_wait)
{
    struct review_skipped skipped;
    struct sitting_choice *list;
    struct buf text;
    buf_init(&text);
    yes(board_review_skipped(board, &skipped, &err));
    cr_assert_eq(skipped.weeks, 0, "before the first review there is nothing to miss");
    closes_quiet();
    later(14 * DAY);
    int64_t in_48 = incident("Lost in week 48", 7 * DAY);
    int64_t near = incident("This week", 60);
    yes(board_review_skipped(board, &skipped, &err));
    review_skipped_text(&skipped, &text);
    cr_assert_str_eq(text.text, "Week 48 was not reviewed; its incident waits here.");
    later(7 * DAY);
    int64_t now_one = incident("Now", 60);
    incident("Lost in week 48 too", 13 * DAY);
    yes(board_sitting_begin(board, &err));
    cr_assert_eq(choices(&list), 4);
    cr_assert(list[0].incident.id == now_one && list[1].incident.id == near &&
              list[3].incident.id == in_48);
    yes(board_review_skipped(board, &skipped, &err));
    buf_reset(&text);
    review_skipped_text(&skipped, &text);
    cr_assert_str_eq(text.text,
                     "Weeks 48 and 49 were not reviewed; their 3 incidents wait here.");
    skipped.weeks = 3;
    skipped.incidents = 0;
    buf_reset(&text);
    review_skipped_text(&skipped, &text);
    cr_assert_str_eq(text.text, "Weeks 48 to 49 were not reviewed.");
    buf_release(&text);
}

Test(skipped, weeks_leave_the_promise_overdue_longest_first)
{
    week_after("the migration ran first");
    yes(board_sitting_answer(board, now.promises[0].line.removal.id, PROMISE_STILL, "",
                             board_today(board) + 7, &err));
    yes(board_sitting_choose(board, incident("Mail twice", 60), &err));
    yes(board_sitting_fact(board, 0, world.now, "two mails", &err));
    yes(board_sitting_name(board, passing("the queue sends again"), &err));
    yes(board_sitting_promise(board, "bob", board_today(board) + 1, "a mail has one id",
                              &err));
    yes(board_sitting_close(board, &err));
    later(21 * DAY);
    yes(board_sitting_begin(board, &err));
    cr_assert_eq(look()->promises_open, 2);
    cr_assert_str_eq(now.promises[0].line.cause.text, "the queue sends again");
    no(board_sitting_step(board, STEP_CHOOSE, &err), "2 older promises");
}

Test(skipped, nothing_that_is_added_late_for_a_quiet_week)
{
    struct sitting_choice *list;
    closes_quiet();
    later(7 * DAY);
    int64_t late = incident("Told too late", 7 * DAY + 3600);
    yes(board_sitting_begin(board, &err));
    cr_assert_eq(choices(&list), 1);
    cr_assert(list[0].incident.id == late && !list[0].this_week);
    yes(board_sitting_quiet(board, &err));
    yes(board_sitting_choose(board, late, &err));
}
