/* A spec out of a Markdown text, and back. */
#include "codec/spec_text.h"

#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>
#include <time.h>

static struct arena arena;

static struct spec_text_in spec_of(const char *body)
{
    struct spec_text_in spec;
    arena_release(&arena);
    spec_text_headings(body, &arena, &spec);
    return spec;
}

static const char *field_of(const char *body, enum spec_field field)
{
    const char *text = spec_of(body).field[field];
    return text ? text : "(none)";
}

/* The cases joined by "|". */
static void expect_cases(const char *body, const char *expected)
{
    struct spec_text_in spec = spec_of(body);
    struct buf got;
    buf_init(&got);
    for (size_t i = 0; i < spec.awkward_n; i++)
        buf_addf(&got, "%s%s", i ? "|" : "", spec.awkward[i]);
    cr_expect_str_eq(got.text, expected, "%s", body);
    cr_expect_eq(spec.awkward_given, *expected != '\0');
    buf_release(&got);
    arena_release(&arena);
}

Test(spec_headings, fills_the_fields_of_an_issue_form)
{
    struct spec_text_in spec = spec_of(
        "Nobody's words\n\n### Who is this for?\n\nfinance lead\n\n"
        "### What should happen\n\nsees one list\n\nof two\n\n"
        "### Motivation\n\n_No response_\n\n### Edge cases\n\n- [ ] none paid\n"
        "* a split\n\n### Acceptance criteria (required)\n\n- [x] it shows\n\n"
        "### Out of scope\nexports\n### 7. Rollback plan ###\nflag\n\n"
        "### Approver\nAna\n\n### Account\nAcme\n\n### Code of Conduct\n- [x] yes\n");
    cr_expect_str_eq(spec.field[SPEC_WHO], "finance lead");
    cr_expect_str_eq(spec.field[SPEC_DOES], "sees one list\n\nof two");
    cr_expect_null(spec.field[SPEC_WHY]);
    cr_expect_str_eq(spec.field[SPEC_DONE_WHEN], "- [x] it shows");
    cr_expect_str_eq(spec.field[SPEC_NOT_CHANGING], "exports");
    cr_expect_str_eq(spec.field[SPEC_WAY_BACK], "flag");
    cr_expect_str_eq(spec.field[SPEC_SIGNS_OFF], "Ana");
    cr_expect_str_eq(spec.customer, "Acme");
    cr_assert_eq(spec.awkward_n, 2);
    cr_expect_str_eq(spec.awkward[0], "none paid");
    cr_expect_null(spec.title);
    arena_release(&arena);
}

static const struct {
    const char *heading;
    enum spec_field field;
} headings[] = {
    {"# Who", SPEC_WHO},
    {"###### WHO  ######", SPEC_WHO},
    {"   ## User story", SPEC_WHO},
    {"## Persona:", SPEC_WHO},
    {"## As a ...", SPEC_WHO},
    {"**Who:**", SPEC_WHO},
    {"**Who**:", SPEC_WHO},
    {"__Who__", SPEC_WHO},
    {"## **Who is it for?**", SPEC_WHO},
    {"Who\n===", SPEC_WHO},
    {"Who\n---  ", SPEC_WHO},
    {"## \xF0\x9F\x91\xA4 Who", SPEC_WHO},
    {"## Expected behavior", SPEC_DOES},
    {"**Describe the solution you'd like**", SPEC_DOES},
    {"## Why is this needed?", SPEC_WHY},
    {"## Problem", SPEC_WHY},
    {"**Is your feature request related to a problem? Please describe.**", SPEC_WHY},
    {"## Definition of Done", SPEC_DONE_WHEN},
    {"## Done when", SPEC_DONE_WHEN},
    {"## What must not change?", SPEC_NOT_CHANGING},
    {"## Non-goals", SPEC_NOT_CHANGING},
    {"## Rollback", SPEC_WAY_BACK},
    {"## Way back", SPEC_WAY_BACK},
    {"## Sign-off", SPEC_SIGNS_OFF},
    {"## Signs off *", SPEC_SIGNS_OFF},
};

Test(spec_headings, knows_the_fields_by_many_names_and_forms)
{
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++)
        for (int crlf = 0; crlf < 2; crlf++) {
            struct buf body;
            buf_init(&body);
            for (const char *at = headings[i].heading; *at; at++)
                buf_addf(&body, "%s%c", crlf && *at == '\n' ? "\r" : "", *at);
            buf_add(&body, crlf ? "\r\nthe text\r\n" : "\nthe text\n");
            cr_expect_str_eq(field_of(body.text, headings[i].field), "the text", "%s",
                             headings[i].heading);
            buf_release(&body);
        }
    arena_release(&arena);
}

