/* The eight fields of a ticket. */
#include "domain/spec.h"

#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>

static const struct ticket good = {
    .who = "finance lead at a customer with more than five projects",
    .does = "User uploads a PDF, gets a confirmation, and sees an error if the file is too "
            "large",
    .why = "today an upload over the limit fails without a word",
    .done_when = "a file of 21 MB shows the error and keeps the form",
    .not_changing = "exports",
    .way_back = "turn off the flag pdf_limit",
    .signs_off = "Ana Ruiz",
};

static const struct awkward_case two_cases[] = {
    {.text = "a PDF of 0 bytes"}, {.text = "  "}, {.text = "the same file twice"}};

Test(spec, is_ready_when_all_eight_pass)
{
    struct spec_judgement out[SPEC_FIELDS];
    cr_assert_eq(spec_gaps(&good, two_cases, 3, SIGNER_ACTIVE, out), 0);
    cr_assert_eq(spec_gaps(&good, two_cases, 3, SIGNER_UNASKED, out), 0);
    struct ticket ticket = good;
    ticket.no_awkward_cases = true;
    cr_assert_eq(spec_gaps(&ticket, NULL, 0, SIGNER_ACTIVE, out), 0);
    struct awkward_case none = {.text = "None known."};
    cr_assert_eq(spec_gaps(&good, &none, 1, SIGNER_ACTIVE, out), 0);
}

Test(spec, an_empty_ticket_has_eight_gaps)
{
    struct ticket ticket = {.id = 1};
    struct spec_judgement out[SPEC_FIELDS];
    cr_assert_eq(spec_gaps(&ticket, NULL, 0, SIGNER_UNKNOWN, out), 8);
    for (int i = 0; i < SPEC_FIELDS; i++)
        cr_expect_eq(out[i].verdict, SPEC_MISSING, "%s", spec_texts[i].key);
}

static const struct {
    const char *text;
    enum spec_verdict verdict;
    const char *word; /* of the span */
} texts[] = {
    {"", SPEC_MISSING, ""},
    {NULL, SPEC_MISSING, ""},
    {" \n ", SPEC_MISSING, ""},
    {"_No response_", SPEC_MISSING, ""},
    {"N/A", SPEC_MISSING, ""},
    {"...", SPEC_MISSING, ""},
    {"Nothing", SPEC_MISSING, ""},
    {"TODO", SPEC_TEMPLATE, ""},
    {"see above", SPEC_TEMPLATE, ""},
    {"<!-- say why -->", SPEC_TEMPLATE, ""},
    {"<!-- not closed", SPEC_TEMPLATE, ""},
    {"<what the user does>", SPEC_TEMPLATE, ""},
    {"<title>", SPEC_TEMPLATE, ""},
    {"As a <role> I want it", SPEC_TEMPLATE, "<role>"},
    {"they see <the new text> in <b>bold</b>", SPEC_TEMPLATE, "<the new text>"},
    {"they see <one of two> or <two of two>", SPEC_TEMPLATE, "<one of two>"},
    {"Say what they cannot do today, in one or two lines.", SPEC_TEMPLATE, ""},
    {"# Say how to undo it once it is live", SPEC_TEMPLATE, ""},
    {"Say how to undo it once it is live. The flag", SPEC_TEMPLATE,
     "Say how to undo it once it is live"},
    {"A clear and concise description of what you want to happen.", SPEC_TEMPLATE,
     "A clear and concise description of"},
    {"As a [role] I want it", SPEC_TEMPLATE, "[role]"},
    {"[describe here]", SPEC_TEMPLATE, ""},
    {"To be discussed!", SPEC_TEMPLATE, ""},
    {"Don't know yet", SPEC_TEMPLATE, ""},
    {"<details></details>", SPEC_TEMPLATE, ""},
    {"see the [name](https://example.org) of it", SPEC_OK, ""},
    {"the list[name] and [Save] and [ ] and [not closed", SPEC_OK, ""},
    {"mail <ana@example.org>", SPEC_OK, ""},
    {"open <https://example.org/a>", SPEC_OK, ""},
    {"*No response*", SPEC_MISSING, ""},
    {"- [ ]", SPEC_MISSING, ""},
    {"the limit is TBD by Ana", SPEC_TEMPLATE, "TBD"},
    {"customers want better reporting", SPEC_VAGUE, "better"},
    {"Improve the export", SPEC_VAGUE, "Improve"},
    {"colours, fonts etc.", SPEC_VAGUE, "etc"},
    {"retry as needed", SPEC_VAGUE, "as needed"},
    {"a user-friendly form", SPEC_VAGUE, "user-friendly"},
    {"<!-- better --> the page shows it", SPEC_OK, ""},
    {"works", SPEC_THIN, ""},
    {"the <title> shows the number", SPEC_OK, ""},
    {"a line <br /> and <a href=\"x y\">more lines</a>", SPEC_OK, ""},
    {"if a < b and c > d it stops", SPEC_OK, ""},
    {"if a <b it stops", SPEC_OK, ""},
    {"the improver of things by the betterment office", SPEC_OK, ""},
    {"a todo list shows three lines", SPEC_OK, ""},
    {"显示错误", SPEC_OK, ""},
    {"User uploads a PDF, gets a confirmation, and sees an error if the file is too large",
     SPEC_OK, ""},
};

