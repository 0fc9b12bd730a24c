/* The five tests a candidate passes, in order; the first "no" drops it. */
#ifndef BUCKSTOP_DOMAIN_CAUSE_TEST_H
#define BUCKSTOP_DOMAIN_CAUSE_TEST_H

#include "domain/model.h"

struct cause_test {
    const char *key;       /* "in_week" */
    const char *wide[2];   /* the column's heading, two lines of at most 9 columns */
    const char *narrow[2]; /* the same in at most 5 */
    const char *question;  /* "can it be gone in 7 days?" */
    const char *dropped;   /* why a "no" drops it: "cannot be gone in 7 days" */
};

extern const struct cause_test cause_tests[CAUSE_TESTS];

enum cause_test_state { CAUSE_TEST_OPEN, CAUSE_TEST_DROPPED, CAUSE_TEST_PASSES };

struct cause_test_result {
    enum cause_test_state state;
    int test; /* 0 to 4: the next to answer, or the first "no"; 5 when it passes */
};

struct cause_test_result cause_test_result(const struct candidate *candidate);

/* The answer to test 0 to 4, and setting it. Later answers are kept, whatever is set. */
enum test_answer cause_test_answer(const struct candidate *candidate, int test);
void cause_test_set(struct candidate *candidate, int test, enum test_answer answer);

/* What the table shows in that column: "yes", "no", "?" for the one to answer next, "-" for
 * one that is not asked (yet, or after a "no"). */
const char *cause_test_mark(const struct candidate *candidate, int test);

#endif
