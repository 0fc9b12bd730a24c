/* The team check. */
#include "domain/check.h"

#include <criterion/criterion.h>

#include <string.h>

static const struct {
    int question;
    struct check_facts facts;
    enum check_word word;
    const char *evidence;
} cases[] = {
    {0, {.areas = 0}, CHECK_OPEN, "there are no areas yet"},
    {0, {.areas = 9}, CHECK_CLEAR, "every area has an owner"},
    {0, {.areas = 1}, CHECK_CLEAR, "the one area has an owner"},
    {0,
     {.areas = 9, .areas_unowned = 1, .unowned = "checkout"},
     CHECK_FUZZY,
     "checkout has no owner"},
    {0, {.areas = 9, .areas_unowned = 3}, CHECK_NO, "3 of 9 areas have no owner"},
    {0,
     {.areas = 9, .areas_left = 1, .left = "billing"},
     CHECK_FUZZY,
     "the owner of billing has left"},
    {0, {.areas = 9, .areas_left = 2}, CHECK_FUZZY, "the owners of 2 areas have left"},
    {0,
     {.areas = 9, .areas_unconfirmed = 1, .unconfirmed = "login"},
     CHECK_FUZZY,
     "login: owner not confirmed for 90 days"},
    {0,
     {.areas = 9, .areas_unconfirmed = 4},
     CHECK_FUZZY,
     "4 owners not confirmed for 90 days"},
    {0,
     {.areas = 100000, .areas_unowned = 1999},
     CHECK_FUZZY,
     "1,999 of 100,000 areas have no owner"},
    {1, {.tickets = 0}, CHECK_OPEN, "there are no open tickets"},
    {1, {.tickets = 14, .tickets_ready = 11}, CHECK_CLEAR, "11 of 14 tickets are ready"},
    {1, {.tickets = 4, .tickets_ready = 2}, CHECK_FUZZY, "2 of 4 tickets are ready"},
    {1, {.tickets = 1, .tickets_ready = 0}, CHECK_NO, "0 of 1 ticket is ready"},
    {2, {.types = 0}, CHECK_OPEN, "no deploy in the last 30 days"},
    {2, {.types = 2}, CHECK_OPEN, "no deploy in the last 30 days"},
    {2,
     {.types = 2, .took = 480, .took_of = 10},
     CHECK_OPEN,
     "no deploy in the last 30 days"},
    {2, {.types = 2, .deploys = 1}, CHECK_CLEAR, "small deploys, each with a way back"},
    {2,
     {.types = 2, .deploys = 10, .took = 480, .took_of = 10},
     CHECK_CLEAR,
     "last 10 deploys took about 8 minutes each"},
    {2,
     {.types = 2, .deploys = 10, .took = 2400, .took_of = 1},
     CHECK_FUZZY,
     "the last deploy took 40 minutes"},
    {2,
     {.types = 3, .types_no_way_back = 1, .no_way_back = "migration"},
     CHECK_FUZZY,
     "migration: NO WAY BACK"},
    {2,
     {.types = 3, .types_no_way_back = 2},
     CHECK_FUZZY,
     "2 of 3 release types: NO WAY BACK"},
    {2, {.deploys = 20, .batches = 2}, CHECK_CLEAR, "small deploys, each with a way back"},
    {2,
     {.deploys = 20, .batches = 3},
     CHECK_FUZZY,
     "3 of 20 deploys had more than 5 changes"},
    {2, {.deploys = 1, .batches = 1}, CHECK_FUZZY, "1 of 1 deploy had more than 5 changes"},
    {2,
     {.deploys = 20, .hero_share = 61, .hero = "Bo Lind"},
     CHECK_FUZZY,
     "Bo Lind ships 61 % of all deploys"},
    {2,
     {.deploys = 20, .hero_share = 60, .hero = "Bo Lind"},
     CHECK_CLEAR,
     "small deploys, each with a way back"},
    {2,
     {.deploys = 4, .hero_share = 100, .hero = "Bo Lind"},
     CHECK_CLEAR,
     "small deploys, each with a way back"},
    {2,
     {.deploys = 20, .batches = 9, .hero_share = 90},
     CHECK_NO,
     "9 of 20 deploys had more than 5 changes"},
    {3, {.deploys = 0}, CHECK_NO, "no deploy in the last 30 days"},
    {3, {.deploys = 5}, CHECK_FUZZY, "nothing logged today"},
    {3,
     {.deploys_today = 4, .deploys_today_plain = 4, .newest = "14:20"},
     CHECK_CLEAR,
     "4 logged today, newest 14:20"},
    {3,
     {.deploys_today = 4, .deploys_today_plain = 3},
     CHECK_FUZZY,
     "1 of 4 logged today is not in plain words"},
    {3,
     {.deploys_today = 2, .deploys_today_plain = 0},
     CHECK_NO,
     "2 of 2 logged today are not in plain words"},
};

