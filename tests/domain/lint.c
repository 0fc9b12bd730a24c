/* Words the review asks about, on a small table of its own; the shipped list is tested with
 * the codec that reads it. */
#include "domain/lint.h"

#include <criterion/criterion.h>

#include <string.h>

static const char *const person_words[] = {"the on-call", "support"};
static const char *const no_cause_words[] = {"human error", "forgot*", "should have"};
static const char *const symptom_words[] = {"slow*", "down", "crash*", "500s", "fail*"};
static const char *const unless_words[] = {"because", "without"};
static const char *const strong_words[] = {"refuse*", "guard*"};
static const char *const middle_words[] = {"alert*"};
static const char *const weak_words[] = {"remind*", "train*", "document*"};

#define WORDS(list) .words = (list), .words_n = sizeof(list) / sizeof *(list)

static const struct lint_group groups[] = {
    {.key = "person",
     .kind = LINT_CAUSE,
     .says = "names a person",
     .question = "What let it happen?",
     .people = true,
     WORDS(person_words)},
    {.key = "no_cause",
     .kind = LINT_CAUSE,
     .says = "is no cause yet",
     .question = "What would have stopped it?",
     WORDS(no_cause_words)},
    {.key = "symptom",
     .kind = LINT_CAUSE,
     .says = "is what people saw",
     .question = "Why could that happen?",
     .alone = true,
     WORDS(symptom_words),
     .unless = unless_words,
     .unless_n = 2},
    {.key = "middle",
     .kind = LINT_REMOVAL,
     .says = "",
     .question = "",
     .strength = STRENGTH_MIDDLE,
     WORDS(middle_words)},
    {.key = "strong",
     .kind = LINT_REMOVAL,
     .says = "",
     .question = "",
     .strength = STRENGTH_STRONG,
     WORDS(strong_words)},
    {.key = "weak",
     .kind = LINT_REMOVAL,
     .says = "hopes",
     .strength = STRENGTH_WEAK,
     .question = "What makes it impossible, or loud?",
     WORDS(weak_words)},
};

static const struct lint lint = {groups, sizeof groups / sizeof *groups};

static const struct person people[] = {
    {.id = 1, .name = "Bo Lind", .handle = "bo"},
    {.id = 2, .name = "José Núñez", .handle = "jn77"},
    {.id = 3, .name = "Will Page", .handle = "will"},
    {.id = 4, .name = "李小龙", .handle = "lee"},
    {.id = 5, .name = "A Bo", .handle = ""},
    {.id = 6, .name = "Lee Chan", .handle = "lc"},
};

static const struct {
    const char *text, *group, *word;
    int64_t person;
} causes[] = {
    {"Bo forgot", "person", "Bo", 1},
    {"because BO's deploy ran first", "person", "BO", 1},
    {"Bo Lind ran it", "person", "Bo Lind", 1},
    {"then a Bo ran it", "person", "a Bo", 5},
    {"jose ran it twice", "person", "jose", 2},
    {"jn77 ran it twice", "person", "jn77", 2},
    {"因为李小龙忘了", "person", "李小龙", 4},
    {"Lee Chan ran it", "person", "Lee Chan", 6},
    {"the on-call did not see it", "person", "the on-call", 0},
    {"support told Bo Lind", "person", "support", 0},
    {"a hobo forgotten", "no_cause", "forgotten", 0},
    {"the cache will not clear", "", "", 0},
    {"Will the cache clear", "", "", 0},
    {"Will Page did it", "person", "Will Page", 3},
    {"we think Will did it", "person", "Will", 3},
    {"it will be Will again", "person", "Will", 3},
    {"a page was missing", "", "", 0},
    {"Human error in the form", "no_cause", "Human error", 0},
    {"it should have been tested", "no_cause", "should have", 0},
    {"slow", "symptom", "slow", 0},
    {"It crashed", "symptom", "crashed", 0},
    {"The checkout was down for all customers", "symptom", "down", 0},
    {"500s, then it crashed and was slow", "symptom", "500s", 0},
    {"Retry queue failed", "symptom", "failed", 0},
    {"Retry queue failed silently", "", "", 0},
    {"It crashed 3 times in 20 minutes for 500 users, 40 hours", "symptom", "crashed", 0},
    {"crashed because the pool was full", "", "", 0},
    {"failed without a retry", "", "", 0},
    {"a slow query locked the orders table", "", "", 0},
    {"Five changes went out in one deploy", "", "", 0},
    {"Nobody knew who could approve the roll back", "", "", 0},
    {"The alert waits fifteen minutes", "", "", 0},
    {"", "", "", 0},
};

