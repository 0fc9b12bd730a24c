/* The board's own YAML: both ways, and the place of everything that is wrong. */
#include "codec/board_yaml.h"

#include "base/data.h"
#include "base/date.h"
#include "base/mem.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static struct arena arena;
static struct board_plan plan;
static struct err err;
static const int64_t now = 1795189500; /* 2026-11-20T15:05:00Z, a Friday */

/* A sanitizer takes several times the time. */
#if defined(__SANITIZE_ADDRESS__)
#define SECONDS 5.0
#else
#define SECONDS 0.8
#endif

#define HEAD "buckstop: 1\nboard: {name: A, time_zone: Europe/Berlin}\n"

static bool reads_n(const char *text, size_t len)
{
    plan = (struct board_plan){.arena = &arena};
    return board_yaml_read("f.yaml", text, len, now, &plan, &err);
}

static bool reads(const char *text)
{
    return reads_n(text, strlen(text));
}

static void leave(void)
{
    arena_release(&arena);
}

TestSuite(board_yaml, .fini = leave);

Test(board_yaml, gives_the_demo_board_back_byte_for_byte)
{
    const struct data_file *demo = data_find("demo.yaml");
    struct buf once, twice;
    buf_init(&once);
    buf_init(&twice);
    cr_assert(reads_n(demo->text, demo->len), "%s", err.what);
    for (int kind = 0; kind < PLAN_KINDS; kind++)
        cr_assert(plan.list[kind].n > 0 || kind == PLAN_OWNER_CANDIDATE ||
                      kind == PLAN_COMPONENT || kind == PLAN_TICKET_APART ||
                      kind == PLAN_INCIDENT_APART,
                  "the demo board has nothing of kind %d", kind);
    cr_assert(board_yaml_write(&plan, &once, &err), "%s", err.what);
    cr_assert(reads(once.text), "%s", err.what);
    cr_assert(board_yaml_write(&plan, &twice, &err), "%s", err.what);
    cr_assert_str_eq(once.text, twice.text);
    buf_release(&once);
    buf_release(&twice);
}

