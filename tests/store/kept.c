/* What is kept beside the records and follows from them: the gaps of a spec, and what the
 * search over titles finds. */
#include "support.h"

#include "base/data.h"
#include "store/incidents.h"
#include "store/tickets.h"

#include <inttypes.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

TestSuite(kept, .init = store_enter, .fini = store_leave);

static unsigned gaps(int64_t ticket)
{
    struct ticket_line line;
    bool found;
    cr_assert(tickets_line(store, ticket, &arena, &line, &found, &err) && found);
    return line.gaps;
}

static const char *alike(const char *title)
{
    struct ticket_alike *list;
    struct buf text;
    size_t n;
    cr_assert(tickets_alike(store, title, 0, 0, 9, &arena, &list, &n, &err), "%s %s",
              err.what, err.why);
    buf_init(&text);
    for (size_t i = 0; i < n; i++)
        buf_addf(&text, "%s%s", i ? "; " : "", list[i].line.title);
    const char *kept = arena_copy(&arena, text.text);
    buf_release(&text);
    return kept;
}

static char said[2000];

static void listen(void *ctx, const char *what)
{
    (void)ctx;
    size_t len = strlen(said);
    snprintf(said + len, sizeof said - len, "%s\n", what);
}

static const char *doctor(void)
{
    said[0] = '\0';
    cr_assert(log_verify(store, listen, NULL, &err), "%s %s", err.what, err.why);
    return said;
}

static struct ticket good(int64_t signer)
{
    struct ticket ticket = blank("Invoices by project", TICKET_READY);
    ticket.who = "finance lead";
    ticket.does = "downloads one list by project";
    ticket.why = "today they copy by hand";
    ticket.done_when = "the list has one part a project";
    ticket.not_changing = "the invoice";
    ticket.way_back = "turn the flag off";
    ticket.signs_off = "ana";
    ticket.signer = signer;
    return ticket;
}

static struct ticket get(int64_t id)
{
    struct ticket ticket;
    cr_assert(record_get(store, &ticket_records, id, &arena, &ticket, &err), "%s",
              err.what);
    return ticket;
}

static void walk(enum op_kind way)
{
    static int keys;
    struct tx *tx;
    int64_t target;
    cr_assert(
        (way == OP_UNDO ? log_next_undo : log_next_redo)(store, "mia", &target, &err));
    const struct deed deed = {.actor = "mia",
                              .what = "walk",
                              .why = "",
                              .key = arena_printf(&arena, "walk %d", ++keys),
                              .now = 9000,
                              .kind = way,
                              .target = target};
    cr_assert(tx_begin(store, &deed, &tx, &err), "%s", err.what);
    cr_assert(log_walk(tx, target, way, &err), "%s %s", err.what, err.why);
    done(tx);
}

Test(kept, gaps_follow_the_ticket_its_awkward_cases_and_whoever_signs_off)
{
    int64_t ana = add_person("mia", "ana"), id = add_row(good(ana));
    struct awkward_case empty = {.ticket = id, .position = 1, .text = "no invoice at all"};
    struct ticket ticket;
    struct person person;
    cr_expect_eq(gaps(id), 1U << SPEC_AWKWARD);
    struct tx *tx = act("mia");
    cr_assert(record_add(tx, &awkward_case_records, &empty, &err), "%s", err.what);
    done(tx);
    cr_expect_eq(gaps(id), 0);
    empty.text = "TBD";
    change(&awkward_case_records, &empty);
    cr_expect_eq(gaps(id), 1U << SPEC_AWKWARD);
    tx = act("mia");
    cr_assert(record_drop(tx, &awkward_case_records, &empty, &err), "%s", err.what);
    done(tx);
    ticket = get(id);
    ticket.no_awkward_cases = true;
    ticket.why = "better";
    change(&ticket_records, &ticket);
    cr_expect_eq(gaps(id), 1U << SPEC_WHY);
    cr_assert(record_get(store, &person_records, ana, &arena, &person, &err));
    person.state = PERSON_LEFT;
    person.left_at = 5;
    change(&person_records, &person);
    cr_expect_eq(gaps(id), 1U << SPEC_WHY | 1U << SPEC_SIGNS_OFF);
    cr_expect_str_empty(doctor());
}

Test(kept, gaps_and_titles_follow_undo_and_redo)
{
    int64_t ana = add_person("mia", "ana"), id = add_row(good(ana));
    struct ticket ticket = get(id);
    ticket.title = "Reminders on tablets";
    ticket.why = "better";
    change(&ticket_records, &ticket);
    for (int i = 0; i < 2; i++) {
        cr_expect_eq(gaps(id), 1U << SPEC_WHY | 1U << SPEC_AWKWARD);
        cr_expect_str_eq(alike("reminders on tablets"), "Reminders on tablets");
        cr_expect_str_empty(alike("invoices by project"));
        walk(OP_UNDO);
        cr_expect_eq(gaps(id), 1U << SPEC_AWKWARD);
        cr_expect_str_eq(alike("invoices by project"), "Invoices by project");
        cr_expect_str_empty(alike("reminders on tablets"));
        walk(OP_REDO);
    }
    walk(OP_UNDO);
    walk(OP_UNDO);
    cr_expect_str_empty(alike("invoices by project"), "the ticket is not there");
    cr_expect_str_empty(doctor());
    walk(OP_REDO);
    cr_expect_str_eq(alike("invoices by project"), "Invoices by project");
    cr_expect_str_empty(doctor());
}