static const char *const no_headings[] = {
    "#Who\ntext",
    "####### Who\ntext",
    "    # Who\ntext",
    "\t# Who\ntext",
    "a # Who\ntext",
    "** Who\ntext",
    "Who\ntext",
    "Whoever\n===\ntext",
    "# Whoever\ntext",
    "- Who\n---\ntext",
    "a\nWho\n---\ntext",
    "> # Who\ntext",
    "",
    "\n",
    "**Who is** here\ntext",
};

Test(spec_headings, does_not_take_for_a_heading_what_is_none)
{
    for (size_t i = 0; i < sizeof no_headings / sizeof *no_headings; i++)
        cr_expect_str_eq(field_of(no_headings[i], SPEC_WHO), "(none)", "%s",
                         no_headings[i]);
    arena_release(&arena);
}

static const struct {
    const char *body, *who;
} parts[] = {
    {"## Who\na\n## Screenshots\nb", "a"},
    {"## Who\na\n\nScreenshots\n---\nb", "a"},
    {"**Who:** a\n**Browser:** b", "a"},
    {"**Who:** a\nb\n", "a\nb"},
    {"## Who\na\n**Note:** b", "a\n**Note:** b"},
    {"## Who\n**loud**\na", "**loud**\na"},
    {"## Who\na\n\n\n## Who\n\nb\n", "a\n\nb"},
    {"## Who\n_No response_\n## Who\nb", "b"},
    {"## Who\n _no response_ \n", "(none)"},
    {"## Who\n\n  \n", "(none)"},
    {"## Who\n```\n# Why\n```\nb", "```\n# Why\n```\nb"},
    {"## Who\n~~~~\n~~~\n# Why\n~~~~\n# Why\nc", "~~~~\n~~~\n# Why\n~~~~"},
    {"## Who\n```\n# Why\nnever closed", "```\n# Why\nnever closed"},
    {"## Who\n`a` ```b```\n# Why\nc", "`a` ```b```"},
    {"## Who\n``` a`b\n# Why\nc", "``` a`b"},
    {"## Who\n<!-- say who\n# Why\n-->\na", "a"},
    {"## Who\n<!-- say who -->\na", "a"},
    {"## Who\na <!-- b\nc --> d", "a \n d"},
    {"## Who\n<!-- `a -->b`\n", "b`"},
    {"## Who\n<!-- who? -->\n", "(none)"},
    {"## Who\n<!-- who? -->\n_No response_\n", "(none)"},
    {"## Who\n`<!-- a -->` ``b ` <!-- -->`` c", "`<!-- a -->` ``b ` <!-- -->`` c"},
    {"## Who\na ` b <!-- c -->\n\n`", "a ` b \n\n`"},
    {"## Who\na ` b\n```\n` <!-- c -->\n```\n<!-- d -->e",
     "a ` b\n```\n` <!-- c -->\n```\ne"},
    {"## Who\n```\n<!-- a -->\n```\n<!-- b -->c", "```\n<!-- a -->\n```\nc"},
    {"## Who\n<!--\n```\n-->\na\n# Why\n", "a"},
    {"## Who\n\\<!-- a -->", "<!-- a -->"},
    {"## Who\na <!-- never closed\n# Why\nb", "a <!-- never closed"},
    {"## Who\n    code\n", "    code"},
    {"## Who\r\na\r\n\r\nb\r\n", "a\n\nb"},
    {"## Who\n\\*a\\* &lt;b&gt; &amp;lt; &nbsp; \\n \\", "*a* <b> &lt; &nbsp; \\n \\"},
    {"## Who\n`\\*` ``\\_`\\_`` \\_\n```\n\\#\n```\n\\# a",
     "`\\*` ``\\_`\\_`` _\n```\n\\#\n```\n# a"},
};

Test(spec_headings, a_field_is_what_stands_up_to_the_next_heading)
{
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        cr_expect_str_eq(field_of(parts[i].body, SPEC_WHO), parts[i].who, "%s",
                         parts[i].body);
    arena_release(&arena);
}

