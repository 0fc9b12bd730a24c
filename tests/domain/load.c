/* Who owns more than the team can carry. */
#include "domain/load.h"

#include <criterion/criterion.h>

enum { MOST = 6 };

static const struct {
    const char *what;
    size_t owns[MOST];
    bool heavy[MOST];
} cases[] = {
    {"nobody owns anything", {0}, {0}},
    {"four are nobody's overload", {4, 1, 1}, {0}},
    {"five of one are", {5, 1, 1}, {true}},
    {"one who owns everything", {9, 0, 0, 0}, {true}},
    {"four of everything are not", {4, 0, 0, 0}, {0}},
    {"two who own the same", {10, 10}, {0}},
    {"twice the others is not yet more", {6, 3, 3, 3}, {0}},
    {"one more than twice is", {7, 3, 3, 3}, {true}},
    {"a median between two numbers", {6, 2, 3}, {true}},
    {"just not more than twice it", {5, 2, 3}, {0}},
    {"two heavy ones do not hide each other", {9, 9, 1, 1, 1}, {true, true}},
    {"people who own nothing are no measure", {6, 3, 3, 0, 0, 0}, {0}},
    {"the order does not matter", {1, 1, 9, 1}, {false, false, true}},
};

Test(load, is_measured_against_the_other_owners)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bool heavy[MOST];
        load_judge(cases[i].owns, MOST, heavy);
        for (size_t p = 0; p < MOST; p++)
            cr_expect_eq(heavy[p], cases[i].heavy[p], "%s: person %zu", cases[i].what, p);
    }
}

Test(load, of_no_team_is_nothing)
{
    load_judge(NULL, 0, NULL);
}
