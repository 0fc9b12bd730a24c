/* The power cut harness: our settings lose nothing, and those known to lose do. */
#include "cut.h"

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

/* Settings to use in place of ours, put in front of each transaction; NULL: ours. */
static const char *instead;
static long replaced;

int __real_sqlite3_exec(sqlite3 *db, const char *sql,
                        int (*row)(void *, int, char **, char **), void *ctx, char **err);
int __wrap_sqlite3_exec(sqlite3 *db, const char *sql,
                        int (*row)(void *, int, char **, char **), void *ctx, char **err);

int __wrap_sqlite3_exec(sqlite3 *db, const char *sql,
                        int (*row)(void *, int, char **, char **), void *ctx, char **err)
{
    static const char begin[] = "BEGIN IMMEDIATE";
    if (instead && strncmp(sql, begin, sizeof begin - 1) == 0) {
        int result = __real_sqlite3_exec(db, instead, NULL, NULL, NULL);
        must(result == SQLITE_OK, "%s: %s", instead, sqlite3_errmsg(db));
        replaced++;
    }
    return __real_sqlite3_exec(db, sql, row, ctx, err);
}

static void must_lose(const struct run *run, const char *settings, const char *name)
{
    enum { ENOUGH = 20000 };
    instead = settings;
    replaced = 0;
    struct cut_count count = cut_until(run, ENOUGH, false);
    instead = NULL;
    must(replaced > 0, "the settings %s were never used", name);
    must(count.lost + count.hurt > 0,
         "%ld power cuts under %s lost nothing: the harness does not see losses",
         count.cuts, name);
    printf("cut: under %s, %ld lost and %ld hurt within %ld power cuts, as it must be\n",
           name, count.lost, count.hurt, count.cuts);
}

void cut_run(const struct run *run)
{
    must_lose(run, "PRAGMA journal_mode=DELETE; PRAGMA synchronous=FULL",
              "DELETE and FULL");
    must_lose(run, "PRAGMA synchronous=OFF", "TRUNCATE and OFF");
    struct cut_count count = cut_until(run, run->count, true);
    printf(
        "cut: %ld power cuts in %ld commits, %ld of them with a hot journal, %ld again "
        "during the recovery, %ld before the board was made: 0 lost, 0 hurt; %ld commits "
        "were there before they were acknowledged, %ld backups sound\n",
        count.cuts, count.commits, count.hot, count.twice, count.unmade, count.under_way,
        count.backups);
    must(count.backups > 0 || count.commits < 60, "no backup was looked at");
    must(count.hot > 0 && count.under_way > 0, "no power cut met a commit");
}
