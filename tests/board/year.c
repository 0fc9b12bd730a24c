/* Weeks at the turn of the year, at the ends of a day, and in a zone that is not the one of
 * who leads the review. */
#include "lead.h"

#include "base/date.h"

#include <stdlib.h>
#include <time.h>

TestSuite(year, .init = board_enter, .fini = board_leave);

/* Moves to the instant, "2026-12-28T09:00:00Z"; Mia acts. */
static void at(const char *text)
{
    struct zone utc;
    cr_assert(zone_find("UTC", &utc, &err) && time_parse(text, &utc, &world.now, NULL));
    become("mia");
}

static const char *week(void)
{
    look();
    return now.card.review.week;
}

Test(year, of_53_weeks_is_followed_by_week_1_which_asks_its_promise)
{
    struct review_outlook outlook;
    struct review_card *cards;
    size_t n;
    at("2026-12-30T09:00:00Z");
    lead_to("the migration ran first");
    cr_assert_str_eq(week(), "2026-W53");
    no(board_sitting_promise(board, "ana", board_today(board) + 8, "a guard refuses it",
                             &err),
       "more than 7 days off");
    yes(board_sitting_promise(board, "ana", board_today(board) + 7, "a guard refuses it",
                              &err));
    yes(board_sitting_close(board, &err));
    at("2027-01-02T09:00:00Z"); /* Saturday of week 53 */
    yes(board_sitting_begin(board, &err));
    cr_assert_str_eq(week(), "2026-W53", "the new year has begun, the week has not");
    at("2027-01-04T09:00:00Z");
    yes(board_review_outlook(board, true, &arena, &outlook, &err));
    cr_assert_str_eq(outlook.week, "2027-W01");
    cr_assert_eq(outlook.skipped.weeks, 0);
    yes(board_sitting_begin(board, &err));
    cr_assert_str_eq(week(), "2027-W01");
    cr_assert_eq(now.facts.promises_open, 1);
    struct civil due = date_civil(now.promises[0].line.removal.due);
    cr_assert(due.year == 2027 && due.month == 1 && due.day == 6);
    yes(board_reviews(board, &arena, &cards, &n, &err));
    cr_assert_str_eq(cards[0].review.week, "2027-W01", "the newest week first");
    cr_assert_str_eq(cards[1].review.week, "2026-W53");
}

Test(year, turns_between_skipped_weeks)
{
    struct review_skipped skipped;
    struct buf text;
    buf_init(&text);
    at("2026-12-23T09:00:00Z");
    yes(board_sitting_begin(board, &err));
    yes(board_sitting_quiet(board, &err));
    yes(board_sitting_close(board, &err));
    at("2027-01-13T09:00:00Z");
    yes(board_review_skipped(board, &skipped, &err));
    review_skipped_text(&skipped, &text);
    cr_assert_str_eq(text.text, "Weeks 53 and 1 were not reviewed.");
    buf_release(&text);
}

Test(year, and_week_are_the_boards_wherever_its_review_is_led_from)
{
    struct incident made;
    struct sitting_choice *list;
    size_t n, total;
    const char *before = getenv("TZ");
    const char *kept = before ? arena_copy(&arena, before) : NULL;
    setenv("TZ", "America/Los_Angeles", 1);
    tzset();
    start_empty("Tokyo", "Asia/Tokyo");
    struct person person;
    yes(board_person_add(board, &(struct person_edit){.name = "Mia Okafor"}, &arena,
                         &person, &err));
    at("2026-11-22T15:30:00Z"); /* Monday 00:30 in Tokyo, Sunday 07:30 in Los Angeles */
    const struct incident_edit edit = {.title = "At night", .started_at = world.now - 1200};
    yes(board_incident_add(board, &edit, &arena, &made, &err));
    yes(board_sitting_begin(board, &err));
    cr_assert_str_eq(week(), "2026-W48");
    cr_assert_eq(date_weekday(now.facts.today), 1);
    yes(board_sitting_choices(board, "", 0, 9, &arena, &list, &n, &total, &err));
    cr_assert(n == 1 && list[0].this_week, "ten past midnight is this week's");
    if (kept)
        setenv("TZ", kept, 1);
    else
        unsetenv("TZ");
    tzset();
}

/* In Berlin, where the board is: 23:50 is 22:50 UTC. */
Test(year, of_a_review_that_ends_after_midnight_is_that_of_its_beginning)
{
    struct review_card card;
    at("2026-11-22T22:50:00Z");
    lead_to("the migration ran first");
    cr_assert_str_eq(week(), "2026-W47");
    at("2026-11-22T23:10:00Z"); /* Monday 00:10 */
    yes(board_sitting_begin(board, &err));
    cr_assert_str_eq(week(), "2026-W47", "it is still open");
    promise();
    yes(board_sitting_close(board, &err));
    cr_assert(!board_review(board, NULL, &arena, &card, &err));
    assert_err(ERR_NOT_FOUND, "2026-W48");
    yes(board_review(board, "2026-W47", &arena, &card, &err));
    cr_assert(card.review.closed_at > 0);
    yes(board_sitting_begin(board, &err));
    cr_assert_str_eq(week(), "2026-W48");
    cr_assert_eq(now.facts.promises_open, 1);
}
