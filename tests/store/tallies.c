/* The counts of tickets and the places of patterns follow their records, and the doctor
 * looks at both. */
#include "support.h"

#include "base/data.h"
#include "store/areas.h"
#include "store/tickets.h"

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

TestSuite(tallies, .init = store_enter, .fini = store_leave);

static char said[512];

static void say(void *ctx, const char *what)
{
    (void)ctx;
    snprintf(said, sizeof said, "%s", what);
}

static const char *doctor(void)
{
    said[0] = '\0';
    cr_assert(log_verify(store, say, NULL, &err), "%s", err.what);
    return said;
}

static size_t many(enum ticket_which which)
{
    const struct tickets_wanted wanted = {
        .fold = "", .line = "", .customer = "", .gap = GAP_ANY, .which = which, .today = 9};
    struct ticket_page page;
    cr_assert(tickets_page(store, &wanted, &arena, &page, &err), "%s", err.what);
    return page.total;
}

Test(tallies, of_tickets_follow_what_is_added_changed_and_dropped)
{
    add_row(blank("one", TICKET_DRAFT));
    int64_t id = add_row(blank("two", TICKET_DRAFT));
    cr_expect_eq(many(WHICH_OPEN), 2);
    struct ticket two;
    cr_assert(record_get(store, &ticket_records, id, &arena, &two, &err));
    two.decision = DECISION_NOT_NOW, two.come_back_on = 20;
    change(&ticket_records, &two);
    cr_expect(many(WHICH_OPEN) == 1 && many(WHICH_NOT_NOW) == 1);
    struct tx *tx = act("mia");
    cr_assert(record_drop(tx, &ticket_records, &two, &err), "%s", err.what);
    done(tx);
    cr_expect(many(WHICH_ALL) == 1 && many(WHICH_NOT_NOW) == 0);
    cr_expect_str_empty(doctor());
}

/* The doctor looks at the count of those without owner as well. */
static size_t areas(void)
{
    struct area_page page;
    cr_assert(areas_page(store, &(struct page_of){"", "", 0, 9, 0}, &arena, &page, &err));
    cr_expect_str_empty(doctor());
    return page.total;
}

Test(tallies, of_areas_follow_what_is_added_archived_and_left_without_owner)
{
    struct area a = add_area("mia", "a"), b = add_area("mia", "b");
    cr_expect_eq(areas(), 2);
    a.unowned_on_purpose = true;
    change(&area_records, &a);
    cr_expect_eq(areas(), 2);
    b.archived_at = 5000;
    change(&area_records, &b);
    cr_expect_eq(areas(), 1);
    struct area vacant = add_area("mia", "c");
    struct tx *tx = act("mia");
    cr_assert(record_drop(tx, &area_records, &b, &err), "%s", err.what);
    cr_assert(record_drop(tx, &area_records, &vacant, &err), "%s", err.what);
    done(tx);
    cr_expect_eq(areas(), 1);
    tamper("UPDATE area_tally SET areas = 3");
    cr_expect_str_eq(doctor(), "the counts of tickets and areas are wrong about 1 of them");
}

Test(tallies, do_not_follow_what_is_abandoned)
{
    struct ticket ticket = blank("one", TICKET_DRAFT);
    struct tx *tx = act("mia");
    cr_assert(record_add(tx, &ticket_records, &ticket, &err));
    tx_abandon(tx);
    cr_expect_eq(many(WHICH_ALL), 0);
    cr_expect_str_empty(doctor());
}

static void add_pattern(int64_t area, const char *text)
{
    struct path_pattern row = {.area = area, .position = 1, .pattern = text, .section = ""};
    struct tx *tx = act("mia");
    cr_assert(record_add(tx, &path_pattern_records, &row, &err), "%s", err.what);
    done(tx);
}

static size_t near_to(const char *path)
{
    struct path_pattern *patterns;
    size_t n;
    cr_assert(areas_patterns_near(store, path, &arena, &patterns, &n, &err));
    return n;
}

Test(tallies, let_a_path_be_compared_with_the_patterns_that_may_match_it)
{
    int64_t area = add_area("mia", "billing").id;
    add_pattern(area, "/services/billing/");
    add_pattern(area, "*.sql");
    add_pattern(area, "*");
    cr_expect_eq(near_to("services/billing/pay.c"), 2);
    cr_expect_eq(near_to("a/b.sql"), 2);
    cr_expect_eq(near_to("README"), 1);
    cr_expect_str_empty(doctor());
}

Test(tallies, are_looked_at_by_the_doctor)
{
    add_row(blank("one", TICKET_DRAFT));
    add_pattern(add_area("mia", "billing").id, "/services/");
    cr_expect_str_empty(doctor());
    tamper("UPDATE ticket_tally SET n = 7");
    cr_expect_str_eq(doctor(), "the counts of tickets and areas are wrong about 2 of them");
    tamper("UPDATE ticket_tally SET n = 1; UPDATE path_pattern SET anchor = '/x'");
    cr_expect_str_eq(doctor(), "the places of path patterns are wrong about 1 of them");
}

/* A board as the sixth version wrote it. */
static void make_old_board(void)
{
    static const char rows[] =
        "INSERT INTO ticket (id, rev, title, title_fold, state, who, does, why, done_when, "
        "not_changing, way_back, no_awkward_cases, signs_off, customer, decision, "
        "decision_why, decided_by, opened_at, source, source_id, url) VALUES "
        "(7, 1, 'Mail', 'mail', 'draft', '', '', '', '', '', '', 0, '', '', 'none', '', "
        "'', 800, '', '', '');"
        "INSERT INTO area (id, rev, slug, name, name_fold, covers, line, "
        "unowned_on_purpose, source, source_id) "
        "VALUES (1, 1, 'a', 'a', 'a', '', '', 1, '', '');"
        "INSERT INTO path_pattern (id, rev, area, position, pattern, section, dialect, "
        "excludes) VALUES (1, 1, 1, 1, '/services/', '', 'github', 0);"
        "PRAGMA application_id = 1112232788; PRAGMA user_version = 6";
    sqlite3 *db;
    size_t n;
    const struct data_file *files = data_files(&n);
    store_close(store);
    remove(store_file);
    cr_assert_eq(sqlite3_open(store_file, &db), SQLITE_OK);
    for (size_t i = 0; i < n; i++)
        if (strncmp(files[i].name, "schema/", 7) == 0 && files[i].name[9] <= '6')
            cr_assert_eq(sqlite3_exec(db, files[i].text, NULL, NULL, NULL), SQLITE_OK);
    cr_assert_eq(sqlite3_exec(db, rows, NULL, NULL, NULL), SQLITE_OK, "%s",
                 sqlite3_errmsg(db));
    sqlite3_close(db);
}

Test(tallies, of_an_older_board_are_filled_when_it_is_brought_up_to_date)
{
    make_old_board();
    cr_assert(store_open(store_file, STORE_WRITE, &store, &err), "%s %s", err.what,
              err.why);
    cr_expect_eq(many(WHICH_DRAFT), 1);
    cr_expect_eq(near_to("services/a.c"), 1);
    cr_expect_eq(near_to("other/a.c"), 0);
}
