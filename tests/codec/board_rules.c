/* What a board's file may not say though every key of it is right. */
#include "codec/board_yaml.h"

#include <criterion/criterion.h>
#include <string.h>

static struct arena arena;
static struct board_plan plan;
static struct err err;

#define HEAD                 "buckstop: 1\nboard: {name: A, time_zone: Europe/Berlin}\n"
#define PEOPLE               "people: [{name: Ana, handle: ana}, {name: Bo, handle: bo}]\n"
#define AREA(rest)           HEAD PEOPLE "areas:\n- name: a\n" rest
#define ROLES(first, second) AREA("  ownership:\n  - {" first "}\n  - {" second "}\n")
#define WORK                                                                               \
    HEAD PEOPLE "incidents: [{id: 1, title: t, started: today-1 10:00}]\n"                 \
                "tickets: [{id: 1, title: t}]\n"

static bool reads(const char *text)
{
    plan = (struct board_plan){.arena = &arena};
    return board_yaml_read("f", text, strlen(text), 1795189500, &plan, &err);
}

static void leave(void)
{
    arena_release(&arena);
}

TestSuite(board_rules, .fini = leave);

Test(board_rules, refuses_what_contradicts_itself_or_another)
{
    static const struct {
        const char *text, *says;
    } cases[] = {
        {HEAD "people: [{name: A, handle: A b}]\n", "f:3:10: \"A b\" cannot be a handle"},
        {HEAD "people: [{name: A, handle: a, state: left}]\n",
         "f:3:10: somebody who has left, without \"left\""},
        {HEAD "people: [{name: A, handle: a, left: today}]\n",
         "f:3:10: \"left\" of somebody who has not left"},
        {HEAD "people: [{name: A, handle: a, away_until: today}]\n",
         "f:3:10: \"away_until\" of somebody who is not away"},
        {HEAD "areas: [{name: '!'}]\n", "f:3:9: \"!\" gives no slug"},
        {HEAD "areas: [{name: a, slug: A b}]\n", "f:3:9: \"A b\" cannot be a slug"},
        {HEAD "areas:\n- name: a\n- {name: A, slug: b}\n",
         "f:5:3: an area of that name is there already (see line 4)"},
        {HEAD "areas:\n- {name: a, source: s, source_id: x}\n"
              "- {name: b, source: s, source_id: x}\n",
         "f:5:3: a source_id that is there already (see line 4)"},
        {HEAD "areas:\n- {name: a, aliases: [x]}\n- {name: b, aliases: [y, X]}\n",
         "f:5:26: an alias that is there already (see line 4)"},
        {ROLES("role: owner, person: ana, until: today", "role: owner, person: bo"),
         "f:7:5: \"until\" without \"since\""},
        {ROLES("role: owner, person: ana, since: today, until: today-1",
               "role: owner, person: bo"),
         "f:7:5: \"until\" is before \"since\""},
        {ROLES("role: owner, person: ana", "role: owner, person: bo"),
         "f:8:5: two people in one role of an area (see line 7)"},
        {ROLES("role: delivery, person: ana", "role: delivery, person: bo"),
         "f:8:5: two people in one role of an area (see line 7)"},
        {AREA("  owner: ana\n  stand_in: ana\n"),
         "f:7:13: one person is owner and stand-in (see line 6)"},
        {AREA("  owner: ana\n  helpers: [bo, ana]\n"),
         "f:7:17: one person is helper twice, or owner too (see line 6)"},
        {AREA("  helpers: [bo, bo]\n"), "f:6:17: one person is helper twice"},
        {HEAD "tickets: [{id: 1, title: a, same_as: 1}]\n",
         "f:3:11: \"same_as\" is its own number"},
        {HEAD "tickets:\n- {id: 1, title: a}\n- {id: 2, title: b, same_as: 1}\n"
              "- {id: 3, title: c, same_as: 2}\n",
         "f:6:3: \"same_as\" is the number of one that has it too"},
        {HEAD "tickets: [{id: 1, title: a, not_same_as: [1]}]\n",
         "f:3:43: \"not_same_as\" is no earlier number"},
        {HEAD "tickets: [{id: 1, title: a, not_same_as: [2]}, {id: 2, title: b}]\n",
         "f:3:43: \"not_same_as\" is no earlier number"},
        {HEAD "tickets: [{id: 1, title: a}, {id: 2, title: b, not_same_as: [1, 1]}]\n",
         "f:3:65: a ticket that is there already (see line 3)"},
        {HEAD "incidents: [{id: 1, title: a, started: today, not_same_as: [1]}]\n",
         "f:3:61: \"not_same_as\" is no earlier number"},
        {WORK "deploys: [{at: today, what: x, tickets: [1, 1]}]\n",
         "f:6:45: a ticket that is there already (see line 6)"},
        {HEAD "incidents: [{id: 1, title: a, started: today, same_as: 1}]\n",
         "f:3:13: \"same_as\" is its own number"},
        {WORK "causes: [{text: a, incidents: [1]}, {text: b, incidents: [1]}]\n",
         "f:6:59: an incident that has a cause already (see line 6)"},
        {WORK "causes: [{text: a, removals: [{due: today, gone_when: x},\n"
              "  {due: today, gone_when: y, state: removed}]}]\n",
         "f:7:3: a cause has two open promises (see line 6)"},
        {WORK "causes: [{text: a, removals: [{id: 1, due: today, gone_when: x}]}]\n"
              "reviews: [{week: week-1, answers: [{removal: 1, answer: gone},\n"
              "  {removal: 1, answer: still}]}]\n",
         "f:8:3: a promise that is answered already (see line 7)"},
        {HEAD "checks: [{week: week-1, answers: [{question: 1, answer: no},\n"
              "  {question: 1, answer: clear}]}]\n",
         "f:4:3: a question that is answered already (see line 3)"},
        {HEAD "tickets: [{title: a, source: s, source_id: x},\n"
              "  {title: b, source: s, source_id: x}]\n",
         "f:4:3: a source_id that is there already (see line 3)"},
        {HEAD "incidents: [{title: a, started: today, source: s, source_id: x},\n"
              "  {title: b, started: today, source: s, source_id: x}]\n",
         "f:4:3: a source_id that is there already (see line 3)"},
        {HEAD "deploys: [{what: a, at: today, source: s, source_id: x},\n"
              "  {what: b, at: today, source: s, source_id: x}]\n",
         "f:4:3: a source_id that is there already (see line 3)"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cr_assert(!reads(cases[i].text), "%s", cases[i].text);
        cr_assert_eq(err.code, ERR_INPUT);
        cr_assert_eq(strncmp(err.what, cases[i].says, strlen(cases[i].says)), 0, "%s: %s",
                     cases[i].text, err.what);
        cr_assert(strstr(err.what, "; expected "), "%s", err.what);
    }
}

Test(board_rules, takes_what_only_looks_alike)
{
    static const char *const texts[] = {
        HEAD "people: [{name: A, handle: a, state: left, left: today},\n"
             "  {name: B, handle: b, state: away, away_until: today}]\n",
        HEAD "areas: [{name: a, archived: today}, {name: A, slug: b}]\n",
        HEAD "areas: [{name: a, source: s, source_id: x}, {name: b, source: t, source_id: "
             "x}]\n",
        HEAD "areas: [{name: a, source: s}, {name: b, source: s}]\n",
        ROLES("role: owner, person: ana, since: today-2, until: today-1",
              "role: owner, person: bo"),
        ROLES("role: helper, person: ana", "role: helper, person: bo"),
        ROLES("role: owner, person: ana", "role: delivery, person: ana"),
        ROLES("role: stand_in, person: ana, since: today-2, until: today-1",
              "role: owner, person: ana"),
        WORK "causes: [{text: a, removals: [{due: today, gone_when: x, state: dropped},\n"
             "  {due: today, gone_when: y}]}]\n",
        HEAD "tickets: [{id: 1, title: a}, {id: 2, title: b, same_as: 1},\n"
             "  {id: 3, title: c, same_as: 1}]\n",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        cr_assert(reads(texts[i]), "%s: %s", texts[i], err.what);
}

/* Of several faults of one kind the first in the file is named, whatever its text. */
Test(board_rules, names_the_first_in_the_file)
{
    cr_assert(!reads(HEAD
                     "areas:\n- {name: a, aliases: [m, z]}\n- {name: b, aliases: [m]}\n"
                     "- {name: c, aliases: [a2, z, a2]}\n"));
    cr_assert_eq(strncmp(err.what, "f:5:23: ", 8), 0, "%s", err.what);
}

Test(board_rules, says_which_name_was_perhaps_meant)
{
    static const struct {
        const char *text, *says;
    } cases[] = {
        {AREA("  owner: anna\n"),
         "f:6:10: there is no person \"anna\"; expected the handle of one in this file, "
         "perhaps \"ana\""},
        {HEAD "areas: [{name: billing}]\ntickets: [{title: t, area: biling}]\n",
         "f:4:28: there is no area \"biling\"; expected the slug of one in this file, "
         "perhaps \"billing\""},
        {AREA("  owner: zoe\n"),
         "f:6:10: there is no person \"zoe\"; expected the handle of one in this file"},
        {HEAD "tickets: [{title: t, same_as: 9}]\n",
         "f:3:31: there is no ticket \"9\"; expected the id of one in this file"},
        {HEAD "people: [{name: Ana, handle: a}, {name: ANA, handle: b}]\n"
              "areas: [{name: x, owner: ana}]\n",
         "f:4:26: more than one goes by the name \"ana\"; expected a handle"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cr_assert(!reads(cases[i].text), "%s", cases[i].text);
        cr_assert_str_eq(err.what, cases[i].says);
    }
}

Test(board_rules, keeps_handles_apart_as_the_board_does)
{
    cr_assert(reads(HEAD "people: [{name: Jane Doe, handle: jane-doe}, {name: J, handle: "
                         "jane_doe}]\nareas: [{name: x, owner: jane_doe}, {name: y, owner: "
                         "Jane-Doe}, {name: z, owner: jane doe}]\n"),
              "%s", err.what);
    cr_assert_eq(((struct ownership *)plan_row(&plan, PLAN_OWNERSHIP, 0))->person, 2);
    cr_assert_eq(((struct ownership *)plan_row(&plan, PLAN_OWNERSHIP, 1))->person, 1);
    cr_assert_eq(((struct ownership *)plan_row(&plan, PLAN_OWNERSHIP, 2))->person, 1);
    cr_assert(!reads(HEAD "people: [{name: A, handle: jane}, {name: B, handle: Jane}]\n"));
    cr_assert_str_eq(err.what, "f:3:35: a person of that name is there already, in line 3: "
                               "\"jane\"; expected a name of its own");
}

Test(board_rules, goes_on_after_the_highest_number_wherever_it_stands)
{
    cr_assert(
        reads(
            HEAD
            "incidents: [{title: t, started: today, candidates: [x, {id: 1, text: y}]}]\n"),
        "%s", err.what);
    cr_assert_eq(((struct candidate *)plan_row(&plan, PLAN_CANDIDATE, 0))->id, 2);
    cr_assert_eq(((struct candidate *)plan_row(&plan, PLAN_CANDIDATE, 1))->id, 1);
    cr_assert(!reads(HEAD "tickets: [{title: t}, {id: 99999999999999999999, title: u}]\n"));
    cr_assert_not_null(strstr(err.what, "is too large"), "%s", err.what);
    cr_assert(!reads(HEAD "tickets: [{title: t}, {id: 999999999999999, title: u}]\n"));
    cr_assert_not_null(strstr(err.what, "no number left"), "%s", err.what);
}

Test(board_rules, takes_a_handle_before_a_full_name)
{
    cr_assert(reads(HEAD "people: [{name: Bo, handle: ana}, {name: Ana, handle: bo}]\n"
                         "areas: [{name: x, owner: ana}, {name: y, owner: '@bo'}]\n"),
              "%s", err.what);
    cr_assert_eq(((struct ownership *)plan_row(&plan, PLAN_OWNERSHIP, 0))->person, 1);
    cr_assert_eq(((struct ownership *)plan_row(&plan, PLAN_OWNERSHIP, 1))->person, 2);
}