Test(kept, is_no_change_of_its_own)
{
    struct log_change_row *rows;
    size_t n;
    int64_t id = add_row(good(add_person("mia", "ana"))), operation;
    struct awkward_case row = {.ticket = id, .position = 1, .text = "no invoice at all"};
    struct tx *tx = act("mia");
    cr_assert(record_add(tx, &awkward_case_records, &row, &err), "%s", err.what);
    operation = done(tx);
    cr_assert(log_changes(store, operation, &arena, &rows, &n, &err));
    cr_expect(n == 1 && strcmp(rows[0].entity, "awkward_case") == 0);
    cr_expect_eq(get(id).rev, 1);
}

Test(kept, is_looked_at_by_the_doctor)
{
    static const struct {
        const char *sql, *said;
    } cases[] = {
        {"UPDATE ticket SET gaps = 3 WHERE id = 1",
         "the gaps kept beside the tickets are wrong about 1 of them"},
        {"DELETE FROM title_search WHERE rowid > 0",
         "the search over titles is wrong about 2 of them"},
        {"UPDATE title_search SET title_fold = 'x' WHERE rowid = 1", "about 1 of them"},
        {"INSERT INTO title_search (rowid, title_fold) VALUES (-7, 'x')",
         "about 1 of them"},
    };
    add_row(blank("one", TICKET_DRAFT));
    add_row(blank("two", TICKET_DRAFT));
    cr_assert_str_empty(doctor());
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        tamper(cases[i].sql);
        cr_expect(strstr(doctor(), cases[i].said), "%s: %s", cases[i].sql, said);
        tamper("UPDATE ticket SET gaps = 255; DELETE FROM title_search; "
               "INSERT INTO title_search (rowid, title_fold) "
               "SELECT id, title_fold FROM ticket");
    }
}

/* A board as the third version wrote it, or the fourth. */
static void make_old_board(size_t version)
{
    static const char *const schema[] = {"schema/001-board.sql", "schema/002-vacancy.sql",
                                         "schema/003-line-and-miss.sql",
                                         "schema/004-tickets.sql"};
    static const char *const stamp[] = {"PRAGMA user_version = 3",
                                        "PRAGMA user_version = 4"};
    static const char rows[] =
        "INSERT INTO person (id, rev, name, name_fold, handle, contact, state, left_at) "
        "VALUES (1, 1, 'Ana', 'ana', 'ana', '', 'left', 5);"
        "INSERT INTO ticket (id, rev, title, title_fold, state, who, does, why, done_when, "
        "not_changing, way_back, no_awkward_cases, signs_off, signer, customer, decision, "
        "decision_why, decided_by, opened_at, source, source_id, url) VALUES "
        "(7, 1, 'Größere Rechnung', 'grossere rechnung', 'draft', 'a book-keeper', "
        "'gets a copy', 'better', 'a copy arrives', 'the invoice', 'the switch', 0, 'ana', "
        "1, 'Kiosk-AG', 'none', '', '', 800, '', '', '');"
        "INSERT INTO awkward_case (rev, ticket, position, text) "
        "VALUES (1, 7, 1, 'no address at all');"
        "INSERT INTO incident (id, rev, title, title_fold, severity, state, started_at, "
        "customers, heard_from, flag, source, source_id, url) VALUES "
        "(3, 1, 'Mail twice', 'mail twice', 'none', 'open', 5, 0, '', '', '', '', '');"
        "PRAGMA application_id = 1112232788";
    sqlite3 *db;
    store_close(store);
    cr_assert_eq(remove(store_file), 0);
    cr_assert_eq(sqlite3_open(store_file, &db), SQLITE_OK);
    for (size_t i = 0; i < version; i++)
        cr_assert_eq(sqlite3_exec(db, data_find(schema[i])->text, NULL, NULL, NULL),
                     SQLITE_OK, "%s", sqlite3_errmsg(db));
    cr_assert_eq(sqlite3_exec(db, rows, NULL, NULL, NULL), SQLITE_OK, "%s",
                 sqlite3_errmsg(db));
    cr_assert_eq(sqlite3_exec(db, stamp[version - 3], NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

static void brought_up_to_date(size_t version)
{
    struct incident_alike *incidents;
    size_t n;
    make_old_board(version);
    cr_assert(store_open(store_file, STORE_WRITE, &store, &err), "%s %s", err.what,
              err.why);
    cr_expect_eq(gaps(7), 1U << SPEC_WHY | 1U << SPEC_SIGNS_OFF);
    cr_expect_str_eq(alike("grossere rechnung"), "Größere Rechnung");
    cr_assert(
        incidents_alike(store, "mail twice", 0, 0, true, 9, &arena, &incidents, &n, &err) &&
        n == 1);
    cr_expect(!strstr(doctor(), "wrong about"), "%s", said);
    struct ticket ticket = get(7);
    cr_expect(ticket.edits == 0 && !ticket.assigned[0]);
    tamper("CREATE TABLE seen (fold TEXT CHECK (fold = 'kiosk ag'));"
           "INSERT INTO seen SELECT customer_fold FROM ticket");
}

Test(kept, of_an_older_board_is_filled_when_it_is_brought_up_to_date)
{
    brought_up_to_date(3);
}

Test(kept, of_a_board_with_two_searches_is_filled_into_the_one)
{
    brought_up_to_date(4);
}

static int find_index(void *ctx, int n, char **text, char **names)
{
    (void)names;
    if (n == 4 && strstr(text[3], "ticket_signer"))
        *(bool *)ctx = true;
    return 0;
}

Test(kept, of_who_signs_off_is_found_without_reading_every_ticket)
{
    sqlite3 *raw;
    bool found = false;
    cr_assert_eq(sqlite3_open(store_file, &raw), SQLITE_OK);
    sqlite3_exec(raw, "EXPLAIN QUERY PLAN SELECT id FROM ticket WHERE signer = ?",
                 find_index, &found, NULL);
    sqlite3_close(raw);
    cr_expect(found);
}