Test(spec, judges_a_text_by_what_it_says)
{
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct spec_judgement judgement = spec_judge(texts[i].text, 2);
        cr_expect_eq(judgement.verdict, texts[i].verdict, "%s is %d", texts[i].text,
                     (int)judgement.verdict);
        cr_expect_eq(judgement.span.len, strlen(texts[i].word), "%s", texts[i].text);
        cr_expect(judgement.span.len != strlen(texts[i].word) || judgement.span.len == 0 ||
                  memcmp(texts[i].text + judgement.span.at, texts[i].word,
                         judgement.span.len) == 0);
    }
}

Test(spec, one_word_is_enough_only_for_a_role_a_thing_or_a_name)
{
    struct ticket ticket = {.who = "a",
                            .does = "b",
                            .why = "c",
                            .done_when = "d",
                            .not_changing = "e",
                            .way_back = "f",
                            .signs_off = "g"};
    struct awkward_case awkward = {.text = "h"};
    struct spec_judgement out[SPEC_FIELDS];
    cr_assert_eq(spec_gaps(&ticket, &awkward, 1, SIGNER_UNASKED, out), 5);
    cr_assert_eq(out[SPEC_WHO].verdict, SPEC_OK);
    cr_assert_eq(out[SPEC_NOT_CHANGING].verdict, SPEC_OK);
    cr_assert_eq(out[SPEC_SIGNS_OFF].verdict, SPEC_OK);
    cr_assert_eq(out[SPEC_AWKWARD].verdict, SPEC_THIN);
}

Test(spec, of_two_equal_fields_the_later_does_not_pass)
{
    struct ticket ticket = good;
    struct awkward_case awkward[] = {{.text = "fine case"},
                                     {.text = "Turn off the FLAG pdf_limit"}};
    struct spec_judgement out[SPEC_FIELDS];
    ticket.done_when = "user uploads a pdf, gets a confirmation, and sees an error if the "
                       "file is too large ";
    cr_assert_eq(spec_gaps(&ticket, awkward, 2, SIGNER_ACTIVE, out), 2);
    cr_assert_eq(out[SPEC_DONE_WHEN].verdict, SPEC_SAME);
    cr_assert_eq(out[SPEC_DONE_WHEN].same_as, SPEC_DOES);
    cr_assert_eq(out[SPEC_WAY_BACK].verdict, SPEC_SAME);
    cr_assert_eq(out[SPEC_WAY_BACK].same_as, SPEC_AWKWARD);
}

