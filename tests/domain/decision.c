/* Who decides. */
#include "domain/decision.h"

#include <criterion/criterion.h>

enum { NOBODY, ANA, BO, ELI };

static const struct {
    int64_t owner;
    enum person_state owner_state;
    int64_t stand_in;
    enum person_state stand_in_state;
    int64_t who;
    bool ana, bo, eli; /* whose own decision it is */
} cases[] = {
    {ANA, PERSON_ACTIVE, BO, PERSON_ACTIVE, ANA, true, false, false},
    {ANA, PERSON_ACTIVE, 0, PERSON_ACTIVE, ANA, true, false, false},
    {ANA, PERSON_AWAY, BO, PERSON_ACTIVE, BO, true, true, false},
    {ANA, PERSON_AWAY, 0, PERSON_ACTIVE, ANA, true, false, false},
    {ANA, PERSON_AWAY, BO, PERSON_AWAY, ANA, true, false, false},
    {ANA, PERSON_LEFT, BO, PERSON_ACTIVE, 0, false, false, false},
    {0, PERSON_ACTIVE, BO, PERSON_ACTIVE, 0, false, false, false},
};

Test(decision, is_the_owners_or_the_stand_ins_while_away)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct decision_people people = {"billing", cases[i].owner, cases[i].owner_state,
                                         cases[i].stand_in, cases[i].stand_in_state};
        cr_expect_eq(decision_who(&people), cases[i].who, "%zu", i);
        cr_expect_eq(decision_own(&people, ANA), cases[i].ana, "%zu", i);
        cr_expect_eq(decision_own(&people, BO), cases[i].bo, "%zu", i);
        cr_expect_eq(decision_own(&people, ELI), cases[i].eli, "%zu", i);
        cr_expect_not(decision_own(&people, NOBODY), "%zu", i);
    }
}

Test(decision, needs_an_owner_an_answer_and_a_reason)
{
    struct decision_people people = {"billing", ANA, PERSON_ACTIVE, 0, PERSON_ACTIVE};
    struct err err;
    cr_assert(decision_check(&people, DECISION_NOT_NOW, "after the audit", &err));
    cr_assert_not(decision_check(&people, DECISION_YES, " ", &err));
    cr_assert_eq(err.code, ERR_REFUSED);
    cr_assert_not(decision_check(&people, DECISION_NONE, "because", &err));
    cr_assert_eq(err.code, ERR_USAGE);
    people.owner = 0;
    cr_assert_not(decision_check(&people, DECISION_YES, "because", &err));
    cr_assert_eq(err.code, ERR_UNOWNED);
    cr_assert_str_eq(err.what, "nobody decides for \"billing\"");
}

Test(decision, comes_back_on_its_day)
{
    struct ticket ticket = {.decision = DECISION_NOT_NOW, .come_back_on = 100};
    cr_expect_not(decision_back(&ticket, 99));
    cr_expect(decision_back(&ticket, 100));
    cr_expect(decision_back(&ticket, 101));
    ticket.come_back_on = 0;
    cr_expect_not(decision_back(&ticket, 100), "put off without a day");
    ticket = (struct ticket){.decision = DECISION_YES, .come_back_on = 100};
    cr_expect_not(decision_back(&ticket, 100), "it was decided");
}
