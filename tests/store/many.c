/* A hundred thousand tickets with long texts: their counts are true, and neither a page of
 * them nor a search reads the texts, and a search for incidents does not go through them.
 */
#include "support.h"

#include "store/incidents.h"
#include "store/tickets.h"

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

TestSuite(many, .init = store_enter, .fini = store_leave);

static sqlite3 *watched;

static int watch(sqlite3 *db, char **why, const struct sqlite3_api_routines *api)
{
    (void)why, (void)api;
    watched = db;
    return SQLITE_OK;
}

/* Pages read from the file so far. */
static int pages_read(void)
{
    int read, high;
    sqlite3_db_status(watched, SQLITE_DBSTATUS_CACHE_MISS, &read, &high, 0);
    return read;
}

static int64_t pages(void)
{
    sqlite3_stmt *stmt;
    cr_assert_eq(sqlite3_prepare_v2(watched, "PRAGMA page_count", -1, &stmt, NULL), 0);
    cr_assert_eq(sqlite3_step(stmt), SQLITE_ROW);
    int64_t n = sqlite3_column_int64(stmt, 0);
    sqlite3_finalize(stmt);
    return n;
}

enum { MANY = 100000 };

/* Of ten: four drafts, three ready of which one was put off until day 100, one doing, one
 * decided against, one done. Of a hundred, one is of a customer. And one incident. */
static void fill(void)
{
    tamper(
        "PRAGMA synchronous = OFF; BEGIN;"
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) "
        "INSERT INTO ticket (id, rev, title, title_fold, state, who, does, why, "
        "done_when, not_changing, way_back, no_awkward_cases, signs_off, customer, "
        "customer_fold, decision, decision_why, decided_by, come_back_on, opened_at, "
        "ready_at, source, source_id, url, gaps) "
        "SELECT i, 1, 'w' || (i % 991) || ' list w' || i, 'w' || (i % 991) || ' list w' || "
        "i, "
        "CASE WHEN i % 10 < 4 THEN 'draft' WHEN i % 10 < 7 THEN 'ready' "
        "WHEN i % 10 = 9 THEN 'done' ELSE 'doing' END, printf('%.700c', 'x'), '', '', '', "
        "'', '', 0, '', CASE WHEN i % 100 = 0 THEN 'Kiosk' ELSE '' END, "
        "CASE WHEN i % 100 = 0 THEN 'kiosk' ELSE '' END, "
        "CASE i % 10 WHEN 6 THEN 'not_now' WHEN 8 THEN 'no' ELSE 'none' END, '', '', "
        "CASE i % 10 WHEN 6 THEN '1970-04-11' END, i, CASE WHEN i % 10 >= 4 THEN i END, "
        "'github', i, '', CASE WHEN i % 10 < 4 THEN i % 256 ELSE 0 END FROM n;"
        "INSERT INTO title_search (rowid, title_fold) SELECT id, title_fold FROM ticket;"
        "INSERT INTO ticket_tally (state, decision, come_back_on, begun, n) "
        "SELECT state, decision, come_back_on, 0, COUNT(*) FROM ticket GROUP BY 1, 2, 3;"
        "INSERT INTO incident (id, rev, title, title_fold, severity, state, started_at, "
        "customers, heard_from, flag, source, source_id, url) VALUES "
        "(7, 1, 'List twice', 'list twice', 'none', 'open', 5, 0, '', '', '', '', '');"
        "INSERT INTO title_search (rowid, title_fold) VALUES (-7, 'list twice');"
        "COMMIT");
    store_close(store);
    sqlite3_auto_extension((void (*)(void))watch);
    cr_assert(store_open(store_file, STORE_READ, &store, &err), "%s", err.what);
}

static void assert_page(struct tickets_wanted wanted, size_t total, size_t drafts)
{
    struct ticket_page page;
    int before = pages_read();
    wanted.most = 50;
    cr_assert(tickets_page(store, &wanted, &arena, &page, &err), "%s", err.what);
    cr_expect(page.total == total && page.drafts == drafts, "%d: %zu, %zu of them drafts",
              (int)wanted.which, page.total, page.drafts);
    cr_expect_eq(page.n, 50);
    cr_expect_lt(pages_read() - before, pages() / 4, "%d of %d pages were read",
                 pages_read() - before, (int)pages());
}

