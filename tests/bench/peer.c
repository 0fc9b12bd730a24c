/* peer parse FILE     : reads a file of JSON values with jansson alone, and nothing else.
 * peer commit FILE N  : N bare SQLite transactions on that file, with the settings the
 *                       board's store has, each changing one row of a table of its own.
 * Both print microseconds, of the whole or of one in the middle. */
#include "clock.h"

#include <jansson.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int parse(const char *path)
{
    FILE *file = fopen(path, "r");
    json_error_t error;
    json_t *value;
    long values = 0;
    int64_t begun = clock_us();
    if (!file)
        return 2;
    while ((value = json_loadf(file, JSON_REJECT_DUPLICATES | JSON_DISABLE_EOF_CHECK,
                               &error))) {
        values++;
        json_decref(value);
    }
    printf("%lld\n", (long long)(clock_us() - begun));
    fclose(file);
    return values ? 0 : 2;
}

static int run(sqlite3 *db, const char *sql)
{
    char *why = NULL;
    int code = sqlite3_exec(db, sql, NULL, NULL, &why);
    if (code != SQLITE_OK)
        fprintf(stderr, "peer: %s: %s\n", sql, why);
    return code;
}

static int commits(const char *path, int n)
{
    sqlite3 *db;
    int64_t *took = calloc((size_t)n, sizeof *took);
    if (!took || sqlite3_open(path, &db) != SQLITE_OK)
        return 2;
    if (run(db, "PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=EXTRA; "
                "PRAGMA foreign_keys=ON; PRAGMA cell_size_check=ON; "
                "CREATE TABLE IF NOT EXISTS owner (id INTEGER PRIMARY KEY, name TEXT); "
                "INSERT OR IGNORE INTO owner VALUES (1, 'x')") != SQLITE_OK)
        return 2;
    for (int i = 0; i < n; i++) {
        int64_t begun = clock_us();
        if (run(db, "BEGIN IMMEDIATE; UPDATE owner SET name = name || 'x'; COMMIT"))
            return 2;
        took[i] = clock_us() - begun;
    }
    printf("%lld\n", (long long)clock_middle(took, (size_t)n));
    sqlite3_close(db);
    free(took);
    return 0;
}

int main(int argc, char **argv)
{
    if (argc == 3 && strcmp(argv[1], "parse") == 0)
        return parse(argv[2]);
    if (argc == 4 && strcmp(argv[1], "commit") == 0)
        return commits(argv[2], atoi(argv[3]));
    fputs("usage: peer parse FILE | peer commit FILE N\n", stderr);
    return 2;
}
