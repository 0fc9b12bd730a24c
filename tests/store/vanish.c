/* What is taken away by somebody else while a list is read, whose numbers are found first.
 */
#include "support.h"

#include "base/progress.h"
#include "store/deploys.h"
#include "store/tickets.h"

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

TestSuite(vanish, .init = store_enter, .fini = store_leave);

static int asked, at;

/* It goes at one moment of the reading, unless a statement holds the file at that. */
static bool take_away(void *ctx)
{
    sqlite3 *raw;
    if (asked++ != at || sqlite3_open(store_file, &raw) != SQLITE_OK)
        return false;
    sqlite3_exec(raw, ctx, NULL, NULL, NULL);
    sqlite3_close(raw);
    return false;
}

static void tell(void *ctx, int64_t done, int64_t total, const char *things)
{
    (void)ctx, (void)done, (void)total, (void)things;
}

static void listen(char *sql, int when)
{
    static struct progress listener = {.tell = tell, .stop = take_away};
    asked = 0;
    at = when;
    listener.ctx = sql;
    progress_listen(&listener);
}

/* Three of which the middle one can be told. */
static int64_t add_three(void)
{
    add_row(blank("VAT invoices", TICKET_DRAFT));
    int64_t middle = add_row(blank("VAT invoices", TICKET_DRAFT));
    add_row(blank("VAT invoices", TICKET_DRAFT));
    return middle;
}

Test(vanish, a_list_of_tickets_has_lines_of_tickets_only)
{
    const struct tickets_wanted wanted = {.fold = "",
                                          .line = "",
                                          .customer = "",
                                          .area = AREA_ANY,
                                          .gap = GAP_ANY,
                                          .most = 99};
    char sql[200];
    for (int when = 0; when < 12; when++) {
        struct ticket_page page;
        snprintf(sql, sizeof sql, "DELETE FROM ticket WHERE id = %d", (int)add_three());
        listen(sql, when);
        bool ok = tickets_page(store, &wanted, &arena, &page, &err);
        progress_listen(NULL);
        cr_assert(ok, "%d: %s", when, err.what);
        for (size_t i = 0; i < page.n; i++)
            cr_expect_not_null(page.line[i].title, "%d", when);
        tamper("DELETE FROM ticket");
    }
}

Test(vanish, what_is_alike_is_a_ticket)
{
    char sql[200];
    for (int when = 0; when < 40; when++) {
        struct ticket_alike *alike;
        size_t n;
        snprintf(sql, sizeof sql, "DELETE FROM ticket WHERE id = %d", (int)add_three());
        listen(sql, when);
        bool ok = tickets_alike(store, "vat invoices", 0, 0, 9, &arena, &alike, &n, &err);
        progress_listen(NULL);
        cr_assert(ok, "%d: %s", when, err.what);
        for (size_t i = 0; i < n; i++)
            cr_expect_not_null(alike[i].line.title, "%d", when);
        tamper("DELETE FROM ticket; DELETE FROM title_search");
    }
}

Test(vanish, a_deploy_that_went_is_said_to_have_gone)
{
    const struct deploys_wanted wanted = {.line = "", .fold = "", .most = 9};
    char sql[] = "DELETE FROM deploy";
    for (int when = 0; when < 12; when++) {
        struct deploy deploy;
        struct deploy_page page;
        record_empty(&deploy_records, &deploy);
        deploy.at = 5;
        deploy.what = "x";
        struct tx *tx = act("mia");
        cr_assert(record_add(tx, &deploy_records, &deploy, &err), "%s", err.what);
        done(tx);
        listen(sql, when);
        err = (struct err){0};
        bool ok = deploys_page(store, &wanted, &arena, &page, &err);
        progress_listen(NULL);
        cr_expect(ok || err.code == ERR_CONFLICT, "%d: %d %s", when, err.code, err.what);
        tamper(sql);
    }
}
