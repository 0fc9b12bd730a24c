/* Half-typed text while the store takes none. */
#include "support.h"

#include "board/seat.h"
#include "board/sitting.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

static char folder[96];
static const char *const folders[] = {folder, NULL};
static const char *const nowhere[] = {"/proc/none", NULL};

static void enter(void)
{
    board_enter();
    snprintf(folder, sizeof folder, "%.*s/drafts",
             (int)(strrchr(board_file, '/') - board_file), board_file);
    world.asides = folders;
    become("mia");
}

TestSuite(draft_aside, .init = enter, .fini = board_leave);

static void run_sql(const char *sql)
{
    sqlite3 *raw;
    cr_assert_eq(sqlite3_open(board_file, &raw), SQLITE_OK);
    cr_assert_eq(sqlite3_exec(raw, sql, NULL, NULL, NULL), SQLITE_OK, "%s",
                 sqlite3_errmsg(raw));
    sqlite3_close(raw);
}

/* As a full disk does. */
static void fill(void)
{
    run_sql("CREATE TRIGGER full1 BEFORE INSERT ON draft BEGIN "
            "SELECT RAISE(FAIL, 'full'); END;"
            "CREATE TRIGGER full2 BEFORE DELETE ON draft BEGIN "
            "SELECT RAISE(FAIL, 'full'); END;");
}

static void make_room(void)
{
    run_sql("DROP TRIGGER full1; DROP TRIGGER full2;");
}

static const char *text_of(const char *place)
{
    const char *text = NULL;
    cr_assert(board_draft(board, place, &arena, &text, &err), "%s", err.what);
    return text;
}

Test(draft_aside, is_read_until_the_store_takes_it)
{
    cr_assert(board_draft_keep(board, "x", "the po", &err));
    fill();
    cr_assert_not(board_draft_keep(board, "x", "the pool", &err));
    cr_expect(strstr(err.what, folder), "%s", err.what);
    cr_expect_not(board_draft_lost(board, &err));
    become("mia");
    cr_expect_str_eq(text_of("x"), "the pool");
    cr_expect(board_draft_word(board, &err));
    cr_expect(strstr(err.what, folder), "%s", err.what);
    cr_expect_str_eq(text_of("x"), "the pool");
    cr_expect_not(board_draft_word(board, &err), "it is said once");
    make_room();
    cr_expect_str_eq(text_of("x"), "the pool");
    world.asides = NULL;
    become("mia");
    cr_expect_str_eq(text_of("x"), "the pool", "the store has it");
}

Test(draft_aside, of_nothing_hides_what_the_store_cannot_take_away)
{
    cr_assert(board_draft_keep(board, "x", "the po", &err));
    fill();
    cr_assert_not(board_draft_keep(board, "x", "", &err));
    become("mia");
    cr_expect_str_eq(text_of("x"), "");
    cr_expect_not(board_draft_word(board, &err));
}

Test(draft_aside, is_gone_once_the_store_took_another)
{
    fill();
    cr_assert_not(board_draft_keep(board, "x", "the po", &err));
    make_room();
    cr_assert(board_draft_keep(board, "x", "the pool is", &err));
    cr_assert(board_draft_keep(board, "x", "", &err));
    become("mia");
    cr_expect_str_eq(text_of("x"), "");
}

Test(draft_aside, is_not_read_over_what_was_typed_later)
{
    fill();
    cr_assert_not(board_draft_keep(board, "x", "early", &err));
    make_room();
    world.asides = NULL;
    become("mia");
    board_set_now(board, board_now(board) + 60);
    cr_assert(board_draft_keep(board, "x", "late", &err));
    world.asides = folders;
    become("mia");
    cr_expect_str_eq(text_of("x"), "late");
}

Test(draft_aside, of_the_review_comes_back_to_who_drives_it)
{
    const char *text;
    cr_assert(board_sitting_begin(board, &err));
    cr_assert(board_sitting_keep(board, "fact", "the po", &err));
    fill();
    cr_assert_not(board_sitting_keep(board, "fact", "the pool", &err));
    cr_expect(strstr(err.what, folder), "%s", err.what);
    become("mia");
    cr_assert(board_sitting_text(board, "fact", true, &arena, &text, &err));
    cr_expect_str_eq(text, "the pool");
}

Test(draft_aside, that_is_hurt_is_said_and_not_used)
{
    char command[160];
    fill();
    cr_assert_not(board_draft_keep(board, "x", "the po", &err));
    snprintf(command, sizeof command, "for f in %s/*.draft; do echo >>$f; done", folder);
    cr_assert_eq(system(command), 0);
    become("mia");
    cr_expect_str_eq(text_of("x"), "");
    cr_assert(board_draft_word(board, &err));
    cr_expect(strstr(err.what, ".hurt\" is hurt and was not used"), "%s", err.what);
}

Test(draft_aside, that_has_no_place_is_lost_until_it_has_one)
{
    world.asides = nowhere;
    become("mia");
    fill();
    cr_assert_not(board_draft_keep(board, "x", "the po", &err));
    cr_expect(strstr(err.what, "NOWHERE"), "%s", err.what);
    cr_expect(board_draft_lost(board, &err));
    make_room();
    cr_assert(board_draft_keep(board, "y", "other", &err));
    cr_expect(board_draft_lost(board, &err), "x is still typed and not kept");
    cr_assert(board_draft_keep(board, "x", "the po", &err));
    cr_expect_not(board_draft_lost(board, &err));
}