Test(check, judges_by_the_boards_own_records)
{
    struct buf out;
    buf_init(&out);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        buf_reset(&out);
        enum check_word word = check_evidence(cases[i].question, &cases[i].facts, &out);
        cr_expect_eq(word, cases[i].word, "%s", cases[i].evidence);
        cr_expect_str_eq(out.text, cases[i].evidence);
    }
    buf_release(&out);
}

static const struct {
    enum check_word answer[CHECK_QUESTIONS];
    int answered, weak, first;
    const char *said;
} results[] = {
    {{CHECK_OPEN, CHECK_OPEN, CHECK_OPEN, CHECK_OPEN},
     0,
     0,
     -1,
     "0 of 4 answered. No answer is weak."},
    {{CHECK_CLEAR, CHECK_CLEAR, CHECK_CLEAR, CHECK_CLEAR},
     4,
     0,
     -1,
     "No answer is weak. Ask again next month."},
    {{CHECK_OPEN, CHECK_FUZZY, CHECK_CLEAR, CHECK_OPEN},
     2,
     1,
     1,
     "2 of 4 answered. One weak answer is a warning. This week: make each ticket say the "
     "change and the reason."},
    {{CHECK_CLEAR, CHECK_CLEAR, CHECK_NO, CHECK_FUZZY},
     4,
     2,
     2,
     "Two weak answers already slow the team. This week: make releases smaller, each with "
     "a way back."},
    {{CHECK_FUZZY, CHECK_CLEAR, CHECK_NO, CHECK_FUZZY},
     4,
     3,
     0,
     "Three weak answers count as two: they already slow the team. This week: name one "
     "owner for each area."},
    {{CHECK_NO, CHECK_NO, CHECK_NO, CHECK_NO},
     4,
     4,
     0,
     "Four weak answers: demand is ahead of the team's habits. This week: name one owner "
     "for each area."},
};

Test(check, counts_fuzzy_and_no_and_names_the_first)
{
    struct buf out;
    buf_init(&out);
    for (size_t i = 0; i < sizeof results / sizeof *results; i++) {
        struct check_result result = check_result(results[i].answer);
        cr_expect_eq(result.answered, results[i].answered);
        cr_expect_eq(result.weak, results[i].weak);
        cr_expect_eq(result.first, results[i].first);
        buf_reset(&out);
        check_say(&out, &result);
        cr_expect_str_eq(out.text, results[i].said);
    }
    buf_release(&out);
}

Test(check, questions_fit_their_lines)
{
    for (int i = 0; i < CHECK_QUESTIONS; i++)
        for (int line = 0; line < 2; line++)
            cr_expect_leq(strlen(check_questions[i].line[line]), 66);
}

Test(check, plain_words_say_more_than_a_version)
{
    static const char *const plain[] = {"Invoices can be grouped by project",
                                        "Deploy 312 goes live", "Fix login"};
    static const char *const bare[] = {
        "", "v1.2.3", "release 2026.11.3", "bump to 4f3a2b1", "Fix", "Version bump"};
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        cr_expect(check_plain(plain[i]), "%s", plain[i]);
    for (size_t i = 0; i < sizeof bare / sizeof *bare; i++)
        cr_expect_not(check_plain(bare[i]), "%s", bare[i]);
}

Test(check, of_a_roll_call_is_one_word)
{
    static const struct {
        struct roll_call call;
        enum check_word word;
    } calls[] = {{{3, 0, 0}, CHECK_CLEAR},
                 {{3, 1, 0}, CHECK_FUZZY},
                 {{9, 0, 1}, CHECK_NO},
                 {{0, 5, 1}, CHECK_NO}};
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
        cr_expect_eq(roll_call_word(&calls[i].call), calls[i].word, "%zu", i);
}

Test(check, knows_when_an_area_was_last_confirmed)
{
    cr_expect_eq(check_confirmed(10, 20), 20);
    cr_expect_eq(check_confirmed(20, 10), 20);
    cr_expect_eq(check_confirmed(20, 0), 20);
    cr_expect_eq(check_confirmed(0, 10), 0, "nobody is named");
}
