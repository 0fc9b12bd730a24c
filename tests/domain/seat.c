/* The lease of who drives a review. */
#include "domain/seat.h"

#include <criterion/criterion.h>

Test(seat, is_held_for_thirty_seconds_and_no_longer)
{
    cr_expect(seat_is_held(1000, 1000));
    cr_expect(seat_is_held(1000, 1029));
    cr_expect_not(seat_is_held(1000, 1030));
}

Test(seat, of_a_clock_far_ahead_is_not_held_for_hours)
{
    cr_expect(seat_is_held(1029, 1000));
    cr_expect_not(seat_is_held(1030, 1000));
}

Test(seat, is_renewed_well_before_its_end)
{
    cr_expect_not(seat_is_due(1000, 1009));
    cr_expect(seat_is_due(1000, 1010));
    cr_expect(seat_is_due(1000, 999), "a clock that was set back");
    cr_expect_leq(2 * SEAT_RENEW, SEAT_LEASE, "one renewal may be missed");
}

Test(seat, says_who_drives_and_how_many_follow)
{
    static const struct {
        const char *driver;
        size_t followers;
        const char *says;
    } cases[] = {
        {"Ana Ruiz", 0, "Ana Ruiz is driving."},
        {"Ana Ruiz", 1, "Ana Ruiz is driving. 1 person follows."},
        {"Ana Ruiz", 2, "Ana Ruiz is driving. 2 people follow."},
        {"", 1, "Nobody is driving. T takes the seat. 1 person follows."},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf out;
        buf_init(&out);
        seat_say(&out, cases[i].driver, cases[i].followers);
        cr_expect_str_eq(out.text, cases[i].says);
        buf_release(&out);
    }
}
