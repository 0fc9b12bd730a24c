/* The memory of one look-up: its block, and what does not fit into it. SQLite takes its
 * allocator when it begins, so each test asks in a process that has not begun yet. */
#include "support.h"

#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

TestSuite(memory, .init = enter, .fini = leave);

/* Runs it in a child, which never comes back; true for exit code 0. */
static bool apart(int (*child)(void))
{
    int status;
    pid_t pid = fork();
    cr_assert_geq(pid, 0);
    if (pid == 0)
        _exit(child());
    cr_assert_eq(waitpid(pid, &status, 0), pid);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static int make(void)
{
    struct db *db;
    if (!db_open(file, DB_CREATE, &db, &err))
        return 1;
    db_close(db);
    return 0;
}

/* Two texts of two million characters, made anew for each of three rows. */
static int look_up(void)
{
    static const char sql[] = "WITH n(i) AS (VALUES (1), (2), (3)) "
                              "SELECT hex(zeroblob(1000000 + i)) || 'x' FROM n";
    struct db *db;
    struct db_stmt *stmt;
    size_t rows = 0;
    if (!db_open(file, DB_GLANCE, &db, &err) || !db_prepare(db, sql, &stmt, &err))
        return 1;
    while (db_step(stmt, &err) == DB_ROW)
        rows += strlen(db_text(stmt, 0)) == 2 * (1000001 + rows) + 1;
    db_finalize(stmt);
    db_close(db);
    return rows == 3 ? 0 : 1;
}

/* The same twice in one process: the block is not given back, and all is well. */
static int look_up_twice(void)
{
    return look_up() || look_up();
}

Test(memory, of_a_look_up_may_be_larger_than_its_block)
{
    cr_assert(apart(make));
    cr_assert(apart(look_up));
    cr_assert(apart(look_up_twice));
}
