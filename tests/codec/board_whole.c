/* A board with every key there is, both ways, and the short forms of hand-written files. */
#include "codec/board_yaml.h"

#include "base/date.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct arena arena;
static struct board_plan plan;
static struct err err;
static struct buf whole; /* whole.yaml: something in every column, as the writer writes */
static const int64_t now = 1795189500; /* 2026-11-20T15:45:00Z, a Friday */

#define HEAD "buckstop: 1\nboard: {name: A, time_zone: Europe/Berlin}\n"

static void enter(void)
{
    static const char path[] = "tests/codec/whole.yaml";
    FILE *file = fopen(path, "rb");
    char piece[4096];
    size_t n;
    cr_assert_not_null(file, "%s", path);
    buf_init(&whole);
    while ((n = fread(piece, 1, sizeof piece, file)) > 0)
        buf_add_n(&whole, piece, n);
    fclose(file);
}

static void leave(void)
{
    buf_release(&whole);
    arena_release(&arena);
}

TestSuite(board_whole, .init = enter, .fini = leave);

static bool reads_n(const char *text, size_t len)
{
    plan = (struct board_plan){.arena = &arena};
    return board_yaml_read("f.yaml", text, len, now, &plan, &err);
}

static bool reads(const char *text)
{
    return reads_n(text, strlen(text));
}

static const char *written(void)
{
    struct buf out;
    buf_init(&out);
    cr_assert(board_yaml_write(&plan, &out, &err), "%s", err.what);
    const char *kept = arena_copy(&arena, out.text);
    buf_release(&out);
    return kept;
}

Test(board_whole, is_written_as_it_was_read)
{
    cr_assert(reads(whole.text), "%s", err.what);
    for (int kind = 0; kind < PLAN_KINDS; kind++)
        cr_assert_gt(plan.list[kind].n, 0, "whole.yaml has nothing of kind %d", kind);
    cr_assert_str_eq(written(), whole.text);
}

Test(board_whole, is_the_same_whatever_the_time_is)
{
    plan = (struct board_plan){.arena = &arena};
    cr_assert(board_yaml_read("f.yaml", whole.text, whole.len, 1, &plan, &err), "%s",
              err.what);
    cr_assert_str_eq(written(), whole.text);
}

/* A cut file is a smaller board or an error with its place. */
Test(board_whole, cut_anywhere_is_a_board_or_an_error)
{
    for (size_t len = 0; len < whole.len; len++) {
        char *piece = malloc(len + 1); /* so that a byte too far is noticed */
        memcpy(piece, whole.text, len);
        char *exact = realloc(piece, len ? len : 1);
        if (!reads_n(exact, len)) {
            cr_expect_eq(err.code, ERR_INPUT);
            cr_expect_eq(strncmp(err.what, "f.yaml:", 7), 0, "%s", err.what);
        }
        free(exact);
        arena_reset(&arena);
    }
}

Test(board_whole, with_a_byte_changed_is_a_board_or_an_error)
{
    static const char with[] = "'\"[]{}:,-#&*!|>%@`\n\t x0\xff";
    unsigned seed = 1;
    char *text = malloc(whole.len);
    for (int i = 0; i < 3000; i++) {
        memcpy(text, whole.text, whole.len);
        seed = seed * 1103515245 + 12345;
        size_t at = (seed >> 8) % whole.len;
        text[at] = with[(size_t)i % (sizeof with - 1)];
        if (!reads_n(text, whole.len))
            cr_expect_eq(err.code, ERR_INPUT);
        else
            written();
        arena_reset(&arena);
    }
    free(text);
}

static const char *at(int64_t utc)
{
    static char text[TIME_TEXT];
    time_text(utc, text);
    return text;
}

