/* The five tests, in the order they are asked. */
#include "domain/cause_test.h"

const struct cause_test cause_tests[CAUSE_TESTS] = {
    {"was_there",
     {"Was it", "there"},
     {"Was", "there"},
     "was it there in this incident?",
     "was not there in this incident"},
    {"less_harm",
     {"Less harm", "without"},
     {"Less", "harm"},
     "would there have been less harm without it?",
     "made no difference to the harm"},
    {"ours",
     {"Ours to", "remove"},
     {"Ours", "to do"},
     "is it ours to remove?",
     "is not ours to remove"},
    {"in_week",
     {"Within", "7 days"},
     {"In 7", "days"},
     "can it be gone in 7 days?",
     "cannot be gone in 7 days"},
    {"can_check",
     {"We can", "check"},
     {"Can", "check"},
     "can we check that it is gone?",
     "cannot be checked"},
};

enum test_answer cause_test_answer(const struct candidate *candidate, int test)
{
    const enum test_answer answers[CAUSE_TESTS] = {
        candidate->was_there, candidate->less_harm, candidate->ours, candidate->in_week,
        candidate->can_check};
    return answers[test];
}

void cause_test_set(struct candidate *candidate, int test, enum test_answer answer)
{
    enum test_answer *const answers[CAUSE_TESTS] = {
        &candidate->was_there, &candidate->less_harm, &candidate->ours, &candidate->in_week,
        &candidate->can_check};
    *answers[test] = answer;
}

struct cause_test_result cause_test_result(const struct candidate *candidate)
{
    static const enum cause_test_state stops[] = {
        [TEST_OPEN] = CAUSE_TEST_OPEN, [TEST_NO] = CAUSE_TEST_DROPPED};
    for (int test = 0; test < CAUSE_TESTS; test++) {
        enum test_answer answer = cause_test_answer(candidate, test);
        if (answer != TEST_YES)
            return (struct cause_test_result){stops[answer], test};
    }
    return (struct cause_test_result){CAUSE_TEST_PASSES, CAUSE_TESTS};
}

const char *cause_test_mark(const struct candidate *candidate, int test)
{
    struct cause_test_result result = cause_test_result(candidate);
    if (test < result.test)
        return "yes";
    if (test > result.test)
        return "-";
    return result.state == CAUSE_TEST_OPEN ? "?" : "no";
}
