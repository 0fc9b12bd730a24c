/* The list of areas, those without owner first, and the table that keeps them there. */
#include "support.h"

#include "base/data.h"
#include "store/areas.h"

#include <sqlite3.h>
#include <stdio.h>

TestSuite(areas, .init = store_enter, .fini = store_leave);

static struct area_page page;

static const char *names(const char *fold, size_t first, size_t most)
{
    struct buf text;
    buf_init(&text);
    const struct page_of of = {fold, "", first, most, 0};
    cr_assert(areas_page(store, &of, &arena, &page, &err), "%s", err.what);
    for (size_t i = 0; i < page.n; i++)
        buf_addf(&text, "%s%s", i ? " " : "", page.line[i].area.name);
    const char *kept = arena_copy(&arena, text.text);
    buf_release(&text);
    return kept;
}

Test(areas, come_first_where_nobody_owns_them)
{
    int64_t ana = add_person("mia", "ana");
    int64_t a = add_area("mia", "admin").id;
    add_area("mia", "billing");
    int64_t c = add_area("mia", "checkout").id;
    add_area("mia", "zoo");
    own(a, ana, 1000, 0);
    struct ownership row = own(c, ana, 1000, 0);
    cr_assert_str_eq(names("", 0, 9), "billing zoo admin checkout");
    cr_assert_eq(page.total, 4);
    row.until = 2000;
    change(&ownership_records, &row);
    cr_assert_str_eq(names("", 0, 9), "billing checkout zoo admin");
}

Test(areas, are_paged_over_the_border_of_the_two)
{
    int64_t ana = add_person("mia", "ana");
    int64_t a = add_area("mia", "a").id, b = add_area("mia", "b").id;
    add_area("mia", "c");
    add_area("mia", "d");
    own(a, ana, 1000, 0);
    own(b, ana, 1000, 0);
    static const struct {
        size_t first, most;
        const char *names;
    } cases[] = {{0, 2, "c d"}, {0, 3, "c d a"}, {1, 2, "d a"}, {2, 2, "a b"},
                 {3, 5, "b"},   {4, 5, ""},      {9, 5, ""},    {0, 0, ""}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cr_expect_str_eq(names("", cases[i].first, cases[i].most), cases[i].names);
        cr_expect_eq(page.total, 4);
    }
}

Test(areas, without_owner_on_purpose_or_archived_are_no_vacancy)
{
    struct area a = add_area("mia", "a"), b = add_area("mia", "b"),
                c = add_area("mia", "c");
    a.unowned_on_purpose = true;
    change(&area_records, &a);
    cr_assert_str_eq(names("", 0, 9), "b c a");
    b.archived_at = 5000;
    change(&area_records, &b);
    cr_assert_str_eq(names("", 0, 9), "c a");
    c.name = "z";
    change(&area_records, &c);
    cr_assert_str_eq(names("", 0, 9), "z a");
}

Test(areas, are_found_by_what_is_typed_and_nothing_else)
{
    add_area("mia", "100% paid");
    add_area("mia", "a_b");
    add_area("mia", "axb");
    add_area("mia", "wow!");
    static const struct {
        const char *fold, *names;
    } cases[] = {
        {"%", "100% paid"}, {"a b", "a_b"}, {"!", "wow!"}, {"b", "a_b axb"}, {"none", ""}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cr_expect_str_eq(names(cases[i].fold, 0, 9), cases[i].names, "%s", cases[i].fold);
        cr_expect_eq(page.total, page.n);
    }
}

static void count_report(void *ctx, const char *what)
{
    int *n = ctx;
    cr_expect(strstr(what, "without owner"), "%s", what);
    (*n)++;
}

Test(areas, are_looked_at_by_the_doctor)
{
    int reports = 0;
    add_area("mia", "a");
    cr_assert(log_verify(store, count_report, &reports, &err));
    cr_assert_eq(reports, 0);
    tamper("DELETE FROM vacancy; UPDATE area_tally SET vacant = 0");
    cr_assert(log_verify(store, count_report, &reports, &err));
    cr_assert_eq(reports, 1);
}

/* A board as the first version wrote it: its schema, and rows without any vacancy. */
static void make_old_board(void)
{
    static const char rows[] =
        "INSERT INTO person (id, rev, name, name_fold, handle, contact, state) "
        "VALUES (1, 1, 'Ana', 'ana', 'ana', '', 'active');"
        "INSERT INTO area (id, rev, slug, name, name_fold, covers, line, "
        "unowned_on_purpose, source, source_id) VALUES "
        "(1, 1, 'admin', 'admin', 'admin', '', 'Zahlung_Süd', 0, '', ''), "
        "(2, 1, 'zoo', 'zoo', 'zoo', '', '', 0, '', '');"
        "INSERT INTO ownership (id, rev, area, role, person, since, set_by, why) "
        "VALUES (1, 1, 1, 'owner', 1, 1000, 'ana', '');"
        "PRAGMA user_version = 1";
    sqlite3 *db;
    const struct data_file *first = data_find("schema/001-board.sql");
    store_close(store);
    cr_assert_eq(remove(store_file), 0);
    cr_assert_eq(sqlite3_open(store_file, &db), SQLITE_OK);
    cr_assert_eq(sqlite3_exec(db, first->text, NULL, NULL, NULL), SQLITE_OK, "%s",
                 sqlite3_errmsg(db));
    cr_assert_eq(sqlite3_exec(db, rows, NULL, NULL, NULL), SQLITE_OK, "%s",
                 sqlite3_errmsg(db));
    cr_assert_eq(sqlite3_exec(db, "PRAGMA application_id = 1112232788", NULL, NULL, NULL),
                 SQLITE_OK);
    sqlite3_close(db);
}

/* SQLite reads the text of each at every opening. */
Test(areas, stand_in_tables_whose_text_has_no_blanks_to_spare)
{
    static const char sql[] =
        "SELECT COUNT(*) FROM sqlite_schema WHERE sql LIKE '%--%' OR sql LIKE '%  %' "
        "OR sql LIKE '%( %' OR sql LIKE '% )%' OR instr(sql, char(10))";
    static const char quoted[] = "SELECT COUNT(*) FROM sqlite_schema "
                                 "WHERE sql LIKE '%''trigram case_sensitive 1''%'";
    sqlite3 *db;
    sqlite3_stmt *stmt;
    cr_assert_eq(sqlite3_open(store_file, &db), SQLITE_OK);
    cr_assert_eq(sqlite3_prepare_v2(db, sql, -1, &stmt, NULL), SQLITE_OK);
    cr_assert_eq(sqlite3_step(stmt), SQLITE_ROW);
    cr_expect_eq(sqlite3_column_int(stmt, 0), 0);
    sqlite3_finalize(stmt);
    cr_assert_eq(sqlite3_prepare_v2(db, quoted, -1, &stmt, NULL), SQLITE_OK);
    cr_assert_eq(sqlite3_step(stmt), SQLITE_ROW);
    cr_expect_eq(sqlite3_column_int(stmt, 0), 1);
    sqlite3_finalize(stmt);
    sqlite3_close(db);
}

Test(areas, of_an_older_board_are_brought_up_to_date)
{
    make_old_board();
    cr_assert(store_open(store_file, STORE_WRITE, &store, &err), "%s %s", err.what,
              err.why);
    cr_assert_str_eq(names("", 0, 9), "zoo admin");
    tamper("CREATE TABLE seen (fold TEXT CHECK (fold = 'zahlung sud'));"
           "INSERT INTO seen SELECT line_fold FROM area WHERE id = 1");
}
