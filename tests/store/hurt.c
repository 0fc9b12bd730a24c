/* What doctor says of tables that no log covers, and of those that cannot be read. */
#include "support.h"

#include "base/date.h"
#include "store/drafts.h"
#include "store/misses.h"
#include "store/seats.h"
#include "store/tickets.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

TestSuite(hurt, .init = store_enter, .fini = store_leave);

static char findings[8000];

static void listen(void *ctx, const char *what)
{
    (void)ctx;
    size_t len = strlen(findings);
    snprintf(findings + len, sizeof findings - len, "%s\n", what);
}

static void look(void)
{
    findings[0] = '\0';
    cr_assert(log_verify(store, listen, NULL, &err), "%s %s", err.what, err.why);
}

/* A review of number 1, text half-typed at it, somebody who drives it, and a miss. */
static void fill(void)
{
    bool drives;
    struct review review = {.week = "2026-W47", .started_at = 800};
    const struct draft draft = {"review/1/cause", "ana", "because", 900};
    const struct draft ticket = {"deploy/new/what", "ana", "a fix", 900};
    const struct seat seat = {
        .token = "k host 1", .review = 1, .actor = "ana", .drives = true, .seen_at = 900};
    const struct miss miss = {
        .fold = "single sign on", .typed = "Single-Sign-On", .asked_at = 900};
    struct tx *tx = act("ana");
    cr_assert(record_add(tx, &review_records, &review, &err), "%s", err.what);
    done(tx);
    cr_assert(drafts_keep(store, &draft, &err) && drafts_keep(store, &ticket, &err) &&
                  seats_sit(store, &seat, true, &drives, &err) &&
                  misses_count(store, &miss, &err),
              "%s", err.what);
}

static void start_again(void)
{
    store_close(store);
    unlink(store_file);
    cr_assert(store_create(store_file, &store, &err), "%s", err.what);
    fill();
}

Test(hurt, is_nothing_where_text_is_half_typed_and_seats_are_taken)
{
    fill();
    look();
    cr_assert_str_empty(findings);
}

Test(hurt, is_named_beside_the_records)
{
#define HURT(table, set) "PRAGMA ignore_check_constraints = ON; UPDATE " table " SET " set
    static const struct {
        const char *sql, *named;
    } cases[] = {
        {HURT("draft", "text = CAST(X'41FF' AS TEXT) WHERE place LIKE 'review%'"),
         "half-typed text of \"review/1/cause\": its text is not valid UTF-8"},
        {HURT("draft", "text = CAST(X'410042' AS TEXT) WHERE place LIKE 'review%'"),
         "its text is not valid UTF-8"},
        {HURT("draft", "actor = ''"), "its actor is missing"},
        {HURT("draft", "place = '' WHERE place LIKE 'review%'"), "its place is missing"},
        {HURT("draft", "updated_at = 9000000000000000000"), "its time is no time"},
        {HURT("draft", "place = 'deploy/7/what' WHERE place LIKE 'deploy%'"),
         "\"deploy/7/what\" belongs to a record that has never been"},
        {HURT("miss", "typed = 'Single-Sign-Off'"),
         "\"Single-Sign-Off\" does not stand under its own words"},
        {HURT("miss", "fold = 'single'"), "does not stand under its own words"},
        {HURT("miss", "asked = -1"), "its count is no count"},
        {HURT("miss", "asked_at = -9000000000000000000"), "its time is no time"},
        {HURT("seat", "review = 7"),
         "seat \"k host 1\" is at a review that has never been"},
        {HURT("seat", "drives = 5"), "its driving is neither yes nor no"},
        {HURT("seat", "actor = ''"), "its actor is missing"},
        {HURT("seat", "seen_at = 9000000000000000000"), "its time is no time"},
        {"INSERT INTO seat VALUES ('other', 1, 'bob', 1, 900)",
         "one of several that drive the same review"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        start_again();
        tamper(cases[i].sql);
        look();
        cr_assert(strstr(findings, cases[i].named), "%s: %s", cases[i].sql, findings);
    }
}

Test(hurt, is_a_word_that_is_none_in_the_field_it_stands_in)
{
    struct ticket ticket = blank("pay by card", TICKET_DRAFT);
    add_row(ticket);
    tamper("PRAGMA ignore_check_constraints = ON; UPDATE ticket SET state = 'dragt'");
    look();
    cr_assert(strstr(findings, "the state of ticket 1 is none of its words"), "%s",
              findings);
}

static int take_root(void *root, int columns, char **value, char **name)
{
    (void)columns, (void)name;
    *(long *)root = strtol(value[0], NULL, 10);
    return 0;
}

/* Overwrites the first page of the table. */
static void wipe(const char *table)
{
    sqlite3 *raw;
    char sql[128];
    static const char noise[4096] = "no page of a table";
    long root = 0;
    snprintf(sql, sizeof sql, "SELECT rootpage FROM sqlite_master WHERE name = '%s'",
             table);
    cr_assert_eq(sqlite3_open(store_file, &raw), SQLITE_OK);
    sqlite3_exec(raw, sql, take_root, &root, NULL);
    sqlite3_close(raw);
    cr_assert_gt(root, 1, "%s", table);
    FILE *file = fopen(store_file, "r+b");
    cr_assert(file && fseek(file, (root - 1) * (long)sizeof noise, SEEK_SET) == 0 &&
              fwrite(noise, 1, sizeof noise, file) == sizeof noise && fclose(file) == 0);
}

Test(hurt, is_said_of_every_table_that_cannot_be_read)
{
    static const struct {
        const char *table, *named;
    } cases[] = {
        {"ticket", "not every ticket can be read"},
        {"review", "not every review can be read"},
        {"change", "not every change in the log can be read"},
        {"operation", "not every line of the log can be read"},
        {"draft", "not every half-typed text can be read"},
        {"miss", "not every name that was not found can be read"},
        {"seat", "not every seat of a review can be read"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        start_again();
        store_close(store);
        store = NULL;
        wipe(cases[i].table);
        wipe("lint_word");
        cr_assert(store_open(store_file, STORE_READ, &store, &err), "%s", err.what);
        look();
        cr_assert(strstr(findings, cases[i].named), "%s: %s", cases[i].table, findings);
        cr_assert(strstr(findings, "not every word can be read"), "it goes on: %s",
                  findings);
    }
}

Test(hurt, is_a_time_past_the_calendar_read_as_the_end_of_it)
{
    static const char past[] = "UPDATE ticket SET opened_at = 9223372036854775807, "
                               "started_at = -9223372036854775807;"
                               "UPDATE operation SET at = 9223372036854775807";
    struct ticket_line line;
    struct log_row *rows;
    bool found;
    size_t n;
    int64_t at;
    int64_t id = add_row(blank("one", TICKET_DRAFT));
    tamper(past);
    cr_assert(tickets_line(store, id, &arena, &line, &found, &err) && found);
    cr_expect_eq(line.opened_at, time_within(INT64_MAX));
    cr_expect_eq(line.started_at, time_within(INT64_MIN));
    cr_assert(log_list(store, 0, 1, &arena, &rows, &n, &err) && n == 1);
    cr_expect_eq(rows[0].at, time_within(INT64_MAX));
    cr_assert(log_last_act(store, "mia", &at, &err));
    cr_expect_eq(at, time_within(INT64_MAX));
    look();
    cr_expect(strstr(findings, "operation 1 of the log"), "%s", findings);
}
