/* The words of every enum. */
#include "domain/model.h"

#include <criterion/criterion.h>

static const struct {
    const struct words *words;
    int n, last;
    const char *name; /* of the last */
} tables[] = {
    {&person_state_words, 3, PERSON_LEFT, "left"},
    {&role_words, 4, ROLE_HELPER, "helper"},
    {&dialect_words, 2, DIALECT_GITLAB, "gitlab"},
    {&ticket_state_words, 4, TICKET_DONE, "done"},
    {&decision_words, 4, DECISION_NOT_NOW, "not_now"},
    {&monitoring_words, 3, MONITORING_BROKE, "broke"},
    {&recovery_words, 3, RECOVERY_ROLLED_BACK, "rolled_back"},
    {&severity_words, 5, SEVERITY_CRITICAL, "critical"},
    {&incident_state_words, 2, INCIDENT_RESOLVED, "resolved"},
    {&test_answer_words, 3, TEST_NO, "no"},
    {&strength_words, 4, STRENGTH_STRONG, "strong"},
    {&removal_state_words, 5, REMOVAL_DROPPED, "dropped"},
    {&review_step_words, 8, STEP_CLOSE, "close"},
    {&promise_answer_words, 3, PROMISE_DROPPED, "dropped"},
    {&check_word_words, 4, CHECK_NO, "no"},
};

Test(model, words_stand_in_the_order_of_their_enum)
{
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        cr_expect_eq(tables[i].words->n, tables[i].n, "%s", tables[i].name);
        cr_expect_eq(words_find(tables[i].words, tables[i].name), tables[i].last, "%s",
                     tables[i].name);
        cr_expect_eq(words_find(tables[i].words, "nothing such"), -1);
    }
}
