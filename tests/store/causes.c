/* Causes and candidates that look like a text, among a great many. */
#include "support.h"

#include "store/causes.h"

#include <time.h>

TestSuite(causes, .init = store_enter, .fini = store_leave);

/* Twenty thousand candidates of two hundred incidents, a few words each; every one shares
 * "queue". Number 777 alone is about a pager, and was made a cause. */
static void fill(void)
{
    tamper(
        "PRAGMA synchronous = OFF; BEGIN;"
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200) "
        "INSERT INTO incident (id, rev, title, title_fold, severity, state, started_at, "
        "customers, heard_from, flag, source, source_id, url) "
        "SELECT i, 1, 'x', 'x', 'none', 'open', 5, 0, '', '', '', '', '' FROM n;"
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) "
        "INSERT INTO candidate (id, rev, incident, position, text, text_fold, was_there, "
        "less_harm, ours, in_week, can_check, archived_at) SELECT i, 1, i % 200 + 1, i, "
        "'q', CASE i WHEN 777 THEN 'the pager was silent all night' ELSE 'the queue of "
        "node' || (i * 7 % 501) || ' was filled by job' || (i * 13 % 401) || ' and batch' "
        "|| (i % 97) END, 'open', 'open', 'open', 'open', 'open', "
        "CASE WHEN i % 1000 = 0 THEN 9 END FROM n;"
        "INSERT INTO cause (id, rev, text, text_fold, candidate, named_at) VALUES "
        "(3, 1, 'q', 'the pager was silent all night', 777, 9);"
        "COMMIT");
}

static struct said_alike *found;
static size_t n;

static void look_for(const char *fold, int64_t incident)
{
    cr_assert(causes_alike(store, fold, incident, 3, &arena, &found, &n, &err), "%s",
              err.what);
}

Test(causes, alike_are_the_most_alike_of_other_incidents, .timeout = 60)
{
    fill();
    look_for("silent pager all night", 5);
    cr_assert_eq(n, 1, "a cause stands for its candidate");
    cr_assert(found[0].cause == 3 && found[0].candidate == 0);
    look_for("silent pager all night", 777 % 200 + 1);
    cr_assert_eq(n, 0, "it is said of this incident already");
    look_for("the queue of node7 was filled by job13", 5);
    cr_assert_eq(n, 3);
    cr_assert_eq(found[0].candidate, 1);
    look_for("the queue of node487 was filled by job168", 5);
    cr_assert(n == 0 || found[0].candidate != 1000, "it was taken away");
    look_for("the of and", 5);
    cr_assert_eq(n, 0, "nothing that tells");
}

/* What a person does not notice; a build that looks for faults is much slower. */
#if defined __OPTIMIZE__ && !defined __SANITIZE_ADDRESS__
enum { MOST_MS = 30 };
#else
enum { MOST_MS = 600 };
#endif

/* CPU time, the best of some: other programs do not count. A keystroke waits for it. */
static double milliseconds(const char *fold)
{
    double best = 1e9;
    for (int i = 0; i < 5; i++) {
        struct timespec from, to;
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
        look_for(fold, 5);
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
        double took = (double)(to.tv_sec - from.tv_sec) * 1e3 +
                      (double)(to.tv_nsec - from.tv_nsec) / 1e6;
        best = took < best ? took : best;
    }
    return best;
}

Test(causes, alike_are_found_while_one_types, .timeout = 60)
{
    static const char *const typed[] = {
        "the pager was silent", "the queue of node7 was filled",
        "the queue of node7 was filled by job13 and batch1 before anybody saw the alert"};
    fill();
    for (size_t i = 0; i < sizeof typed / sizeof *typed; i++) {
        double took = milliseconds(typed[i]);
        cr_expect_lt(took, MOST_MS, "%.1f ms: %s", took, typed[i]);
    }
}

Test(causes, said_before_are_found_again_by_their_words_alone, .timeout = 60)
{
    int64_t *again;
    fill();
    tamper(
        "INSERT INTO candidate (id, rev, incident, position, text, text_fold, was_there, "
        "less_harm, ours, in_week, can_check) SELECT 30000 + id, 1, 201, id, text, "
        "text_fold, 'open', 'open', 'open', 'open', 'open' FROM candidate "
        "WHERE id IN (777, 1000); INSERT INTO incident (id, rev, title, title_fold, "
        "severity, state, started_at, customers, heard_from, flag, source, source_id, "
        "url) VALUES (201, 1, 'x', 'x', 'none', 'open', 5, 0, '', '', '', '', '')");
    cr_assert(causes_said_before(store, 201, &arena, &again, &n, &err), "%s", err.what);
    cr_assert_eq(n, 1, "what was taken away was not said");
    cr_assert_eq(again[0], 30777);
}