Test(board_yaml, says_where_and_what_instead)
{
    static const struct {
        const char *text, *says;
    } cases[] = {
        {"", "f.yaml:1:1: this is not a board's file"},
        {"[]", "f.yaml:1:1: this is not a board's file"},
        {"buckstop: 2\n", "f.yaml:1:11: this is not a board's file"},
        {"buckstop: 1\n", "f.yaml:1:1: the board itself is missing"},
        {"buckstop: 1\nboard: {name: A, time_zone: Here}\n",
         "f.yaml:2:29: there is no time zone \"Here\""},
        {"buckstop: 1\nboard: {name: A}\n", "f.yaml:2:8: the board without \"time_zone\""},
        {HEAD "arias: []\n",
         "f.yaml:3:1: there is no key \"arias\" here; expected perhaps \"areas\""},
        {HEAD "areas: x\n", "f.yaml:3:8: no list"},
        {HEAD "areas: [x]\n", "f.yaml:3:9: an area that is no mapping"},
        {HEAD "areas: [{covers: x}]\n", "f.yaml:3:9: an area without \"name\""},
        {HEAD "people: [{name: A}]\n", "f.yaml:3:10: a person without \"handle\""},
        {HEAD "people: [{name: A, handle: a}, {name: B, handle: A}]\n",
         "f.yaml:3:32: a person of that name"},
        {HEAD "areas: [{name: a}, {name: b, slug: a}]\n",
         "f.yaml:3:20: an area of that name"},
        {HEAD "tickets: [{title: t, id: 5}, {title: u, id: 5}]\n",
         "f.yaml:3:30: a ticket of that name"},
        {HEAD "tickets: [{title: t, id: x}]\n", "f.yaml:3:26: \"x\" is no number"},
        {HEAD "tickets: [{title: t, id: 0}]\n",
         "f.yaml:3:26: \"0\" is too small; expected a whole number of 1 or more"},
        {HEAD "tickets: [{title: t, id: 99999999999999999999}]\n",
         "f.yaml:3:26: \"99999999999999999999\" is too large"},
        {HEAD "checks: [{week: week-1, answers: [{question: 5, answer: no}]}]\n",
         "f.yaml:3:46: \"5\" is too large; expected a whole number of 1 to 4"},
        {HEAD "tickets: [{title: ''}]\n", "f.yaml:3:19: nothing under \"title\""},
        {HEAD "areas: [{name: a, aliases: ['']}]\n", "f.yaml:3:29: nothing under \"name\""},
        {HEAD "tickets: [{title: t, opened: ''}]\n", "f.yaml:3:30: \"\" is no time"},
        {HEAD "tickets: [{title: t, no_awkward_cases: 7}]\n",
         "f.yaml:3:40: \"7\" is neither"},
        {HEAD "tickets: [{title: t, opened: soon}]\n", "f.yaml:3:30: \"soon\" is no time"},
        {HEAD "tickets: [{title: t, come_back_on: soon}]\n",
         "f.yaml:3:36: \"soon\" is no date"},
        {HEAD "tickets: [{title: t, area: nowhere}]\n",
         "f.yaml:3:28: there is no area \"nowhere\""},
        {HEAD "tickets: [{title: t, same_as: 9}]\n",
         "f.yaml:3:31: there is no ticket \"9\""},
        {HEAD "areas: [{name: a, owner: [x, y]}]\n", "f.yaml:3:26: more than one name"},
        {HEAD "areas: [{name: a, owner: bob}]\n",
         "f.yaml:3:26: there is no person \"bob\""},
        {HEAD "people: [{name: A, handle: a}, {name: B, handle: b}]\nareas:\n  - {name: x, "
              "owner: a, "
              "ownership: [{role: owner, person: b}]}\n",
         "f.yaml:5:37: two people in one role of an area (see line 5)"},
        {HEAD "reviews: [{week: 2025-W53}]\n", "f.yaml:3:18: \"2025-W53\" is no week"},
        {HEAD "reviews: [{week: week-x}]\n", "f.yaml:3:18: \"week-x\" is no week"},
        {HEAD "areas: [{name: a, aliases: [{name: [x]}]}]\n",
         "f.yaml:3:36: a list; expected a text"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cr_assert(!reads(cases[i].text), "%s", cases[i].text);
        cr_assert_eq(err.code, ERR_INPUT);
        cr_assert_eq(strncmp(err.what, cases[i].says, strlen(cases[i].says)), 0, "%s",
                     err.what);
        cr_assert(strstr(err.what, "; expected"), "%s", err.what);
    }
}

Test(board_yaml, finds_people_by_name_and_numbers_what_has_none)
{
    cr_assert(reads(HEAD
                    "people: [{name: Ana Ruiz, handle: ana}]\n"
                    "areas: [{name: Support Tools, owner: ana ruiz, helpers: []}]\n"
                    "tickets: [{title: a, id: 7}, {title: b}, {title: c, same_as: 8}]\n"),
              "%s", err.what);
    const struct area *area = plan_row(&plan, PLAN_AREA, 0);
    cr_assert_str_eq(area->slug, "support-tools");
    const struct ownership *role = plan_row(&plan, PLAN_OWNERSHIP, 0);
    cr_assert(role->person == 1 && role->area == 1 && role->role == ROLE_OWNER &&
              !role->since);
    const struct ticket *last = plan_row(&plan, PLAN_TICKET, 2);
    cr_assert_eq(last->id, 9);
    cr_assert_eq(last->canonical, 8);
    cr_assert_not_null(plan_find(&plan, PLAN_TICKET, 8));
    cr_assert_null(plan_find(&plan, PLAN_TICKET, 1));
    cr_assert_null(plan_find(&plan, PLAN_CAUSE, 1));
}

Test(board_yaml, takes_a_key_without_a_value_as_left_out)
{
    cr_assert(reads(HEAD "people:\n- name: Ana\n  handle: ana\n  contact:\n  away_until:\n"
                         "areas:\n- name: a\n  slug:\n  owner:\n  helpers:\n  aliases:\n"
                         "tickets:\n"),
              "%s", err.what);
    cr_assert_str_eq(((struct area *)plan_row(&plan, PLAN_AREA, 0))->slug, "a");
    cr_assert_eq(plan.list[PLAN_OWNERSHIP].n, 0);
}

Test(board_yaml, leaves_the_plan_alone_when_it_fails)
{
    struct person ana = {.name = "Ana"};
    struct board_plan before = {.arena = &arena};
    before.list[PLAN_PERSON].row = &ana;
    before.list[PLAN_PERSON].n = 1;
    static const char *const texts[] = {"a: [", HEAD "people: [{name: B, handle: b}, x]\n",
                                        HEAD "areas: [{name: a, owner: b}]\n",
                                        HEAD "areas: [{name: a}, {name: a, slug: b}]\n"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        plan = before;
        cr_assert(!board_yaml_read("f", texts[i], strlen(texts[i]), now, &plan, &err));
        cr_assert(plan.list[PLAN_PERSON].row == &ana && plan.list[PLAN_PERSON].n == 1 &&
                  plan.list[PLAN_AREA].n == 0);
    }
}

/* A team's file of n areas, owners by their full names. */
static void many_areas(struct buf *out, int n)
{
    buf_add(out, HEAD "people:\n");
    for (int i = 0; i < n; i++)
        buf_addf(out, "- {name: Person Number %d, handle: p%d}\n", i, i);
    buf_add(out, "areas:\n");
    for (int i = 0; i < n; i++)
        buf_addf(out,
                 "- {name: area %d, owner: Person Number %d, aliases: [a%d, b%d], "
                 "paths: [/x%d/]}\n",
                 i, n - 1 - i, i, i, i);
}

Test(board_yaml, takes_and_gives_10_000_areas_well_under_a_second)
{
    struct buf text, out;
    buf_init(&text);
    buf_init(&out);
    many_areas(&text, 10000);
    clock_t begin = clock();
    cr_assert(reads_n(text.text, text.len), "%s", err.what);
    cr_assert(board_yaml_write(&plan, &out, &err), "%s", err.what);
    double seconds = (double)(clock() - begin) / CLOCKS_PER_SEC;
    cr_assert_eq(plan.list[PLAN_AREA].n, 10000);
    cr_assert_lt(seconds, SECONDS, "%.2f s", seconds);
    buf_release(&out);
    buf_release(&text);
}

Test(board_yaml, keeps_the_order_of_patterns_over_all_areas)
{
    static const char text[] = HEAD
        "people:\n  - name: Ana\n    handle: ana\nareas:\n  - name: a\n    candidates:\n"
        "      - name: ana\n        person: ana\n      - name: team x\n        team: true\n"
        "    paths:\n      - pattern: '*'\n        position: 1\n      - pattern: /a/\n"
        "        section: S\n        dialect: gitlab\n        excludes: true\n"
        "        position: 3\n  - name: b\n    paths:\n      - pattern: /b/\n"
        "        position: 2\nincidents:\n  - id: 1\n    title: t\n"
        "    started: 2026-11-20T10:00:00Z\n    components: [api, '1,2']\n";
    struct buf out, again;
    buf_init(&out);
    cr_assert(reads(text), "%s", err.what);
    cr_assert(board_yaml_write(&plan, &out, &err), "%s", err.what);
    cr_assert(strstr(out.text, "position: 3") &&
                  strstr(out.text, "components: [api, '1,2']"),
              "%s", out.text);
    buf_init(&again);
    cr_assert(reads(out.text), "%s", err.what);
    cr_assert(board_yaml_write(&plan, &again, &err), "%s", err.what);
    cr_assert_str_eq(out.text, again.text);
    buf_release(&again);
    buf_release(&out);
}

/* An error or a plan, from a file that ends anywhere or has a byte changed. */
Test(board_yaml, survives_cuts_and_changed_bytes)
{
    static const char bytes[] = ":-[]{}'\"|>#&*!%@`,? \n\t\x01\xC3";
    const struct data_file *demo = data_find("demo.yaml");
    char *text = mem_new(demo->len, 1);
    memcpy(text, demo->text, demo->len);
    for (size_t len = 0; len < demo->len; len += 61) {
        reads_n(demo->text, len);
        arena_release(&arena);
        char kept = text[len];
        text[len] = bytes[len % (sizeof bytes - 1)];
        reads_n(text, demo->len);
        arena_release(&arena);
        text[len] = kept;
    }
    free(text);
}
