/* Together in a review: two boards on one file, one that drives and one that follows. */
#include "lead.h"

#include "board/seat.h"
#include "domain/seat.h"

TestSuite(seat, .init = board_enter, .fini = board_leave);

static struct board *other; /* Bob's */
static struct world others;

/* Mia's review has begun, and Bob has the same board open. */
static void two(void)
{
    others = world;
    others.as = "bob";
    yes(board_sitting_begin(board, &err));
    cr_assert(board_open(board_file, BOARD_WRITE, &others, &other, &err), "%s", err.what);
}

static struct seating sits(struct board *who, enum seat_wish wish)
{
    struct seating seating;
    yes(board_sit(who, wish, &arena, &seating, &err));
    return seating;
}

static struct seating seen_by(struct board *who)
{
    struct seating seating;
    yes(board_seating(who, &arena, &seating, &err));
    return seating;
}

Test(seat, before_the_first_review_is_none)
{
    struct seating seating;
    cr_assert_not(board_sit(board, SEAT_DRIVE, &arena, &seating, &err));
    assert_err(ERR_NOT_FOUND, "no review has begun");
}

Test(seat, of_the_first_drives_and_the_second_follows)
{
    two();
    cr_expect(sits(board, SEAT_DRIVE).drives);
    struct seating bob = sits(other, SEAT_DRIVE);
    cr_expect_not(bob.drives);
    cr_expect_str_eq(bob.driver, "Mia Okafor");
    cr_expect_eq(bob.followers, 1);
    cr_expect_eq(seen_by(board).followers, 1);
    board_close(other);
}

Test(seat, that_is_lost_refuses_every_change_and_says_who_drives)
{
    two();
    sits(board, SEAT_DRIVE);
    yes(board_sitting_quiet(board, &err));
    cr_expect(sits(other, SEAT_TAKE).drives);
    cr_assert_not(board_sitting_step(board, STEP_CHOOSE, &err));
    assert_err(ERR_CONFLICT, "drives the review now");
    assert_err(ERR_CONFLICT, "T takes it over");
    yes(board_sitting_step(other, STEP_CHOOSE, &err));
    cr_expect(sits(board, SEAT_TAKE).drives);
    yes(board_sitting_step(board, STEP_LAST_WEEK, &err));
    board_close(other);
}

Test(seat, of_nobody_lets_anybody_write)
{
    two();
    yes(board_sitting_quiet(other, &err));
    sits(other, SEAT_DRIVE);
    yes(board_seat_leave(other, &err));
    yes(board_sitting_step(board, STEP_CHOOSE, &err));
    cr_expect_str_eq(seen_by(board).driver, "");
    board_close(other);
}

Test(seat, of_who_is_silent_ends_after_thirty_seconds)
{
    two();
    sits(other, SEAT_DRIVE);
    board_set_now(board, world.now + SEAT_LEASE - 1);
    cr_expect_not(sits(board, SEAT_DRIVE).drives);
    board_set_now(board, world.now + SEAT_LEASE);
    cr_expect(sits(board, SEAT_DRIVE).drives);
    board_close(other);
}

static bool is_bobs(const char *screen)
{
    return strcmp(screen, "host 2") == 0;
}

Test(seat, of_a_process_that_is_known_to_be_gone_is_free_at_once)
{
    world.screen = "host 1";
    world.ended = is_bobs;
    become("mia");
    two();
    board_close(other);
    others.screen = "host 2";
    cr_assert(board_open(board_file, BOARD_WRITE, &others, &other, &err), "%s", err.what);
    sits(other, SEAT_DRIVE);
    cr_expect(sits(board, SEAT_DRIVE).drives);
    board_close(other);
    world.screen = NULL;
    world.ended = NULL;
}

static const char *text_at(struct board *who, const char *place, bool own)
{
    const char *text;
    yes(board_sitting_text(who, place, own, &arena, &text, &err));
    return text;
}

Test(seat, goes_with_the_words_that_are_half_typed)
{
    static const char at[] = "review/2026-W47/causes/text";
    two();
    sits(board, SEAT_DRIVE);
    yes(board_sitting_keep(board, at, "nobody knew wh", &err));
    cr_expect_str_eq(text_at(other, at, false), "nobody knew wh");
    sits(other, SEAT_TAKE);
    yes(board_sitting_keep(other, at, "nobody knew who", &err));
    /* A key of the first one that comes a moment too late. */
    cr_assert_not(board_sitting_keep(board, at, "nobody knew whx", &err));
    assert_err(ERR_CONFLICT, "What you typed is kept");
    cr_expect_str_eq(text_at(board, at, true), "nobody knew who");
    yes(board_sitting_keep(other, at, "", &err));
    cr_expect_str_eq(text_at(board, at, true), "nobody knew whx", "it comes back");
    cr_expect_str_eq(text_at(other, at, true), "", "and to nobody else");
    board_close(other);
}

Test(seat, is_nothing_the_log_knows_of)
{
    struct history_line *lines;
    size_t before, after;
    two();
    yes(board_log(board, 99, &arena, &lines, &before, &err));
    sits(board, SEAT_DRIVE);
    sits(other, SEAT_TAKE);
    yes(board_seat_leave(other, &err));
    yes(board_log(board, 99, &arena, &lines, &after, &err));
    cr_expect_eq(before, after);
    walk_back(); /* the review itself goes, the seats stay in nobody's way */
    board_close(other);
}