Test(spec, two_fields_are_equal_whatever_signs_stand_around_their_words)
{
    struct ticket ticket = good;
    struct spec_judgement out[SPEC_FIELDS];
    ticket.done_when = "- Turn off: the flag `pdf_limit`.";
    cr_assert_eq(spec_gaps(&ticket, two_cases, 3, SIGNER_ACTIVE, out), 1);
    cr_assert_eq(out[SPEC_WAY_BACK].verdict, SPEC_SAME);
    cr_assert_eq(out[SPEC_WAY_BACK].same_as, SPEC_DONE_WHEN);
}

Test(spec, each_word_that_the_rules_name_is_named_back)
{
    static const struct {
        const char *text, *mark;
    } cases[] = {{"a better list of invoices", "fuzzy: better"},
                 {"Improve the list of invoices", "fuzzy: Improve"},
                 {"invoices, lists, etc.", "fuzzy: etc"},
                 {"lists as needed by them", "fuzzy: as needed"}};
    for (int field = 0; field < SPEC_SIGNS_OFF; field++)
        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
            struct ticket ticket = good;
            struct awkward_case awkward[] = {{.text = "an empty file"}};
            const char **texts_of[] = {
                &ticket.who,       &ticket.does,         &ticket.why,     &awkward[0].text,
                &ticket.done_when, &ticket.not_changing, &ticket.way_back};
            struct spec_judgement out[SPEC_FIELDS];
            struct buf mark;
            buf_init(&mark);
            *texts_of[field] = cases[i].text;
            cr_expect_eq(spec_gaps(&ticket, awkward, 1, SIGNER_ACTIVE, out), 1);
            spec_mark(&mark, &out[field], cases[i].text);
            cr_expect_str_eq(mark.text, cases[i].mark);
            buf_release(&mark);
        }
}

Test(spec, two_equal_awkward_cases_are_one)
{
    struct awkward_case awkward[] = {{.text = "an empty file"}, {.text = "an empty file"}};
    struct spec_judgement out[SPEC_FIELDS];
    cr_assert_eq(spec_gaps(&good, awkward, 2, SIGNER_ACTIVE, out), 0);
}

Test(spec, a_person_may_sign_off_what_is_for_them)
{
    struct ticket ticket = good;
    struct spec_judgement out[SPEC_FIELDS];
    ticket.who = "Ana Ruiz";
    cr_assert_eq(spec_gaps(&ticket, two_cases, 3, SIGNER_ACTIVE, out), 0);
    cr_assert_eq(spec_gaps(&ticket, two_cases, 3, SIGNER_UNASKED, out), 1);
    cr_assert_eq(out[SPEC_SIGNS_OFF].verdict, SPEC_SAME);
}

Test(spec, a_known_signer_needs_no_text)
{
    struct ticket ticket = good;
    struct spec_judgement out[SPEC_FIELDS];
    ticket.signs_off = "";
    cr_assert_eq(spec_gaps(&ticket, two_cases, 3, SIGNER_ACTIVE, out), 0);
}

Test(spec, names_the_awkward_case_that_fails)
{
    struct awkward_case awkward[] = {{.text = "a file of 0 bytes"},
                                     {.text = NULL},
                                     {.text = "odd names etc"},
                                     {.text = "TBD"}};
    struct spec_judgement out[SPEC_FIELDS];
    cr_assert_eq(spec_gaps(&good, awkward, 4, SIGNER_ACTIVE, out), 1);
    cr_assert_eq(out[SPEC_AWKWARD].verdict, SPEC_VAGUE);
    cr_assert_eq(out[SPEC_AWKWARD].awkward, 2);
}

