/* The five tests. */
#include "domain/cause_test.h"

#include <criterion/criterion.h>

#include <string.h>

static const struct {
    const char *answers; /* y, n or - for each test */
    enum cause_test_state state;
    int test;
    const char *marks[CAUSE_TESTS];
} cases[] = {
    {"-----", CAUSE_TEST_OPEN, 0, {"?", "-", "-", "-", "-"}},
    {"yyy--", CAUSE_TEST_OPEN, 3, {"yes", "yes", "yes", "?", "-"}},
    {"yyyny", CAUSE_TEST_DROPPED, 3, {"yes", "yes", "yes", "no", "-"}},
    {"yn-n-", CAUSE_TEST_DROPPED, 1, {"yes", "no", "-", "-", "-"}},
    {"-yyyn", CAUSE_TEST_OPEN, 0, {"?", "-", "-", "-", "-"}},
    {"yyyyy", CAUSE_TEST_PASSES, 5, {"yes", "yes", "yes", "yes", "yes"}},
};

static struct candidate with(const char *answers)
{
    struct candidate candidate = {.id = 1};
    for (int i = 0; i < CAUSE_TESTS; i++)
        cause_test_set(&candidate, i,
                       answers[i] == 'y'   ? TEST_YES
                       : answers[i] == 'n' ? TEST_NO
                                           : TEST_OPEN);
    return candidate;
}

Test(cause_test, the_first_no_drops_a_candidate)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct candidate candidate = with(cases[i].answers);
        struct cause_test_result result = cause_test_result(&candidate);
        cr_expect_eq(result.state, cases[i].state, "%s", cases[i].answers);
        cr_expect_eq(result.test, cases[i].test, "%s", cases[i].answers);
        for (int test = 0; test < CAUSE_TESTS; test++)
            cr_expect_str_eq(cause_test_mark(&candidate, test), cases[i].marks[test]);
    }
}

Test(cause_test, answers_land_in_their_own_column)
{
    struct candidate candidate = with("y-n-y");
    cr_assert_eq(candidate.was_there, TEST_YES);
    cr_assert_eq(candidate.less_harm, TEST_OPEN);
    cr_assert_eq(candidate.ours, TEST_NO);
    cr_assert_eq(candidate.in_week, TEST_OPEN);
    cr_assert_eq(candidate.can_check, TEST_YES);
}

Test(cause_test, headings_fit_their_columns)
{
    for (int i = 0; i < CAUSE_TESTS; i++)
        for (int line = 0; line < 2; line++) {
            cr_expect_leq(strlen(cause_tests[i].wide[line]), 9);
            cr_expect_leq(strlen(cause_tests[i].narrow[line]), 5);
        }
}
