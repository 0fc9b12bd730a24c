/* The shipped word list as the program reads it, and what a list of a team's own gets
 * wrong.
 */
#include "codec/lint.h"

#include "base/data.h"

#include <criterion/criterion.h>
#include <string.h>

static struct arena arena;
static struct lint lint;
static struct err err;

static const struct person people[] = {
    {.id = 1, .name = "Bo Lind", .handle = "bo"},
    {.id = 2, .name = "Ana Ruiz", .handle = "ana"},
};

static bool reads(const char *text)
{
    return lint_yaml_read("l.yaml", text, strlen(text), &arena, &lint, &err);
}

static void read_shipped(void)
{
    const struct data_file *file = data_find("lint.yaml");
    cr_assert(lint_yaml_read("lint.yaml", file->text, file->len, &arena, &lint, &err), "%s",
              err.what);
}

static void leave(void)
{
    arena_release(&arena);
}

TestSuite(lint_yaml, .fini = leave);

Test(lint_yaml, asks_about_the_words_of_the_product)
{
    static const struct {
        const char *text, *group, *question;
    } cases[] = {
        {"Bo forgot", "person", "What let it happen?"},
        {"Ana Ruiz pressed the wrong button", "person", "What let it happen?"},
        {"human error", "no_cause", "What would have stopped it, whoever was there?"},
        {"a mistake", "no_cause", "What would have stopped it, whoever was there?"},
        {"careless", "no_cause", "What would have stopped it, whoever was there?"},
        {"it was forgotten", "no_cause", "What would have stopped it, whoever was there?"},
        {"we should have tested", "no_cause",
         "What would have stopped it, whoever was there?"},
        {"be more careful", "no_cause", "What would have stopped it, whoever was there?"},
        {"communication", "no_cause", "What would have stopped it, whoever was there?"},
        {"no awareness", "no_cause", "What would have stopped it, whoever was there?"},
        {"an oversight", "no_cause", "What would have stopped it, whoever was there?"},
        {"lack of tests", "no_cause", "What would have stopped it, whoever was there?"},
        {"poor planning", "no_cause", "What would have stopped it, whoever was there?"},
        {"a one-off", "no_cause", "What would have stopped it, whoever was there?"},
        {"it was slow", "symptom", "Why could that happen?"},
        {"the site went down", "symptom", "Why could that happen?"},
        {"checkout failed", "symptom", "Why could that happen?"},
        {"500s", "symptom", "Why could that happen?"},
        {"it crashed", "symptom", "Why could that happen?"},
    };
    read_shipped();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct lint_finding finding = {0};
        cr_assert(lint_find(&lint, LINT_CAUSE, people, 2, cases[i].text, &finding), "%s",
                  cases[i].text);
        cr_assert_str_eq(finding.group->key, cases[i].group, "%s", cases[i].text);
        cr_assert_str_eq(finding.group->question, cases[i].question);
    }
}

Test(lint_yaml, lets_a_cause_pass)
{
    static const char *const causes[] = {
        "The migration ran before the app code was live",
        "Nobody knew who could approve the roll back",
        "The alert waits fifteen minutes",
        "The price list is typed in two places",
        "A slow query locked the orders table",
    };
    struct lint_finding finding;
    read_shipped();
    for (size_t i = 0; i < sizeof causes / sizeof *causes; i++)
        cr_assert(!lint_find(&lint, LINT_CAUSE, people, 2, causes[i], &finding), "%s: %s",
                  causes[i], finding.group->key);
}

Test(lint_yaml, tells_how_strong_a_removal_is)
{
    static const struct {
        const char *text;
        enum strength strength;
    } cases[] = {
        {"the deploy script refuses to migrate first", STRENGTH_STRONG},
        {"an alert fires within a minute", STRENGTH_MIDDLE},
        {"remind everybody in the stand-up", STRENGTH_WEAK},
        {"train the new ones", STRENGTH_WEAK},
        {"document how it works", STRENGTH_WEAK},
        {"double-check each invoice", STRENGTH_WEAK},
        {"be careful", STRENGTH_WEAK},
        {"discuss it again", STRENGTH_WEAK},
        {"investigate", STRENGTH_WEAK},
        {"the sun shines", STRENGTH_UNKNOWN},
    };
    read_shipped();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        cr_assert_eq(lint_strength(&lint, cases[i].text, NULL), cases[i].strength, "%s",
                     cases[i].text);
}

