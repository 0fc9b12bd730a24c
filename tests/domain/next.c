/* The one next thing. */
#include "domain/next.h"

#include <criterion/criterion.h>

/* A board with something wrong everywhere. */
static const struct next_facts worst = {
    .people = 0,
    .areas = 0,
    .left = 1,
    .left_area = "billing",
    .left_person = "Tom Varga",
    .contested = 3,
    .contested_area = "support tools",
    .unowned = 1,
    .unowned_area = "checkout",
    .away_alone = 1,
    .away_area = "mobile",
    .away_person = "Tom Varga",
    .tickets = 14,
    .started_unready = 2,
    .started_ticket = 219,
    .unready = 3,
    .unready_ticket = 223,
    .undecided = 1,
    .undecided_ticket = 214,
    .undecided_area = "billing",
    .undecided_person = "Ana Ruiz",
    .broken = 1,
    .broken_deploy = 312,
    .no_way_back = 1,
    .no_way_back_type = "migration",
    .batches = 1,
    .batch_deploy = 311,
    .batch_changes = 9,
    .review_open = true,
    .review_step = 4,
    .overdue = 1,
    .overdue_cause = 5,
    .overdue_text = "The alert waits",
    .overdue_person = "Bo Lind",
    .due = 1,
    .due_cause = 6,
    .due_text = "Migration first",
    .due_person = "Bo Lind",
    .unreviewed = 3,
};

static const struct {
    const char *key, *line, *command, *area;
    int64_t number;
} things[NEXT_KINDS] = {
    [NEXT_PEOPLE] = {"a", "Nobody is on the board yet. Add the first person.",
                     "buckstop person add NAME", "", 0},
    [NEXT_AREAS] = {"a", "There are no areas yet. Add the first part of the product.",
                    "buckstop area add NAME", "", 0},
    [NEXT_LEFT] = {"e", "billing has no owner since Tom Varga left. Name one person.",
                   "buckstop own billing PERSON", "billing", 0},
    [NEXT_CONTESTED] = {"e",
                        "support tools has candidates and no owner. Pick one person. 2 "
                        "more like it.",
                        "buckstop own 'support tools' PERSON", "support tools", 0},
    [NEXT_UNOWNED] = {"e", "checkout has no owner. Name one person.",
                      "buckstop own checkout PERSON", "checkout", 0},
    [NEXT_AWAY] = {"e", "mobile: Tom Varga is away and nobody stands in. Name a stand-in.",
                   "buckstop own mobile PERSON --stand-in", "mobile", 0},
    [NEXT_STARTED] = {"e",
                      "#219 was started and is not ready. Fill its gaps. 1 more like it.",
                      "buckstop ticket edit 219", "", 219},
    [NEXT_UNREADY] = {"e", "3 tickets are not ready. Begin with #223.",
                      "buckstop ticket edit 223", "", 223},
    [NEXT_UNDECIDED] = {"e", "#214 waits for a yes, no or not now from Ana Ruiz.",
                        "buckstop ticket decide 214 ANSWER --why WHY", "", 214},
    [NEXT_BROKEN] = {"s", "Deploy 312 broke and has not recovered. Say when it does.",
                     "buckstop recovered 312", "", 312},
    [NEXT_NO_WAY_BACK] = {"W",
                          "Release type migration: NO WAY BACK. Write down how to undo "
                          "one.",
                          "buckstop release edit migration --way-back TEXT", "", 0},
    [NEXT_BATCH] = {"D", "Deploy 311 was a batch of 9 changes. Ship the next ones apart.",
                    "buckstop ship --what WHAT --changes 1", "", 311},
    [NEXT_RESUME] = {"r", "The weekly review stands at step 4 of 8. Go on with it.",
                     "buckstop review", "", 0},
    [NEXT_OVERDUE] = {"r", "Overdue: \"The alert waits\", promised by Bo Lind. Is it gone?",
                      "buckstop review", "", 5},
    [NEXT_DUE] = {"r", "Due today: \"Migration first\", promised by Bo Lind. Is it gone?",
                  "buckstop review", "", 6},
    [NEXT_REVIEW] = {"r", "3 incidents are not reviewed. Start the weekly review.",
                     "buckstop review", "", 0},
    [NEXT_WELL] = {"",
                   "Nothing to fix. Areas have owners, tickets are ready, the week is "
                   "reviewed.",
                   "", "", 0},
};