Test(many, tickets_are_counted_without_reading_their_texts, .timeout = 60)
{
    static const struct {
        enum ticket_which which;
        size_t total, drafts;
    } cases[] = {{WHICH_OPEN, 7 * MANY / 10, 4 * MANY / 10},
                 {WHICH_DRAFT, 4 * MANY / 10, 4 * MANY / 10},
                 {WHICH_READY, 2 * MANY / 10, 0},
                 {WHICH_UNDECIDED, 7 * MANY / 10, 4 * MANY / 10},
                 {WHICH_DONE, MANY / 10, 0},
                 {WHICH_NOT_NOW, MANY / 10, 0},
                 {WHICH_ALL, MANY, 4 * MANY / 10}};
    struct tickets_wanted wanted = {
        .fold = "", .line = "", .customer = "", .gap = GAP_ANY, .today = 99};
    int64_t opened, met;
    fill();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        wanted.which = cases[i].which;
        assert_page(wanted, cases[i].total, cases[i].drafts);
    }
    wanted.which = WHICH_OPEN, wanted.today = 100;
    assert_page(wanted, 8 * MANY / 10, 4 * MANY / 10);
    wanted.first = 6 * MANY / 10;
    assert_page(wanted, 8 * MANY / 10, 4 * MANY / 10);
    wanted.first = 0, wanted.customer = "kios";
    assert_page(wanted, MANY / 100, MANY / 100);
    wanted.customer = "", wanted.order = ORDER_GAPS, wanted.fold = " list w77";
    assert_page(wanted, 889, 444);
    cr_assert(tickets_met(store, MANY - 999, "", &opened, &met, &err), "%s", err.what);
    cr_expect(opened == 1000 && met == 600);
}

Test(many, tickets_are_found_a_part_at_a_time, .timeout = 60)
{
    struct tickets_wanted wanted = {
        .fold = "list w77", .line = "", .customer = "", .gap = GAP_ANY, .today = 100};
    struct ticket_page page, whole;
    static struct ticket_scan scan;
    fill();
    cr_assert(tickets_scan(store, &wanted, &scan, &err), "%s", err.what);
    cr_expect(!scan.whole && scan.total > 0, "%zu at first", scan.total);
    for (int parts = 1; !scan.whole; parts++) {
        cr_assert_lt(parts, 20);
        cr_assert(tickets_scan(store, &wanted, &scan, &err), "%s", err.what);
    }
    wanted.most = 60;
    cr_assert(tickets_page(store, &wanted, &arena, &whole, &err), "%s", err.what);
    cr_assert(tickets_scanned(store, &scan, ORDER_BOARD, 60, &arena, &page, &err));
    cr_expect(page.total == whole.total && page.drafts == whole.drafts);
    cr_assert_eq(page.n, whole.n);
    for (size_t i = 0; i < page.n; i++)
        cr_expect_eq(page.line[i].id, whole.line[i].id);
}

Test(many, tickets_are_searched_by_their_rare_words_and_by_all_of_them, .timeout = 60)
{
    struct ticket_alike *list;
    size_t n;
    fill();
    int before = pages_read();
    cr_assert(tickets_alike(store, "the list with w5005", 0, 0, 5, &arena, &list, &n, &err),
              "%s", err.what);
    cr_assert(n > 0);
    cr_expect_str_eq(list[0].line.title, "w50 list w5005", "%s", list[0].line.title);
    cr_expect_lt(pages_read() - before, pages() / 4);
}

static int step(void *steps)
{
    ++*(int *)steps;
    return 0;
}

Test(many, incidents_are_searched_without_going_through_the_tickets_that_share_a_word,
     .timeout = 60)
{
    struct incident_alike *list;
    size_t n;
    int steps = 0;
    fill();
    sqlite3_progress_handler(watched, 1, step, &steps);
    cr_assert(incidents_alike(store, "a list", 0, 0, false, 5, &arena, &list, &n, &err),
              "%s", err.what);
    cr_assert_eq(n, 1);
    cr_expect_eq(list[0].incident.id, 7);
    cr_expect_lt(steps, MANY / 10, "%d steps", steps);
}
