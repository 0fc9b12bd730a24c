/* A review left open past the end of its ISO week: begun on a Friday, gone on with on the
 * Monday after, it is still the review of its own week. */
#include "lead.h"

TestSuite(held, .init = board_enter, .fini = board_leave);

enum { WEEKEND = 3 * DAY };

static const char *last_said(void)
{
    struct history_line *lines;
    size_t n;
    yes(board_log(board, 1, &arena, &lines, &n, &err));
    return lines[0].what;
}

Test(held, takes_every_change_on_the_monday_after)
{
    int64_t id = incident("Checkout froze", 3600);
    yes(board_sitting_begin(board, &err));
    later(WEEKEND);
    yes(board_sitting_begin(board, &err));
    yes(board_sitting_step(board, STEP_CHOOSE, &err));
    both_ways(board_sitting_choose(board, id, &err));
    both_ways(board_sitting_fact(board, 0, world.now - 4 * DAY, "the pool filled", &err));
    look();
    int64_t fact = now.card.incident.facts[0].id;
    both_ways(board_sitting_fact_remove(board, fact, &err));
    yes(board_sitting_fact(board, 0, world.now - 4 * DAY, "the pool was full", &err));
    int64_t said = passing("the migration ran first");
    int64_t moon = candidate("the moon");
    both_ways(board_sitting_candidate_remove(board, moon, &err));
    both_ways(board_sitting_name(board, said, &err));
    both_ways(board_sitting_promise(board, "ana", board_today(board) + 5,
                                    "the deploy script refuses to migrate first", &err));
    both_ways(board_sitting_close(board, &err));
    cr_assert_str_eq(last_said(), "redid: closed week 47");
    look();
    cr_assert(now.closed);
    cr_assert_str_eq(now.card.review.week, "2026-W47");
}

Test(held, asks_older_promises_on_the_monday_after)
{
    int64_t removal = week_after("the migration ran first");
    later(WEEKEND);
    both_ways(board_sitting_answer(board, removal, PROMISE_GONE, "it refused", 0, &err));
    cr_assert_eq(look()->promises_answered, 1);
    cr_assert_str_eq(now.card.review.week, "2026-W48");
}

Test(held, names_its_own_week_in_the_log)
{
    yes(board_sitting_begin(board, &err));
    later(WEEKEND);
    yes(board_sitting_quiet(board, &err));
    cr_assert_str_eq(last_said(), "said that week 47 had no incident");
    yes(board_sitting_close(board, &err));
    cr_assert_str_eq(last_said(), "closed week 47");
    yes(board_sitting_begin(board, &err));
    cr_assert_str_eq(last_said(), "began the review of week 48");
}

Test(held, is_what_waits_and_what_is_shown_until_it_is_closed)
{
    struct review_outlook outlook;
    struct review_card card;
    struct next next;
    int64_t friday = incident("Checkout froze", 3600);
    yes(board_sitting_begin(board, &err));
    later(WEEKEND);
    int64_t monday = incident("After the weekend", 0);
    yes(board_review(board, NULL, &arena, &card, &err));
    cr_assert_str_eq(card.review.week, "2026-W47");
    yes(board_review_outlook(board, true, &arena, &outlook, &err));
    cr_assert_str_eq(outlook.week, "2026-W47");
    cr_assert(outlook.this_week == 1 && outlook.incidents_n == 1);
    cr_assert_eq(outlook.incidents[0].id, friday);
    cr_assert_eq(look()->incidents, 1, "counted by its own week");
    yes(own("checkout", "ana", ROLE_OWNER));
    next_init(&next);
    yes(board_next(board, &arena, &next, &err));
    cr_assert_eq(next.kind, NEXT_RESUME, "%s", next.line.text);
    next_release(&next);
    yes(board_sitting_choose(board, friday, &err));
    yes(board_sitting_fact(board, 0, world.now - 4 * DAY, "the pool was full", &err));
    yes(board_sitting_name(board, passing("the migration ran first"), &err));
    promise();
    yes(board_sitting_close(board, &err));
    yes(board_review_outlook(board, true, &arena, &outlook, &err));
    cr_assert_str_eq(outlook.week, "2026-W48");
    cr_assert(outlook.this_week == 1 && outlook.incidents[0].id == monday);
    cr_assert(!board_review(board, NULL, &arena, &card, &err));
    assert_err(ERR_NOT_FOUND, "no review of week 2026-W48");
}

Test(held, keeps_its_promise_from_being_seen_gone_before_its_end)
{
    struct cause_line line;
    lead_to("the migration ran first");
    promise();
    look();
    int64_t cause = now.card.cause.id;
    later(WEEKEND);
    no(board_cause_move(board, cause, MOVE_SEEN, "it refused", &arena, &line, &err),
       "was promised in this review");
    yes(board_sitting_close(board, &err));
    yes(board_cause_move(board, cause, MOVE_SEEN, "it refused", &arena, &line, &err));
}

/* An undo may open a week again behind the one that is held now. */
Test(held, is_the_latest_of_two_that_are_open)
{
    struct review_card card;
    yes(board_sitting_begin(board, &err));
    yes(board_sitting_quiet(board, &err));
    yes(board_sitting_close(board, &err));
    walk_back();
    const char *open = exported();
    struct history_line line;
    yes(board_redo(board, &arena, &line, &err));
    cr_assert_str_neq(exported(), open);
    later(WEEKEND);
    become("ana");
    yes(board_sitting_begin(board, &err));
    become("mia");
    walk_back();
    yes(board_review(board, NULL, &arena, &card, &err));
    cr_assert_str_eq(card.review.week, "2026-W48");
    yes(board_sitting_quiet(board, &err));
    yes(board_sitting_close(board, &err));
    yes(board_review(board, NULL, &arena, &card, &err));
    cr_assert_str_eq(card.review.week, "2026-W47", "its turn comes when that is closed");
}
