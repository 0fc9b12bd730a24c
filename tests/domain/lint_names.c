/* People in a cause: whom it names, and which words only look like a name. */
#include "domain/lint.h"

#include <criterion/criterion.h>

#include <string.h>

static const struct lint_group person_group = {.key = "person",
                                               .kind = LINT_CAUSE,
                                               .says = "names a person",
                                               .question = "What let it happen?",
                                               .people = true};
static const struct lint lint = {&person_group, 1};

static const struct person people[] = {
    {.id = 1, .name = "Will Page", .handle = "will"},
    {.id = 2, .name = "May Chen", .handle = "mayc"},
    {.id = 3, .name = "Dr. Mark Price-Lund", .handle = ""},
    {.id = 4, .name = "Dr", .handle = ""},
    {.id = 5, .name = "Bo Will", .handle = "bo2"},
    {.id = 6, .name = "Ana Sousa-Reis", .handle = ""},
    {.id = 7, .name = "X", .handle = "x"},
};

static const struct {
    const char *text, *word; /* "" for the word: it names nobody */
    int64_t person;
} cases[] = {
    /* a handle's sign is enough, in any case and at the beginning */
    {"@will ran it", "will", 1},
    {"then @WILL ran it", "WILL", 1},
    /* a word needs its capital, and a word before it */
    {"it will be run again", "", 0},
    {"because WILL ran it", "", 0},
    {"because Will ran it", "Will", 1},
    {"Will ran it", "", 0},
    {"Will's script ran twice", "Will", 1},
    {"Will scripts run twice?", "", 0},
    {"Will", "", 0},
    /* behind an article it is a thing */
    {"the Mark was gone", "", 0},
    {"then Mark was gone", "Mark", 3},
    /* a month is nobody */
    {"in May it failed", "", 0},
    {"on 3 May it failed", "", 0},
    {"it failed, May 3", "", 0},
    {"we asked May", "May", 2},
    {"because May ran it", "May", 2},
    {"May 3 was bad", "", 0},
    /* a later place counts where the first does not */
    {"in May we asked May", "May", 2},
    /* a title is passed over, unless it is all there is */
    {"then Mark Price-Lund ran it", "Mark", 3},
    {"the Dr ran it", "Dr", 4},
    /* a last name that is a word names nobody, another does */
    {"the price was wrong", "", 0},
    {"it said Price-Lund", "", 0},
    {"it was Sousa-Reis who ran it", "Sousa-Reis", 6},
    /* one letter is an initial */
    {"the X axis", "", 0},
};

Test(lint_names, finds_whom_a_text_names_and_nobody_in_its_words)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *text = cases[i].text, *word = cases[i].word;
        struct lint_finding finding = {.group = NULL};
        bool found = lint_find(&lint, LINT_CAUSE, people, sizeof people / sizeof *people,
                               text, &finding);
        cr_expect_eq(found, word[0] != '\0', "%s", text);
        if (!found)
            continue;
        cr_expect(finding.span.len == strlen(word) &&
                      strncmp(text + finding.span.at, word, finding.span.len) == 0,
                  "%s: \"%.*s\"", text, (int)finding.span.len, text + finding.span.at);
        cr_expect_eq(finding.person ? finding.person->id : 0, cases[i].person, "%s", text);
    }
}