Test(spec_headings, a_list_under_awkward_cases_becomes_cases)
{
    expect_cases("## Edge cases\n- a\n- b\n", "a|b");
    expect_cases("## Edge cases\n1. a\n2) b\n+ c\n* [X] d\n  - e\n", "a|b|c|d|e");
    expect_cases("## Edge cases\na\nb\n\nc\n", "a\nb|c");
    expect_cases("## Edge cases\n- a\n  more of a\n\n- b", "a\nmore of a|b");
    expect_cases("## Edge cases\n- \n-\n- [ ]\n", "");
    expect_cases("## Edge cases\n-5 degrees\n1.5 hours\n", "-5 degrees\n1.5 hours");
    expect_cases("## Edge cases\n_No response_\n## Edge cases\n- a\n## Corner cases\nb",
                 "a|b");
    expect_cases("## Edge cases\n- a\n```\n- code\n\n```\n", "a\n```\n- code\n\n```");
    expect_cases("## Edge cases\nNone known\n", "None known");
    expect_cases("## Edge cases\n- \\[a\\]\n", "[a]");
    expect_cases("## Who\na\n", "");
    expect_cases("### Edge cases\n<!-- what could go wrong? -->\n- empty list\n",
                 "empty list");
    expect_cases("### Edge cases\n<!-- one\n- two -->\na\nb\n", "a\nb");
}

static const char *const texts[] = {
    "finance lead",  "two\nlines", "# Why",    "a\n# Why\nb", "**Why:** x",
    "- one\n- two",  "Why\n---",   "Why\n===", "```\ncode",   "<!-- hidden",
    "_No response_", "a | b",      "1. one",
};

Test(spec_headings, reads_back_every_field_that_was_written_as_markdown)
{
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct buf out;
        const struct ticket ticket = {.who = texts[i],
                                      .does = "does",
                                      .why = "why",
                                      .done_when = " \n",
                                      .signs_off = "Ana",
                                      .no_awkward_cases = true};
        const struct awkward_case cases[] = {{.text = texts[i]}, {.text = "b"}};
        buf_init(&out);
        spec_text_markdown(&out, &ticket, cases, 2);
        struct spec_text_in spec = spec_of(out.text);
        cr_expect_not_null(spec.field[SPEC_WHO], "%s", out.text);
        cr_expect_str_eq(spec.field[SPEC_DOES], "does", "%s", out.text);
        cr_expect_str_eq(spec.field[SPEC_WHY], "why", "%s", out.text);
        cr_expect_str_eq(spec.field[SPEC_SIGNS_OFF], "Ana");
        cr_expect_null(spec.field[SPEC_DONE_WHEN]);
        cr_expect_eq(spec.awkward_n, 2, "%s", out.text);
        cr_expect_str_eq(spec.field[SPEC_WHO], texts[i], "%s", out.text);
        buf_release(&out);
    }
    arena_release(&arena);
}

Test(spec_headings, writes_each_field_under_its_heading)
{
    struct buf out;
    const struct ticket ticket = {.who = "a *bold* one", .no_awkward_cases = true};
    buf_init(&out);
    spec_text_markdown(&out, &ticket, NULL, 0);
    cr_expect_eq(
        strncmp(out.text, "## Who\n\na \\*bold\\* one\n\n## Does\n\n_No response_\n", 47),
        0, "%s", out.text);
    cr_expect_not_null(strstr(out.text, "## Awkward cases\n\nnone known\n"));
    buf_release(&out);
}

/* Nothing may be slow or hold on to what it was given, whatever comes. */
Test(spec_headings, hostile_texts_are_read_in_no_time)
{
    static const char *const pieces[] = {
        "# who\na\n", "**who:** a\n", "<!--", "<!-- -->", "`a``b```c````d\n",
        "`",          "``a ",         "-->",  "```\n",    "- a\n",
        "a\n---\n",   "**",           "\r",   "\xff",     "# edge cases\n- a\n\n"};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        struct buf body;
        buf_init(&body);
        buf_add(&body, "# Edge cases\n");
        while (body.len < 1024 * 1024)
            buf_add(&body, pieces[i]);
        clock_t start = clock();
        spec_of(body.text);
        double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
        cr_expect_lt(seconds, 2, "%s: %.2f", pieces[i], seconds);
        buf_release(&body);
    }
    arena_release(&arena);
}

Test(spec_headings, a_text_cut_at_any_byte_is_read)
{
    static const char body[] = "## Who\r\nCaf\xc3\xa9 **a**\n\n**Why:** b\n```\nc\n```\n"
                               "Edge cases\n---\n- [ ] d\n1. e\n<!-- f -->\n";
    for (size_t len = 0; len < sizeof body; len++) {
        char *copy = malloc(len + 1);
        memcpy(copy, body, len);
        copy[len] = '\0';
        spec_of(copy);
        free(copy);
    }
    arena_release(&arena);
}
