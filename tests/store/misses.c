/* What was asked for and not found: counted, in order, and never more than so many. */
#include "support.h"

#include "store/misses.h"

#include <string.h>

TestSuite(misses, .init = store_enter, .fini = store_leave);

static void ask(const char *fold, int64_t at)
{
    const struct miss miss = {.fold = fold, .typed = fold, .asked_at = at};
    cr_assert(misses_count(store, &miss, &err), "%s %s", err.what, err.why);
}

static struct miss *list(size_t *n)
{
    struct miss *misses;
    cr_assert(misses_list(store, &arena, &misses, n, &err), "%s", err.what);
    return misses;
}

Test(misses, are_counted_and_the_most_asked_come_first)
{
    size_t n;
    const struct miss loud = {.fold = "search", .typed = "SEARCH", .asked_at = 30};
    ask("sso", 10);
    ask("search", 20);
    cr_assert_str_eq(list(&n)[0].fold, "search", "of equals the latest");
    ask("sso", 25);
    struct miss *misses = list(&n);
    cr_assert_eq(n, 2);
    cr_assert_str_eq(misses[0].fold, "sso");
    cr_assert(misses[0].asked == 2 && misses[0].asked_at == 25);
    cr_assert(misses[1].asked == 1 && misses[1].asked_at == 20);
    cr_assert(misses_count(store, &loud, &err));
    misses = list(&n);
    cr_assert_eq(n, 2);
    cr_assert_str_eq(misses[0].typed, "SEARCH", "as last typed");
}

Test(misses, are_no_change_to_the_board)
{
    struct log_row *rows;
    size_t n;
    ask("sso", 10);
    cr_assert(log_list(store, 0, 9, &arena, &rows, &n, &err));
    cr_assert_eq(n, 0);
}

Test(misses, forget_what_was_asked_least_recently)
{
    size_t n;
    tamper("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
           "WHERE i < 1005) INSERT INTO miss SELECT 'm ' || i, 'm', 1, i FROM n");
    ask("now", 5000);
    struct miss *misses = list(&n);
    cr_assert_eq(n, MISSES_MOST);
    cr_assert_str_eq(misses[0].fold, "now");
    cr_assert_str_eq(misses[n - 1].fold, "m 7");
    tamper("UPDATE miss SET asked_at = 5000");
    ask("zuletzt", 5000);
    misses = list(&n);
    cr_assert_eq(n, MISSES_MOST);
    bool kept = false;
    for (size_t i = 0; i < n; i++)
        kept = kept || strcmp(misses[i].fold, "zuletzt") == 0;
    cr_assert(kept, "in one second, the newest stays");
}
