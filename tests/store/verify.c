/* What doctor proves, and what opening a file refuses. */
#include "support.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

TestSuite(verify, .init = store_enter, .fini = store_leave);
TestSuite(open, .init = store_enter, .fini = store_leave);

static char findings[4000];

static void listen(void *ctx, const char *what)
{
    ++*(int *)ctx;
    size_t len = strlen(findings);
    snprintf(findings + len, sizeof findings - len, "%s\n", what);
}

static int look(void)
{
    int n = 0;
    findings[0] = '\0';
    cr_assert(log_verify(store, listen, &n, &err), "%s %s", err.what, err.why);
    return n;
}

Test(verify, calls_an_untouched_store_sound)
{
    add_person("ana", "ana");
    add_area("ana", "billing");
    cr_assert_eq(look(), 0, "%s", findings);
}

Test(verify, names_whatever_was_changed_behind_its_back)
{
    static const struct {
        const char *sql, *named;
    } cases[] = {
        {"UPDATE area SET covers = 'x' WHERE slug = 'billing'", "area \"billing\""},
        {"UPDATE area SET name = 'Billing' WHERE slug = 'billing'",
         "is not what the log says"},
        {"UPDATE area SET name_fold = 'x' WHERE slug = 'billing'",
         "not found under its name"},
        {"DELETE FROM area WHERE slug = 'login'", "missing from the board"},
        {"INSERT INTO person (rev, name, name_fold, handle, contact, state) "
         "VALUES (1, 'Eve', 'eve', 'eve', '', 'active')",
         "\"Eve\" (number 2) is not in the log"},
        {"UPDATE operation SET what = 'nothing' WHERE id = 2", "operation 2 of the log"},
        {"UPDATE operation SET at = at + 1 WHERE id = 1", "operation 1 of the log"},
        {"UPDATE change SET after = replace(after, 'ana', 'bob') WHERE id = 1",
         "operation 1 of the log"},
        {"PRAGMA foreign_keys=OFF; DELETE FROM change WHERE operation = 2; "
         "DELETE FROM operation WHERE id = 2",
         "what lies between is missing"},
        {"UPDATE change SET after = 'rubbish' WHERE id = 2", "cannot be read"},
        {"UPDATE change SET entity = 'nonsense' WHERE id = 2", "does not have"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        add_person("ana", "ana");
        add_area("ana", "billing");
        add_area("ana", "login");
        tamper(cases[i].sql);
        cr_assert(look() > 0, "%s", cases[i].sql);
        cr_assert(strstr(findings, cases[i].named), "%s: %s", cases[i].sql, findings);
        store_close(store);
        unlink(store_file);
        cr_assert(store_create(store_file, &store, &err), "%s", err.what);
    }
}

Test(open, makes_a_board_once)
{
    struct store *second = NULL;
    cr_assert(store_create(store_file, &second, &err), "a schema without a board: %s",
              err.what);
    store_close(second);
    struct tx *tx = act("ana");
    struct board_record about = {.id = 1, .name = "A", .time_zone = "UTC", .created_at = 5};
    cr_assert(record_add(tx, &board_records, &about, &err));
    done(tx);
    cr_assert(!store_create(store_file, &second, &err));
    cr_assert_eq(err.code, ERR_REFUSED);
    cr_assert_eq(store_path(store)[0], '/');
}

Test(open, goes_on_where_a_killed_init_left_an_empty_file)
{
    struct store *second = NULL;
    store_close(store);
    cr_assert_eq(truncate(store_file, 0), 0);
    cr_assert(!store_open(store_file, STORE_READ, &second, &err) && err.code == ERR_STORE);
    cr_assert(store_create(store_file, &store, &err), "%s", err.what);
}

Test(open, refuses_another_programs_database)
{
    struct store *second = NULL;
    store_close(store);
    store = NULL;
    tamper("PRAGMA application_id = 5");
    cr_assert(!store_open(store_file, STORE_WRITE, &second, &err));
    cr_assert(strstr(err.what, "is not a board"), "%s", err.what);
    cr_assert(!store_create(store_file, &second, &err));
}

Test(open, only_reads_a_newer_board)
{
    store_close(store);
    store = NULL;
    tamper("PRAGMA user_version = 900");
    cr_assert(!store_open(store_file, STORE_WRITE, &store, &err));
    cr_assert(strstr(err.what, "newer Buckstop"), "%s", err.what);
    cr_assert(store_open(store_file, STORE_READ, &store, &err), "%s", err.what);
}

Test(open, sees_another_writers_commit)
{
    struct store *second;
    struct area area;
    int64_t before, after;
    cr_assert(store_open(store_file, STORE_READ, &second, &err));
    cr_assert(store_version(second, &before, &err));
    int64_t id = add_area("ana", "billing").id;
    cr_assert(store_version(second, &after, &err) && before != after);
    cr_assert(record_get(second, &area_records, id, &arena, &area, &err));
    store_close(second);
    store_close(NULL);
}

Test(open, copies_itself)
{
    char copy[80];
    struct store *second;
    int64_t id = add_area("ana", "billing").id;
    struct area area;
    snprintf(copy, sizeof copy, "%s.copy", store_file);
    cr_assert(store_backup(store, copy, &err), "%s", err.what);
    cr_assert(store_open(copy, STORE_WRITE, &second, &err));
    cr_assert(record_get(second, &area_records, id, &arena, &area, &err));
    store_close(second);
}
