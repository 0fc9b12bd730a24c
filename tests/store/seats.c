/* Who has a review on the screen: one drives, whoever sits down first or takes it. */
#include "support.h"

#include "store/drafts.h"
#include "store/seats.h"

#include <string.h>

TestSuite(seats, .init = store_enter, .fini = store_leave);

static bool sit(const char *token, bool drives, bool takes, int64_t at)
{
    const struct seat seat = {
        .token = token, .review = 1, .actor = token, .drives = drives, .seen_at = at};
    bool came_of_it = false;
    cr_assert(seats_sit(store, &seat, takes, &came_of_it, &err), "%s", err.what);
    return came_of_it;
}

static const char *driver(int64_t at)
{
    struct seat seat;
    bool found;
    cr_assert(seats_driver(store, 1, at, &arena, &seat, &found, &err), "%s", err.what);
    return found ? seat.token : "";
}

static size_t seated(int64_t at)
{
    struct seat *seats;
    size_t n;
    cr_assert(seats_list(store, 1, at, &arena, &seats, &n, &err), "%s", err.what);
    return n;
}

Test(seats, go_to_who_sits_down_first)
{
    cr_expect(sit("ana", true, false, 100));
    cr_expect_not(sit("bo", true, false, 101));
    cr_expect_str_eq(driver(102), "ana");
    cr_expect_eq(seated(102), 2);
}

Test(seats, are_taken_by_who_says_so)
{
    sit("ana", true, false, 100);
    cr_expect(sit("bo", true, true, 101));
    cr_expect_str_eq(driver(102), "bo");
    cr_expect_not(sit("ana", true, false, 103), "a renewal takes nothing back");
    cr_expect_str_eq(driver(104), "bo");
    cr_expect_eq(seated(104), 2);
}

Test(seats, end_by_themselves_and_go)
{
    sit("ana", true, false, 100);
    cr_expect_str_eq(driver(129), "ana");
    cr_expect_str_eq(driver(130), "");
    cr_expect(sit("bo", true, false, 130));
    cr_expect_eq(seated(130), 1, "the old one is swept away");
}

Test(seats, that_are_renewed_do_not_end)
{
    sit("ana", true, false, 100);
    cr_expect(sit("ana", true, false, 120));
    cr_expect_str_eq(driver(149), "ana");
}

Test(seats, are_given_back)
{
    sit("ana", true, false, 100);
    cr_assert(seats_leave(store, "ana", &err));
    cr_assert(seats_leave(store, "nobody", &err), "no error");
    cr_expect_str_eq(driver(101), "");
    cr_expect_eq(seated(101), 0);
}

Test(seats, are_of_one_review_each)
{
    bool drives = false;
    const struct seat other = {
        .token = "bo", .review = 2, .actor = "bo", .drives = true, .seen_at = 100};
    sit("ana", true, false, 100);
    cr_assert(seats_sit(store, &other, false, &drives, &err));
    cr_expect(drives, "another review has a seat of its own");
    cr_expect_str_eq(driver(101), "ana");
}

Test(seats, guard_the_text_that_is_typed)
{
    const struct draft draft = {
        .place = "review/x", .actor = "*review", .text = "half a", .now = 101};
    const struct seat ana = {.token = "ana", .review = 1},
                      bo = {.token = "bo", .review = 1};
    const char *text;
    bool kept;
    sit("ana", true, false, 100);
    cr_assert(drafts_keep_seated(store, &draft, &bo, &kept, &err));
    cr_expect_not(kept);
    cr_assert(drafts_text(store, "review/x", "*review", &arena, &text, &err));
    cr_expect_str_eq(text, "");
    cr_assert(drafts_keep_seated(store, &draft, &ana, &kept, &err));
    cr_expect(kept);
    cr_assert(drafts_text(store, "review/x", "*review", &arena, &text, &err));
    cr_expect_str_eq(text, "half a");
}
