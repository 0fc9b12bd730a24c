/* Words and phrases in prose. */
#include "domain/phrase.h"

#include <criterion/criterion.h>

#include <string.h>

static const struct {
    const char *text, *phrase; /* "" for found: it is not there */
    const char *found;
} cases[] = {
    {"Bo forgot", "bo", "Bo"},
    {"Bo's deploy", "bo", "Bo"},
    {"Bobby forgot", "bo", ""},
    {"hobo", "bo", ""},
    {"please Double-Check it", "double check", "Double-Check"},
    {"double", "double check", ""},
    {"reminders for all", "remind*", "reminders"},
    {"mind", "remind*", ""},
    {"the José case", "jose", "José"},
    {"the Jose\xCC\x81 case", "jose", "Jose\xCC\x81"},
    {"\xCC\x81 jose", "jose", "jose"},
    {"ask 李小龙 again", "李小龙", "李小龙"},
    {"因为李小龙忘了", "李小龙", "李小龙"},
    {"김민수가 잊었다", "김민수", "김민수"},
    {"slow… down", "slow down", "slow… down"},
    {"Ивана нет", "иван", ""},
    {"Иван нет", "иван", "Иван"},
    {"text", "", ""},
    {"", "text", ""},
    {"text", "*", ""},
};

Test(phrase, is_found_as_whole_words_only)
{
    struct phrase text, phrase;
    phrase_init(&text);
    phrase_init(&phrase);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t word;
        struct span span = {0, 0};
        phrase_read(&text, cases[i].text);
        phrase_read(&phrase, cases[i].phrase);
        bool found = phrase_find(&text, &phrase, 0, &word, &span);
        cr_assert_eq(found, cases[i].found[0] != '\0', "%s", cases[i].text);
        cr_assert_eq(span.len, strlen(cases[i].found), "%s", cases[i].text);
        cr_assert(memcmp(cases[i].text + span.at, cases[i].found, span.len) == 0);
    }
    phrase_release(&phrase);
    phrase_release(&text);
}

Test(phrase, the_first_in_the_text_wins_and_the_longest_of_those)
{
    static const char *const phrases[] = {"down", "slow", "slow query", "slow", "went"};
    static const char *const wordless[] = {"…", "", "went"};
    struct phrase text;
    struct span span;
    phrase_init(&text);
    phrase_read(&text, "a slow query went down");
    cr_assert_eq(phrase_first(&text, PHRASES(phrases), &span), 2);
    cr_assert_eq(span.at, 2);
    cr_assert_eq(span.len, strlen("slow query"));
    phrase_read(&text, "all… went well");
    cr_assert_eq(phrase_first(&text, PHRASES(wordless), &span), 2, "only words are found");
    cr_assert_eq(span.at, strlen("all… "));
    phrase_read(&text, "fine");
    cr_assert_eq(phrase_first(&text, PHRASES(phrases), &span), -1);
    phrase_release(&text);
}

Test(phrase, is_one_of_a_list_only_as_a_whole)
{
    static const char *const phrases[] = {"", "…", "no response", "n/a"};
    struct phrase text;
    phrase_init(&text);
    phrase_read(&text, "_No response_");
    cr_assert(phrase_is(&text, PHRASES(phrases)));
    phrase_read(&text, "N / A");
    cr_assert(phrase_is(&text, PHRASES(phrases)));
    phrase_read(&text, "no response yet");
    cr_assert_not(phrase_is(&text, PHRASES(phrases)));
    phrase_read(&text, "no answer");
    cr_assert_not(phrase_is(&text, PHRASES(phrases)));
    phrase_read(&text, "");
    cr_assert_not(phrase_is(&text, PHRASES(phrases)));
    phrase_release(&text);
}