Test(spec, is_signed_off_by_one_person_who_is_here)
{
    static const struct {
        const char *text;
        enum spec_signer signer;
        enum spec_verdict verdict;
    } signers[] = {
        {"Ana Ruiz", SIGNER_ACTIVE, SPEC_OK},
        {"Ana Ruiz", SIGNER_LEFT, SPEC_LEFT},
        {"Ana Ruiz", SIGNER_UNKNOWN, SPEC_NO_ONE},
        {"Ana Ruiz", SIGNER_UNASKED, SPEC_OK},
        {"Ana & Bob", SIGNER_UNASKED, SPEC_NO_ONE},
        {"support", SIGNER_UNASKED, SPEC_NO_ONE},
        {"TBD", SIGNER_UNKNOWN, SPEC_TEMPLATE},
        {"", SIGNER_UNASKED, SPEC_MISSING},
        {"Better Smith", SIGNER_UNASKED, SPEC_OK},
    };
    for (size_t i = 0; i < sizeof signers / sizeof *signers; i++) {
        struct ticket ticket = good;
        struct spec_judgement out[SPEC_FIELDS];
        ticket.signs_off = signers[i].text;
        spec_gaps(&ticket, two_cases, 3, signers[i].signer, out);
        cr_expect_eq(out[SPEC_SIGNS_OFF].verdict, signers[i].verdict, "%s",
                     signers[i].text);
    }
}

Test(spec, fields_are_found_by_key)
{
    cr_assert_eq(spec_find("who"), SPEC_WHO);
    cr_assert_eq(spec_find("done_when"), SPEC_DONE_WHEN);
    cr_assert_eq(spec_find("done-when"), SPEC_DONE_WHEN);
    cr_assert_eq(spec_find("done"), -1);
    cr_assert_eq(spec_find("done_when_"), -1);
    cr_assert_eq(spec_find(""), -1);
}

Test(spec, says_what_to_write_in_one_line)
{
    static const struct {
        struct spec_judgement judgement;
        const char *text, *mark, *line;
    } lines[] = {
        {{.verdict = SPEC_OK}, "x", "ok", ""},
        {{.verdict = SPEC_MISSING}, "", "missing", ""},
        {{.verdict = SPEC_TEMPLATE}, "TODO", "placeholder", "\"TODO\" is a placeholder. "},
        {{.verdict = SPEC_TEMPLATE, .span = {3, 3}},
         "by TBD",
         "placeholder",
         "\"TBD\" is a placeholder. "},
        {{.verdict = SPEC_SAME, .same_as = SPEC_WHO},
         "x",
         "same as Who",
         "It says the same as Who. "},
        {{.verdict = SPEC_VAGUE, .span = {2, 6}},
         "a better x",
         "fuzzy: better",
         "\"better\" can mean anything. "},
        {{.verdict = SPEC_THIN}, "x", "too short", "One word is too short. "},
        {{.verdict = SPEC_NO_ONE},
         "Ops",
         "not one person",
         "\"Ops\" is not one person on the board. "},
        {{.verdict = SPEC_LEFT}, "Ana", "has left", "\"Ana\" has left. "},
    };
    struct buf out, want;
    buf_init(&out);
    buf_init(&want);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        buf_reset(&out);
        spec_mark(&out, &lines[i].judgement, lines[i].text);
        cr_expect_str_eq(out.text, lines[i].mark);
        buf_reset(&out);
        buf_reset(&want);
        spec_say(&out, SPEC_WHY, &lines[i].judgement, lines[i].text);
        if (lines[i].judgement.verdict != SPEC_OK)
            buf_addf(&want, "%s%s", lines[i].line, spec_texts[SPEC_WHY].hint);
        cr_expect_str_eq(out.text, want.text);
    }
    buf_release(&want);
    buf_release(&out);
}

Test(spec, each_field_but_the_cases_has_its_place_in_the_ticket)
{
    struct ticket ticket = {.who = "admins"};
    cr_expect_str_eq(spec_value(&ticket, SPEC_WHO), "admins");
    cr_expect_str_eq(spec_value(&ticket, SPEC_WHY), "", "no text is an empty one");
    cr_expect_str_eq(spec_value(&ticket, SPEC_AWKWARD), "");
    cr_expect_null(spec_slot(&ticket, SPEC_AWKWARD));
    *spec_slot(&ticket, SPEC_WHY) = "they ask";
    cr_expect_str_eq(ticket.why, "they ask");
}