Test(lint_yaml, reads_every_key_of_a_group)
{
    cr_assert(reads("lint: 1\ngroups:\n"
                    "  - {key: a, kind: cause, says: s, question: q, people: true,\n"
                    "     alone: true, words: [x, y z], unless: [because], except: [x y]}\n"
                    "  - {key: b, kind: removal, strength: weak, words: []}\n"),
              "%s", err.what);
    cr_assert_eq(lint.n, 2);
    const struct lint_group *a = &lint.group[0], *b = &lint.group[1];
    cr_assert(a->kind == LINT_CAUSE && a->people && a->alone && a->words_n == 2 &&
              a->unless_n == 1);
    cr_assert_str_eq(a->words[1], "y z");
    cr_assert_str_eq(a->unless[0], "because");
    cr_assert(a->except_n == 1 && b->except_n == 0);
    cr_assert_str_eq(a->except[0], "x y");
    cr_assert(b->kind == LINT_REMOVAL && b->strength == STRENGTH_WEAK && !b->people &&
              b->words_n == 0 && b->unless_n == 0);
    cr_assert_str_eq(b->question, "");
}

#define HEAD "lint: 1\ngroups:\n"

Test(lint_yaml, says_where_and_what_instead)
{
    static const struct {
        const char *text, *says;
    } cases[] = {
        {"", "l.yaml:1:1: this is no word list; expected \"lint: 1\""},
        {"[]", "l.yaml:1:1: this is no word list"},
        {"lint: 2\n", "l.yaml:1:7: this is no word list"},
        {"lint: [1]\n", "l.yaml:1:7: this is no word list"},
        {"lint: 1\n", "l.yaml:1:1: no groups"},
        {"lint: 1\ngroups: x\n", "l.yaml:2:9: no groups"},
        {"lint: 1\nwords: []\n", "l.yaml:2:1: there is no key \"words\""},
        {HEAD "  - x\n", "l.yaml:3:5: a group that is no mapping"},
        {HEAD "  - {key: a, kind: cause}\n", "l.yaml:3:5: a group without \"words\""},
        {HEAD "  - {key: a, kind: causes, words: []}\n",
         "l.yaml:3:20: none of the words: \"causes\"; expected one of: cause removal"},
        {HEAD "  - {key: a, wrods: []}\n",
         "l.yaml:3:14: there is no key \"wrods\"; expected perhaps \"words\""},
        {HEAD "  - {key: a, zzzzz: []}\n",
         "l.yaml:3:14: there is no key \"zzzzz\"; expected one of: key kind"},
        {HEAD "  - {key: [a]}\n", "l.yaml:3:11: no text"},
        {HEAD "  - {key: a, alone: maybe}\n",
         "l.yaml:3:21: none of the words: \"maybe\"; expected one of: false true"},
        {HEAD "  - {key: a, people: [x]}\n", "l.yaml:3:22: no text"},
        {HEAD "  - {key: a, strength: very}\n", "l.yaml:3:24: none of the words: \"very\""},
        {HEAD "  - {key: a, words: x}\n", "l.yaml:3:21: no list"},
        {HEAD "  - {key: a, words: [[x]]}\n", "l.yaml:3:22: no text"},
        {HEAD "  - {key: a, words: [x, '']}\n", "l.yaml:3:25: no word"},
        {HEAD "  - {key: a, kind: removal, words: []}\n",
         "l.yaml:3:5: a removal's group without \"strength\""},
        {HEAD "  - {key: a, kind: cause, strength: weak, words: []}\n",
         "l.yaml:3:5: \"strength\" in a cause's group"},
        {HEAD "  - {key: a, key: b}\n", "l.yaml:3:14: the key \"key\" was there before"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lint.n = 77;
        cr_assert(!reads(cases[i].text), "%s", cases[i].text);
        cr_assert_eq(err.code, ERR_INPUT);
        cr_assert_eq(lint.n, 77, "%s: changed on failure", cases[i].text);
        cr_assert_eq(strncmp(err.what, cases[i].says, strlen(cases[i].says)), 0, "%s",
                     err.what);
    }
}