Test(lint, asks_about_people_no_causes_and_symptoms)
{
    for (size_t i = 0; i < sizeof causes / sizeof *causes; i++) {
        struct lint_finding finding = {.group = NULL};
        bool found = lint_find(&lint, LINT_CAUSE, people, 6, causes[i].text, &finding);
        cr_expect_eq(found, causes[i].group[0] != '\0', "%s", causes[i].text);
        if (!found || causes[i].group[0] == '\0')
            continue;
        cr_expect_str_eq(finding.group->key, causes[i].group, "%s", causes[i].text);
        cr_expect_eq(finding.span.len, strlen(causes[i].word), "%s", causes[i].text);
        cr_expect(strncmp(causes[i].text + finding.span.at, causes[i].word,
                          strlen(causes[i].word)) == 0);
        cr_expect_eq(finding.person ? finding.person->id : 0, causes[i].person, "%s",
                     causes[i].text);
    }
}

static const struct {
    const char *text;
    enum strength strength;
    const char *word; /* that says so */
    bool asks;
} removals[] = {
    {"the deploy script refuses to migrate first", STRENGTH_STRONG, "refuses", false},
    {"an alert fires within a minute", STRENGTH_MIDDLE, "alert", false},
    {"a guard and an alert", STRENGTH_STRONG, "guard", false},
    {"the page names who approves", STRENGTH_UNKNOWN, "", false},
    {"train everybody", STRENGTH_WEAK, "train", true},
    {"we will remind everyone to use the guard", STRENGTH_WEAK, "remind", true},
    {"a guard, and train everybody", STRENGTH_STRONG, "guard", false},
    {"the team is trained", STRENGTH_WEAK, "trained", true},
    {"an alert fires when the guard is held", STRENGTH_MIDDLE, "alert", false},
    {"the page says so when the guard is held", STRENGTH_STRONG, "guard", false},
};

Test(lint, weighs_a_removal_by_its_strongest_word)
{
    for (size_t i = 0; i < sizeof removals / sizeof *removals; i++) {
        const char *text = removals[i].text;
        struct lint_finding finding = {.group = NULL};
        cr_expect_eq(lint_strength(&lint, text, NULL), removals[i].strength, "%s", text);
        lint_strength(&lint, text, &finding);
        cr_expect_eq(finding.span.len, strlen(removals[i].word), "%s", text);
        cr_expect(strncmp(text + finding.span.at, removals[i].word, finding.span.len) == 0);
        cr_expect_eq(lint_find(&lint, LINT_REMOVAL, NULL, 0, text, &finding),
                     removals[i].asks, "%s", text);
    }
}

Test(lint, says_the_word_and_the_question)
{
    const char *text = "Bo forgot";
    struct lint_finding finding;
    struct buf out;
    buf_init(&out);
    cr_assert(lint_find(&lint, LINT_CAUSE, people, 6, text, &finding));
    lint_say(&out, &finding, text);
    cr_assert_str_eq(out.text, "\"Bo\" names a person. What let it happen?");
    buf_release(&out);
}

Test(lint, kinds_have_words)
{
    cr_assert_eq(words_find(&lint_kind_words, "removal"), LINT_REMOVAL);
    cr_assert_eq(words_find(&lint_kind_words, "other"), -1);
}

/* "Bad gateway" is what a machine says; "bad" is what somebody says of it. */
Test(lint, passes_over_words_that_say_something_else_here)
{
    static const char *const words[] = {"bad", "wrong"};
    static const char *const except[] = {"bad gateway", "bad block"};
    const struct lint_group group = {.key = "grade",
                                     .kind = LINT_CAUSE,
                                     .says = "is a grade",
                                     .question = "What was it?",
                                     WORDS(words),
                                     .except = except,
                                     .except_n = 2};
    const struct lint grades = {&group, 1};
    static const struct {
        const char *text;
        size_t at; /* of what is found; 99: nothing */
    } texts[] = {{"a bad gateway answered", 99},
                 {"a bad release", 2},
                 {"bad gateway, bad block, bad gateway", 99},
                 {"a bad gateway after a bad release", 22},
                 {"", 99}};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct lint_finding finding = {.span = {99, 0}};
        cr_expect_eq(lint_find(&grades, LINT_CAUSE, NULL, 0, texts[i].text, &finding),
                     texts[i].at != 99, "%s", texts[i].text);
        cr_expect_eq(finding.span.at, texts[i].at, "%s", texts[i].text);
    }
}

Test(lint, asks_nothing_about_words_that_are_welcome)
{
    static const char *const words[] = {"limit*"};
    struct lint_group group = {
        .key = "welcome", .kind = LINT_CAUSE, .says = "", .question = "", WORDS(words)};
    const struct lint one = {&group, 1};
    struct lint_finding finding;
    cr_expect_not(lint_find(&one, LINT_CAUSE, NULL, 0, "no limit was set", &finding));
    group.question = "Which?";
    cr_expect(lint_find(&one, LINT_CAUSE, NULL, 0, "no limit was set", &finding));
}
