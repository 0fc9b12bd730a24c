/* The words of every enum: what the store, YAML and JSON write. */
#include "domain/model.h"

#include <string.h>

#define WORDS(table, ...)                                                                  \
    static const char *const table##_names[] = {__VA_ARGS__};                              \
    const struct words table##_words = {                                                   \
        table##_names, (int)(sizeof table##_names / sizeof *table##_names)}

WORDS(person_state, "active", "away", "left");
WORDS(role, "owner", "delivery", "stand_in", "helper");
WORDS(dialect, "github", "gitlab");
WORDS(ticket_state, "draft", "ready", "doing", "done");
WORDS(decision, "none", "yes", "no", "not_now");
WORDS(monitoring, "not_looked", "fine", "broke");
WORDS(recovery, "none", "recovered", "rolled_back");
WORDS(severity, "unknown", "none", "minor", "major", "critical");
WORDS(incident_state, "open", "resolved");
WORDS(test_answer, "open", "yes", "no");
WORDS(strength, "unknown", "weak", "middle", "strong");
WORDS(removal_state, "planned", "removed", "seen_gone", "came_back", "dropped");
WORDS(review_step, "last_week", "choose", "facts", "causes", "tests", "one", "owner",
      "close");
WORDS(promise_answer, "gone", "still", "dropped");
WORDS(check_word, "open", "clear", "fuzzy", "no");

const struct words *words_for(enum vocabulary vocabulary)
{
    static const struct words *const all[] = {
        [WORDS_PERSON_STATE] = &person_state_words,
        [WORDS_ROLE] = &role_words,
        [WORDS_DIALECT] = &dialect_words,
        [WORDS_TICKET_STATE] = &ticket_state_words,
        [WORDS_DECISION] = &decision_words,
        [WORDS_MONITORING] = &monitoring_words,
        [WORDS_RECOVERY] = &recovery_words,
        [WORDS_SEVERITY] = &severity_words,
        [WORDS_INCIDENT_STATE] = &incident_state_words,
        [WORDS_TEST_ANSWER] = &test_answer_words,
        [WORDS_STRENGTH] = &strength_words,
        [WORDS_REMOVAL_STATE] = &removal_state_words,
        [WORDS_REVIEW_STEP] = &review_step_words,
        [WORDS_PROMISE_ANSWER] = &promise_answer_words,
        [WORDS_CHECK_WORD] = &check_word_words,
    };
    return all[vocabulary];
}

int words_find(const struct words *words, const char *name)
{
    for (int i = 0; i < words->n; i++)
        if (strcmp(words->name[i], name) == 0)
            return i;
    return -1;
}