Test(board_whole, takes_times_as_people_type_them)
{
    static const struct {
        const char *typed, *utc;
    } cases[] = {
        {"2026-11-20T14:02:00Z", "2026-11-20T14:02:00Z"},
        {"2026-11-20T14:02+05:30", "2026-11-20T08:32:00Z"},
        {"2026-11-20 14:02", "2026-11-20T13:02:00Z"},
        {"2026-07-20 14:02", "2026-07-20T12:02:00Z"},
        {"today-3 14:02", "2026-11-17T13:02:00Z"},
        {"yesterday 23:50", "2026-11-19T22:50:00Z"},
        {"mon 14:02", "2026-11-16T13:02:00Z"},
        {"last week tue 14:02", "2026-11-10T13:02:00Z"},
        {"-90m", "2026-11-20T14:15:00Z"},
        {"now", "2026-11-20T15:45:00Z"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cr_assert(
            reads(arena_printf(&arena, HEAD "incidents: [{title: t, started: \"%s\"}]\n",
                               cases[i].typed)),
            "%s", err.what);
        const struct incident *incident = plan_row(&plan, PLAN_INCIDENT, 0);
        cr_expect_str_eq(at(incident->started_at), cases[i].utc, "%s: %s", cases[i].typed,
                         at(incident->started_at));
    }
}

Test(board_whole, counts_plus_times_from_the_records_first)
{
    cr_assert(reads(HEAD "incidents:\n"
                         "  - title: t\n    started: today-1 10:00\n    recovered: +41m\n"
                         "    facts: [{at: +5m, text: a}, {at: +6m, text: b}]\n"
                         "  - title: u\n    started: today-2 10:00\n    recovered: +1h\n"),
              "%s", err.what);
    const struct incident *one = plan_row(&plan, PLAN_INCIDENT, 0);
    const struct incident *two = plan_row(&plan, PLAN_INCIDENT, 1);
    const struct fact *a = plan_row(&plan, PLAN_FACT, 0);
    const struct fact *b = plan_row(&plan, PLAN_FACT, 1);
    cr_assert_eq(one->recovered_at - one->started_at, 41 * 60);
    cr_assert_eq(a->at - one->started_at, 5 * 60);
    cr_assert_eq(b->at - one->started_at, 6 * 60);
    cr_assert_eq(two->recovered_at - two->started_at, 3600);
}

Test(board_whole, takes_dates_and_weeks_as_people_type_them)
{
    static const struct {
        const char *due, *week, *date, *week_read;
    } cases[] = {
        {"today+5", "2026-W47", "2026-11-25", "2026-W47"},
        {"fri", "week-1", "2026-11-27", "2026-W46"},
        {"2026-12-01", "week-53", "2026-12-01", "2025-W46"},
        {"yesterday", "week-0", "2026-11-19", "2026-W47"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cr_assert(reads(arena_printf(&arena,
                                     HEAD "causes: [{text: c, removals: [{due: %s, "
                                          "gone_when: g}]}]\nreviews: [{week: %s}]\n",
                                     cases[i].due, cases[i].week)),
                  "%s", err.what);
        char date[DATE_TEXT];
        date_text(((const struct removal *)plan_row(&plan, PLAN_REMOVAL, 0))->due, date);
        cr_expect_str_eq(date, cases[i].date);
        cr_expect_str_eq(((const struct review *)plan_row(&plan, PLAN_REVIEW, 0))->week,
                         cases[i].week_read);
    }
}

Test(board_whole, takes_the_short_forms_of_roles)
{
    cr_assert(reads(HEAD
                    "people: [{name: A, handle: a}, {name: B, handle: b}, {name: C C, "
                    "handle: c}]\n"
                    "areas: [{name: x, owner: a, delivery: b, stand_in: C C, helpers: [b, "
                    "c]}, {name: y, helpers: b}]\n"),
              "%s", err.what);
    static const struct {
        int64_t area, person;
        enum role role;
    } want[] = {
        {1, 1, ROLE_OWNER},  {1, 2, ROLE_DELIVERY}, {1, 3, ROLE_STAND_IN},
        {1, 2, ROLE_HELPER}, {1, 3, ROLE_HELPER},   {2, 2, ROLE_HELPER},
    };
    cr_assert_eq(plan.list[PLAN_OWNERSHIP].n, sizeof want / sizeof *want);
    for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
        const struct ownership *role = plan_row(&plan, PLAN_OWNERSHIP, i);
        cr_expect_eq(role->area, want[i].area, "%zu", i);
        cr_expect_eq(role->person, want[i].person, "%zu", i);
        cr_expect_eq(role->role, want[i].role, "%zu", i);
        cr_expect(role->since == 0 && role->until == 0);
    }
}

/* A text of every kind comes back from every field that holds one. */
Test(board_whole, keeps_every_text_in_any_place)
{
    static const char *const texts[] = {
        "x: y",    "- x",      "no", "0123",     "1:30",         "# x",          "a\nb\n",
        "\n a \n", "'\"\\",    "é😀", "\xC2\x85", "\xE2\x80\xA8", "\xEF\xBB\xBF", "\x01\x7f",
        " x ",     "2026-W47", "~",  "[x, y]",   "{a: b}",       "---",          "%x @y `z",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        cr_assert(reads(HEAD "incidents: [{title: t, started: now, components: [c], facts: "
                             "[{at: now, text: f}]}]\nareas: [{name: a, aliases: [b], "
                             "covers: c}]\n"),
                  "%s", err.what);
        ((struct incident *)plan_row(&plan, PLAN_INCIDENT, 0))->title = texts[i];
        ((struct incident_component *)plan_row(&plan, PLAN_COMPONENT, 0))->name = texts[i];
        ((struct fact *)plan_row(&plan, PLAN_FACT, 0))->text = texts[i];
        ((struct area *)plan_row(&plan, PLAN_AREA, 0))->covers = texts[i];
        ((struct alias *)plan_row(&plan, PLAN_ALIAS, 0))->name = texts[i];
        plan.board.name = texts[i];
        const char *once = written();
        cr_assert(reads(once), "%s\n%s", err.what, once);
        cr_expect_str_eq(plan.board.name, texts[i]);
        cr_expect_str_eq(((struct incident *)plan_row(&plan, PLAN_INCIDENT, 0))->title,
                         texts[i]);
        cr_expect_str_eq(
            ((struct incident_component *)plan_row(&plan, PLAN_COMPONENT, 0))->name,
            texts[i]);
        cr_expect_str_eq(((struct fact *)plan_row(&plan, PLAN_FACT, 0))->text, texts[i]);
        cr_expect_str_eq(((struct area *)plan_row(&plan, PLAN_AREA, 0))->covers, texts[i]);
        cr_expect_str_eq(((struct alias *)plan_row(&plan, PLAN_ALIAS, 0))->name, texts[i]);
        cr_expect_str_eq(written(), once);
    }
}