/* Puts right what is wrong in that way. */
static void mend(struct next_facts *facts, enum next_kind kind)
{
    int one;
    int *const counts[NEXT_KINDS] = {
        [NEXT_PEOPLE] = &one,
        [NEXT_AREAS] = &one,
        [NEXT_LEFT] = &facts->left,
        [NEXT_CONTESTED] = &facts->contested,
        [NEXT_UNOWNED] = &facts->unowned,
        [NEXT_AWAY] = &facts->away_alone,
        [NEXT_STARTED] = &facts->started_unready,
        [NEXT_UNREADY] = &facts->unready,
        [NEXT_UNDECIDED] = &facts->undecided,
        [NEXT_BROKEN] = &facts->broken,
        [NEXT_NO_WAY_BACK] = &facts->no_way_back,
        [NEXT_BATCH] = &facts->batches,
        [NEXT_RESUME] = &one,
        [NEXT_OVERDUE] = &facts->overdue,
        [NEXT_DUE] = &facts->due,
        [NEXT_REVIEW] = &one,
        [NEXT_WELL] = &one,
    };
    *counts[kind] = 0;
    facts->people += kind == NEXT_PEOPLE;
    facts->areas += kind == NEXT_AREAS;
    facts->review_open = facts->review_open && kind != NEXT_RESUME;
    facts->review_closed = kind == NEXT_REVIEW;
}

Test(next, goes_through_the_board_in_its_order)
{
    struct next_facts facts = worst;
    struct next next;
    next_init(&next);
    for (int kind = 0; kind < NEXT_KINDS; kind++) {
        next_find(&facts, &next);
        cr_expect_eq((int)next.kind, kind);
        cr_expect_str_eq(next.key, things[kind].key);
        cr_expect_str_eq(next.line.text, things[kind].line);
        cr_expect_str_eq(next.command.text, things[kind].command);
        cr_expect_str_eq(next.area, things[kind].area);
        cr_expect_eq(next.number, things[kind].number);
        mend(&facts, (enum next_kind)kind);
    }
    next_release(&next);
}

static const struct next_facts fine = {.people = 1, .areas = 1, .review_closed = true};

Test(next, says_why_nobody_decides)
{
    struct next_facts facts = fine;
    struct next next;
    next_init(&next);
    facts.undecided = 1, facts.undecided_ticket = 5;
    facts.undecided_area = facts.undecided_person = "";
    next_find(&facts, &next);
    cr_expect_str_eq(next.line.text, "#5 is ready and in no area. Put it in one.");
    cr_expect_str_eq(next.command.text, "buckstop ticket edit 5 --area AREA");
    facts.undecided_area = "labs";
    next_find(&facts, &next);
    cr_expect_str_eq(next.line.text,
                     "#5 is ready and nobody decides for labs. Name one person.");
    cr_expect_str_eq(next.command.text, "buckstop own labs PERSON");
    cr_expect_eq(next.number, 5);
    next_release(&next);
}

Test(next, says_one_or_none_in_the_singular)
{
    struct next_facts facts = fine;
    struct next next;
    next_init(&next);
    facts.unready = 1;
    facts.unready_ticket = 7;
    next_find(&facts, &next);
    cr_assert_str_eq(next.line.text, "#7 is not ready. Fill its gaps.");
    facts = fine;
    facts.review_closed = false;
    next_find(&facts, &next);
    cr_assert_str_eq(next.line.text,
                     "This week has no review yet. Close it as a quiet week.");
    facts.unreviewed = 1;
    next_find(&facts, &next);
    cr_assert_str_eq(next.line.text,
                     "1 incident is not reviewed. Start the weekly review.");
    next_release(&next);
}

Test(next, groups_the_digits_of_what_is_many)
{
    struct next next;
    struct next_facts facts = fine;
    next_init(&next);
    facts.unready = 40112;
    facts.unready_ticket = 1234;
    next_find(&facts, &next);
    cr_assert_str_eq(next.line.text, "40,112 tickets are not ready. Begin with #1234.");
    next_release(&next);
}

Test(next, a_promise_after_the_review_has_its_own_command)
{
    struct next_facts facts = fine;
    struct next next;
    next_init(&next);
    facts.overdue = 1;
    facts.overdue_cause = 3;
    facts.overdue_text = "x";
    facts.overdue_person = "Bo";
    next_find(&facts, &next);
    cr_assert_str_eq(next.command.text, "buckstop causes removed 3");
    next_release(&next);
}

Test(next, quotes_a_name_as_one_word)
{
    struct next_facts facts = fine;
    struct next next;
    next_init(&next);
    facts.unowned = 1;
    facts.unowned_area = "it's $(x)";
    next_find(&facts, &next);
    cr_assert_str_eq(next.command.text, "buckstop own 'it'\\''s $(x)' PERSON");
    next_release(&next);
}

Test(next, kinds_have_words)
{
    cr_assert_eq(words_find(&next_kind_words, "well"), NEXT_WELL);
    cr_assert_eq(words_find(&next_kind_words, "people"), NEXT_PEOPLE);
    cr_assert_eq(next_kind_words.n, NEXT_KINDS);
}
